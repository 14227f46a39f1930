"""docs/faults.md tells operators what each failure looks like: here it is held against the failures themselves."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.fetch.conftest import QUICK
from tests.fetch.hostile import Hostile
from tests.fetch.test_client import FAILURES
from watcher.errors import ExtractFailure, FetchError, FetchFailure
from watcher.fetch import Client
from watcher.model import Suspicion

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"
ROW = re.compile(r"^\| `(?P<name>[\w.-]+)` \| `(?P<failure>[\w-]+)` \| (?P<says>.+) \|$", re.MULTILINE)


def rows() -> dict[str, tuple[str, str]]:
    return {found["name"]: (found["failure"], found["says"]) for found in ROW.finditer(DOCUMENT.read_text("utf-8"))}


def says(server: Hostile, error: FetchError) -> str:
    """What an operator reads, without the port of this run and without what the libraries add in brackets."""
    return re.sub(r" \((?!RFC).*?\)(?=[.:;]|$)", "", str(error).replace(server.base, "https://lab.example")).replace(
        "|", "\\|"
    )


@pytest.mark.parametrize("name", FAILURES)
def test_every_fault_is_told_as_the_table_says(server: Hostile, name: str) -> None:
    with Client("x/1", timedelta(0), limits=QUICK) as client, pytest.raises(FetchError) as caught:
        client.fetch(server.url(name), allow_private=True)
    assert rows()[name] == (caught.value.failure, says(server, caught.value))


def test_the_table_holds_nothing_else_and_at_least_sixty() -> None:
    assert rows().keys() == FAILURES.keys()
    assert len(FAILURES) >= 60


@pytest.mark.parametrize("reason", [*FetchFailure, *ExtractFailure, *Suspicion])
def test_every_reason_is_explained(reason: str) -> None:
    assert f"- `{reason}`: " in DOCUMENT.read_text("utf-8")
