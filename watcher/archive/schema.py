"""The tables of the catalogue, and the numbered steps that bring any older file to them.

A step, once released, is never edited: a newer shape is a further step. The SQL keeps to what SQLite and PostgreSQL
share; the two words that they spell differently are filled in. Times are ISO 8601 UTC text of one width: they sort.
"""

from collections.abc import Sequence

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, text
from sqlalchemy.engine import Connection

from watcher.errors import ArchiveError

METADATA = MetaData()

SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("source_id", Text, nullable=False),
    Column("captured", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("requested_url", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text),
    Column("bytes", Integer, nullable=False),
    Column("suspicion", Text),
    Column("sentence", Text, nullable=False),
    Column("document_digest", Text),
    Column("rules_digest", Text),
    Column("thinned", Integer, nullable=False),
    Column("check_number", Integer, nullable=False),
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("rules_digest", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
)
CHECKS = Table(
    "checks",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("source_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("record", Text, nullable=False),
)
ENTRIES = Table(
    "entries",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("event_id", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("source_id", Text),
    Column("change_id", Text),
    Column("light", Text, nullable=False),
    Column("heavy", LargeBinary, nullable=False),
    Column("mirrored", Integer, nullable=False),
)
ENTRY_FEEDS = Table(
    "entry_feeds",
    METADATA,
    Column("feed", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
)
OUTBOX = Table(
    "outbox",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("event_id", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("written", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try", Text),
    Column("accepted", Text),
    Column("sentence", Text, nullable=False),
    Column("dead", Text),
)
STATES = Table(
    "states",
    METADATA,
    Column("source_id", Text, primary_key=True),
    Column("state", Text, nullable=False),
)
REVIEWS = Table(
    "reviews",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("change_id", Text, nullable=False),
    Column("review", Text, nullable=False),
)
SETTINGS = Table(
    "settings",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

FOUND = Table(
    "found",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("index_id", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("source_id", Text),
    Column("record", Text, nullable=False),
)

_FIRST = (
    """CREATE TABLE snapshots (
        id TEXT PRIMARY KEY, source_id TEXT NOT NULL, captured TEXT NOT NULL, url TEXT NOT NULL,
        requested_url TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT, bytes BIGINT NOT NULL, suspicion TEXT,
        sentence TEXT NOT NULL, document_digest TEXT, rules_digest TEXT, thinned INTEGER NOT NULL)""",
    "CREATE INDEX snapshots_of_source ON snapshots (source_id, id)",
    """CREATE TABLE documents (
        seq {serial}, sha256 TEXT NOT NULL, rules_digest TEXT NOT NULL, document {blob} NOT NULL,
        UNIQUE (sha256, rules_digest))""",
    "CREATE TABLE checks (seq {serial}, source_id TEXT NOT NULL, at TEXT NOT NULL, record TEXT NOT NULL)",
    "CREATE INDEX checks_of_source ON checks (source_id, at)",
    """CREATE TABLE entries (
        seq {serial}, event_id TEXT NOT NULL UNIQUE, folder TEXT NOT NULL, told TEXT NOT NULL, event TEXT NOT NULL,
        source_id TEXT, change_id TEXT, light TEXT NOT NULL, heavy {blob} NOT NULL, mirrored INTEGER NOT NULL,
        UNIQUE (folder, told))""",
    "CREATE INDEX entries_of_source ON entries (source_id, seq)",
    "CREATE INDEX entries_of_change ON entries (change_id)",
    "CREATE INDEX entries_of_event ON entries (event, seq)",
    "CREATE INDEX entries_to_mirror ON entries (mirrored)",
    "CREATE TABLE entry_feeds (feed TEXT NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (feed, seq))",
    """CREATE TABLE outbox (
        seq {serial}, event_id TEXT NOT NULL, target TEXT NOT NULL, written TEXT NOT NULL, attempts INTEGER NOT NULL,
        next_try TEXT, accepted TEXT, sentence TEXT NOT NULL, UNIQUE (event_id, target))""",
    "CREATE TABLE states (source_id TEXT PRIMARY KEY, state TEXT NOT NULL)",
    "CREATE TABLE reviews (seq {serial}, change_id TEXT NOT NULL, review TEXT NOT NULL)",
    "CREATE INDEX reviews_of_change ON reviews (change_id)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)

_FOUND = (
    """CREATE TABLE found (
        seq {serial}, key TEXT NOT NULL UNIQUE, index_id TEXT NOT NULL, standing TEXT NOT NULL, source_id TEXT,
        record TEXT NOT NULL)""",
    "CREATE INDEX found_by_standing ON found (standing, index_id)",
)

_WAITING = (
    "ALTER TABLE outbox ADD COLUMN dead TEXT",
    "CREATE INDEX outbox_waiting ON outbox (target, seq) WHERE accepted IS NULL AND dead IS NULL",
    "CREATE INDEX outbox_accepted ON outbox (target, accepted)",
)

_IN_ORDER = (
    "ALTER TABLE snapshots ADD COLUMN check_number BIGINT NOT NULL DEFAULT 0",
    "CREATE INDEX snapshots_in_order ON snapshots (source_id, check_number, id)",
    "CREATE INDEX checks_in_order ON checks (source_id, seq)",
    "UPDATE entries SET mirrored = 0",  # their mirrors are written anew, with their numbers
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _FOUND, _WAITING, _IN_ORDER)
"""Step n, counted from 1, brings a catalogue of version n - 1 to version n."""

_SPELLINGS = {
    "sqlite": {"serial": "INTEGER PRIMARY KEY", "blob": "BLOB"},
    "postgresql": {"serial": "BIGSERIAL PRIMARY KEY", "blob": "BYTEA"},
}


def version(connection: Connection) -> int:
    """Return the number of steps that this catalogue has taken; 0 for an empty database."""
    connection.execute(text("CREATE TABLE IF NOT EXISTS catalogue_version (step INTEGER PRIMARY KEY)"))
    return int(connection.execute(text("SELECT COALESCE(MAX(step), 0) FROM catalogue_version")).scalar_one())


def migrate(connection: Connection, steps: Sequence[Sequence[str]] = MIGRATIONS) -> int:
    """Take the steps that are missing, inside the caller's transaction, and return the version reached.

    Raise ArchiveError where the catalogue was written by a newer watcher: older eyes could lose what it holds.
    """
    found = version(connection)
    if found > len(steps):
        raise ArchiveError(
            f"the catalogue is of version {found} and this watcher knows versions up to {len(steps)}: "
            "install the newer watcher again, or restore the backup made before it"
        )
    spelling = _SPELLINGS.get(connection.dialect.name)
    if spelling is None:
        raise ArchiveError(f"{connection.dialect.name} cannot hold the catalogue: use SQLite (a path) or PostgreSQL")
    for number, step in enumerate(steps[found:], found + 1):
        for statement in step:
            connection.execute(text(statement.format_map(spelling)))
        connection.execute(text("INSERT INTO catalogue_version (step) VALUES (:step)"), {"step": number})
    return len(steps)
