"""Numbers that readers make: likes, views and comments beside the title of a document."""

import re
from collections.abc import Sequence
from dataclasses import replace

from watcher.extract.dates import find_date
from watcher.extract.flow import Piece, is_label
from watcher.model import Block, BlockKind

_NUMBER = r"(?!(?:19|20)\d\d\b)\d[\d.,]*[km]?(?![\d.,])"
_UNIT = (
    r"(?:comments?|likes?|views?|shares?|claps?|reads?|repl(?:y|ies)|responses?|votes?|upvotes?|points?|karma"
    r"|restacks?)"
)
_BETWEEN = r"[\s\u00b7\u2022|,]+"
_DRAWN = rf"[\u2665\u2764\u2661\U0001f44d\U0001f44f\U0001f4ac\U0001f501\U0001f5e8\U0001f441]\ufe0f? ?{_NUMBER}"
_COUNTERS = re.compile(
    rf"(?:{_BETWEEN}{_NUMBER})*"
    rf"(?:{_BETWEEN}(?:{_NUMBER} {_UNIT}|\d+[ -]min(?:ute)?s?(?: read)?)|(?:{_BETWEEN})?{_DRAWN})+\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_NUMBER}(?:\s+{_NUMBER})*", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|posted|written|published)\b", re.IGNORECASE)
_NAME_WORDS_MAX = 4
_LINE_CHARS_MAX = 160
_HEAD_PIECES_MAX = 12
_PROSE_WORDS_MIN = 12
"""The first piece of so many words ends what stands around the title."""


def without_counters(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without counters around the title; further down a number may be what the document says."""
    end = next((n for n, piece in enumerate(pieces) if piece.words >= _PROSE_WORDS_MIN and not _counted(piece)), 0)
    end = min(end, _HEAD_PIECES_MAX)
    head = pieces[:end]
    kept = [_uncounted(piece) for place, piece in enumerate(head) if not _is_on_a_button(head, place)]
    return [*kept, *pieces[end:]]


def _is_on_a_button(head: Sequence[Piece], place: int) -> bool:
    """Whether a bare number stands in front of the label of a control, next to others at most."""
    following = next((piece for piece in head[place:] if not _is_bare(piece)), None)
    return _is_bare(head[place]) and following is not None and is_label(following)


def _is_bare(piece: Piece) -> bool:
    return _is_paragraph(piece) and _BARE.fullmatch(piece.text) is not None


def _is_paragraph(piece: Piece) -> bool:
    return isinstance(piece.part, Block) and piece.part.kind is BlockKind.PARAGRAPH


def _counted(piece: Piece) -> re.Match[str] | None:
    """Return the counters that end a line of who wrote a document, and when."""
    short = _is_paragraph(piece) and len(piece.text) <= _LINE_CHARS_MAX
    match = _COUNTERS.search(piece.text) if short else None
    return match if match and _says_who(piece.text[: match.start()]) else None


def _says_who(text: str) -> bool:
    words = text.split()
    named = len(words) <= _NAME_WORDS_MAX and all(word[:1].isupper() for word in words)
    return bool(words) and (named or _BYLINE.match(text) is not None or find_date(text) is not None)


def _uncounted(piece: Piece) -> Piece:
    match = _counted(piece)
    if match is None or not isinstance(piece.part, Block):
        return piece
    return Piece(replace(piece.part, text=piece.text[: match.start()], notes=(), noted=()), piece.linked)
