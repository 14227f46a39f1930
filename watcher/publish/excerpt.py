"""As much of a change as its public files may quote: whole sections, and how many are left out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from watcher.compare.text import heading, name
from watcher.compare.unified import CONTEXT_LINES
from watcher.entries.quoting import count
from watcher.entries.wording import counted
from watcher.model import Comparison, SectionChange

_HEADER = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@ ?(.*)")
_FILES = "--- before\n+++ after\n"


@dataclass(frozen=True, slots=True)
class Quotable:
    """As much of a comparison as may be public: whole sections, the weightiest first."""

    comparison: Comparison
    withheld: int
    """Sections that are left out."""


def quotable(comparison: Comparison, limit: int | None) -> Quotable:
    """Return the sections that fit into `limit` words of changed text; the others are left out whole."""
    kept = _fitting((sum(hunk.words for hunk in _hunks(section.diff)) for section in comparison.sections), limit)
    withheld = len(comparison.sections) - kept
    return Quotable(replace(comparison, sections=comparison.sections[:kept]) if withheld else comparison, withheld)


def quotable_diff(comparison: Comparison, limit: int | None) -> str:
    """Return the diff of the document as far as `limit` words of changed text reach, ending where a section ends.

    What is cut is the beginning of the whole diff, so that it applies to the same text: whole hunks, or where not one
    is left the beginning of the first. A line in front, which every tool passes over, says what is missing.
    """
    hunks = _hunks(comparison.diff)
    runs = _runs(hunks, _sections_by_heading(comparison.sections))
    fitting = _fitting((run.words for run in runs), limit)
    if fitting == len(runs):
        return comparison.diff
    whole = (number for number in range(fitting, 0, -1) if runs[number].hunk > runs[number - 1].hunk)
    kept = next(whole, fitting)
    withheld = list(dict.fromkeys(run.section for run in runs[kept:]))
    whence = f", from {withheld[0]} on" if withheld[0] else ""
    said = f"# {counted(len(withheld), 'section')} withheld{whence}: quotation is limited"
    shown = "".join((_FILES, *map(str, _up_to(hunks, runs[kept - 1])))) if kept else ""
    return f"{said} to {limit} words of changed text.\n{shown}"


@dataclass(frozen=True, slots=True)
class _Hunk:
    """One hunk of a unified diff."""

    old: int
    """Lines in front of it in the old text; `new`: in the new one."""
    new: int
    place: str
    """The name of the section in which it begins."""
    lines: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "_Hunk":
        header, *lines = text.removesuffix("\n").split("\n")
        match = _HEADER.fullmatch(header)
        assert match is not None
        old, old_size, new, new_size = map(int, match.groups()[:4])
        return cls(old - bool(old_size), new - bool(new_size), match[5], tuple(lines))

    def __str__(self) -> str:
        old, new = (sum(line[0] != sign for line in self.lines) for sign in "+-")
        ranges = f"-{self.old + bool(old)},{old} +{self.new + bool(new)},{new}"
        return "".join(f"{line}\n" for line in (f"@@ {ranges} @@ {self.place}".rstrip(), *self.lines))

    @property
    def words(self) -> int:
        return sum(count(line[1:]) for line in self.lines if _changed(line))

    def up_to(self, last: int) -> "_Hunk":
        """Return the hunk up to the changed line `last`, with as many unchanged lines in front of it as behind.

        GNU patch takes a hunk with fewer lines behind for the end of the text.
        """
        behind = len(list(takewhile(lambda line: not _changed(line), self.lines[last + 1 :][:CONTEXT_LINES])))
        ahead = len(list(takewhile(lambda line: not _changed(line), self.lines)))
        left_out = max(ahead - behind, 0)
        lines = self.lines[left_out : last + 1 + behind]
        return replace(self, old=self.old + left_out, new=self.new + left_out, lines=lines)


@dataclass(frozen=True, slots=True)
class _Run:
    """Changed lines of one section that no change of another stands between."""

    section: str
    words: int
    hunk: int
    """Where its last line stands: in which hunk, and in which line of that."""
    line: int


def _changed(line: str) -> bool:
    return line[:1] in ("+", "-")


def _fitting(words: Iterable[int], limit: int | None) -> int:
    """Return how many of these have together at most `limit` words."""
    return sum(limit is None or reached <= limit for reached in accumulate(words))


def _hunks(diff: str) -> list[_Hunk]:
    """Return the hunks of a diff; within one every line begins with its sign."""
    return [_Hunk.read(f"@@ {text}") for text in f"\n{diff}".split("\n@@ ")[1:]]


def _runs(hunks: Sequence[_Hunk], sections: dict[str, str]) -> list[_Run]:
    """Return what changed, section by section, in the order of the text."""
    runs: list[_Run] = []
    for number, hunk in enumerate(hunks):
        section = sections.get(hunk.place, hunk.place)
        for place, line in enumerate(hunk.lines):
            section = sections.get(line[1:], section) if line[1:2] == "#" else section
            if not _changed(line):
                continue
            before = runs.pop().words if runs and runs[-1].section == section else 0
            runs.append(_Run(section, before + count(line[1:]), number, place))
    return runs


def _up_to(hunks: Sequence[_Hunk], run: _Run) -> list[_Hunk]:
    """Return the hunks up to where a run ends."""
    last = hunks[run.hunk]
    more = any(map(_changed, last.lines[run.line + 1 :]))
    return [*hunks[: run.hunk], last.up_to(run.line) if more else last]


def _sections_by_heading(sections: Iterable[SectionChange]) -> dict[str, str]:
    """Return the name of each section by all its headings: old and new ones, with their marks and without."""
    sides = [(side, name(one.side)) for one in sections for side in (one.before, one.after, *one.others) if side]
    return {name(side): new for side, new in sides} | {heading(side).removesuffix("\n"): new for side, new in sides}
