"""Running heads, feet and printed page numbers: taken off the pages and kept as facts about them."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from watcher.extract.pdf.heads import title_heads
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import PLAIN_SIZE

Printed = dict[int, int | str]
"""PDF page to the number printed on it; roman numerals stay strings."""


@dataclass(frozen=True, slots=True)
class Bare:
    """Pages without their furniture."""

    pages: tuple[tuple[Line, ...], ...]
    printed: Printed


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float], size: float) -> Bare:
    """Return the pages without what repeats at their edges.

    `heights` in points, empty for text prints; `size` is that of running text: what is set larger is no furniture.
    """
    edges = [_edges(lines, height, size) for lines, height in _with_heights(pages, heights)]
    inside = {_key(line) for lines, page in zip(pages, edges, strict=True) for line in _inside(lines, page, size)}
    repeated = _repeated(edges, inside if heights else set(), max(heights, default=0.0) / 2, size)
    printed, numbers = _numbers(edges, repeated)
    dropped = {id(line) for page in edges for line in page if _key(line) in repeated} | numbers
    dropped |= title_heads(pages, [line for page in edges for line in page if id(line) not in dropped], size)
    return Bare(tuple(tuple(line for line in lines if id(line) not in dropped) for lines in pages), printed)


def _with_heights(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[tuple[Sequence[Line], float]]:
    return list(zip(pages, heights or [0.0] * len(pages), strict=True))


_SIZE_MAX = 1.3
"""Of the body's size: what is set larger is a heading."""
_EDGE_LINES = 3
_MARGIN = 0.13
"""Of the page's height: furniture stands no further in."""


_NUMBER_MARGIN = 0.25
"""Of the page's height: a number below all text may stand so far in, as on TeX's pages."""


def _edges(lines: Sequence[Line], height: float, size: float) -> list[Line]:
    """Return the lines at the page's top and bottom where furniture may stand."""
    lines = [line for line in lines if line.size <= size * _SIZE_MAX]
    if not height:
        return [*lines[:2], *lines[2:][-2:]]
    ordered = sorted(lines, key=lambda line: -line.y)
    margin = _MARGIN * height
    top = [line for line in ordered[:_EDGE_LINES] if line.y > height - margin]
    bottom = [line for line in ordered[_EDGE_LINES:][-_EDGE_LINES:] if line.y < margin]
    alone = [line for line in ordered[-1:] if margin <= line.y < _NUMBER_MARGIN * height]
    numbers = [line for line in alone if _PAGE_NUMBER.fullmatch(line.text)]
    return top + bottom + numbers + [line for line in ordered[:_EDGE_LINES] if line.y < margin]


_REPEATS_MIN, _REPEATS_SHARE, _REPEATS_ENOUGH = 3, 0.2, 8
"""A line repeats when it stands at the edge of at least three pages, and of a fifth of them or of eight."""
_NUMBER = re.compile(r"(?<!\w)(?:\d{1,4}(?:/\d{1,4})?|[ivxlcIVXLC]{1,7})(?!\w)")
_COUNT = re.compile(
    r"(?:\b(?:page|seite|p\.)\s*)?(?<!\w)(\d{1,4})\s*(?:/|of|von|de|sur)\s*\d{1,4}(?!\w)|\b(?:page|seite)\s*(\d{1,4})(?!\w)",
    re.IGNORECASE,
)
"""A number that is said to be one, with or without the count of all pages, anywhere in a running head."""
_AROUND = "|-\u2013\u2014/."
_PLACE_POINTS = 6.0
_Key = tuple[str, int]


def _key(line: Line) -> _Key:
    """Return what is equal on the pages on which a line repeats: its words without page numbers, and its height."""
    words = _COUNT.sub(" ", line.text).split()
    while words and _NUMBER.fullmatch(words[0].strip(_AROUND)):
        del words[0]
    while words and _NUMBER.fullmatch(words[-1].strip(_AROUND)):
        del words[-1]
    return " ".join(words), 0 if line.size == PLAIN_SIZE else round(line.y / _PLACE_POINTS)


