"""Unified diffs taken apart: their hunks, and a diff without some of the unchanged lines beside its changes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from watcher.compare.unified import CONTEXT_LINES

_HEADER = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@ ?(.*)")
_HUNK = "\n@@ "


@dataclass(frozen=True, slots=True)
class Hunk:
    """One hunk of a unified diff."""

    old: int
    """Lines in front of it in the old text; `new`: in the new one."""
    new: int
    place: str
    """The name of the section in which it begins."""
    lines: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Hunk":
        """Read one hunk, its header first."""
        header, *lines = text.removesuffix("\n").split("\n")
        match = _HEADER.fullmatch(header)
        assert match is not None
        old, old_size, new, new_size = map(int, match.groups()[:4])
        return cls(old - bool(old_size), new - bool(new_size), match[5], tuple(lines))

    def __str__(self) -> str:
        """Write the hunk as every tool reads it."""
        old, new = (sum(line[0] != sign for line in self.lines) for sign in "+-")
        ranges = f"-{self.old + bool(old)},{old} +{self.new + bool(new)},{new}"
        return "".join(f"{line}\n" for line in (f"@@ {ranges} @@ {self.place}".rstrip(), *self.lines))

    def part(self, first: int, last: int) -> "Hunk":
        """Return the lines from `first` on up to and without `last`, as a hunk of their own."""
        front = self.lines[:first]
        old, new = (sum(line[0] != sign for line in front) for sign in "+-")
        return replace(self, old=self.old + old, new=self.new + new, lines=self.lines[first:last])

    def up_to(self, last: int) -> "Hunk":
        """Return the hunk up to the changed line `last`, with as many unchanged lines in front of it as behind.

        GNU patch takes a hunk with fewer lines behind for the end of the text.
        """
        behind = _unchanged(self.lines[last + 1 :][:CONTEXT_LINES])
        return self.part(max(_unchanged(self.lines) - behind, 0), last + 1 + behind)

    def even(self) -> "Hunk":
        """Return the hunk with as many unchanged lines in front as behind: of fewer, GNU patch makes a border."""
        ahead, behind = _unchanged(self.lines), _unchanged(self.lines[::-1])
        both = min(ahead, behind)
        return self.part(ahead - both, len(self.lines) - (behind - both))


def hunks(diff: str) -> list[Hunk]:
    """Return the hunks of a diff; within one every line begins with its sign."""
    return [Hunk.read(f"@@ {text}") for text in f"\n{diff}".split(_HUNK)[1:]]


def changed(line: str) -> bool:
    """Whether a line of a hunk came or went."""
    return line[:1] in ("+", "-")


def without_context(diff: str, hidden: Callable[[str], bool]) -> str:
    """Return the diff without the unchanged lines and names of sections that are `hidden`: it applies to the same text.

    A hunk ends in front of such a line, and another begins behind it.
    """
    front = f"\n{diff}".partition(_HUNK)[0][1:]
    shown = [str(part) for hunk in hunks(diff) for part in _parts(hunk, hidden)]
    return "".join((f"{front}\n" if front and shown else front, *shown))


def without_changes(diff: str, hidden: Callable[[str], bool], why: str) -> str:
    """Return the diff without the changes of which a line is `hidden`, which a line in front says, nor such context."""
    parts = [_parts(hunk, hidden, changes=True) for hunk in hunks(diff)]
    kept = "".join(str(one) for hunk in parts for one in hunk)
    front = f"\n{diff}".partition(_HUNK)[0][1:]
    return f"# {why}\n" + (f"{front}\n{kept}" if kept else "")


def _parts(hunk: Hunk, hidden: Callable[[str], bool], *, changes: bool = False) -> Sequence[Hunk]:
    if hidden(hunk.place):
        hunk = replace(hunk, place="")
    bad = [hidden(line[1:]) for line in hunk.lines]
    cuts = [place for place, line in enumerate(hunk.lines) if not changed(line) and bad[place]]
    if changes:
        cuts += _runs_with(hunk.lines, bad)
        cuts.sort()
    if not cuts:
        return (hunk,)
    borders = zip([-1, *cuts], [*cuts, len(hunk.lines)], strict=True)
    parts = (hunk.part(low + 1, high) for low, high in borders)
    return [part.even() for part in parts if any(map(changed, part.lines))]


def _runs_with(lines: Sequence[str], bad: Sequence[bool]) -> list[int]:
    """Return the places of all changed lines that stand in one run with a bad one."""
    runs = [list(run) for come, run in groupby(range(len(lines)), key=lambda place: changed(lines[place])) if come]
    return [place for run in runs if any(bad[one] for one in run) for place in run]


def _unchanged(lines: Sequence[str]) -> int:
    """Return how many lines stand in front of the first that came or went."""
    return len(list(takewhile(lambda line: not changed(line), lines)))
