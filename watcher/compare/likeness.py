"""How alike two sentences are, and the links between those before and those after."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from watcher.compare.forms import glyphs
from watcher.compare.text import Unit
from watcher.model import BlockKind

PAIR_CELLS_MAX: Final = 3_000
"""Sentences of one side times the other's, up to which every pair is weighed; above, only those near the diagonal."""
HELD_MIN: Final = 0.75
"""Share of a piece's words that a longer sentence must hold to have been cut into it."""
HELD_WORDS_MIN: Final = 4
PIECE_SHARE: Final = 0.46
"""What such a piece counts for."""
ROW_SHARE: Final = 0.6
"""What two rows that begin with the same cell count for at least."""
BAGS_KEPT: Final = 32_768

APART: Final = frozenset({BlockKind.ROW, BlockKind.CODE})
"""Kinds that pair only with their own."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences before and what became of them; one side may be empty."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    at: tuple[int, int]
    """Where it stands: in after, in before."""
    moved: bool = False
    rewritten: bool = False
    """Whether it stands where everything around it is new too: nothing there is one sentence edited."""


def words_of(text: str) -> list[str]:
    """Return the words of a sentence, without case, glyphs and punctuation."""
    return _WORD.findall(glyphs(text).casefold())


@lru_cache(maxsize=BAGS_KEPT)
def bag(text: str) -> frozenset[str | tuple[str, int]]:
    """Return the words of a sentence, the second "the" told from the first."""
    words = words_of(text)
    once = frozenset(words)
    if len(once) == len(words):
        return once
    counts = Counter(words)
    return once.union((word, n) for word, count in counts.items() if count > 1 for n in range(1, count))


def alike(before: Unit, after: Unit) -> float:
    """Return the share of words that two sentences have in common (Dice); a cut piece counts for little."""
    old, new = bag(before.text), bag(after.text)
    return share_of(before, after, (len(old), len(new), len(old & new)))


def share_of(before: Unit, after: Unit, words: tuple[int, int, int]) -> float:
    """Weigh two sentences by how many words each has and how many both have."""
    old, new, common = words
    if before.kind is not after.kind and (before.kind in APART or after.kind in APART):
        return 0.0
    if not (old and new):
        return float(before.text == after.text)
    share = 2 * common / (old + new)
    if before.cells and after.cells and before.cells[0] and before.cells[0] == after.cells[0]:
        return max(share, ROW_SHARE)
    small = min(old, new)
    return max(share, PIECE_SHARE) if small >= HELD_WORDS_MIN and common >= HELD_MIN * small else share
