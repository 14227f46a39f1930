"""Where two wordings of one sentence differ, in whole words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from watcher.compare.sequence import Gap, gaps, pairs

JOINED_WORDS_MAX: Final = 2
"""Edits at most so many unchanged words apart are one edit."""

SCRIPTS_WITHOUT_SPACES: Final = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""As what stands between the brackets of a regular expression: each of these letters is a word."""
_WORD: Final = re.compile(rf"[{SCRIPTS_WITHOUT_SPACES}]|[^\s{SCRIPTS_WITHOUT_SPACES}]+")


def count_words(text: str) -> int:
    """Return how many words a text has; where a script writes no spaces, every character is one."""
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as words with their places in it."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Split at spaces; where a script writes none, every character is a word."""
        if text.isascii() and " ".join(words := text.split()) == text:
            return cls(text, tuple(words), tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=0)))
        found = [(match[0], match.start()) for match in _WORD.finditer(text)]
        return cls(text, tuple(word for word, _ in found), tuple(start for _, start in found))

    def cut(self, low: int, high: int) -> str:
        """Return the text from the word `low` up to the word in front of `high`, as it is written."""
        return self.text[self.starts[low] : self.starts[high - 1] + len(self.words[high - 1])] if high > low else ""

    def offset(self, place: int) -> int:
        """Return where the word begins; behind the last one, where the text ends."""
        return self.starts[place] if place < len(self.words) else len(self.text)


def differing(old: Sequence[str], new: Sequence[str]) -> list[Gap]:
    """Return where words differ; what came or went begins and ends at punctuation where it can be read so."""
    hunks = gaps(pairs(old, new), len(old), len(new))
    found = []
    for place, (low, high, floor, top) in enumerate(hunks):
        calm = low - (hunks[place - 1][1] if place else 0)
        if low == high:
            shift = _shift(new, floor, top, calm)
            found.append((low - shift, high - shift, floor - shift, top - shift))
        elif floor == top:
            shift = _shift(old, low, high, calm)
            found.append((low - shift, high - shift, floor - shift, top - shift))
        else:
            found.append((low, high, floor, top))
    return found


def _shift(words: Sequence[str], low: int, high: int, calm: int) -> int:
    """Return by how many words a run should begin earlier, to stand between marks: "be good, to" is "to be good,"."""
    best = (_bounded(words, low, high), 0)
    for shift in range(1, min(calm, high - low) + 1):
        if words[low - shift] != words[high - shift]:
            break
        best = max(best, (_bounded(words, low - shift, high - shift), -shift))
    return -best[1]


def _bounded(words: Sequence[str], low: int, high: int) -> int:
    ahead = low == 0 or not words[low - 1][-1].isalnum()
    return ahead + (not words[high - 1][-1].isalnum())


def near(hunks: Sequence[Gap]) -> list[list[Gap]]:
    """Put hunks together that are at most two unchanged words apart."""
    groups = [[hunks[0]]]
    for hunk in hunks[1:]:
        if hunk[0] - groups[-1][-1][1] <= JOINED_WORDS_MAX:
            groups[-1].append(hunk)
        else:
            groups.append([hunk])
    return groups
