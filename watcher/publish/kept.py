"""Serialised items are remembered: the newest documents of the feeds share most of theirs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps

from watcher.model import Entry

ITEMS_KEPT = 800
"""For each format, some 10 MB in all: what the newest documents of the main feeds and of a few topics hold."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry that is equal to another where what is said of the same event is."""

    said: tuple[str, str, str]
    where: str
    entry: Entry = field(compare=False)


def kept(serialise: Callable[[Entry, str], bytes]) -> Callable[[Entry, str], bytes]:
    """Remember what `serialise` makes of an entry at an address."""
    cached = lru_cache(maxsize=ITEMS_KEPT)(lambda item: serialise(item.entry, item.where))

    @wraps(serialise)
    def remembered(entry: Entry, where: str) -> bytes:
        return cached(_Item((entry.guid, entry.title, entry.content_html), where, entry))

    return remembered
