"""Which lines are headings: by the outline where there is one, else by size, weight and numbering."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from watcher.extract.outline import split_number
from watcher.extract.pdf.contents import Entry, normal
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.pages import Bookmark


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
_SIZE = 0.35
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
        if line.size > self.size * 1.07:
            return True
        heavier = line.bold and line.font != self.font and not _is_bold(self.font)
        return heavier and line.size >= self.size * 0.95

    def same(self, one: Line, other: Line) -> bool:
        """Whether two lines are drawn alike."""
        return abs(one.size - other.size) <= _SIZE and one.font == other.font


def _is_bold(font: str) -> bool:
    return Line(0, "", font=font).bold


def body_style(lines: Sequence[Line]) -> Style:
    """Return the size and font that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = max(sorted(sizes), key=lambda s: sizes[s], default=0.0)
    fonts: Counter[str] = Counter()
    for line in lines:
        fonts[line.font] += len(line.text) if abs(line.size - size) <= _SIZE else 0
    return Style(size, max(sorted(fonts), key=lambda f: fonts[f], default=""))


def by_outline(lines: Sequence[Line], outline: Sequence[Bookmark], style: Style, title: str) -> list[Mark]:
    """Return the outline's headings, repaired against the page, and the numbered ones that it forgot."""
    pages = _places_by_page(lines)
    found: list[tuple[int, int, str, Bookmark]] = []
    used: set[int] = set()
    for bookmark in outline:
        if not _may_be_heading(bookmark.title, title):
            continue
        at = _find(bookmark, lines, pages, used, style)
        if at:
            used.update(range(at[0], at[0] + at[1]))
            found.append((*at, bookmark))
    found = _joined(sorted(found, key=lambda f: (f[0], -f[1])), lines)
    marks = list(_levelled(found, lines))
    return sorted([*marks, *_forgotten(marks, lines, used)], key=lambda mark: mark.first)


def _places_by_page(lines: Sequence[Line]) -> dict[int, list[int]]:
    pages: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        pages.setdefault(line.page, []).append(place)
    return pages


def _may_be_heading(title: str, document: str) -> bool:
    """Whether an outline's title is one of a heading: no caption, no speaker's label, not the document's own title."""
    said = " ".join(title.replace("\u200b", " ").split())
    label = said.endswith((":", "]")) or said.startswith("[")
    numbered = split_number(said)[0] is not None
    return numbered or not (label or is_caption(said) or (said and normal(said) == normal(document)))


def _find(
    bookmark: Bookmark, lines: Sequence[Line], pages: Mapping[int, list[int]], used: set[int], style: Style
) -> tuple[int, int, str] | None:
    """Return where a bookmark's heading stands: first line, count of lines, title as the page prints it."""
    wanted = normal(bookmark.title)
    places = [place for place in pages.get(bookmark.page or 0, ()) if place not in used]
    places.sort(key=lambda place: _distance(lines[place], bookmark))
    for place in places:
        count = _matches(wanted, place, lines, style) if wanted else _blank(bookmark, place, lines, style)
        if count:
            return place, count, _title(lines[place : place + count])
    if split_number(bookmark.title)[0] and bookmark.page in pages:
        place = next((p for p in pages[bookmark.page] if lines[p].y < (bookmark.y or 0)), pages[bookmark.page][-1] + 1)
        return place, 0, " ".join(bookmark.title.replace("\u200b", " ").split())
    return None


def _distance(line: Line, bookmark: Bookmark) -> float:
    """Return how far below the bookmark's point a line stands; one above it comes last."""
    below = (bookmark.y if bookmark.y is not None else 1e4) - line.y
    return below if below > -line.size else 1e4 - below


_CUT_CHARS_MIN = 12
"""Letters: a shorter title that a page's line merely begins with is another title."""


def _matches(wanted: str, place: int, lines: Sequence[Line], style: Style) -> int:
    """Return how many lines from here make the wanted title (glued or cut off ones too), 0 if they do not."""
    said = ""
    for count, line in enumerate(_candidates(place, lines), start=1):
        said += normal(line.text)
        if said == wanted:
            return count
        if not wanted.startswith(said):
            cut = said.startswith(wanted) and len(wanted) >= _CUT_CHARS_MIN and style.distinct(lines[place])
            return count if cut else 0
    return 0


