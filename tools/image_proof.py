"""Proves the image from outside: `python -m tools.image_proof podman IMAGE`.

Started read-only, as uid 1000 and without capabilities, it must publish a change of a page that is served here,
be healthy, survive a kill with the same feed on the same volumes, and say which chown to type when its volumes
belong to somebody else.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from socket import socket
from typing import Any

from tests.loopback import Answer, Site, serve

WAIT_SECONDS_MAX = 90
NAME = "watcher-image-proof"
TITLE = "Proof of the image"
PAGE = """<!doctype html><title>Charter of Halcyon Labs</title><main><article><h1>Charter</h1>
<h2>What we owe our models</h2>
<p>Before a model is retired we {verb} to interview it about its preferences.
We keep the weights of every public model.</p>
<p>The interview is written down, and the notes are kept for as long as the company exists.</p></article></main>"""


def page(verb: str) -> Answer:
    """Return the invented charter with this commitment."""
    return Answer(PAGE.format(verb=verb).encode())


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def declarations(folder: Path, site: Site) -> None:
    """Write the sources.toml of the replayed site, and an operator's watcher.toml beside it."""
    (folder / "watcher.toml").write_text(f'[watcher]\ntitle = "{TITLE}"\n')
    path = folder / "sources.toml"
    path.write_text(
        "[[source]]\n"
        'id = "halcyon-charter"\ntitle = "Charter of Halcyon Labs"\npublisher = "Halcyon Labs"\nkind = "constitution"\n'
        f'url = "{site.base}/charter"\nscope = "all"\nevery = "2s"\nallow_private = true\nhost_gap = "0s"\n',
    )


class Container:
    """One run of the image on the given volumes, reached over the host's loopback."""

    def __init__(self, engine: str, image: str, folder: Path, port: int) -> None:
        self.engine, self.image, self.folder, self.port = engine, image, folder, port

    def command(self, *, detached: bool) -> list[str]:
        """Return the whole command that starts it."""
        engine = [self.engine, "run", "--rm", "--name", NAME, "--network", "host"]
        if self.engine == "podman":
            engine += ["--runtime", "runc", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096"]
        engine += ["--read-only", "--user", "1000:1000", "--cap-drop", "all", "--security-opt", "no-new-privileges"]
        engine += ["--tmpfs", "/tmp", "-e", f"WATCHER_LISTEN=127.0.0.1:{self.port}"]
        engine += [part for name in ("snapshots", "feeds") for part in ("-v", f"{self.folder / name}:/{name}")]
        engine += ["-v", f"{self.folder}:/etc/watcher:ro"]
        return [*engine, *(["-d"] if detached else []), self.image]

    def start(self) -> None:
        """Start it in the background."""
        done = subprocess.run(self.command(detached=True), check=False, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"image: the container did not start\n{done.stderr}")

    def kill(self) -> None:
        """SIGKILL it, and wait until its name is free."""
        subprocess.run([self.engine, "kill", NAME], check=False, capture_output=True)
        subprocess.run([self.engine, "wait", NAME], check=False, capture_output=True)
        subprocess.run([self.engine, "rm", "-f", NAME], check=False, capture_output=True)

    def execute(self, *words: str) -> str:
        """Run a command of the watcher beside the service, and return what it printed."""
        command = [self.engine, "exec", NAME, "watcher", *words]
        return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60).stdout

    def logs(self) -> str:
        """Return what it printed."""
        done = subprocess.run([self.engine, "logs", NAME], check=False, capture_output=True, text=True)
        return done.stdout + done.stderr

    def get(self, path: str) -> bytes | None:
        """Return what the served file holds, None while it cannot be had."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return bytes(answer.read())
        except (urllib.error.URLError, OSError):
            return None

    def items(self, path: str = "/everything.json") -> list[dict[str, Any]]:
        """Return the items of one JSON feed."""
        body = self.get(path)
        return list(json.loads(body)["items"]) if body else []


def wait(what: str, found: Callable[[], object], container: Container) -> None:
    """Poll until it is found; stop with the container's log when it takes too long."""
    until = time.monotonic() + WAIT_SECONDS_MAX
    while not found():
        if time.monotonic() > until:
            sys.exit(f"image: {what} did not happen within {WAIT_SECONDS_MAX} s\n{container.logs()}")
        time.sleep(0.3)
    print(f"image: {what}")


def healthy(container: Container) -> bool:
    """Run the image's own health check."""
    done = subprocess.run([container.engine, "healthcheck", "run", NAME], check=False, capture_output=True)
    return done.returncode == 0


def volumes(folder: Path, owner: int) -> None:
    """Make the two volumes, owned by this uid where we may say so."""
    for name in ("snapshots", "feeds"):
        (folder / name).mkdir()
        if os.geteuid() == 0:
            os.chown(folder / name, owner, owner)


def change_arrives(container: Container, site: Site) -> None:
    """A changed page is seen in the feed from outside, and again after a kill."""
    container.start()
    wait("the first reading is in the feed", lambda: len(container.items()) == 1, container)
    site.put("/charter", page("intend"))
    wait("the change is in the feed", lambda: len(container.items("/feed.json")) == 2, container)
    if container.engine == "podman":
        wait("its own health check passes", lambda: healthy(container), container)
    if TITLE.encode() not in (container.get("/feed.json") or b""):
        sys.exit("image: watcher.toml beside sources.toml was not read")
    if "halcyon-charter" not in container.execute("sources", "--json"):
        sys.exit("image: a command within the running container does not know the source")
    if "[[source]]" not in container.execute("add", site.put("/another", page("shall"))):
        sys.exit("image: `add` on a read-only folder did not show the stanza")
    before = container.items("/feed.json")
    container.kill()
    container.start()
    wait("a second container on the same volumes serves", lambda: container.get("/feed.json"), container)
    wait("it has read the page again", lambda: len(site.requests) > 0 and "/charter" in site.requests, container)
    if container.items("/feed.json") != before:
        sys.exit("image: the feed differs after a kill")
    print("image: the feed is the same after a kill")


def wrong_owner(engine: str, image: str, site: Site) -> None:
    """Volumes of another owner end the start with the chown to type."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        volumes(folder, owner=0)
        declarations(folder, site)
        container = Container(engine, image, folder, free_port())
        done = subprocess.run(
            container.command(detached=False), check=False, capture_output=True, text=True, timeout=60
        )
        said = done.stdout + done.stderr
        if done.returncode != 3 or "chown -R 1000:1000 /snapshots (outside" not in said:
            sys.exit(f"image: volumes of another owner gave exit {done.returncode} and no chown:\n{said}")
        print(f"image: a wrong owner is told: {said.strip().splitlines()[-1]}")


def main(engine: str, image: str) -> None:
    """Run the whole proof."""
    with tempfile.TemporaryDirectory() as name, serve() as site:
        folder = Path(name)
        folder.chmod(0o755)
        volumes(folder, owner=1000)
        site.put("/charter", page("will"))
        declarations(folder, site)
        container = Container(engine, image, folder, free_port())
        container.kill()
        try:
            change_arrives(container, site)
        finally:
            container.kill()
        if os.geteuid() == 0:
            wrong_owner(engine, image, site)
    print("image: proved")


if __name__ == "__main__":
    main(*sys.argv[1:])
