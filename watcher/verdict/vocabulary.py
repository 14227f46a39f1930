"""Pages of a few words, most of which are those of walls and failures, however they are put. See vocabulary.toml."""

import re

from watcher.model import Suspicion
from watcher.verdict.glance import Glance
from watcher.verdict.signs import any_of, table

WORDS_MAX = 60
"""Visible words; measured on walls that say little else: 8 to 40."""
SHARE_MIN = 0.42
"""Of its telling words; documents of so few words reach 0.33, where they speak of such things at all."""
DIFFERENT_MIN = 3
PROSE_MAX = 25
"""Words of its sentences."""

_KNOWN = table("vocabulary.toml")
_TELLS_NOTHING = frozenset(_KNOWN["tells_nothing"].split())
_OF_KIND = {Suspicion(kind): frozenset(words.split()) for kind, words in _KNOWN["kind"].items()}
_NOTHING = any_of(())
_WORD = re.compile(r"[^\W_]+(?:'\w+)?")


def sounds_like(page: Glance) -> tuple[Suspicion, tuple[str, ...]] | None:
    """Return the kind of page whose words these are, and which they are; None of a page with words of its own."""
    telling = [word for word in _WORD.findall(f"{page.title} {page.spoken}") if word not in _TELLS_NOTHING]
    if page.words > WORDS_MAX or not telling or page.prose(_NOTHING) > PROSE_MAX:
        return None
    shares = ((sum(word in words for word in telling) / len(telling), kind) for kind, words in _OF_KIND.items())
    share, kind = max(shares)
    different = tuple(dict.fromkeys(word for word in telling if word in _OF_KIND[kind]))
    return (kind, different) if share >= SHARE_MIN and len(different) >= DIFFERENT_MIN else None
