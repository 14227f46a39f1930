"""A power cut or a failing disk at any write of one check: nothing kept is lost, nothing is told twice or never."""

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from tests.check.test_kills import SCENES, Scene, prepared
from tests.check.worlds import CARE, HOUR, Clock, Site, lab
from tests.faults.disk import Disk, failing, forked, power_cut
from watcher.archive.audit import audit
from watcher.errors import ArchiveError
from watcher.model import Outcome


def checked(root: Path, clock: Clock, site: Site, disk: Disk) -> None:
    """Make one check on this disk."""
    with lab(root, clock=clock, site=site) as quill, pytest.MonkeyPatch.context() as patch:
        disk.install(patch)
        quill.check(after=HOUR)


def operations(root: Path, scene: Scene) -> list[str]:
    disk = Disk(root)
    checked(root, *prepared(root, scene), disk)
    return disk.seen


def must_hold(root: Path, scene: Scene, clock: Clock, site: Site) -> None:
    """Start anew and check once more; then demand that all is as if nothing had happened."""
    with lab(root, clock=Clock(clock.now + HOUR), site=site) as quill:
        site.clock = quill.clock
        quill.adopt()
        assert quill.adopt() == 0
        assert quill.check().outcome in {scene.outcome, Outcome.UNCHANGED, Outcome.SUSPECT}
        assert tuple(entry.event for entry in quill.told) == scene.told
        kept = quill.world.catalogue.snapshots(CARE.id)
        assert tuple(quill.world.snapshots.load(snapshot.id).body for snapshot in kept) == scene.kept
        assert audit(quill.world.snapshots, quill.world.catalogue) == ()
        assert len(list((root / CARE.id).glob("*.entry.json"))) == len(scene.told) - 1


RARER = [pytest.param(number, marks=pytest.mark.slow) for number in (errno.EIO, errno.EDQUOT)]


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
def test_a_power_cut_at_any_write_costs_a_repeated_check_at_most(tmp_path: Path, scene: Scene) -> None:
    writes = operations(tmp_path / "whole", scene)
    assert len(writes) >= 4
    for number in range(1, len(writes) + 1):
        root = tmp_path / str(number)
        clock, site = prepared(root, scene)
        disk = Disk(root, number, power_cut)
        status = forked(partial(checked, root, clock, site, disk))
        assert os.WIFSIGNALED(status), f"the check did not reach its {number}. write"
        must_hold(root, scene, clock, site)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, *RARER], ids=errno.errorcode.get)
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
def test_a_disk_that_fails_at_any_write_is_told_and_loses_nothing(tmp_path: Path, scene: Scene, number: int) -> None:
    writes = operations(tmp_path / "whole", scene)
    for at in range(1, len(writes) + 1):
        root = tmp_path / f"{at}"
        clock, site = prepared(root, scene)
        said = ""
        try:
            checked(root, clock, site, Disk(root, at, failing(number)))
        except ArchiveError as error:
            said = str(error)
        if said:
            assert str(root) in said
            assert os.strerror(number) in said
            assert any(word in said for word in ("df -h", "quota", "mount it", "dmesg"))
        must_hold(root, scene, clock, site)


def test_the_disk_of_these_tests_sees_what_a_check_writes(tmp_path: Path) -> None:
    names = [one.split(" ")[0] for one in operations(tmp_path, SCENES["a change"])]
    assert names.count("write") == 2
    assert names.count("rename") == 3
    assert names.count("flush") >= 5
