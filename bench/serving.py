"""Conditional polls of a feed while checks run: `python -m bench.serving [SECONDS]`. Needs wrk.

The real service watches 200 pages that change under it, 20 checks a second; wrk asks for feed.atom with the validator
that every reader sends. The service and its readers have two cores. Printed: requests a second, the 99th percentile.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import httpx

from bench.rounds import declarations, pages
from tests.road.service import Service
from watcher.archive.catalogue import Catalogue

SECONDS = 15
SOURCES = 200
CONNECTIONS = 16
CORES = {0, 1}


def main() -> None:
    """Start the service, poll it, and print what wrk measured."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with pages() as base, tempfile.TemporaryDirectory() as name:
        service = Service(Path(name))
        declared = declarations(service.folder, base, SOURCES)
        declared.write_text(declared.read_text().replace('every = "1h"', 'every = "10s"'))
        (service.folder / "watcher.toml").write_text(f'[watcher]\nlisten = "127.0.0.1:{service.port}"\n')
        service.start()
        assert service.process is not None
        os.sched_setaffinity(service.process.pid, CORES)
        try:
            tag = validator(f"{service.base}/feed.atom")
            before = checks(service.folder)
            polled = poll(f"{service.base}/feed.atom", tag, seconds, base)
            made = checks(service.folder) - before
        finally:
            service.stop()
    found = dict(re.findall(r"^\s*(99%|Requests/sec:|Non-2xx or 3xx responses:)\s+(\S+)", polled, re.MULTILINE))
    measured = f"{found.get('Requests/sec:')} requests/s, p99 {found.get('99%')} on {len(CORES)} cores"
    print(f"{measured}, beside {made / seconds:.0f} checks a second")


def checks(folder: Path) -> int:
    """Return how many checks the service has made."""
    with closing(Catalogue(folder / "snapshots" / "catalogue.sqlite")) as catalogue:
        return sum(state.checks for state in catalogue.states().values())


def validator(url: str) -> str:
    """Wait until the feed is there and return its ETag."""
    for _ in range(600):
        try:
            answer = httpx.get(url)
            if answer.status_code == httpx.codes.OK:
                return answer.headers["etag"]
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    sys.exit("the feed did not appear")


def poll(url: str, tag: str, seconds: int, base: str) -> str:
    """Run wrk and let the pages change meanwhile; return what it printed."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", f"If-None-Match: {tag}", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as wrk:
        while wrk.poll() is None:
            httpx.get(f"{base}/advance")
            time.sleep(2)
        assert wrk.stdout is not None
        return wrk.stdout.read()


if __name__ == "__main__":
    main()
