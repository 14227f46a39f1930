"""Unified diffs made for people: sentences as lines, the section in the hunk header. GNU patch applies them.

Form feeds and line separators cannot occur in a line (text.clean), so every tool agrees on what a line is.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from unidiff.errors import UnidiffParseError
from unidiff.patch import PatchSet

from watcher.compare.sequence import Gap, gaps, heaviest_rising
from watcher.compare.text import Reading, name, text_of

CONTEXT_LINES: Final = 3

__all__ = ["apply", "document_diff", "parse", "section_diff", "text_of"]


Pairs = Sequence[tuple[int, int]]
"""Places of equal lines, rising on both sides."""


def section_diff(before: Sequence[str], after: Sequence[str], equal: Pairs, title: str) -> str:
    """Return the diff of one section's lines; every hunk header carries its number and title. Empty where equal."""
    return _diff(before, after, equal, lambda _place: title)


def document_diff(before: Sequence[Reading], after: Sequence[Reading], equal: dict[tuple[int, int], Pairs]) -> str:
    """Return the diff of two documents' texts; a hunk header names the section in which the hunk begins.

    `equal` holds for sections that became one another, by their places, which lines of their texts are equal.
    """
    (old, starts), (new, floors) = _laid_out(before), _laid_out(after)
    kept = sorted(equal, key=lambda pair: pair[1])
    kept = [kept[k] for k in heaviest_rising([i for i, _ in kept], [1 + len(equal[pair]) for pair in kept])]
    pairs: list[tuple[int, int]] = []
    for i, j in kept:
        start, floor = starts[i] + bool(before[i].heading), floors[j] + bool(after[j].heading)
        if before[i].heading and before[i].heading == after[j].heading:
            pairs.append((starts[i], floors[j]))
        pairs += ((start + k, floor + m) for k, m in equal[i, j])
    return _diff(old, new, pairs, lambda place: _named(after, floors, place))


def _laid_out(readings: Sequence[Reading]) -> tuple[list[str], list[int]]:
    """Return the lines of a document, and where each section begins in them."""
    lines: list[str] = []
    starts = []
    for reading in readings:
        starts.append(len(lines))
        lines += [reading.heading.removesuffix("\n")] if reading.heading else []
        lines += reading.lines
    return lines, starts


def _named(sections: Sequence[Reading], starts: Sequence[int], place: int) -> str:
    found = bisect_right(starts, place) - 1
    return name(sections[found].section) if found >= 0 else ""


def _lines(text: str) -> list[str]:
    return text.split("\n")[:-1]


def _diff(before: Sequence[str], after: Sequence[str], equal: Pairs, title: Callable[[int], str]) -> str:
    changes = gaps(equal, len(before), len(after))
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


def _hunk(before: Sequence[str], after: Sequence[str], group: list[Gap], title: Callable[[int], str]) -> str:
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
