"""Unified diffs made for people: sentences as lines, the section in the hunk header. GNU patch applies them.

Form feeds and line separators cannot occur in a line (text.clean), so every tool agrees on what a line is.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchSet

from watcher.compare.sequence import Gap, gaps, pairs
from watcher.compare.text import Reading, name, text_of

CONTEXT_LINES: Final = 3

__all__ = ["apply", "document_diff", "parse", "section_diff", "text_of"]


def section_diff(before: str, after: str, title: str) -> str:
    """Return the diff of one section's text; every hunk header carries its number and title. Empty where equal."""
    return _diff(_lines(before), _lines(after), lambda _place: title)


def document_diff(before: Sequence[Reading], after: Sequence[Reading]) -> str:
    """Return the diff of two documents' texts; a hunk header names the section in which the hunk begins."""
    old = [line for reading in before for line in reading.lines]
    new: list[str] = []
    starts: list[int] = []
    for reading in after:
        starts.append(len(new))
        new += reading.lines
    return _diff(old, new, lambda place: _named(after, starts, place))


def _named(sections: Sequence[Reading], starts: Sequence[int], place: int) -> str:
    found = bisect_right(starts, place) - 1
    return name(sections[found].section) if found >= 0 else ""


def _lines(text: str) -> list[str]:
    return text.split("\n")[:-1]


def _diff(before: list[str], after: list[str], title: Callable[[int], str]) -> str:
    changes = gaps(pairs(before, after), len(before), len(after))
    if not changes:
        return ""
    hunks = "".join(_hunk(before, after, group, title) for group in _grouped(changes))
    return f"--- before\n+++ after\n{hunks}"


def _grouped(changes: Sequence[Gap]) -> list[list[Gap]]:
    """Put changes into one hunk where their contexts would touch."""
    groups = [[changes[0]]]
    for change in changes[1:]:
        if change[0] - groups[-1][-1][1] <= 2 * CONTEXT_LINES:
            groups[-1].append(change)
        else:
            groups.append([change])
    return groups


def _hunk(before: list[str], after: list[str], group: list[Gap], title: Callable[[int], str]) -> str:
    lead = min(CONTEXT_LINES, group[0][0])
    tail = min(CONTEXT_LINES, len(before) - group[-1][1])
    start, floor = group[0][0] - lead, group[0][2] - lead
    size, height = group[-1][1] + tail - start, group[-1][3] + tail - floor
    lines = []
    place = start
    for low, high, first, last in group:
        lines += [f" {line}" for line in before[place:low]]
        lines += [f"-{line}" for line in before[low:high]]
        lines += [f"+{line}" for line in after[first:last]]
        place = high
    lines += [f" {line}" for line in before[place : place + tail]]
    head = f"@@ -{_range(start, size)} +{_range(floor, height)} @@ {title(group[0][2])}".rstrip()
    return "".join(f"{line}\n" for line in (head, *lines))


def _range(start: int, size: int) -> str:
    """Write a range as POSIX wants it: an empty one names the line in front of it."""
    return f"{start + 1 if size else start},{size}"


def parse(diff: str) -> PatchSet:
    """Read a stored diff; raise ValueError where it is damaged or nothing but words."""
    try:
        patch = PatchSet(diff.split("\n") if diff else [])
    except UnidiffParseError as error:
        raise ValueError(f"not a unified diff: {error}") from error
    if diff and not patch:
        raise ValueError("not a unified diff: no file header was found in it")
    return patch


def apply(diff: str, before: str) -> str:
    """Apply a stored diff to the text it was made from; raise ValueError where it does not fit."""
    lines, place, result = _lines(before), 0, []
    for hunk in (hunk for file in parse(diff) for hunk in file):
        start = hunk.source_start - 1 if hunk.source_length else hunk.source_start
        old = [line.value.removesuffix("\n") for line in hunk if not line.is_added]
        if lines[start : start + len(old)] != old:
            raise ValueError(f"the diff does not fit this text at line {hunk.source_start}")
        result += lines[place:start] + [line.value.removesuffix("\n") for line in hunk if not line.is_removed]
        place = start + len(old)
    return "".join(f"{line}\n" for line in result + lines[place:])
