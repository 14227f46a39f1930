"""Headings by the outline: its titles repaired against the page, its levels by the numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from watcher.extract.dates import is_date
from watcher.extract.outline import is_changelog, split_number
from watcher.extract.pdf.bookmarks import Bookmark
from watcher.extract.pdf.contents import normal
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import (
    HEADING_CHARS_MAX,
    LARGER,
    SIZE_POINTS,
    Mark,
    Style,
    depth_of,
    follows,
    is_caption,
    title_of,
)


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
    marks += [*_forgotten(marks, lines, used), *_unlisted_changelogs(pages, lines, used, style)]
    return sorted(marks, key=lambda mark: mark.first)


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
    wanted = _once(normal(bookmark.title))
    places = [place for place in pages.get(bookmark.page or 0, ()) if place not in used]
    places.sort(key=lambda place: _distance(lines[place], bookmark))
    for place in places:
        count = _matches(wanted, place, lines, bookmark, style) if wanted else _blank(bookmark, place, lines, style)
        if count:
            return place, count, _pointed(title_of(lines[place : place + count]), wanted)
    on_page = pages.get(bookmark.page or 0)
    if split_number(bookmark.title)[0] and on_page:
        place = next((p for p in on_page if lines[p].y < (bookmark.y or 0)), on_page[-1] + 1)
        return place, 0, " ".join(bookmark.title.replace("\u200b", " ").split())
    return None


def _once(title: str) -> str:
    """Return a title without its repetition: browsers write one twice that they first set at a page's end."""
    half = len(title) // 2
    return title[:half] if half >= _CUT_CHARS_MIN and title[:half] == title[half:] else title


def _distance(line: Line, bookmark: Bookmark) -> float:
    """Return how far below the bookmark's point a line stands; one above it comes last."""
    below = (bookmark.y if bookmark.y is not None else 1e4) - line.y
    return below if below > -line.size else 1e4 - below


_CUT_CHARS_MIN = 12
"""Letters: a shorter title that a page's line merely begins with is another title."""


def _matches(wanted: str, place: int, lines: Sequence[Line], bookmark: Bookmark, style: Style) -> int:
    """Return how many lines from here make the wanted title, 0 if they do not.

    The outline may glue words, cut the title off, or leave out the number that the page prints.
    """
    line = lines[place]
    lettered = _LETTERED.fullmatch(line.text)
    unnumbered = normal(lettered["title"] if lettered else split_number(line.text)[1])
    shown = style.distinct(line) or _is_pointed_at(line, bookmark)
    return _spelled(wanted, normal(line.text), place, lines, style) or (
        _spelled(wanted, unnumbered, place, lines, style) if shown else 0
    )


_LETTERED = re.compile(r"(?P<letter>[A-Z])\s+(?P<title>\S.*)")
"""An appendix as TeX sets it. Without the outline, which lacks the letter, the letter may be a word ("A model")."""


def _pointed(title: str, wanted: str) -> str:
    """Return a title with a point behind a letter that the outline does not name: then it is a number."""
    lettered = _LETTERED.fullmatch(title)
    if lettered is None or normal(title) == wanted or normal(lettered["title"]) != wanted:
        return title
    return f"{lettered['letter']}. {lettered['title']}"


_POINT_SIZES = 2.0
"""Font sizes: a bookmark points so far above the baseline of its heading."""


def _is_pointed_at(line: Line, bookmark: Bookmark) -> bool:
    """Whether a bookmark points right above a line, whose font may not tell that it is bold."""
    return bookmark.y is not None and 0 <= bookmark.y - line.y <= _POINT_SIZES * line.size


def _spelled(wanted: str, first: str, place: int, lines: Sequence[Line], style: Style) -> int:
    numbered = first != normal(split_number(lines[place].text)[1])
    said = ""
    for count, line in enumerate(_candidates(place, lines), start=1):
        said += normal(line.text) if count > 1 else first
        if said == wanted:
            return count
        if not wanted.startswith(said):
            cut = said.startswith(wanted) and (numbered or len(wanted) >= _CUT_CHARS_MIN)
            return count if cut and style.distinct(lines[place]) else 0
    return 0


