"""As much of a change as its public files may quote: whole sections, and how many are left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from watcher.compare.text import heading, name
from watcher.entries.quoting import count
from watcher.entries.wording import counted
from watcher.model import Comparison, SectionChange


@dataclass(frozen=True, slots=True)
class Quotable:
    """As much of a comparison as may be public: whole sections, the weightiest first."""

    comparison: Comparison
    withheld: int
    """Sections that are left out."""


def quotable(comparison: Comparison, limit: int | None) -> Quotable:
    """Return the sections that fit into `limit` words of changed text; the others are left out whole."""
    kept = _fitting((_hunks(section.diff)[1] for section in comparison.sections), limit)
    withheld = len(comparison.sections) - kept
    return Quotable(replace(comparison, sections=comparison.sections[:kept]) if withheld else comparison, withheld)


def quotable_diff(comparison: Comparison, limit: int | None) -> str:
    """Return the diff of the document as far as `limit` words of changed text reach, ending where a section ends.

    What is cut is the beginning of the whole diff, hunk by hunk, so that it applies to the same text; a line in front,
    which every tool passes over, says what is missing.
    """
    head, hunks = _hunks(comparison.diff)
    kept = _fitting(([hunk] for hunk in hunks), limit)
    if kept == len(hunks):
        return comparison.diff
    touched = [_touched(hunk, _sections_by_heading(comparison.sections)) for hunk in hunks]
    while kept and touched[kept - 1].keys() & touched[kept].keys():
        kept -= 1
    withheld = list(dict.fromkeys(section for sections in touched[kept:] for section in sections))
    whence = f", from {withheld[0]} on" if withheld[0] else ""
    said = f"# {counted(len(withheld), 'section')} withheld{whence}: quotation is limited"
    shown = (head, *hunks[:kept]) if kept else ()
    return "\n".join((f"{said} to {limit} words of changed text.", *shown, ""))


def _fitting(changes: Iterable[list[str]], limit: int | None) -> int:
    """Return how many of these, each some hunks, have together at most `limit` words of changed text."""
    words = accumulate(sum(map(_changed_words, hunks)) for hunks in changes)
    return sum(limit is None or reached <= limit for reached in words)


def _hunks(diff: str) -> tuple[str, list[str]]:
    """Return what stands in front of the hunks of a diff, and each hunk, without the last line feed of either."""
    head, *hunks = ("\n" + diff.removesuffix("\n")).split("\n@@ ")  # within a hunk every line begins with its sign
    return head.removeprefix("\n"), [f"@@ {hunk}" for hunk in hunks]


def _changed_words(hunk: str) -> int:
    return sum(count(line[1:]) for line in hunk.split("\n") if line[:1] in ("+", "-"))


def _sections_by_heading(sections: Iterable[SectionChange]) -> dict[str, str]:
    """Return the name of each section by all its headings: old and new ones, with their marks and without."""
    sides = [(side, name(one.side)) for one in sections for side in (one.before, one.after, *one.others) if side]
    return {name(side): new for side, new in sides} | {heading(side).removesuffix("\n"): new for side, new in sides}


def _touched(hunk: str, sections: dict[str, str]) -> dict[str, None]:
    """Return the names of the sections in which a hunk changes anything, in order."""
    header, *lines = hunk.split("\n")
    place = header.partition(" @@")[2].strip()
    section = sections.get(place, place)
    found: dict[str, None] = {}
    for line in lines:
        section = sections.get(line[1:], section) if line[1:2] == "#" else section
        if line[:1] in ("+", "-"):
            found[section] = None
    return found
