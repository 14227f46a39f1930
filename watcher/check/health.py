"""What is told of a source that cannot be read, and of one that can be read again: once each, never a failed poll."""

from dataclasses import replace
from datetime import datetime

from watcher import entries
from watcher.archive.catalogue import Step
from watcher.archive.locks import source_lock
from watcher.archive.outages import past
from watcher.check import gone, network, outages, states
from watcher.check.telling import Telling, tell
from watcher.check.world import World
from watcher.errors import Locked
from watcher.model import Entry, Source, SourceState, Suspicion


def unreadable(world: World, source: Source, state: SourceState, at: datetime) -> tuple[Telling, ...]:
    """Return the telling of a source that has been unreadable for longer than its patience; nothing otherwise.

    Nothing either where a site was built anew: that is told once for all of its sources. Nor does an outage of the
    network count: a source's own patience runs before it and after it.
    """
    if state.reason == Suspicion.REDESIGN or not states.out_of_patience(source, state, at):
        return ()
    met = outages.of_the_network(world, {**world.catalogue.states(), source.id: state})
    if not states.out_of_patience(source, state, at, met):
        return ()

    def telling(told: datetime) -> Entry:
        return entries.unreadable(source, state, told=told, feed_id=world.feed_id)

    return (telling,)


def recovered(world: World, source: Source, state: SourceState) -> tuple[Telling, ...]:
    """Return the tellings of a good read after a source was told unreadable, or gone; nothing otherwise."""
    since, back = state.failing_since, gone.returned(world, source, state)
    if not state.told_unreadable or since is None:
        return back

    def telling(told: datetime) -> Entry:
        return entries.recovered(source, since=since, told=told, feed_id=world.feed_id)

    return (telling, *back)


def tell_waiting(world: World) -> int:
    """Tell the sources whose patience ends while they wait for their next try; return how many were told.

    A host may ask for a pause of a day, and backoff may last for eight intervals: whoever reads the health feed does
    not wait so long. What is overdue itself, as after a laptop's sleep, is tried first, and so is what was not reached
    and will be tried within minutes: when a network is back, what it kept from being read has nothing to tell.
    """
    known = world.catalogue.states()
    listings = (place for index in world.indexes if index.enabled for place in index.places)
    sources = (*(source for source in world.sources.values() if source.enabled), *listings)
    waiting = [one for one in sources if one.id in known and _waits(world, one, known[one.id])]
    return sum(_told_waiting(world, one) for one in waiting)


def _waits(world: World, source: Source, state: SourceState) -> bool:
    now = world.now()
    soon = now + outages.NETWORK_RETRY_MAX if network.unreached(state) else now
    if state.next_due is None or state.next_due <= soon or not states.out_of_patience(source, state, now):
        return False
    return not network.is_to_be_tried(state, past(world.catalogue))


def _told_waiting(world: World, source: Source) -> int:
    try:
        with source_lock(world.root, source.id):
            state = world.catalogue.state(source.id)
            told = unreadable(world, source, state, world.now()) if state and _waits(world, source, state) else ()
            if state and told:
                tell(world, Step(state=replace(state, told_unreadable=True)), told)
    except Locked:  # it is being checked, and that check tells it
        return 0
    return len(told)
