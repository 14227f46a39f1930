"""`./run demo`: the real service over the invented lab; a document changes, and its change arrives in the feed."""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from types import FrameType
from typing import Any, NoReturn

from demo import documents
from demo.lab import LANDING, Lab

ARRIVAL_SECONDS_MAX = 60.0
POLL_SECONDS = 0.2
STOP_SECONDS_MAX = 15.0
LOG_CHARACTERS_SHOWN = 4000
USUAL_PORT = 8080

SOURCES = """\
[[source]]
id = "fern-constitution"
title = "The Constitution of Fern"
publisher = "Halden Labs"
kind = "constitution"
url = "{lab}/constitution"
scope = "all"
{often}

[[source]]
id = "fern-3-system-card"
title = "Fern 3 system card"
publisher = "Halden Labs"
kind = "system-card"
series = "fern-system-cards"
model = "Fern 3"
url = "{lab}{landing}"
{often}

[[source]]
id = "asking-fern"
title = "Asking Fern"
publisher = "Halden Labs"
kind = "post"
url = "{lab}/blog/asking-fern"
{often}
"""
OFTEN = 'every = "2s"\nallow_private = true\nhost_gap = "0.1s"'


def main() -> int:
    """Run the demonstration; return 0 when the change has arrived, 1 when it has not."""
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end when the change has arrived")
    once = parser.parse_args().once
    signal.signal(signal.SIGTERM, _interrupt)
    with suppress(KeyboardInterrupt), tempfile.TemporaryDirectory(prefix="watcher-demo-") as name:
        folder = Path(name)
        with closing(Lab(folder / "site")) as lab, _service(folder, lab) as base:
            shown = _show(lab, base, once=once)
            if shown:
                say((folder / "log").read_text()[-LOG_CHARACTERS_SHOWN:])
            return shown
    return 0


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    """End as Ctrl-C does: the service is stopped and the folder removed."""
    raise KeyboardInterrupt


def _show(lab: Lab, base: str, *, once: bool) -> int:
    say(f"An invented lab publishes three documents at {lab.address}/constitution")
    begun = _arrived(base, set())
    if begun is None:
        return _late()
    say(f"The watcher has read them. Its pages: {base}/   its feed: {base}/feed.rss (.atom, .json)")
    say(f"The first entry: {begun['title']}\n")
    say("Now the lab edits a sentence of its constitution, without a note:")
    say(f"  before: {documents.BEFORE}\n  after:  {documents.AFTER}\n")
    if not _told(base, lab.edit_constitution, {begun["id"]}):
        return _late()
    if once:
        return 0
    say("And it prints its system card anew, at another address, with another figure on page 4:")
    if not _told(base, lab.revise_card, _ids(base)):
        return _late()
    say(f"Edit the files in {lab.folder} yourself, and watch {base}/changes/ . Ctrl-C ends.")
    while True:
        time.sleep(1)


def _told(base: str, edit: Any, known: set[str]) -> bool:
    """Let the lab make an edit, wait for its feed item and show it."""
    began = time.monotonic()
    edit()
    item = _arrived(base, known)
    if item is None:
        return False
    say(f"In the feed after {time.monotonic() - began:.1f} s:\n")
    facts = [line for line in item["content_text"].splitlines() if line.strip()]
    for line in (item["title"], "", *facts, "", item["url"]):
        say("\n".join(textwrap.wrap(line, 100, initial_indent="  | ", subsequent_indent="  | ")) or "  |")
    say()
    return True


def _arrived(base: str, known: set[str]) -> dict[str, Any] | None:
    """Return the first item of the main feed that is not known yet; None if it takes longer than a minute."""
    until = time.monotonic() + ARRIVAL_SECONDS_MAX
    while time.monotonic() < until:
        for item in _items(base):
            if item["id"] not in known:
                return item
        time.sleep(POLL_SECONDS)
    return None


def _ids(base: str) -> set[str]:
    return {item["id"] for item in _items(base)}


def _items(base: str) -> list[dict[str, Any]]:
    """Return the items of the main feed as a reader sees them; none before the server answers."""
    with closing(HTTPConnection(base.removeprefix("http://"), timeout=5)) as reader:
        try:
            reader.request("GET", "/feed.json")
            answer = reader.getresponse()
            items: list[dict[str, Any]] = json.load(answer)["items"] if answer.status == HTTPStatus.OK else []
        except OSError:
            return []
        return items


@contextmanager
def _service(folder: Path, lab: Lab) -> Iterator[str]:
    """Run `watcher run` over the lab, in a folder of its own; yield the address where it serves."""
    base = f"http://127.0.0.1:{_port()}"
    stanzas = SOURCES.format(lab=lab.address, landing=LANDING, often=OFTEN)
    (folder / "sources.toml").write_text(stanzas)
    settings = f'[watcher]\nbase_url = "{base}"\nlisten = "{base.removeprefix("http://")}"\n'
    (folder / "watcher.toml").write_text(settings)
    places = [f"--{name}={folder / name}" for name in ("snapshots", "feeds")]
    command = [sys.executable, "-m", "watcher", "run", f"--config={folder / 'sources.toml'}", *places]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603 - our own command and folders
    try:
        yield base
    finally:
        running.terminate()
        running.wait(STOP_SECONDS_MAX)
        if running.returncode:
            say((folder / "log").read_text())


def _port() -> int:
    """Return the usual port if nothing listens there, else a free one."""
    for port in (USUAL_PORT, 0):
        with closing(socket()) as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise SystemExit("No port is free on 127.0.0.1.")


def _late() -> int:
    say(f"Nothing arrived within {ARRIVAL_SECONDS_MAX:.0f} s; that is a bug.")
    return 1


def say(text: str = "") -> None:
    """Print a line now."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
