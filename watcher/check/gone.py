"""Documents that are no longer at their address, and those that come back: once each, and only after it is certain."""

from dataclasses import replace
from datetime import datetime, timedelta

from watcher import entries
from watcher.archive.catalogue import Step
from watcher.check.telling import Telling
from watcher.check.world import World
from watcher.errors import FetchFailure
from watcher.model import CheckRecord, Entry, Event, Reason, Source, SourceState, Streak

GONE_AFTER = timedelta(hours=72)
GONE_TRIES = 6
"""Sites lose pages for an afternoon; what answered so often over three days that it is not there is gone."""
NOT_THERE = frozenset({FetchFailure.NOT_FOUND, FetchFailure.GONE})


def gone(world: World, source: Source, state: SourceState, record: CheckRecord) -> tuple[Telling, ...]:
    """Return the telling that a document is gone, once its address has said so for long enough; nothing otherwise.

    `record` is the check that has just failed. A check that could not reach the host says nothing either way. A list
    of documents is none: that it went is told as unreadable.
    """
    if source.id not in world.sources:
        return ()
    last = world.catalogue.snapshot(state.good_snapshot) if state.good_snapshot else None
    if record.reason not in NOT_THERE or state.told_gone or last is None:
        return ()
    tries = state.not_there
    if tries is None or tries.count < GONE_TRIES or tries.lasted < GONE_AFTER:
        return ()
    since, main = tries.first, source.primary

    def telling(told: datetime) -> Entry:
        return entries.gone(source, since=since, last=last, told=told, feed_id=world.feed_id, main=main)

    return (telling,)


def returned(world: World, source: Source, state: SourceState) -> tuple[Telling, ...]:
    """Return the telling that a document which was told gone can be read again; nothing otherwise."""
    if not state.told_gone:
        return ()
    told_gone = world.catalogue.entries(source=source.id, event=Event.GONE, limit=1)
    since = told_gone[0].told if told_gone else state.failing_since or world.now()

    def telling(told: datetime) -> Entry:
        return entries.returned(source, since=since, told=told, feed_id=world.feed_id)

    return (telling,)


def is_gone(world: World, source_id: str) -> bool:
    """Whether the newest that was told of a document's being there is that it is not."""
    told = world.catalogue.entries(source=source_id)
    newest = next((one for one in told if one.event is Event.GONE or _is_back(one)), None)
    return newest is not None and newest.event is Event.GONE


def _is_back(entry: Entry) -> bool:
    return entry.event is Event.NEW and entry.reason is Reason.RETURNED


def restore(world: World, source_ids: set[str]) -> None:
    """Remember which documents were told gone, where only the mirrors of the entries know it."""
    for source_id in source_ids:
        state = world.catalogue.state(source_id) or SourceState(source_id)
        if is_gone(world, source_id):
            world.catalogue.commit(Step(state=replace(state, told_gone=True)))


def noted(state: SourceState, record: CheckRecord) -> SourceState:
    """Return the state after a check that failed; one that could not reach the address says nothing either way."""
    if record.reason not in NOT_THERE:
        return state
    tries = state.not_there
    return replace(state, not_there=tries.again(record.at) if tries else Streak(None, record.at, record.at))
