"""Running heads that say the titles of what stands on their page: in short sections each comes once or twice."""

import re
from collections.abc import Sequence

from watcher.extract.outline import split_number
from watcher.extract.pdf.contents import normal
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import LARGER, PLAIN_SIZE

_PAGES_MIN = 2
"""Pages with such a head; one alone may be a line of the text."""
_PITCH_MAX = 1.6
"""Of the font size: a head stands further above the text than its lines do from each other."""
_CHAPTER = re.compile(r"(?=\bCHAPTER \d)|(?<=[A-Z])(?=CHAPTER \d)")
"""Where two titles are too long for one line, TeX sets one over the other."""


def title_heads(pages: Sequence[Sequence[Line]], tops: Sequence[Line], size: float) -> set[int]:
    """Return the lines (`id`) among `tops`, those that may be furniture at the top of pages, that say only titles."""
    titles = {_bare(line.text) for lines in pages for line in lines if _is_heading(line, size)}
    highest = {line.page: _highest(lines) for lines in pages for line in lines[:1]}
    heads = [line for line in tops if highest[line.page] == [line] and not _is_heading(line, size)]
    heads = [line for line in heads if all(_bare(part) in titles for part in _parts(line))]
    return {id(line) for line in heads} if len({line.page for line in heads}) >= _PAGES_MIN else set()


def _is_heading(line: Line, size: float) -> bool:
    return line.size != PLAIN_SIZE and (line.size > LARGER * size or line.bold)


def _bare(text: str) -> str:
    return normal(split_number(text)[1])


def _parts(line: Line) -> list[str]:
    said = [cell.text for cell in line.cells] or [line.text]
    return [part for text in said for part in _CHAPTER.split(text) if part.strip()]


def _highest(lines: Sequence[Line]) -> list[Line]:
    """Return the topmost line of a page, where nothing stands right below it."""
    first, *below = sorted(lines, key=lambda line: -line.y)
    return [first] if not below or first.y - below[0].y > _PITCH_MAX * first.size else []
