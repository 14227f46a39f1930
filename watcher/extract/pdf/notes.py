"""Footnotes: their marks are taken out of the words, and each stands after the block that refers to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from watcher.extract.pdf.foot import CONTINUED
from watcher.extract.pdf.layout import Draft
from watcher.extract.pdf.leads import targets
from watcher.extract.pdf.lines import MARK_CLOSE, MARK_OPEN, Line, without_marks
from watcher.extract.pdf.paragraphs import text_of
from watcher.model import Block, BlockKind

_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_NUMBERED = re.compile(r"(?P<mark>[0-9]{1,3})\s+(?P<text>[A-Z\u201c\"(\[h@\u03c4].*)")
_REACH = 400
"""Lines between a reference in brackets and its note."""


def with_bracketed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with references such as [7] made marks, where a later line begins with that number in order."""
    asked: dict[int, list[int]] = {}
    notes: dict[int, int] = {}
    last = 0
    for place, line in enumerate(lines):
        begins = line.text[:1].isdecimal() and not line.cells and not line.mark
        note = _NUMBERED.fullmatch(line.text) if begins else None
        number = int(note["mark"]) if note else 0
        if last < number <= last + 3 and any(place - at < _REACH for at in asked.get(number, ())):
            notes[place] = last = number
        for said in _BRACKETED.findall(line.text) if "[" in line.text else ():
            asked.setdefault(int(said), []).append(place)
    known = {str(number) for number in notes.values()}
    return [_marked(line, note=place in notes, known=known) for place, line in enumerate(lines)]


def _marked(line: Line, *, note: bool, known: set[str]) -> Line:
    if note:
        mark, _, text = line.text.partition(" ")
        return replace(line, mark=mark, text=text.strip())
    if not known or "[" not in line.text:
        return line

    def raised(match: re.Match[str]) -> str:
        return f"{MARK_OPEN}{match[1]}{MARK_CLOSE}" if match[1] in known else match[0]

    return replace(line, text=_BRACKETED.sub(raised, line.text))


_GLUED = r"(?:(?<=[^\W\d_])|(?<=[^\d\s][.,])|(?<=[;:!?)\]%\u201d\u2019\"'])){number}(?![\w%]|[.,]\w)"
_SPACED = r"(?:(?<=[a-z\u201d\u2019)\]%.,;]\s)|(?<=\d\d\d\d\s)){number}(?=\s*[,.;:)]|\s|$)"
"""Some readers of files put spaces before and into a mark; after a name ("Opus 4") it is none."""
_FOOT_LINES_MAX = 30
_SKIPPED_MAX = 5
"""Footnotes that may be missing between two that were found."""


