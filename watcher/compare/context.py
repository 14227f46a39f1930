"""The unchanged words beside an edit, by which a reader finds its place."""

from collections.abc import Iterable, Sequence
from typing import Final

from watcher.compare.text import Unit

CONTEXT_WORDS_MAX: Final = 6
QUOTED_LETTERS_MAX: Final = 1_500
"""How far in front of a sentence a quotation may have begun, and how far behind it may end."""


def lead_of(text: str) -> str:
    """Return the first words of a text, as many as a context has."""
    return " ".join(text.split()[:CONTEXT_WORDS_MAX])


def tail_of(text: str) -> str:
    """Return its last words."""
    return " ".join(text.split()[-CONTEXT_WORDS_MAX:])


def beside(old: Sequence[str], new: Sequence[str], place: int) -> tuple[str, str]:
    """Return the cells in front of one and behind it, as far as they did not change."""
    low, high = place, place + 1
    while low and old[low - 1] == new[low - 1]:
        low -= 1
    while high < len(new) and old[high] == new[high]:
        high += 1
    return "".join(f"{cell} | " for cell in new[low:place]), "".join(f" | {cell}" for cell in new[place + 1 : high])


def in_its_block(side: Sequence[Unit], places: Sequence[int]) -> tuple[str, str]:
    """Return what stands in the same block in front of some sentences and behind them, as far as a quotation goes."""
    block = side[places[0]].block
    ahead = _gathered(side, range(places[0] - 1, -1, -1), block)
    return " ".join(reversed(ahead)), " ".join(_gathered(side, range(places[-1] + 1, len(side)), block))


def _gathered(side: Sequence[Unit], places: Iterable[int], block: int) -> list[str]:
    found: list[str] = []
    letters = 0
    for place in places:
        if side[place].block != block or letters > QUOTED_LETTERS_MAX:
            break
        found.append(side[place].text)
        letters += len(side[place].text)
    return found
