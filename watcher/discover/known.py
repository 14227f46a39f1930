"""Whether a found document is one that is watched already, under whatever address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watcher.archive.catalogue import Catalogue
from watcher.check.reading import text_digest
from watcher.discover.found import key_of
from watcher.model import Capture, Document, Index, Kind, Source, Standing

WORDS_COMPARED_FROM = 20
"""Two pages of fewer words may say the same ("coming soon") under one title and be two documents."""


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


def known(catalogue: Catalogue | None, sources: Iterable[Source], indexes: Iterable[Index]) -> Known:
    """Return the addresses that lead to what is watched: declared, adopted, found, and every print they led to.

    Without a catalogue nothing was found or read yet.
    """
    sources = tuple(sources)
    keys = dict(_found(catalogue)) if catalogue else {}
    led = catalogue.addresses() if catalogue else {}
    for source in sources:
        for url in (source.url, *led.get(source.id, ())):
            if key := key_of(url):
                keys.setdefault(key, source.id)
    lists = {key_of(url) for index in indexes for url in index.urls}
    lists |= {key_of(source.url) for source in sources if source.kind is Kind.FEED}
    return Known(keys, frozenset(key for key in lists if key))


def same_document(catalogue: Catalogue, sources: Iterable[Source], capture: Capture, document: Document) -> str | None:
    """Return which of the sources holds the same bytes, or says the same in its document; None where none does."""
    if document.words < WORDS_COMPARED_FROM:
        return None
    ids = [source.id for source in sources]
    holders = catalogue.holders(capture.sha256)
    stored = ((one, held) for one in ids if (held := document_of(catalogue, one)))
    return next((one for one in ids if one in holders), None) or same_in(stored, document)


def same_in(documents: Iterable[tuple[str, Document]], document: Document) -> str | None:
    """Return which of the documents, each with its source's id, has the same title and text; None for a few words."""
    if document.words < WORDS_COMPARED_FROM:
        return None
    text = text_digest(document)
    return next((source_id for source_id, held in documents if text_digest(held) == text), None)


def document_of(catalogue: Catalogue, source_id: str) -> Document | None:
    """Return what was read out of a source's last good snapshot, under whatever rules."""
    state = catalogue.state(source_id)
    snapshot = catalogue.snapshot(state.good_snapshot) if state and state.good_snapshot else None
    stored = catalogue.stored_document(snapshot.sha256) if snapshot else None
    return stored[1] if stored else None


def _found(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for standing in (Standing.ADOPTED, Standing.ALIAS):
        yield from ((row.key, row.id) for row in catalogue.found(standing=standing) if row.id)
