"""Every fault of the table goes through the real service: what the operator sees of it is what the table says.

Each fault is a host of its own, which serves a document first, then the fault, then the document again.
"""

import html
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.check.worlds import page
from tests.fetch.conftest import QUICK
from tests.fetch.hostile import BEHAVIOURS, Hostile, send
from tests.fetch.test_faults import FAILURES, rows
from tests.road.service import Service
from watcher import schedule
from watcher.check import World, check
from watcher.cli.opening import declarations
from watcher.cli.places import Places
from watcher.cli.watching import Watching
from watcher.cli.world import Installation, installation
from watcher.errors import Locked
from watcher.fetch import Client
from watcher.model import Event, Source, SourceState

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("operator")]

SECONDS_MAX = 60.0
NAMES = {f"fault-{number}": name for number, name in enumerate(FAILURES)}


@dataclass
class Seen:
    """What an operator can look at while all hosts fail, and after they came back."""

    server: Hostile
    log: list[str]
    sources: dict[str, dict[str, str]]
    listed: str
    unread: list[dict[str, str]]
    front: str
    told: Counter[tuple[str | None, Event]] = field(default_factory=Counter)
    """What was told of which source, in the end."""

    def as_in_the_table(self, source_id: str, said: str) -> str:
        """The sentence with the address that the table has, and without what the libraries add in brackets."""
        plain = said.replace(address(self.server, source_id).rpartition("/")[0], "https://lab.example")
        return re.sub(r" \((?!RFC).*?\)(?=[.:;]|$)", "", plain).replace("|", "\\|")


def address(server: Hostile, source_id: str) -> str:
    number = int(source_id.rpartition("-")[2])
    return f"http://127.0.1.{number + 1}:{server.port}/{NAMES[source_id]}"


def declare(folder: Path, server: Hostile) -> None:
    stanzas = [
        f'[[source]]\nid = "{one}"\ntitle = "Document {one}"\npublisher = "Lab"\nkind = "policy"\nscope = "all"\n'
        f'url = "{address(server, one)}"\nevery = "1s"\nallow_private = true\nhost_gap = "0s"\n'
        for one in NAMES
    ]
    (folder / "sources.toml").write_text("\n".join(stanzas))
    (folder / "watcher.toml").write_text('[watcher]\ndisk_free_min = "0"\nbase_url = "https://watch.example.org"\n')


def well(server: Hostile) -> None:
    body = page()
    for name in FAILURES:
        server.behaviours[name] = lambda _, connection, __: send(connection, 200, body)


@contextmanager
def opened_in(folder: Path) -> Iterator[tuple[Installation, schedule.Service]]:
    """The installation of a command, but for a client that waits a second where another waits half a minute."""
    where = Places(folder / "sources.toml", folder / "snapshots", folder / "feeds")
    with (
        installation(declarations(where), where) as opened,
        Client("model-welfare-watch/0 (test)", timedelta(0), limits=QUICK) as quick,
    ):
        hasty = replace(opened, client=quick, world=replace(opened.world, client=quick))
        service = schedule.Service(Watching(hasty, where))
        service.start()
        try:
            yield hasty, service
        finally:
            service.stop(5, 5)


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + SECONDS_MAX
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.2)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    folder = tmp_path_factory.mktemp("operator")
    log = Kept()
    logging.getLogger("watcher").addHandler(log)
    with Hostile(anywhere=True) as server:
        well(server)
        declare(folder, server)
        with opened_in(folder) as (opened, service):
            found = watch(folder, server, opened, service, log)
        yield found
    logging.getLogger("watcher").removeHandler(log)


class Kept(logging.Handler):
    """What was logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def watch(folder: Path, server: Hostile, opened: Installation, service: schedule.Service, log: Kept) -> Seen:
    def states() -> list[SourceState]:
        return [state for one, state in opened.catalogue.states().items() if one in NAMES]

    until(lambda: len([state for state in states() if state.baseline]) == len(NAMES), "every document is read")
    server.behaviours |= {name: BEHAVIOURS[name] for name in FAILURES}
    until(lambda: all(state.told_unreadable for state in states()), "every fault is told")
    until(lambda: service.failing == len(NAMES), "every fault is counted")
    opened.publish_status()
    found = Seen(
        server,
        list(log.lines),
        {one["id"]: one for one in json.loads(printed(folder, "sources", "--json"))},
        printed(folder, "sources", "--failing"),
        json.loads((folder / "feeds" / "health.json").read_text())["items"],
        html.unescape((folder / "feeds" / "index.html").read_text()),
    )
    well(server)
    for source in opened.sources.values():
        until(lambda one=source: read_again(opened.world, one), f"{source.id} can be read again")  # type: ignore[misc]
    found.told.update((entry.source_id, entry.event) for entry in opened.catalogue.entries())
    return found


def printed(folder: Path, *words: str) -> str:
    return Service(folder).command(*words).stdout


def read_again(world: World, source: Source) -> bool:
    """Look at a source that its host sent away for a day, or that its backoff holds."""
    try:
        return not check(world, source).outcome.bad
    except Locked:
        return False


@pytest.mark.parametrize("one", NAMES, ids=NAMES.values())
def test_every_surface_says_what_the_table_says(seen: Seen, one: str) -> None:
    reason, sentence = rows()[NAMES[one]]
    assert seen.sources[one]["reason"] == reason
    assert seen.sources[one]["failing_since"]
    assert seen.sources[one]["last_good"]

    shown = re.search(rf"^{one} .*\n  failing since [^:]+:\d\d UTC: {reason}\. (.*)$", seen.listed, re.MULTILINE)
    assert shown
    assert seen.as_in_the_table(one, shown[1]) == sentence

    said = [line.partition(": failed: ")[2] for line in seen.log if line.startswith(f"{one}: failed: ")]
    assert sentence in {seen.as_in_the_table(one, text) for text in said}

    items = [item for item in seen.unread if item["title"].startswith(f"Unreadable: Document {one},")]
    assert len(items) == 1
    assert sentence in seen.as_in_the_table(one, items[0]["content_text"])
    assert sentence in seen.as_in_the_table(one, seen.front)


def test_each_is_told_once_and_once_when_it_is_back(seen: Seen) -> None:
    health = {key: count for key, count in seen.told.items() if key[1] in (Event.UNREADABLE, Event.RECOVERED)}
    assert health == {(one, event): 1 for one in NAMES for event in (Event.UNREADABLE, Event.RECOVERED)}


def test_no_fault_is_told_as_a_change(seen: Seen) -> None:
    assert {event for _, event in seen.told} == {Event.BEGUN, Event.UNREADABLE, Event.RECOVERED}


def test_the_front_page_counts_them(seen: Seen) -> None:
    assert f"{len(NAMES)} documents cannot be read at present" in seen.front
