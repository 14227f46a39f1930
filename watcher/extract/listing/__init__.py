"""Reads listings: the documents that a page, a text, a sitemap or a feed names, each once.

Pure, as all of extraction. Bytes from outside are read in the child processes of `sandbox`. Listings lie: titles and
dates are hints, and that an item is missing says nothing.
"""

import re
from collections.abc import Iterator

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.encoding import decode
from watcher.extract.html.page import BODY_CHARS_MAX
from watcher.extract.listed import Listed, Listing
from watcher.extract.listing import anchors, cards, feeds, objects, payloads, sitemaps
from watcher.extract.listing.items import LISTED_MAX, Mention, listed
from watcher.extract.media import Media, media_of

__all__ = ["LISTED_MAX", "Listed", "Listing", "read"]

_JSON = re.compile(rb"[\xef\xbb\xbf\s]{0,64}[{\[]")


def read(body: bytes, *, media_type: str | None, charset: str | None, url: str) -> Listing:
    """Return the documents that the bytes at this address name.

    Raises ExtractError: NOTHING_TO_READ, UNSUPPORTED_TYPE, DAMAGED, TOO_LARGE. A listing without a single item is no
    error: whether it should have any is for those to judge who know what it had.
    """
    plain = sitemaps.unpacked(body)
    if not plain.strip():
        raise ExtractError(f"The listing at {url} is empty.", ExtractFailure.NOTHING_TO_READ)
    if sitemaps.is_sitemap(plain):
        return sitemaps.read(plain, url)
    try:
        return Listing(listed(_mentions(plain, media_type, charset, url), url))
    except RecursionError as error:
        raise ExtractError(f"The listing at {url} nests too deep to be read.", ExtractFailure.DAMAGED) from error


def _mentions(body: bytes, media_type: str | None, charset: str | None, url: str) -> Iterator[Mention]:
    if "json" in (media_type or "").lower() and _JSON.match(body):
        yield from feeds.mentions(body, charset, url)
        return
    match media_of(body, media_type, url):
        case Media.FEED:
            yield from feeds.mentions(body, charset, url)
        case Media.MARKDOWN | Media.TEXT:
            yield from cards.mentions(_text(body, charset, markup=False), url)
        case Media.HTML:
            yield from _page(_text(body, charset, markup=True), url)
        case Media.PDF:
            raise ExtractError(
                f"The listing at {url} is a PDF; only pages, Markdown, sitemaps and feeds can be listings.",
                ExtractFailure.UNSUPPORTED_TYPE,
            )


def _text(body: bytes, charset: str | None, *, markup: bool) -> str:
    text = decode(body, charset, markup=markup)
    if len(text) > BODY_CHARS_MAX:
        raise ExtractError(
            f"The listing has {len(text):,} characters. Declare a smaller one.", ExtractFailure.TOO_LARGE
        )
    return text


def _page(markup: str, url: str) -> Iterator[Mention]:
    """Yield what a page names: the data of its scripts first, whole and in order, then what it shows."""
    trees = payloads.trees(markup)
    written = payloads.written(trees)
    shown = [*(anchors.mentions(written, url) if written else ()), *anchors.mentions(markup, url)]
    yield from objects.mentions(trees, url, [mention.url for mention in shown])
    yield from shown
