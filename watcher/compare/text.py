"""The text as it is compared: a section's blocks as sentences, rows and lines of code."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple, overload

from watcher.compare.lexicon import words
from watcher.model import Block, BlockKind, Document, Section, Side

SENTENCES_KEPT: Final = 4096
"""Blocks whose sentences are remembered: both sides of a comparison hold mostly the same blocks."""

LABEL: Final = re.compile(
    r"\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,6})[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s(?=[A-Z])|[•●○▪◦*-]\s",
)
"""A clause label typed into the text, at the start of a block."""

_CLOSE: Final = r"[\"'\u201d\u2019)\]]"
_OPEN: Final = r"[\"'\u201c\u2018(\[\u00bf\u00a1]"
_BREAK: Final = re.compile(rf"[.!?\u2026;]{_CLOSE}{{0,2}} (?={_OPEN}*[^\W_a-z])")
_WIDE: Final = re.compile(rf"{_BREAK.pattern}|[\u3002\uff01\uff1f](?=.)")
"""The same where a script without spaces may stand between: an alternative makes the search several times as slow."""
_SHORT: Final = words(
    "e.g i.e cf vs etc al approx dr mr mrs ms prof sr jr st no nos fig figs sec secs app eq ref vol pp p ca inc ltd co "
    "corp u.s u.k e.u jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Words whose full stop ends no sentence; single letters are initials."""
_SHORT_LETTERS_MAX: Final = 12
"""Letters of the longest of these, with what may open in front."""
_LONG_LETTERS: Final = 7
"""So many letters in front of a full stop are no abbreviation; asked first, because it is quickly answered."""
_LEADING: Final = "([\"'\u201c\u2018"
_WIDE_STOPS: Final = "\u3002\uff01\uff1f"
_UNCLEAN: Final = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f]|  |^ | $")
_UNPRINTED: Final = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")


class Unit(NamedTuple):
    """One sentence, table row or line of code: a line of the text that is compared. A tuple: a card has thousands."""

    text: str
    block: int
    """Place of its block in the section."""
    kind: BlockKind
    cells: tuple[str, ...] = ()
    first: bool = False
    """Whether it begins its block."""
    whole: bool = False
    """Whether it is all of its block."""


def clean(text: str) -> str:
    """Return the text as one line: every separator is a single space, so that a line feed alone ends lines."""
    if text.isprintable() and "  " not in text and text == text.strip(" "):
        return text
    return " ".join(text.translate(_UNPRINTED).split()) if _UNCLEAN.search(text) else text


@lru_cache(maxsize=SENTENCES_KEPT)
def sentences(text: str) -> tuple[str, ...]:
    """Split one paragraph into sentences; " ".join gives the cleaned paragraph back, but for scripts without spaces."""
    text = clean(text)
    label = LABEL.match(text)
    begin = label.end() if label else 0
    wide = not text.isascii() and any(mark in text for mark in _WIDE_STOPS)
    breaks = (_WIDE if wide else _BREAK).finditer(text, begin)
    ends = [
        match.end()
        for match in breaks
        if ((at := match.start()) > _LONG_LETTERS and text[at - _LONG_LETTERS : at].isalnum())
        or not _is_short(text, at, wide=wide)
    ]
    found = [text[start:end].rstrip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return tuple(filter(None, found))


def _is_short(text: str, stop: int, *, wide: bool) -> bool:
    """Whether what stands at `stop` is the full stop of an abbreviation or an initial."""
    if text[stop] != "." or text[stop + 1] != " ":
        return False
    low = max(0, stop - _SHORT_LETTERS_MAX)
    edge = text.rfind(" ", low, stop)
    if wide:
        edge = max(edge, *(text.rfind(mark, low, stop) for mark in _WIDE_STOPS))
    if edge < 0 < low:
        return False
    word = text[edge + 1 : stop].lstrip(_LEADING)
    return (len(word) == 1 and word.isalpha()) or word.casefold() in _SHORT


def lines_of(block: Block) -> tuple[str, ...]:
    """Return the sentences of a paragraph, a row, or the lines of code."""
    if block.kind is BlockKind.ROW:
        return tuple(filter(None, (clean(" | ".join(block.cells) or block.text),)))
    if block.kind is BlockKind.CODE:
        lines = (line.expandtabs().translate(_UNPRINTED).rstrip() for line in block.text.split("\n"))
        return tuple(line for line in lines if line)
    return sentences(block.text)


class Reading:
    """A section as it is compared: read once, asked often."""

    __slots__ = ("_lines", "heading", "lines", "section", "text")

    def __init__(self, section: Section) -> None:
        self.section = section
        self._lines = [lines_of(block) for block in section.blocks]
        self.heading = heading(section)
        self.lines = [line for lines in self._lines for line in lines]
        """What stands under the heading: one sentence, row or line of code a line, without its end."""
        self.text = "\n".join([*self.lines, ""])
        """The same as one text; every line has its end."""

    @property
    def units(self) -> "Units":
        """The lines of the text with what they were on their page."""
        return Units(self.section.blocks, self._lines)


class Units(Sequence[Unit]):
    """The lines of a text, each made a unit when it is asked for: of a long text most never are."""

    def __init__(self, blocks: Sequence[Block], lines: Sequence[tuple[str, ...]]) -> None:
        self._blocks, self._lines = blocks, lines
        self._starts = list(accumulate(map(len, lines), initial=0))
        self._made: dict[int, Unit] = {}

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, place: int) -> Unit: ...
    @overload
    def __getitem__(self, place: slice) -> list[Unit]: ...
    def __getitem__(self, place: int | slice) -> Unit | list[Unit]:
        if isinstance(place, slice):
            return [self[k] for k in range(*place.indices(len(self)))]
        if place not in self._made:
            block = bisect_right(self._starts, place) - 1
            lines, k = self._lines[block], place - self._starts[block]
            cells = _cells(self._blocks[block])
            self._made[place] = Unit(lines[k], block, self._blocks[block].kind, cells, k == 0, len(lines) == 1)
        return self._made[place]


def _cells(block: Block) -> tuple[str, ...]:
    return tuple(clean(cell) for cell in block.cells) if block.kind is BlockKind.ROW else ()


def readings(document: Document) -> list[Reading]:
    """Return the sections of a document as they are compared."""
    return [Reading(section) for section in document.sections]


def name(section: Section | Side) -> str:
    """Return number and title on one line; empty for the text before the first heading: its title is the document's."""
    return clean(f"{section.number or ''} {section.title}") if section.level else ""


def heading(section: Section | Side) -> str:
    """Return the heading line, "## 7.2 Title" with a mark for each ancestor and itself; empty where there is none."""
    return f"{'#' * (len(section.path) + 1)} {name(section)}".rstrip() + "\n" if section.level else ""


def text_of(document: Document) -> str:
    """Return the text of a document as it is compared: headings, and under each its sentences, one a line."""
    return "".join(reading.heading + reading.text for reading in readings(document))
