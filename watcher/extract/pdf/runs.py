"""Runs of text on a page: where they stand, how large, in which font.

Calls into pdfium are what costs: a run of one baseline is measured at its ends. Only runs that may hold a footnote mark
or the gap of a table column are measured further.
"""

import ctypes
import math
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from watcher.extract.pdf.gaps import Gap, Spread, begins, between_figures, cuts_of, is_row, under_columns


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
    column: bool = False
    """The space before it parts columns of a table."""


_HYPHEN_CODE = 2
_SURROGATES = range(0xD800, 0xE000)
_HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen at which it saw a line end; it joins the two lines."""
_RUN = re.compile(rf"[^\r\n{_HYPHEN}]+{_HYPHEN}?")
_EDGE = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"
_MARK_MAYBE = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.,;:!?)\]\u201d\u2019\"'%])|(?<=\s))(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3})"
    r"(?![.,]\d)(?=[\s.,;:!?)\]\u201d\u2019\"'\u2014\u2013]|$)"
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
_SIZE_MIN = 0.1
"""Points."""
_FAR = 1e6
"""Points: no page reaches further."""
_SAMPLE, _SAMPLE_MIN = 5, 2
"""Dense lines that are looked at, and those with a gap among them that make a page one of woven columns."""
ASKEW = -1
"""The angle of what runs across the page: a watermark."""
_ASKEW_FROM = 10
"""Degrees: a scanned page stands less askew."""
_MONOSPACED = re.compile(r"mono|courier|consol|menlo|typewriter|cmtt|code|inconsolata", re.IGNORECASE)


@lru_cache(maxsize=64)
def is_monospaced(font: str) -> bool:
    """Whether a font is a typewriter's, by its name."""
    return bool(_MONOSPACED.search(font))


