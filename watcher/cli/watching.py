"""The world as the scheduler sees it: what to check, how, and what to publish beside it."""

import logging
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from watcher import check, discover
from watcher.archive.locks import write_lock
from watcher.archive.thin import thin
from watcher.cli.opening import declarations
from watcher.cli.places import Places
from watcher.cli.world import Installation
from watcher.errors import DeclarationError, FetchError
from watcher.model import CheckRecord, Source, SourceState

log = logging.getLogger("watcher.run")


def take_up(opened: Installation) -> None:
    """Bring the catalogue to what the snapshots folder holds: entries, captures, what was adopted."""
    world = opened.world
    check.adopt(world, {place.id: (place, discover.settling(index)) for index, place in opened.listings.values()})
    discover.restore(world)


@dataclass(slots=True)
class Watching:
    """An installation under the service: `schedule.Watching`, answered by the real rooms.

    The addresses of indexes are checked beside the sources, in the same queue: to the service both are sources.
    """

    opened: Installation
    where: Places
    _adopted: int | None = None
    _rng: random.Random = field(default_factory=random.Random)

    def sources(self) -> tuple[Source, ...]:
        """Return the enabled sources; those adopted since the last call are among them."""
        self._take_adopted()
        listings = (place for _, place in self.opened.listings.values())
        return (*(source for source in self.opened.sources.values() if source.enabled), *listings)

    def _take_adopted(self) -> None:
        file = self.where.snapshots / "adopted.toml"
        changed = file.stat().st_mtime_ns if file.exists() else None
        if changed == self._adopted:
            return
        self._adopted = changed
        try:
            found = declarations(self.where).sources
        except DeclarationError as error:
            log.warning("adopted sources are not taken up: %s", error)
            return
        self.opened.sources.add(source for source in found if source.adopted)

    def states(self) -> dict[str, SourceState]:
        """Return what is remembered of each source."""
        return self.opened.catalogue.states()

    def state(self, source_id: str) -> SourceState | None:
        """Return what is remembered of one source."""
        return self.opened.catalogue.state(source_id)

    def check(self, source: Source) -> CheckRecord:
        """Make one pass over a source."""
        index, _ = self.opened.listings.get(source.id, (None, None))
        if index is None:
            return check.check(self.opened.world, source)
        record = discover.check(self.opened.world, index, source)
        self._take_adopted()
        return record

    def network_down(self) -> bool:
        """Whether no host can be reached at all."""
        return check.network_down(self.opened.world, self.states()) is not None

    def adopt(self) -> None:
        """Take up what a killed process left, then bring feeds/ to what the catalogue says."""
        take_up(self.opened)
        check.heed_declarations(self.opened.world, self.sources())
        with write_lock(self.where.snapshots):
            self.opened.publisher.publish()

    def tend(self) -> None:
        """Give back the room of snapshots that say nothing beyond their neighbours."""
        thinned = thin(self.opened.world.snapshots, self.opened.catalogue, datetime.now(UTC))
        if thinned:
            log.info("thinned %d snapshots", len(thinned))

    def first_round_over(self) -> bool:
        """Tell that watching has begun, if it has just begun; whether it has."""
        check.tell_begun(self.opened.world)
        return check.is_begun(self.opened.world)

    def close_digests(self) -> None:
        """Tell the digests of the days and weeks that are over."""
        check.close_digests(self.opened.world)

    def tell_waiting(self) -> None:
        """Tell the sources whose patience ends while they wait for their next try."""
        check.tell_waiting(self.opened.world)

    def publish_missing(self) -> None:
        """Publish what was told and did not come into feeds/."""
        self.opened.publish_missing()

    def publish_status(self) -> None:
        """Bring the pages that show when each source was last read up to date."""
        self.opened.publish_status()

    def wait(self, url: str) -> float:
        """Return for how many seconds the host of an address must not be asked yet."""
        try:
            return (self.opened.client.ready_at(url) - datetime.now(UTC)).total_seconds()
        except FetchError:
            return 0.0

    @property
    def host_gap(self) -> timedelta:
        """Return how far apart two requests to one host are."""
        return self.opened.world.settings.host_gap

    def abandon(self) -> None:
        """Let requests in flight fail now, and documents that are being read: the next start reads them."""
        self.opened.client.stop()
        self.opened.sandbox.close()
