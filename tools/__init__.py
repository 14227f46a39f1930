"""What builds and proves; not part of the installed package."""
