"""The public folder: feeds, pages, data; plain files that any web server can host, and that can be made again."""
