"""An invented lab's changes with an outbox: what is told waits for the targets that want it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from tests.entries.invented import FEED_ID
from tests.publish.installed import HOUR, Installed
from watcher import entries
from watcher.archive.catalogue import Step
from watcher.config import Secret, Target, TargetKind
from watcher.fetch import Limits, Poster
from watcher.model import Entry, Source, SourceState
from watcher.notify import Couriers, Means, Office, Pace
from watcher.notify.senders import Posting

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # the specification's own example
QUICK = Limits(check_seconds=0.5, idle_seconds=0.4, connect_seconds=0.3, dns_seconds=0.3)
FAST = Pace(first_seconds=0.004, longest_seconds=0.03, attempts=10_000, refused_attempts=3, backlog=1_000_000)


def webhook(url: str | Secret, name: str = "room", **fields: object) -> Target:
    place = Secret(value=url) if isinstance(url, str) else url
    target = Target(name, TargetKind.WEBHOOK, place, Secret(value=SECRET), allow_private=True)
    return replace(target, **fields)  # type: ignore[arg-type]


@dataclass
class Desk(Installed):
    """An installation with targets. Its clock for deliveries is moved by hand, unless it is a running one."""

    targets: tuple[Target, ...] = ()
    pace: Pace = FAST
    env: Mapping[str, str] = field(default_factory=lambda: os.environ)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    running_clock: bool = False
    poster: Posting = field(default_factory=lambda: Poster("model-welfare-watch/0 (test)", limits=QUICK))

    def tell(self, *told: Entry) -> None:
        outbox = tuple((one.event_id, target.name) for one in told for target in self.targets if target.takes(one))
        self.catalogue.commit(Step(entries=told, outbox=outbox))

    def cannot_read(self, source: Source) -> None:
        """Tell that a source cannot be read."""
        self.clock += HOUR
        state = SourceState(source.id, failures=4, failing_since=self.clock, reason="forbidden", sentence="It refuses.")
        self.tell(entries.unreadable(source, state, told=self.clock, feed_id=FEED_ID))

    def tell_published(self, count: int = 1) -> list[Entry]:
        told = [self.change() for _ in range(count)]
        self.publish()
        return told

    @property
    def office(self) -> Office:
        means = Means(self.poster, self.env, lambda: datetime.now(UTC) if self.running_clock else self.at)
        settings, folder = self.settings, self.folder
        return Office(self.catalogue, settings, self.targets, folder, self.feeds, means, self.pace)

    @property
    def couriers(self) -> Couriers:
        return self.office.couriers()

    def deliver(self) -> str:
        """Deliver what is due; return why it stopped, empty if nothing failed."""
        return self.couriers.deliver(20.0)[0].trouble

    def pass_time(self, **span: float) -> None:
        self.at += timedelta(**span)


def close(desk: Desk) -> None:
    with suppress(AttributeError):
        desk.poster.close()  # type: ignore[attr-defined]
    desk.catalogue.close()
