"""A round over N pages against a floor of fetch-and-hash, and the time from start to first request.

The floor: one httpx client, ten workers, ETags, SHA-256, and each changed page parsed twice with BeautifulSoup. Ours: a
whole check of each page - conditional request, archive, extraction, comparison, catalogue, feeds. Both in one run, in
turn, on the same server; run as `python -m bench.rounds`.
"""

import hashlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from bs4 import BeautifulSoup

from tests.road.service import free_port
from watcher.check import check
from watcher.cli.places import Places
from watcher.cli.world import Installation, installation
from watcher.config import load
from watcher.schedule import HostQueue, Workers

SIZES = (50, 200, 1000)
ROUNDS = 3
WORKERS = 10
SECOND = 1.0
"""A second is a snapshot's name: a source asked twice in one waits, which is not what is measured here."""


@contextmanager
def pages() -> Iterator[str]:
    """Serve the invented pages in another process; give the base address."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.pages", str(port)])
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                httpx.get(f"{base}/robots.txt")
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield base
    finally:
        process.terminate()
        process.wait()


class Floor:
    """Fetch, hash, and parse twice what changed."""

    def __init__(self, base: str, size: int) -> None:
        self.client = httpx.Client(base_url=base)
        self.size = size
        self.tags: dict[int, str] = {}
        self.digests: dict[int, str] = {}

    def one(self, number: int) -> None:
        tag = self.tags.get(number)
        answer = self.client.get(f"/p/{number}", headers={"If-None-Match": tag} if tag else {})
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return
        digest = hashlib.sha256(answer.content).hexdigest()
        if self.digests.get(number, digest) != digest:
            for _ in range(2):
                BeautifulSoup(answer.content, "lxml").get_text()
        self.digests[number], self.tags[number] = digest, answer.headers["etag"]

    def round(self) -> float:
        begun = time.perf_counter()
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(self.one, range(self.size)))
        return time.perf_counter() - begun


def declarations(folder: Path, base: str, size: int) -> Path:
    """Write the declarations of N pages, without a gap."""
    stanzas = [
        f'[[source]]\nid = "charter-{n}"\ntitle = "Charter {n}"\npublisher = "Halcyon Labs"\nkind = "policy"\n'
        f'url = "{base}/p/{n}"\nscope = "all"\nevery = "1h"\nallow_private = true\nhost_gap = "0s"\n'
        for n in range(size)
    ]
    path = folder / "sources.toml"
    path.write_text("\n".join(stanzas))
    return path


def our_round(opened: Installation) -> float:
    """Check every source once, then write the status pages, as `watcher check` does."""
    world, client = opened.world, opened.client
    queue = HostQueue(lambda url: (client.ready_at(url) - datetime.now(UTC)).total_seconds(), world.settings.host_gap)
    failures: list[object] = []
    told = threading.Lock()

    def tell(checked: object) -> None:
        with told:
            if getattr(checked, "error", None):
                failures.append(checked)

    begun = time.perf_counter()
    workers = Workers(queue, lambda source: check(world, source), tell, count=WORKERS)
    queue.put(opened.sources.values())
    workers.start()
    queue.wait_idle()
    opened.publisher.publish_status()
    taken = time.perf_counter() - begun
    workers.stop(5)
    if failures:
        sys.exit(f"a check failed: {failures[0]}")
    return taken


def memory(field: str) -> float:
    """Return this process's VmRSS or VmHWM in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1]) / 1024
    return 0.0


def measure(size: int) -> None:
    """Print one row: medians and the ratio."""
    with pages() as base, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        declared = load(declarations(folder, base, size))
        floor = Floor(base, size)
        places = Places(folder / "sources.toml", folder / "snapshots", folder / "feeds", None)
        with installation(declared, places) as opened:
            idle = memory("VmRSS")
            floor.round()
            our_round(opened)
            floors, ours = [], []
            for _ in range(ROUNDS):
                httpx.get(f"{base}/advance")
                time.sleep(SECOND)
                floors.append(floor.round())
                ours.append(our_round(opened))
            ratios = [mine / theirs for mine, theirs in zip(ours, floors, strict=True)]
            row = f"{statistics.median(floors):8.2f}{statistics.median(ours):8.2f}{statistics.median(ratios):8.2f}"
            print(f"{size:6d}{row}{idle:10.0f}{memory('VmHWM') - idle:10.0f}", flush=True)


def start_up() -> None:
    """Print how long `watcher run` takes from start to its first answered request."""
    taken = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            folder, port = Path(name), free_port()
            declarations(folder, "http://127.0.0.1:9", 5)
            (folder / "watcher.toml").write_text(f'[watcher]\nlisten = "127.0.0.1:{port}"\n')
            begun = time.perf_counter()
            command = [sys.executable, "-m", "watcher", "run", "--config", str(folder / "sources.toml")]
            process = subprocess.Popen(
                [*command, "--snapshots", str(folder / "s"), "--feeds", str(folder / "f")],
                stderr=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            while True:
                try:
                    httpx.get(f"http://127.0.0.1:{port}/healthz")
                    break
                except httpx.TransportError:
                    time.sleep(0.01)
            taken.append(time.perf_counter() - begun)
            process.terminate()
            process.wait()
    print(f"start to first request: {statistics.median(taken):.2f} s")


def main() -> None:
    print(f"{'N':>6}{'floor s':>8}{'ours s':>8}{'ratio':>8}{'idle MB':>10}{'above MB':>10}")
    for size in SIZES if len(sys.argv) == 1 else map(int, sys.argv[1:]):
        measure(size)
    start_up()


if __name__ == "__main__":
    main()
