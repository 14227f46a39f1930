"""One command line, run in this process, with what it printed and its exit code; and a story to ask about."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.charter import declare, publish_edit
from tests.loopback import Site, serve
from watcher.cli.root import code_of


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    without_places(monkeypatch)

    def ran(*words: str) -> Ran:
        capfd.readouterr()
        code = code_of(list(words))
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


def without_places(environment: pytest.MonkeyPatch) -> None:
    """Let the environment name no places: each test works in a folder of its own."""
    for name in ("CONFIG", "SNAPSHOTS", "FEEDS", "DATABASE"):
        environment.delenv(f"WATCHER_{name}", raising=False)


@pytest.fixture(scope="session")
def host() -> Iterator[Site]:
    """The lab's site, at one address for all tests."""
    with serve() as host:
        yield host


@pytest.fixture
def site(host: Site, tmp_path: Path) -> Site:
    """The same site with the charter as it was first, and a folder that declares it."""
    host.answers = {}
    declare(host, tmp_path)
    return host


@pytest.fixture(scope="session")
def story(host: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that has told one change: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("story")
    host.answers = {}
    declare(host, folder)
    with chdir(folder), pytest.MonkeyPatch.context() as environment:
        without_places(environment)
        assert code_of(["check"]) == 0
        publish_edit(host)
        assert code_of(["check"]) == 0
    return folder


@pytest.fixture
def changed(run: Run, story: Path, site: Site, tmp_path: Path) -> str:
    """A catalogue with one change; its id."""
    shutil.copytree(story, tmp_path, dirs_exist_ok=True)
    publish_edit(site)
    (page,) = (tmp_path / "feeds" / "changes" / "maple-charter").glob("*.html")
    return f"maple-charter/{page.stem.replace('-', '..')}"
