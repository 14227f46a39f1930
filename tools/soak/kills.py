"""The service is killed at random moments while documents change under it, and must tell the story of one that was not.

Six documents of an invented lab - pages, Markdown, plain text - change version by version; a version is replaced only
when it has been recorded. The same versions are replayed twice: undisturbed, and with SIGKILLs spread over all of them.
Demanded: the same entries with the same digests, classes and words in the same order, the same snapshots, a clean
audit, and nothing in `.incoming`.
"""

import random
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.loopback import Answer, serve
from tests.road.histories import History
from tests.road.service import Replay, Service, declare, recorded
from watcher.archive.catalogue import Catalogue

KILLS = 500
KILLS_A_VERSION = 5
SEED = 20_261_121
LIFE_SECONDS = (0.3, 2.2)
"""How long the service lives before the next kill: a start takes about half a second, a round of checks about one."""
VERSION_SECONDS_MAX = 90.0
"""How long one version may take to be recorded by all."""
QUIET_SECONDS = 4.0
"""Long enough for every source to be looked at again after a restart."""

Story = dict[str, list[tuple[object, ...]]]


def histories(versions: int) -> list[History]:
    """Return the documents, each with so many versions."""
    kinds = (
        ("charter", "constitution", "text/html; charset=utf-8", _page),
        ("pledge", "commitment", "text/html; charset=utf-8", _page),
        ("notes", "docs", "text/markdown; charset=utf-8", _markdown),
        ("rules", "policy", "text/plain; charset=utf-8", _text),
        ("letter", "post", "text/html; charset=utf-8", _page),
        ("report", "policy", "text/markdown; charset=utf-8", _markdown),
    )
    return [
        History(
            name, kind, "all", tuple(Answer(make(name, n), media) for n in range(versions)), (True,) * (versions - 1)
        )
        for name, kind, media, make in kinds
    ]


def replayed(folder: Path, wanted: list[History], perhaps_kill: Callable[[Service, int], bool]) -> None:
    """Replay all versions; `perhaps_kill` says whether the present one has been disturbed enough."""
    service = Service(folder)
    with serve() as site:
        replay = Replay(site, wanted)
        declare(folder, site, replay.histories, service.port)
        replay.begin()
        service.start()
        last = len(wanted[0].answers) - 1
        for version in range(last + 1):
            until = time.monotonic() + VERSION_SECONDS_MAX
            while not (perhaps_kill(service, version) and _all_recorded(folder, replay)):
                if time.monotonic() > until:
                    raise SystemExit(f"stuck at version {version}\n{service.log()[-4000:]}")
                time.sleep(0.02)
            replay.move_on(recorded(folder))
        time.sleep(QUIET_SECONDS)
        if service.stop() != 0:
            raise SystemExit(f"the service did not stop well\n{service.log()[-4000:]}")


def story(folder: Path) -> Story:
    """Return what was told of each source, in order, without times: events, digests, classes, and the words."""
    told: Story = {}
    with closing(Catalogue(folder / "snapshots" / "catalogue.sqlite")) as catalogue:
        for light in reversed(catalogue.entries()):
            entry = catalogue.entry(light.event_id)
            assert entry is not None
            digests = (entry.sha256_before, entry.sha256_after)
            texts = (entry.text_before, entry.text_after)
            facts = (entry.event, entry.reason, entry.edit_class, entry.title, digests, texts)
            told.setdefault(entry.source_id or "", []).append(facts)
    return told


def kept(folder: Path) -> dict[str, list[str]]:
    """Return the digests of each source's snapshots, oldest first, each once."""
    with closing(Catalogue(folder / "snapshots" / "catalogue.sqlite")) as catalogue:
        return {
            source: list(dict.fromkeys(row.sha256 for row in sorted(catalogue.snapshots(source), key=lambda r: r.id)))
            for source in catalogue.states()
        }


class Killer:
    """Kills a service at random moments, so many times a version."""

    def __init__(self, kills: int, versions: int) -> None:
        self._dice = random.Random(SEED)
        self._kills, self._versions = kills, versions
        self._next = time.monotonic() + 1.5
        self.done = 0

    def __call__(self, service: Service, version: int) -> bool:
        """Kill it where its time has come; return whether this version has had its share."""
        share = self._kills * (version + 1) // self._versions
        if self.done < share and time.monotonic() > self._next:
            service.kill()
            service.start()
            self.done += 1
            self._next = time.monotonic() + self._dice.uniform(*LIFE_SECONDS)
        return self.done >= share


def main(kills: int) -> bool:
    """Run, compare, print; return whether all held."""
    versions = max(2, kills // KILLS_A_VERSION)
    wanted = histories(versions)
    killer = Killer(kills, versions)
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        calm, rough = Path(name, "calm"), Path(name, "rough")
        for folder in (calm, rough):
            folder.mkdir()
        replayed(calm, wanted, lambda _service, _version: True)
        replayed(rough, wanted, killer)
        held = {
            "the same story": story(rough) == story(calm),
            "the same snapshots": kept(rough) == kept(calm),
            "a clean audit": Service(rough).command("audit").returncode == 0,
            "nothing left behind": not any((rough / "snapshots" / ".incoming").iterdir()),
        }
        told = sum(map(len, story(rough).values()))
    print(f"{killer.done} kills over {versions} versions of {len(wanted)} documents; {told} entries")
    for what, true in held.items():
        print(f"{what}: {'yes' if true else 'NO'}")
    return all(held.values())


def _all_recorded(folder: Path, replay: Replay) -> bool:
    now = recorded(folder)
    return all(now.get(one.source) == replay.digest(one) for one in replay.histories)


def _sentences(name: str, version: int) -> list[str]:
    """Return ten sentences of which one differs from version to version."""
    return [
        f"Rule {n} of the {name} says what Lantern Institute owes to a model while it is in use, and was agreed upon "
        f"after {(version + 9 - n) // 10 * 7 + n + 2} meetings with the people who run the models."
        for n in range(10)
    ]


def _page(name: str, version: int) -> bytes:
    body = "".join(f"<h2>Part {n}</h2><p>{text}</p>" for n, text in enumerate(_sentences(name, version)))
    head = f"<!doctype html><html lang=en><title>The {name}</title>"
    return f"{head}<main><article><h1>The {name}</h1>{body}</article></main>".encode()


def _markdown(name: str, version: int) -> bytes:
    parts = "\n\n".join(f"## Part {n}\n\n{text}" for n, text in enumerate(_sentences(name, version)))
    return f"# The {name}\n\n{parts}\n".encode()


def _text(name: str, version: int) -> bytes:
    parts = "\n\n".join(f"{n + 1}. Part\n\n{text}" for n, text in enumerate(_sentences(name, version)))
    return f"The {name}\n\n{parts}\n".encode()
