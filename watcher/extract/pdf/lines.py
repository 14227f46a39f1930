"""Pieces to lines: what stands on one baseline, with its cells, its list marker and its footnote marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from watcher.extract.clean import clean
from watcher.extract.pdf.leads import Link, on_line
from watcher.extract.pdf.markers import BULLET, LABEL, SAME_BASELINE, with_markers
from watcher.extract.pdf.pages import Page
from watcher.extract.pdf.runs import Piece

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
"""Around a raised mark inside a line's text, until it is known whether a footnote has that mark."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line that wide space parts from the rest."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one baseline. Text prints have no places: everything but page and text is then zero."""

    page: int
    text: str
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    font: str = ""
    cells: tuple[Cell, ...] = ()
    """Two or more, or none."""
    marker: str = ""
    """The bullet or label in front of a list item; a label ("2.", "(a)") also stands in the text."""
    indent: float = 0.0
    """Where its text begins: right of a marker."""
    mark: str | None = None
    """The raised mark that it begins with: a footnote's own."""
    hyphen: bool = False
    """It ends in a hyphen that the line end may have made."""
    links: tuple[Link, ...] = ()

    @property
    def bold(self) -> bool:
        """Whether its font says so by name."""
        return is_bold(self.font)


_BOLD = re.compile(r"bold|black|heavy|demi|medium|medi$|cmbx|sfbx|cmssbx|\bbd\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def is_bold(font: str) -> bool:
    """Whether a font says so by name."""
    return bool(_BOLD.search(font))


def lines_of(page: Page) -> list[Line]:
    """Return the page's lines in the order in which they were drawn."""
    lines = [_line(page.number, pieces) for pieces in _baselines(with_markers(list(_cleaned(page.pieces))))]
    return [_leading(line, page.links) for line in lines] if page.links else lines


def _leading(line: Line, links: Sequence[Link]) -> Line:
    on = on_line(links, line.x0, line.x1, line.y)
    return replace(line, links=on) if on else line


_SYMBOL_BULLETS = str.maketrans(
    dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf0a8\uf06e\uf075\u00b7\x0f\x88", "\u2022")
)


_LIGATURES = {"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"}
"""Where TeX's Cork encoding has them; its drawn fonts do not say which letters these are."""
_LIGATURE = re.compile(r"(?<=[^\W\d_])[\x1b-\x1f]|[\x1b-\x1f](?=[^\W\d_])")


def _cleaned(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        raw = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], piece.text)
        text = clean(raw[:1].translate(_SYMBOL_BULLETS) + raw[1:])
        if text:
            yield replace(piece, text=text)


_RAISED_SIZE = 0.88
"""Of its line's size: what is smaller and higher is a mark or an exponent."""


def _raised(piece: Piece, line: Piece) -> bool:
    lift = piece.y - line.y
    small = piece.size <= _RAISED_SIZE * line.size and lift >= 0.08 * line.size
    high = piece.size < line.size and lift >= _MARK_LIFT * line.size and _MARK.fullmatch(piece.text) is not None
    return (small or high) and lift <= 0.9 * line.size


_MARK_LIFT = 0.3
"""Of its line's size: what is so much higher may be nearly as large, where it looks like a mark."""


def _lowered(piece: Piece, line: Piece) -> bool:
    return piece.size <= _RAISED_SIZE * line.size and -0.5 * line.size <= piece.y - line.y < 0


def _baselines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield pieces that follow each other on one baseline, from left to right, raised and lowered ones with them."""
    current: list[Piece] = []
    for piece in pieces:
        if current and not _joins(current, piece):
            yield current
            current = []
        current.append(piece)
    if current:
        yield current


def _joins(current: list[Piece], piece: Piece) -> bool:
    last = current[-1]
    base = _base(current)
    if piece.x0 < last.x1 - 0.4 * max(piece.size, last.size) or last.hyphen:
        return False
    if abs(piece.y - base.y) <= SAME_BASELINE * max(piece.size, base.size):
        return True
    near = piece.x0 - last.x1 < base.size
    if _raised(piece, base) or _lowered(piece, base):
        return near
    return near and len(current) == 1 and _raised(base, piece)


def _base(pieces: list[Piece]) -> Piece:
    """Return the piece by which a line stands: the largest, whatever the bullet or number in front is set like."""
    leads = _LEADING.fullmatch(pieces[0].text) and pieces[1:] and not _EXPONENT.fullmatch(pieces[1].text)
    return max(pieces[1:] if leads else pieces, key=lambda piece: (piece.size, len(piece.text)))


_LEADING = re.compile(rf"{BULLET.pattern}|\d{{1,3}}[.)]?")


_MARK = re.compile(r"(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6#]{1,3}|[a-z])(?:\s*,\s*(?:\d{1,3}|[*\u2020\u2021]{1,3}))*")
_NUMBER = re.compile(r"(?:(?:\d{1,3}|[A-Z])(?:\.\d{1,3})*\.?)")
_MARKER_GAP = 3.0
"""Of the font size: a marker stands no further from its text; a dash that does is a cell of a table."""
_NUMBER_GAP = 3.0
"""Of the font size: a section's number stands no further from its title."""
_COLUMN_GAP = 0.45
"""Of the font size: pieces further apart are cells; runs.py has parted them there, by the line's own spaces."""
_AFTER_MARK_GAP = 1.5
_TIGHT = 0.12
"""Of the font size: nearer pieces are one word."""


