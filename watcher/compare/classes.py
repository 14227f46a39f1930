"""How much an edit may matter: rules set it aside as mechanical or editorial. What no rule knows is substantive.

The rules and the lexicon behind them are told to readers in docs/classes.md.
"""

import re
from typing import Final

from watcher.compare.editorial import by_word
from watcher.compare.mechanical import by_date, by_glyph, by_inline_label, by_label, by_reference
from watcher.compare.references import Renumbering
from watcher.compare.rulings import SUBSTANTIVE, Place, Ruling, mechanical
from watcher.model import BlockKind

_PROSE: Final = re.compile(r"(?:[^\W\d_]|[\s.,;:!?'\"\u2018\u2019\u201c\u201d\u2014-]|\b\d+\b){24,}")
"""A line that stands in a code block and is language: letters and punctuation, and a sentence's worth of them."""


def classify(before: str, after: str, place: Place, known: Renumbering) -> Ruling:
    """Return how much it may matter that `before` became `after` here."""
    if place.kind is BlockKind.CODE and not _is_prose(f"{place.left} {after} {place.right}"):
        return SUBSTANTIVE
    return (
        by_glyph(before, after)
        or by_date(before, after, place)
        or by_label(before, after, place)
        or by_inline_label(before, after, place)
        or by_reference(before, after, place, known)
        or by_word(before, after, place)
        or SUBSTANTIVE
    )


def of_spaces(text: str, kind: BlockKind) -> Ruling:
    """Return how much it may matter that only the spaces of a line differ: in code they may be part of it."""
    return SUBSTANTIVE if kind is BlockKind.CODE and not _is_prose(text) else mechanical("whitespace")


def _is_prose(text: str) -> bool:
    return _PROSE.fullmatch(text.strip()) is not None
