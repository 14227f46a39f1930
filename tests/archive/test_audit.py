"""The audit finds what a person would have to find by hand."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive import captures
from tests.archive.test_catalogue import entry
from watcher.archive import mirror
from watcher.archive.audit import audit
from watcher.archive.catalogue import Catalogue, Step
from watcher.archive.snapshots import Snapshots
from watcher.model import Document, Snapshot

CAPTURE = captures.capture()
ROW = Snapshot(
    "care/20260504120000",
    "care",
    CAPTURE.at,
    CAPTURE.url,
    CAPTURE.requested_url,
    CAPTURE.sha256,
    "text/html",
    len(CAPTURE.body),
    document_digest="d",
    rules_digest="r",
)


def kept(root: Path, row: Snapshot = ROW, *, read: bool = True, **named: object) -> tuple[Snapshots, Catalogue]:
    snapshots, catalogue = Snapshots(root), Catalogue(root / "catalogue.sqlite")
    snapshots.keep(snapshots.record("care", CAPTURE))
    documents = ((ROW.sha256, "r", Document("Care", (), "html")),) if read else ()
    told = entry(1, **({"after": ROW.id, "sha256_after": ROW.sha256} | named))
    catalogue.commit(Step(snapshot=row, documents=documents, entries=(told,)))
    mirror.write(root, catalogue)
    return snapshots, catalogue


def test_what_is_whole_is_silent(tmp_path: Path) -> None:
    assert audit(*kept(tmp_path)) == ()


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a byte": (lambda path: path.write_bytes(path.read_bytes()[:200] + b"!" + path.read_bytes()[201:]), "damaged"),
    "the end": (lambda path: path.write_bytes(path.read_bytes()[:-200]), "damaged"),
    "the file": (lambda path: path.unlink(), "missing"),
}


@pytest.mark.parametrize(("damage", "kind"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_file_that_lost_something_is_found(tmp_path: Path, damage: Callable[[Path], object], kind: str) -> None:
    snapshots, catalogue = kept(tmp_path)
    damage(snapshots.path(ROW.id))
    assert [finding.kind for finding in audit(snapshots, catalogue)] == [kind]


def test_a_row_that_says_something_else_is_found(tmp_path: Path) -> None:
    findings = audit(*kept(tmp_path, replace(ROW, url="https://quill.example/other")))
    assert [finding.kind for finding in findings] == ["different"]


def test_a_reading_that_is_lost_is_found(tmp_path: Path) -> None:
    assert [finding.kind for finding in audit(*kept(tmp_path, read=False))] == ["reference"]


def test_an_entry_that_names_what_is_not_there_is_found(tmp_path: Path) -> None:
    findings = audit(*kept(tmp_path, before="care/20260101000000"))
    assert [(finding.kind, finding.what) for finding in findings] == [("reference", "care/1")]


def test_an_entry_with_another_digest_is_found(tmp_path: Path) -> None:
    assert [finding.kind for finding in audit(*kept(tmp_path, sha256_after="ff"))] == ["different"]


def test_an_entry_whose_snapshot_was_thinned_is_found(tmp_path: Path) -> None:
    snapshots, catalogue = kept(tmp_path)
    catalogue.set_thinned([ROW.id])
    assert [finding.kind for finding in audit(snapshots, catalogue)] == ["reference"]


def test_a_mirror_that_is_gone_is_found(tmp_path: Path) -> None:
    snapshots, catalogue = kept(tmp_path)
    next(tmp_path.rglob("*.entry.json")).unlink()
    assert [finding.kind for finding in audit(snapshots, catalogue)] == ["mirror"]


def test_files_that_nothing_names_are_found(tmp_path: Path) -> None:
    snapshots, catalogue = kept(tmp_path)
    snapshots.keep(snapshots.record("log", CAPTURE))
    snapshots.record("log", CAPTURE)
    assert [finding.kind for finding in audit(snapshots, catalogue)] == ["unnamed", "pending"]
