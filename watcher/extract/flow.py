"""What HTML and Markdown readers put out before it becomes sections, and what a reader would skip in it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from watcher.extract.outline import Heading, split_number
from watcher.extract.vocabulary import phrase
from watcher.model import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading or block, whether most of its letters are link text, and all of them bold."""

    part: Heading | Block
    linked: bool = False
    bold: bool = False

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
    """Drop every later copy of a long run of pieces: pages hold their article for desktop and mobile, or nested.

    Of two copies each piece is kept as the one that marks up more has it: a title as a heading, a point as an item.
    """
    seen: dict[str, list[int]] = {}
    kept: list[Piece] = []
    place_of: dict[int, int] = {}
    position = 0
    while position < len(pieces):
        earlier = seen.get(_words(pieces[position]), ())
        copied, at = max(((_run(pieces, at, position), at) for at in earlier), default=(0, 0))
        if copied:
            _take_markup(kept, [place_of.get(at + n, len(kept)) for n in range(copied)], pieces[position:])
            _take_title_of_copy(kept)
            position += copied
            continue
        places = seen.setdefault(_words(pieces[position]), [])
        if len(places) < _EARLIER_MAX:
            places.append(position)
        place_of[position] = len(kept)
        kept.append(pieces[position])
        position += 1
    return kept


def _take_markup(kept: list[Piece], places: Sequence[int], copy: Sequence[Piece]) -> None:
    """Put pieces of a copy in the places of those that say the same as plain paragraphs."""
    for place, piece in zip(places, copy, strict=False):
        if (
            place < len(kept)
            and _is_plain(kept[place])
            and not _is_plain(piece)
            and _words(kept[place]) == _words(piece)
        ):
            kept[place] = piece


def _is_plain(piece: Piece) -> bool:
    return isinstance(piece.part, Block) and piece.part.kind is BlockKind.PARAGRAPH


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


def _words(piece: Piece) -> str:
    """Return what a piece says, whatever it is marked up as."""
    number = piece.part.number if isinstance(piece.part, Heading) else None
    return f"{number} {piece.text}" if number else piece.text


def _run(pieces: Sequence[Piece], earlier: int, later: int) -> int:
    """Return how many pieces repeat from `later` on, or 0 where they are too few to be a copy."""
    length = _repeated(pieces, earlier, later, _words)
    copied = sum(piece.words for piece in pieces[later : later + length])
    if copied >= _COPY_WORDS_MIN and length >= _COPY_PIECES_MIN:
        return length
    length = _repeated(pieces, earlier, later, _said)
    again = pieces[later : later + length]
    at_once = earlier + length == later and not any(_is_cell(piece) for piece in again)
    if not at_once:
        return 0
    title = length == 1 and pieces[later].level is not None
    said = length >= _TWICE_PIECES_MIN and sum(piece.words for piece in again) >= _TWICE_WORDS_MIN
    return length if title or said else 0


def _repeated(pieces: Sequence[Piece], earlier: int, later: int, key: Callable[[Piece], object]) -> int:
    length = 0
    while later + length < len(pieces) and earlier + length < later:
        if key(pieces[earlier + length]) != key(pieces[later + length]):
            break
        length += 1
    return length


_TWICE_WORDS_MIN = 16
_TWICE_PIECES_MIN = 2
"""What is said twice without a word between is the same for two widths of screen, however short."""


def _is_cell(piece: Piece) -> bool:
    return isinstance(piece.part, Block) and piece.part.kind in {BlockKind.ROW, BlockKind.CODE}


_INTERFACE = phrase("interface_lines")
_PICTURES = 0x1F000
"""Code points from here on are pictures; "✓" and "✗" below may be the answer in a table drawn with boxes."""
_JOINERS = "\u200d\ufe0e\ufe0f"
_LINK_LABEL = phrase("link_labels")
_LABEL_CHARS_MAX = 60


def without_interface(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop the labels that controls leave behind."""
    return [piece for piece in pieces if not is_label(piece)]


def is_label(piece: Piece) -> bool:
    """Whether a piece is the label of a control: what readers may do, and how many did."""
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
    signs = [char for char in text if not char.isspace() and char not in _JOINERS]
    return bool(signs) and all(ord(char) >= _PICTURES and unicodedata.category(char) == "So" for char in signs)


ARROWS = " \u00b7\u2190\u2191\u2192\u2193\u2039\u203a\u00ab\u00bb"


_CONTENTS_MIN = 3
"""Fewer entries are a list of contents only where they are all there is, and more than one."""


def without_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop lists of the document's own headings: a table of contents says nothing that the headings do not."""
    titles = {_folded(piece.text) for piece in pieces if piece.level is not None}
    chapters = sum((piece.level or 0) > 1 and not _CONTENTS.fullmatch(piece.text) for piece in pieces)
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
        elif kept and _CONTENTS.fullmatch(kept[-1].text) and kept[-1].level != 1:
            kept.pop()
        position = end
    return kept


_CONTENTS = phrase("contents_labels")


_PAGE = re.compile(r"[\s.]+\d{1,3}$")
"""The page of a printed contents, which word processors take along."""


def _is_entry(piece: Piece, titles: set[str]) -> bool:
    if not piece.linked or piece.level is not None:
        return False
    title = _folded(split_number(piece.text)[1])
    return title in titles or _folded(_PAGE.sub("", title)) in titles


def _folded(text: str) -> str:
    return text.strip(" .:").casefold()
