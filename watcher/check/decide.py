"""What a person decides: that a suspect is the document or is not, that a change holds, that an entry was wrong."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from watcher import entries
from watcher.archive.catalogue import Step
from watcher.archive.locks import source_lock
from watcher.check import health, states
from watcher.check.due import due_at
from watcher.check.reading import document_of, past, text_digest
from watcher.check.settle import believed
from watcher.check.states import remembered
from watcher.check.suspects import rejection
from watcher.check.telling import Telling, tell
from watcher.check.world import World
from watcher.errors import InputError
from watcher.model import GOOD, CheckRecord, Entry, Reason, Review, Snapshot, Source, SourceState

LOCK_SECONDS_MAX = 120.0
"""How long a decision waits for a running check of the same source."""


def accept(world: World, target: str) -> tuple[Entry, ...]:
    """Say that a suspect snapshot is the document, or that a change told under mixed rules holds; return what was told.

    Raise InputError where there is nothing to decide.
    """
    if ".." in target:
        return _accept_change(world, _mixed(world, target))
    return _accept_snapshot(world, _suspect(world, target))


def reject(world: World, target: str, *, by: str | None = None) -> None:
    """Say that a suspect is not the document, however often it comes; or that a change under mixed rules is none."""
    if ".." in target:
        entry = _mixed(world, target)
        assert entry.change_id is not None
        tell(world, Step(reviews=(Review(entry.change_id, world.now(), by, "rejected"),)))
        return
    snapshot = _suspect(world, target)
    source = _source_of(world, snapshot)
    read = document_of(world, source, snapshot)
    name = rejection(source.id, text_digest(read.document) if read else snapshot.sha256)
    tell(world, Step(settings=((name, snapshot.id),)))


def correct(world: World, entry: Entry, *, note: str, withdraw: bool = False) -> Entry:
    """Publish a correction of an entry, and return it: in every feed that carried the same change."""
    known = world.catalogue.entries(change=entry.change_id) if entry.change_id else ()
    wide, before = replace(entry, feeds=_feeds_of_all(entry, known)), any(one.withdrawn for one in known)

    def telling(told: datetime) -> Entry:
        return entries.corrected(
            wide, note=note, withdraw=withdraw, told=told, feed_id=world.feed_id, withdrawn_before=before
        )

    return tell(world, Step(), (telling,))[0]


def _feeds_of_all(entry: Entry, told: Sequence[Entry]) -> tuple[str, ...]:
    """A change may be told twice, the second time in more feeds: as it is accepted, or has settled."""
    return tuple(dict.fromkeys(feed for one in (entry, *reversed(told)) for feed in one.feeds))


def _accept_snapshot(world: World, snapshot: Snapshot) -> tuple[Entry, ...]:
    source = _source_of(world, snapshot)
    with source_lock(world.root, source.id, wait_seconds=LOCK_SECONDS_MAX):
        state = remembered(world, source)
        if _read_well_since(world, source, state, snapshot):
            raise InputError(f"{source.id} was read well after {snapshot.id}: there is nothing left to accept")
        after = document_of(world, source, snapshot)
        if after is None:
            raise InputError(f"nothing can be read out of {snapshot.id}: change the source's `select` first")
        tellings, changed = believed(world, source, state, past(world, source, state), after)
        known = states.after_accepting(state, snapshot, after.document, after.rules_digest, changed=changed)
        others = _others_since(world, source, snapshot)
        known = states.still_failing(known, others) if others else states.failing_no_more(known)
        known = replace(known, next_due=due_at(source, known))  # it need not wait as a failing one does
        back = () if others else health.recovered(world, source, state)
        documents = ((snapshot.sha256, after.rules_digest, after.document),)
        step = Step(verdicts=((snapshot.id, GOOD),), documents=documents, state=known)
        return tell(world, step, (*back, *tellings))


def _others_since(world: World, source: Source, snapshot: Snapshot) -> tuple[CheckRecord, ...]:
    """Return the checks since the words of a suspect were last brought, the last one first: they failed otherwise."""
    checks = world.catalogue.checks(source.id, since=snapshot.captured)
    words = {check.text_digest for check in checks if check.at == snapshot.captured} - {None}
    gave = (check.at == snapshot.captured or check.text_digest in words for check in checks)
    return checks[: next((place for place, same in enumerate(gave) if same), 0)]


def _read_well_since(world: World, source: Source, state: SourceState, suspect: Snapshot) -> bool:
    """Whether a check after the one that brought the suspect could read the source."""
    if state.good_snapshot is None:
        return False
    later = world.catalogue.checks(source.id, since=suspect.captured)
    good = world.catalogue.snapshot(state.good_snapshot)
    return any(not check.outcome.bad for check in later) or (good is not None and good.order > suspect.order)


def _accept_change(world: World, entry: Entry) -> tuple[Entry, ...]:
    """Tell a change again as it was told in everything only, now in the feeds that it belongs to."""
    assert entry.change_id is not None
    if any(one.reason is Reason.CONFIRMED for one in world.catalogue.entries(change=entry.change_id)):
        raise InputError(f"{entry.change_id} was accepted before")
    return tell(world, Step(), (_again(world, entry),))


def _again(world: World, entry: Entry) -> Telling:
    before, after = (world.catalogue.snapshot(one or "") for one in (entry.before, entry.after))
    source = world.sources.get(entry.source_id or "")
    if source is None or before is None or after is None or entry.comparison is None or entry.between is None:
        raise InputError(f"{entry.event_id} names a source or a snapshot that is not there any more")
    between, comparison = entry.between, entry.comparison

    def telling(told: datetime) -> Entry:
        return entries.changed(
            source,
            comparison,
            before=before,
            after=after,
            between=between,
            failed_reads=entry.failed_reads,
            told=told,
            feed_id=world.feed_id,
            texts=(entry.text_before or "", entry.text_after or ""),
            rules_digest=entry.rules_digest or "",
            reason=Reason.CONFIRMED,
        )

    return telling


def _mixed(world: World, change_id: str) -> Entry:
    entry = world.catalogue.entry(change_id)
    if entry is None:
        raise InputError(f"there is no change {change_id!r}; `watcher changes` lists them")
    if entry.reason is not Reason.MIXED_RULES:
        raise InputError(
            f"{change_id} was not told under mixed rules: there is nothing to decide; see `watcher correct`"
        )
    return entry


def _suspect(world: World, snapshot_id: str) -> Snapshot:
    snapshot = world.catalogue.snapshot(snapshot_id)
    if snapshot is None:
        raise InputError(f"there is no snapshot {snapshot_id!r}; `watcher history SOURCE` lists them")
    if snapshot.verdict.good:
        raise InputError(f"{snapshot_id} is good: there is nothing to decide")
    return snapshot


def _source_of(world: World, snapshot: Snapshot) -> Source:
    for source in world.sources.values():
        if snapshot.source_id in (source.id, *source.was):
            return source
    raise InputError(f"no source {snapshot.source_id!r} is declared any more")
