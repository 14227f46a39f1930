"""Where things are: the address of an entry, and ways from one page to another."""

from watcher.model import Entry

_OWN_RELS = ("page", "diff", "json")


def own_link(entry: Entry, rel: str) -> str | None:
    """Return the path below the public folder of one of an entry's own files."""
    return next((link.href for link in entry.links if link.rel == rel and rel in _OWN_RELS), None)


def item_url(entry: Entry, base_url: str) -> str:
    """Return where an item leads: to its page, else to the document, else to our index."""
    page = own_link(entry, "page")
    if page:
        return f"{base_url}/{page}"
    return next((link.href for link in entry.links if link.rel == "source"), entry.url or f"{base_url}/index.html")


def up(path: str) -> str:
    """Return the way from a page to the top of the public folder: "" or "../../"."""
    return "../" * path.count("/")
