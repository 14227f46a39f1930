"""Bytes to text: by byte order mark, by HTTP, by what the document says of itself, by its language, by detection.

The order is that of the HTML Standard (13.2.3.2), and so is the table of what an undeclared page of a language is.
"""

import re

from bs4.dammit import EncodingDetector, UnicodeDammit

_WINDOWS = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
"""Pages that name these are Windows-1252, says the WHATWG Encoding standard."""
_USUAL = "windows-1252"
_OF_LANGUAGE = {
    **dict.fromkeys(("ar", "fa", "ur"), "windows-1256"),
    **dict.fromkeys(("be", "bg", "mk", "ru", "sr", "uk"), "windows-1251"),
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl"), "windows-1250"),
    **dict.fromkeys(("et", "lt", "lv"), "windows-1257"),
    **dict.fromkeys(("az", "ku", "tr"), "windows-1254"),
    "el": "iso-8859-7",
    "he": "windows-1255",
    "ja": "shift_jis",
    "ko": "cp949",
    "th": "cp874",
    "vi": "windows-1258",
    "zh": "gb18030",
    "zh-tw": "big5",
    "zh-hk": "big5",
}
_LANG = re.compile(rb"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3}(?:-[a-zA-Z]{2,8})?)", re.IGNORECASE)
_DECLARATION_BYTES = 8_192
"""A declaration stands in the head; browsers look at the first 1,024 bytes."""


def decode(body: bytes, charset: str | None, *, markup: bool = False) -> str:
    """Return the text; `markup` says that the document may name its own encoding. Never fails."""
    stripped, marked = EncodingDetector.strip_byte_order_mark(body)
    for encoding in (marked, charset, _said(stripped) if markup and not (marked or charset) else None, "utf-8"):
        text = _decoded(stripped, encoding)
        if text is not None:
            return text
    return _damaged(stripped) or _undeclared(stripped, markup=markup)


def _said(body: bytes) -> str | None:
    return EncodingDetector.find_declared_encoding(body[:_DECLARATION_BYTES], is_html=True)


def _decoded(body: bytes, encoding: str | None) -> str | None:
    """Return the text where the encoding is known and every byte fits."""
    if not encoding:
        return None
    name = encoding.strip().lower().replace("_", "-")
    try:
        return body.decode(_USUAL if name in _WINDOWS else name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _damaged(body: bytes) -> str | None:
    """Return UTF-8 in which single bytes are broken; None where most of what is no ASCII is no UTF-8 either."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if sum(char > "\x7f" for char in text) > 2 * broken else None


def _undeclared(body: bytes, *, markup: bool) -> str:
    """Return text that says nothing of its encoding.

    What is guessed from bytes alone may flip when a word is added, which would be a change where nobody changed
    anything; so a guess counts only where it brings another script than the Latin one.
    """
    lang = _LANG.search(body[:_DECLARATION_BYTES]) if markup else None
    name = lang[1].decode().lower() if lang else ""
    usual = _OF_LANGUAGE.get(name) or _OF_LANGUAGE.get(name.partition("-")[0], _USUAL)
    text = _decoded(body, usual) if name else None
    if text is None:
        guessed = _guessed(body, markup=markup)
        text = guessed if guessed and _in_another_script(guessed) else body.decode(_USUAL, "replace")
    return text


def _guessed(body: bytes, *, markup: bool) -> str | None:
    guess = UnicodeDammit(body, is_html=markup)
    # No page is Mac Cyrillic, which differs in few bytes from what pages are.
    cyrillic = _decoded(body, "windows-1251") if "cyrillic" in (guess.original_encoding or "") else None
    return cyrillic or guess.unicode_markup


def _in_another_script(text: str) -> bool:
    """Whether more of the letters that are no ASCII are of another script than are Latin ones with marks."""
    latin = sum("\x80" <= char < "\u0250" for char in text)
    return sum(char >= "\u0370" and char.isalpha() for char in text) > latin
