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


@dataclass(frozen=True, slots=True)
class Spread:
    """A line with its gaps. Points."""

    x0: float
    x1: float
    y: float
    size: float
    gaps: Sequence[Gap] | None
    """None: of dense text, in which nobody looked for them."""

    def parted_at(self, gap: Gap) -> float:
        """Return how much of a gap of another line is a gap of this one too."""
        shared = (min(own.right, gap.right) - max(own.left, gap.left) for own in self.gaps or ())
        return max(shared, default=0.0)

    def blank(self, gap: Gap) -> float:
        """Return how much of a gap of another line holds no word of this one."""
        outside = 0.0 if self.gaps is None else max(self.x0 - gap.left, gap.right - self.x1)
        return max(outside, self.parted_at(gap))


_ROW_PITCH = 1.85
"""Of the font size: rows of a table stand no further apart, and lines of a paragraph nearer."""
_ROW_REACH = 6
"""Lines drawn before and after that may stand right above or below."""
_CORRIDOR = 0.4
"""Of the font size: so much of a gap between columns is blank in the rows beside."""


_SHARED = 0.15
"""Of the font size: so much of a space between columns is left where cells are nearly as wide as their columns."""


def under_columns(lines: Sequence[Spread], cuts: Sequence[list[int]]) -> list[list[int]]:
    """Return the cuts of the lines, those of rows whose cells nearly touch made where the rows beside have theirs."""
    made = [cut for block in _blocks(lines, cuts) for cut in (_like_rows(*block) if _is_table(block[1]) else block[1])]
    return [
        old if len(new) > len(old) and _is_justified(lines, place) else new
        for place, (old, new) in enumerate(zip(cuts, made, strict=True))
    ]


_SURE_SHARE = 0.5
"""Of lines one below the other: so many have sure cuts in a table; in narrow justified text few have."""


def _is_table(cuts: Sequence[list[int]]) -> bool:
    sure = sum(map(bool, cuts))
    return sure > 0 and sure >= _SURE_SHARE * len(cuts)


def _like_rows(lines: Sequence[Spread], cuts: list[list[int]]) -> list[list[int]]:
    """Return the cuts of a table's rows, those of each made where the rows above and below have theirs."""
    done = _with_aligned(lines, cuts)
    for way in (1, -1):
        for place in range(len(lines))[::way]:
            before = place - way
            if 0 <= before < len(lines) and len(done[place]) < len(done[before]):
                done[place] = _shared(lines[place], lines[before], done[before]) or done[place]
    return done


_OVER = 3.0
"""Of the font size: a row reaches no further beyond the row beside it."""
_COLUMNS_MIN = 2
"""Spaces between columns that two rows share, and no two lines of text."""


_Block = tuple[list[Spread], list[list[int]]]


def _blocks(lines: Sequence[Spread], cuts: Sequence[list[int]]) -> Iterator[_Block]:
    """Yield lines that stand one right below the other, with their cuts."""
    block: _Block = ([], [])
    for line, cut in zip(lines, cuts, strict=True):
        if block[0] and not (line.gaps and _TOUCH < (block[0][-1].y - line.y) / line.size <= _ROW_PITCH):
            yield block
            block = ([], [])
        block[0].append(line)
        block[1].append(cut)
    yield block


_SURE_MIN = 2
"""Lines of a block with sure cuts that make it a table."""
_STRAIGHT_POINTS = 0.7
_VARIED = 0.15
"""Of the font size: spaces of text vary by less, also where lines begin with the same word."""


def _with_aligned(lines: Sequence[Spread], cuts: list[list[int]]) -> list[list[int]]:
    """Return the cuts of a table's rows with those where words begin at one place behind spaces of many widths."""
    if sum(map(bool, cuts)) < _SURE_MIN:
        return cuts
    widths: dict[int, list[float]] = {}
    for gap in (gap for line in lines for gap in line.gaps or ()):
        ends = widths.setdefault(round(gap.right / _STRAIGHT_POINTS), [gap.width, gap.width])
        ends[:] = min(ends[0], gap.width), max(ends[1], gap.width)

    def begins_column(gap: Gap, size: float) -> bool:
        at = round(gap.right / _STRAIGHT_POINTS)
        near = [width for place in (at - 1, at, at + 1) for width in widths.get(place, ())]
        return max(near) - min(near) > _VARIED * size

    return [
        sorted({*cut, *(k for k, gap in enumerate(line.gaps or ()) if begins_column(gap, line.size))})
        for line, cut in zip(lines, cuts, strict=True)
    ]


