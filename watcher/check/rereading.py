"""What today's rules read differently from those under which a snapshot was kept: reported, never told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watcher.archive.catalogue import Catalogue
from watcher.archive.snapshots import Snapshots
from watcher.check.reading import read_capture
from watcher.check.world import Reading
from watcher.compare import compare
from watcher.errors import ArchiveError, ExtractError
from watcher.extract import rules_digest
from watcher.model import Comparison, Document, Source
from watcher.topics import mark


@dataclass(frozen=True, slots=True)
class Reread:
    """One last good snapshot that reads differently now."""

    source_id: str
    snapshot_id: str
    comparison: Comparison | None
    """Between what was read then and what is read now; None where it cannot be read now."""
    sentence: str


def reread(sources: Iterable[Source], catalogue: Catalogue, snapshots: Snapshots, sandbox: Reading) -> Iterator[Reread]:
    """Yield, of each source, whether its last good snapshot reads differently under today's rules; writes nothing."""
    for source in sources:
        state = catalogue.state(source.id)
        snapshot = catalogue.snapshot(state.good_snapshot) if state and state.good_snapshot else None
        then = catalogue.stored_document(snapshot.sha256) if snapshot else None
        if snapshot is None or then is None or then[0] == rules_digest(source.rules):
            continue
        found = _reread(source, snapshot.id, then[1], snapshots, sandbox)
        if found is not None:
            yield found


def _reread(source: Source, snapshot_id: str, then: Document, snapshots: Snapshots, sandbox: Reading) -> Reread | None:
    try:
        now = read_capture(sandbox, source, snapshots.load(snapshot_id))
    except ArchiveError as error:
        return Reread(source.id, snapshot_id, None, str(error))
    except ExtractError as error:
        return Reread(source.id, snapshot_id, None, f"today's rules cannot read it: {error}")
    return _beside(source, snapshot_id, then, now)


def _beside(source: Source, snapshot_id: str, then: Document, now: Document) -> Reread | None:
    comparison = compare(mark(then, source.scope, source.model), mark(now, source.scope, source.model))
    if not comparison.sections and comparison.dated_before == comparison.dated_after:
        return None
    titles = ", ".join(repr(change.side.title) for change in comparison.sections[:5]) or "its date"
    sentence = f"{len(comparison.sections)} sections read differently under today's rules: {titles}"
    return Reread(source.id, snapshot_id, comparison, sentence)
