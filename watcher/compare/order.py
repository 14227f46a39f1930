"""Whether order alone changed: what moved as a whole carries its sense with it, and nothing that stays gave it any.

The places are listed in which that is sure: a paragraph among paragraphs that all stand alone, a row that is named in a
table whose rows are, a numbered caption, a footnote. A lead-in, label, question, speaker or step governs what stands
beside it; where one of these is near, the order may be part of the sense.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import Final, NamedTuple

from watcher.compare.lexicon import MODEL_NAMES, words
from watcher.compare.text import Unit
from watcher.model import BlockKind

_OPENINGS: Final = MODEL_NAMES | words("the a an we our all every each most many some several no any models users")
"""Words with which a statement begins that is no command, answer or label."""
_VERBS: Final = words(
    "is are was were has have had will would can could may might must shall should does do did says say said"
)
"""Behind the first word or two these make a statement too: "Letters are read"."""
_OPENED_WORDS: Final = 3
ALONE_WORDS_MIN: Final = 8
"""Words of a paragraph that stands alone: a shorter one may be a label, though it has a full stop."""
_BEGINNING_WORDS: Final = 3
_LEANING: Final = words(
    "this that these those it its they their them his her he she him hers theirs such same so thus hence therefore "
    "then also too likewise similarly moreover furthermore however instead otherwise still yet again further other "
    "others another both either neither former latter here there above below following next previous preceding earlier "
    "first second third fourth finally last lastly step stage phase exception exceptions exempt excepted answer "
    "answers question reason reasons result opposite reverse contrary rest remainder remaining conversely nevertheless "
    "nonetheless consequently accordingly additionally alternatively besides meanwhile afterwards subsequently"
)
"""Words of a first sentence that may point at what stands in front of it."""
_ANNOUNCING: Final = words(
    "promises things hopes commitments principles rules ways kinds conditions goals aims practices measures actions "
    "options categories groups types limits points cases items reply replies response responses verdict outcome "
    "outcomes section now once example examples decision decisions consequence consequences effect effects "
    "difference remedy"
)
"""Words of a first sentence by which it may announce what follows, or conclude what stands in front."""
_RELATIVE: Final = re.compile(
    r"(?<=\w )(?:so )?that(?= (?:the|an?|we|our|models|no|all|every|each|is|are|was|were|has|have|will|can|may|must)\b)"
)
"""In front of these "that" opens a clause of its own sentence and points at nothing."""
_ORDERED: Final = re.compile(
    r"\b(?:following|as follows|follows|below|above|preceding|foregoing|former|latter|(?:the )?rest of|remainder"
    r"|(?:this|that|the|descending|ascending|which) order|order of|orders?:|in (?:turn|sequence|order:)|precedence"
    r"|priorit(?:y|ies)|prevails?|overrides?|supersedes?|steps?|stages?|listed|ranked|ranking|paragraphs?"
    r"|(?:next|last|previous|first|second|other) (?:sentence|clause|rule|point|item)s?)\b",
    re.IGNORECASE,
)
"""Wording by which a text speaks of its own order."""
_ENDED: Final = re.compile(r"[.!\u2026\u3002][\"'\u201d\u2019)\]]{0,2}$")
_LABELLED: Final = re.compile(r"(?:\S+\s+){0,5}\S*:(?:\s|$)|\(?\w{1,4}[.)]\s")
"""A label, a speaker or a number in front of what it governs."""
_NUMBERED: Final = re.compile(r"(?:figure|fig|table|chart|plot|box|exhibit)s?\.?\s*\(?[A-Z]?\d", re.IGNORECASE)
_OF_ANOTHER_ROW: Final = re.compile(
    r"(?:of which|thereof|including|incl\b|and\b|or\b|then\b|step\b|(?:all )?other|rest\b|same\b|ditto"
    r"|(?:sub)?totals?\b|sum\b|average|mean\b|overall|[^a-z])",
    re.IGNORECASE,
)
"""With these the first cell of a row leans on another row, or says its place."""
_NAMED_CELLS_MIN: Final = 2
_NOTE_WORDS_MIN: Final = 3
"""Of fewer, as "Ibid.", a footnote speaks of the one in front of it."""


class _Block(NamedTuple):
    """One block of a text, and the places of its lines."""

    kind: BlockKind
    lines: tuple[str, ...]
    cells: tuple[str, ...]
    low: int
    high: int


class _Side:
    """The blocks of one text, and which of them govern what stands beside them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.blocks: list[_Block] = []
        self.at: list[int] = []
        for _, group in groupby(range(len(units)), key=lambda place: units[place].block):
            places = list(group)
            first = units[places[0]]
            lines = tuple(units[place].text for place in places)
            self.at += [len(self.blocks)] * len(places)
            self.blocks.append(_Block(first.kind, lines, first.cells, places[0], places[-1]))

    @cached_property
    def is_ordered(self) -> bool:
        """Whether the text speaks of its own order anywhere."""
        return any(_ORDERED.search(line) for block in self.blocks for line in block.lines)

    @cached_property
    def _floating(self) -> frozenset[int]:
        """The places of blocks that stand beside the text and not in it: footnotes, and what has a numbered caption."""
        found = {at for at, block in enumerate(self.blocks) if block.kind is BlockKind.FOOTNOTE or _is_caption(block)}
        for is_row, group in groupby(range(len(self.blocks)), key=lambda at: self.blocks[at].kind is BlockKind.ROW):
            places = list(group)
            if is_row and (_is_caption(self._beside(places[0] - 1)) or _is_caption(self._beside(places[-1] + 1))):
                found.update(places)
        return frozenset(found)

    def _beside(self, at: int) -> _Block | None:
        return self.blocks[at] if 0 <= at < len(self.blocks) else None

    @cached_property
    def _standing(self) -> frozenset[int]:
        """The places of paragraphs that stand alone; of those that begin alike each may be the head of a part."""
        begun = Counter(map(_beginning, self.blocks))
        alone = enumerate(map(_stands_alone, self.blocks))
        return frozenset(at for at, is_alone in alone if is_alone and begun[_beginning(self.blocks[at])] == 1)

    @cached_property
    def _governing(self) -> list[int]:
        """The places of blocks that govern what stands beside them."""
        bound = self._floating | self._standing
        return [at for at in range(len(self.blocks)) if at not in bound]

    def whole(self, places: Sequence[int]) -> _Block | None:
        """Return the block that these lines are all of; None where they are a part of one, or of several."""
        block = self.blocks[self.at[places[0]]]
        return block if places[0] == block.low and list(places) == list(range(block.low, block.high + 1)) else None

    def bounds(self, block: _Block) -> tuple[_Block | None, _Block | None, _Block | None]:
        """Return what governs in front, what governs behind, and what stands directly in front of the latter."""
        at = self.at[block.low]
        place = bisect_left(self._governing, at)
        lead = self.blocks[self._governing[place - 1]] if place else None
        if place == len(self._governing):
            return lead, None, None
        high = self._governing[place]
        ahead = next(k for k in range(high - 1, at - 1, -1) if k == at or k not in self._floating)
        return lead, self.blocks[high], self.blocks[ahead]

    def table(self, block: _Block) -> list[_Block]:
        """Return the rows around one."""
        low = high = self.at[block.low]
        while low and self.blocks[low - 1].kind is BlockKind.ROW:
            low -= 1
        while high + 1 < len(self.blocks) and self.blocks[high + 1].kind is BlockKind.ROW:
            high += 1
        return self.blocks[low : high + 1]

    def stands_alone(self, block: _Block) -> bool:
        """Whether a paragraph says the same wherever it stands."""
        return self.at[block.low] in self._standing

    def floats(self, block: _Block) -> bool:
        """Whether a block stands beside the text and not in it."""
        return self.at[block.low] in self._floating


