"""Entries stand beside their snapshots, come back from there, and the feed's own name is minted once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.archive.captures import NOON
from tests.archive.test_catalogue import entry
from watcher.archive import mirror
from watcher.archive.audit import audit
from watcher.archive.catalogue import Catalogue, Step
from watcher.archive.snapshots import Snapshots
from watcher.errors import ArchiveError
from watcher.model import Event


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "catalogue.sqlite")


def test_an_entry_is_mirrored_once_and_comes_back_whole(tmp_path: Path, catalogue: Catalogue) -> None:
    told = (entry(1), entry(2, source_id=None, event=Event.BEGUN))
    catalogue.commit(Step(entries=told))
    mirror.write(tmp_path, catalogue)
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.entry.json"))
    assert files == ["_service/20260504120002.begun.entry.json", "care/20260504120001.changed.entry.json"]
    assert catalogue.unmirrored() == ()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.entry.json")}
    mirror.write(tmp_path, catalogue)
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.entry.json")}
    fresh = Catalogue(tmp_path / "another.sqlite")
    assert mirror.load(tmp_path, fresh) == told
    assert [fresh.entry(one.event_id) for one in told] == list(told)
    assert mirror.load(tmp_path, fresh) == ()
    assert fresh.unmirrored() == ()


def test_a_damaged_mirror_stops_a_rebuild_and_is_found_by_the_audit(tmp_path: Path, catalogue: Catalogue) -> None:
    catalogue.commit(Step(entries=(entry(1),)))
    mirror.write(tmp_path, catalogue)
    path = next(tmp_path.rglob("*.entry.json"))
    path.write_text('{"event_id": 7}')
    with pytest.raises(ArchiveError, match="restore it from a backup"):
        mirror.load(tmp_path, Catalogue(tmp_path / "another.sqlite"))
    findings = audit(Snapshots(tmp_path), catalogue)
    assert [finding.kind for finding in findings] == ["mirror"]


def test_the_feed_is_named_once_and_a_move_of_domain_changes_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    minted = mirror.feed_id(tmp_path, catalogue, "https://watch.example.org/", NOON)
    assert minted == "watch.example.org,2026-05-04"
    assert (tmp_path / "feed-id").read_text() == f"{minted}\n"
    later = NOON + timedelta(days=400)
    assert mirror.feed_id(tmp_path, catalogue, "https://other.example", later) == minted
    (tmp_path / "feed-id").unlink()
    assert mirror.feed_id(tmp_path, catalogue, "https://other.example", later) == minted
    assert (tmp_path / "feed-id").read_text() == f"{minted}\n"
    assert mirror.feed_id(tmp_path, Catalogue(tmp_path / "anew.sqlite"), "https://other.example", later) == minted


@pytest.mark.parametrize(
    ("base_url", "authority"),
    [
        ("", "localhost"),
        ("http://[::1]:8080", "localhost"),
        ("https://WATCH.example:8443/w", "watch.example"),
        ("https://wächter.example", "xn--wchter-bua.example"),
    ],
)
def test_the_feed_is_named_as_a_tag_may_name_it(
    tmp_path: Path, catalogue: Catalogue, base_url: str, authority: str
) -> None:
    assert mirror.feed_id(tmp_path, catalogue, base_url, NOON) == f"{authority},2026-05-04"


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe\x00", b"watch.example.org", b"<script>,2026-01-01\n", b"\0" * 4096])
def test_a_damaged_feed_id_is_found_again_in_what_was_told(tmp_path: Path, catalogue: Catalogue, damage: bytes) -> None:
    minted = mirror.feed_id(tmp_path, catalogue, "https://watch.example.org/", NOON)
    catalogue.commit(Step(entries=(replace(entry(1), guid=f"tag:{minted}:care/1..2"),)))
    mirror.write(tmp_path, catalogue)
    (tmp_path / "feed-id").write_bytes(damage)
    anew = Catalogue(tmp_path / "anew.sqlite")
    later = NOON + timedelta(days=400)
    assert mirror.feed_id(tmp_path, anew, "https://other.example", later) == minted
    assert (tmp_path / "feed-id").read_text() == f"{minted}\n"


def test_a_damaged_feed_id_is_mended_out_of_the_catalogue(tmp_path: Path, catalogue: Catalogue) -> None:
    minted = mirror.feed_id(tmp_path, catalogue, "https://watch.example.org/", NOON)
    (tmp_path / "feed-id").write_bytes(b"\0")
    assert mirror.feed_id(tmp_path, catalogue, "https://other.example", NOON) == minted
    assert (tmp_path / "feed-id").read_text() == f"{minted}\n"


def test_a_damaged_entry_does_not_hide_the_feed_id_of_the_next(tmp_path: Path, catalogue: Catalogue) -> None:
    for number in (1, 2):
        catalogue.commit(
            Step(entries=(replace(entry(number), guid=f"tag:watch.example.org,2026-05-04:care/{number}"),))
        )
    mirror.write(tmp_path, catalogue)
    min(tmp_path.rglob("*.entry.json")).write_bytes(b"{")
    anew = Catalogue(tmp_path / "anew.sqlite")
    assert mirror.feed_id(tmp_path, anew, "https://other.example", NOON) == "watch.example.org,2026-05-04"
