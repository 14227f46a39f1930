"""What is told of a document: that it is new, what changed in it, and that it has settled after going to and fro."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from watcher import entries
from watcher.check.reading import Past, document_of, text_digest
from watcher.check.states import last_read
from watcher.check.telling import Telling
from watcher.check.versions import SETTLED_AFTER, Course, Version, course
from watcher.check.world import World
from watcher.compare import compare
from watcher.compare.unified import text_of
from watcher.model import (
    Comparison,
    Document,
    Entry,
    Event,
    Found,
    Index,
    Reason,
    Snapshot,
    Source,
    SourceState,
    Standing,
)
from watcher.topics import mark

RECENT = timedelta(days=30)
"""A document that was published within this and is read for the first time belongs in the main feed."""
_NOT_READ = frozenset({Reason.LISTED, Reason.RETURNED})
VERSIONS_MAX = 12
"""How many successive texts of a source are looked at for one that came back."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a comparison came to."""

    differs: bool = False
    """Something can be said of it; link targets alone are nothing."""
    above_mechanical: bool = False
    tellings: tuple[Telling, ...] = ()


def new(
    world: World, source: Source, document: Document, snapshot: Snapshot, reason: Reason | None = None
) -> tuple[Telling, ...]:
    """Return the telling of a document that was read for the first time.

    Nothing where the `begun` entry tells it: before the first complete round is over, and of what was read then.
    """
    begun = world.catalogue.entries(event=Event.BEGUN, limit=1)
    if not begun or _began_with(begun[0], source, snapshot) or _was_told(world, source):
        return ()
    listed = _listed(world, source)
    main = is_recent(source, snapshot.captured) or (source.adopted and not (listed and listed.first))
    through = Index.title_of(listed.index) if listed and listed.index else None
    previous = _previous(world, source)
    marked = mark(document, source.scope, source.model)

    def telling(told: datetime) -> Entry:
        return entries.new(
            source,
            marked,
            snapshot,
            told=told,
            feed_id=world.feed_id,
            main=main,
            found=through,
            previous=previous,
            reason=reason,
        )

    return (telling,)


def changed(
    world: World,
    source: Source,
    before: Past,
    after: Past,
    between: tuple[datetime, datetime],
    failed_reads: int,
    reason: Reason | None = None,
) -> Change:
    """Return what is to be told of the difference between two good snapshots."""
    marked = [mark(one.document, source.scope, source.model) for one in (before, after)]
    comparison = compare(*marked)
    if not _says_something(comparison):
        return Change()
    found = Course(reason) if reason else _course(world, source, before, after)
    if before.mixed and reason is None:
        found = Course(Reason.MIXED_RULES)
    if found.quiet or _was_told_as(world, change_id(source, before.snapshot, after.snapshot), reason):
        return Change(differs=True, above_mechanical=comparison.changed)
    texts = text_of(marked[0]), text_of(marked[1])

    def telling(told: datetime) -> Entry:
        return entries.changed(
            source,
            comparison,
            before=before.snapshot,
            after=after.snapshot,
            between=between,
            failed_reads=failed_reads,
            told=told,
            feed_id=world.feed_id,
            texts=texts,
            rules_digest=after.rules_digest,
            reason=found.reason,
            back_to=found.back_to,
        )

    return Change(differs=True, above_mechanical=comparison.changed, tellings=(telling,))


def settled(world: World, source: Source, state: SourceState, at: datetime) -> tuple[Telling, ...]:
    """Return the telling that a source which alternated has stood on one side for seven days; nothing otherwise."""
    if state.last_changed is None or state.good_snapshot is None:
        return ()
    newest = world.catalogue.entries(source=source.id, event=Event.CHANGED, limit=1)
    if not newest or newest[0].reason is not Reason.ALTERNATES:
        return ()
    stretches = _stretches(world, source)
    if len(stretches) < 2 or at - stretches[-1].snapshot.captured < SETTLED_AFTER:  # noqa: PLR2004 - two sides
        return ()
    other, present = stretches[-2:]
    between = (other.snapshot.captured, present.snapshot.captured)
    return changed(world, source, other, present, between, 0, Reason.SETTLED).tellings


def _was_told_as(world: World, change: str, reason: Reason | None) -> bool:
    """Whether a change was told before; that it began to alternate is another word than that it has settled."""
    told = world.catalogue.entries(change=change)
    return any(reason is not Reason.SETTLED or entry.reason is not Reason.ALTERNATES for entry in told)


