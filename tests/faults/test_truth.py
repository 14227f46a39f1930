"""A real service through an outage, its patience, a recovery, a network that is down and a disk that is full: at each
moment `watcher sources`, the front page, /healthz and the exit code tell the same, and the health feed tells it once.
"""

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.check.worlds import PARAGRAPHS, page
from tests.fetch.hostile import Hostile, send
from tests.road.service import Service

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.xdist_group("truth")]

SECONDS_MAX = 60.0
NAMES = ("elm", "fir", "oak")
ROOM, NO_ROOM = "0", "100000 TB"


@dataclass
class House:
    """Three documents, each at a host of its own, and the service that watches them."""

    folder: Path
    service: Service
    server: Hostile

    def declare(self, disk_free_min: str = ROOM) -> None:
        hosts = zip(NAMES, (f"127.0.2.{number}" for number in range(1, 4)), strict=True)
        stanzas = [
            f'[[source]]\nid = "{name}"\ntitle = "The {name} charter"\npublisher = "Lab"\nkind = "commitment"\n'
            f'url = "http://{host}:{self.server.port}/{name}"\nscope = "all"\nevery = "2s"\n'
            'allow_private = true\nhost_gap = "0s"\n'
            for name, host in hosts
        ]
        (self.folder / "sources.toml").write_text("\n".join(stanzas))
        (self.folder / "watcher.toml").write_text(
            f'[watcher]\nlisten = "127.0.0.1:{self.service.port}"\nbase_url = "{self.service.base}"\n'
            f'disk_free_min = "{disk_free_min}"\n'
        )

    def well(self, *names: str) -> None:
        for name in names or NAMES:
            body = page(*(f"{text} So says {name}." for text in PARAGRAPHS))
            self.server.behaviours[name] = lambda _, connection, __, body=body: send(connection, 200, body)  # type: ignore[misc]

    def fails(self, *names: str) -> None:
        for name in names:
            self.server.behaviours[name] = self.server.behaviours["error"]

    def healthz(self) -> dict[str, object]:
        try:
            return dict(httpx.get(f"{self.service.base}/healthz", timeout=5).json())
        except httpx.TransportError:
            return {}

    def front(self) -> str:
        return html.unescape(httpx.get(f"{self.service.base}/", timeout=5).text)

    def sources(self) -> tuple[set[str], str]:
        """Ids of those that fail, and what is said beside them."""
        listed = self.service.command("sources", "--json")
        return {one["id"] for one in json.loads(listed.stdout) if one["failing_since"]}, listed.stderr

    def published(self) -> list[dict[str, str | None]]:
        """What the public list says of each source."""
        return list(httpx.get(f"{self.service.base}/api/v1/sources.json", timeout=5).json()["sources"])

    def health(self) -> list[str]:
        """Titles of the health feed, oldest first, without times."""
        items = httpx.get(f"{self.service.base}/health.json", timeout=5).json()["items"]
        return [re.split(r",? (?:since|after) ", item["title"])[0] for item in reversed(items)]

    def restart(self, disk_free_min: str) -> None:
        assert self.service.stop() == 0
        self.declare(disk_free_min)
        self.service.start()
        until(self.healthz, self)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with Hostile(anywhere=True) as server:
        made = House(tmp_path, Service(tmp_path), server)
        made.well()
        made.declare()
        made.service.start()
        yield made
        made.service.kill()
        made.server.close()


def until(true: Callable[[], object], house: House) -> None:
    end = time.monotonic() + SECONDS_MAX
    while not true():
        assert time.monotonic() < end, house.service.log()[-3000:]
        time.sleep(0.3)


def all_say(house: House, *failing: str) -> None:
    """Each surface names these documents, or their number, and no others; the front page follows within a pulse."""
    until(lambda: house.healthz().get("failing") == len(failing), house)
    assert house.healthz()["status"] == "ok"
    assert house.sources() == (set(failing), "")
    banner = f"{len(failing)} document{'' if len(failing) == 1 else 's'} cannot be read at present"
    until(lambda: (banner in house.front()) is bool(failing), house)
    front = house.front().partition("Cannot be read at present</h2>")[2].partition("<h2")[0]
    assert {name for name in NAMES if f"The {name} charter" in front} == set(failing)
    assert {one["id"] for one in house.published() if one["failing_since"]} == set(failing)
    assert house.service.command("check", *NAMES).returncode == int(bool(failing))


def test_at_each_moment_all_tell_the_same(house: House) -> None:
    until(lambda: house.healthz().get("status") == "ok" and "three documents watched" in house.front().lower(), house)
    until(lambda: all(one["last_good"] for one in house.published()), house)
    all_say(house)
    assert house.health() == []

    house.fails("fir")
    until(house.health, house)
    all_say(house, "fir")
    told = ["Unreadable: The fir charter"]
    assert house.health() == told

    house.well("fir")
    all_say(house)
    told += ["Readable again: The fir charter"]
    assert house.health() == told

    port = house.server.port
    house.server.close()
    until(lambda: len(house.health()) > len(told), house)
    all_say(house, *NAMES)
    until(lambda: "No host has been reached since" in words(house.front()), house)
    told += ["Unreadable: no host can be reached"]
    assert house.health() == told

    house.server = Hostile(anywhere=True, port=port).__enter__()
    house.well()
    until(lambda: len(house.health()) > len(told), house)
    all_say(house)
    until(lambda: "No host has been reached" not in house.front(), house)
    told += ["Readable again: hosts can be reached again"]
    assert house.health() == told

    house.restart(NO_ROOM)
    until(lambda: house.healthz().get("status") == "archive", house)
    until(lambda: "Checks have stopped for want of disk space since" in words(house.front()), house)
    assert "checks have stopped" in house.sources()[1]
    assert house.service.command("check", *NAMES).returncode == 3
    told += ["Unreadable: checks have stopped for want of disk space"]
    assert house.health() == told

    house.restart(ROOM)
    until(lambda: len(house.health()) > len(told), house)
    all_say(house)
    until(lambda: "Checks have stopped" not in house.front(), house)
    told += ["Readable again: there is room on the disk again, and checks go on"]
    assert house.health() == told


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", "", page))
