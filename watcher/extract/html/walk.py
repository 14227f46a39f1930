"""From a pruned tree to headings and blocks, in the order of reading. Without recursion: pages nest 200,000 deep."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bs4 import Tag

from watcher.extract import links
from watcher.extract.clean import clean, clean_code
from watcher.extract.flow import Piece
from watcher.extract.html import inline, notes, tables
from watcher.extract.html.headings import (
    OPENED_LEVEL,
    anchor_of,
    leads_elsewhere,
    level_of,
    opened_level,
    opens,
    without_permalinks,
)
from watcher.extract.html.line import Line
from watcher.extract.html.place import Place, block_of, place_of
from watcher.extract.html.sentences import in_line, in_sentence, is_sentence
from watcher.extract.html.signs import is_clicked, label_of, without_signs
from watcher.extract.html.tree import BLOCKS, attribute, by_id, is_text, named
from watcher.extract.outline import Heading, split_number
from watcher.model import Block, BlockKind

_TITLED = frozenset({"accordion", "expandable", "step", "tab", "tabitem", "update"})
"""Components of documentation sites whose heading is an attribute; "update" calls it `label`."""
_BLOCK_ROLES = frozenset({"heading", "listitem", "table", "row", "button", "paragraph", "list"})
_BOLD = frozenset({"b", "strong"})
_CARDS = frozenset({"card", "tile"})
_WHITE = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPH_BREAK = re.compile(r"\n[ ]*(?:\n[ ]*)+|\n(?=[ ]*[•●○▪■◦‣∙][ ])")
_BULLETS = frozenset("•●○▪■◦‣∙")
_LINKED_SHARE_MIN = 0.8


@dataclass(slots=True)
class _Step:
    """One open element: what is left of its children, and what it changed."""

    tag: Tag
    children: Iterator[object]
    place: Place
    link: bool = False
    block: bool = True
    bold: bool = False


class Walker:
    """Walks one element at a time; `pieces` holds what was found. With `buttons`, what a button says is text."""

    def __init__(
        self, base: str | None, full_lists: Mapping[int, tables.FullList], root: Tag, *, buttons: bool = False
    ) -> None:
        self.pieces: list[Piece] = []
        self._base = base
        self._full_lists = full_lists
        self._root = root
        self._line = Line()
        self._open_links: list[str | None] = []
        self._open_bolds = 0
        self._buttons = buttons
        self._inline_notes = 0
        self._pending: list[Piece] = []

    @cached_property
    def _identified(self) -> Mapping[str, Tag]:
        return by_id(self._root)

    def walk(self, tag: Tag) -> None:
        """Read the element and everything in it."""
        self._walk(_Step(tag, iter((tag,)), Place()))

    def walk_within(self, tag: Tag) -> None:
        """Read everything in the element, whatever it is itself."""
        self._walk(_Step(tag, iter(tag.contents), Place()))

    def _walk(self, outermost: _Step) -> None:
        stack = [outermost]
        while stack:
            step = stack[-1]
            node = next(step.children, None)
            if node is None:
                stack.pop()
                self._close(step)
            elif isinstance(node, Tag):
                opened = self._open(node, step.place)
                if opened:
                    stack.append(opened)
            elif is_text(node):
                self._say(node)

    def _say(self, text: str) -> None:
        plain = _WHITE.sub(" ", text)
        self._line.parts.append(plain)
        if self._open_links:
            self._line.linked += len(plain.replace(" ", ""))
        if self._open_bolds:
            self._line.bold += len(plain.replace(" ", ""))

    def _close(self, step: _Step) -> None:
        if step.link:
            self._open_links.pop()
        self._open_bolds -= step.bold
        if step.block:
            self._flush(step.place)

    def _open(self, tag: Tag, place: Place) -> _Step | None:
        """Begin an element, or deal with the whole of it and return None."""
        name = tag.name
        if name == "br":
            self._line.parts.append("\n")
            return None
        if notes.is_inline(tag):
            self._inline_note(tag)
            return None
        role = attribute(tag, "role")
        if name == "button" and self._stands_in_line(tag):
            return self._open_inline(tag, place) if in_sentence(tag) else None
        if name not in BLOCKS and role not in _BLOCK_ROLES:
            return self._open_inline(tag, place)
        if name == "hr" or self._whole(tag, place):
            self._flush(place)
            return None
        self._flush(place)
        acts = role == "button"
        if acts:
            self._open_links.append(None)
        return _Step(tag, iter(tag.contents), place_of(tag, place), link=acts)

    def _stands_in_line(self, button: Tag) -> bool:
        """Whether a button is a phrase or a sign in the sentence that it stands in, and ends no line."""
        if self._buttons or not (in_line(button) or in_sentence(button)):
            return False
        return not opens(button, self._identified)

    def _open_inline(self, tag: Tag, place: Place) -> _Step | None:
        if notes.leads_back(tag):
            return None
        mark = notes.reference(tag)
        if mark is not None:
            self._line.refer(mark)
            return None
        if tag.name in {"sup", "sub"} or "data-cfemail" in tag.attrs:
            self._say(
                inline.shifted(tag) if tag.name in {"sup", "sub"} else links.address(attribute(tag, "data-cfemail"))
            )
            return None
        if tag.name == "q":
            tag.insert(0, "\u201c")
            tag.append("\u201d")
        link = tag.name == "a" and bool(tag.get("href"))
        if link:
            self._open_links.append(links.target(attribute(tag, "href"), self._base))
            self._line.links.extend(leads for leads in self._open_links[-1:] if leads)
        if inline.is_own_line(tag):
            self._flush(place)
        if inline.stands_in_row_of_facts(tag):
            while self._line.parts and not self._line.parts[-1].strip(inline.DRAWN_BETWEEN):
                self._line.parts.pop()
            self._flush(place)
        elif between := inline.between(tag):
            said = "".join(self._line.parts[-1:])
            self._line.parts += [between] if said[-1:].isalnum() or inline.labels(said) else []
        bold = tag.name in _BOLD
        self._open_bolds += bold
        return _Step(tag, iter(tag.contents), place, link=link, block=False, bold=bold)

    def _whole(self, tag: Tag, place: Place) -> bool:
        """Deal with headings, tables, code and what opens at once; say whether it was one of them."""
        level = level_of(tag)
        if level:
            self._flush(place)
            self._heading(tag, level)
        elif tag.name in {"button", "summary"} and not self._buttons:
            self._flush(place)
            if opens(tag, self._identified):
                self._heading(tag, opened_level(tag))
            elif tag.name == "summary" and is_sentence(tag.get_text().strip()):
                return False
        elif attribute(tag, "role") == "button" and not self._buttons and opens(tag, self._identified):
            self._flush(place)
            self._heading(tag, opened_level(tag))
        elif tag.name == "pre":
            self._flush(place)
            self._code(tag)
        elif (tag.name == "table" or attribute(tag, "role") == "table") and not tables.is_layout(tag):
            self._flush(place)
            self._table(tag)
        elif tag.name in _TITLED | _CARDS:
            self._flush(place)
            self._component(tag, place)
            return False
        else:
            return False
        return True

    def _heading(self, tag: Tag, level: int) -> None:
        without_permalinks(tag)
        without_signs(tag)
        blocks = self._blocks_in(tag)
        text = clean(" ".join(block.text for block in blocks))
        text = label_of(text) if is_clicked(tag) else text
        if not text:
            return
        number, title = split_number(text)
        linked = sum(len(link.get_text(strip=True)) for link in named(tag, {"a"})) >= _LINKED_SHARE_MIN * len(text)
        within = tag.find_parent("a") is not None or (linked and leads_elsewhere(tag))
        key = attribute(tag, "data-key") or None
        self.pieces.append(Piece(Heading(title, level, number, anchor_of(tag), key), within))
        self._line.refer(*(mark for block in blocks for mark in block.notes))

    def _blocks_in(self, tag: Tag) -> list[Block]:
        """Return the blocks of a cell or heading, read for themselves."""
        inner = Walker(self._base, {}, self._root, buttons=True)
        inner.walk_within(tag)
        return [
            piece.part if isinstance(piece.part, Block) else Block(BlockKind.PARAGRAPH, piece.text)
            for piece in inner.pieces
        ]

    def _code(self, tag: Tag) -> None:
        text = clean_code(inline.lines_of(tag))
        if text:
            self.pieces.append(Piece(Block(BlockKind.CODE, text)))

    def _table(self, table: Tag) -> None:
        for caption in named(table, {"caption"})[:1]:
            self.pieces.append(Piece(Block(BlockKind.CAPTION, clean(caption.get_text()))))
        full = self._full_lists.get(id(table))
        rows = (
            [[Block(BlockKind.ROW, cell) for cell in row] for row in full.rows]
            if full
            else tables.rows(table, self._blocks_in)
        )
        for row in rows:
            cells = tuple(cell.text for cell in row)
            if any(cells):
                refers = tuple(mark for cell in row for mark in cell.notes)
                leads = tuple(link for cell in row for link in cell.links)
                self.pieces.append(Piece(Block(BlockKind.ROW, " | ".join(cells), cells, notes=refers, links=leads)))

    def _inline_note(self, tag: Tag) -> None:
        """Take a note out of the sentence that it stands in; it follows that block."""
        text = notes.text_of_inline(tag)
        if text:
            self._inline_notes += 1
            mark = str(self._inline_notes)
            self._line.refer(mark)
            self._pending.append(Piece(Block(BlockKind.FOOTNOTE, text, mark=mark)))

    def _component(self, tag: Tag, place: Place) -> None:
        title = clean(attribute(tag, "title") or attribute(tag, "label"))
        if not title:
            return
        if tag.name in _TITLED:
            self.pieces.append(Piece(Heading(title, OPENED_LEVEL, anchor=attribute(tag, "id") or None)))
            return
        leads = links.target(attribute(tag, "href"), self._base)
        self.pieces.append(
            Piece(Block(BlockKind.ITEM, title, depth=place.depth, links=(leads,) if leads else ()), bool(leads))
        )

    def _flush(self, place: Place) -> None:
        """End the block: its text becomes a piece, or one for each paragraph that empty lines set apart."""
        line = self._line
        if not line.parts:
            self._say_notes()
            return
        self._line = Line()
        self._line.links.extend(leads for leads in self._open_links if leads)
        raw = "".join(line.parts)
        parts = _PARAGRAPH_BREAK.split(raw) if "\n" in raw else (raw,)
        texts = [text for text in map(clean, parts) if text and text not in _BULLETS]
        if not texts:
            self._line.refer(*line.notes)
            self._say_notes()
            return
        letters = sum(len(text.replace(" ", "")) for text in texts)
        linked = line.linked > 0 and line.linked >= _LINKED_SHARE_MIN * letters
        for number, text in enumerate(texts):
            own = (tuple(line.notes), tuple(line.links), line.letters_ahead()) if number == 0 else ()
            self.pieces.append(Piece(block_of(text, place, *own), linked, line.bold >= letters))
        self._say_notes()

    def _say_notes(self) -> None:
        """Set the notes that stood in a block behind it; those of a picture stand alone."""
        self.pieces += self._pending
        self._pending = []