def _keys(line: Line) -> list[_Key]:
    """Return the keys of a line and of its cells: one half of a head may stand alone on the cover."""
    return [_key(line), *(_key(replace(line, text=cell.text)) for cell in line.cells)]


def _repeated(edges: Sequence[Sequence[Line]], inside: Collection[_Key], middle: float, size: float) -> frozenset[_Key]:
    counts = Counter(key for page in edges for key in {key for line in page for key in _keys(line)})
    needed = max(_REPEATS_MIN, min(_REPEATS_SHARE * len(edges), _REPEATS_ENOUGH))
    often = {key for key, count in counts.items() if count >= needed and any(map(str.isalpha, key[0]))}
    often = {key for key in often if key not in inside or counts[key] >= len(edges) / 2}
    often |= _alternating(edges, size)
    return frozenset(key for key in often if _is_outside(key, edges, often, middle))


_PITCH_MAX = 1.6
"""Of the font size: lines of one paragraph stand no further apart."""


def _inside(lines: Sequence[Line], edges: Sequence[Line], size: float) -> Iterator[Line]:
    """Yield the lines at a page's edges that are set like the text and belong to a block of it."""
    ordered = sorted(lines, key=lambda line: -line.y)
    block: list[Line] = []
    blocks = [block]
    for line in ordered:
        if block and block[-1].y - line.y > _PITCH_MAX * line.size:
            block = []
            blocks.append(block)
        block.append(line)
    text = {id(line) for block in blocks if len(block) > _EDGE_LINES or _is_table(block) for line in block}
    yield from (line for line in edges if id(line) in text and line.size >= _SMALLER * size)


_TABLE_ROWS, _TABLE_COLUMNS = 2, 3


def _is_table(block: Sequence[Line]) -> bool:
    """Whether a block is a short table: floats bring its head to the top of any page."""
    wide = any(len(line.cells) >= _TABLE_COLUMNS for line in block) or len(block) > _TABLE_ROWS
    return len(block) >= _TABLE_ROWS and wide and all(line.cells for line in block)


_SMALLER = 0.93
"""Of the body's size."""
_SIDES = 2


def _alternating(edges: Sequence[Sequence[Line]], size: float) -> set[_Key]:
    """Return the keys of small lines at one height on all pages but the cover, of which there are only two or one."""
    heights: dict[int, Counter[_Key]] = {}
    for page in edges:
        for line in page:
            if line.size != PLAIN_SIZE and line.size < _SMALLER * size and any(map(str.isalpha, line.text)):
                heights.setdefault(_key(line)[1], Counter())[_key(line)] += 1
    enough = max(_REPEATS_MIN, len(edges) - 1)
    needed = {1: max(_SIDES, len(edges) - 1), _SIDES: enough}
    return {key for keys in heights.values() if keys.total() >= needed.get(len(keys), len(edges) + 1) for key in keys}


_LACKING_MIN = 3
_LACKING_SHARE = 0.5
"""Of the pages without a repeated line: where so many have their text as far out, it is a heading in the text."""


def _is_outside(key: _Key, edges: Sequence[Sequence[Line]], often: set[_Key], middle: float) -> bool:
    """Whether a repeated line stands outside of the text: pages that lack it have nothing there."""
    lacking = [page for page in edges if all(key not in _keys(line) for line in page)]
    if len(lacking) < _LACKING_MIN:
        return True
    if not middle:
        return len(lacking) <= _LACKING_SHARE * len(edges) + 1
    sign = 1 if key[1] * _PLACE_POINTS > middle else -1
    filled = sum(any(_key(line) not in often and _as_far_out(line, key, sign) for line in page) for page in lacking)
    return filled < _LACKING_SHARE * len(lacking)


def _as_far_out(line: Line, key: _Key, sign: int) -> bool:
    return sign * _key(line)[1] >= sign * key[1] and not _PAGE_NUMBER.fullmatch(line.text)