def change_id(source: Source, before: Snapshot, after: Snapshot) -> str:
    """Return `<source-id>/<before>..<after>`."""
    return f"{source.id}/{before.stamp}..{after.stamp}"


def since_last_read(state: SourceState, before: Snapshot, at: datetime) -> tuple[datetime, datetime]:
    """Return when the old words were last read and the new ones first."""
    return last_read(state) or before.captured, at


def _says_something(comparison: Comparison) -> bool:
    moved = comparison.dated_before != comparison.dated_after
    return bool(comparison.sections or comparison.page_moves or moved)


def _course(world: World, source: Source, before: Past, after: Past) -> Course:
    text = text_digest(after.document)
    if text == text_digest(before.document):
        return Course()
    stretches = _stretches(world, source, before.snapshot)
    versions = [Version(text_digest(past.document), past.snapshot.captured) for past in stretches]
    return course(versions, Version(text, after.snapshot.captured))


def _stretches(world: World, source: Source, until: Snapshot | None = None) -> list[Past]:
    """Return the first snapshot of each stretch of one text, oldest first: the newest few of them."""
    ids = (*source.was, source.id)
    good = sorted(
        (s for one in ids for s in world.catalogue.snapshots(one) if s.verdict.good and not s.thinned),
        key=lambda snapshot: snapshot.order,
    )
    firsts = [next(group) for _, group in groupby((s for s in good if _not_after(s, until)), key=_read_as)]
    read = (document_of(world, source, snapshot) for snapshot in firsts[-VERSIONS_MAX:])
    return _first_of_each(past for past in read if past)


def _not_after(snapshot: Snapshot, until: Snapshot | None) -> bool:
    return until is None or snapshot.order <= until.order


def _read_as(snapshot: Snapshot) -> tuple[str | None, str | None]:
    return snapshot.document_digest, snapshot.rules_digest


def _first_of_each(found: Iterable[Past]) -> list[Past]:
    return [next(group) for _, group in groupby(found, key=lambda past: text_digest(past.document))]


def _began_with(begun: Entry, source: Source, snapshot: Snapshot) -> bool:
    """Whether the `begun` entry speaks for this document."""
    if begun.sources is None:
        return snapshot.captured.replace(microsecond=0) <= begun.told
    return not {source.id, *source.was}.isdisjoint(begun.sources)


def _was_told(world: World, source: Source) -> bool:
    """Whether it was told as new and read: that it was listed and not readable yet, or came back, is another thing."""
    told = (entry for one in (source.id, *source.was) for entry in world.catalogue.entries(source=one, event=Event.NEW))
    return any(entry.reason not in _NOT_READ for entry in told)


def _listed(world: World, source: Source) -> Found | None:
    """Return how an adopted source was found."""
    rows = world.catalogue.found(source=source.id, standing=Standing.ADOPTED) if source.adopted else ()
    return rows[0] if rows else None


def is_recent(source: Source, at: datetime) -> bool:
    """Whether a document that is read for the first time at that moment is told as new in the main feed."""
    return source.published is not None and at.date() - source.published <= RECENT


def _previous(world: World, source: Source) -> tuple[Source, Document] | None:
    """Return the document before this one in its series."""
    if source.series is None:
        return None
    earlier = []
    for other in world.sources.values():
        state = world.catalogue.state(other.id) if other.series == source.series and other.id != source.id else None
        if state is None or state.good_snapshot is None or state.baseline is None:
            continue
        if source.published and other.published and other.published > source.published:
            continue
        earlier.append((_age(world, other, state.baseline), other, state.good_snapshot))
    if not earlier:
        return None
    _, other, snapshot_id = max(earlier, key=lambda one: one[0])
    snapshot = world.catalogue.snapshot(snapshot_id)
    past = document_of(world, other, snapshot) if snapshot else None
    return (other, mark(past.document, other.scope, other.model)) if past else None


def _age(world: World, source: Source, first_read: datetime) -> tuple[date, datetime]:
    """Return by what the documents of a series are ordered: publication, or the day on which an index came to list it.

    One without either may be of any age, whenever it was read first: it stands before all of which that is known.
    """
    listed = _listed(world, source)
    came = first_read.date() if listed and not listed.first else date.min
    return source.published or came, first_read
