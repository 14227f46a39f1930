"""The unchanged words beside an edit, by which a reader finds its place."""

from collections.abc import Sequence
from typing import Final

CONTEXT_WORDS_MAX: Final = 6


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
