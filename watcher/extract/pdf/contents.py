"""The table of contents: recognised, left out of the text, and used only to repair and to confirm headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watcher.extract.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents."""

    title: str
    page: str
    """As printed there; the file may not have that page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the tables of contents name, and the lines that they take."""

    entries: tuple[Entry, ...]
    places: frozenset[int]
    """Indexes of lines."""


_PAGE = re.compile(r"(?:(?<=\.{3})|(?<![\w.,-]))(?:[1-9]\d{0,3}|[ivxl]{1,6})$")
_PAGE_ENDS = frozenset("0123456789ivxl")
_LEADER = re.compile(r"(?:[.\u00b7\u2024\u2026_\u22ef]\s?){2,}$|[\u2026\u22ef]$")
_HEADED = re.compile(
    r"(?:table of )?contents|list of (?:figures|tables)|inhalt(?:sverzeichnis)?|table des mati\u00e8res|sommaire"
    r"|\u00edndice",
    re.IGNORECASE,
)
_ENTRIES_MIN = 4
_WRAPPED_MAX = 3
"""Lines of a title that stand before the line with its page."""
_TITLE_CHARS_MAX = 240
_RECUR_SHARE = 0.4
"""Of a contents' titles: so many stand again as lines of the document, whatever pages it names."""


def find_contents(lines: Sequence[Line], also_titles: frozenset[str] = frozenset()) -> Contents:
    """Return the tables of contents; `also_titles` are normalised titles known from elsewhere (an outline)."""
    entries: list[Entry] = []
    places: set[int] = set()
    said = _Said(lines)
    for run in _runs(lines):
        members = frozenset(run)
        titles = [_title(lines, place, members) for place in run if _entry(lines[place])]
        headed = run[0] > 0 and bool(_HEADED.fullmatch(lines[run[0] - 1].text.strip(" :")))
        if _is_contents(lines, run, titles, said, also_titles, headed=headed):
            entries += titles
            places.update(run)
            places.update({run[0] - 1} if headed else ())
    return Contents(tuple(entries), frozenset(places))


_NOT_NORMAL = re.compile(r"[\W_]+")


def normal(text: str) -> str:
    """Return the letters and digits of a title, lower case: what survives every way of printing it."""
    return _NOT_NORMAL.sub("", text.casefold())


@dataclass(frozen=True, slots=True)
class _Split:
    title: str
    page: str
    leader: bool


def _entry(line: Line) -> _Split | None:
    """Return a line's title and page, if it ends in one; the title is empty where it stands on lines above."""
    if line.text[-1:] not in _PAGE_ENDS or len(line.text) > _TITLE_CHARS_MAX:
        return None
    match = _PAGE.search(line.text)
    if match is None:
        return None
    said = line.text[: match.start()].rstrip()
    leader = _LEADER.search(said)
    title = said[: leader.start()].rstrip() if leader else said
    return _Split(title, match[0], leader is not None) if not said or any(map(str.isalpha, title)) else None


def _page_of(line: Line) -> int:
    entry = _entry(line)
    return int(entry.page) if entry and entry.page.isdecimal() else 0


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield runs of entries whose pages do not fall, with the wrapped lines between them."""
    run: list[int] = []
    wrapped: list[int] = []
    for place, line in enumerate(lines):
        entry = _entry(line)
        if entry and not entry.title and not wrapped:
            entry = None
        if entry and (not run or _goes_on(lines[run[-1]], line)):
            run += [*(wrapped if run else wrapped[-1:] if not entry.title else ()), place]
            wrapped = []
        elif not entry and len(wrapped) < _WRAPPED_MAX and _may_wrap(line, lines[run[-1]] if run else line):
            wrapped.append(place)
        else:
            if run:
                yield run
            run, wrapped = ([place] if entry and entry.title else []), ([] if entry else [place])
    if run:
        yield run


_PAGES_ON_MAX = 150
"""Pages from one entry to the next: a year in a sentence is further off."""
_LARGER = 1.2


def _goes_on(before: Line, line: Line) -> bool:
    """Whether an entry may follow another: its page lies not before nor far behind, and it ends about as far right."""
    steps = 0 <= _page_of(line) - _page_of(before) <= _PAGES_ON_MAX
    aligned = abs(line.x1 - before.x1) <= 6 * line.size + 40 or not (_has_title(line) and _has_title(before))
    return steps and aligned


def _has_title(line: Line) -> bool:
    entry = _entry(line)
    return entry is not None and bool(entry.title)


def _may_wrap(line: Line, before: Line) -> bool:
    proper = len(line.text) <= _TITLE_CHARS_MAX and not line.text.endswith((".", ";")) and not line.marker
    return proper and line.size <= _LARGER * before.size


def _title(lines: Sequence[Line], place: int, run: frozenset[int]) -> Entry:
    entry = _entry(lines[place])
    assert entry is not None
    parts = [entry.title] if entry.title else []
    before = place - 1
    while before in run and not _entry(lines[before]):
        parts.insert(0, lines[before].text)
        before -= 1
    return Entry(" ".join(parts).strip(" ."), entry.page)


def _is_contents(
    lines: Sequence[Line],
    run: Sequence[int],
    titles: Sequence[Entry],
    said: "_Said",
    also: frozenset[str],
    *,
    headed: bool,
) -> bool:
    leaders = sum(entry.leader for entry in map(_entry, (lines[place] for place in run)) if entry)
    if len(titles) < (2 if headed else _ENTRIES_MIN):
        return False
    if headed:
        return True
    in_front = run[0] < _FRONT_SHARE * len(lines)
    if in_front and leaders * 2 >= len(titles):
        return True
    if not (in_front or lines[run[0]].page <= _FRONT_PAGES) or len({entry.page for entry in titles}) == 1:
        return False
    known = sum(normal(entry.title) in also or said.elsewhere(normal(entry.title), run) for entry in titles)
    return known >= _RECUR_SHARE * len(titles)


_FRONT_PAGES = 8
_FRONT_SHARE = 0.4
"""Of the lines: what is further back and has no heading is an index, a table or code."""
_START_CHARS = 40
"""Letters: a title so long may go on in the next line."""


class _Said:
    """Where each line's words stand; built when it is first asked."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._places: dict[str, list[int]] = {}

    def elsewhere(self, title: str, run: Sequence[int]) -> bool:
        """Whether a line outside the run says the title, or begins like a long one."""
        if not self._places:
            for place, line in enumerate(self._lines):
                if len(line.text) <= _TITLE_CHARS_MAX:
                    start = normal(line.text[: 3 * _START_CHARS])[:_START_CHARS]
                    self._places.setdefault(start, []).append(place)
        return any(not run[0] <= place <= run[-1] for place in self._places.get(title[:_START_CHARS], ()))