def _candidates(place: int, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the line here and those below it that may be the same heading."""
    first = lines[place]
    for line in lines[place : place + _OUTLINED_LINES_MAX]:
        if line.page != first.page or (line is not first and abs(line.size - first.size) > SIZE_POINTS):
            return
        yield line


_OUTLINED_LINES_MAX = 8
"""Lines of a title that the outline tells word by word: a narrow column breaks it often."""
_BLANK_POINTS = 40.0
"""A blank title means the line just below its point, or none."""


def _blank(bookmark: Bookmark, place: int, lines: Sequence[Line], style: Style) -> int:
    line = lines[place]
    if bookmark.y is None or not 0 <= bookmark.y - line.y <= _BLANK_POINTS or not style.distinct(line):
        return 0
    looks = split_number(line.text)[0] is not None or line.size > style.size * LARGER
    return 1 if looks and line.page > 1 else 0


_Found = tuple[int, int, str, Bookmark]


def _joined(found: Sequence[_Found], lines: Sequence[Line]) -> list[_Found]:
    """Join a heading that the outline tells in two entries: the second begins in lower case right under the first."""
    joined: list[_Found] = []
    for first, count, title, bookmark in found:
        last = joined[-1] if joined else None
        if count and last and last[1] and first == last[0] + last[1] and _continues(lines[first - 1], lines[first]):
            joined[-1] = (last[0], last[1] + count, f"{last[2]} {title}", last[3])
        else:
            joined.append((first, count, title, bookmark))
    return joined


def _continues(above: Line, below: Line) -> bool:
    return below.text[:1].islower() and abs(above.size - below.size) <= SIZE_POINTS and above.page == below.page


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
    nested = _nested([(n, bookmark.depth) for (_, _, _, bookmark), n in zip(found, numbers, strict=True) if n])
    current = ""
    for place, ((first, count, title, bookmark), (number, rest)) in enumerate(zip(found, split, strict=True)):
        if number:
            current = number
            yield Mark(first, count, rest, number, bookmark.depth + 1 if nested else depth_of(number) + base)
            continue
        smaller = 1 + sum(size > lines[first].size + SIZE_POINTS for size in sizes.values()) if count else 1
        level = max(bookmark.depth + 1, smaller)
        if current:
            deepest = depth_of(current) + base + 1
            coming = next(filter(None, numbers[place:]), None)
            level = deepest if rules and (level > base + 1 or _inside(current, coming)) else min(level, deepest)
        yield Mark(first, count, title, None, level)


def _nested(numbers: Sequence[tuple[str, int]]) -> bool:
    """Whether the outline sets one kind of plain number under another: "Section 1" of "Article II"."""
    depths: dict[bool, set[int]] = {}
    for number, depth in numbers:
        depths.setdefault(number.isdecimal(), set()).add(depth)
    plain = all("." not in number for number, _ in numbers)
    return plain and len(depths) > 1 and not depths[True] & depths[False]


def _inside(before: str, after: str | None) -> bool:
    """Whether what stands between two numbers is inside the chapter that both belong to."""
    return after is not None and before.split(".", maxsplit=1)[0] == after.split(".")[0]


def _sizes_by_level(found: Sequence[_Found], lines: Sequence[Line], base: int) -> dict[int, float]:
    sizes: dict[int, list[float]] = {}
    for first, count, title, _ in found:
        number, _rest = split_number(title)
        if number and count:
            sizes.setdefault(depth_of(number) + base, []).append(lines[first].size)
    return {level: median(of_level) for level, of_level in sorted(sizes.items())}


_NUMBER_START = re.compile(r"\d|[A-Z]\.\d|(?:Section|Appendix|Chapter|Part)\b")


def _forgotten(marks: Sequence[Mark], lines: Sequence[Line], used: set[int]) -> Iterator[Mark]:
    """Yield numbered headings that stand on the page, drawn like those beside them, and not in the outline."""
    known = {mark.number: mark for mark in marks if mark.number and mark.count}
    drawn = {(depth_of(n), round(lines[m.first].size, 1), lines[m.first].font): m.level for n, m in known.items()}
    for place, line in enumerate(lines):
        number, title = split_number(line.text) if _NUMBER_START.match(line.text) and place not in used else (None, "")
        if number is None or number in known or not title:
            continue
        level = drawn.get((depth_of(number), round(line.size, 1), line.font))
        if level and len(line.text) <= HEADING_CHARS_MAX and _follows(number, place, marks):
            yield Mark(place, 1, title, number, level)


def _unlisted_changelogs(
    pages: Mapping[int, Sequence[int]], lines: Sequence[Line], used: set[int], style: Style
) -> Iterator[Mark]:
    """Yield "Changelog" at the top of a page that was put in front of a finished print, whose outline lacks it."""
    for places in pages.values():
        first = places[0]
        dated = len(places) > 1 and is_date(lines[places[1]].text)
        if first not in used and is_changelog(lines[first].text) and (dated or style.distinct(lines[first])):
            yield Mark(first, 1, title_of([lines[first]]), None, 1)


def _follows(number: str, place: int, marks: Sequence[Mark]) -> bool:
    """Whether a number counts on from the last numbered heading before this place."""
    before = [mark.number for mark in marks if mark.number and mark.first < place]
    return not before or follows(before[-1], number)
