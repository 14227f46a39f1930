"""List markers: bullets and labels, which some files draw apart from the lines that they stand before."""

import re

from watcher.extract.pdf.runs import Piece

BULLET = re.compile(
    r"[\u25cf\u25cb\u25a0\u25a1\u25aa\u25ab\u2022\u25e6\u2023\u2043\u27a2\u2713\u2714\u25ba\u25b6\u2756\u25c6\u25c7*\u2013\u2014-]"
)
LABEL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_COUNT = re.compile(r"\d{1,3}[.)]|\(\d{1,3}\)")
SAME_BASELINE = 0.2
"""Of the font size."""


def _is_marker(text: str) -> bool:
    return bool(BULLET.fullmatch(text) or _COUNT.fullmatch(text))


def with_markers(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, bullets and labels that were drawn apart from their lines in front of them again."""
    late = [piece for k, piece in enumerate(pieces) if _is_marker(piece.text) and not _leads(pieces, k)]
    if not late:
        return pieces
    led: dict[int, Piece] = {}
    for bullet in late:
        right = [
            (piece.x0, k) for k, piece in enumerate(pieces) if piece is not bullet and stands_before(bullet, piece)
        ]
        if right:
            led.setdefault(min(right)[1], bullet)
    moved = {id(bullet) for bullet in led.values()}
    ordered: list[Piece] = []
    for k, piece in enumerate(pieces):
        ordered += [led[k]] if k in led else []
        ordered += [] if id(piece) in moved else [piece]
    return ordered


def _leads(pieces: list[Piece], place: int) -> bool:
    return place + 1 < len(pieces) and stands_before(pieces[place], pieces[place + 1])


_BULLET_GAP = 4.0
"""Of the font size: a bullet stands no further from its line."""


def stands_before(bullet: Piece, piece: Piece) -> bool:
    """Whether a bullet stands right before a piece, on its line."""
    size = max(bullet.size, piece.size)
    return abs(bullet.y - piece.y) <= SAME_BASELINE * size and 0 <= piece.x0 - bullet.x1 <= _BULLET_GAP * size
