"""Whom to notify: `[[notify]]` of watcher.toml, and which entries each target wants."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from watcher.config import values
from watcher.config.values import Reader, Unfit
from watcher.model import EditClass, Entry, Event, Kind

MAIN_FEED = "feed"
HEALTH_EVENTS = frozenset({Event.UNREADABLE, Event.RECOVERED})
HUB = "hub"
"""The name of the target that `hub` of the settings makes, where no stanza declares one of its kind."""

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TOPIC = re.compile(r"[a-z0-9][a-z0-9.-]*")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\x00-\x1f\x7f]+")


class TargetKind(StrEnum):
    """How a target is spoken to."""

    WEBHOOK = "webhook"
    WEBSUB = "websub"
    APPRISE = "apprise"


@dataclass(frozen=True, slots=True)
class Secret:
    """Something that is never shown: the value itself, or where it is kept. One of the three is set."""

    value: str | None = field(default=None, repr=False)
    env: str | None = None
    """The name of an environment variable."""
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries a target gets. Without any filter those of the main feed; each filter narrows everything."""

    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """A topic stands for its sub-topics too."""
    kinds: tuple[Kind, ...] = ()
    classes: tuple[EditClass, ...] = ()
    """Narrows changes; other events have no class and pass."""
    events: tuple[Event, ...] = ()
    health: bool = False
    """Whether it is told, besides, of sources that cannot be read and that can be read again."""

    def takes(self, entry: Entry) -> bool:
        """Whether this entry is wanted."""
        if entry.event in HEALTH_EVENTS:
            return (self.health or entry.event in self.events) and self._fits_source(entry)
        if entry.event is Event.DIGEST:
            return Event.DIGEST in self.events
        if not (self.sources or self.topics or self.kinds or self.classes or self.events):
            return MAIN_FEED in entry.feeds
        return self._fits_source(entry) and self._fits_event(entry)

    def _fits_source(self, entry: Entry) -> bool:
        return (not self.sources or entry.source_id in self.sources) and (not self.kinds or entry.kind in self.kinds)

    def _fits_event(self, entry: Entry) -> bool:
        return (
            (not self.events or entry.event in self.events)
            and (not self.classes or entry.edit_class is None or entry.edit_class in self.classes)
            and (not self.topics or any(_within(topic, wanted) for topic in entry.topics for wanted in self.topics))
        )


@dataclass(frozen=True, slots=True)
class Target:
    """One receiver of entries."""

    name: str
    kind: TargetKind
    url: Secret
    secret: Secret | None = None
    """What a webhook is signed with."""
    wanted: Wanted = Wanted()
    every: timedelta | None = None
    """Gather what is told in this time into one message; None: each entry by itself, at once."""
    allow_private: bool = False
    enabled: bool = True

    def takes(self, entry: Entry) -> bool:
        """Whether an entry goes into the outbox for this target; a hub is told of all of them."""
        return self.enabled and (self.kind is TargetKind.WEBSUB or self.wanted.takes(entry))


def _within(topic: str, wanted: str) -> bool:
    return topic == wanted or topic.startswith(f"{wanted}.")


def variable(value: object) -> str:
    """Read the name of an environment variable."""
    if isinstance(value, str) and _VARIABLE.fullmatch(value):
        return value
    raise Unfit("the name of an environment variable, such as WEBHOOK_SECRET")


def path(value: object) -> Path:
    """Read a path; a relative one is meant from the folder of its declaration."""
    return Path(values.line(value))


def target_url(value: object) -> str:
    """Read an address of any scheme; which ones are known, its kind says."""
    if isinstance(value, str) and _URL.fullmatch(value):
        return value
    raise Unfit('an address with a scheme, such as "https://example.org/hook" or "ntfy://my-topic"')


def topic(value: object) -> str:
    """Read the id of a topic."""
    if isinstance(value, str) and _TOPIC.fullmatch(value):
        return value
    raise Unfit('a topic such as "commitments" or "evidence.self-reports"')


NOTIFY_KEYS: Mapping[str, Reader] = {
    "name": values.identifier,
    "kind": values.one_of(TargetKind),
    "url": target_url,
    "url_env": variable,
    "url_file": path,
    "secret_env": variable,
    "secret_file": path,
    "sources": values.listed(values.identifier),
    "topics": values.listed(topic),
    "kinds": values.listed(values.one_of(Kind)),
    "classes": values.listed(values.one_of(EditClass)),
    "events": values.listed(values.one_of(Event)),
    "health": values.flag,
    "every": values.interval,
    "allow_private": values.flag,
    "enabled": values.flag,
}
NOTIFY_REQUIRED = ("name", "kind")
WANTED_KEYS = ("sources", "topics", "kinds", "classes", "events", "health")