class Reader:
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
        """Yield pieces with the angle of their baseline: 0, 90, 180 or 270 degrees, or ASKEW.

        Their coordinates are as if the page were turned by it about its origin: x along the baseline.
        """
        measured: list[tuple[Piece, int, int, int]] = []
        for match in _RUN.finditer(self._text):
            start, end = self._trimmed(match.start(), match.end())
            if start < end:
                measured += self._split_marks(start, end, hyphen=match[0].endswith(_HYPHEN))
        dense = _density([piece for piece, _, _, _ in measured])
        woven = self._woven(measured, dense)
        spreads = [
            self._spread(start, end, angle) if woven or _may_hold_gap(piece, dense) else None
            for piece, angle, start, end in measured
        ]
        begun = {x for run, said in zip(measured, spreads, strict=True) if said for x in begins(said[1], run[0].size)}
        lines = [
            Spread(run[0].x0, run[0].x1, run[0].y, run[0].size, said and said[1])
            for run, said in zip(measured, spreads, strict=True)
        ]
        cuts = [cuts_of(line.gaps or (), line.size, begun, row=is_row(lines, k)) for k, line in enumerate(lines)]
        for (piece, angle, _, _), said, at in zip(measured, spreads, under_columns(lines, cuts), strict=True):
            parts = self._parted(piece, *said, at) if said and at else [piece]
            yield from ((part, angle) for part in parts)

    def _woven(self, measured: "list[tuple[Piece, int, int, int]]", dense: float) -> bool:
        """Whether dense lines run over two columns: a few of them are measured word by word."""
        full = [run for run in measured if not _may_hold_gap(run[0], dense)]
        sample = full[:: max(1, len(full) // _SAMPLE)]
        wide = [cuts_of(self._spread(start, end, angle)[1], piece.size, ()) for piece, angle, start, end in sample]
        return sum(map(bool, wide)) >= _SAMPLE_MIN

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
        """Return where size or baseline change; text set across the page is not looked into."""
        if self._angle(start) or (self._style(start) == self._style(end - 1) and not self._holds_mark(start, end)):
            return []
        cuts = []
        before = self._style(start)
        for index in range(start + 1, end):
            if self._text[index] in _EDGE:
                continue
            style = self._style(index)
            if style != before:
                cuts.append(index)
                before = style
        return cuts

    def _holds_mark(self, start: int, end: int) -> bool:
        plain = self._style(start)
        marks = _MARK_MAYBE.finditer(self._text, start, end)
        return any(self._style(mark.start()) != plain for mark in marks)

    def _style(self, index: int) -> tuple[int, int]:
        """Return baseline and size in tenths of a size, so that equal means equal to the eye."""
        size = max(pdfium.FPDFText_GetFontSize(self._raw, index), 0.1)
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return round(finite(self._y.value) / 0.8), round(finite(size) / 0.8)

    def _piece(self, start: int, end: int, *, hyphen: bool = False) -> tuple[Piece, int]:
        raw = self._raw
        angle = self._angle(start)
        scale = finite(math.hypot(self._matrix.c, self._matrix.d)) or 1.0
        size = max(round(finite(pdfium.FPDFText_GetFontSize(raw, start) * scale), 2), _SIZE_MIN)
        x0, y = self._origin(start, angle)
        x1 = self._end(end - 1, angle)
        if x1 < x0 and not angle:  # from right to left
            x0, x1 = finite(self._left.value), max(x0, self._end(start, angle))
        return Piece(self._text[start:end], x0, max(x0, x1), y, size, self._font_of(start, end), hyphen), angle

    def _angle(self, index: int) -> int:
        """Return the direction of the baseline: 0, 90, 180 or 270 degrees or ASKEW; leave the matrix filled."""
        pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix)
        degrees = math.degrees(math.atan2(finite(self._matrix.b), finite(self._matrix.a)))
        turn = round(degrees / 90) * 90
        return turn % 360 if abs(degrees - turn) <= _ASKEW_FROM else ASKEW

    def _font_of(self, start: int, end: int) -> str:
        """Return the font that a run is in: that of its end, because a bold lead-in makes no heading.

        One typewritten word at the end makes no code either.
        """
        last = self._font(end - 1)
        return self._font(start) if is_monospaced(last) else last

    def _font(self, index: int) -> str:
        """Return the font's name without its subset tag."""
        pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 128, self._flags)
        tag, _, name = self._name.value.decode("latin-1").partition("+")
        return name or tag

    def _origin(self, index: int, angle: int) -> tuple[float, float]:
        """Return where a character begins along its baseline, and the baseline."""
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        x, y = finite(self._x.value), finite(self._y.value)
        return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(angle, (x, y))

    def _end(self, index: int, angle: int) -> float:
        """Return where a character ends along its baseline; leave its box filled."""
        pdfium.FPDFText_GetCharBox(self._raw, index, self._left, self._right, self._bottom, self._top)
        ends = {90: self._top.value, 180: -self._left.value, 270: -self._bottom.value}
        return finite(ends.get(angle, self._right.value))

    def _spread(self, start: int, end: int, angle: int) -> "tuple[list[re.Match[str]], list[Gap]]":
        """Return the words of a run and the gaps between them."""
        words = list(_WORD.finditer(self._text, start, end))
        return words, [self._gap(one, other, angle) for one, other in pairwise(words)]

    def _gap(self, word: re.Match[str], following: re.Match[str], angle: int) -> Gap:
        ends, begins_at = self._end(word.end() - 1, angle), self._origin(following.start(), angle)[0]
        return Gap(ends, begins_at, between_figures(word[0], following[0]))

    def _parted(
        self, piece: Piece, words: Sequence[re.Match[str]], gaps: Sequence[Gap], cuts: Iterable[int]
    ) -> Iterator[Piece]:
        """Yield the piece, in parts where gaps part table cells."""
        left, x0 = words[0].start(), piece.x0
        for count, cut in enumerate(cuts):
            text = self._text[left : words[cut].end()]
            yield replace(piece, text=text, x0=x0, x1=gaps[cut].left, hyphen=False, column=count > 0)
            left, x0 = words[cut + 1].start(), gaps[cut].right
        yield replace(piece, text=self._text[left : words[-1].end()], x0=x0, column=True)


def finite(value: float) -> float:
    """Return the coordinate, or 0 for what a damaged file makes of one."""
    return value if -_FAR < value < _FAR else 0.0


def _text_by_char(textpage: pypdfium2.PdfTextPage) -> str:
    """Return the page's text with one code point for each of pdfium's characters, so that places agree."""
    count = textpage.count_chars()
    text = textpage.get_text_range() if count else ""
    if len(text) == count:
        return str(text)
    codes = (pdfium.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
    return "".join(map(_char, codes))


def _char(code: int) -> str:
    """Return a character by pdfium's code: 2 is a hyphen at a line end, 0 one without a meaning."""
    if code == _HYPHEN_CODE:
        return _HYPHEN
    return " " if code == 0 or code in _SURROGATES or code > sys.maxunicode else chr(code)


def _density(pieces: list[Piece]) -> float:
    """Return the width of a character in font sizes, of the page's dense text (its lower quartile)."""
    widths = sorted((p.x1 - p.x0) / (len(p.text) * p.size) for p in pieces if len(p.text) >= _SHORT and p.size > 0)
    return min(widths[len(widths) // 4], _DENSE_MAX) if widths else 0.0


def _may_hold_gap(piece: Piece, dense: float) -> bool:
    return len(piece.text) < _SHORT or piece.x1 - piece.x0 > dense * _SPARSE * len(piece.text) * piece.size
