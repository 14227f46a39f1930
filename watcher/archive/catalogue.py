"""The catalogue: a row for each snapshot, check, entry, review and state. No SQL stands outside this folder."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update

from watcher.archive import found as found_rows
from watcher.archive import rows
from watcher.archive.database import Database
from watcher.archive.kin import Histories
from watcher.archive.outbox import Outbox
from watcher.archive.schema import (
    CHECKS,
    DOCUMENTS,
    ENTRIES,
    ENTRY_FEEDS,
    FOUND,
    REVIEWS,
    SETTINGS,
    SNAPSHOTS,
    STATES,
)
from watcher.archive.step import Step, write
from watcher.model import CheckRecord, Document, Entry, Event, Found, Review, Snapshot, SourceState, Standing, Verdict

__all__ = ["Catalogue", "Step"]

_STATE = select(STATES.c.state).where(STATES.c.source_id == bindparam("source_id"))
_LIGHT = (ENTRIES.c.seq, ENTRIES.c.light)


class Catalogue:
    """The catalogue at a path (SQLite) or address; thread-safe.

    Opening it brings an older file to today's schema. Every method raises ArchiveError where the database fails.
    """

    def __init__(self, address: str | Path) -> None:
        self._database = Database(address)

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    @property
    def outbox(self) -> Outbox:
        """What waits to be sent to targets."""
        return Outbox(self._database)

    @property
    def histories(self) -> Histories:
        """Return what was told of documents, under every id that they had."""
        return Histories(self._database)

    # sources

    def states(self) -> dict[str, SourceState]:
        """Return what is remembered of each source that was ever checked, by source id."""
        found = self._all(select(STATES.c.source_id, STATES.c.state))
        return {row["source_id"]: rows.decoded(SourceState, row["state"]) for row in found}

    def state(self, source_id: str) -> SourceState | None:
        """Return what is remembered of one source; None before its first check."""
        with self._database.read() as connection:
            found = connection.execute(_STATE, {"source_id": source_id}).scalar()
        return None if found is None else rows.decoded(SourceState, found)

    # snapshots and documents

    def snapshot(self, snapshot_id: str) -> Snapshot | None:
        """Return the row of one snapshot."""
        found = self._all(select(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id))
        return rows.snapshot_of(found[0]) if found else None

    def snapshots(self, source_id: str) -> tuple[Snapshot, ...]:
        """Return the snapshots of one source, in the order in which its checks brought them."""
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.source_id == source_id)
        found = self._all(query.order_by(SNAPSHOTS.c.check_number, SNAPSHOTS.c.id))
        return tuple(rows.snapshot_of(row) for row in found)

    def newest_snapshot(self, source_id: str) -> Snapshot | None:
        """Return the newest snapshot of one source, good or suspect."""
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.source_id == source_id)
        found = self._all(query.order_by(SNAPSHOTS.c.check_number.desc(), SNAPSHOTS.c.id.desc()).limit(1))
        return rows.snapshot_of(found[0]) if found else None

    def addresses(self) -> dict[str, tuple[str, ...]]:
        """Return where each source has led when it was read well, by source: every print of a card."""
        query = select(SNAPSHOTS.c.source_id, SNAPSHOTS.c.url).where(SNAPSHOTS.c.suspicion.is_(None)).distinct()
        led: dict[str, tuple[str, ...]] = {}
        for row in self._all(query):
            led[row["source_id"]] = (*led.get(row["source_id"], ()), row["url"])
        return led

    def holders(self, sha256: str) -> tuple[str, ...]:
        """Return the sources that these bytes were kept under."""
        query = select(SNAPSHOTS.c.source_id).where(SNAPSHOTS.c.sha256 == sha256).distinct()
        return tuple(row["source_id"] for row in self._all(query))

    def snapshot_ids(self) -> frozenset[str]:
        """Return the ids of all snapshots, thinned ones too."""
        return frozenset(row["id"] for row in self._all(select(SNAPSHOTS.c.id)))

    def source_ids(self) -> tuple[str, ...]:
        """Return the ids that snapshots were kept under, sorted; retired sources too."""
        return tuple(sorted(row["source_id"] for row in self._all(select(SNAPSHOTS.c.source_id).distinct())))

    def document(self, sha256: str, rules_digest: str) -> Document | None:
        """Return what was read out of these bytes under these rules, where it is stored."""
        query = select(DOCUMENTS.c.document).where(
            DOCUMENTS.c.sha256 == sha256, DOCUMENTS.c.rules_digest == rules_digest
        )
        found = self._scalar(query)
        return None if found is None else rows.document_of(found)

    def stored_document(self, sha256: str) -> tuple[str, Document] | None:
        """Return the rules' digest and the document of the newest reading of these bytes, under whatever rules."""
        query = select(DOCUMENTS).where(DOCUMENTS.c.sha256 == sha256).order_by(DOCUMENTS.c.seq.desc()).limit(1)
        found = self._all(query)
        return (found[0]["rules_digest"], rows.document_of(found[0]["document"])) if found else None

    def set_verdict(self, snapshot_id: str, verdict: Verdict) -> None:
        """Change the verdict on a snapshot."""
        self.commit(Step(verdicts=((snapshot_id, verdict),)))

    def set_thinned(self, snapshot_ids: Sequence[str]) -> None:
        """Mark snapshots whose files are about to go, and drop what was read out of bytes that no file holds then."""
        held = select(SNAPSHOTS.c.sha256).where(SNAPSHOTS.c.thinned == 0)
        with self._database.write() as connection:
            for snapshot_id in snapshot_ids:
                connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id).values(thinned=1))
            if snapshot_ids:
                connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.sha256.not_in(held)))

    def thinned_ids(self) -> tuple[str, ...]:
        """Return the snapshots whose files were given up."""
        return tuple(row["id"] for row in self._all(select(SNAPSHOTS.c.id).where(SNAPSHOTS.c.thinned == 1)))

    def named_snapshots(self) -> frozenset[str]:
        """Return the snapshots that an entry, or the state of a source, names."""
        named = {one for entry in self.entries() for one in (entry.before, entry.after) if one}
        return frozenset(named | {state.good_snapshot for state in self.states().values() if state.good_snapshot})

    # checks

    def checks(
        self, source_id: str, *, since: datetime | None = None, limit: int | None = None
    ) -> tuple[CheckRecord, ...]:
        """Return the checks of one source, the last one first, whatever the clock said.

        `since`: from the check that was made at this moment on; where none was, those of this time and later.
        """
        query = select(CHECKS.c.record).where(CHECKS.c.source_id == source_id)
        if since is not None:
            at = (CHECKS.c.source_id == source_id, CHECKS.c.at == rows.when(since))
            first = self._scalar(select(func.max(CHECKS.c.seq)).where(*at))
            query = query.where(CHECKS.c.at >= rows.when(since) if first is None else CHECKS.c.seq >= first)
        query = query.order_by(CHECKS.c.seq.desc()).limit(limit)
        return tuple(rows.decoded(CheckRecord, row["record"]) for row in self._all(query))

    # entries

    def entry(self, event_id: str) -> Entry | None:
        """Return one entry whole, with its comparison and both texts."""
        found = self._all(select(ENTRIES.c.light, ENTRIES.c.heavy).where(ENTRIES.c.event_id == event_id))
        return rows.whole_entry(found[0]) if found else None

    def entries(
        self,
        *,
        feed: str | None = None,
        source: str | None = None,
        event: Event | None = None,
        change: str | None = None,
        after_seq: int | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Entry, ...]:
        """Return the entries that fit every filter, newest first, without comparison and texts."""
        query = select(*_LIGHT)
        if feed is not None:
            query = query.join(ENTRY_FEEDS, ENTRY_FEEDS.c.seq == ENTRIES.c.seq).where(ENTRY_FEEDS.c.feed == feed)
        if source is not None:
            query = query.where(ENTRIES.c.source_id == source)
        if event is not None:
            query = query.where(ENTRIES.c.event == event)
        if change is not None:
            query = query.where(ENTRIES.c.change_id == change)
        if after_seq is not None:
            query = query.where(ENTRIES.c.seq > after_seq)
        order = ENTRIES.c.seq if feed is None else ENTRY_FEEDS.c.seq  # the index that is walked: a join sorts else
        query = query.order_by(order.desc()).limit(limit).offset(offset)
        return tuple(rows.light_entry(row) for row in self._all(query))

    def entries_since(self, seq: int, limit: int | None = None) -> tuple[tuple[int, Entry], ...]:
        """Return the entries told after the one with this number, oldest first, each with its own number."""
        query = select(*_LIGHT).where(ENTRIES.c.seq > seq).order_by(ENTRIES.c.seq).limit(limit)
        return tuple((row["seq"], rows.light_entry(row)) for row in self._all(query))

    def newest_seq(self) -> int:
        """Return the number of the newest entry; 0 where there is none. Numbers grow in the order of telling."""
        return int(self._scalar(select(func.coalesce(func.max(ENTRIES.c.seq), 0))))

    def entry_count(self, feed: str) -> int:
        """Return how many entries a feed holds."""
        return int(self._scalar(select(func.count()).where(ENTRY_FEEDS.c.feed == feed)))

    def place_in(self, feed: str, event_id: str) -> int:
        """Return which entry of a feed this one is, counted from 1 in the order of telling."""
        seq = select(ENTRIES.c.seq).where(ENTRIES.c.event_id == event_id).scalar_subquery()
        return int(self._scalar(select(func.count()).where(ENTRY_FEEDS.c.feed == feed, ENTRY_FEEDS.c.seq <= seq)))

    def feeds(self) -> tuple[str, ...]:
        """Return the stems of the feeds that hold entries, sorted."""
        return tuple(sorted(row["feed"] for row in self._all(select(ENTRY_FEEDS.c.feed).distinct())))

    def told_stamps(self, since: datetime) -> frozenset[str]:
        """Return the seconds (YYYYMMDDhhmmss) from `since` on in which entries were told."""
        query = select(ENTRIES.c.told).where(ENTRIES.c.told >= rows.stamp(since))
        return frozenset(row["told"] for row in self._all(query))

    def mirrors(self) -> frozenset[tuple[str, str]]:
        """Return folder and second (YYYYMMDDhhmmss) of all entries: which mirrors are known."""
        return frozenset((row["folder"], row["told"]) for row in self._all(select(ENTRIES.c.folder, ENTRIES.c.told)))

    def unmirrored(self, limit: int | None = None) -> tuple[tuple[int, Entry], ...]:
        """Return the entries, whole, whose mirror may be missing, each with its number; oldest first."""
        query = select(*_LIGHT, ENTRIES.c.heavy).where(ENTRIES.c.mirrored == 0).order_by(ENTRIES.c.seq)
        return tuple((row["seq"], rows.whole_entry(row)) for row in self._all(query.limit(limit)))

    def set_mirrored(self, event_ids: Sequence[str]) -> None:
        """Remember that the mirrors of these entries are on disk."""
        with self._database.write() as connection:
            connection.execute(update(ENTRIES).where(ENTRIES.c.event_id.in_(event_ids)).values(mirrored=1))

    # reviews and settings

    def reviews(self, change_id: str | None = None) -> tuple[Review, ...]:
        """Return the reviews of one change, or all; oldest first."""
        query = select(REVIEWS.c.review).order_by(REVIEWS.c.seq)
        if change_id is not None:
            query = query.where(REVIEWS.c.change_id == change_id)
        return tuple(rows.decoded(Review, row["review"]) for row in self._all(query))

    def add_review(self, review: Review) -> None:
        """Add a person's word on a change."""
        self.commit(Step(reviews=(review,)))

    def setting(self, name: str) -> str | None:
        """Return a value that the service keeps for itself."""
        found = self._scalar(select(SETTINGS.c.value).where(SETTINGS.c.name == name))
        return None if found is None else str(found)

    def settings(self, prefix: str) -> dict[str, str]:
        """Return the values whose names begin so."""
        query = select(SETTINGS.c.name, SETTINGS.c.value).where(SETTINGS.c.name.startswith(prefix, autoescape=True))
        return {row["name"]: row["value"] for row in self._all(query)}

    def set_setting(self, name: str, value: str) -> None:
        """Keep a value."""
        self.commit(Step(settings=((name, value),)))

    # found documents

    def found(
        self, *, standing: Standing | None = None, index: str | None = None, source: str | None = None
    ) -> tuple[Found, ...]:
        """Return the found documents that fit every filter, in the order of finding."""
        query = found_rows.query(standing=standing, index=index, source=source)
        return tuple(found_rows.found_of(row) for row in self._all(query))

    def found_by_key(self, key: str) -> Found | None:
        """Return what became of the address with this key; None where no index listed it."""
        rows_found = self._all(found_rows.query(key=key))
        return found_rows.found_of(rows_found[0]) if rows_found else None

    def found_keys(self) -> dict[str, Standing]:
        """Return the keys of all addresses that indexes have listed, each with its standing."""
        return {row["key"]: Standing(row["standing"]) for row in self._all(select(FOUND.c.key, FOUND.c.standing))}

    # writing

    def commit(self, step: Step) -> None:
        """Write the step in one transaction, the source's state last: all of it, or on any failure nothing.

        A flush costs 0.1 to 1.5 ms, ten times the rest: one that only says "looked, nothing new" goes without.
        """
        with self._database.write(flushed=not step.only_looked) as connection:
            write(connection, step)

    def _all(self, query: Select[Any]) -> Sequence[Mapping[str, Any]]:
        with self._database.read() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _scalar(self, query: Select[Any]) -> Any:
        with self._database.read() as connection:
            return connection.execute(query).scalar()
