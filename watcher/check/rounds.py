"""The first complete round of an empty catalogue: one entry tells what is watched, instead of one for each document."""

from datetime import datetime

from watcher import entries
from watcher.archive.catalogue import Step
from watcher.check.reading import document_of
from watcher.check.telling import tell
from watcher.check.world import World
from watcher.model import Document, Entry, Event, Source, SourceState
from watcher.topics import mark


def tell_begun(world: World) -> Entry | None:
    """Tell, once, what is watched; None where that was told, or some enabled source or index was never checked."""
    sources = [source for source in world.sources.values() if source.enabled]
    listings = [place for index in world.indexes if index.enabled for place in index.places]
    states = world.catalogue.states()
    if not (sources or listings) or any(one.id not in states for one in (*sources, *listings)):
        return None
    if is_begun(world):
        return None
    documents = {source.id: document for source in sources if (document := _document(world, source, states[source.id]))}
    unreadable = {
        source.id: states[source.id].sentence or "it could not be read"
        for source in sources
        if source.id not in documents
    }

    def telling(told: datetime) -> Entry:
        return entries.begun(
            sources=sources,
            documents=documents,
            unreadable=unreadable,
            already=_already(world),
            told=told,
            feed_id=world.feed_id,
        )

    return tell(world, Step(), (telling,))[0]


def _already(world: World) -> list[str]:
    """Return the ids of all that was read: nothing of it is new any more, whatever the clock says later."""
    return [source_id for source_id, state in world.catalogue.states().items() if state.good_snapshot]


def is_begun(world: World) -> bool:
    """Whether the first complete round was told."""
    return bool(world.catalogue.entries(event=Event.BEGUN, limit=1))


def _document(world: World, source: Source, state: SourceState) -> Document | None:
    snapshot = world.catalogue.snapshot(state.good_snapshot) if state.good_snapshot else None
    past = document_of(world, source, snapshot) if snapshot else None
    return mark(past.document, source.scope, source.model) if past else None
