"""What a text is by the elements around it."""

import re
from dataclasses import dataclass

from bs4 import Tag

from watcher.extract.html import notes
from watcher.extract.html.tree import attribute
from watcher.model import Block, BlockKind

_KINDS = {
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION,
}
_LISTS = frozenset({"ul", "ol"})
_AFTER_MARK = re.compile(r"^[.):\]]\s+")
"""What stood between the mark of a note and the note."""
_DRAWN_MARKER = re.compile(r"[•●○▪■◦‣·∙]\s+")


@dataclass(slots=True)
class Place:
    """What the text at this point of the tree is."""

    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    lists: int = 0
    mark: str | None = None
    marked: bool = False
    """Whether the first block of a footnote, which has its mark, is out already."""


def block_of(
    text: str, place: Place, refers: tuple[str, ...] = (), leads: tuple[str, ...] = (), noted: tuple[int, ...] = ()
) -> Block:
    """Return the block that a text at this place is; a marker that is typed as one makes it an item."""
    kind = place.kind
    marker = _DRAWN_MARKER.match(text) if kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} else None
    if marker:
        text, kind = text[marker.end() :], BlockKind.ITEM
    mark = place.mark if kind is BlockKind.FOOTNOTE and not place.marked else None
    text = _without_mark(text, mark) if mark else text
    place.marked = True
    return Block(
        kind,
        text,
        depth=place.depth if kind is BlockKind.ITEM else 0,
        mark=mark,
        notes=refers,
        links=leads,
        noted=noted,
    )


def _without_mark(text: str, mark: str) -> str:
    """Return a note without its mark: a list draws the number that a page types as well."""
    typed = re.match(rf"\[?{re.escape(mark)}[.):\]]?\s+(?=[^\W\d_a-z]|[\"\u201c])", text)
    return text[typed.end() :] if typed else _AFTER_MARK.sub("", text)


def place_of(tag: Tag, outer: Place) -> Place:
    """Return what text directly in this element is."""
    mark = notes.mark_of(tag)
    if mark is not None:
        return Place(BlockKind.FOOTNOTE, mark=mark or None)
    if outer.kind is BlockKind.FOOTNOTE:
        return outer
    if tag.name in _LISTS:
        return Place(outer.kind, outer.depth, outer.lists + 1)
    kind = _KINDS.get(tag.name) or (BlockKind.ITEM if attribute(tag, "role") == "listitem" else None)
    if kind is BlockKind.ITEM:
        return Place(kind, max(0, outer.lists - 1), outer.lists)
    return Place(kind, outer.depth, outer.lists) if kind else outer
