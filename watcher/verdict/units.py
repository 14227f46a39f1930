"""A document as the units of its text, and which of them stand in another version of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from watcher.model import Document

PHRASE_WORDS = 4
"""Phrases of so many words tell documents apart: a policy rewritten whole kept 0.21 of its own, two cards of one
series share 0.09, two documents of one lab at most 0.04. Words do not: a long document has nearly all of a short one.
"""
KNOWN_MIN = 0.75
"""Share of a unit's phrases that the other version must hold: rows made to one pattern share half of them."""

UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Letters of scripts that write no spaces between words: Japanese, Chinese, Korean, Thai, Lao, Burmese, Khmer."""
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")

_COUNTED = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\s{UNSPACED}]+")

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading or a block."""

    text: str
    words: tuple[str, ...]

    def known(self, phrases: Phrases) -> bool:
        """Whether most of it stands in a version that has these phrases."""
        own = phrases_of(self.words)
        return len(own & phrases) >= KNOWN_MIN * len(own)


def words_of(text: str) -> list[str]:
    """Return the words; where a script writes no spaces each letter counts as one."""
    return _WORD.findall(text.lower())


def size_of(document: Document) -> int:
    """Return how many words its blocks hold, counted so."""
    return sum(len(_COUNTED.findall(section.text)) for section in document.sections)


def units_of(document: Document) -> tuple[Unit, ...]:
    """Return headings and blocks that hold words, in order."""
    texts = (text for s in document.sections for text in (s.title, *(block.text for block in s.blocks)))
    return tuple(Unit(text, words) for text in texts if (words := tuple(words_of(text))))


def phrases_of(words: Sequence[str]) -> Phrases:
    """Return all phrases; of fewer words than a phrase has, the one that they make."""
    if len(words) < PHRASE_WORDS:
        return frozenset({tuple(words)})
    return frozenset(zip(*(words[start:] for start in range(PHRASE_WORDS)), strict=False))


def phrases_in(units: Sequence[Unit]) -> Phrases:
    """Return the phrases of all units; none reaches over the end of one."""
    return frozenset[tuple[str, ...]]().union(*(phrases_of(unit.words) for unit in units))


def unknown_end(units: Sequence[Unit], phrases: Phrases) -> tuple[Unit, ...]:
    """Return the last units, as far as the version with these phrases does not know them."""
    end = tuple(takewhile(lambda unit: not unit.known(phrases), reversed(units)))
    return end[::-1]
