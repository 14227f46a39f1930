"""One command line, run in this process, with what it printed and its exit code."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

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
    for name in ("CONFIG", "SNAPSHOTS", "FEEDS", "DATABASE"):
        monkeypatch.delenv(f"WATCHER_{name}", raising=False)

    def ran(*words: str) -> Ran:
        capfd.readouterr()
        code = code_of(list(words))
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran
