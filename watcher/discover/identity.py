"""Which document an address holds: one that is watched, under whatever address, or one that nobody knows.

A landing address leads to the newest print of its document; a print is a file that is named by its digest and never
changes. So what is watched is the landing, as soon as one is known, and its prints are further addresses of it. What a
print holds can only be said beside what the landings lead to now: those that may lead to it are looked at first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from watcher import check as checks
from watcher.check.gone import NOT_THERE
from watcher.check.world import World
from watcher.discover.known import Known, document_of, same_document, same_in
from watcher.extract.addresses import named_by_digest
from watcher.model import Capture, Document, Found, Index, Rules, Source, SourceState
from watcher.verdict.likeness import likeness
from watcher.verdict.units import words_of

KIN_MIN = 0.5
"""Of the phrases of one, in the other: revisions of a card keep more, two cards of one series share 0.09."""
UNSURE_MAX = timedelta(hours=24)
"""For how long a document waits for a landing that may lead to it and cannot be read."""


class Unsure(Exception):
    """Which document it is cannot be said yet: a source that may hold it could not be read."""


@dataclass(frozen=True, slots=True)
class Read:
    """A found document that was read."""

    row: Found
    capture: Capture
    document: Document
    rules: Rules
    """Under which it was read."""

    @property
    def is_print(self) -> bool:
        """Whether what was read is a print, wherever it was listed."""
        return named_by_digest(self.capture.url)


@dataclass(frozen=True, slots=True)
class Round:
    """One following of what an index listed, and what it has made sources so far: nothing has checked those yet."""

    world: World
    index: Index
    fresh: dict[str, tuple[Source, Document]] = field(default_factory=dict)

    @property
    def sources(self) -> dict[str, Source]:
        """All sources of the publisher, by id."""
        publisher = dict(self.index.template).get("publisher", "")
        every = dict(self.world.sources) | {source.id: source for source, _ in self.fresh.values()}
        return {source.id: source for source in every.values() if source.publisher == publisher}

    def document(self, source_id: str) -> Document | None:
        """Return what is known of a source's text."""
        _, document = self.fresh.get(source_id, (None, None))
        return document or document_of(self.world.catalogue, source_id)


def ask_landings(rounds: Round, read: Read, heard: Known) -> None:
    """Check the sources that may lead to what was read, and were not since it was listed.

    Raise Unsure where one that is much like it cannot be read now, Locked where one is being checked.
    """
    if heard.at(_own(read)):
        return
    for source in list(_to_be_asked(rounds, read)):
        checks.check(rounds.world, source)
    if rounds.world.now() - read.row.at < UNSURE_MAX:
        for source in _unread_kin(rounds, read):
            raise Unsure(f"It may be {source.id} at another address, and that cannot be read now.")


def held_by(rounds: Round, read: Read, heard: Known) -> str | None:
    """Return the source whose document this is: by its addresses, its text, or as another print of it."""
    catalogue, sources = rounds.world.catalogue, rounds.sources
    same = heard.at(_own(read)) or same_document(catalogue, sources.values(), read.capture, read.document)
    if same:
        return same
    fresh = ((source_id, document) for source_id, (_, document) in rounds.fresh.items())
    return same_in(fresh, read.document) or next(_kin(rounds, read), None)


def moves_to(rounds: Round, old: Found, read: Read) -> bool:
    """Whether a source that is watched at `old` is to be watched where this was read: at the landing, not at a print.

    Among prints at the one that was listed later; and no longer where nothing is.
    """
    row, state = read.row, rounds.world.catalogue.state(old.id or "")
    if named_by_digest(old.url):
        return not named_by_digest(row.url) or row.at > old.at
    return not named_by_digest(row.url) and state is not None and state.reason in NOT_THERE


def is_kin(one: Document, other: Document) -> bool:
    """Whether two are versions of one document: they have one name, and most of what one says stands in the other."""
    return words_of(one.title) == words_of(other.title) and _is_alike(one, other)


def _own(read: Read) -> tuple[str | None, ...]:
    return (read.row.url, read.capture.url, read.document.canonical)


def _is_alike(one: Document, other: Document) -> bool:
    alike = likeness(one, other)
    return max(alike.phrases, alike.own) >= KIN_MIN


def _to_be_asked(rounds: Round, read: Read) -> Iterator[Source]:
    for source in rounds.sources.values():
        if source.id in rounds.fresh or not source.enabled or named_by_digest(source.url):
            continue
        state = rounds.world.catalogue.state(source.id)
        if not (state and _was_asked(state, read.row.at, rounds.world.now())) and _may_lead_to(rounds, source, read):
            yield source


def _was_asked(state: SourceState, listed: datetime, now: datetime) -> bool:
    """Whether a source was read since something was listed, or may not be asked again yet."""
    waits = state.retry_after is not None and state.retry_after > now
    read = state.last_checked is not None and state.last_checked >= listed
    return read and (waits or state.failing_since is None)


def _may_lead_to(rounds: Round, source: Source, read: Read) -> bool:
    document = rounds.document(source.id)
    if document is None:
        kind = dict(rounds.index.template).get("kind")
        return read.is_print and source.kind.value == kind and rounds.world.catalogue.state(source.id) is None
    if read.is_print and any(map(named_by_digest, rounds.world.catalogue.addresses().get(source.id, ()))):
        return True
    return words_of(document.title) == words_of(read.document.title) or (
        not read.row.first and _is_alike(read.document, document)
    )


def _unread_kin(rounds: Round, read: Read) -> Iterator[Source]:
    """Yield the sources that are likely to hold this and fail: but for those whose address leads nowhere any more."""
    for source in rounds.sources.values():
        state = rounds.world.catalogue.state(source.id)
        if source.enabled and state and state.failing_since and state.reason not in NOT_THERE:
            document = rounds.document(source.id)
            if document and is_kin(read.document, document):
                yield source


def _kin(rounds: Round, read: Read) -> Iterator[str]:
    """Yield the sources of which this is another print, or to which it is the landing; and those that are not there."""
    for source in rounds.sources.values():
        state = rounds.world.catalogue.state(source.id)
        lost = state is not None and state.reason in NOT_THERE
        prints = read.is_print and (named_by_digest(read.row.url) or named_by_digest(source.url))
        document = rounds.document(source.id) if lost or prints else None
        if document and is_kin(read.document, document):
            yield source.id
