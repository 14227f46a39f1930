"""What HTML and Markdown readers put out before it becomes sections, and what a reader would skip in it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from watcher.extract.outline import Heading, split_number
from watcher.extract.vocabulary import phrase
from watcher.model import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or block, and whether most of its letters are link text."""

    part: Heading | Block
    linked: bool = False

    @property
    def text(self) -> str:
        """The words, whatever they are."""
        return self.part.title if isinstance(self.part, Heading) else self.part.text

    @property
    def level(self) -> int | None:
        """The level of a heading; None of a block."""
        return self.part.level if isinstance(self.part, Heading) else None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


_COPY_WORDS_MIN = 60
"""A repetition shorter than this may be meant; no article in 300 captures repeats so much of itself on purpose."""
_COPY_PIECES_MIN = 3
_EARLIER_MAX = 8
"""How many earlier places of the same words are tried."""


def without_copies(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop every later copy of a long run of pieces: pages hold their article for desktop and mobile, or nested."""
    seen: dict[tuple[str, str], list[int]] = {}
    kept: list[Piece] = []
    position = 0
    while position < len(pieces):
        copied = max((_run(pieces, at, position) for at in seen.get(_said(pieces[position]), ())), default=0)
        if copied:
            _take_title_of_copy(kept)
            position += copied
            continue
        places = seen.setdefault(_said(pieces[position]), [])
        if len(places) < _EARLIER_MAX:
            places.append(position)
        kept.append(pieces[position])
        position += 1
    return kept


def _take_title_of_copy(kept: list[Piece]) -> None:
    """Take off the title that comes again over a copy, and the few words between them: a date, a writer."""
    title = next((piece for piece in kept if piece.level == 1), None)
    words = 0
    for place in range(len(kept) - 1, 0, -1):
        if title is not None and _said(kept[place]) == _said(title) and kept[place] is not title:
            del kept[place:]
            return
        words += kept[place].words
        if words > _BETWEEN_WORDS_MAX or kept[place].level is not None:
            return


_BETWEEN_WORDS_MAX = 16


def _said(piece: Piece) -> tuple[str, str]:
    kind = "heading" if isinstance(piece.part, Heading) else piece.part.kind.value
    return kind, piece.text


def _run(pieces: Sequence[Piece], earlier: int, later: int) -> int:
    """Return how many pieces repeat from `later` on, or 0 where they are too few to be a copy."""
    length = words = 0
    while later + length < len(pieces) and earlier + length < later:
        if _said(pieces[earlier + length]) != _said(pieces[later + length]):
            break
        words += pieces[later + length].words
        length += 1
    if words >= _COPY_WORDS_MIN and length >= _COPY_PIECES_MIN:
        return length
    at_once = earlier + length == later and not any(_is_cell(piece) for piece in pieces[later : later + length])
    title = length == 1 and pieces[later].level is not None
    return length if at_once and (title or (words >= _TWICE_WORDS_MIN and length >= _TWICE_PIECES_MIN)) else 0


_TWICE_WORDS_MIN = 16
_TWICE_PIECES_MIN = 2
"""What is said twice without a word between is the same for two widths of screen, however short."""


def _is_cell(piece: Piece) -> bool:
    return isinstance(piece.part, Block) and piece.part.kind in {BlockKind.ROW, BlockKind.CODE}


_INTERFACE = phrase("interface_lines")
_PICTURES = 0x1F000
"""Code points from here on are pictures; "✓" and "✗" below may be the answer in a table drawn with boxes."""
_LINK_LABEL = phrase("link_labels")
_LABEL_CHARS_MAX = 60


def without_interface(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop the labels that controls leave behind."""
    return [piece for piece in pieces if not _is_label(piece)]


def _is_label(piece: Piece) -> bool:
    if not isinstance(piece.part, Block) or len(piece.text) > _LABEL_CHARS_MAX:
        return False
    text = piece.text.strip(ARROWS) if piece.linked else piece.text
    paragraph = piece.part.kind is BlockKind.PARAGRAPH or piece.linked
    if not paragraph:
        return piece.part.kind is BlockKind.QUOTE and _is_picture(text)
    return (
        _is_picture(text)
        or text in ARROWS
        or bool(_INTERFACE.fullmatch(text) or (piece.linked and _LINK_LABEL.fullmatch(text)))
    )


def _is_picture(text: str) -> bool:
    return len(text) == 1 and ord(text) >= _PICTURES and unicodedata.category(text) == "So"


ARROWS = " \u00b7\u2190\u2191\u2192\u2193\u2039\u203a\u00ab\u00bb"


_CONTENTS_MIN = 3
"""Fewer entries are a list of contents only where they are all there is, and more than one."""


def without_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop lists of the document's own headings: a table of contents says nothing that the headings do not."""
    titles = {_folded(piece.text) for piece in pieces if piece.level is not None}
    chapters = sum(piece.level is not None and piece.level > 1 for piece in pieces)
    few = min(_CONTENTS_MIN, max(_CONTENTS_MIN - 1, chapters))
    kept: list[Piece] = []
    position = 0
    while position < len(pieces):
        end = position
        while end < len(pieces) and _is_entry(pieces[end], titles):
            end += 1
        if end - position < few:
            end = position + 1
            kept.append(pieces[position])
        position = end
    return kept


def _is_entry(piece: Piece, titles: set[str]) -> bool:
    return piece.linked and piece.level is None and _folded(split_number(piece.text)[1]) in titles


def _folded(text: str) -> str:
    return text.strip(" .:").casefold()
