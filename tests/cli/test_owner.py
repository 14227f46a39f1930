"""Two watchers with snapshots of their own and one public folder: the second is refused before it does anything."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.loopback import Site

OTHER = ("--snapshots", "other")


def public() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path("feeds").rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["run", "check", "publish"])
def test_a_second_watcher_is_refused_and_the_feeds_of_the_first_stay(run: Run, site: Site, command: str) -> None:
    assert run("check").code == 0
    if command == "publish":
        assert run("check", *OTHER, "--feeds", "elsewhere").code == 0
    before = public()
    refused = run(command, *OTHER)
    assert (refused.code, "published by another watcher" in refused.err) == (75, True)
    assert public() == before
    assert run("check").code == 0


def test_an_audit_says_whose_the_folder_is_and_the_list_of_sources_too(run: Run, site: Site) -> None:
    assert run("check").code == 0
    assert run("check", *OTHER, "--feeds", "elsewhere").code == 0
    audit = run("audit", *OTHER)
    assert (audit.code, audit.out.count("published by another watcher")) == (3, 1)
    assert run("audit").code == 0
    sources = run("sources", *OTHER)
    assert (sources.code, sources.err.count("published by another watcher")) == (3, 1)


def test_the_same_history_stays_at_home_without_its_catalogue_and_in_another_folder(run: Run, site: Site) -> None:
    assert run("check").code == 0
    for lost in Path("snapshots").glob("catalogue.sqlite*"):
        lost.unlink()
    assert run("publish").code == 0
    shutil.move("snapshots", "other")
    assert run("check", *OTHER).code == 0
    assert run("audit", *OTHER).code == 0


def test_what_names_the_owner_says_nothing_of_the_machine_and_is_emptied_with_the_rest(run: Run, site: Site) -> None:
    assert run("check").code == 0
    assert Path("feeds/.history").read_text() == Path("snapshots/history-id").read_text()
    assert len(Path("feeds/.history").read_text()) == 17
    shutil.rmtree("feeds")
    assert run("check", *OTHER).code == 0
    assert json.loads(Path("feeds/feed.json").read_text())["items"]
    assert run("check").code == 75
