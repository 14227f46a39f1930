"""The service for a while among 1,000 sources of which a fifth fail in twenty ways.

The hosts are one hostile server under twenty loopback addresses (127.0.0.1 to .20). At the end it must hold that memory
is flat, that no source that answers was asked less than half as often as the others, that each host was asked with its
gap, and that nothing was told as a change. Prints what it measured.
"""

import json
import tempfile
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from tests.fetch.hostile import PAGE, Asked, Hostile, send
from tests.road.service import Service

MINUTES = 10.0
SOURCES, HOSTS = 1_000, 20
GAP_SECONDS = 0.1
EVERY_SECONDS = 30
TWENTY_WAYS = (
    "error", "bad-gateway", "unavailable", "missing", "gone", "forbidden", "too-many", "challenge-403", "loop",
    "nowhere", "to-file", "cut-gzip", "not-gzip", "gzip-bomb", "short", "bad-chunk", "two-lengths", "no-status",
    "reset", "zstd",
)  # fmt: skip
FIRST_ROUND_SECONDS_MAX = 300.0
GROWTH_MB_MAX = 120
"""Of the second half of the time over the middle: pages and rows of 1,000 sources are written, nothing piles up."""


def page(_server: Hostile, connection: object, asked: Asked) -> None:
    """Answer with a document of its own for each source."""
    body = PAGE.replace(b"Wren", asked.path.encode())
    send(connection, 200, body, {"Content-Type": "text/html"})  # type: ignore[arg-type]


def declare(folder: Path, server: Hostile, port: int) -> None:
    """Write 1,000 declarations; every fifth source fails."""
    stanzas = []
    for number in range(SOURCES):
        way = TWENTY_WAYS[number // 5 % len(TWENTY_WAYS)] if number % 5 == 0 else "soak"
        host = f"127.0.0.{number % HOSTS + 1}:{server.port}"
        stanzas.append(
            f'[[source]]\nid = "s{number}"\ntitle = "Source {number}"\npublisher = "Soak"\nkind = "policy"\n'
            f'url = "http://{host}/{way}/{number}"\nscope = "all"\nevery = "{EVERY_SECONDS}s"\nallow_private = true\n'
            f'host_gap = "{GAP_SECONDS}s"\n'
        )
    (folder / "sources.toml").write_text("\n".join(stanzas))
    (folder / "watcher.toml").write_text(f'[watcher]\nlisten = "127.0.0.1:{port}"\n')


def resident_mb(process: int) -> float:
    """Return the memory that the service itself holds; its readers are bounded one by one."""
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def smallest_gap(server: Hostile) -> float:
    """Return the shortest time between two requests to one host.

    A request that met a connection closed meanwhile is sent once more at once, and is one request.
    """
    times = defaultdict(list)
    for asked in server.asked:
        times[asked.headers.get("host")].append(asked)
    pairs = (pair for every in times.values() for pair in pairwise(every))
    return min(later.at - earlier.at for earlier, later in pairs if earlier.path != later.path)


def turns(server: Hostile) -> list[int]:
    """Return how often each source that answers was asked, fewest first."""
    counted: dict[str, int] = defaultdict(int)
    for asked in server.asked:
        counted[asked.path] += 1
    return sorted(counted[f"/soak/{number}"] for number in range(SOURCES) if number % 5)


def _wait_for_the_first_round(server: Hostile) -> None:
    """Every document is new at first, and takes a slow machine longer than the minute that is to be measured."""
    end = time.monotonic() + FIRST_ROUND_SECONDS_MAX
    while len(server.asked) < SOURCES or not turns(server)[0]:
        assert time.monotonic() < end, "the first round did not end"
        time.sleep(1)


def main(minutes: float) -> bool:
    """Run, measure, print; return whether all held."""
    seconds = 60 * minutes
    with (
        tempfile.TemporaryDirectory(prefix="soak-") as name,
        Hostile(behaviours={"soak": page}, anywhere=True) as server,
    ):
        folder = Path(name)
        service = Service(folder)
        declare(folder, server, service.port)
        service.start()
        assert service.process is not None
        _wait_for_the_first_round(server)
        begun = time.monotonic()
        memory = []
        while time.monotonic() - begun < seconds:
            time.sleep(1)
            memory.append(resident_mb(service.process.pid))
        code = service.stop()
        changes = json.loads(service.command("changes", "--json").stdout)
        middle, last = memory[len(memory) // 2], max(memory[-5:])
        asked, gap = turns(server), smallest_gap(server)
        fewest, typical = asked[0], asked[len(asked) // 2]
    print(f"{len(server.asked):,} requests in the first round and {seconds:.0f} s")
    print(f"memory {middle:.0f} MB at half time, {last:.0f} MB at the end")
    print(f"a source that answers was asked {typical} times, the one asked least {fewest} times")
    print(f"smallest gap of a host {gap * 1000:.0f} ms of {GAP_SECONDS * 1000:.0f}")
    print(f"{len(changes)} changes told; exit code {code}")
    return not (last - middle > GROWTH_MB_MAX or fewest * 2 < typical or gap < 0.9 * GAP_SECONDS or changes or code)