def _candidates(place: int, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the line here and those below it that may be the same heading."""
    first = lines[place]
    for line in lines[place : place + HEADING_LINES_MAX]:
        if line.page != first.page or (line is not first and abs(line.size - first.size) > _SIZE):
            return
        yield line


_BLANK_POINTS = 40.0
"""A blank title means the line just below its point, or none."""


def _blank(bookmark: Bookmark, place: int, lines: Sequence[Line], style: Style) -> int:
    line = lines[place]
    if bookmark.y is None or not 0 <= bookmark.y - line.y <= _BLANK_POINTS or not style.distinct(line):
        return 0
    looks = split_number(line.text)[0] is not None or line.size > style.size * 1.07
    return 1 if looks and line.page > 1 else 0


def _title(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


_Found = tuple[int, int, str, Bookmark]


def _joined(found: Sequence[_Found], lines: Sequence[Line]) -> list[_Found]:
    """Join a heading that the outline tells in two entries: the second begins in lower case right under the first."""
    joined: list[_Found] = []
    for first, count, title, bookmark in found:
        last = joined[-1] if joined else None
        if last and last[1] and first == last[0] + last[1] and _continues(lines[first - 1], lines[first]):
            joined[-1] = (last[0], last[1] + count, f"{last[2]} {title}", last[3])
        else:
            joined.append((first, count, title, bookmark))
    return joined


def _continues(above: Line, below: Line) -> bool:
    return below.text[:1].islower() and abs(above.size - below.size) <= _SIZE and above.page == below.page


def depth_of(number: str) -> int:
    """Return how deep a numbered heading stands: 1 for "7", 3 for "7.2.3"."""
    return number.count(".") + 1


_MOSTLY = 0.6
"""Share of numbered headings from which on the numbers, not the outline's tree, say what is deeper than what."""


def _levelled(found: Sequence[_Found], lines: Sequence[Line]) -> Iterator[Mark]:
    """Yield marks with levels: numbers decide; a heading without one stands as deep as the outline and its size say."""
    split = [split_number(title) for _, _, title, _ in found]
    numbers = [number for number, _ in split]
    extra = Counter(
        bookmark.depth + 1 - depth_of(n) for (_, _, _, bookmark), n in zip(found, numbers, strict=True) if n
    )
    base = max(0, max(sorted(extra), key=lambda e: extra[e], default=0))
    sizes = _sizes_by_level(found, lines, base)
    rules = sum(map(bool, numbers)) >= _MOSTLY * len(numbers)
    current = ""
    for place, ((first, count, title, bookmark), (number, rest)) in enumerate(zip(found, split, strict=True)):
        if number:
            current = number
            yield Mark(first, count, rest, number, depth_of(number) + base)
            continue
        smaller = 1 + sum(size > lines[first].size + _SIZE for size in sizes.values()) if count else 1
        level = max(bookmark.depth + 1, smaller)
        if current:
            deepest = depth_of(current) + base + 1
            coming = next(filter(None, numbers[place:]), None)
            level = deepest if rules and (level > base + 1 or _inside(current, coming)) else min(level, deepest)
        yield Mark(first, count, title, None, level)


def _inside(before: str, after: str | None) -> bool:
    """Whether what stands between two numbers is inside the chapter that both belong to."""
    return after is not None and before.split(".")[0] == after.split(".")[0]


def _sizes_by_level(found: Sequence[_Found], lines: Sequence[Line], base: int) -> dict[int, float]:
    sizes: dict[int, list[float]] = {}
    for first, count, title, _ in found:
        number, _rest = split_number(title)
        if number and count:
            sizes.setdefault(depth_of(number) + base, []).append(lines[first].size)
    return {level: median(of_level) for level, of_level in sorted(sizes.items())}


def _forgotten(marks: Sequence[Mark], lines: Sequence[Line], used: set[int]) -> Iterator[Mark]:
    """Yield numbered headings that stand on the page, drawn like those beside them, and not in the outline."""
    known = {mark.number: mark for mark in marks if mark.number and mark.count}
    drawn = {(depth_of(n), round(lines[m.first].size, 1), lines[m.first].font): m.level for n, m in known.items()}
    for place, line in enumerate(lines):
        number, title = split_number(line.text) if line.text[:1].isalnum() and place not in used else (None, "")
        if number is None or number in known or not title:
            continue
        level = drawn.get((depth_of(number), round(line.size, 1), line.font))
        if level and len(line.text) <= HEADING_CHARS_MAX and _follows(number, place, marks):
            yield Mark(place, 1, title, number, level)


def _follows(number: str, place: int, marks: Sequence[Mark]) -> bool:
    """Whether a number counts on from the last numbered heading before this place."""
    before = [mark.number for mark in marks if mark.number and mark.first < place]
    return not before or follows(before[-1], number)


def follows(before: str, number: str) -> bool:
    """Whether `number` may come after `before`: the next sibling of it or of an ancestor, or its first child."""
    old, new = before.split("."), number.split(".")
    if len(new) == len(old) + 1 and new[:-1] == old:
        return new[-1] in {"1", "0", "A"}
    at = len(new) - 1
    return at < len(old) and new[:at] == old[:at] and _next(old[at], new[at])


def _next(old: str, new: str) -> bool:
    if old.isdecimal() and new.isdecimal():
        return 0 <= int(new) - int(old) <= 2  # noqa: PLR2004 - a card skips or repeats a number now and then
    return len(old) == len(new) == 1 and 0 <= ord(new) - ord(old) <= 1 or (old.isdecimal() and new == "A")


def by_style(lines: Sequence[Line], style: Style) -> list[Mark]:
    """Return the headings of a file without an outline."""
    marks: list[Mark] = []
    place = 0
    while place < len(lines):
        count = _heading_lines(lines, place, style)
        if count:
            number, title = split_number(_title(lines[place : place + count]))
            marks.append(Mark(place, count, title, number, 0))
        place += max(count, 1)
    return _ranked(marks, lines)


def _heading_lines(lines: Sequence[Line], place: int, style: Style) -> int:
    """Return how many lines from here make one heading: drawn alike, larger or heavier, and followed by other text."""
    first = lines[place]
    if not style.distinct(first) or first.cells or first.marker or first.mark or is_caption(first.text):
        return 0
    count = 1
    while place + count < len(lines) and _same_heading(lines[place + count - 1], lines[place + count], style):
        count += 1
    text = _title(lines[place : place + count])
    proper = any(map(str.isalpha, text)) and len(text) <= HEADING_CHARS_MAX and count <= HEADING_LINES_MAX
    return count if proper and not _is_prose(text, first, style) else 0


def _same_heading(above: Line, below: Line, style: Style) -> bool:
    near = above.page == below.page and 0 < above.y - below.y <= 1.6 * above.size
    alike = style.same(above, below) and not below.cells and not below.marker
    return near and alike and split_number(below.text)[0] is None


def _is_prose(text: str, line: Line, style: Style) -> bool:
    """Whether bold text of the body's size is a lead-in, a label or a sentence rather than a heading."""
    if line.size > style.size * 1.07 or split_number(text)[0]:
        return text.endswith(".") and len(text.split()) > 20  # noqa: PLR2004 - a heading may be a short sentence
    return text.endswith((".", ",", ";", ":")) or len(text.split()) > 14 or not text[:1].isupper()  # noqa: PLR2004


def _ranked(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Give levels: numbers by their depth, the others by the rank of their size among the headings."""
    sizes: dict[float, list[int]] = {}
    for mark in marks:
        sizes.setdefault(_weight(lines[mark.first]), []).append(depth_of(mark.number) if mark.number else 0)
    ranks: dict[float, int] = {}
    for rank, weight in enumerate(sorted(sizes, reverse=True), start=1):
        depths = [depth for depth in sizes[weight] if depth]
        above = max(ranks.values(), default=0)
        ranks[weight] = round(median(depths)) if depths else min(rank, above + 1)
    return [
        Mark(m.first, m.count, m.title, m.number, depth_of(m.number) if m.number else ranks[_weight(lines[m.first])])
        for m in marks
    ]


def _weight(line: Line) -> float:
    return round(line.size * 2) / 2 + (0.1 if line.bold else 0.0)


def by_contents(lines: Sequence[Line], entries: Sequence[Entry], pages: Mapping[str, int]) -> list[Mark]:
    """Return the headings that the table of contents names, where the text has them as lines of their own.

    `pages` maps printed page numbers to pages of the file: among equal lines the one on the named page is the heading.
    """
    said = [normal(line.text) for line in lines]
    at: dict[str, list[int]] = {}
    for place, text in enumerate(said):
        at.setdefault(text[:24], []).append(place)
    marks: list[Mark] = []
    reached = 0
    for entry in entries:
        wanted = normal(entry.title)
        places = [p for p in at.get(wanted[:24], []) + _starts(at, wanted) if _spans(said, lines, p, wanted)]
        named = [p for p in places if lines[p].page == pages.get(entry.page)]
        after = [p for p in places if p >= reached]
        place = next(iter(named or after), None)
        if place is None:
            continue
        number, title = split_number(" ".join(entry.title.split()))
        count = _spans(said, lines, place, wanted)
        marks.append(Mark(place, count, title, number, depth_of(number) if number else 1))
        reached = place + count if number else reached
    return sorted({mark.first: mark for mark in reversed(marks)}.values(), key=lambda mark: mark.first)


def _starts(at: Mapping[str, list[int]], wanted: str) -> list[int]:
    """Return the places of short lines with which the wanted title begins: its first line of several."""
    return [place for length in range(6, 24) for place in at.get(wanted[:length], ())]


def _spans(said: Sequence[str], lines: Sequence[Line], place: int, wanted: str) -> int:
    """Return how many lines from here make exactly the wanted title, else 0."""
    whole = ""
    for count in range(1, HEADING_LINES_MAX):
        if place + count > len(lines) or lines[place + count - 1].page != lines[place].page:
            return 0
        whole += said[place + count - 1]
        if whole == wanted:
            return count
    return 0
