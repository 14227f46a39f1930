"""Reading order: columns one after the other, also where a file draws them line by line or out of order.

Most files draw a page as it is read, and nothing is done then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from watcher.extract.pdf.leads import on_line
from watcher.extract.pdf.lines import Cell, Line, marked


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of one page as a person reads them."""
    rising = sum(below.y > above.y for above, below in pairwise(lines)) > len(lines) / 2
    if rising:
        lines = sorted(lines, key=lambda line: (-line.y, line.x0))
    parted = _unwoven(lines)
    return _sorted(parted) if rising or _drawn_out_of_order(parted) else parted


_SIDES = 2
"""Left and right of one gutter."""
_PITCH_MAX = 1.7
"""Of the font size: rows of a table stand further apart than lines of prose."""
_WOVEN_MIN = 5
"""Lines with text on both sides of a gutter that make columns and no table."""
_COLUMN_CHARS_MIN = 18
"""Characters: what a column's line has in the median; table cells have fewer."""
_FILLED_SHARE = 0.6
"""Of a column's lines so many reach almost to its edge; table cells do not."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    left: float
    right: float


def _unwoven(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with columns that are drawn line by line parted: all of the left one, then all of the right."""
    gutter = _gutter([line for line in lines if len(line.cells) == _SIDES])
    if gutter is None:
        return list(lines)
    done: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        parts = _sides(line, gutter)
        if parts is None:
            done += [*left, *right, line]
            left, right = [], []
        else:
            left += parts[0]
            right += parts[1]
    return done + left + right


def _gutter(pairs: Sequence[Line]) -> _Gutter | None:
    """Return the space between two columns of prose; None for the columns of a table."""
    if len(pairs) < _WOVEN_MIN:
        return None
    starts = median(line.cells[1].x0 for line in pairs)
    woven = [line for line in pairs if abs(line.cells[1].x0 - starts) < line.size and line.cells[0].x1 < starts]
    if len(woven) < _WOVEN_MIN:
        return None
    left = max(line.cells[0].x1 for line in woven)
    chars = min(median(len(line.cells[side].text) for line in woven) for side in (0, 1))
    pitch = median((a.y - b.y) / b.size for a, b in pairwise(woven))
    prose = chars >= _COLUMN_CHARS_MIN and 0 < pitch < _PITCH_MAX and all(_filled(woven, side) for side in (0, 1))
    return _Gutter(left, starts) if prose else None


def _filled(lines: Sequence[Line], side: int) -> bool:
    cells = [line.cells[side] for line in lines]
    x0, x1 = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    return sum(cell.x1 - x0 > 0.8 * (x1 - x0) for cell in cells) >= _FILLED_SHARE * len(cells)


def _sides(line: Line, gutter: _Gutter) -> tuple[list[Line], list[Line]] | None:
    """Return a line's parts left and right of the gutter; None for a line that runs across it."""
    slack = 0.3 * line.size
    parted = len(line.cells) == _SIDES
    if parted and line.cells[0].x1 <= gutter.left + slack and line.cells[1].x0 >= gutter.right - slack:
        return [_part(line, line.cells[0], first=True)], [_part(line, line.cells[1], first=False)]
    if line.x1 <= gutter.left + slack:
        return [line], []
    return ([], [line]) if line.x0 >= gutter.right - slack else None


def _part(line: Line, cell: Cell, *, first: bool) -> Line:
    links = on_line(line.links, cell.x0, cell.x1, line.y)
    part = replace(
        line, text=cell.text, x0=cell.x0, x1=cell.x1, cells=(), hyphen=line.hyphen and not first, links=links
    )
    return part if first else marked(replace(part, mark=None, marker="", indent=cell.x0))


def _drawn_out_of_order(lines: Sequence[Line]) -> bool:
    """Whether a line stands above the one drawn before it in the same column, or far above and left of it."""
    return any(_is_out_of_order(above, below) for above, below in pairwise(lines))


_JUMP = 10.0
"""Font sizes: who goes up further than this begins another column, or a tall cell of a table."""
_JUMPS_MAX = 2
"""A page with more of them holds a table."""
_COLUMN_LINES_MIN = 8
_COLUMN_SHARE = 0.3
_THIRD_SHARE = 0.22
"""Of the page's text width: a column is at least so wide, and one of three, set ragged."""


def columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each page, or of each of its columns: no table runs over either."""
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        jumps = [at for at in range(1, len(page)) if page[at].y > page[at - 1].y + _JUMP * page[at].size]
        few = len(jumps) <= _JUMPS_MAX
        share = _THIRD_SHARE if few and _begin_level([page[at] for at in jumps]) else _COLUMN_SHARE
        wide = share * (max(line.x1 for line in page) - min(line.x0 for line in page))
        starts = [at for at in jumps if few and _is_column(page[:at], page[at : at + _COLUMN_LINES_MIN], wide)]
        yield from (page[start:end] for start, end in pairwise([0, *starts, len(page)]))


def _begin_level(tops: Sequence[Line]) -> bool:
    """Whether the second and the third of three columns begin on one height."""
    return len(tops) == _JUMPS_MAX and abs(tops[0].y - tops[1].y) < tops[0].size


def _is_column(before: Sequence[Line], lines: Sequence[Line], wide: float) -> bool:
    """Whether a column of text or of a table begins with these lines: one below the other, or right of all beside."""
    left = min(line.x0 for line in lines)
    below = all(_overlap(a, b) and b.y < a.y for a, b in pairwise(lines))
    beside = [line for line in before if lines[-1].y <= line.y <= lines[0].y]
    right = len(beside) >= _COLUMN_LINES_MIN and all(line.x1 <= left for line in beside)
    return len(lines) == _COLUMN_LINES_MIN and (below or right) and max(line.x1 for line in lines) - left >= wide


def _is_out_of_order(drawn: Line, following: Line) -> bool:
    up = following.y - drawn.y
    if _overlap(drawn, following):
        return up > 0.5 * drawn.size
    return up > _JUMP * drawn.size and following.x1 < drawn.x0


def _overlap(one: Line, other: Line) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


_SORTED_LINES_MAX = 400
"""Lines: sorting compares each with each."""


def _sorted(lines: Sequence[Line]) -> list[Line]:
    """Return the lines by place: above before below in one column, left columns before right ones.

    T. Breuel, High Performance Document Layout Analysis, 2003: a line comes before another below it that it overlaps,
    and before another right of it unless a third one between them spans both.
    """
    if len(lines) > _SORTED_LINES_MAX:
        return list(lines)
    rows = sorted(lines, key=lambda line: (-line.y, line.x0))
    done: list[Line] = []
    seen: set[int] = set()
    for line in rows:
        done += _with_those_before(line, rows, seen)
    return done


def _with_those_before(line: Line, rows: Sequence[Line], seen: set[int]) -> Iterator[Line]:
    """Yield what must be read before the line, and the line."""
    waiting = [line]
    while waiting:
        current = waiting[-1]
        if id(current) in seen:
            waiting.pop()
            continue
        before = [other for other in rows if id(other) not in seen and _precedes(other, current, rows)]
        fresh = [other for other in before if all(other is not w for w in waiting)]
        if fresh:
            waiting.append(fresh[-1])
            continue
        seen.add(id(current))
        yield waiting.pop()


def _precedes(one: Line, other: Line, rows: Sequence[Line]) -> bool:
    if one is other:
        return False
    if _overlap(one, other):
        return one.y > other.y
    if one.x1 > other.x0:
        return False
    top, bottom = max(one.y, other.y), min(one.y, other.y)
    return not any(bottom < row.y < top and _overlap(row, one) and _overlap(row, other) for row in rows)
