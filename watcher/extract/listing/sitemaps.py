"""Sitemaps and sitemap indexes (sitemaps.org), also gzipped. `lastmod` is no date of publication and is not read."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import addresses
from watcher.extract.clean import clean
from watcher.extract.dates import find_date
from watcher.extract.listed import Listing
from watcher.extract.listing.items import LISTED_MAX, Mention, listed

SITEMAP_BYTES_MAX = 52_428_800
"""50 MB unpacked: the bound of the protocol itself."""
MORE_MAX = 1_000
"""Sitemaps of one index; the protocol allows 50,000, no host here has ten."""
_GZIP = b"\x1f\x8b"
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s>/]")
_ROOT_WITHIN_BYTES = 4_096


def unpacked(body: bytes) -> bytes:
    """Return the body without its gzip wrapping, where it has one. Raises ExtractError DAMAGED or TOO_LARGE."""
    if not body.startswith(_GZIP):
        return body
    try:
        unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
        plain = unpacking.decompress(body, SITEMAP_BYTES_MAX + 1)
    except zlib.error as error:
        raise ExtractError(f"The gzip file is damaged: {error}.", ExtractFailure.DAMAGED) from error
    if len(plain) > SITEMAP_BYTES_MAX:
        raise ExtractError(
            f"The gzip file holds more than {SITEMAP_BYTES_MAX >> 20} MB. Declare a smaller listing.",
            ExtractFailure.TOO_LARGE,
        )
    if not unpacking.eof:
        raise ExtractError("The gzip file ends too early. It will be asked again.", ExtractFailure.DAMAGED)
    return plain


def is_sitemap(body: bytes) -> bool:
    """Whether the body begins as a sitemap or sitemap index does."""
    return _ROOT.search(body[:_ROOT_WITHIN_BYTES]) is not None


def read(body: bytes, url: str) -> Listing:
    """Return what a sitemap lists. Raises ExtractError: DAMAGED, TOO_LARGE."""
    mentioned: list[Mention] = []
    more: dict[str, None] = {}
    for name, said in _entries(body):
        address = addresses.absolute(said.get("loc", ""), url)
        if address is None:
            continue
        if name == "sitemap":
            more[address] = None
        else:
            day = find_date(said.get("publication_date", ""))
            mentioned.append(Mention(address, clean(said.get("title", "")), day))
        if len(more) > MORE_MAX:
            raise _too_large(f"more than {MORE_MAX:,} sitemaps")
    return Listing(listed(mentioned, url), tuple(more))


def _too_large(what: str) -> ExtractError:
    return ExtractError(f"The sitemap names {what}. Declare one of its parts.", ExtractFailure.TOO_LARGE)


def _entries(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each `url` or `sitemap` with the texts of its elements by name; of two of a name the first."""
    try:
        parsing = etree.iterparse(
            BytesIO(body), events=("end",), resolve_entities=False, no_network=True, load_dtd=False
        )
        count = 0
        for _, element in parsing:
            name = _local(element)
            if name in {"url", "sitemap"}:
                yield name, _texts(element)
                count += 1
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            if count > 2 * LISTED_MAX:
                raise _too_large(f"more than {2 * LISTED_MAX:,} addresses")
    except etree.XMLSyntaxError as error:
        raise ExtractError(f"The sitemap is damaged: {clean(str(error))}.", ExtractFailure.DAMAGED) from error


def _texts(element: etree._Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for inner in element.iter(tag=etree.Element):
        said.setdefault(_local(inner), (inner.text or "").strip())
    return said


def _local(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
