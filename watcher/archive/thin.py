"""Snapshots that say nothing beyond their neighbours give their room back; their rows stay."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from itertools import groupby

from watcher.archive.catalogue import Catalogue
from watcher.archive.locks import write_lock
from watcher.archive.snapshots import Snapshots
from watcher.model import Snapshot

THIN_AFTER = timedelta(days=30)


def thin(snapshots: Snapshots, catalogue: Catalogue, now: datetime) -> tuple[str, ...]:
    """Thin what may be thinned, and return the ids of the snapshots whose files are gone.

    The row is marked before the file goes: a kill between them leaves a file too many, which the next call removes.
    """
    with write_lock(snapshots.root):
        named = catalogue.named_snapshots()
        found = [thinnable(catalogue.snapshots(source_id), named, now) for source_id in catalogue.source_ids()]
        marked = tuple(snapshot_id for ids in found for snapshot_id in ids)
        catalogue.set_thinned(marked)
        for snapshot_id in catalogue.thinned_ids():
            snapshots.remove(snapshot_id)
    return marked


def thinnable(snapshots: Iterable[Snapshot], named: Collection[str], now: datetime) -> tuple[str, ...]:
    """Return which snapshots of one source, oldest first, may go.

    Of consecutive good ones that are equal in document, link targets and redirect target the oldest and newest
    suffice after 30 days; one that a change or an entry names is never among them. What was read under other rules, or
    not at all, is equal to nothing.
    """
    runs = groupby((snapshot for snapshot in snapshots if not snapshot.thinned), key=_says)
    middle = [snapshot for says, run in runs if says[0] is not None for snapshot in list(run)[1:-1]]
    return tuple(s.id for s in middle if s.id not in named and now - s.captured > THIN_AFTER)


def _says(snapshot: Snapshot) -> tuple[str | None, str | None, str, bool]:
    """The digest is of the whole document, link targets included."""
    return snapshot.document_digest, snapshot.rules_digest, snapshot.url, snapshot.verdict.good
