"""What a start takes up: entries that the catalogue does not know, and captures that a killed check left behind."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from watcher.archive import mirror
from watcher.archive.catalogue import Step
from watcher.archive.locks import source_lock, write_lock
from watcher.archive.snapshots import DamagedWarc, Recorded
from watcher.check import gone, outages
from watcher.check.late import file_away, settle_late
from watcher.check.order import in_order
from watcher.check.rounds import tell_begun
from watcher.check.seen import Settling, Taken
from watcher.check.settle import settle
from watcher.check.states import remembered
from watcher.check.world import World
from watcher.errors import Contained, Locked, WatcherError
from watcher.model import Event, Source, SourceState

log = logging.getLogger(__name__)

Listings = Mapping[str, tuple[Source, Settling]]
"""What is checked beside the sources, by id, and what its captures mean."""
NO_LISTINGS: Listings = {}


def adopt(world: World, listings: Listings = NO_LISTINGS) -> int:
    """Bring the catalogue to what the snapshots folder holds, and return how many captures were taken up.

    First the mirrored entries: what was told is never told again. Then every capture in `.incoming` and every file
    that no row names, in the order in which they were made, as its check would have done it then. So a start after a
    kill, and a start without a database, are one and the same. Sources that another process checks are left to it.
    """
    with write_lock(world.root):
        told = mirror.load(world.root, world.catalogue)
        outages.restore(world, told)
        mirror.write(world.root, world.catalogue)
    orphans = world.snapshots.orphans(world.catalogue.snapshot_ids())
    kept = {one.path for one in orphans}
    found = _in_order(world, (*world.snapshots.incoming(), *orphans))
    count = sum(_adopt(world, recorded, listings, kept=recorded.path in kept) for recorded in found)
    for source_id in {entry.source_id for entry in told if entry.source_id and entry.event is Event.UNREADABLE}:
        _stay_silent(world, source_id)
    gone.restore(world, {entry.source_id for entry in told if entry.source_id and entry.event is Event.GONE})
    tell_begun(world)  # a kill may have fallen between the last check of the first round and its entry
    return count


def take_up(world: World, source: Source, settling: Settling = settle) -> None:
    """Take up what a killed check of this source left, in `.incoming` or as a file without a row, oldest first.

    The caller holds the source's lock. A service goes on for months: what a command beside it left is not to wait for
    the next start.
    """
    world.snapshots.sweep(source.id)
    orphans = world.snapshots.strays(source.id, lambda: {row.id for row in world.catalogue.snapshots(source.id)})
    kept = {one.path for one in orphans}
    for recorded in _in_order(world, (*world.snapshots.incoming(source.id), *orphans)):
        _settle(world, source, recorded, settling, kept=recorded.path in kept)


def _in_order(world: World, found: tuple[Recorded, ...]) -> list[Recorded]:
    if not found:
        return []
    numbered = [world.snapshots.numbered(one) for one in found]
    told = _pairs(world) if any(not one.check for one in numbered) else ()
    today = {old: source.id for source in world.sources.values() for old in source.was}
    return in_order(numbered, told, lambda source_id: today.get(source_id, source_id))


def _pairs(world: World, source_id: str | None = None) -> list[tuple[str, str]]:
    """Return of which two snapshots a change was told, the first telling first."""
    told = reversed(world.catalogue.entries(source=source_id, event=Event.CHANGED))
    return [(entry.before, entry.after) for entry in told if entry.before and entry.after]


def _stay_silent(world: World, source_id: str) -> None:
    """Remember that a source was told unreadable and not yet recovered: failed polls leave no file to tell it by."""
    state = world.catalogue.state(source_id) or SourceState(source_id)
    newest = world.catalogue.entries(source=source_id, feed="health", limit=1)[0]
    if newest.event is Event.UNREADABLE:
        since = state.failing_since or newest.told
        world.catalogue.commit(Step(state=replace(state, told_unreadable=True, failing_since=since)))


def _adopt(world: World, recorded: Recorded, listings: Listings, *, kept: bool) -> bool:
    source, settling = listings.get(recorded.source_id) or (_source_of(world, recorded.source_id), settle)
    if source is None:
        log.warning("%s: no source of this id is declared; the file stays where it is", recorded.path)
        return False
    # Not to be contained, a bug over one capture would prevent every start; the source's own check records it.
    said = "%s: a bug over %s, which stays where it is; the others go on"
    with Contained(log, said, source.id, recorded.path, passing=WatcherError):
        try:
            with source_lock(world.root, source.id):
                # Another process may have ended its check between our look and our lock.
                waits = recorded.path.exists() and world.catalogue.snapshot(recorded.id) is None
                return waits and _settle(world, source, recorded, settling, kept=kept)
        except Locked as error:
            log.info("%s", error)
    return False


def _settle(world: World, source: Source, recorded: Recorded, settling: Settling, *, kept: bool) -> bool:
    try:
        capture = world.snapshots.read(recorded)
    except DamagedWarc as error:
        log.warning("%s", error)
        if not kept:
            world.snapshots.set_aside(recorded)
        return False
    state = remembered(world, source)
    late = _is_late(world, state, recorded, capture.at)
    if late and not kept and _was_checked(world, source, capture.at):
        world.snapshots.discard(recorded)
        return False
    taken = Taken(capture, recorded, unconditional=False, adopted=True, must_keep=kept)
    if late:
        _late(world, source, taken, settling)
    else:
        settling(world, source, replace(state, checks=max(recorded.check - 1, state.checks)), taken)
    log.info("%s: taken up as %s", source.id, recorded.id)
    return True


def _late(world: World, source: Source, taken: Taken, settling: Settling) -> None:
    (settle_late if settling is settle else file_away)(world, source, taken)


def _is_late(world: World, state: SourceState, recorded: Recorded, at: datetime) -> bool:
    """Whether the source was checked after it: by the number of its check, else by what was told, else by its time."""
    if recorded.check:
        return recorded.check <= state.checks
    if state.last_checked is None or at > state.last_checked:
        return False
    return (state.good_snapshot, recorded.id) not in _pairs(world, recorded.source_id)


def _was_checked(world: World, source: Source, at: datetime) -> bool:
    """Whether the check that made this capture came to its end, but for removing it."""
    return any(check.at == at for check in world.catalogue.checks(source.id, since=at))


def _source_of(world: World, source_id: str) -> Source | None:
    """Return the source with this id; where it is an earlier one, the source as it was then."""
    if source_id in world.sources:
        return world.sources[source_id]
    now = next((source for source in world.sources.values() if source_id in source.was), None)
    return replace(now, id=source_id, was=now.was[: now.was.index(source_id)]) if now else None
