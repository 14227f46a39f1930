"""The real service as one process, watching a site on loopback."""

import hashlib
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket

from tests.loopback import Answer, Site
from tests.road.histories import History
from watcher.archive.catalogue import Catalogue

STOP_SECONDS_MAX = 15


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Service:
    """`watcher run` in a folder of its own."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    def places(self) -> list[str]:
        """Return the options that name its folders."""
        names = (("--config", "sources.toml"), ("--snapshots", "snapshots"), ("--feeds", "feeds"))
        return [part for option, name in names for part in (option, str(self.folder / name))]

    def start(self) -> None:
        """Start it; its log goes on in one file."""
        with (self.folder / "log").open("ab") as log:
            command = [sys.executable, "-m", "watcher", "run", *self.places()]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)

    def kill(self) -> None:
        """SIGKILL it, wherever it is."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Ask it to stop, as a container's engine would; return its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=STOP_SECONDS_MAX)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another command of the watcher on the same folders."""
        command = [sys.executable, "-m", "watcher", *words, *self.places()]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder, timeout=120)

    def log(self) -> str:
        """Return all that it has printed."""
        return (self.folder / "log").read_text()


def declare(folder: Path, site: Site, histories: list[History], port: int) -> None:
    """Write the declarations of these histories, looked at every second."""
    stanzas = [
        f'[[source]]\nid = "{history.source}"\ntitle = "{history.source}"\npublisher = "Test"\nkind = "{history.kind}"\n'
        f'url = "{site.base}/{history.source}"\nscope = "{history.scope}"\nevery = "1s"\n'
        'allow_private = true\nhost_gap = "0s"\n'
        for history in histories
    ]
    (folder / "sources.toml").write_text("\n".join(stanzas))
    (folder / "watcher.toml").write_text(
        f'[watcher]\nlisten = "127.0.0.1:{port}"\nbase_url = "http://127.0.0.1:{port}"\n'
    )


@dataclass
class Replay:
    """Serves each history's answers in turn; moves on only when the served one has been recorded."""

    site: Site
    histories: list[History]
    at: dict[str, int] = field(default_factory=dict)

    def begin(self) -> None:
        """Serve every history's first answer."""
        for history in self.histories:
            self._serve(history, 0)

    def _serve(self, history: History, number: int) -> None:
        self.at[history.source] = number
        answer, path = history.answers[number], f"/{history.source}"
        if answer.media_type == "application/pdf":
            self.site.put(f"/files/{history.source}-{number}.pdf", answer)
            answer = Answer(location=f"/files/{history.source}-{number}.pdf")
        self.site.put(path, answer)

    def digest(self, history: History) -> str:
        """Return the digest of the answer that is served now."""
        return sha256(history.answers[self.at[history.source]])

    def move_on(self, recorded: dict[str, str]) -> bool:
        """Serve the next answers of those whose present one is recorded; return whether all have been."""
        done = True
        for history in self.histories:
            number = self.at[history.source]
            seen = recorded.get(history.source) == self.digest(history)
            if seen and number + 1 < len(history.answers):
                self._serve(history, number + 1)
            done = done and seen and number + 1 == len(history.answers)
        return done


def sha256(answer: Answer) -> str:
    """Return the digest under which the archive knows this answer."""
    return hashlib.sha256(answer.body).hexdigest()


def recorded(folder: Path) -> dict[str, str]:
    """Return the digest of each source's newest recorded capture."""
    path = folder / "snapshots" / "catalogue.sqlite"
    if not path.exists():
        return {}
    with closing(Catalogue(path)) as catalogue:
        newest = {source: catalogue.checks(source, limit=1) for source in catalogue.states()}
    return {source: checks[0].sha256 for source, checks in newest.items() if checks and checks[0].sha256}
