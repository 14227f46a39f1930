"""Which sentence refers to which footnote: a mark that moved makes the note qualify another sentence."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from watcher.compare.context import tail_of
from watcher.compare.text import Reading, clean, lines_of
from watcher.model import Block, BlockKind, Document, Edit, EditClass

SHOWN_WORDS_MAX: Final = 12
"""How much of a note is quoted where its mark moved."""

References = dict[str, set[str]]
"""The texts of the notes to which each line of a section refers."""


class Footnotes:
    """The footnotes of two versions of a document."""

    def __init__(self, before: Document, after: Document) -> None:
        self._notes = _by_mark(before), _by_mark(after)
        texts = [{text for found in notes.values() for text in found} for notes in self._notes]
        self._both = texts[0] & texts[1]

    def moved(self, old: Reading, new: Reading) -> Iterator[Edit]:
        """Yield an edit for each line that is the same on both sides and refers to another note that is on both.

        What a new, edited or withdrawn note says is told where it stands.
        """
        if not self._both:
            return
        here, there = (_references(side, notes) for side, notes in zip((old, new), self._notes, strict=True))
        if here is None or there is None or here == there:
            return
        lines = set(new.lines)
        for line in dict.fromkeys(line for line in old.lines if line in lines):
            gone, come = (side.get(line, set()) & self._both for side in (here, there))
            if gone != come:
                yield _edit(line, gone - come, come - gone)


def _edit(line: str, gone: set[str], come: set[str]) -> Edit:
    before, after = (" ".join(f"[{_shown(text)}]" for text in sorted(texts)) for texts in (gone, come))
    end = len(line) + 1
    old, new = (f"{line} {text}".rstrip() for text in (before, after))
    return Edit(EditClass.SUBSTANTIVE, before, after, tail_of(line), "", ("note",), None, old, new, end, end)


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:SHOWN_WORDS_MAX]) + (" \u2026" if len(words) > SHOWN_WORDS_MAX else "")


def _by_mark(document: Document) -> dict[str, set[str]]:
    """Return what the notes of a document say, by their marks; one mark may stand on several pages."""
    found: dict[str, set[str]] = {}
    for section in document.sections:
        for mark, text in _own(section.blocks).items():
            found.setdefault(mark, set()).add(text)
    return found


def _own(blocks: tuple[Block, ...]) -> dict[str, str]:
    return {block.mark: clean(block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE and block.mark}


def _references(reading: Reading, notes: dict[str, set[str]]) -> References | None:
    """Return what each line refers to; None where it was not seen of every mark behind which line it stands."""
    own, found = _own(reading.section.blocks), References()
    for block in reading.section.blocks:
        lines = lines_of(block) if block.notes else ()
        if not lines:
            continue
        if len(lines) > 1 and len(block.noted) != len(block.notes):
            return None
        for k, mark in enumerate(block.notes):
            texts = {own[mark]} if mark in own else notes.get(mark, set())
            if len(texts) == 1:
                found.setdefault(_line(lines, block.noted[k] if block.noted else 0), set()).update(texts)
    return found


def _line(lines: tuple[str, ...], place: int) -> str:
    """Return the line in which the last of so many visible characters stands."""
    ends = accumulate(len(line.replace(" ", "")) for line in lines)
    return next((line for line, end in zip(lines, ends, strict=True) if place <= end), lines[-1])
