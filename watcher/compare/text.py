"""The text as it is compared: a section's blocks as sentences, rows and lines of code."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from watcher.model import Block, BlockKind, Document, Section

SENTENCES_KEPT: Final = 4096
"""Blocks whose sentences are remembered: both sides of a comparison hold mostly the same blocks."""

LABEL: Final = re.compile(
    r"\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,6})[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s(?=[A-Z])|[•●○▪◦*-]\s",
)
"""A clause label typed into the text, at the start of a block."""

_END: Final = r"[.!?\u2026]"
_CLOSE: Final = r"[\"'\u201d\u2019)\]]"
_OPEN: Final = r"[\"'\u201c\u2018(\[\u00bf\u00a1]"
_BREAK: Final = re.compile(
    rf"(?:(?<={_END})|(?<={_END}{_CLOSE})|(?<={_END}{_CLOSE}{{2}})|(?<=;)) (?={_OPEN}*[^\W_a-z])"
    r"|(?<=[\u3002\uff01\uff1f])"
)
_NO_BREAK: Final = re.compile(
    r"(?:\b(?:[A-Za-z]|e\.g|i\.e|cf|vs|etc|al|approx|Dr|Mr|Mrs|Ms|Prof|Sr|Jr|St|No|Nos|Fig|Figs|Sec|Secs|App|Eq|Ref|Vol"
    r"|pp|ca|Inc|Ltd|Co|Corp|U\.S|U\.K|E\.U|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)$"
)
_UNPRINTED: Final = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, table row or line of code: a line of the text that is compared."""

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
    return " ".join(text.translate(_UNPRINTED).split())


@lru_cache(maxsize=SENTENCES_KEPT)
def sentences(text: str) -> tuple[str, ...]:
    """Split one paragraph into sentences; " ".join gives the cleaned paragraph back, but for scripts without spaces."""
    text = clean(text)
    label = LABEL.match(text)
    found: list[str] = []
    start = 0
    for match in _BREAK.finditer(text, label.end() if label else 0):
        if (
            match.end() > match.start()
            and text[match.start() - 1] == "."
            and _NO_BREAK.search(text, start, match.start())
        ):
            continue
        found.append(text[start : match.start()])
        start = match.end()
    found.append(text[start:])
    return tuple(sentence for sentence in found if sentence)


def _lines(block: Block) -> tuple[str, ...]:
    if block.kind is BlockKind.ROW:
        return tuple(filter(None, (clean(" | ".join(block.cells) or block.text),)))
    if block.kind is BlockKind.CODE:
        lines = (line.expandtabs().translate(_UNPRINTED).rstrip() for line in block.text.split("\n"))
        return tuple(line for line in lines if line)
    return sentences(block.text)


def units(section: Section) -> list[Unit]:
    """Return the lines of a section's text, in order."""
    found: list[Unit] = []
    for place, block in enumerate(section.blocks):
        lines = _lines(block)
        cells = tuple(clean(cell) for cell in block.cells) if block.kind is BlockKind.ROW else ()
        found += (
            Unit(line, place, block.kind, cells, first=k == 0, whole=len(lines) == 1) for k, line in enumerate(lines)
        )
    return found


def text_of_section(section: Section) -> str:
    """Return the text under a heading, as compared: one sentence, row or line of code a line."""
    return "".join(f"{line}\n" for block in section.blocks for line in _lines(block))


def name(section: Section) -> str:
    """Return number and title on one line; empty for the text before the first heading: its title is the document's."""
    return clean(f"{section.number or ''} {section.title}") if section.level else ""


def heading(section: Section) -> str:
    """Return the heading line, "## 7.2 Title" with a mark for each ancestor and itself; empty where there is none."""
    return f"{'#' * (len(section.path) + 1)} {name(section)}".rstrip() + "\n" if section.level else ""


def text_of(document: Document) -> str:
    """Return the text of a document as it is compared: headings, and under each its sentences, one a line."""
    return "".join(heading(section) + text_of_section(section) for section in document.sections)
