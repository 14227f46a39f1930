"""Tables, figures and notes inside a paragraph: they follow it, whole, wherever a print puts them."""

from collections.abc import Iterator, Sequence

from watcher.extract.pdf.layout import Draft, Layout, ends
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import SIZE_POINTS
from watcher.extract.pdf.paragraphs import FLOATS, RUNNING, runs_on
from watcher.model import BlockKind

_REACH = 60
"""Blocks that tables and figures between two halves may have."""


def behind_paragraphs(made: Sequence[Draft], layout: Layout) -> Iterator[Draft]:
    """Yield the drafts; a paragraph that goes on behind captions, tables or footnotes is one, and they follow it."""
    place = 0
    while place < len(made):
        draft = made[place]
        place += 1
        floats: list[Draft] = []
        while (end := _resumption(draft, made, place, layout)) is not None:
            draft.lines += made[end].lines
            floats += made[place:end]
            place = end + 1
        yield draft
        yield from floats


def _resumption(draft: Draft, made: Sequence[Draft], start: int, layout: Layout) -> int | None:
    """Return the place of the draft in which a paragraph goes on behind floats, if it does."""
    if draft.kind not in RUNNING:
        return None
    for place in range(start, min(start + _REACH, len(made))):
        other = made[place]
        if other.kind in FLOATS:
            continue
        if _resumes(draft, other, layout) and _are_floats(made[start:place]):
            return place
        if not _is_part_of_float(draft, other, layout):
            return None
    return None


def _are_floats(between: Sequence[Draft]) -> bool:
    """Whether these are notes, tables and figures: other text stands only in one that has a caption."""
    kinds = {draft.kind for draft in between}
    return bool(kinds) and (kinds <= FLOATS or BlockKind.CAPTION in kinds)


def _is_part_of_float(draft: Draft, other: Draft, layout: Layout) -> bool:
    """Whether a block may be a figure's label or a box's text: set otherwise than the paragraph that it interrupts."""
    if ends(draft.last) or not other.lines or other.kind not in {BlockKind.PARAGRAPH, BlockKind.CODE}:
        return False
    line = other.lines[0]
    return abs(line.size - draft.last.size) >= SIZE_POINTS or not _stands_as(draft, line, layout)


def _resumes(draft: Draft, later: Draft, layout: Layout) -> bool:
    if later.kind is not BlockKind.PARAGRAPH:
        return False
    line = later.lines[0]
    alike = abs(line.size - draft.last.size) < SIZE_POINTS and _is_after(draft.last, line)
    return alike and _stands_as(draft, line, layout) and runs_on(draft, line, layout)


def _is_after(line: Line, later: Line) -> bool:
    """Whether a line stands on a later page, or higher: in the next column; or goes on with a sentence that broke off.

    TeX sets a table where it is named, between two lines of a paragraph, if the page has room for it there.
    """
    broke_off = later.text[:1].islower() and not ends(line)
    return later.page > line.page or (later.page == line.page and (later.y > line.y or broke_off))


def _stands_as(draft: Draft, line: Line, layout: Layout) -> bool:
    """Whether a line begins where the text does, or where the block's lines do: no cell or label does."""
    return layout.edges.begins(line) or any(abs(line.x0 - x0) < line.size for x0 in (draft.last.x0, draft.lines[0].x0))
