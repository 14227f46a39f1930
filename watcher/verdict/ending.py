"""Whether a body ends where its format says that it ends."""

import re

from watcher.model import Document, Suspicion, Verdict

PDF_END_WITHIN_BYTES = 4096
"""Readers look for "%%EOF" in the last 1,024 bytes (ISO 32000-1, annex H.3, note 18); some hosts append more."""
_FEED_END = re.compile(rb"</(rss|feed|(\w+:)?rdf)\s*>\s*\Z", re.IGNORECASE)
_HTML_END = re.compile(rb"</(html|body)\s*>", re.IGNORECASE)
_HTML_OPEN = re.compile(rb"<(html|body)\b", re.IGNORECASE)
_TAIL_BYTES = 64 << 10


def broken_off(body: bytes, document: Document | None, last_good: Document | None) -> Verdict | None:
    """Return a verdict if the body lacks its end, None if it has one or needs none.

    HTML may leave its end tags away: there the end is missed only where the body stops inside a tag, or where the
    document is the last good one up to some point and then stops.
    """
    media = document.media if document else _media(body)
    if media == "pdf" and b"%%EOF" not in body[-PDF_END_WITHIN_BYTES:]:
        return _verdict("the PDF has no end mark")
    if media == "feed" and not body.lstrip().startswith(b"{") and not _is_closed_feed(body):
        return _verdict("the feed is not closed")
    if media == "html" and lacks_end(body):
        if body.rfind(b"<") > body.rfind(b">"):
            return _verdict("the page stops inside a tag")
        if document and last_good and _is_beginning(document, last_good):
            return _verdict("the page is not closed, and says what the last good version says up to some point")
    return None


def _media(body: bytes) -> str | None:
    return "pdf" if b"%PDF-" in body[:1024] else "html" if _HTML_OPEN.search(body[:4096]) else None


def lacks_end(body: bytes) -> bool:
    """Whether a page that should have end tags has none."""
    return _HTML_OPEN.search(body) is not None and _HTML_END.search(body) is None


def _is_closed_feed(body: bytes) -> bool:
    """Whether nothing but comments stands behind the last end tag. By hand: a pattern for many comments backtracks."""
    tail, said, at = body[-_TAIL_BYTES:], list[bytes](), 0
    while (start := tail.find(b"<!--", at)) >= 0 and (end := tail.find(b"-->", start)) >= 0:
        said.append(tail[at:start])
        at = end + len(b"-->")
    return _FEED_END.search(b"".join(said) + tail[at:]) is not None


def _is_beginning(document: Document, last_good: Document) -> bool:
    now, then = _text(document), _text(last_good)
    return len(now) < len(then) and then.startswith(now[: int(len(now) * 0.98)])


def _text(document: Document) -> str:
    return "".join(f"{section.title}\n{section.text}" for section in document.sections)


def _verdict(what: str) -> Verdict:
    return Verdict(Suspicion.TRUNCATED, f"It broke off before its end: {what}.")
