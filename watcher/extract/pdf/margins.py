"""Line numbers in the margins of drafts: they count lines, which every print breaks elsewhere, and are no text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from watcher.extract.pdf.pages import Page
from watcher.extract.pdf.runs import Piece

_NUMBER = re.compile(r"\d{1,5}", re.ASCII)
_TEXT_CHARS = 24
"""Characters of a line that shows where the text stands."""
_NUMBERS_MIN = 5
"""Numbers in the margin of a page that show that its lines are counted."""
_STEPS = frozenset({1, 2, 5, 10})
_COUNTED_SHARE = 0.9
_PAGES_SHARE = 0.5
_DROP_MAX = 3.0
"""Font sizes of a line that is counted, double spacing included; paragraphs that have numbers are longer."""


def without_line_numbers(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without the numbers of their lines; a page of few lines follows those of many.

    A draft counts the lines of all its pages: where few do so, numbers of a table or a contents stand there.
    """
    found = [_in_margins(page.pieces) for page in pages]
    counted = sum(map(_count_lines, found, pages))
    if not counted or counted < _PAGES_SHARE * sum(map(_has_lines, pages)):
        return list(pages)
    return [
        replace(page, pieces=tuple(piece for piece in page.pieces if piece not in set(numbers))) if numbers else page
        for page, numbers in zip(pages, found, strict=True)
    ]


def _has_lines(page: Page) -> bool:
    return sum(len(piece.text) >= _TEXT_CHARS for piece in page.pieces) >= _NUMBERS_MIN


def _in_margins(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the numbers that stand alone left or right of all text, those of one size, from above."""
    text = [piece for piece in pieces if len(piece.text) >= _TEXT_CHARS]
    if not text:
        return []
    left, right = min(piece.x0 for piece in text), max(piece.x1 for piece in text)
    outside = [p for p in pieces if (p.x1 < left or p.x0 > right) and _NUMBER.fullmatch(p.text)]
    sizes = Counter(piece.size for piece in outside)
    numbers = [piece for piece in outside if piece.size == max(sorted(sizes), key=lambda size: sizes[size])]
    return sorted(numbers, key=lambda piece: -piece.y)


def _count_lines(numbers: Sequence[Piece], page: Page) -> bool:
    """Whether these numbers count the page's lines: by one step, as near each other as lines are."""
    if len(numbers) < _NUMBERS_MIN:
        return False
    size = median(piece.size for piece in page.pieces if len(piece.text) >= _TEXT_CHARS)
    step, often = Counter(int(b.text) - int(a.text) for a, b in pairwise(numbers)).most_common(1)[0]
    drop = median(a.y - b.y for a, b in pairwise(numbers))
    counted = step in _STEPS and often >= _COUNTED_SHARE * (len(numbers) - 1)
    return counted and 0 < drop <= _DROP_MAX * size * step
