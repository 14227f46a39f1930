"""What a body is: by its HTTP type where that can be believed, then by its first bytes, then by its address."""

import re
from enum import StrEnum
from urllib.parse import urlsplit

from watcher.errors import ExtractError, ExtractFailure

_SNIFFED_BYTES = 4_096


class Media(StrEnum):
    """The kinds that can be read."""

    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "markdown"
    TEXT = "text"
    FEED = "feed"


_BY_TYPE = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "application/pdf": Media.PDF,
    "application/x-pdf": Media.PDF,
    "text/markdown": Media.MARKDOWN,
    "text/x-markdown": Media.MARKDOWN,
    "text/mdx": Media.MARKDOWN,
    "application/rss+xml": Media.FEED,
    "application/atom+xml": Media.FEED,
    "application/rdf+xml": Media.FEED,
    "application/feed+json": Media.FEED,
}
_VAGUE = frozenset(
    {
        "",
        "text/plain",
        "application/octet-stream",
        "binary/octet-stream",
        "text/xml",
        "application/xml",
        "application/json",
        "application/x-download",
        "application/force-download",
        "unknown/unknown",
        "*/*",
    }
)
_BY_EXTENSION = {
    "html": Media.HTML,
    "htm": Media.HTML,
    "xhtml": Media.HTML,
    "pdf": Media.PDF,
    "md": Media.MARKDOWN,
    "mdx": Media.MARKDOWN,
    "markdown": Media.MARKDOWN,
    "txt": Media.TEXT,
    "text": Media.TEXT,
    "rss": Media.FEED,
    "atom": Media.FEED,
    "xml": Media.FEED,
}
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]|\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|h1|h2|article|main|table|section|meta|title)[\s>/]", re.IGNORECASE
)
_HEADING_LINE = re.compile(rb"^(?:#{1,6}[ \t]+\S|[^\n]{1,200}\n(?:=+|-{3,})[ \t]*$)", re.MULTILINE)
_FOREIGN = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "an archive or office file",
    b"\x1f\x8b": "a gzip file",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"{\\rtf": "an RTF file",
    b"\x00\x00\x00": "a media file",
}
_BINARY_SHARE_MAX = 0.05
"""Of the first bytes: a text holds hardly a control character, chance makes a tenth of them such."""
_PRINTABLE = bytes(byte for byte in range(256) if byte >= ord(" ") or chr(byte) in "\t\n\v\f\r\x1b")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def media_of(body: bytes, media_type: str | None, url: str | None) -> Media:
    """Return what the body is; ExtractError UNSUPPORTED_TYPE where it is nothing that can be read."""
    said = (media_type or "").split(";")[0].strip().lower()
    head = body[:_SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if b"%PDF-" in body[:1024]:
        return Media.PDF
    for magic, what in _FOREIGN.items():
        if body.startswith(magic):
            raise _unsupported(what, said)
    if _binary(body):
        raise _unsupported("no text", said)
    if said in _BY_TYPE:
        return _believed(_BY_TYPE[said], head)
    if said not in _VAGUE and not said.startswith("text/"):
        raise _unsupported(f"of type {said}", said)
    return _sniffed(head, body, said, url)


def _believed(media: Media, head: bytes) -> Media:
    """Return the declared kind, unless the first bytes are plainly another: feeds are often served as HTML."""
    if media is Media.HTML and _FEED.search(head[:_FEED_BYTES]) and not _MARKUP.match(head):
        return Media.FEED
    if media in {Media.MARKDOWN, Media.FEED} and head[:15].lower().startswith((b"<!doctype html", b"<html")):
        return Media.HTML
    return media


_FEED_BYTES = 512


def _sniffed(head: bytes, body: bytes, said: str, url: str | None) -> Media:
    extension = _extension(url)
    if _FEED.search(head[:_FEED_BYTES] if head.startswith(b"<") else head):
        return Media.FEED
    by_name = _BY_EXTENSION.get(extension)
    if by_name is Media.MARKDOWN and not head[:15].lower().startswith((b"<!doctype html", b"<html")):
        return Media.MARKDOWN
    if head.startswith(b"<") and _MARKUP.search(head) and by_name is not Media.TEXT:
        return Media.HTML
    if said == "application/json":
        raise _unsupported("JSON that is no feed", said)
    if by_name in {Media.TEXT, Media.HTML}:
        return by_name
    return Media.MARKDOWN if _HEADING_LINE.search(body[:_MARKDOWN_BYTES]) and b"\x0c" not in body else Media.TEXT


_MARKDOWN_BYTES = 65_536


def _binary(body: bytes) -> bool:
    head = body[:_SNIFFED_BYTES]
    wide = max(head[::2].count(0), head[1::2].count(0))
    if head.startswith(_UTF16_MARKS) or 4 * wide > len(head):
        return False
    controls = len(head.translate(None, delete=_PRINTABLE))
    return controls > _BINARY_SHARE_MAX * len(head)


def _extension(url: str | None) -> str:
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return ""
    name = path.rsplit("/", 1)[-1].lower().removesuffix(".gz")
    return name.rsplit(".", 1)[-1] if "." in name else ""


def _unsupported(what: str, said: str) -> ExtractError:
    served = f" (served as {said})" if said else ""
    return ExtractError(
        f"This is {what}{served}; only HTML, PDF, Markdown, text and feeds can be read. Watch another address.",
        ExtractFailure.UNSUPPORTED_TYPE,
    )