def _line(page: int, pieces: list[Piece]) -> Line:
    base = _base(pieces)
    marker, rest = _marker(pieces)
    mark, rest = _own_mark(rest, base)
    cells = _cells(rest, base)
    text = " ".join(cell.text for cell in cells)
    if marker and LABEL.fullmatch(marker):
        text = f"{marker} {text}"
    if not marker and not BULLET.fullmatch(cells[0].text):
        marker, text = _leading_marker(text)
    return Line(
        page,
        text,
        pieces[0].x0,
        pieces[-1].x1,
        base.y,
        base.size,
        base.font,
        tuple(cells) if len(cells) > 1 else (),
        marker,
        rest[0].x0 if rest else pieces[0].x0,
        mark,
        pieces[-1].hyphen,
    )


def _marker(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Part a list marker that stands apart from its text; so does a section's number, which stays with its title."""
    head = pieces[0]
    if len(pieces) > 1 and (BULLET.fullmatch(head.text) or LABEL.fullmatch(head.text)):
        if pieces[1].x0 - head.x1 <= _MARKER_GAP * pieces[1].size:
            return head.text, pieces[1:]
        return "", pieces
    match pieces:
        case [number, title] if _is_numbering(number, title):
            return "", [replace(title, text=f"{number.text} {title.text}", x0=number.x0)]
    return "", pieces


def _is_numbering(number: Piece, title: Piece) -> bool:
    """Whether a number that stands apart belongs to the title right of it."""
    near = title.x0 - number.x1 < _NUMBER_GAP * number.size and abs(number.y - title.y) < 1
    return near and bool(_NUMBER.fullmatch(number.text)) and title.text[0].isupper()


def _leading_marker(text: str) -> tuple[str, str]:
    """Part a marker that is only a space away; dashes and stars need a letter after them to be one."""
    head, _, rest = text.partition(" ")
    if rest and BULLET.fullmatch(head):
        return head, rest
    if rest and LABEL.fullmatch(head) and not _INITIAL.fullmatch(head):
        return head, text
    return "", text


def marked(line: Line) -> Line:
    """Return the line with the list marker that its text begins with parted from it."""
    marker, text = _leading_marker(line.text)
    return replace(line, marker=marker, text=text) if marker else line


_INITIAL = re.compile(r"[A-Z]\.|\d{1,3}\.")
"""A person's initial, or a number that may be a heading's: what follows decides, not the line."""


def _own_mark(pieces: list[Piece], base: Piece) -> tuple[str | None, list[Piece]]:
    head = pieces[0]
    if len(pieces) > 1 and head is not base and _raised(head, base) and _MARK.fullmatch(head.text):
        return head.text, pieces[1:]
    return None, pieces


def _cells(pieces: list[Piece], base: Piece) -> list[Cell]:
    cells: list[Cell] = []
    for piece in pieces:
        text = _shown(piece, base, cells[-1].text if cells else "")
        last = cells[-1] if cells else None
        gap = piece.x0 - last.x1 if last else 0.0
        raised = piece is not base and (_raised(piece, base) or bool(cells and cells[-1].text.endswith(MARK_CLOSE)))
        if last is None or piece.column or gap > (_AFTER_MARK_GAP if raised else _COLUMN_GAP) * base.size:
            cells.append(Cell(text, piece.x0, piece.x1))
        else:
            space = " " if gap > _TIGHT * base.size else ""
            cells[-1] = Cell(last.text + space + text, last.x0, piece.x1)
    return cells


_EXPONENT = re.compile(r"[\d+\u2212\u2013()n-]+")
_EXPONENTS = str.maketrans(
    "0123456789+-\u2212\u2013()n",
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b\u207b\u207d\u207eⁿ",
)


def _shown(piece: Piece, base: Piece, before: str) -> str:
    """Return a raised piece as a mark to be resolved, or as an exponent after a digit; any other as it is."""
    if piece is base or not _raised(piece, base):
        return piece.text
    if before[-1:].isdigit() and _EXPONENT.fullmatch(piece.text) and not piece.text.isalpha():
        return piece.text.translate(_EXPONENTS)
    return f"{MARK_OPEN}{piece.text}{MARK_CLOSE}" if _MARK.fullmatch(piece.text) else piece.text


_MARKED = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")


def without_marks(text: str, known: frozenset[str]) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """Return the text without the marks that footnotes have, those marks, and how many letters stand ahead of each.

    Other marks stay as superscripts.
    """
    notes: list[str] = []
    ahead: list[int] = []
    end = letters = 0

    def resolve(match: re.Match[str]) -> str:
        nonlocal end, letters
        letters += len("".join(text[end : match.start()].split()))
        end = match.end()
        marks = [mark.strip() for mark in match[1].split(",")]
        if all(mark in known for mark in marks):
            notes.extend(marks)
            ahead.extend(letters for _ in marks)
            return ""
        letters += len(match[1])
        return match[1].translate(_EXPONENTS)

    plain = _MARKED.sub(resolve, text)
    return (plain.replace("  ", " ") if notes else plain), tuple(notes), tuple(ahead)
