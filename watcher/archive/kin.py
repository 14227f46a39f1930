"""The whole history of a document, under every id that it was ever watched under."""

from collections.abc import Collection

from sqlalchemy import select

from watcher.archive import rows
from watcher.archive.database import Database
from watcher.archive.schema import ENTRIES, ENTRY_FEEDS
from watcher.model import Entry

_OWN = "sources/"


class Histories:
    """What was told of documents. Every method raises ArchiveError where the catalogue fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self, source_ids: Collection[str]) -> tuple[Entry, ...]:
        """Return the entries of these sources in the order of telling, without comparison and texts."""
        query = select(ENTRIES.c.seq, ENTRIES.c.light).where(ENTRIES.c.source_id.in_(sorted(source_ids)))
        ordered = query.order_by(ENTRIES.c.seq)
        with self._database.read() as connection:
            return tuple(rows.light_entry(dict(row)) for row in connection.execute(ordered).mappings())

    def sharing(self, source_ids: Collection[str]) -> frozenset[str]:
        """Return the sources whose entries stand in the own feeds of these, and those in whose feeds theirs do."""
        own = ENTRY_FEEDS.c.feed.in_([f"{_OWN}{source_id}" for source_id in sorted(source_ids)])
        told = ENTRIES.c.source_id.in_(sorted(source_ids)) & ENTRY_FEEDS.c.feed.startswith(_OWN)
        joined = select(ENTRIES.c.source_id, ENTRY_FEEDS.c.feed).join(ENTRY_FEEDS, ENTRY_FEEDS.c.seq == ENTRIES.c.seq)
        with self._database.read() as connection:
            found = connection.execute(joined.where(own | told).distinct()).all()
        return frozenset(one for source_id, feed in found for one in (source_id, feed.removeprefix(_OWN)) if one)
