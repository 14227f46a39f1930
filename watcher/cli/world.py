"""The composition root: the one place where the rooms are put together into a world that checks can work with."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue
from watcher.archive.files import make_folder, storing
from watcher.archive.history import mint_history
from watcher.archive.locks import write_lock
from watcher.archive.snapshots import Snapshots
from watcher.check.world import World
from watcher.cli.client import open_client
from watcher.cli.opening import check_topics
from watcher.cli.places import Places
from watcher.config import Declarations, Settings
from watcher.discover import listing_of
from watcher.extract.sandbox import Sandbox
from watcher.fetch import Client
from watcher.model import Index, Source
from watcher.publish import site
from watcher.publish.owner import demand_own


class Sources(Mapping[str, Source]):
    """Sources by id. It grows while threads walk through it: each walk sees those that were there when it began."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._held = {source.id: source for source in sources}
        self._adding = threading.Lock()

    def add(self, sources: Iterable[Source]) -> None:
        """Add those whose id is not there yet, and those that indexes brought as they are now."""
        with self._adding:
            held = self._held
            self._held = held | {one.id: one for one in sources if one.id not in held or held[one.id].adopted}

    def __getitem__(self, source_id: str) -> Source:
        return self._held[source_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Brings feeds/ to what the catalogue says; call it with the write lock held."""

    catalogue: Catalogue
    settings: Settings
    sources: Sources
    """Shared with the world: sources adopted while the service runs are added to it."""
    feeds: Path

    def publish(self) -> site.Published:
        """Write all of it, each file where its bytes differ."""
        return site.publish(self.catalogue, self.settings, tuple(self.sources.values()), self.feeds, _now())

    def publish_new(self) -> None:
        """Write what entries told since the last time change."""
        site.publish_new(self.catalogue, self.settings, tuple(self.sources.values()), self.feeds, _now())

    def publish_status(self) -> None:
        """Write the pages that say when each source was last read."""
        site.publish_status(self.catalogue, self.settings, tuple(self.sources.values()), self.feeds, _now())


@dataclass(frozen=True, slots=True)
class Installation:
    """An opened world, and what it publishes with."""

    world: World
    client: Client
    sandbox: Sandbox
    publisher: Publisher
    listings: dict[str, tuple[Index, Source]]
    """The addresses of indexes, each with the source that it is checked as, by that one's id."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return self.publisher.catalogue

    @property
    def sources(self) -> Sources:
        """What is declared and adopted, by id."""
        return self.publisher.sources

    def publish_missing(self) -> None:
        """Publish what was told and did not come into feeds/: storage failed just then."""
        if site.behind(self.catalogue, self.publisher.feeds):
            with write_lock(self.world.root):
                self.publisher.publish_new()

    def publish_status(self) -> None:
        """Bring the pages that speak of every source up to date."""
        with write_lock(self.world.root):
            self.publisher.publish_status()


@contextmanager
def installation(declared: Declarations, where: Places) -> Iterator[Installation]:
    """Open everything that checks need - catalogue, snapshots, client, sandbox - and close it at the end."""
    check_topics(declared, where)
    settings, root = declared.settings, where.snapshots
    with storing(root):
        make_folder(root)
    with ExitStack() as stack:
        catalogue = Catalogue(where.catalogue)
        stack.callback(catalogue.close)
        client = stack.enter_context(open_client(settings))
        sandbox = stack.enter_context(Sandbox())
        mint_history(root, catalogue)
        demand_own(catalogue, where.feeds)  # before anything is fetched
        publisher = Publisher(catalogue, settings, Sources(declared.sources), where.feeds)
        world = World(
            settings=settings,
            sources=publisher.sources,
            client=client,
            sandbox=sandbox,
            snapshots=Snapshots(root),
            catalogue=catalogue,
            feed_id=mirror.feed_id(root, catalogue, settings.base_url, _now()),
            published=publisher.publish_new,
            indexes=declared.indexes,
            targets=declared.targets,
        )
        yield Installation(world, client, sandbox, publisher, listing_of(declared.indexes))


def _now() -> datetime:
    return datetime.now(UTC)
