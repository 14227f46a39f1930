"""Bytes to text: by byte order mark, by HTTP, by what the document says of itself, by detection."""

from bs4.dammit import EncodingDetector, UnicodeDammit

_WINDOWS = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
"""Pages that name these are Windows-1252, says the WHATWG Encoding standard."""


def decode(body: bytes, charset: str | None, *, markup: bool = False) -> str:
    """Return the text; `markup` says that the document may name its own encoding. Never fails."""
    stripped, marked = EncodingDetector.strip_byte_order_mark(body)
    for encoding in (marked, charset, _said(stripped) if markup and not (marked or charset) else None, "utf-8"):
        text = _decoded(stripped, encoding)
        if text is not None:
            return text
    return UnicodeDammit(stripped, is_html=markup).unicode_markup or stripped.decode("windows-1252", "replace")


def _said(body: bytes) -> str | None:
    return EncodingDetector.find_declared_encoding(body[:_DECLARATION_BYTES], is_html=True)


_DECLARATION_BYTES = 8_192
"""A declaration stands in the head; browsers look at the first 1,024 bytes."""


def _decoded(body: bytes, encoding: str | None) -> str | None:
    """Return the text where the encoding is known and every byte fits."""
    if not encoding:
        return None
    name = encoding.strip().lower().replace("_", "-")
    try:
        return body.decode("windows-1252" if name in _WINDOWS else name)
    except (LookupError, UnicodeError, ValueError):
        return None
