"""What today's rules read differently from those under which a snapshot was kept: reported, never told."""

from collections.abc import Iterator
from dataclasses import dataclass

from watcher.check.reading import read
from watcher.check.world import World
from watcher.compare import compare
from watcher.errors import ArchiveError, ExtractError
from watcher.extract import rules_digest
from watcher.model import Comparison, Document, Snapshot, Source
from watcher.topics import mark


@dataclass(frozen=True, slots=True)
class Reread:
    """One last good snapshot that reads differently now."""

    source_id: str
    snapshot_id: str
    comparison: Comparison | None
    """Between what was read then and what is read now; None where it cannot be read now."""
    sentence: str


def reread(world: World) -> Iterator[Reread]:
    """Yield, of each source, whether its last good snapshot reads differently under today's rules; writes nothing."""
    for source in world.sources.values():
        state = world.catalogue.state(source.id)
        snapshot = world.catalogue.snapshot(state.good_snapshot) if state and state.good_snapshot else None
        found = _reread(world, source, snapshot) if snapshot else None
        if found is not None:
            yield found


def _reread(world: World, source: Source, snapshot: Snapshot) -> Reread | None:
    stored = world.catalogue.stored_document(snapshot.sha256)
    if stored is None or stored[0] == rules_digest(source.rules):
        return None
    try:
        now = read(world, source, world.snapshots.load(snapshot.id))
    except ArchiveError as error:
        return Reread(source.id, snapshot.id, None, str(error))
    if isinstance(now, ExtractError):
        return Reread(source.id, snapshot.id, None, f"today's rules cannot read it: {now}")
    return _beside(source, snapshot, stored[1], now)


def _beside(source: Source, snapshot: Snapshot, then: Document, now: Document) -> Reread | None:
    comparison = compare(mark(then, source.scope), mark(now, source.scope))
    if not comparison.sections and comparison.dated_before == comparison.dated_after:
        return None
    titles = ", ".join(repr(change.side.title) for change in comparison.sections[:5]) or "its date"
    sentence = f"{len(comparison.sections)} sections read differently under today's rules: {titles}"
    return Reread(source.id, snapshot.id, comparison, sentence)
