"""The feeds: their names, what they say of themselves, and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from watcher.entries.clean import printable
from watcher.entries.membership import (
    COMMENTARY,
    DIGEST_DAILY,
    DIGEST_WEEKLY,
    EVERYTHING,
    HEALTH,
    MAIN,
    slug,
    topic_words,
)
from watcher.model import Source

ABOUT = "Independent, automated, not affiliated with any lab. Times are UTC."
LANGUAGE = "en"
TTL_MINUTES = 30
"""How long a reader may wait before it asks again; the youngest sources are checked twice as often as once an hour."""
_NEW = "found by an index, or dated within 30 days"
_GENERAL = (
    (
        MAIN,
        "changes",
        f"What may change meaning on model welfare; documents that are gone, or new: {_NEW}.",
    ),
    (COMMENTARY, "commentary", "Changes of trackers, and what commentators publish."),
    (EVERYTHING, "everything", "Every event of every source, layout and numbering too."),
    (DIGEST_DAILY, "daily digest", "One item a day on which something was told: the table of its events."),
    (DIGEST_WEEKLY, "weekly digest", "One item a week in which something was told: the table of its events."),
    (
        HEALTH,
        "health of the sources",
        "Sources that could not be read for three of their intervals, and those that can be read again.",
    ),
)


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed. `stem` is its path without an ending: "feed", "sources/<id>"."""

    stem: str
    name: str
    what: str
    """What it holds, in a sentence."""

    @property
    def description(self) -> str:
        """What it says of itself: what it holds, and who speaks."""
        return f"{self.what} {ABOUT}"

    @property
    def group(self) -> str:
        """The folder: "sources", "topics", "publishers", or "" for the general feeds."""
        return self.stem.rpartition("/")[0]


def feed_title(service: str, channel: Channel) -> str:
    """Return what a feed calls itself: "Model welfare watch: changes"."""
    return printable(f"{service}: {channel.name}")


def channels(sources: Iterable[Source], known: Iterable[str], titles: dict[str, str]) -> tuple[Channel, ...]:
    """Return all feeds: the general ones, one a source and publisher, and those that hold entries (`known`).

    `titles`: the title of each source that is no longer declared, by id.
    """
    declared = {source.id: source for source in sources}
    names = titles | {source.id: source.title for source in declared.values()}
    names |= {old: source.title for source in declared.values() for old in source.was}
    publishers = {slug(source.publisher): source.publisher for source in declared.values()}
    stems = {f"sources/{source_id}" for source_id in names} | {f"publishers/{name}" for name in publishers} | set(known)
    general = {stem: Channel(stem, name, what) for stem, name, what in _GENERAL}
    others = (_channel(stem, names, publishers) for stem in sorted(stems - set(general)))
    return (*general.values(), *others)


def _channel(stem: str, names: dict[str, str], publishers: dict[str, str]) -> Channel:
    group, _, key = stem.rpartition("/")
    if group == "topics":
        return Channel(stem, topic_words(key), "What may change meaning on this topic.")
    if group == "publishers":
        name = publishers.get(key, key)
        return Channel(stem, name, f"What may change meaning in what {name} publishes.")
    return Channel(stem, names.get(key, key), "Every change of this document above layout and numbering.")
