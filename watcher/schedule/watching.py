"""What the service needs of the world."""

from datetime import timedelta
from typing import Protocol

from watcher.model import CheckRecord, Source, SourceState


class Watching(Protocol):
    """What the service needs of the world; the composition root is the one that has it."""

    def sources(self) -> tuple[Source, ...]:
        """Return what is to be checked today: declared, adopted since, enabled."""

    def states(self) -> dict[str, SourceState]:
        """Return what is remembered of each source."""

    def state(self, source_id: str) -> SourceState | None:
        """Return what is remembered of one source."""

    def check(self, source: Source) -> CheckRecord:
        """Make one pass over a source."""

    def network_down(self) -> bool:
        """Whether no host can be reached at all."""

    def adopt(self) -> None:
        """Take up what a killed process left behind."""

    def tend(self) -> None:
        """Do what is to be done once a day."""

    def first_round_over(self) -> bool:
        """Tell that every source has been tried once, unless that was told before; whether it is told now."""

    def close_digests(self) -> None:
        """Tell the digests of the days and weeks that are over."""

    def tell_waiting(self) -> None:
        """Tell the sources whose patience ends while they wait for their next try."""

    def publish_missing(self) -> None:
        """Publish what was told while it could not be published; nothing where all is public."""

    def publish_status(self) -> None:
        """Bring the pages that show when each source was last read up to date."""

    def wait(self, url: str) -> float:
        """Return for how many seconds the host of an address must not be asked yet."""

    @property
    def host_gap(self) -> timedelta:
        """Return how far apart two requests to one host are."""

    def abandon(self) -> None:
        """Let requests in flight fail now."""
