"""As much of a change as its public files may quote: whole sections, and how many are left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from watcher.compare.patch import Hunk, changed, hunks
from watcher.compare.text import heading, name
from watcher.entries.quoting import count
from watcher.entries.wording import counted
from watcher.model import Comparison, SectionChange

_FILES = "--- before\n+++ after\n"


@dataclass(frozen=True, slots=True)
class Quotable:
    """As much of a comparison as may be public: whole sections, the weightiest first."""

    comparison: Comparison
    withheld: int
    """Sections that are left out."""


def quotable(comparison: Comparison, limit: int | None) -> Quotable:
    """Return the sections that fit into `limit` words of changed text; the others are left out whole."""
    kept = _fitting((sum(map(_words, hunks(section.diff))) for section in comparison.sections), limit)
    withheld = len(comparison.sections) - kept
    return Quotable(replace(comparison, sections=comparison.sections[:kept]) if withheld else comparison, withheld)


def quotable_diff(comparison: Comparison, limit: int | None) -> str:
    """Return the diff of the document as far as `limit` words of changed text reach, ending where a section ends.

    What is cut is the beginning of the whole diff, so that it applies to the same text: whole hunks, or where not one
    is left the beginning of the first. A line in front, which every tool passes over, says what is missing.
    """
    parts = hunks(comparison.diff)
    runs = _runs(parts, _sections_by_heading(comparison.sections))
    fitting = _fitting((run.words for run in runs), limit)
    if fitting == len(runs):
        return comparison.diff
    whole = (number for number in range(fitting, 0, -1) if runs[number].hunk > runs[number - 1].hunk)
    kept = next(whole, fitting)
    withheld = list(dict.fromkeys(run.section for run in runs[kept:]))
    front = "".join(f"{line}\n" for line in comparison.diff.split("\n", 1)[:1] if line.startswith("#"))
    whence = f", from {withheld[0]} on" if withheld[0] else ""
    said = f"# {counted(len(withheld), 'section')} withheld{whence}: quotation is limited"
    shown = "".join((_FILES, *map(str, _up_to(parts, runs[kept - 1])))) if kept else ""
    return f"{front}{said} to {limit} words of changed text.\n{shown}"


@dataclass(frozen=True, slots=True)
class _Run:
    """Changed lines of one section that no change of another stands between."""

    section: str
    words: int
    hunk: int
    """Where its last line stands: in which hunk, and in which line of that."""
    line: int


def _fitting(words: Iterable[int], limit: int | None) -> int:
    """Return how many of these have together at most `limit` words."""
    return sum(limit is None or reached <= limit for reached in accumulate(words))


def _words(hunk: Hunk) -> int:
    return sum(count(line[1:]) for line in hunk.lines if changed(line))


def _runs(parts: Sequence[Hunk], sections: dict[str, str]) -> list[_Run]:
    """Return what changed, section by section, in the order of the text."""
    runs: list[_Run] = []
    for number, hunk in enumerate(parts):
        section = sections.get(hunk.place, hunk.place)
        for place, line in enumerate(hunk.lines):
            section = sections.get(line[1:], section) if line[1:2] == "#" else section
            if not changed(line):
                continue
            before = runs.pop().words if runs and runs[-1].section == section else 0
            runs.append(_Run(section, before + count(line[1:]), number, place))
    return runs


def _up_to(parts: Sequence[Hunk], run: _Run) -> list[Hunk]:
    """Return the hunks up to where a run ends."""
    last = parts[run.hunk]
    more = any(map(changed, last.lines[run.line + 1 :]))
    return [*parts[: run.hunk], last.up_to(run.line) if more else last]


def _sections_by_heading(sections: Iterable[SectionChange]) -> dict[str, str]:
    """Return the name of each section by all its headings: old and new ones, with their marks and without."""
    sides = [(side, name(one.side)) for one in sections for side in (one.before, one.after, *one.others) if side]
    return {name(side): new for side, new in sides} | {heading(side).removesuffix("\n"): new for side, new in sides}
