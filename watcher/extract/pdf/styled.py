"""Headings of a file without an outline: by size, weight and numbering."""

from collections.abc import Sequence
from statistics import median

from watcher.extract.outline import split_number
from watcher.extract.pdf.edges import Edges, edges_of
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import (
    HEADING_CHARS_MAX,
    HEADING_LINES_MAX,
    LARGER,
    SIZE_POINTS,
    Mark,
    Style,
    depth_of,
    is_caption,
    title_of,
)


def by_style(lines: Sequence[Line], style: Style) -> list[Mark]:
    """Return the headings of a file without an outline."""
    marks: list[Mark] = []
    place = 0
    edges = edges_of(lines)
    while place < len(lines):
        count = _heading_lines(lines, place, style, edges)
        if count:
            number, title = split_number(title_of(lines[place : place + count]))
            marks.append(Mark(place, count, title, number, 0))
        place += max(count, 1)
    return _ranked(marks, lines)


def _heading_lines(lines: Sequence[Line], place: int, style: Style, edges: Edges) -> int:
    """Return how many lines from here make one heading: drawn alike, larger or heavier, and followed by other text."""
    first = lines[place]
    if not style.distinct(first) or first.cells or first.marker or first.mark or is_caption(first.text):
        return 0
    if _beside(lines, place) or _heads_table(lines, place, style):
        return 0
    count = 1
    while place + count < len(lines) and _same_heading(lines[place + count - 1], lines[place + count], style):
        count += 1
    text = title_of(lines[place : place + count])
    proper = any(map(str.isalpha, text)) and len(text) <= HEADING_CHARS_MAX and count <= HEADING_LINES_MAX
    goes_on = place + count < len(lines) and _goes_on(lines[place + count - 1], lines[place + count], edges)
    return count if proper and not goes_on and not _is_prose(text, first, style) else 0


_PITCH_MAX = 1.8
"""Of the font size: lines of a paragraph stand no further apart."""


def _goes_on(above: Line, below: Line, edges: Edges) -> bool:
    """Whether a sentence whose beginning is bold goes on in the next line."""
    near = above.page == below.page and 0 < above.y - below.y <= _PITCH_MAX * above.size
    word = below.text.split(" ", 1)[0]
    per_char = (above.x1 - above.x0) / len(above.text)
    full = above.x1 + per_char * (len(word) + 1) > edges.right_of(above)
    return near and abs(above.size - below.size) <= SIZE_POINTS and (below.text[:1].islower() or full)


_BESIDE_LINES = 4
"""Lines drawn before and after that may stand on the same height: cells of a table's head."""


def _beside(lines: Sequence[Line], place: int) -> bool:
    """Whether something else stands on the line's height: a heading stands alone."""
    line = lines[place]
    near = [*lines[max(0, place - _BESIDE_LINES) : place], *lines[place + 1 : place + 1 + _BESIDE_LINES]]
    return any(other.page == line.page and _is_beside(line, other) for other in near)


_ROW_PITCH = 1.6
"""Of the font size: the rows of a table stand no further apart; a heading stands further above a table."""


def _heads_table(lines: Sequence[Line], place: int, style: Style) -> bool:
    """Whether a bold line of the body's size is the head of the table whose row stands right below."""
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    if below is None or line.size > style.size * LARGER or split_number(line.text)[0]:
        return False
    return bool(below.cells) and below.page == line.page and 0 < line.y - below.y <= _ROW_PITCH * line.size


def _is_beside(line: Line, other: Line) -> bool:
    apart = other.x0 > line.x1 or line.x0 > other.x1
    return apart and abs(other.y - line.y) < 1.1 * line.size


def _same_heading(above: Line, below: Line, style: Style) -> bool:
    near = above.page == below.page and 0 < above.y - below.y <= 1.6 * above.size
    alike = style.same(above, below) and not below.cells and not below.marker
    return near and alike and split_number(below.text)[0] is None


_SENTENCE_WORDS = 20
"""A heading may be a short sentence."""
_BOLD_WORDS_MAX = 14


def _is_prose(text: str, line: Line, style: Style) -> bool:
    """Whether bold text of the body's size is a lead-in, a label or a sentence rather than a heading."""
    if line.size > style.size * LARGER or split_number(text)[0]:
        return text.endswith(".") and len(text.split()) > _SENTENCE_WORDS
    return text.endswith((".", ",", ";", ":")) or len(text.split()) > _BOLD_WORDS_MAX or not text[:1].isupper()


def _ranked(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Give levels: numbers by their depth, the others by the rank of their size among the headings."""
    sizes: dict[float, list[int]] = {}
    for mark in marks:
        sizes.setdefault(_weight(lines[mark.first]), []).append(depth_of(mark.number) if mark.number else 0)
    ranks: dict[float, int] = {}
    for rank, weight in enumerate(sorted(sizes, reverse=True), start=1):
        depths = [depth for depth in sizes[weight] if depth]
        above = max(ranks.values(), default=0)
        ranks[weight] = round(median(depths)) if depths else min(rank, above + 1)
    return [
        Mark(m.first, m.count, m.title, m.number, depth_of(m.number) if m.number else ranks[_weight(lines[m.first])])
        for m in marks
    ]


def _weight(line: Line) -> float:
    return round(line.size * 2) / 2 + (0.1 if line.bold else 0.0)
