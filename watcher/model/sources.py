"""What is watched: sources and indexes, as declared."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What a source is; decides the interval and which feeds tell of it."""

    CONSTITUTION = "constitution"
    SYSTEM_CARD = "system-card"
    COMMITMENT = "commitment"
    POLICY = "policy"
    DOCS = "docs"
    POST = "post"
    PAPER = "paper"
    TRACKER = "tracker"
    COMMENTARY = "commentary"
    FEED = "feed"


SECONDARY_KINDS = frozenset({Kind.TRACKER, Kind.COMMENTARY, Kind.FEED})
PRIMARY_KINDS = frozenset(Kind) - SECONDARY_KINDS


class Scope(StrEnum):
    """Which sections of a source are relevant: all of them, or those with a topic."""

    ALL = "all"
    WELFARE = "welfare"


@dataclass(frozen=True, slots=True)
class Rules:
    """How a source's document is found in its page: CSS selectors."""

    select: tuple[str, ...] = ()
    """The first one that matches is used; empty: the article is found by structure."""
    remove: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    """Hidden text that is the only full copy."""


@dataclass(frozen=True, slots=True)
class Source:
    """One watched document. Its identity is `id`, never its address."""

    id: str
    title: str
    publisher: str
    kind: Kind
    url: str
    every: timedelta | Literal["auto"] | None = None
    """None: by kind."""
    patience: timedelta | None = None
    """For how long it may be unreadable before that is told; None: three intervals."""
    scope: Scope = Scope.WELFARE
    rules: Rules = Rules()
    published: date | None = None
    rights: str | None = None
    series: str | None = None
    model: str | None = None
    was: tuple[str, ...] = ()
    """Earlier ids of the same source."""
    enabled: bool = True
    allow_private: bool = False
    host_gap: timedelta | None = None
    """None: the operator's `host_gap`."""
    adopted: bool = False
    """Declared by an index, not by a person."""

    @property
    def primary(self) -> bool:
        """Whether its changes belong in the main feed."""
        return self.kind in PRIMARY_KINDS


INDEX_EVERY = timedelta(minutes=30)
"""How often an index is asked where its stanza does not say."""


class Adopt(StrEnum):
    """What happens to a document that an index lists."""

    ALWAYS = "always"
    ON_TOPIC = "on-topic"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Index:
    """A page, sitemap or feed that lists documents."""

    id: str
    urls: tuple[str, ...]
    match: str
    adopt: Adopt
    template: tuple[tuple[str, str], ...] = ()
    every: timedelta | None = None
    enabled: bool = True
    allow_private: bool = False
    named: str | None = None
    """Regular expression of what its text names without a link, such as models in release notes."""
    named_url: str | None = None
    """Where the document of such a name would be: "{}" stands for the name in small letters and hyphens."""

    @property
    def title(self) -> str:
        """Its name for people: its id in words."""
        return self.title_of(self.id)

    @staticmethod
    def title_of(index_id: str) -> str:
        """Return the name for people of the index with this id."""
        return index_id.replace("-", " ").capitalize()

    @property
    def places(self) -> tuple[Source, ...]:
        """Its addresses, each as a source of its own: every one is asked, judged and kept in its own turn."""
        publisher = dict(self.template).get("publisher", self.id)
        return tuple(
            Source(
                id=self.id if number == 1 else f"{self.id}--{number}",
                title=self.title,
                publisher=publisher,
                kind=Kind.FEED,
                url=url,
                every=self.every or INDEX_EVERY,
                enabled=self.enabled,
                allow_private=self.allow_private,
            )
            for number, url in enumerate(self.urls, start=1)
        )
