"""RSS 2.0 and Atom by feedgen; one extension adds what it lacks: WebSub and the paged archives of RFC 5005."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from watcher.entries.body import filled
from watcher.model import Entry
from watcher.publish.channels import LANGUAGE, TTL_MINUTES
from watcher.publish.kept import kept
from watcher.publish.urls import item_url

HISTORY_NS = "http://purl.org/syndication/history/1.0"
ATOM_NS = "http://www.w3.org/2005/Atom"
GENERATOR = "model-welfare-watch"
_MEDIA = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed document says of itself, in every format."""

    id: str
    title: str
    description: str
    base_url: str
    stem: str
    updated: datetime
    page: int | None = None
    """The number of a sealed page; None: the newest items."""
    previous: int | None = None
    """The page before it."""
    hub: str | None = None

    def url(self, ending: str, page: int | None = None) -> str:
        """Return the address of this feed, or of one of its sealed pages, in one format."""
        return f"{self.base_url}/{page_name(self.stem, page)}.{ending}"

    def self_url(self, ending: str) -> str:
        """Return the address of this document."""
        return self.url(ending, self.page)


def page_name(stem: str, page: int | None) -> str:
    """Return the path of a feed document without its ending; sealed pages are numbered from the oldest, from 1."""
    return stem if page is None else f"{stem}-{page}"


def rss(head: Head, entries: Sequence[Entry]) -> bytes:
    """Return an RSS 2.0 document with content:encoded, items in the given order."""
    document = _as_words(_generator(head, "rss").rss_str(pretty=True))
    items = b"".join(rss_item(entry, head.base_url) for entry in entries)
    return _with_items(document, items, b"</channel>")


def atom(head: Head, entries: Sequence[Entry]) -> bytes:
    """Return an Atom document (RFC 4287), entries in the given order."""
    document = _generator(head, "atom").atom_str(pretty=True)
    return _with_items(document, b"".join(atom_item(entry, head.base_url) for entry in entries), b"</feed>")


@kept
def rss_item(entry: Entry, base_url: str) -> bytes:
    """Return one item as it stands in every RSS document that holds it."""
    feed = FeedGenerator()
    feed.title("-")
    feed.link(href=base_url)
    feed.description("-")
    summary = escape(entry.summary, quote=False).replace("\n", "<br>\n")
    feed.add_entry(_entry(entry, base_url, summary, "CDATA", labels=False))
    document: bytes = feed.rss_str()
    item = document[document.index(b"<item>") : document.rindex(b"</channel>")]
    title, end, rest = item.partition(b"</title>")
    return _as_words(title) + end + rest + b"\n"


def _as_words(xml: bytes) -> bytes:
    """What looks like markup in a title is words: so written, as the RSS profile asks, it is taken for nothing else."""
    return xml.replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;")


@kept
def atom_item(entry: Entry, base_url: str) -> bytes:
    """Return one entry as it stands in every Atom document that holds it."""
    element = _entry(entry, base_url, entry.summary, "html", labels=True).atom_entry()
    return bytes(etree.tostring(element, encoding="utf-8")) + b"\n"


def scheme(entry: Entry, name: str) -> str:
    """Return the scheme of a category: under the authority that mints our ids, so that a move does not touch it."""
    return f"{':'.join(entry.guid.split(':')[:2])}:{name}"


class PagedExtension(BaseExtension):  # type: ignore[misc]
    """`hub` (WebSub) and `current`, `prev-archive`, `fh:archive` (RFC 5005) in both formats."""

    def __init__(self) -> None:
        self.head: Head | None = None

    def extend_ns(self) -> dict[str, str]:
        """Return the namespace of paged feeds."""
        return {"fh": HISTORY_NS}

    def extend_rss(self, feed: Any) -> Any:
        """Add the links to the channel."""
        self._extend(feed[0], f"{{{ATOM_NS}}}link", "rss")
        return feed

    def extend_atom(self, feed: Any) -> Any:
        """Add the links to the feed."""
        self._extend(feed, "link", "atom")
        return feed

    def _extend(self, parent: Any, tag: str, ending: str) -> None:
        head = self.head
        assert head is not None
        links = [("hub", head.hub)] if head.hub and head.page is None else []
        if head.previous is not None:
            links.append(("prev-archive", head.url(ending, head.previous)))
        if head.page is not None:
            links.append(("current", head.url(ending)))
            etree.SubElement(parent, f"{{{HISTORY_NS}}}archive")
        for rel, href in links:
            kind = {} if rel == "hub" else {"type": _MEDIA[ending]}
            etree.SubElement(parent, tag, {"rel": rel, "href": href, **kind})


def _generator(head: Head, ending: str) -> FeedGenerator:
    feed = FeedGenerator()
    feed.register_extension("paged", PagedExtension, None)
    feed.paged.head = head
    feed.id(head.id)
    feed.title(head.title)
    feed.subtitle(head.description)
    feed.author(name=GENERATOR)
    feed.language(LANGUAGE)
    feed.updated(head.updated)
    feed.ttl(TTL_MINUTES)
    feed.generator(GENERATOR)
    feed.icon(f"{head.base_url}/icon.png")
    feed.image(url=f"{head.base_url}/icon.png", title=head.title, link=head.url("html"))
    feed.link(href=head.self_url(ending), rel="self", type=_MEDIA[ending])
    feed.link(href=head.url("html"), rel="alternate", type="text/html")  # last: it becomes the channel's link
    return feed


def _entry(entry: Entry, base_url: str, summary: str, content_type: str, *, labels: bool) -> FeedEntry:
    """`labels`: feedgen would put them in the place of RSS's terms."""
    element = FeedEntry()
    element.id(entry.guid)
    element.title(entry.title)
    element.link(href=item_url(entry, base_url), rel="alternate")
    element.published(entry.told)
    element.updated(entry.told)
    element.summary(summary)
    element.content(filled(entry.content_html, base_url), type=content_type)
    for category in entry.categories:
        label = {"label": category.label} if labels else {}
        element.category(term=category.term, scheme=scheme(entry, category.scheme), **label)
    return element


def _with_items(document: bytes, items: bytes, end: bytes) -> bytes:
    """The items stand at the end of the channel, where the generator would have put them."""
    at = document.rindex(end)
    return document[:at] + items + document[at:]
