"""One transaction and what follows it: the entry is stored, mirrored, published, in this order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from watcher.archive import mirror
from watcher.archive.catalogue import Step
from watcher.archive.locks import write_lock
from watcher.archive.rows import stamp
from watcher.check.world import World
from watcher.model import Entry

Telling = Callable[[datetime], Entry]
"""Makes an entry once the second in which it is told is known."""


def tell(world: World, step: Step, tellings: Sequence[Telling] = ()) -> tuple[Entry, ...]:
    """Commit the step with its entries, mirror them, publish; return the entries as they were told.

    A kill before the commit leaves nothing of it, a kill after it leaves mirrors and pages that the next start brings
    up to date: nothing is told twice and nothing is lost.
    """
    with write_lock(world.root):
        entries = tuple(
            telling(moment) for telling, moment in zip(tellings, _seconds(world, len(tellings)), strict=True)
        )
        outbox = tuple((one.event_id, target.name) for one in entries for target in world.targets if target.takes(one))
        world.catalogue.commit(replace(step, entries=entries, outbox=outbox))
        if entries:
            mirror.write(world.root, world.catalogue)
            world.published()
    return entries


def _seconds(world: World, count: int) -> list[datetime]:
    """Return the next seconds in which nothing was told.

    An entry's second is the name of its mirror, stands in its GUID, and orders it among all others: in readers that
    sort by date, and in a catalogue that is made again from the mirrors.
    """
    if not count:
        return []
    moment = world.now().replace(microsecond=0)
    taken = world.catalogue.told_stamps(moment)
    free: list[datetime] = []
    while len(free) < count:
        if stamp(moment) not in taken:
            free.append(moment)
        moment += timedelta(seconds=1)
    return free
