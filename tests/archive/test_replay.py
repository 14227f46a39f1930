"""What we keep replays in pywb, the replay tool that archives use, byte for byte: redirects, PDFs, encodings, HTTP/2.

pywb gets an environment of its own, because it wants other versions of our libraries. Name one that holds it with
WATCHER_PYWB=<folder of a venv>; otherwise one is made for the session.
"""

import hashlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.archive import captures
from watcher.archive.snapshots import Snapshots
from watcher.model import Capture

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

INSTALL_SECONDS_MAX = 300
START_SECONDS_MAX = 60
CHECK = """
import sys
sys.modules["brotli"] = None  # warcio 1.8 wants the interface of brotlipy and fails with brotli's own
from warcio.cli import main
main(["check", "-v", sys.argv[1]])
"""


def at(capture: Capture, url: str, hours: int) -> Capture:
    """The capture moved to another address and time, so that each kind is a document of its own."""
    moment = captures.NOON + timedelta(hours=hours)
    *hops, final = capture.exchanges
    moved = (*(replace(hop, at=moment, url=f"{url}-hop") for hop in hops), replace(final, at=moment, url=url))
    hopped = tuple(
        replace(hop, headers=(("Location", url), ("Content-Length", "0"))) if hop.status == 302 else hop
        for hop in moved
    )
    return Capture(hopped, capture.body)


KINDS = {
    "plain": captures.capture(),
    "pdf": captures.redirected(),
    "gzip": captures.gzipped(),
    "brotli-http2": captures.brotlied(),
    "large": captures.capture(hashlib.sha256(b"x").digest() * 40_000),
}
CAPTURES = {
    name: at(capture, f"https://quill.example/{name}", hours) for hours, (name, capture) in enumerate(KINDS.items())
}


@pytest.fixture(scope="session")
def pywb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment's commands."""
    named = os.environ.get("WATCHER_PYWB")
    if named:
        return Path(named) / "bin"
    folder = tmp_path_factory.mktemp("pywb")
    venv.create(folder, with_pip=True)
    try:
        subprocess.run(
            [folder / "bin" / "pip", "install", "--quiet", "pywb"],
            check=True,
            capture_output=True,
            timeout=INSTALL_SECONDS_MAX,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"pywb cannot be installed here: {error}")
    return folder / "bin"


@pytest.fixture(scope="session")
def replay(pywb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address under which pywb shows the kept snapshots."""
    root = tmp_path_factory.mktemp("snapshots")
    snapshots = Snapshots(root)
    files = [snapshots.keep(snapshots.record(name, capture)) for name, capture in CAPTURES.items()]
    collections = tmp_path_factory.mktemp("replay")
    manager = [pywb / "wb-manager"]
    subprocess.run([*manager, "init", "care"], cwd=collections, check=True, capture_output=True)
    for number, file in enumerate(files):
        named = collections / f"{number}-{file.name}"
        named.write_bytes(file.read_bytes())
        subprocess.run([*manager, "add", "care", named], cwd=collections, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [pywb / "wayback", "--port", str(port), "--bind", "127.0.0.1"],
        cwd=collections,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}/care"
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("pywb did not start", pytrace=False)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Replay "as it was" (id_) gives the old Location as it was, too: the next address is asked of the archive."""

    def redirect_request(self, *_: object) -> None:
        return None


def replayed(collection: str, moment: str, url: str) -> bytes:
    request = urllib.request.Request(f"{collection}/{moment}id_/{url}", headers={"Accept-Encoding": "identity"})
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=30) as answer:
            body: bytes = answer.read()
            assert not answer.headers.get("Content-Encoding")
            return body
    except urllib.error.HTTPError as error:
        if error.code != 302:
            raise
        location = error.headers["Location"]
    return replayed(collection, moment, location)


@pytest.mark.parametrize("name", CAPTURES)
def test_a_snapshot_replays_with_the_same_bytes(replay: str, name: str) -> None:
    capture = CAPTURES[name]
    body = replayed(replay, f"{capture.at:%Y%m%d%H%M%S}", capture.requested_url)
    assert hashlib.sha256(body).hexdigest() == capture.sha256


def test_what_was_never_kept_does_not_replay(replay: str) -> None:
    with pytest.raises(urllib.error.HTTPError):
        replayed(replay, "20260504120000", "https://quill.example/never")


def test_the_whole_file_passes_the_check_of_warcio_alone(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    for name, capture in CAPTURES.items():
        file = snapshots.keep(snapshots.record(name, capture))
        checked = subprocess.run([sys.executable, "-c", CHECK, file], check=False, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout
