"""Readers poll a served folder at random moments through everything that befalls a service: restarts, kills in the
middle of publishing, catalogues made again from the mirrors, corrections, clock jumps, another address, quiet days and
days on which everything happens. Each sees every entry exactly once, in the order told, and meets no error."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.entries.invented import CARD, CHARTER, FEED_ID, TRACKER
from tests.publish.installed import Installed, rewording
from tests.readers.model import Reader, subscribed
from tests.web.test_serving import Site
from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue
from watcher.archive.files import make_folder
from watcher.config import Settings
from watcher.model import Entry, Source
from watcher.publish.files import Folder

UNPOLLED_MAX = 50
"""Entries between two polls of one reader."""
TWELVE = tuple(
    replace(CARD, id=f"lantern-{number}-card", title=f"Lantern {number} system card") for number in range(3, 15)
)


class Killed(BaseException):
    """The process ends here: nothing after it is done, nothing is cleaned up."""


@dataclass
class Service:
    """A service over one folder, and what befalls it."""

    here: Installed
    dice: random.Random
    monkeypatch: pytest.MonkeyPatch
    readers: list[Reader]
    site: Site

    def __post_init__(self) -> None:
        self.here.sources = (*self.here.sources, *TWELVE)
        self.told: list[Entry] = []
        self.unpolled = 0
        self.snapshots = self.here.folder / "snapshots"
        make_folder(self.snapshots)

    def tell(self, source: Source, after: str = "We [may] keep the weights.") -> None:
        self.told.append(self.here.change(source, rewording(after=after)))
        self.unpolled += 1

    def step(self) -> None:
        """Let one thing happen, publish, and let some readers ask."""
        befalls = self.dice.choices(
            [self.one, self.twelve, self.back_and_forth, self.correction, self.noise, self.moves, self.clock_jumps],
            [60, 3, 4, 8, 8, 3, 4],
        )[0]
        befalls()
        if self.dice.random() < 0.12:
            self.publish_and_be_killed()
            self.let_readers_ask(0.3)
        mirror.write(self.snapshots, self.here.catalogue)
        if self.dice.random() < 0.08:
            self.rebuild()
        self.here.publish_new() if self.dice.random() < 0.9 else self.here.publish()
        late = self.unpolled > UNPOLLED_MAX - len(TWELVE) - 1
        self.let_readers_ask(1 if late else 0.25)
        self.unpolled = 0 if late else self.unpolled

    def one(self) -> None:
        self.tell(self.dice.choice([CHARTER, CARD]))

    def twelve(self) -> None:
        for source in TWELVE:
            self.tell(source)

    def back_and_forth(self) -> None:
        for after in ("We [may] keep the weights.", "We [might] keep the weights.") * 2:
            self.tell(CHARTER, after)

    def correction(self) -> None:
        if self.told:
            about = self.dice.choice(self.told[-20:])
            self.told.append(self.here.correct(about, withdraw=self.dice.random() < 0.4))
            self.unpolled += 1

    def noise(self) -> None:
        """Entries of other feeds."""
        self.here.change(TRACKER)
        self.here.fail(TRACKER)

    def moves(self) -> None:
        self.here.settings = Settings(base_url=f"https://watch-{self.dice.randrange(9)}.example/w")

    def clock_jumps(self) -> None:
        self.here.clock += timedelta(days=self.dice.choice([-2, -1, 3, 40]), seconds=self.dice.randrange(1, 3000))

    def publish_and_be_killed(self) -> None:
        left = self.dice.randrange(1, 40)
        write = Folder._replace

        def dying(folder: Folder, path: Path, body: bytes) -> None:
            nonlocal left
            left -= 1
            if not left:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.with_name(f".tmp-{path.name}").write_bytes(body[: len(body) // 2])
                raise Killed
            write(folder, path, body)

        with self.monkeypatch.context() as patched:
            patched.setattr(Folder, "_replace", dying)
            with suppress(Killed):
                self.here.publish_new()

    def rebuild(self) -> None:
        """The database is lost; entries come back from their mirrors, in the order in which they were told."""
        self.here.catalogue.close()
        self.here.catalogue = Catalogue(self.here.folder / f"rebuilt-{self.dice.random()}.sqlite")
        self.here.catalogue.set_setting("feed_id", FEED_ID)
        mirror.load(self.snapshots, self.here.catalogue)

    def let_readers_ask(self, chance: float) -> None:
        for reader in self.readers:
            if self.dice.random() < chance:
                reader.poll(self.site)


@contextmanager
def service(folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    here = Installed(folder)
    site = Site(here.feeds)
    try:
        yield Service(here, random.Random(seed), monkeypatch, subscribed(), site)
    finally:
        site.close()
        here.catalogue.close()


@pytest.mark.parametrize(
    ("seed", "events"), [(1, 60), *(pytest.param(seed, 300, marks=pytest.mark.slow) for seed in (2, 3))]
)
def test_every_reader_sees_every_entry_once_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, events: int
) -> None:
    with service(tmp_path, seed, monkeypatch) as life:
        life.one()
        life.here.publish()
        while len(life.told) < events:
            life.step()
        life.let_readers_ask(1)
        for reader in life.readers:
            assert reader.errors == [], reader.name
            assert reader.seen == [entry.guid for entry in life.told], reader.name


def test_a_reader_that_was_away_finds_the_rest_in_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with service(tmp_path, 9, monkeypatch) as life:
        life.one()
        life.here.publish()
        patient = life.readers[-1]
        patient.poll(life.site)
        for _ in range(160):
            life.one()
        life.here.publish_new()
        patient.poll(life.site)
        assert patient.errors == []
        assert patient.seen == [entry.guid for entry in life.told]
