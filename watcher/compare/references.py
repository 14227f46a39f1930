"""References inside a document: "Section 7.2", "§7", "p. 145", "Figure 5.1.A", and where they point after a change.

A reference whose number moved together with what it points to says the same. One that moved alone points elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from watcher.compare.forms import glyphs, spaced
from watcher.model import BlockKind, Section

_KINDS: Final = {
    "section": "sections section secs sec §§ §",
    "chapter": "chapters chapter",
    "appendix": "appendices appendix app",
    "figure": "figures figure figs fig",
    "table": "tables table",
    "page": "pages page pp p",
    "footnote": "footnotes footnote fn",
}
_PLACES: Final = frozenset({"section", "chapter", "appendix"})
RANGE_MAX: Final = 50
"""Sections of the longest range whose numbers are filled in."""
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_WORD: Final = "|".join(sorted(map(re.escape, _KIND_OF), key=len, reverse=True))
_NUMBER: Final = r"(?:\d+(?:\.\d+)*(?:\.[A-Z](?![a-z]))?|[A-Z](?:\.\d+)*(?![\w]))"
_REFERENCE: Final = re.compile(
    rf"(?<![^\W\d_])(?P<kind>(?i:{_WORD}))\.?\s*"
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:,\s*and|,|and|or|to|through|-|&)\s*{_NUMBER})*)"
)
_RANGE: Final = re.compile(rf"(?<![\w.])({_NUMBER})\s*(?:to|through|-)\s*({_NUMBER})")
_CAPTION: Final = re.compile(rf"\[?(?P<kind>(?i:figures?|figs?|tables?))\.?\s*(?P<number>{_NUMBER})")


@dataclass(frozen=True, slots=True)
class Renumbering:
    """Which old number became which new one, by kind; and by how much matched sections moved on their pages."""

    numbers: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    shifts: tuple[tuple[int, int, int], ...] = ()
    """First and last old page of a section, and the pages that it moved by."""

    def same(self, kind: str, before: str, after: str) -> bool:
        """Whether a reference that said `before` and now says another number, `after`, points to the same place."""
        if kind == "page":
            return self._same_page(before, after)
        known = self.numbers.get((kind, before))
        if known is not None:
            return after in known
        return kind in {"figure", "table"} and self._same_stem(before, after)

    def _same_page(self, before: str, after: str) -> bool:
        if not (before.isdigit() and after.isdigit()):
            return before == after
        page, moved = int(before), int(after) - int(before)
        return any(low <= page <= high and moved == shift for low, high, shift in self.shifts)

    def _same_stem(self, before: str, after: str) -> bool:
        """A figure is named by its section: 7.2.A and 7.3.A are one where 7.2 became 7.3."""
        (stem, _, letter), (new, _, other) = before.rpartition("."), after.rpartition(".")
        return letter == other and new in self.numbers.get(("section", stem), ())


def renumbering(pairs: Iterable[tuple[Section, Section]]) -> Renumbering:
    """Return what matched sections tell about numbers and pages."""
    numbers: dict[tuple[str, str], set[str]] = {}
    shifts: set[tuple[int, int, int]] = set()
    for before, after in pairs:
        if before.number and after.number:
            for kind in ("section", "chapter", "appendix"):
                numbers.setdefault((kind, before.number), set()).add(after.number)
        shifts |= _shift(before.page_first, before.page_last, after.page_first)
        shifts |= _shift(before.printed_first, before.printed_last, after.printed_first)
        _captions(before, after, numbers)
    return Renumbering(numbers, tuple(sorted(shifts)))


def _shift(first: int | str | None, last: int | str | None, new: int | str | None) -> set[tuple[int, int, int]]:
    if isinstance(first, int) and isinstance(new, int):
        return {(first, last if isinstance(last, int) else first, new - first)}
    return set()


def _captions(before: Section, after: Section, numbers: dict[tuple[str, str], set[str]]) -> None:
    """Tie figure numbers by what their captions say."""
    old = _captioned(before)
    for rest, (kind, number) in _captioned(after).items():
        if rest in old and old[rest][0] == kind:
            numbers.setdefault((kind, old[rest][1]), set()).add(number)
    notes = {block.text: block.mark for block in before.blocks if block.mark}
    for block in after.blocks:
        if block.mark and notes.get(block.text):
            numbers.setdefault(("footnote", str(notes[block.text])), set()).add(block.mark)


def _captioned(section: Section) -> dict[str, tuple[str, str]]:
    found = {}
    for block in section.blocks:
        match = _CAPTION.match(block.text)
        if match and (block.kind is BlockKind.CAPTION or block.text.startswith("[")):
            kind = _KIND_OF[match["kind"].casefold()]
            found[block.text[match.end() :]] = (kind, match["number"])
    return found


def _read(text: str) -> tuple[str, list[tuple[str, list[str]]]]:
    found: list[tuple[str, list[str]]] = []

    def note(match: re.Match[str]) -> str:
        numbers = re.findall(_NUMBER, match["numbers"])
        found.append((_KIND_OF[match["kind"].casefold()], numbers))
        return "\0" + "".join(re.sub(_NUMBER, "", match["numbers"]).split())

    return spaced(_REFERENCE.sub(note, glyphs(text))), found


def section_numbers(text: str) -> frozenset[str]:
    """Return the numbers of the sections that a text refers to, with those between the ends of a range."""
    found: set[str] = set()
    for match in _REFERENCE.finditer(glyphs(text)):
        if _KIND_OF[match["kind"].casefold()] not in _PLACES:
            continue
        found.update(re.findall(_NUMBER, match["numbers"]))
    for low, high in section_ranges(text):
        found.update(_range(low, high))
    return frozenset(found)


def section_ranges(text: str) -> frozenset[tuple[str, str]]:
    """Return first and last number of each range of sections that a text refers to."""
    rows = (m["numbers"] for m in _REFERENCE.finditer(glyphs(text)) if _KIND_OF[m["kind"].casefold()] in _PLACES)
    return frozenset(pair for row in rows for pair in _RANGE.findall(row))


def _range(low: str, high: str) -> Iterator[str]:
    (stem, _, first), (other, _, last) = low.rpartition("."), high.rpartition(".")
    if stem == other and first.isdigit() and last.isdigit() and int(last) - int(first) < RANGE_MAX:
        yield from (f"{stem}.{n}".lstrip(".") for n in range(int(first), int(last) + 1))


def same_references(before: str, after: str, known: Renumbering) -> str | None:
    """Return the kind of reference in which alone two wordings differ, pointing to the same places; else None."""
    (rest, old), (other, new) = _read(before), _read(after)
    if not old or rest != other or [(k, len(n)) for k, n in old] != [(k, len(n)) for k, n in new]:
        return None
    ties = [
        (kind, b, a) for (kind, many), (_, more) in zip(old, new, strict=True) for b, a in zip(many, more, strict=True)
    ]
    if not all(b == a or known.same(kind, b, a) for kind, b, a in ties):
        return None
    return next((kind for kind, b, a in ties if b != a), old[0][0])
