"""What one check or command adds to the catalogue, and how it is written: one transaction, the source's state last."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Table, delete, insert, update
from sqlalchemy.engine import Connection

from watcher import codec
from watcher.archive import rows
from watcher.archive.schema import CHECKS, DOCUMENTS, ENTRIES, ENTRY_FEEDS, OUTBOX, REVIEWS, SETTINGS, SNAPSHOTS, STATES
from watcher.model import CheckRecord, Document, Entry, Review, Snapshot, SourceState, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """What one check or command adds to the catalogue: one transaction, the source's state last."""

    check: CheckRecord | None = None
    snapshot: Snapshot | None = None
    documents: tuple[tuple[str, str, Document], ...] = ()
    """SHA-256 of the body, digest of the rules, what was read."""
    verdicts: tuple[tuple[str, Verdict], ...] = ()
    """Snapshots whose verdict is now another."""
    entries: tuple[Entry, ...] = ()
    mirrored: bool = False
    """The entries come from their mirrors, which need not be written again."""
    targets: tuple[str, ...] = ()
    """Whom to notify of the entries: one outbox row each."""
    reviews: tuple[Review, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    state: SourceState | None = None


def write(connection: Connection, step: Step) -> None:
    """Write the step inside the caller's transaction."""
    if step.snapshot is not None:
        connection.execute(insert(SNAPSHOTS).values(rows.snapshot_row(step.snapshot)))
    for sha256, rules_digest, document in step.documents:
        _put_document(connection, sha256, rules_digest, document)
    for snapshot_id, verdict in step.verdicts:
        values = {"suspicion": verdict.suspicion, "sentence": verdict.sentence}
        connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id).values(values))
    for entry in step.entries:
        _put_entry(connection, entry, step)
    for review in step.reviews:
        value = codec.encode(review).decode()
        connection.execute(insert(REVIEWS).values(change_id=review.change_id, review=value))
    for name, value in step.settings:
        _put(connection, SETTINGS, {"name": name}, {"value": value})
    if (check := step.check) is not None:
        value = codec.encode(check).decode()
        connection.execute(insert(CHECKS).values(source_id=check.source_id, at=rows.when(check.at), record=value))
    if step.state is not None:
        value = codec.encode(step.state).decode()
        _put(connection, STATES, {"source_id": step.state.source_id}, {"state": value})


def _put(connection: Connection, table: Table, key: Mapping[str, str], values: Mapping[str, str]) -> None:
    """Update the row with this key, or insert it: the one spelling that every database understands."""
    where = [table.c[name] == value for name, value in key.items()]
    if connection.execute(update(table).where(*where).values(values)).rowcount == 0:
        connection.execute(insert(table).values({**key, **values}))


def _put_document(connection: Connection, sha256: str, rules_digest: str, document: Document) -> None:
    """Store a reading as the newest of its bytes; the same bytes under the same rules are one row."""
    same = (DOCUMENTS.c.sha256 == sha256, DOCUMENTS.c.rules_digest == rules_digest)
    connection.execute(delete(DOCUMENTS).where(*same))
    connection.execute(insert(DOCUMENTS).values(rows.document_row(sha256, rules_digest, document)))


def _put_entry(connection: Connection, entry: Entry, step: Step) -> None:
    row = rows.entry_row(entry, mirrored=step.mirrored)
    seq = connection.execute(insert(ENTRIES).values(row)).inserted_primary_key
    assert seq is not None
    for feed in sorted(set(entry.feeds)):
        connection.execute(insert(ENTRY_FEEDS).values(feed=feed, seq=seq[0]))
    for target in step.targets:
        written = {"event_id": entry.event_id, "target": target, "written": rows.when(entry.told)}
        connection.execute(insert(OUTBOX).values(**written, attempts=0, sentence=""))
