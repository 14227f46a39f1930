"""What a heading is in this room, how running text looks, and how numbers follow each other."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from watcher.extract.outline import split_number
from watcher.extract.pdf.lines import Line, is_bold
from watcher.extract.pdf.words import joined


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading found on the page: which lines it takes and how deep it stands."""

    first: int
    count: int
    """Lines; 0 for one that the outline names and the page shows only as a picture."""
    title: str
    number: str | None
    level: int


HEADING_LINES_MAX = 4
HEADING_CHARS_MAX = 250
_CAPTION = re.compile(
    r"\[?\s*(?:figure|fig\.|table|chart|transcript|box|listing|algorithm|exhibit|plate|visual)\s*(?:[A-Z]?\d|[A-Z]\b|:)",
    re.IGNORECASE,
)
PLAIN_SIZE = 1.0
"""The size of every line of a plain text: nothing is larger or heavier there."""
LARGER = 1.07
"""Of the body's size: a heading is at least so large, or heavier."""
_AS_LARGE, _SMALLER = 0.95, 0.85
"""Of the body's size: a heavier line is a heading, and a numbered one."""
SIZE_POINTS = 0.35
"""Points: sizes nearer than this are one."""


def is_caption(text: str) -> bool:
    """Whether a line begins like the caption of a figure, table, box or transcript."""
    return bool(_CAPTION.match(text))


@dataclass(frozen=True, slots=True)
class Style:
    """How running text looks in this document."""

    size: float
    font: str

    def distinct(self, line: Line) -> bool:
        """Whether a line looks like more than running text: larger, or heavier at the same size."""
        if line.size > self.size * LARGER:
            return True
        heavier = line.bold and line.font != self.font and not is_bold(self.font)
        least = _SMALLER if split_number(line.text)[0] else _AS_LARGE
        return heavier and line.size >= self.size * least

    def same(self, one: Line, other: Line) -> bool:
        """Whether two lines are drawn alike."""
        return abs(one.size - other.size) <= SIZE_POINTS and one.font == other.font


def title_of(lines: Sequence[Line]) -> str:
    """Return the lines of a heading as its title."""
    return joined(lines)


def body_style(lines: Sequence[Line]) -> Style:
    """Return the size and font that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = max(sorted(sizes), key=lambda s: sizes[s], default=0.0)
    fonts: Counter[str] = Counter()
    for line in lines:
        fonts[line.font] += len(line.text) if abs(line.size - size) <= SIZE_POINTS else 0
    return Style(size, max(sorted(fonts), key=lambda f: fonts[f], default=""))


def depth_of(number: str) -> int:
    """Return how deep a numbered heading stands: 1 for "7", 3 for "7.2.3"."""
    return number.count(".") + 1


def follows(before: str, number: str) -> bool:
    """Whether `number` may come after `before`: the next sibling of it or of an ancestor, or its first child."""
    old, new = before.split("."), number.split(".")
    if len(new) == len(old) + 1 and new[:-1] == old:
        return new[-1] in {"1", "0", "A"}
    at = len(new) - 1
    return at < len(old) and new[:at] == old[:at] and _next(old[at], new[at])


FIRST_NUMBERS = frozenset({"1", "1.1", "A", "I"})
_STEP_MAX = 2
"""A card skips or repeats a number now and then."""


def _next(old: str, new: str) -> bool:
    if old.isdecimal() and new.isdecimal():
        return 0 <= int(new) - int(old) <= _STEP_MAX
    return (len(old) == len(new) == 1 and 0 <= ord(new) - ord(old) <= 1) or (old.isdecimal() and new == "A")
