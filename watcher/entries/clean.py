"""Text from outside, made fit to be shown: legal in XML and JSON, and unable to reorder its neighbours."""

import re

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; XML 1.0 forbids most, C1 are never meant
    "\u061c\u200e\u200f\u202a-\u202e\u2066\u2067"  # bidi controls: they reach beyond the words they stand in
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters, here and at the end of every plane
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_ISOLATES = str.maketrans("", "", "\u2068\u2069")
_LONE = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("[\r\n\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def legal(text: str) -> str:
    """Return `text` on one line as every format can hold it: no control characters, lone surrogates as U+FFFD."""
    return _UNFIT.sub("", _LONE.sub("\ufffd", _BREAKS.sub(" ", text)))


def printable(text: str) -> str:
    """Return words from outside as `legal` does, and without any character that moves its neighbours."""
    return legal(text).translate(_ISOLATES)


def isolated(text: str) -> str:
    """Return words that run from right to left between isolates, so that what stands around them keeps its place."""
    return f"\u2068{text}\u2069" if right_to_left(text) else text


def right_to_left(text: str) -> bool:
    """Return whether any of the text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def shortened(text: str, chars: int) -> str:
    """Return `text` in at most `chars` characters, cut at a word where one ends near, with an ellipsis."""
    if len(text) <= chars:
        return text
    cut = text[: chars - 1]
    word_end = cut.rfind(" ")
    return (cut[:word_end] if word_end > chars // 2 else cut).rstrip(" ,;:-") + "…"
