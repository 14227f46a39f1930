"""Objects of scripts' data as mentions: whatever the keys are called, an address or slug beside a title is a document.

Data of content systems names a document by its slug alone. What stands before the slug in its address is learned from
the links that the page shows beside the data; where it shows none, the document's directory or the page itself says it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from watcher.extract import addresses
from watcher.extract.dates import find_date
from watcher.extract.listing.items import NAMED_BY_DATA, NAMELESS, WORDED, Mention, is_generic

_ADDRESSES = ("url", "href", "link", "permalink", "canonicalUrl", "canonical_url", "mainEntityOfPage", "path", "@id")
_INNER = ("url", "href", "path", "@id", "current")
_SLUGS = ("slug", "handle")
_TITLES = ("title", "headline", "name", "heading", "label", "text")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"\$(?:undefined|[A-Za-z@]?[0-9a-f]*(?::[\w$]+)*)")
"""What flight data say in the place of a value that stands elsewhere."""
_DATES = (
    *("publishedOn", "publishedAt", "published_at", "datePublished", "publishDate", "publicationDate", "published"),
    *("date_published", "pubDate", "releaseDate", "firstPublishedAt", "date"),
)
_ABOUT = ("summary", "excerpt", "description", "abstract", "subtitle")
_DIRECTORIES = ("directories", "directory", "section", "collection", "category", "categories")
_NO_DOCUMENTS = frozenset(
    {
        *("Organization", "Corporation", "Person", "WebSite", "ImageObject", "VideoObject", "Offer"),
        *("SearchAction", "EntryPoint", "ContactPoint", "PostalAddress", "Brand", "image", "file", "video", "author"),
    }
)
"""Types (schema.org, and of content systems) whose addresses lead to no document."""

_WAY_HERE = "BreadcrumbList"
"""What lies above the page, and not what it lists."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """A document as an object names it."""

    address: str | None
    slug: str
    kinds: tuple[str, ...]
    """What it is, narrowest first: documents of one kind lie in one place."""
    directory: str
    title: str
    published: date | None
    described: bool
    """Whether more is said of it than a menu says of its items."""

    @property
    def rank(self) -> int:
        if is_generic(self.title):
            return NAMELESS
        return NAMED_BY_DATA if self.described or self.published else WORDED


def mentions(trees: Iterable[Any], page: str, shown: Sequence[str]) -> list[Mention]:
    """Return the documents that the data name; `shown` are the addresses that the page links beside them."""
    things = [thing for tree in trees for thing in _things(tree, page)]
    places = _Places(things, page, shown)
    return [
        Mention(address, thing.title, thing.published, thing.rank)
        for thing in things
        if (address := thing.address or places.address(thing))
    ]


def _things(tree: Any, page: str) -> Iterator[_Thing]:
    """Yield what the objects of a tree name, in document order; without recursion, since its depth is not ours."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            types = _types(node)
            if _WAY_HERE in types:
                continue
            if types.isdisjoint(_NO_DOCUMENTS) and (thing := _thing(_whole(node), page)):
                yield thing
            waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _whole(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an object with what Gatsby sets apart: what a file says of itself, and where its page lies."""
    front, place = (part if isinstance(part := node.get(name), dict) else {} for name in ("frontmatter", "fields"))
    return {"path": place["slug"], **front, **node} if front and "slug" in place else node


def _types(node: Mapping[str, Any]) -> frozenset[str]:
    said = [node.get("@type"), node.get("_type")]
    return frozenset(
        word for one in said for word in (one if isinstance(one, list) else [one]) if isinstance(word, str)
    )


def _thing(node: Mapping[str, Any], page: str) -> _Thing | None:
    title = unescape(_TAG.sub(" ", _first(node, _TITLES)))
    slug = _first(node, _SLUGS)
    href = _first(node, _ADDRESSES)
    address = addresses.absolute(href, page) if href else None
    published = find_date(_first(node, _DATES), "en-us")
    described = any(name in node for name in _ABOUT)
    if address and (title or "href" in node or "url" in node):
        return _Thing(address, "", (), "", title, published, described)
    if not (title and slug and (published or described)):
        return None
    return _Thing(None, slug.strip("/"), _kinds(node), _directory(node), title, published, described)


def _first(node: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first of these that the object says, in words of its own or of an object that it holds."""
    for name in names:
        value = node.get(name)
        if isinstance(value, dict):
            value = next((value[inner] for inner in (*_INNER, "rendered", "en") if inner in value), None)
        if isinstance(value, str) and value.strip() and not _REFERENCE.fullmatch(value):
            return value.strip().replace("$$", "$", 1) if value.startswith("$$") else value.strip()
    return ""


def _directory(node: Mapping[str, Any]) -> str:
    for name in _DIRECTORIES:
        value = node.get(name)
        first = value[0] if isinstance(value, list) and value else value
        said = _first(first, ("value", "slug")) if isinstance(first, dict) else first
        if isinstance(said, str) and said:
            return said
    return ""


def _kinds(node: Mapping[str, Any]) -> tuple[str, ...]:
    kind = "/".join(sorted(_types(node)))
    return (f"{kind} in {_directory(node)}", kind)


class _Places:
    """Where documents of each kind lie, learned from those whose address the page shows."""

    def __init__(self, things: Sequence[_Thing], page: str, shown: Sequence[str]) -> None:
        self._page = page
        by_name: dict[str, list[str]] = {}
        for url in shown:
            by_name.setdefault(urlsplit(url).path.strip("/").rpartition("/")[2], []).append(url)
        self._learned: dict[str, Counter[str]] = {}
        for thing in things:
            for place in _places(thing.slug, by_name) if thing.slug else ():
                for kind in thing.kinds:
                    self._learned.setdefault(kind, Counter())[place] += 1

    def address(self, thing: _Thing) -> str | None:
        """Return the address that a document known by its slug has."""
        for kind in thing.kinds:
            if kind in self._learned:
                return addresses.absolute(self._learned[kind].most_common(1)[0][0] + thing.slug, self._page)
        if thing.directory and "/" not in thing.slug:
            return addresses.absolute(f"/{thing.directory.strip('/')}/{thing.slug}", self._page)
        own = urlsplit(self._page).path.rstrip("/")
        inside = "/" in thing.slug
        return addresses.absolute(f"/{thing.slug}" if inside else f"{own}/{thing.slug}", self._page)


def _places(slug: str, by_name: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what stands before the slug in the addresses that end in it."""
    for url in by_name.get(slug.rpartition("/")[2], ()):
        if url.rstrip("/").endswith(f"/{slug}"):
            yield url.rstrip("/").removesuffix(slug)
