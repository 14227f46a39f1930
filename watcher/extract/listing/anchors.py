"""Links of a page as mentions: where each leads, under which title, with which date.

A link's own words are often not its title: "Read more", a picture, or a category, a date and a title in one. So its
title is looked for in its headings, in its words, and in what surrounds it as far as nothing else is linked.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from watcher.extract import addresses
from watcher.extract.clean import clean
from watcher.extract.dates import find_date, is_date
from watcher.extract.html.page import parse
from watcher.extract.html.tree import attribute, is_text, names_of, tags
from watcher.extract.listing.items import AROUND, NAMED, NAMELESS, TITLE_CHARS_MAX, WORDED, Mention, is_generic

_NO_LINKS = frozenset({"link", "base", "image", "use"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TITLE_CLASS = re.compile(r"(?:^|[\s_-])(?:title|headline)(?:$|[\s_-])", re.IGNORECASE)
_WHOLES = frozenset({"body", "html", "main", "[document]", "table", "tbody", "thead"})
"""Elements that hold more than one document, even where they happen to link one."""
_AROUND_MAX = 6
"""How many elements above a link still belong to it."""
_TEXT_CHARS_MAX = 4_000
"""Characters of one link that are read for a title."""


def mentions(markup: str, url: str) -> Iterator[Mention]:
    """Yield the links of a page in order, several for one document where it links it several times."""
    soup = parse(markup)
    page = _Page(soup, base_of(soup, url))
    for tag, address in page.links:
        yield page.mention(tag, address)


def base_of(soup: BeautifulSoup, url: str) -> str:
    """Return the address that relative links start from: `<base href>`, or the page's own."""
    said = next((attribute(tag, "href") for tag in tags(soup) if tag.name == "base"), "")
    return (addresses.absolute(said, url) if said else None) or url


@dataclass(frozen=True, slots=True)
class _Told:
    """What an element says of the document that it links."""

    name: str
    """A heading, or what is called a title."""
    words: str
    published: date | None


class _Page:
    """A page's links, and for what is around each of them whose it is."""

    def __init__(self, soup: BeautifulSoup, base: str) -> None:
        self.links = [
            (tag, address)
            for tag in tags(soup)
            if tag.name not in _NO_LINKS and (address := addresses.absolute(attribute(tag, "href"), base))
        ]
        self._owners = _owners(self.links)
        self._shared = _shared(self.links)
        html = soup.find("html")
        self._lang = attribute(html, "lang") or None if isinstance(html, Tag) else None
        self._seen: dict[int, _Told] = {}

    def mention(self, tag: Tag, address: str) -> Mention:
        """Return a link as a mention."""
        own, around = self._told(tag), self._told(self._around(tag, address))
        day = own.published or around.published
        if own.name:
            return Mention(address, own.name, day, NAMED)
        if not is_generic(own.words) and own.words not in self._shared:
            return Mention(address, own.words, day, WORDED)
        label = attribute(tag, "title") or attribute(tag, "aria-label")
        beside = around.words
        if is_generic(own.words):
            beside = beside.removesuffix(own.words).removeprefix(own.words).strip() or beside
        said = around.name or label or beside or _pictured(tag)
        return Mention(address, said, day, NAMELESS if said == own.words else AROUND)

    def _around(self, tag: Tag, address: str) -> Tag:
        """Return the outermost element near the link in which nothing else is linked."""
        found = tag
        for outer in _outer(tag):
            if self._owners.get(id(outer)) != address:
                break
            found = outer
        return found

    def _told(self, root: Tag) -> "_Told":
        """Return what the root says; asked once for each root."""
        known = self._seen.get(id(root))
        if known is None:
            known = self._seen[id(root)] = _Told(_named(root), _words(root), _dated(root, self._lang))
        return known


def _outer(tag: Tag) -> Iterator[Tag]:
    for _, outer in zip(range(_AROUND_MAX), tag.parents, strict=False):
        if outer.name in _WHOLES:
            return
        yield outer


def _owners(links: list[tuple[Tag, str]]) -> Mapping[int, str]:
    """Return the one address that is linked in each element around links; "" where there are several."""
    owners: dict[int, str] = {}
    for tag, address in links:
        for outer in _outer(tag):
            owners[id(outer)] = address if owners.get(id(outer), address) == address else ""
    return owners


def _shared(links: list[tuple[Tag, str]]) -> frozenset[str]:
    """Return the words under which several addresses are linked: they are no title."""
    owner: dict[str, str] = {}
    shared = set()
    for tag, address in links:
        words = _words(tag)
        if owner.setdefault(words, address) != address:
            shared.add(words)
    return frozenset(shared)


def _named(root: Tag) -> str:
    """Return the first heading in the root, or what a class calls a title; a card's own attribute before both."""
    if root.name not in {"a", "area"} and (said := attribute(root, "title")):
        return clean(said)
    inner = tags(root)
    found = next((tag for tag in inner if tag.name in _HEADINGS), None)
    found = found or next((tag for tag in inner if _TITLE_CLASS.search(_plain_names(tag))), None)
    return _words(found) if found else ""


def _plain_names(tag: Tag) -> str:
    """Return class names with the hashes of CSS modules set apart: "List-module__x9__title" names a title."""
    return names_of(tag).replace("__", " ").replace("_", " ")


def _words(root: Tag) -> str:
    """Return the text of an element without what is only a date."""
    said: list[str] = []
    chars = 0
    for node in root.descendants:
        text = clean(node) if is_text(node) and isinstance(node, NavigableString) else ""
        if text and not is_date(text):
            said.append(text)
            chars += len(text)
        if chars > _TEXT_CHARS_MAX:
            break
    return clean(" ".join(said))[:TITLE_CHARS_MAX]


def _pictured(tag: Tag) -> str:
    """Return how a picture in the link is described."""
    return next((attribute(inner, "alt") for inner in tags(tag) if inner.name == "img"), "")


def _dated(root: Tag, lang: str | None) -> date | None:
    """Return the first date that the root tells: a `<time>`, or a text that is a date."""
    for tag in tags(root):
        if tag.name == "time":
            return find_date(attribute(tag, "datetime"), "en-us") or find_date(tag.get_text(" "), lang)
    texts = (clean(node) for node in root.descendants if isinstance(node, NavigableString) and is_text(node))
    return next((find_date(text, lang) for text in texts if is_date(text, lang)), None)
