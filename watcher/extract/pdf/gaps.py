"""Spaces within a line: which of them part the columns of a table."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """A space between two words. Points."""

    left: float
    right: float
    """Where the word after it begins."""
    figures: bool
    """It stands between two figures."""

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


_WIDE = 0.75
"""Of the font size: a space wider than this parts columns, unless all spaces of its line are about so wide."""
_WIDE_ALWAYS = 2.5
_WIDE_UNEVEN = 1.5
"""The same where the line's spaces differ: justified text stretches all of them alike."""
_FIGURES = 0.45
"""The same between two figures: narrow columns of numbers stand closer."""
_SLACK = 0.6
"""The same: spaces of justified text differ by less."""
_THRESHOLDS = ((_WIDE, _SLACK), (_FIGURES, 0.15))
"""The least width of a gap that parts columns, and how much wider than its line's narrowest it must be."""
_ALIGNED_POINTS = 1.5
_FIGURE_END = re.compile(r"[\d%)]$|^(?:N/A|[\u2014\u2013-])$")
_FIGURE = re.compile(r"[<>~\u2248+\u00b1\u2212$\u20ac-]?\d|N/A$|[\u2014\u2013-]$")


def between_figures(word: str, following: str) -> bool:
    """Whether both words are figures, as in narrow columns of numbers."""
    return bool(_FIGURE_END.search(word) and _FIGURE.match(following))


def begins(gaps: Sequence[Gap], size: float) -> Iterator[float]:
    """Yield where columns begin in a line beyond doubt."""
    yield from (gaps[cut].right for cut in cuts_of(gaps, size, ()))


def cuts_of(gaps: Sequence[Gap], size: float, begun: Collection[float]) -> list[int]:
    """Return the gaps that part columns: wide ones, and narrower ones right of which other lines begin a column."""
    widths = [gap.width for gap in gaps]
    even = len(widths) > 1 and max(widths) - min(widths) <= _SLACK * size
    wide, figures = (_wide_from(widths, size, least, slack, even=even) for least, slack in _THRESHOLDS)
    return [
        place
        for place, gap in enumerate(gaps)
        if gap.width > (min(figures, wide) if gap.figures else wide)
        or (not even and gap.width > _WIDE * size and any(abs(gap.right - x0) <= _ALIGNED_POINTS for x0 in begun))
    ]


def _wide_from(widths: Sequence[float], size: float, least: float, slack: float, *, even: bool) -> float:
    """Return how wide a space must be to part columns: wider than justified text stretches all of a line's spaces."""
    stretched = min(widths) + slack * size if len(widths) > 1 else 0.0
    return min(max(least * size, stretched), (_WIDE_ALWAYS if even else _WIDE_UNEVEN) * size)
