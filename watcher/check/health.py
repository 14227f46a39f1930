"""What is told of a source that cannot be read, and of one that can be read again: once each, never a failed poll."""

from datetime import datetime

from watcher import entries
from watcher.check import gone, outages, states
from watcher.check.telling import Telling
from watcher.check.world import World
from watcher.model import Entry, Source, SourceState


def unreadable(world: World, source: Source, state: SourceState, at: datetime) -> tuple[Telling, ...]:
    """Return the telling of a source that has been unreadable for longer than its patience; nothing otherwise.

    Nothing either where what keeps it from being read keeps many: that is told once for all of them.
    """
    if not states.out_of_patience(source, state, at) or outages.is_told_of_all(world, source, state):
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
