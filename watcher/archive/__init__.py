"""What is kept: WARC files and entry mirrors under `snapshots/`, and the catalogue, which can be made from them."""
