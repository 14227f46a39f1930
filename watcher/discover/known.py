"""Whether a found document is one that is watched already, under whatever address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watcher.check.reading import text_digest
from watcher.check.world import World
from watcher.discover.found import key_of
from watcher.model import Capture, Document, Kind, Standing

WORDS_COMPARED_FROM = 100
"""Two pages of fewer words may say the same ("coming soon") and be two documents."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is watched, by the keys of its addresses."""

    keys: dict[str, str]
    """Key to source id."""
    lists: frozenset[str]
    """Keys of pages that list documents: an address that leads there has no document of its own yet."""

    def at(self, urls: Iterable[str | None]) -> str | None:
        """Return the id of the source that has one of these addresses; a page that lists documents is none of them."""
        keys = (key_of(url) for url in urls if url)
        return next((self.keys[key] for key in keys if key and key in self.keys and key not in self.lists), None)


def known(world: World) -> Known:
    """Return the addresses that lead to what is watched: declared, adopted, found, and every print they led to."""
    keys = dict(_found(world))
    led = world.catalogue.addresses()
    for source in world.sources.values():
        for url in (source.url, *led.get(source.id, ())):
            if key := key_of(url):
                keys.setdefault(key, source.id)
    lists = {key_of(url) for index in world.indexes for url in index.urls}
    lists |= {key_of(source.url) for source in world.sources.values() if source.kind is Kind.FEED}
    return Known(keys, frozenset(key for key in lists if key))


def same_document(world: World, publisher: str, capture: Capture, document: Document) -> str | None:
    """Return the source that holds the same bytes, or whose document says the same; None where none does."""
    if document.words < WORDS_COMPARED_FROM:
        return None
    holder = next((one for one in world.catalogue.holders(capture.sha256) if one in world.sources), None)
    return holder or next(_saying(world, publisher, text_digest(document)), None)


def _saying(world: World, publisher: str, text: str) -> Iterator[str]:
    for source in world.sources.values():
        if source.publisher != publisher:
            continue
        state = world.catalogue.state(source.id)
        snapshot = world.catalogue.snapshot(state.good_snapshot) if state and state.good_snapshot else None
        stored = world.catalogue.stored_document(snapshot.sha256) if snapshot else None
        if stored and text_digest(stored[1]) == text:
            yield source.id


def _found(world: World) -> Iterator[tuple[str, str]]:
    for standing in (Standing.ADOPTED, Standing.ALIAS):
        yield from ((row.key, row.id) for row in world.catalogue.found(standing=standing) if row.id)