def with_glued(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text print with its footnotes marked: "harmless1." above, "1 Somebody, A." at the foot."""
    done = list(lines)
    alone: set[int] = set()
    last = 0
    for _, group in groupby(range(len(lines)), key=lambda place: lines[place].page):
        places = list(group)
        for at in places[-_FOOT_LINES_MAX:]:
            number = _number_of(done[at], followed=at < places[-1])
            if last < number <= last + _SKIPPED_MAX and _raise(done, places[: places.index(at)], number):
                if done[at].text == str(number):
                    alone.add(at)
                    done[at + 1] = replace(done[at + 1], mark=str(number))
                else:
                    done[at] = _marked(done[at], note=True, known=set())
                last = number
    return [line for place, line in enumerate(done) if place not in alone]


def _number_of(line: Line, *, followed: bool) -> int:
    """Return the number that a footnote begins with, in its line or alone on the line above it; 0 if there is none."""
    if line.marker or not line.text[:1].isdecimal():
        return 0
    note = _NUMBERED.fullmatch(line.text)
    if note:
        return int(note["mark"])
    return int(line.text) if followed and _MARK_ALONE.fullmatch(line.text) else 0


_MARK_ALONE = re.compile(r"\d{1,3}", re.ASCII)


def _raise(lines: list[Line], places: Sequence[int], number: int) -> bool:
    """Make the number that stands glued to a word, or behind one, on these lines a mark; False if none does."""
    for pattern in (_GLUED, _SPACED):
        glued = re.compile(pattern.format(number=" ?".join(str(number))))
        for place in reversed(places):
            text, count = glued.subn(f"{MARK_OPEN}{number}{MARK_CLOSE}", lines[place].text, count=1)
            if count:
                lines[place] = replace(lines[place], text=text)
                return True
    return False


def own_marks(lines: Sequence[Line]) -> frozenset[str]:
    """Return the marks that footnotes of the document have."""
    return frozenset(line.mark for line in lines if line.mark and line.mark != CONTINUED)


def placed(groups: Sequence[Sequence[Draft]], known: frozenset[str]) -> list[list[Block]]:
    """Return the blocks of each section: footnotes behind the block that refers to them, else where they stand.

    A footnote stands at the foot of its page, which may already belong to a later section.
    """
    made = _reunited([[_block(d, known, depth) for d, depth in zip(g, _depths(g), strict=True)] for g in groups])
    free = [block for blocks in made for block in blocks if block.kind is BlockKind.FOOTNOTE]
    taken: set[int] = set()
    ordered: list[list[Block]] = []
    for blocks in made:
        ordered.append([])
        for block in blocks:
            if block.kind is not BlockKind.FOOTNOTE:
                notes = _called(block, free)
                ordered[-1] += [block, *notes]
                taken.update(map(id, notes))
    for blocks, done in zip(made, ordered, strict=True):
        done += [block for block in blocks if block.kind is BlockKind.FOOTNOTE and id(block) not in taken]
    return ordered


def _reunited(made: list[list[Block]]) -> list[list[Block]]:
    """Return the blocks with the second halves of footnotes joined to their first ones."""
    done: list[list[Block]] = []
    note: tuple[list[Block], int] | None = None
    for blocks in made:
        done.append([])
        for block in blocks:
            if block.mark == CONTINUED and note:
                group, at = note
                whole = group[at]
                links = tuple(dict.fromkeys((*whole.links, *block.links)))
                group[at] = replace(whole, text=f"{whole.text} {block.text}", links=links)
                continue
            done[-1].append(replace(block, mark=None) if block.mark == CONTINUED else block)
            if block.kind is BlockKind.FOOTNOTE:
                note = (done[-1], len(done[-1]) - 1)
    return done


_PAGES_AWAY_MAX = 2
"""A footnote may begin this many pages after the block that refers to it: a long paragraph's last page."""


def _called(block: Block, free: list[Block]) -> list[Block]:
    """Take the footnotes that a block's marks call, the nearest page first."""
    called: list[Block] = []
    for mark in block.notes:
        near = [
            note for note in free if note.mark == mark and 0 <= (note.page or 0) - (block.page or 0) <= _PAGES_AWAY_MAX
        ]
        if near:
            called.append(min(near, key=lambda note: note.page or 0))
            free.remove(called[-1])
    return called


def _block(draft: Draft, known: frozenset[str], depth: int) -> Block:
    text, notes, noted = without_marks(text_of(draft), known)
    cells = tuple(without_marks(cell, known)[0].strip() for cell in draft.cells)
    leads = targets([*draft.links, *(link for line in draft.lines for link in line.links)])
    return Block(draft.kind, text.strip(), cells, depth, draft.page, draft.mark, notes, leads, noted)


def _depths(made: Sequence[Draft]) -> Iterator[int]:
    """Yield how deep each item is nested: by how far its marker stands to the right of those around it."""
    stops: list[float] = []
    for draft in made:
        if draft.kind is not BlockKind.ITEM:
            stops = stops if draft.kind is BlockKind.FOOTNOTE else []
            yield 0
            continue
        left = draft.lines[0].x0
        stops = [stop for stop in stops if stop < left - 2]
        yield len(stops)
        stops.append(left)
