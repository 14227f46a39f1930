"""Headings of pages that mark none up: lines in bold over text, as editors without styles leave them."""

from collections.abc import Sequence

from watcher.extract.flow import Piece
from watcher.extract.outline import Heading, split_number
from watcher.model import Block, BlockKind

_WORDS_MAX = 12
_HEADINGS_MIN = 2
"""One bold line alone may be a sentence that matters."""
_PROSE_WORDS_MIN = 12
"""What stands below is text in at least one of its blocks; over short lines bold is a label."""
_STOPS = (".", ",", ";", ":", "!", "\u2026")
_LEVEL = 2


def with_bold_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, bold lines as headings where nothing below the title is marked up as one."""
    if any((piece.level or 0) > 1 for piece in pieces):
        return list(pieces)
    places = [place for place in range(len(pieces)) if _is_line(pieces[place]) and _heads_text(pieces, place + 1)]
    if len(places) < _HEADINGS_MIN:
        return list(pieces)
    return [_heading(piece) if place in set(places) else piece for place, piece in enumerate(pieces)]


def _is_line(piece: Piece) -> bool:
    plain = isinstance(piece.part, Block) and piece.part.kind is BlockKind.PARAGRAPH and piece.bold and not piece.linked
    short = piece.words <= _WORDS_MAX and not split_number(piece.text)[1].endswith(_STOPS)
    return plain and short and any(map(str.isalpha, piece.text))


def _heads_text(pieces: Sequence[Piece], start: int) -> bool:
    """Whether text follows before the next bold line."""
    for piece in pieces[start:]:
        if _is_line(piece) or piece.level is not None:
            return False
        if piece.words >= _PROSE_WORDS_MIN and not piece.linked:
            return True
    return False


def _heading(piece: Piece) -> Piece:
    number, title = split_number(piece.text)
    return Piece(Heading(title, _LEVEL, number), piece.linked)