_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.|pg\.?)\s*)?[\[(|\u2013\u2014-]?\s*(?P<n>\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})\s*[\])|\u2013\u2014-]?"
    r"(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?",
    re.IGNORECASE,
)
_NEIGHBOURS = 4
"""Pages on each side that are asked whether they count on in the same way."""


_Offset = tuple[bool, int, int | None]
"""Whether roman, how far the number is from its page's, and the height of a head that changes with the chapter."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that a line may print."""

    line: Line
    value: int
    written: str
    whole: bool
    """It stands alone on its line, or in one that repeats; else in a head that may change with the chapter."""

    @property
    def roman(self) -> bool:
        return not self.written.isdecimal()

    def counted_from(self, place: int) -> _Offset:
        """Return what is equal on the pages on which numbers count on; in changing heads also their height."""
        return self.roman, place - self.value, None if self.whole else _key(self.line)[1]


def _numbers(edges: Sequence[Sequence[Line]], repeated: frozenset[_Key]) -> tuple[Printed, set[int]]:
    """Return the printed numbers that agree with their neighbours, and the lines that hold nothing else."""
    found = [[number for line in page for number in _said(line, repeated)] for page in edges]
    offsets = [{o for number in page for o in _offsets(number, place)} for place, page in enumerate(found)]
    printed: Printed = {}
    lines: set[int] = set()
    settled = _settled(edges)
    for place, page in enumerate(found):
        around = Counter(o for near in _around(offsets, place) for o in near)
        best = max(page, key=lambda number: around[number.counted_from(place)], default=None)
        enough = 1 if best and _key(best.line)[1] in settled else min(_AGREEING_MIN, max(len(edges) - 1, 1))
        if best and around[best.counted_from(place)] >= enough:
            printed[place + 1] = best.written if best.roman else best.value
            again = (number.line for number in page if number.written == best.written and _is_settled(number, settled))
            lines.update(map(id, (best.line, *again)))
    return printed, lines


def _offsets(number: _Number, place: int) -> Iterator[_Offset]:
    yield number.roman, place - number.value, None
    yield number.roman, place - number.value, _key(number.line)[1]


_AGREEING_MIN = 2
"""Pages around that count on in the same way."""


def _settled(edges: Sequence[Sequence[Line]]) -> frozenset[int]:
    """Return the heights at which most pages have a number alone: there one neighbour that counts on is enough."""
    counts = Counter(_key(line)[1] for page in edges for line in page if _PAGE_NUMBER.fullmatch(line.text))
    needed = max(_REPEATS_MIN, len(edges) / 2)
    return frozenset(height for height, count in counts.items() if height and count >= needed)


def _is_settled(number: _Number, settled: frozenset[int]) -> bool:
    """Whether a number stands alone where most pages have one: some pages print theirs at head and foot."""
    return number.whole and _key(number.line)[1] in settled


def _around(offsets: list[set[_Offset]], place: int) -> list[set[_Offset]]:
    return offsets[max(0, place - _NEIGHBOURS) : place] + offsets[place + 1 : place + 1 + _NEIGHBOURS]


def _said(line: Line, repeated: frozenset[_Key]) -> list[_Number]:
    """Return the numbers that a line may print.

    A running head that changes with the chapter is told by the wide space before its number.
    """
    whole = _PAGE_NUMBER.fullmatch(line.text)
    known = whole is not None or _key(line) in repeated
    if whole:
        written = [whole["n"]]
    elif known or line.cells:
        words = [word.strip(_AROUND) for word in line.text.split()]
        written = [word.partition("/")[0] for word in (words[0], words[-1]) if _NUMBER.fullmatch(word)]
        written += [one or other for one, other in _COUNT.findall(line.text)]
    else:
        return []
    return [_Number(line, int(w) if w.isdecimal() else _roman(w), w.lower(), known) for w in written]


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(text: str) -> int:
    digits = [_ROMAN[letter] for letter in text.lower()]
    return sum(-d if any(d < later for later in digits[place + 1 : place + 2]) else d for place, d in enumerate(digits))