class Order:
    """Both texts of a section and the places of the lines that are the same; read when something has moved."""

    def __init__(self, before: Sequence[Unit], after: Sequence[Unit], equal: Sequence[tuple[int, int]]) -> None:
        self._units = before, after
        self._equal = equal

    @cached_property
    def _sides(self) -> tuple[_Side, _Side]:
        return _Side(self._units[0]), _Side(self._units[1])

    @cached_property
    def _became(self) -> dict[int, int]:
        return dict(self._equal)

    def alone(self, old: Sequence[int], new: Sequence[int]) -> bool:
        """Whether these lines are a whole that says the same at its new place, and all others do at theirs."""
        before, after = self._sides
        here, there = before.whole(old), after.whole(new)
        if here is None or there is None or here.kind is not there.kind:
            return False
        if here.kind is BlockKind.FOOTNOTE:
            return min(len(line.split()) for line in (here.lines[0], there.lines[0])) >= _NOTE_WORDS_MIN
        if here.kind is BlockKind.CAPTION:
            return _is_caption(here) and _is_caption(there)
        if before.is_ordered or after.is_ordered:
            return False
        if here.kind is BlockKind.ROW:
            return self._rows_alone(here, there)
        return before.stands_alone(here) and after.stands_alone(there) and self._same_bounds(here, there)

    def _same_bounds(self, here: _Block, there: _Block) -> bool:
        before, after = self._sides
        pairs = list(zip(before.bounds(here), after.bounds(there), strict=True))
        lead = pairs[0][0]
        if lead and lead.kind is BlockKind.PARAGRAPH and lead.lines[-1].endswith(":"):
            return False
        return all(self._is_same(old, new) for old, new in pairs)

    def _is_same(self, old: _Block | None, new: _Block | None) -> bool:
        if old is None or new is None:
            return old is new
        return old.lines == new.lines and self._became.get(old.low) == new.low

    def _rows_alone(self, here: _Block, there: _Block) -> bool:
        """Whether a table floats as a whole, or a row that has a name of its own moved below the head of its table."""
        before, after = self._sides
        old, new = before.table(here), after.table(there)
        if [row.lines for row in old] == [row.lines for row in new]:
            return before.floats(here) and after.floats(there)
        stays = self._is_same(old[0], new[0])
        return stays and _rows_are_named(old) and _rows_are_named(new)


