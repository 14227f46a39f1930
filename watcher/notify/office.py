"""Everything that deliveries need, put together once for an installation."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from watcher.archive.catalogue import Catalogue
from watcher.archive.locks import delivery_lock
from watcher.archive.outbox import Letter
from watcher.config import Settings, Target
from watcher.errors import DeliveryError
from watcher.model import Entry
from watcher.notify.courier import PACE, Courier, Pace
from watcher.notify.couriers import Couriers
from watcher.notify.message import Message, trial_message
from watcher.notify.senders import Means, opened
from watcher.publish.edition import Edition
from watcher.publish.site import published_up_to
from watcher.publish.urls import own_link


@dataclass(frozen=True, slots=True)
class Office:
    """An installation's outbox with its targets."""

    catalogue: Catalogue
    settings: Settings
    targets: tuple[Target, ...]
    snapshots: Path
    feeds: Path
    means: Means
    pace: Pace = PACE

    def couriers(self) -> Couriers:
        """Return what delivers to every target that is enabled."""
        enabled = [target for target in self.targets if target.enabled]
        return Couriers([self._courier(one) for one in enabled], lambda name: delivery_lock(self.snapshots, name))

    def public(self, letter: Letter) -> bool:
        """Whether the folder holds the letter's entry: its page, and the feeds that tell of it."""
        page = own_link(letter.entry, "page")
        if page is not None and not (self.feeds / page).is_file():
            return False
        return published_up_to(self.feeds) >= letter.entry_seq

    def message(self, target: Target, entries: Sequence[Entry]) -> Message:
        """Return the entries as a message; what was withdrawn meanwhile is a tombstone in it."""
        edition = Edition.of(self.catalogue, self.settings, ())
        return Message(target.name, tuple(map(edition.shown, entries)), edition.base_url, self.settings.title)

    def _courier(self, target: Target) -> Courier:
        return Courier(
            target=target,
            outbox=self.catalogue.outbox,
            opened=lambda one: opened(one, self.means),
            message=self.message,
            public=self.public,
            now=self.means.now,
            pace=self.pace,
        )


def send_test(target: Target, settings: Settings, means: Means) -> None:
    """Send a test to one target, past the outbox; raise DeliveryError where it is not accepted."""
    base_url = settings.base_url.rstrip("/")
    opened(target, means)(trial_message(target.name, base_url, settings.title, means.now()))


def unready(target: Target, means: Means) -> str | None:
    """Return why nothing can be sent to a target from here, or None."""
    try:
        opened(target, means)
    except DeliveryError as error:
        return str(error)
    return None
