"""Pages as pdfium sees them: pieces of text with their place, size and font. The one module that calls pypdfium2.

Calls into pdfium are what costs: a piece is a whole run of one baseline, measured at its ends. Only runs that may hold
a footnote mark or the gap of a table column are measured further.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.pdf.bookmarks import Bookmark, outline_of

PDF_PAGES_MAX = 2_000
"""Pages. The longest card known has 319."""
PDF_CHARS_MAX = 12_000_000
"""Characters of a whole file; a card of 250 pages has 700,000."""
PAGE_CHARS_MAX = 500_000
"""Characters of one page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one baseline. Coordinates are points, y upwards, after the page is turned upright."""

    text: str
    x0: float
    x1: float
    y: float
    """The baseline."""
    size: float
    """Font size as drawn, in points."""
    font: str
    hyphen: bool = False
    """The run ends in a hyphen at which pdfium saw the line break."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its pieces in the order in which they were drawn."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class File:
    """What pdfium reads out of a file."""

    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...]
    title: str
    """Of the file's metadata; often empty or a file name."""


def open_file(body: bytes) -> File:
    """Return the pages, outline and metadata title; raise ExtractError for what is no PDF, damaged or out of bounds."""
    _require_whole(body)
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise _damaged(str(error)) from error
    try:
        return File(tuple(_pages(document)), tuple(outline_of(document)), str(document.get_metadata_value("Title")))
    except (pypdfium2.PdfiumError, ctypes.ArgumentError, UnicodeDecodeError) as error:
        raise _damaged(str(error)) from error
    finally:
        document.close()


_HEAD_BYTES = 1024
_TAIL_BYTES = 4096


def _require_whole(body: bytes) -> None:
    if b"%PDF-" not in body[:_HEAD_BYTES]:
        message = "This is no PDF: its first kilobyte has no %PDF- mark. See what the address answers in a browser."
        raise ExtractError(message, ExtractFailure.UNSUPPORTED_TYPE)
    if b"%%EOF" not in body[-_TAIL_BYTES:]:
        raise _damaged("it ends before its end-of-file mark, as if cut off on the way")


def _damaged(why: str) -> ExtractError:
    message = f"The PDF cannot be read ({why.rstrip('.')}). It is tried again with the next check."
    return ExtractError(message, ExtractFailure.DAMAGED)


def _too_large(what: str) -> ExtractError:
    return ExtractError(f"The PDF is larger than the watcher reads: {what}.", ExtractFailure.TOO_LARGE)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    count = len(document)
    if count > PDF_PAGES_MAX:
        raise _too_large(f"{count} pages, at most {PDF_PAGES_MAX}")
    chars = 0
    for index in range(count):
        page = document[index]
        textpage = page.get_textpage()
        try:
            chars += textpage.count_chars()
            if chars > PDF_CHARS_MAX or textpage.count_chars() > PAGE_CHARS_MAX:
                raise _too_large(f"page {index + 1} brings its text over the limit")
            yield _page(index + 1, page, textpage)
        finally:
            textpage.close()
            page.close()


