"""Feeds as listings: RSS, Atom, JSON Feed. Ids and dates are the feed's word; its address says which document it is."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import feedparser

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import addresses
from watcher.extract.clean import clean
from watcher.extract.dates import find_date
from watcher.extract.encoding import decode
from watcher.extract.feed import BODY_BYTES_MAX, plain
from watcher.extract.listing import objects
from watcher.extract.listing.items import NAMED_BY_DATA, Mention
from watcher.extract.listing.payloads import decoded


def mentions(body: bytes, charset: str | None, url: str) -> Iterator[Mention]:
    """Yield the items of a feed in order. Raises ExtractError: DAMAGED, TOO_LARGE."""
    if len(body) > BODY_BYTES_MAX:
        raise ExtractError(f"The feed has {len(body):,} bytes. Declare a smaller one.", ExtractFailure.TOO_LARGE)
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        yield from data(decode(body, charset), url)
        return
    headers = {"content-type": f"application/xml; charset={charset}" if charset else "application/xml"}
    parsed = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and (parsed.bozo or not parsed.version):
        why = parsed.get("bozo_exception", "it is no RSS and no Atom")
        raise ExtractError(f"The feed cannot be read: {clean(str(why))}.", ExtractFailure.DAMAGED)
    for entry in parsed.entries:
        address = addresses.absolute(_address(entry), url)
        if address:
            yield Mention(address, plain(str(entry.get("title") or "")), _published(entry), NAMED_BY_DATA)


def data(text: str, url: str) -> list[Mention]:
    """Return the documents that JSON names: a JSON Feed, or any other list. Raises ExtractError DAMAGED."""
    try:
        tree = decoded(text.lstrip("\ufeff"))
    except ValueError as error:
        raise ExtractError(f"The listing is no whole JSON: {clean(str(error))}.", ExtractFailure.DAMAGED) from error
    items = tree.get("items") if isinstance(tree, dict) and "jsonfeed.org" in str(tree.get("version")) else None
    if isinstance(items, list):
        tree = [_addressed(item) for item in items]
    return objects.mentions([tree], url, ())


def _addressed(item: Any) -> Any:
    """Return an item of a JSON Feed with an address: its id where that is one, as jsonfeed.org recommends."""
    if not isinstance(item, dict) or isinstance(item.get("url"), str):
        return item
    said = item.get("id")
    return {**item, "url": said} if isinstance(said, str) and said.startswith(("http://", "https://")) else item


def _address(entry: Mapping[str, Any]) -> str:
    """Return where an item leads: past a host that counts clicks, or to its id where it is one for the address."""
    said = (entry.get("feedburner_origlink"), entry.get("link"), entry.get("id"))
    return next((one for one in said if isinstance(one, str) and one.strip()), "")


def _published(entry: Mapping[str, Any]) -> date | None:
    """Return the day of an item: parsed by feedparser to UTC, or as it is written."""
    parsed = entry.get("published_parsed")
    if parsed:
        return date(*parsed[:3])
    return find_date(str(entry.get("published") or ""))
