"""Reads feeds as sources: RSS, Atom and JSON Feed, each item a section with its own identity. Dates are no text."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import feedparser

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import html
from watcher.extract.clean import clean
from watcher.extract.encoding import decode
from watcher.extract.flow import ARROWS
from watcher.extract.links import target
from watcher.extract.outline import Heading, build
from watcher.extract.vocabulary import phrase
from watcher.model import Block, BlockKind, Document

ITEMS_MAX = 3_000
"""feedparser takes 11 ms for an item of 20 KB; the longest real feed had 1,100 items."""
BODY_BYTES_MAX = 30_000_000


@dataclass(frozen=True, slots=True)
class _Item:
    """What an item says."""

    key: str
    title: str
    link: str | None
    markup: str


def read(body: bytes, *, charset: str | None, url: str | None) -> Document:
    """Return the document in a feed. Raises ExtractError: DAMAGED, NOTHING_TO_READ, TOO_LARGE."""
    if len(body) > BODY_BYTES_MAX:
        raise ExtractError(
            f"The feed has {len(body):,} bytes. Watch a feed with fewer items.", ExtractFailure.TOO_LARGE
        )
    text = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    title, lang, items = _json(decode(body, charset), url) if text.startswith(b"{") else _xml(body, charset, url)
    if not items:
        raise ExtractError("The feed lists no items. Look at the address in a browser.", ExtractFailure.NOTHING_TO_READ)
    if len(items) > ITEMS_MAX:
        raise ExtractError(f"The feed lists {len(items):,} items. Watch a feed with fewer.", ExtractFailure.TOO_LARGE)
    flow = [part for item in _distinct(items) for part in _parts(item, url)]
    return Document(title=title, sections=build(title, flow), media="feed", lang=lang)


def _distinct(items: Sequence[_Item]) -> Iterator[_Item]:
    """Yield the items, one for each identity: of two with the same, the first, which is the newer."""
    seen: set[str] = set()
    for item in items:
        if item.key not in seen:
            seen.add(item.key)
            yield item


def _parts(item: _Item, url: str | None) -> Iterator[Heading | Block]:
    yield Heading(item.title or item.key, 1, key=item.key)
    blocks = _without_close(html.item(item.markup, item.link or url))
    links = (item.link,) if item.link else ()
    if not blocks:
        blocks = [Block(BlockKind.PARAGRAPH, item.title or item.key)]
    yield replace(blocks[0], links=(*links, *blocks[0].links))
    yield from blocks[1:]


_CLOSE = re.compile(r"the post .{1,300} (?:appeared first|first appeared) on .{1,100}", re.IGNORECASE | re.DOTALL)
_MORE = phrase("more_links")


def _without_close(blocks: Sequence[Block]) -> list[Block]:
    """Return an item's blocks without the lines that lead to the page of it: they say its title again, or nothing."""
    end = len(blocks)
    while end > 1 and (_CLOSE.fullmatch(blocks[end - 1].text) or _leads_on(blocks[end - 1])):
        end -= 1
    return list(blocks[:end])


def _leads_on(block: Block) -> bool:
    return bool(block.links) and _MORE.fullmatch(block.text.strip(ARROWS)) is not None


def _xml(body: bytes, charset: str | None, url: str | None) -> tuple[str, str | None, list[_Item]]:
    headers = {"content-type": f"application/xml; charset={charset}" if charset else "application/xml"}
    parsed = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version and not parsed.entries:
        why = parsed.get("bozo_exception", "it is no RSS and no Atom")
        raise ExtractError(f"The feed cannot be read: {clean(str(why))}.", ExtractFailure.DAMAGED)
    about: Mapping[str, Any] = parsed.feed
    return (
        plain(_string(about, "title")),
        _string(about, "language") or None,
        [_xml_item(entry, url) for entry in parsed.entries],
    )


def _xml_item(entry: Mapping[str, Any], url: str | None) -> _Item:
    contents = [_string(part, "value") for part in entry.get("content", ())]
    markup = max((*contents, _string(entry, "summary")), key=len)
    link = target(_string(entry, "link"), url)
    title = plain(_string(entry, "title"))
    return _Item(clean(_string(entry, "id")) or link or _nameless(title, entry, "published"), title, link, markup)


def _nameless(title: str, entry: Mapping[str, Any], date: str) -> str:
    """Return the identity of an item that has neither id nor address: several may have one title."""
    return clean(f"{title} {_string(entry, date)}")


def _json(text: str, url: str | None) -> tuple[str, str | None, list[_Item]]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExtractError(f"The feed cannot be read: {clean(str(error))}.", ExtractFailure.DAMAGED) from error
    entries = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(entries, list):
        raise ExtractError("The feed cannot be read: it has no list of items.", ExtractFailure.DAMAGED)
    items = [_json_item(entry, url) for entry in entries if isinstance(entry, dict)]
    return plain(_string(feed, "title")), _string(feed, "language") or None, items


def _json_item(entry: Mapping[str, Any], url: str | None) -> _Item:
    link = target(_string(entry, "url") or _string(entry, "external_url"), url)
    title = plain(_string(entry, "title"))
    words = _string(entry, "content_text") or _string(entry, "summary")
    markup = _string(entry, "content_html") or html.escaped(words)
    key = clean(_string(entry, "id")) or link or _nameless(title, entry, "date_published")
    return _Item(key, title, link, markup)


def _string(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return str(value) if isinstance(value, str | int | float) else ""


def plain(markup: str) -> str:
    """Return a title without the markup that some feeds put into it."""
    if "<" not in markup and "&" not in markup:
        return clean(markup)
    return clean(" ".join(block.text for block in html.fragment(markup, None)))