def _shared(line: Spread, row: Spread, cuts: Sequence[int]) -> list[int]:
    """Return the gaps of a line where the row beside has its own; none if one is missing, or no wider than others."""
    apart = abs(line.y - row.y) / line.size
    inside = row.x0 - _OVER * line.size < line.x0 and line.x1 < row.x1 + _OVER * line.size
    if not line.gaps or not row.gaps or len(cuts) < _COLUMNS_MIN or not (_TOUCH < apart <= _ROW_PITCH and inside):
        return []
    found = [place for cut in cuts if (place := _widest_at(line, row.gaps[cut])) is not None]
    words = [gap.width for place, gap in enumerate(line.gaps) if place not in found]
    wider = all(line.gaps[place].width > max(words) + _VARIED * line.size for place in found) if words else True
    return found if len(set(found)) == len(cuts) and wider else []


def _widest_at(line: Spread, gap: Gap) -> int | None:
    """Return which gap of a line lies in that of a row beside it."""
    assert line.gaps
    shared = [min(own.right, gap.right) - max(own.left, gap.left) for own in line.gaps]
    place = max(range(len(shared)), key=lambda at: shared[at])
    return place if shared[place] > _SHARED * line.size else None


def is_row(lines: Sequence[Spread], place: int) -> bool:
    """Whether a line is a row of a table: all its gaps are wide, and go on in the lines right above or right below.

    The spaces of justified text may be as wide, but words stand above and below them.
    """
    line = lines[place]
    if not line.gaps or min(gap.width for gap in line.gaps) <= _WIDE * line.size:
        return False
    if _is_justified(lines, place):
        return False
    around = _around(lines, place)
    return any(
        _go_on(line.gaps, [other for other in around if _TOUCH < way * (other.y - line.y) / line.size <= _ROW_PITCH])
        for way in (1, -1)
    )


_EDGES_MIN = 2
"""Lines of text around that reach from edge to edge as a line does: that one is justified text too."""
_EDGE_POINTS = 4.0
"""Hyphens, stops and bearings make ends of lines differ by less."""


def _around(lines: Sequence[Spread], place: int) -> list[Spread]:
    return [*lines[max(0, place - _ROW_REACH) : place], *lines[place + 1 : place + 1 + _ROW_REACH]]


def _is_justified(lines: Sequence[Spread], place: int) -> bool:
    return sum(_is_text_between(other, lines[place]) for other in _around(lines, place)) >= _EDGES_MIN


def _is_text_between(other: Spread, line: Spread) -> bool:
    """Whether another line has no wide gap and reaches from where a line begins to where it ends."""
    dense = max((gap.width for gap in other.gaps or ()), default=0.0) <= _WIDE * other.size
    return dense and abs(other.x0 - line.x0) <= _EDGE_POINTS and abs(other.x1 - line.x1) <= _EDGE_POINTS


_TOUCH = 0.5
"""Of the font size: what is nearer stands on the same line."""


def _go_on(gaps: Sequence[Gap], beside: Sequence[Spread]) -> bool:
    """Whether the gaps of a line are blank in those beside it, and one of them parts words there too."""
    blank = all(other.blank(gap) > _CORRIDOR * other.size for other in beside for gap in gaps)
    return blank and any(other.parted_at(gap) > _CORRIDOR * other.size for other in beside for gap in gaps)


def begins(gaps: Sequence[Gap], size: float) -> Iterator[float]:
    """Yield where columns begin in a line beyond doubt."""
    yield from (gaps[cut].right for cut in cuts_of(gaps, size, ()))


def cuts_of(gaps: Sequence[Gap], size: float, begun: Collection[float], *, row: bool = False) -> list[int]:
    """Return the gaps that part columns: wide ones, and narrower ones right of which other lines begin a column.

    All of them part columns in a line that is known to be a row of a table.
    """
    if row:
        return list(range(len(gaps)))
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
