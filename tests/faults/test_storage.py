"""Storage that is damaged, locked or full to the brim: what is said, what is kept, and that the next round works."""

import contextlib
import os
import resource
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.check.test_kills import CHANGED
from tests.check.worlds import CARE, HOUR, Lab, lab, page
from tests.faults.disk import forked
from watcher.archive import database
from watcher.archive.catalogue import Catalogue
from watcher.errors import ArchiveError, Locked
from watcher.model import Event, Outcome


def begun(root: Path) -> Lab:
    with lab(root) as quill:
        quill.site.serve(page())
        quill.begin()
        quill.site.serve(CHANGED)
        return quill


def after(root: Path, before: Lab) -> None:
    """Start anew: the change is told, once."""
    with lab(root, clock=before.clock, site=before.site) as quill:
        quill.adopt()
        quill.check()
        assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]
        assert quill.check().outcome is Outcome.UNCHANGED
        assert {page(), CHANGED} == {
            quill.world.snapshots.load(snapshot.id).body for snapshot in quill.world.catalogue.snapshots(CARE.id)
        }


@pytest.mark.parametrize("limit", [512, 1_000, 1_200, 4_096, 20_000])
def test_no_file_may_grow_beyond_a_limit(tmp_path: Path, limit: int) -> None:
    """The system itself refuses: each file that a check writes, the database's own too, ends at some byte."""
    before = begun(tmp_path)

    def work() -> None:
        with lab(tmp_path, clock=before.clock, site=before.site) as quill:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            with pytest.raises(ArchiveError, match="`df -h`"):
                quill.check(after=HOUR)

    assert forked(work) == 0
    after(tmp_path, before)


def test_a_database_that_another_program_holds_is_named_and_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS_MAX", 0.3)
    before = begun(tmp_path)
    holder = sqlite3.connect(tmp_path / "catalogue.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveError, match="fuser"), lab(tmp_path, clock=before.clock, site=before.site) as quill:
        quill.check(after=HOUR)
    holder.close()
    after(tmp_path, before)


@pytest.mark.parametrize("share", [0, 1, 2, 3])
def test_a_damaged_database_is_said_to_be_damaged_and_can_be_made_again(tmp_path: Path, share: int) -> None:
    before = begun(tmp_path)
    file = tmp_path / "catalogue.sqlite"
    for rest in tmp_path.glob("catalogue.sqlite-*"):
        rest.unlink()
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.seek(share * size // 4)
        opened.write(os.urandom(size // 4))
    said = f"{file}"
    try:
        with lab(tmp_path, clock=before.clock, site=before.site) as quill:
            quill.check(after=HOUR)
    except ArchiveError as error:
        said = str(error)
    assert str(file) in said
    for rest in tmp_path.glob("catalogue.sqlite*"):
        rest.unlink()
    after(tmp_path, before)


def a_folder(file: Path) -> None:
    file.mkdir()


def a_circle(file: Path) -> None:
    file.symlink_to(file)


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def a_text(file: Path) -> None:
    file.write_text("shopping: bread, tea\n")


def another_programs(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE entries (dish TEXT)")


@pytest.mark.parametrize("put", [a_folder, a_circle, a_pipe, a_text, another_programs])
def test_what_is_no_catalogue_is_to_be_moved_away_and_nothing_is_lost(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    before = begun(tmp_path)
    file = tmp_path / "catalogue.sqlite"
    for rest in tmp_path.glob("catalogue.sqlite*"):
        rest.unlink()
    put(file)
    with pytest.raises(ArchiveError, match="move it away and start again") as said:
        Catalogue(file)
    assert "chown" not in str(said.value)
    for rest in tmp_path.glob("catalogue.sqlite*"):
        rest.rename(tmp_path.parent / f"{tmp_path.name}-{rest.name}")
    after(tmp_path, before)


def removed(root: Path) -> None:
    (root / "catalogue.sqlite").unlink()


def replaced(root: Path) -> None:
    copy = root / "copy"
    shutil.copy(root / "catalogue.sqlite", copy)
    copy.replace(root / "catalogue.sqlite")


def moved_with_its_folder(root: Path) -> None:
    root.rename(root.parent / "elsewhere")


@pytest.mark.parametrize("gone", [removed, replaced, moved_with_its_folder])
def test_a_catalogue_that_is_taken_away_under_a_service_stops_its_checks_and_loses_nothing(
    tmp_path: Path, gone: Callable[[Path], None]
) -> None:
    root = tmp_path / "snapshots"
    before = begun(root)
    with lab(root, clock=before.clock, site=before.site) as quill:
        gone(root)
        for _ in range(2):
            with pytest.raises(ArchiveError, match="put it back"):
                quill.check(after=HOUR)
    if (tmp_path / "elsewhere").exists():
        shutil.copytree(root, tmp_path / "elsewhere", dirs_exist_ok=True)  # what was received meanwhile
        shutil.rmtree(root)
        (tmp_path / "elsewhere").rename(root)
    after(root, before)


@pytest.mark.parametrize("left", [0.0, 0.3, 0.9])
def test_a_truncated_snapshot_is_told_and_does_not_stop_its_source(tmp_path: Path, left: float) -> None:
    before = begun(tmp_path)
    [file] = (tmp_path / CARE.id).glob("*.warc.gz")
    os.truncate(file, int(file.stat().st_size * left))
    with lab(tmp_path, clock=before.clock, site=before.site) as quill:
        quill.adopt()
        assert quill.check(after=HOUR).outcome is Outcome.CHANGED
        assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]


def test_two_instances_on_one_folder_tell_a_change_once(tmp_path: Path) -> None:
    before = begun(tmp_path)
    refused: list[int] = []

    def run() -> None:
        try:
            with lab(tmp_path, clock=before.clock, site=before.site) as quill:
                for _ in range(4):
                    quill.check()
        except Locked:
            refused.append(1)  # by a check of another one

    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(run) for _ in range(3)]:
            done.result()
    assert len(refused) < 3
    after(tmp_path, before)


def test_a_catalogue_opens_after_every_one_of_these(tmp_path: Path) -> None:
    begun(tmp_path)
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    assert catalogue.state(CARE.id) is not None
    catalogue.close()
