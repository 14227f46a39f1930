"""A second opinion on where the article stands, for pages that do not say it themselves."""

import re
from collections.abc import Sequence

from bs4 import Tag

from watcher.extract.clean import clean
from watcher.extract.dates import iso_date
from watcher.extract.html.tree import holds, prose_chars

_SENTENCE_CHARS_MIN = 25
_TRUSTED_SHARE_MIN = 0.5
"""Who heard less than half of a page's prose has no say in what the rest is."""
_EDGE_SHARE_MAX = 0.2
"""No more of the prose than this is given up on one other's word."""
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n")
_BROKEN = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
"""What trafilatura lets through from its own parsers on broken pages."""


def unheard(markup: str, parts: Sequence[Tag]) -> list[Tag]:
    """Return the parts before and behind the article in which trafilatura heard nothing of it.

    Only the edges are given up, and only little: it misses tables, loses sections between others, and takes a notice
    with a date for an advertisement.
    """
    heard = _heard(markup)
    known = [_share(part, heard) for part in parts]
    prose = [prose_chars(part) for part in parts]
    total = sum(prose)
    if not total or sum(share * chars for share, chars in zip(known, prose, strict=True)) < _TRUSTED_SHARE_MIN * total:
        return []
    edges: list[Tag] = []
    said = [part.get_text(" ") for part in parts]
    for order in (range(len(parts)), range(len(parts) - 1, -1, -1)):
        for place in order:
            small = prose[place] <= _EDGE_SHARE_MAX * total and iso_date(said[place]) is None
            if known[place] > 0 or not small or holds(parts[place], {"h1", "table"}):
                break
            if prose[place]:
                edges.append(parts[place])
    return edges


def _heard(markup: str) -> str:
    import trafilatura  # noqa: PLC0415 - it takes 0.3 s to import, and most pages never ask it

    try:
        said = trafilatura.extract(markup, include_comments=False, include_tables=True)
    except _BROKEN:
        return ""
    return clean(said or "")


def _share(part: Tag, heard: str) -> float:
    """Return how many of a part's sentences were heard; 1 where it has none that are long enough to tell."""
    sentences = [clean(text) for text in _SENTENCE_END.split(part.get_text("\n"))]
    told = [text for text in sentences if len(text) >= _SENTENCE_CHARS_MIN]
    return sum(text in heard for text in told) / len(told) if told else 1.0
