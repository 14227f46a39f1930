"""What a check works with: the edges of the world, as values that a test can make by hand."""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from watcher.archive.catalogue import Catalogue
from watcher.archive.snapshots import Snapshots
from watcher.config import Settings, Target
from watcher.extract.listed import Listing
from watcher.model import Capture, Document, Index, NotModified, Rules, Source, Validators


class Fetching(Protocol):
    """What checks need of fetch.Client."""

    def fetch(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        allow_private: bool = False,
        host_gap: timedelta | None = None,
    ) -> Capture | NotModified:
        """Return what the address gave; raise FetchError."""


class Reading(Protocol):
    """What checks need of extract.sandbox.Sandbox."""

    def read(
        self, body: bytes, *, media_type: str | None, charset: str | None, url: str | None, rules: Rules
    ) -> Document:
        """Return what was read; raise ExtractError."""

    def listing(self, body: bytes, *, media_type: str | None, charset: str | None, url: str) -> Listing:
        """Return the documents that a listing names; raise ExtractError."""


def _now() -> datetime:
    return datetime.now(UTC)


def _nothing() -> None:
    """Publish nothing."""


@dataclass(frozen=True, slots=True)
class World:
    """Everything around one check."""

    settings: Settings
    sources: Mapping[str, Source]
    client: Fetching
    sandbox: Reading
    snapshots: Snapshots
    catalogue: Catalogue
    feed_id: str
    """As archive.mirror.feed_id minted it."""
    published: Callable[[], None] = _nothing
    """Called after a transaction with entries, with the write lock held."""
    now: Callable[[], datetime] = _now
    pause: Callable[[float], None] = time.sleep
    rng: random.Random = field(default_factory=random.Random)
    indexes: tuple[Index, ...] = ()
    targets: tuple[Target, ...] = ()
    """Whom to notify: each entry gets an outbox row for each target that wants it."""

    @property
    def root(self) -> Path:
        """The snapshots folder."""
        return self.snapshots.root

    def next_second(self) -> None:
        """Wait until the clock shows another second: seconds are the names of snapshots and entries."""
        self.pause((timedelta(seconds=1) - timedelta(microseconds=self.now().microsecond)).total_seconds())
