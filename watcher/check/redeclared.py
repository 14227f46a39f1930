"""What a start does about declarations that changed: the catalogue says when each source is due, for all readers."""

from collections.abc import Iterable
from dataclasses import replace

from watcher.archive.catalogue import Step
from watcher.archive.locks import source_lock
from watcher.check.due import due_at
from watcher.check.telling import tell
from watcher.check.world import World
from watcher.errors import Locked
from watcher.model import Source


def heed_declarations(world: World, sources: Iterable[Source]) -> None:
    """Store when sources are due by the intervals of today, where that is sooner than was drawn after their check."""
    known = world.catalogue.states()
    for source in sources:
        state = known.get(source.id)
        if state and due_at(source, state) != state.next_due:
            _store(world, source)


def _store(world: World, source: Source) -> None:
    try:
        with source_lock(world.root, source.id):
            if state := world.catalogue.state(source.id):
                tell(world, Step(state=replace(state, next_due=due_at(source, state))))
    except Locked:  # it is being checked: that draws anew
        return
