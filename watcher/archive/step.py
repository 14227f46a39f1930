"""What one check or command adds to the catalogue, and how it is written: one transaction, the source's state last."""

from dataclasses import dataclass
from itertools import repeat

from sqlalchemy import BindParameter, Insert, Table, Update, bindparam, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from watcher import codec
from watcher.archive import rows
from watcher.archive.found import put_found
from watcher.archive.schema import CHECKS, DOCUMENTS, ENTRIES, ENTRY_FEEDS, OUTBOX, REVIEWS, SETTINGS, SNAPSHOTS, STATES
from watcher.model import CheckRecord, Document, Entry, Found, Review, Snapshot, SourceState, Verdict


def _put_statements(table: Table) -> tuple[Update, Insert]:
    key, value = table.columns
    new: BindParameter[str] = bindparam("new")
    return (
        update(table).where(key == bindparam("key")).values({value.name: new}),
        insert(table).values({key.name: bindparam("key"), value.name: new}),
    )


# Every check executes these: made once, they cost half.
_CHECK = insert(CHECKS)
_NEWEST = select(func.coalesce(func.max(ENTRIES.c.seq), 0))
_PUTS = {table: _put_statements(table) for table in (SETTINGS, STATES)}


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
    mirrored: tuple[int, ...] | None = None
    """The numbers of the entries where they come from their mirrors, which need not be written again; 0: unknown."""
    outbox: tuple[tuple[str, str], ...] = ()
    """Event id and target: whom to notify of which of the entries."""
    reviews: tuple[Review, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    found: tuple[Found, ...] = ()
    """Rows of found documents, new or as they are now."""
    state: SourceState | None = None

    @property
    def only_looked(self) -> bool:
        """Whether it says no more than that a check was made: what a power cut may cost, for the check is repeated."""
        told = self.entries or self.reviews or self.settings or self.found
        return not (self.snapshot or self.documents or self.verdicts or told)


def write(connection: Connection, step: Step) -> None:
    """Write the step inside the caller's transaction."""
    if step.snapshot is not None:
        connection.execute(insert(SNAPSHOTS).values(rows.snapshot_row(step.snapshot)))
    for sha256, rules_digest, document in step.documents:
        _put_document(connection, sha256, rules_digest, document)
    for snapshot_id, verdict in step.verdicts:
        values = {"suspicion": verdict.suspicion, "sentence": verdict.sentence}
        connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id).values(values))
    _put_entries(connection, step)
    _put_outbox(connection, step)
    for review in step.reviews:
        value = codec.encode(review).decode()
        connection.execute(insert(REVIEWS).values(change_id=review.change_id, review=value))
    for name, value in step.settings:
        _put(connection, SETTINGS, name, value)
    for found in step.found:
        put_found(connection, found)
    if (check := step.check) is not None:
        value = codec.encode(check).decode()
        connection.execute(_CHECK, {"source_id": check.source_id, "at": rows.when(check.at), "record": value})
    if step.state is not None:
        value = codec.encode(step.state).decode()
        _put(connection, STATES, step.state.source_id, value)


def _put(connection: Connection, table: Table, key: str, value: str) -> None:
    """Update the row of this key, or insert it: the one spelling that every database understands."""
    change, add = _PUTS[table]
    if connection.execute(change, {"key": key, "new": value}).rowcount == 0:
        connection.execute(add, {"key": key, "new": value})


def _put_document(connection: Connection, sha256: str, rules_digest: str, document: Document) -> None:
    """Store a reading as the newest of its bytes; the same bytes under the same rules are one row."""
    same = (DOCUMENTS.c.sha256 == sha256, DOCUMENTS.c.rules_digest == rules_digest)
    connection.execute(delete(DOCUMENTS).where(*same))
    connection.execute(insert(DOCUMENTS).values(rows.document_row(sha256, rules_digest, document)))


def _put_entries(connection: Connection, step: Step) -> None:
    """Number the entries after all that are there; those from mirrors by the number that they were told under."""
    if not step.entries:
        return
    seq = int(connection.execute(_NEWEST).scalar_one())
    for entry, number in zip(step.entries, step.mirrored or repeat(0), strict=False):
        seq = max(seq + 1, number)
        row = rows.entry_row(entry, mirrored=step.mirrored is not None)
        connection.execute(insert(ENTRIES).values(seq=seq, **row))
        for feed in sorted(set(entry.feeds)):
            connection.execute(insert(ENTRY_FEEDS).values(feed=feed, seq=seq))


def _put_outbox(connection: Connection, step: Step) -> None:
    told = {entry.event_id: rows.when(entry.told) for entry in step.entries}
    for event_id, target in step.outbox:
        written = {"event_id": event_id, "target": target, "written": told[event_id]}
        connection.execute(insert(OUTBOX).values(**written, attempts=0, sentence=""))