def _is_caption(block: _Block | None) -> bool:
    return block is not None and block.kind is BlockKind.CAPTION and _NUMBERED.match(block.lines[0]) is not None


def _stands_alone(block: _Block) -> bool:
    """Whether a paragraph says the same wherever it stands: whole statements, of which the first points at nothing."""
    first, last = block.lines[0], block.lines[-1]
    if block.kind is not BlockKind.PARAGRAPH or not first[0].isupper() or not _ENDED.search(last):
        return False
    if _LABELLED.match(first) or sum(len(line.split()) for line in block.lines) < ALONE_WORDS_MIN:
        return False
    said = re.findall(r"[^\W_]+", _RELATIVE.sub("", first).casefold())
    return _is_statement(said) and (_LEANING | _ANNOUNCING).isdisjoint(said)


def _beginning(block: _Block) -> tuple[str, ...]:
    """Return the first words of a paragraph of one sentence; of a longer one all of it."""
    return tuple(block.lines[0].split()[:_BEGINNING_WORDS]) if len(block.lines) == 1 else block.lines


def _is_statement(said: Sequence[str]) -> bool:
    return said[0] in _OPENINGS or bool(_VERBS.intersection(said[1:_OPENED_WORDS]))


def _rows_are_named(table: Sequence[_Block]) -> bool:
    """Whether every row has a first cell of its own that names what stands in it."""
    names = [row.cells[0].casefold() for row in table]
    filled = all(len({cell for cell in row.cells if cell}) >= _NAMED_CELLS_MIN for row in table)
    return filled and len(set(names)) == len(names) and not any(_leans(name) for name in names[1:])


def _leans(name: str) -> bool:
    return not name or _OF_ANOTHER_ROW.match(name) is not None