def _page(number: int, page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> Page:
    """Return the page turned so that most of its text is upright; text across it (axis labels, stamps) is left out."""
    runs = list(_Reader(textpage).runs())
    turn = _dominant_turn(runs)
    width, height = page.get_size()
    if page.get_rotation() % 180 != turn % 180:
        width, height = height, width
    pieces = tuple(_upright(piece, turn) for piece, angle in runs if angle == turn)
    return Page(number, width, height, pieces)


def _dominant_turn(runs: list[tuple[Piece, int]]) -> int:
    weight = {0: 1}
    for piece, angle in runs:
        weight[angle] = weight.get(angle, 0) + len(piece.text)
    return max(sorted(weight), key=lambda angle: weight[angle])


def _upright(piece: Piece, turn: int) -> Piece:
    """Return the piece as if the page were turned by `turn` degrees; a turned piece keeps its width in x1 - x0."""
    if turn == 0:
        return piece
    x, y, width = piece.x0, piece.y, piece.x1 - piece.x0
    placed = {90: (y, -x), 180: (-x, -y), 270: (-y, x)}[turn]
    return Piece(piece.text, placed[0], placed[0] + width, placed[1], piece.size, piece.font, piece.hyphen)


_HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen at which it saw a line end; it joins the two lines."""
_RUN = re.compile(rf"[^\r\n{_HYPHEN}]+{_HYPHEN}?")
_EDGE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"
_MARK_MAYBE = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?)\]\u201d\u2019\"'%])|(?<=\s))(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3})"
    r"(?=[\s.,;:!?)\]\u201d\u2019\"'\u2014\u2013]|$)"
)
_WORD = re.compile(r"[^ \u00a0]+")
_SAME_LINE = 0.12
"""Of the font size: baselines nearer than this are one."""
_SAME_SIZE = 0.12
_SPARSE = 1.1
"""A run this much wider than the page's dense text, a character, may hold a column gap."""
_DENSE_MAX = 0.55
"""Of the font size, a character: a page of nothing but wide lines is a table of contents."""
_SHORT = 36
"""Characters: shorter runs vary too much in width to be told by it."""
_SAMPLE, _SAMPLE_MIN = 8, 2
"""Dense lines that are looked at, and those with a gap among them that make a page one of woven columns."""
_GAP = 0.75
"""Of the font size: a space wider than this parts columns, unless all spaces of its line are about so wide."""
_STRETCHED, _GAP_ALWAYS = 0.6, 2.5


class _Reader:
    """Reads one text page; the ctypes cells that pdfium answers into are made once."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._raw = textpage.raw
        self._text = _text_by_char(textpage)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._left, self._right = ctypes.c_double(), ctypes.c_double()
        self._bottom, self._top = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def runs(self) -> Iterator[tuple[Piece, int]]:
        """Yield pieces with the angle of their baseline: 0, 90, 180 or 270 degrees."""
        measured: list[tuple[Piece, int, int, int]] = []
        for match in _RUN.finditer(self._text):
            start, end = self._trimmed(match.start(), match.end())
            if start < end:
                measured += self._split_marks(start, end, hyphen=match[0].endswith(_HYPHEN))
        dense = _density([piece for piece, _, _, _ in measured])
        woven = self._woven(measured, dense)
        for piece, angle, start, end in measured:
            if angle or not (woven or _may_hold_gap(piece, dense)):
                yield piece, angle
            else:
                yield from ((part, angle) for part in self._split_gaps(piece, start, end))

    def _woven(self, measured: "list[tuple[Piece, int, int, int]]", dense: float) -> bool:
        """Whether dense lines run over two columns: a few of them are measured word by word."""
        full = [run for run in measured if not run[1] and not _may_hold_gap(run[0], dense)]
        sample = full[:: max(1, len(full) // _SAMPLE)]
        return sum(len(list(self._split_gaps(piece, start, end))) > 1 for piece, _, start, end in sample) >= _SAMPLE_MIN

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._text[start] in _EDGE:
            start += 1
        while end > start and self._text[end - 1] in _EDGE + _HYPHEN:
            end -= 1
        return start, end

    def _split_marks(self, start: int, end: int, *, hyphen: bool) -> Iterator[tuple[Piece, int, int, int]]:
        """Yield the run, in parts where size or baseline change within it: footnote marks, glued lines."""
        cuts = [start, *self._cuts(start, end), end]
        for left, right in pairwise(cuts):
            first, last = self._trimmed(left, right)
            if first < last:
                piece, angle = self._piece(first, last, hyphen=hyphen and right == end)
                yield piece, angle, first, last

    def _cuts(self, start: int, end: int) -> list[int]:
        if self._style(start)[:2] == self._style(end - 1)[:2] and not self._holds_mark(start, end):
            return []
        cuts = []
        before = self._style(start)
        for index in range(start + 1, end):
            if self._text[index] in _EDGE:
                continue
            style = self._style(index)
            if style[:2] != before[:2]:
                cuts.append(index)
                before = style
        return cuts

    def _holds_mark(self, start: int, end: int) -> bool:
        plain = self._style(start)[:2]
        marks = _MARK_MAYBE.finditer(self._text, start, end)
        return any(self._style(mark.start())[:2] != plain for mark in marks)

    def _style(self, index: int) -> tuple[int, int]:
        """Return baseline and size in tenths of a size, so that equal means equal to the eye."""
        size = max(pdfium.FPDFText_GetFontSize(self._raw, index), 0.1)
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return round(self._y.value / 0.8), round(size / 0.8)

    def _piece(self, start: int, end: int, *, hyphen: bool = False) -> tuple[Piece, int]:
        raw = self._raw
        pdfium.FPDFText_GetCharOrigin(raw, start, self._x, self._y)
        pdfium.FPDFText_GetMatrix(raw, start, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        size = round(pdfium.FPDFText_GetFontSize(raw, start) * scale, 2)
        angle = round(math.degrees(math.atan2(self._matrix.b, self._matrix.a)) / 90) * 90 % 360
        x0, y = self._x.value, self._y.value
        x1 = self._end(end - 1) if angle == 0 else x0 + size * 0.5 * (end - start)
        return Piece(self._text[start:end], x0, max(x0, x1), y, size, self._font(end - 1), hyphen), angle

    def _font(self, index: int) -> str:
        """Return the font's name without its subset tag; asked at a run's end: a bold lead-in makes no heading."""
        pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 128, self._flags)
        tag, _, name = self._name.value.decode("latin-1").partition("+")
        return name or tag

    def _end(self, index: int) -> float:
        pdfium.FPDFText_GetCharBox(self._raw, index, self._left, self._right, self._bottom, self._top)
        return self._right.value

    def _split_gaps(self, piece: Piece, start: int, end: int) -> Iterator[Piece]:
        """Yield the piece, in parts where a space is wide enough to part table cells."""
        words = list(_WORD.finditer(self._text, start, end))
        gaps = [self._gap(one, other) for one, other in pairwise(words)]
        wide = _wide_from([right - left for left, right in gaps], piece.size)
        left, x0 = start, piece.x0
        for (ends, begins), word, following in zip(gaps, words, words[1:], strict=False):
            if begins - ends > wide:
                yield Piece(self._text[left : word.end()], x0, ends, piece.y, piece.size, piece.font)
                left, x0 = following.start(), begins
        yield Piece(self._text[left:end], x0, piece.x1, piece.y, piece.size, piece.font, piece.hyphen)

    def _gap(self, word: re.Match[str], following: re.Match[str]) -> tuple[float, float]:
        """Return where a word ends and the next one begins."""
        ends = self._end(word.end() - 1)
        pdfium.FPDFText_GetCharOrigin(self._raw, following.start(), self._x, self._y)
        return ends, self._x.value


def _wide_from(gaps: list[float], size: float) -> float:
    """Return how wide a space must be to part columns: wider than justified text stretches all of a line's spaces."""
    if len(gaps) > 1 and min(gaps) > _GAP * size:
        return min(min(gaps) + _STRETCHED * size, _GAP_ALWAYS * size)
    return _GAP * size


def _text_by_char(textpage: pypdfium2.PdfTextPage) -> str:
    """Return the page's text with one code point for each of pdfium's characters, so that places agree."""
    count = textpage.count_chars()
    text = textpage.get_text_range() if count else ""
    if len(text) == count:
        return str(text)
    codes = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(_HYPHEN if code == 2 else _char(code) for code in codes)  # noqa: PLR2004 - pdfium's own code


def _char(code: int) -> str:
    return " " if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)  # noqa: PLR2004


def _density(pieces: list[Piece]) -> float:
    """Return the width of a character in font sizes, of the page's dense text (its lower quartile)."""
    widths = sorted((p.x1 - p.x0) / (len(p.text) * p.size) for p in pieces if len(p.text) >= _SHORT and p.size > 0)
    return min(widths[len(widths) // 4], _DENSE_MAX) if widths else 0.0


def _may_hold_gap(piece: Piece, dense: float) -> bool:
    return len(piece.text) < _SHORT or piece.x1 - piece.x0 > dense * _SPARSE * len(piece.text) * piece.size
