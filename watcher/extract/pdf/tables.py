"""Tables as rows with cells: cells are drawn row by row, and a cell's lines one below the other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from watcher.extract.pdf.leads import Link
from watcher.extract.pdf.lines import Cell, Line
from watcher.extract.pdf.marks import is_caption
from watcher.extract.pdf.runs import is_monospaced
from watcher.extract.pdf.words import joined


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the text of each of its columns, "" where it has none."""

    page: int
    cells: tuple[str, ...]
    y: float
    links: tuple[Link, ...] = ()
    begins: bool = False
    """It is the first one of its table on this page."""


@dataclass(slots=True)
class _Cell:
    x0: float
    x1: float
    y: float
    """Baseline of its last line."""
    parts: list[Line]


@dataclass(slots=True)
class _Group:
    """Lines that may be one row: cells from left to right."""

    lines: list[Line] = field(default_factory=list)
    cells: list[_Cell] = field(default_factory=list)
    top: float = float("-inf")
    bottom: float = float("inf")
    above: float = float("inf")
    """Lowest baseline of the group before it on the page: a row lies below it."""


_CELL_PITCH = 1.75
"""Of the font size: lines of one cell stand no further apart."""
_ROW_LINES_MAX = 40
_CELLS_MIN = 2
_LABEL_LINES_MAX = 3
"""Lines of a label that spans a table."""
_ROWS_MIN = 2
_LONE_CELLS = 3
"""A row that stands alone is one only if it has so many cells."""


def with_rows(lines: Sequence[Line]) -> list[Line | Row]:
    """Return the lines of one page, those of its tables made rows."""
    found: list[Line | Row] = []
    for table in _tables(list(_groups(lines))):
        if isinstance(table, _Group):
            found += table.lines
        else:
            found += _rows(table)
    return found


def _groups(lines: Iterable[Line]) -> Iterator[_Group]:
    """Yield groups of lines; every line is in exactly one."""
    group = _Group()
    for line in lines:
        cells = [] if line.marker else _added(group, line)
        if not cells:
            if group.lines:
                yield group
            group = _Group(above=_above(group, line))
            cells = [_cell(line, cell) for cell in _cells(line)]
        group.cells = cells
        group.lines.append(line)
        group.top, group.bottom = max(group.top, line.y), min(group.bottom, line.y)
    if group.lines:
        yield group


def _cells(line: Line) -> tuple[Cell, ...]:
    whole = (Cell(line.text, line.x0, line.x1),)
    return whole if line.marker or is_monospaced(line.font) else line.cells or whole


def _above(before: _Group, line: Line) -> float:
    return before.bottom if before.lines and before.bottom > line.y else float("inf")


def _cell(line: Line, cell: Cell) -> _Cell:
    return _Cell(cell.x0, cell.x1, line.y, [_part(line, cell)])


def _part(line: Line, cell: Cell) -> Line:
    return Line(line.page, cell.text, cell.x0, cell.x1, line.y, line.size, hyphen=line.hyphen and cell.x1 == line.x1)


def _added(group: _Group, line: Line) -> list[_Cell]:
    """Return the group's cells with the line's added, under the last one or right of it; none if one has no place."""
    if not group.cells or len(group.lines) > _ROW_LINES_MAX or group.lines[-1].marker or is_caption(line.text):
        return []
    cells = list(group.cells)
    for cell in _cells(line):
        last = cells[-1]
        if _is_below(last, line, cell) and all(cell.x0 >= before.x1 for before in cells[:-1]):
            parts = [*last.parts, _part(line, cell)]
            cells[-1] = _Cell(min(last.x0, cell.x0), max(last.x1, cell.x1), line.y, parts)
        elif _right_of(group, last, line, cell):
            cells.append(_cell(line, cell))
        else:
            return []
    return cells


def _is_below(last: _Cell, line: Line, cell: Cell) -> bool:
    return 0 < last.y - line.y <= _CELL_PITCH * line.size and cell.x0 < last.x1 and cell.x1 > last.x0


def _right_of(group: _Group, last: _Cell, line: Line, cell: Cell) -> bool:
    aside = cell.x0 > last.x1 + 0.3 * line.size
    return aside and group.bottom - 2 * line.size <= line.y < group.above


def _tables(groups: list[_Group]) -> Iterator[_Group | list[_Group]]:
    """Yield groups as they are, and lists of those that make one table."""
    place = 0
    while place < len(groups):
        end = _table_end(groups, place)
        if end > place:
            yield groups[place:end]
        else:
            yield groups[place]
        place = max(end, place + 1)


def _table_end(groups: list[_Group], start: int) -> int:
    """Return where the table that begins here ends; `start` if none does."""
    if len(groups[start].cells) < _CELLS_MIN:
        return start
    end = last = start
    while end < len(groups) and (len(groups[end].cells) > 1 or _may_stand_between(groups[end], groups[start:end])):
        if _is_another(groups[start:end], groups[end]):
            break
        end += 1
        if len(groups[end - 1].cells) > 1:
            last = end
    rows = sum(len(group.cells) > 1 for group in groups[start:last])
    return last if rows >= _ROWS_MIN or len(groups[start].cells) >= _LONE_CELLS else start


_APART = 1.8
"""Of the widest space between a table's rows: another table stands further below."""


def _is_another(table: Sequence[_Group], below: _Group) -> bool:
    """Whether a row stands further below a table than the table's rows do below each other."""
    drops = [upper.bottom - lower.top for upper, lower in pairwise([*table, below])]
    return len(drops) > _ROWS_MIN and drops[-1] > _APART * max(drops[:-1]) > 0


def _may_stand_between(group: _Group, table: Sequence[_Group]) -> bool:
    """Whether a group of one cell may be a row of the table around it: a spanning label, or a row with empty cells."""
    if len(group.lines) > _LABEL_LINES_MAX or group.lines[0].page != table[0].lines[0].page or group.lines[0].marker:
        return False
    if is_caption(group.lines[0].text):
        return False
    left = min(cell.x0 for row in table for cell in row.cells)
    right = max(cell.x1 for row in table for cell in row.cells)
    return (left - 4 <= group.cells[0].x0 and group.cells[0].x1 <= left + 0.7 * (right - left)) or group.cells[
        0
    ].x0 > left + 20


def _rows(table: Sequence[_Group]) -> Iterator[Row]:
    columns = max(table, key=lambda row: len(row.cells)).cells
    for group in table:
        texts = [""] * len(columns)
        for cell in group.cells:
            at = _column(cell, columns)
            texts[at] = f"{texts[at]} {joined(cell.parts)}".strip()
        links = tuple(link for line in group.lines for link in line.links)
        yield Row(group.lines[0].page, tuple(texts), group.top, links, group is table[0])


def _column(cell: _Cell, columns: Sequence[_Cell]) -> int:
    """Return the column that a cell shares most width with, else the nearest."""

    def shared(at: int) -> tuple[float, float]:
        other = columns[at]
        overlap = min(cell.x1, other.x1) - max(cell.x0, other.x0)
        return max(overlap, 0.0), -abs((cell.x0 + cell.x1) / 2 - (other.x0 + other.x1) / 2)

    return max(range(len(columns)), key=shared)
