"""An invented lab on loopback, and the real watcher over it. Not part of the package."""
