"""The feet of pages: footnotes whose own marks are not raised, and those that go on from the page before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from watcher.extract.pdf.lines import MARK_CLOSE, MARK_OPEN, Line
from watcher.extract.pdf.marks import SIZE_POINTS, is_caption

_RAISED = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")
_OWN = re.compile(r"\[?(?P<mark>\d{1,3}|[*\u2020\u2021\u00a7])[.)\]]?\s*(?=[^\W\d_]|[\"\u201c(\[])")
_APART = 1.35
"""Of the distance of two lines: the first footnote stands further below the text."""


def with_numbered(lines: Sequence[Line], size: float) -> list[Line]:
    """Return the lines with footnotes marked that begin with a plain "1." or "1" below the text that refers to them."""
    done: list[Line] = []
    before: set[str] = set()
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        raised = {mark.strip() for line in page for said in _RAISED.findall(line.text) for mark in said.split(",")}
        notes = dict(_notes(page, raised | before, size)) if raised | before else {}
        done += [notes.get(id(line), line) for line in page]
        before = raised
    return done


def _notes(page: Sequence[Line], raised: set[str], size: float) -> Iterator[tuple[int, Line]]:
    """Yield the notes at the foot of one page by the lines that they are made of."""
    falling = sorted(page, key=lambda line: -line.y)
    own = [(line, said) for line in falling if (said := _own(line)) and said["mark"] in raised]
    for start, (first, _) in enumerate(own):
        foot = own[start:]
        if _is_foot([line for line in falling if _overlap(line, first)], first, size) and _counts(foot):
            for line, said in foot:
                yield id(line), replace(line, mark=said["mark"], marker="", text=line.text[said.end() :])
            return


def _overlap(line: Line, first: Line) -> bool:
    return line.x0 < first.x1 and line.x1 > first.x0


def _own(line: Line) -> re.Match[str] | None:
    return None if line.mark or line.cells else _OWN.match(line.text)


def _counts(own: Sequence[tuple[Line, re.Match[str]]]) -> bool:
    numbers = [int(said["mark"]) for _, said in own if said["mark"].isdecimal()]
    return numbers == sorted(set(numbers))


def _is_foot(falling: Sequence[Line], first: Line, size: float) -> bool:
    """Whether a page's foot begins here: set smaller than the text to its end, or further below it than its lines."""
    place = falling.index(first)
    foot, above = falling[place:], falling[:place]
    if not above or any(line.size > size + SIZE_POINTS or (line.bold and not above[-1].bold) for line in foot):
        return False
    if any(_RAISED.search(line.text) and line.size >= size for line in foot):
        return False
    if all(line.size < size - SIZE_POINTS for line in foot):
        return True
    pitch = above[-2].y - above[-1].y if len(above) > 1 else above[-1].size
    left = min(line.x0 for line in falling)
    return above[-1].y - foot[0].y > _APART * pitch and all(line.x0 < left + line.size for line in foot)


CONTINUED = "\u2026"
"""The mark of what goes on with the footnote of an earlier page."""


def with_continued(lines: Sequence[Line], size: float) -> list[Line]:
    """Return the lines with a footnote's second half marked: set small, at the page's foot, after the running text."""
    small = [line.size for line in lines if line.mark and line.size < size]
    if not small:
        return list(lines)
    done = list(lines)
    limit = median(small)
    first = next(place for place, line in enumerate(lines) if line.mark)
    for _, group in groupby(range(len(lines)), key=lambda place: lines[place].page):
        foot = _foot(lines, list(group), limit)
        if foot and first < foot[0] and not lines[foot[0]].mark and not is_caption(lines[foot[0]].text):
            done[foot[0]] = replace(lines[foot[0]], mark=CONTINUED)
    return done


def _foot(lines: Sequence[Line], places: Sequence[int], size: float) -> list[int]:
    """Return the places of the small lines with which a page ends, below all of its running text."""
    foot: list[int] = []
    for place in reversed(places):
        if abs(lines[place].size - size) > SIZE_POINTS or lines[place].cells:
            break
        foot.insert(0, place)
    return foot if len(foot) < len(places) else []
