"""Tables whose page shows only their first rows, while the full list stands in a hidden copy for machines."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString

from watcher.extract.clean import clean
from watcher.extract.html.tree import BLOCKS, attribute, children, holds, named, tags
from watcher.model import Block, BlockKind

_MATCH_MIN = 0.8
"""The share of visible rows that a hidden list must hold to be the same list."""
_ROWS_MIN = 2
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_DRAWN = frozenset("\u2022\u00b7|\u2013\u2014-/,\u203a\u00bb")


@dataclass(frozen=True, slots=True)
class FullList:
    """The rows of a table, as the visible ones are written, in the order of the full list."""

    rows: tuple[tuple[str, ...], ...]
    source: int
    """The hidden block that it was read from (`id`)."""


def fragments(tag: Tag) -> tuple[str, ...]:
    """Return the runs of text in an element, one for each innermost block, without drawn separators."""
    found: list[str] = []
    for text in _runs(tag):
        cleaned = clean(text)
        if cleaned and cleaned not in _DRAWN:
            found.append(cleaned)
    return tuple(found)


def _runs(tag: Tag) -> Iterator[str]:
    run: list[str] = []
    block: Tag | None = None
    for node in tag.descendants:
        if type(node) is not NavigableString:
            continue
        home = node.parent
        while home is not None and home is not tag and home.name not in BLOCKS and not _alone(home):
            home = home.parent
        if home is not block and run:
            yield "".join(run)
            run = []
        block = home
        run.append(node)
    if run:
        yield "".join(run)


def _alone(tag: Tag) -> bool:
    """Whether an inline element is the whole of a line: nothing but elements stands beside it."""
    return all(
        isinstance(sibling, Tag) or not str(sibling).strip() for sibling in (*tag.next_siblings, *tag.previous_siblings)
    )


def complete(every: Sequence[Tag]) -> dict[int, FullList]:
    """Return for each table (by id()) its full list, where a hidden block repeats its rows and has more."""
    hidden = [tag for tag in every if tag.attrs.get("aria-hidden") == "true" and len(tags(tag)) > _ROWS_MIN]
    found: dict[int, FullList] = {}
    for table in every if hidden else ():
        if table.name != "table" or is_layout(table):
            continue
        visible = [fragments(row) for row in _row_tags(table)]
        visible = [row for row in visible if row]
        for block in hidden:
            full = _full(visible, block) if len(visible) >= _ROWS_MIN and table not in block.descendants else None
            if full:
                found[id(table)] = full
                break
    return found


def _full(visible: Sequence[tuple[str, ...]], block: Tag) -> FullList | None:
    groups = _groups(block)
    by_name = {group[0][0].casefold(): group for group in groups if group and group[0]}
    matched = [(row, by_name[row[0].casefold()]) for row in visible if row[0].casefold() in by_name]
    if len(matched) < _MATCH_MIN * len(visible) or len(groups) < len(visible):
        return None
    order = _field_order(matched)
    if not order:
        return None
    rows = tuple(tuple(text for field in order if field < len(group) for text in group[field]) for group in groups)
    return FullList(rows, id(block))


def _groups(block: Tag) -> list[list[tuple[str, ...]]]:
    """Return the repeated children of a block: a list of entries, each a list of fields."""
    for parent in (block, *tags(block)):
        entries = [tag for tag in children(parent) if len(children(tag)) > 1]
        if len(entries) >= _ROWS_MIN:
            return [[_field(field) for field in children(entry)] for entry in entries]
    return []


def _field(tag: Tag) -> tuple[str, ...]:
    """Return a field's lines; a Markdown link in the raw text is its label."""
    text = tag.get_text()
    lines = (clean(_MARKDOWN_LINK.sub(r"\1", line)) for line in re.split(r"\n\s*\n", text))
    return tuple(line for line in lines if line)


def _field_order(matched: Sequence[tuple[tuple[str, ...], list[tuple[str, ...]]]]) -> list[int]:
    """Return the fields that visible rows show, in the order in which they show them."""
    places: dict[int, list[int]] = {}
    for row, group in matched:
        folded = [text.casefold() for text in row]
        for number, field in enumerate(group):
            if field and field[0].casefold() in folded:
                places.setdefault(number, []).append(folded.index(field[0].casefold()))
    return sorted(places, key=lambda number: (sum(places[number]) / len(places[number]), number))


def is_layout(table: Tag) -> bool:
    """Whether a table only arranges a page: it says so, holds another table or headings, or has a single cell."""
    if attribute(table, "role") in {"presentation", "none"}:
        return True
    if holds(table, {"h1", "h2", "h3", "h4"}) or (holds(table, {"table"}) and not _has_head(table)):
        return True
    cells = named(table, {"td", "th"})
    return len(cells) == 1 or _numbers_code(cells) or (not _has_head(table) and _arranges(table, cells))


_BREAKS = frozenset({"p", "br", "ul", "ol", "hr", "blockquote"})
_BREAKS_MIN, _BREAKS_OF_MANY_MIN = 4, 12
"""A cell with so many is a column of a page: where there is one row, and where there are several."""


def _arranges(table: Tag, cells: Sequence[Tag]) -> bool:
    """Whether a cell holds a whole text: pages made before style sheets stand in tables."""
    least = _BREAKS_MIN if len(_row_tags(table)) == 1 else _BREAKS_OF_MANY_MIN
    return any(len(named(cell, _BREAKS)) >= least for cell in cells)


def _has_head(table: Tag) -> bool:
    """Whether a table names its columns or rows: then a table in one of its cells is what that cell says."""
    return any(cell.name == "th" for row in _row_tags(table) for cell in children(row))


def _numbers_code(cells: Sequence[Tag]) -> bool:
    """Whether the cells are code and the places of its line numbers."""
    said = [cell for cell in cells if cell.get_text(strip=True)]
    return bool(said) and all(holds(cell, {"pre"}) for cell in said) and len(said) < len(cells)


def rows(table: Tag, read: Callable[[Tag], list[Block]]) -> list[list[Block]]:
    """Return the cells of each row as `read` reads them; where every row is one cell, the lines in it are the cells."""
    cells = [[read(cell) for cell in _cells(row)] for row in _row_tags(table)]
    if all(len(row) <= 1 for row in cells):
        return [[block for block in row[0] if block.text not in _DRAWN] if row else [] for row in cells]
    return [[_joined(blocks) for blocks in row] for row in cells]


def _joined(blocks: Sequence[Block]) -> Block:
    """Return one cell's blocks as one."""
    return Block(
        BlockKind.ROW,
        " ".join(block.text for block in blocks),
        notes=tuple(mark for block in blocks for mark in block.notes),
        links=tuple(link for block in blocks for link in block.links),
    )


def _row_tags(table: Tag) -> list[Tag]:
    inner = {id(row) for nested in named(table, {"table"}) for row in named(nested, {"tr"})}
    own = [row for row in named(table, {"tr"}) if id(row) not in inner]
    return own or [tag for tag in tags(table) if tag.attrs.get("role") == "row"]


_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})


def _cells(row: Tag) -> list[Tag]:
    return [tag for tag in children(row) if tag.name in {"td", "th"}] or [
        tag for tag in tags(row) if attribute(tag, "role") in _CELL_ROLES
    ]
