"""Headings that nothing sets apart but their words: named by the table of contents, or counting on."""

from collections.abc import Mapping, Sequence

from watcher.extract.outline import is_changelog, split_number
from watcher.extract.pdf.contents import Entry, normal
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import FIRST_NUMBERS, HEADING_LINES_MAX, LARGER, Mark, depth_of, follows


def by_words(lines: Sequence[Line], entries: Sequence[Entry], pages: Mapping[str, int]) -> list[Mark]:
    """Return the headings that the table of contents names and the numbers between them, or by numbers alone.

    `pages` maps printed page numbers to pages of the file: among equal lines the one on the named page is the heading.
    """
    marks = {mark.first: mark for mark in reversed(_by_contents(lines, entries, pages))}
    counted = _by_numbers(lines, marks, deepest=1 if marks else 0)
    marks |= {mark.first: mark for mark in counted if mark.first not in marks}
    marks |= {place: Mark(place, 1, line.text, None, 1) for place, line in enumerate(lines) if _is_known(lines, place)}
    return [marks[place] for place in sorted(marks)]


def _by_contents(lines: Sequence[Line], entries: Sequence[Entry], pages: Mapping[str, int]) -> list[Mark]:
    said = [normal(line.text) for line in lines]
    at: dict[str, list[int]] = {}
    for place, text in enumerate(said):
        at.setdefault(text[:_KEY], []).append(place)
    marks: list[Mark] = []
    reached = 0
    for entry in entries:
        wanted = normal(entry.title)
        places = [p for p in at.get(wanted[:_KEY], []) + _starts(at, wanted) if _spans(said, lines, p, wanted)]
        named = [p for p in places if lines[p].page == pages.get(entry.page) and (p >= reached or not marks)]
        after = [p for p in places if p >= reached]
        if not (named or after or places):
            continue
        place = (named or after or places)[0]
        number, title = split_number(entry.title)
        count = _spans(said, lines, place, wanted)
        marks.append(Mark(place, count, title, number, depth_of(number) if number else 1))
        reached = place + count if number else reached
    return marks


_KEY = 24
"""Letters by which lines are looked up."""
_KNOWN = frozenset(
    {"abstract", "summary", "executive summary", "references", "acknowledgements", "acknowledgments", "appendix"}
)


_PARTS = frozenset(
    {"abstract", "references", "bibliography", "acknowledgements", "acknowledgments", "author contributions"}
)
"""Parts of a paper that are never chapters: TeX leaves them out of the outline, and sets some of them small."""


def with_parts(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Return the headings with those of such parts, of a line that is bold or larger and says nothing else."""
    taken = {place for mark in marks for place in range(mark.first, mark.first + mark.count)}
    level = min((mark.level for mark in marks), default=1)
    found = [place for place in range(len(lines)) if place not in taken and _is_part(lines, place)]
    return sorted([*marks, *(Mark(place, 1, lines[place].text, None, level) for place in found)], key=_place)


def _place(mark: Mark) -> int:
    return mark.first


def _is_part(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if line.text.lower() not in _PARTS or line.cells or not place + 1 < len(lines):
        return False
    below = lines[place + 1]
    return not below.cells and ((line.bold and not below.bold) or line.size > below.size * LARGER)


def _is_known(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a heading by its words alone: a changelog's anywhere, others at the top of a page."""
    line = lines[place]
    top = place == 0 or lines[place - 1].page != line.page
    return is_changelog(line.text) or (top and line.text.lower() in _KNOWN)


def _by_numbers(lines: Sequence[Line], known: Mapping[int, Mark], *, deepest: int) -> list[Mark]:
    """Return lines that count on: "2.3" after "2.2", short, no sentence, parted from what stands around them.

    `deepest` is how deep the contents is surely complete: chapters that it does not name are no chapters.
    """
    marks: list[Mark] = []
    for place, line in enumerate(lines):
        number, title = split_number(line.text)
        if place in known:
            marks.append(known[place])
        elif number and depth_of(number) > deepest and _may_count_on(lines, place) and _counts_on(marks, number):
            marks.append(Mark(place, 1, title, number, depth_of(number)))
    return marks


_TITLE_CHARS_MAX = 100
_STOPS = (".", ":", "?", "!", "\u201d", ")")


def _may_count_on(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    before = lines[place - 1] if place else None
    after = lines[place + 1] if place + 1 < len(lines) else None
    parted = (
        before is None
        or before.page != line.page
        or before.y - line.y > 1
        or before.text.endswith((".", ":", "?", "!"))
    )
    listed = line.marker and (after is None or after.marker or line.y - after.y <= 1)
    proper = len(line.text) <= _TITLE_CHARS_MAX and not line.text.endswith((".", ";", ",")) and not line.cells
    return parted and proper and not listed


def _counts_on(marks: Sequence[Mark], number: str) -> bool:
    before = [mark.number for mark in marks if mark.number]
    return follows(before[-1], number) if before else number in FIRST_NUMBERS


def _starts(at: Mapping[str, list[int]], wanted: str) -> list[int]:
    """Return the places of short lines with which the wanted title begins: its first line of several."""
    return [place for length in range(6, _KEY) for place in at.get(wanted[:length], ())]


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
