"""A capture is on the disk before anything reads it, gets its name once, and cannot leave its folder."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.archive import captures
from watcher.archive.files import demand_space
from watcher.archive.snapshots import DamagedWarc, Recorded, Snapshots
from watcher.errors import ArchiveError, InputError


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    return Snapshots(tmp_path / "snapshots")


def test_a_recorded_capture_waits_in_incoming_and_is_kept_by_a_rename(snapshots: Snapshots) -> None:
    recorded = snapshots.record("care", captures.capture())
    assert recorded.id == "care/20260504120000"
    assert snapshots.incoming() == (recorded,)
    inode = recorded.path.stat().st_ino
    place = snapshots.keep(recorded)
    assert place == snapshots.root / "care" / "20260504120000.warc.gz"
    assert place.stat().st_ino == inode
    assert snapshots.incoming() == ()
    assert snapshots.load(recorded.id) == captures.capture()


def test_a_discarded_capture_leaves_nothing(snapshots: Snapshots) -> None:
    recorded = snapshots.record("care", captures.capture())
    snapshots.discard(recorded)
    snapshots.discard(recorded)
    assert snapshots.incoming() == ()
    assert list(snapshots.kept()) == []


def test_a_taken_second_gives_way_to_the_next(snapshots: Snapshots) -> None:
    ids = [snapshots.record("care", captures.capture()).id for _ in range(3)]
    assert ids == ["care/20260504120000", "care/20260504120001", "care/20260504120002"]
    kept = snapshots.incoming("care")[0]
    snapshots.keep(kept)
    assert snapshots.record("care", captures.capture()).id == "care/20260504120003"


def test_incoming_and_orphans_come_in_the_order_of_time(snapshots: Snapshots) -> None:
    for hour, source in ((3, "a"), (1, "b"), (2, "care")):
        snapshots.record(source, captures.capture(at=captures.NOON + timedelta(hours=hour)))
    assert [one.source_id for one in snapshots.incoming()] == ["b", "care", "a"]
    for one in snapshots.incoming():
        snapshots.keep(one)
    assert [one.source_id for one in snapshots.orphans(())] == ["b", "care", "a"]
    assert [one.source_id for one in snapshots.orphans({"care/20260504140000"})] == ["b", "a"]


def test_a_source_whose_id_begins_like_another_is_another(snapshots: Snapshots) -> None:
    snapshots.record("care", captures.capture())
    snapshots.record("care-charter", captures.capture())
    assert [one.source_id for one in snapshots.incoming("care")] == ["care"]


def test_what_a_killed_write_left_is_swept(snapshots: Snapshots) -> None:
    whole = snapshots.record("care", captures.capture())
    half = whole.path.with_name("care.20260504130000.warc.gz.part")
    other = whole.path.with_name("care-charter.20260504130000.warc.gz.part")
    for path in (half, other):
        path.write_bytes(b"half a capt")
    snapshots.sweep("care")
    assert not half.exists()
    assert other.exists()
    assert snapshots.incoming() == (whole,)


def test_a_damaged_capture_is_set_aside_and_not_thrown_away(snapshots: Snapshots) -> None:
    recorded = snapshots.record("care", captures.capture())
    recorded.path.write_bytes(b"not a capture")
    with pytest.raises(DamagedWarc):
        snapshots.read(recorded)
    aside = snapshots.set_aside(recorded)
    assert aside.read_bytes() == b"not a capture"
    assert snapshots.incoming() == ()


def test_a_file_in_another_ones_place_is_damage(snapshots: Snapshots) -> None:
    first = snapshots.keep(snapshots.record("care", captures.capture()))
    first.rename(first.with_name("20260504130000.warc.gz"))
    with pytest.raises(DamagedWarc, match="holds the snapshot care/20260504120000"):
        snapshots.load("care/20260504130000")
    with pytest.raises(DamagedWarc, match="is missing"):
        snapshots.load("care/20260504120000")


@pytest.mark.parametrize(
    "snapshot_id",
    ["../care/20260504120000", "care/../20260504120000", "care/2026", "/etc/passwd", "Care/20260504120000", "care", ""],
)
def test_an_id_cannot_leave_its_folder(snapshots: Snapshots, snapshot_id: str) -> None:
    with pytest.raises(InputError, match="no snapshot id"):
        snapshots.load(snapshot_id)


@pytest.mark.parametrize("source_id", ["..", "a/b", ".incoming", "_service", "A", "a\n", ""])
def test_a_source_id_cannot_either(snapshots: Snapshots, source_id: str) -> None:
    with pytest.raises(InputError):
        snapshots.record(source_id, captures.capture())


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    folder = tmp_path / "snapshots"
    folder.mkdir()
    folder.chmod(stat.S_IREAD | stat.S_IEXEC)
    yield folder
    folder.chmod(stat.S_IRWXU)


def test_a_folder_of_somebody_else_says_what_to_type(read_only: Path) -> None:
    with pytest.raises(ArchiveError, match="chown -R"):
        Snapshots(read_only).record("care", captures.capture())


def test_a_file_where_a_folder_should_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("a file")
    with pytest.raises(ArchiveError, match="snapshots"):
        Snapshots(tmp_path / "snapshots").record("care", captures.capture())


def test_a_disk_that_is_full_says_what_to_do(snapshots: Snapshots) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    (snapshots.root / ".incoming").mkdir(parents=True)
    (snapshots.root / ".incoming" / "care.20260504120000.warc.gz.part").symlink_to(full)
    with pytest.raises(ArchiveError, match="the disk is full: see `df -h`"):
        snapshots.record("care", captures.capture())


def test_checks_stop_while_room_is_left(tmp_path: Path) -> None:
    demand_space(tmp_path / "not" / "yet", 1)
    with pytest.raises(ArchiveError, match="are to stay free: checks stop"):
        demand_space(tmp_path, 2**70)


def test_a_recorded_capture_knows_its_source() -> None:
    assert Recorded("care/20260504120000", Path("x")).source_id == "care"


FOREIGN = (
    "care.warc.gz",
    "care.2026.warc.gz",
    "care.99999999999999x.warc.gz",
    "..%2f.warc.gz",
    "a.b.c.warc.gz",
    "CARE.20260504120000.warc.gz",
    "copy of care.20260504120000.warc.gz",
    ".care.20260504120000.warc.gz",
    "care.20260504120000.warc.gz~",
    "noise",
)


def test_what_people_leave_in_the_folders_is_not_ours_and_stays(snapshots: Snapshots) -> None:
    kept = snapshots.record("care", captures.capture())
    snapshots.keep(kept)
    incoming = snapshots.root / ".incoming"
    for name in FOREIGN:
        (incoming / name).write_bytes(b"x")
        (snapshots.root / "care" / name).write_bytes(b"x")
    (incoming / "care.20260504130000.warc.gz").mkdir()
    (snapshots.root / "lost+found").mkdir()
    (snapshots.root / "lost+found" / "20260504120000.warc.gz").write_bytes(b"x")
    assert snapshots.incoming() == ()
    assert list(snapshots.kept()) == [kept.id]
    assert [one.id for one in snapshots.orphans(())] == [kept.id]
    assert [one.id for one in snapshots.strays("care", lambda: ())] == [kept.id]
    assert all((incoming / name).exists() for name in FOREIGN)
