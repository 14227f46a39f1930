"""Where things are: the address of an entry, and ways from one page to another."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from watcher.model import Entry

_OWN_RELS = ("page", "diff", "json")
_URI = re.compile(r"[0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#\[\]]+")
_SIGNS = ";/?:@&=+$-_!~*'(),%"


def own_link(entry: Entry, rel: str) -> str | None:
    """Return the path below the public folder of one of an entry's own files."""
    return next((link.href for link in entry.links if link.rel == rel and rel in _OWN_RELS), None)


def item_url(entry: Entry, base_url: str) -> str:
    """Return where an item leads: to its page, else to the document, else to our index."""
    page = own_link(entry, "page")
    if page:
        return f"{base_url}/{page}"
    source = next((link.href for link in entry.links if link.rel == "source"), entry.url)
    return uri(source) if source else f"{base_url}/index.html"


def uri(address: str) -> str:
    """Return an address in ASCII, as RSS wants it: a declaration may hold one as browsers show it (RFC 3987, 3.1)."""
    if _URI.fullmatch(address):
        return address
    parts = urlsplit(address)
    rest = (quote(part, safe=_SIGNS) for part in parts[2:])
    return urlunsplit((parts.scheme, parts.netloc.encode("idna").decode(), *rest))


def up(path: str) -> str:
    """Return the way from a page to the top of the public folder: "" or "../../"."""
    return "../" * path.count("/")
