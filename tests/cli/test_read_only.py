"""Folders that cannot be written: a backup is looked at, what was published is served, and why is said."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_run import OFTEN, Service, clean_environment, running, until
from tests.loopback import Site
from watcher.archive.catalogue import Catalogue, Step


def mount(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run commands in a mount namespace in which `folder` is mounted read-only; skip where that is not allowed."""
    prepare = f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder}"
    unshare = shutil.which("unshare")
    tried = unshare and subprocess.run([unshare, "-rm", "sh", "-c", prepare], capture_output=True, check=False)
    if not unshare or not tried or tried.returncode:
        pytest.skip("no mount namespaces here")
    return subprocess.run(
        [unshare, "-rm", "sh", "-c", f"{prepare} && {command}"],
        cwd=folder.parent,
        capture_output=True,
        text=True,
        check=False,
        env=clean_environment(),
    )


def test_a_backup_that_is_mounted_read_only_can_be_audited(changed: str, tmp_path: Path) -> None:
    for words in ("audit", "sources", "changes", "show maple-charter", "history maple-charter"):
        done = mount(tmp_path / "snapshots", f"{sys.executable} -m watcher {words}")
        assert (done.returncode, done.stderr) == (0, ""), words
        assert "maple-charter" in done.stdout or "clean: 2 snapshots" in done.stdout


def test_a_read_only_mount_is_not_told_to_be_given_to_another_owner(run: Run, site: Site, tmp_path: Path) -> None:
    run("check")
    done = mount(tmp_path / "snapshots", f"{sys.executable} -m watcher check")
    assert done.returncode == 3
    assert "mounted read-only" in done.stderr
    assert "chown" not in done.stderr
    listed = mount(tmp_path / "snapshots", f"{sys.executable} -m watcher sources").stdout
    assert listed.startswith("checks have stopped:")
    assert "mounted read-only" in listed.splitlines()[0]


def test_sources_say_that_checks_have_stopped_for_want_of_disk(run: Run, site: Site, tmp_path: Path) -> None:
    run("check")
    assert "checks have stopped" not in run("sources").out
    (tmp_path / "watcher.toml").write_text('[watcher]\ndisk_free_min = "900TB"\n')
    first = run("sources").out.splitlines()[0]
    assert first.startswith("checks have stopped: only")
    assert "last check 20" in first
    done = run("sources", "--json")
    assert json.loads(done.out)[0]["id"] == "maple-charter"
    assert "checks have stopped" in done.err


def test_a_start_whose_storage_fails_serves_what_was_published(site: Site, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text((tmp_path / "sources.toml").read_text() + OFTEN)
    with running(tmp_path) as service:
        until(lambda: service.health().get("status") == "ok", service)
        until(service.titles, service)
        assert service.stop() == 0
        _block(tmp_path)
        service.process = service.begin()
        until(lambda: service.health().get("status") == "archive", service)
        assert service.ask("/healthz")[0] == 503
        assert service.health()["why"]
        assert service.ask("/feed.rss")[0] == 200
        assert service.stop() == 0


def test_a_first_start_whose_storage_fails_ends_and_says_why(site: Site, tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("a file where a folder should be")
    service = Service(tmp_path)
    assert service.process.wait(20) == 3
    assert "snapshots" in service.log.read_text()


def _block(folder: Path) -> None:
    """Storage that fails for everybody, the superuser too: a folder stands where the lock should."""
    (folder / "snapshots" / ".scheduler.lock").unlink()
    (folder / "snapshots" / ".scheduler.lock").mkdir()


def test_sources_say_that_nobody_checks(run: Run, site: Site, tmp_path: Path) -> None:
    run("check")
    file = tmp_path / "snapshots" / "catalogue.sqlite"
    opened = Catalogue(file)
    state = opened.state("maple-charter")
    assert state is not None
    assert state.last_checked is not None
    before = state.last_checked - timedelta(days=3)
    opened.commit(Step(state=replace(state, last_checked=before, next_due=before + timedelta(hours=1))))
    opened.close()
    first = run("sources").out.splitlines()[0]
    assert first.startswith("checks have stopped: 1 source should have been checked since")
