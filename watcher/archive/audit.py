"""Whether everything that was kept is still what it was: every digest, every reference, every mirror."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue
from watcher.archive.snapshots import DamagedWarc, Recorded, Snapshots
from watcher.errors import ArchiveError
from watcher.model import Entry, Snapshot


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    kind: Literal["damaged", "missing", "different", "unnamed", "reference", "mirror", "pending"]
    what: str
    """Snapshot id, event id or file."""
    sentence: str


def audit(snapshots: Snapshots, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Read every file and every row, recompute every digest, follow every reference; return what does not fit."""
    rows = {row.id: row for source_id in catalogue.source_ids() for row in catalogue.snapshots(source_id)}
    findings = [finding for row in rows.values() for finding in _snapshot(snapshots, catalogue, row)]
    findings += [finding for entry in catalogue.entries() for finding in _entry(snapshots, catalogue, entry, rows)]
    findings += [_unnamed(recorded) for recorded in snapshots.orphans(rows)]
    findings += [_pending(recorded) for recorded in snapshots.incoming()]
    return tuple(findings)


def _snapshot(snapshots: Snapshots, catalogue: Catalogue, row: Snapshot) -> Iterator[Finding]:
    if not row.thinned:
        path = snapshots.path(row.id)
        try:
            capture = snapshots.read(Recorded(row.id, path), check_digests=True)
        except DamagedWarc as error:
            yield Finding("damaged" if path.exists() else "missing", row.id, str(error))
            return
        facts = (capture.sha256, capture.url, capture.requested_url, capture.at, len(capture.body))
        if facts != (row.sha256, row.url, row.requested_url, row.captured, row.bytes):
            yield Finding("different", row.id, f"{path} and its row in the catalogue do not say the same")
    if row.document_digest is not None and not row.thinned and catalogue.stored_document(row.sha256) is None:
        yield Finding("reference", row.id, f"what was read out of {row.id} is not in the catalogue")


def _entry(snapshots: Snapshots, catalogue: Catalogue, light: Entry, rows: dict[str, Snapshot]) -> Iterator[Finding]:
    for named, sha256 in ((light.before, light.sha256_before), (light.after, light.sha256_after)):
        if named is None:
            continue
        row = rows.get(named)
        if row is None:
            yield Finding("reference", light.event_id, f"it names the snapshot {named}, which no row holds")
        elif row.thinned:
            yield Finding("reference", light.event_id, f"it names the snapshot {named}, whose file was thinned")
        elif sha256 is not None and sha256 != row.sha256:
            yield Finding("different", light.event_id, f"its SHA-256 of {named} is not the one of the snapshot")
    path = mirror.path_of(snapshots.root, light)
    try:
        mirrored = mirror.read(path)
    except ArchiveError as error:
        yield Finding("mirror", light.event_id, str(error))
        return
    if mirrored != catalogue.entry(light.event_id):
        yield Finding("mirror", light.event_id, f"{path} is not what was told; restore it from a backup")


def _unnamed(recorded: Recorded) -> Finding:
    sentence = f"no row names {recorded.path}; the next start takes it up if its source is declared"
    return Finding("unnamed", recorded.id, sentence)


def _pending(recorded: Recorded) -> Finding:
    return Finding("pending", recorded.id, f"{recorded.path} waits for the check that wrote it, or for the next start")
