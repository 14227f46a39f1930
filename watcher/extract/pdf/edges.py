"""Where full lines begin and end: on left and right pages, in columns, in ragged and in justified text."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from watcher.extract.pdf.lines import Line

_FULL_CHARS = 24
"""Characters: shorter lines say nothing about edges."""
_NEARLY_ALL = 0.97
_COLUMN_SHARE, _COLUMN_MIN = 0.3, 5
"""Of a page's lines, and lines: so many stand left of the middle, and right of it, where it is set in two columns."""
_ACROSS_SHARE = 0.1
"""Of a page's lines: so few run across the middle on a page of columns that are not filled."""
_STARTS_MIN = 2
"""Lines that begin at one place: a column's edge."""
_INDENT = 0.7
"""Of the font size: a line that begins further in begins a paragraph, or stands in a list."""
_FLUSH_POINTS = 1.0
_BEARING = 0.1
"""Of the font size: the white right of a full stop, which belongs to its line."""
_FLUSH_SHARE = 0.5
"""Of the lines: so many end at the edge in justified text."""

_NEARLY_FULL = 0.9
"""Of the width."""

_Column = tuple[int, int]
"""A page, and 0 or 1 for the left or right one of two columns; 0 where there is but one."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of a document's text. Points."""

    width: float
    """Of full lines."""
    column: float
    """The same in the left one of two columns."""
    middle: float
    columned: frozenset[int]
    """Pages set in two columns."""
    starts: Mapping[_Column, float]
    """Where the lines of a page or column begin; a page without enough lines is missing."""
    justified: bool

    def right_of(self, line: Line) -> float:
        """Return where the line would end if it were full."""
        start = self.starts.get((line.page, 0), line.x0)
        in_left = line.page in self.columned and line.x0 < self.middle and line.x1 <= start + self.column + line.size
        return start + (self.column if in_left else self.width)

    def begins(self, line: Line) -> bool:
        """Whether a line begins where those of its column do, as no indented line does."""
        right = line.page in self.columned and line.x0 >= self.middle
        start = self.starts.get((line.page, int(right)))
        return start is not None and line.x0 <= start + _INDENT * line.size

    def is_flush(self, line: Line) -> bool:
        """Whether a line reaches the edge, as all but the last ones do in justified text."""
        return line.x1 >= self.right_of(line) - _FLUSH_POINTS - _BEARING * line.size

    def is_nearly_full(self, line: Line) -> bool:
        """Whether a ragged line ends as near the edge as most do."""
        return line.x1 - line.x0 >= _NEARLY_FULL * (self.right_of(line) - line.x0)


def edges_of(lines: Sequence[Line]) -> Edges:
    """Return the edges of the document's text."""
    proper = [line for line in lines if len(line.text) > _FULL_CHARS and not line.cells]
    pages = {page: list(group) for page, group in groupby(proper, key=lambda line: line.page)}
    middle = (min((line.x0 for line in proper), default=0.0) + max((line.x1 for line in proper), default=0.0)) / 2
    columned = _columned(pages, middle)
    starts = {(page, 0): _start(on_page) for page, on_page in pages.items()}
    starts |= {(page, 1): _start([line for line in pages[page] if line.x0 >= middle]) for page in columned}
    widths = [line.x1 - starts[line.page, 0] for line in proper]
    lefts = [line.x1 - starts[line.page, 0] for line in proper if line.page in columned and line.x1 <= middle]
    width, column = _nearly_all(widths), _nearly_all(lefts)
    flush = sum(min(abs(w - width), abs(w - column)) < _FLUSH_POINTS for w in widths) >= _FLUSH_SHARE * len(widths)
    return Edges(width, column, middle, columned, starts, flush)


def _columned(pages: Mapping[int, Sequence[Line]], middle: float) -> frozenset[int]:
    """Return the pages set in two columns, and with them those whose columns are not filled."""
    sides = {
        page: (sum(line.x1 <= middle for line in on_page), sum(line.x0 >= middle for line in on_page), len(on_page))
        for page, on_page in pages.items()
    }
    sure = {p for p, (left, right, n) in sides.items() if min(left, right) >= max(_COLUMN_MIN, _COLUMN_SHARE * n)}
    few = {page for page, (left, right, n) in sides.items() if n - left - right <= _ACROSS_SHARE * n}
    return frozenset(sure | few if sure else sure)


def _start(lines: Sequence[Line]) -> float:
    counts = Counter(round(line.x0) for line in lines)
    often = [x0 for x0, count in counts.items() if count >= _STARTS_MIN]
    return float(min(often or counts, default=0))


def _nearly_all(ends: list[float]) -> float:
    ends = sorted(ends)
    return ends[int(len(ends) * _NEARLY_ALL)] if ends else 0.0
