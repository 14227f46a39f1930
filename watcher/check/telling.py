"""One transaction and what follows it: the entry is stored, mirrored, published, in this order."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from watcher.archive import mirror
from watcher.archive.catalogue import Step
from watcher.archive.locks import write_lock
from watcher.archive.rows import stamp
from watcher.check.world import World
from watcher.model import Entry

CLOCK_BEHIND_MAX = timedelta(days=2)
"""A clock that is behind the last entry by no more than this waits for it: zones and dates that were mixed up are worth
a day and a half at most. What was told by a clock that was further ahead than this holds nothing back."""

log = logging.getLogger(__name__)

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


def _from(world: World) -> datetime:
    """Return the clock's second, or the one after the last entry's where the clock is behind that by little.

    So dates do not go backwards where a clock was a little wrong, and are right again at once where it was wrong by
    years: each date is then what the clock says, and the order of the numbers what a reader can rely on.
    """
    now, (last,) = world.now().replace(microsecond=0), world.catalogue.entries(limit=1) or (None,)
    if last is None or last.told < now:
        return now
    if last.told - now <= CLOCK_BEHIND_MAX:
        return last.told + timedelta(seconds=1)
    log.warning("the clock says %s and the last entry was told %s: one of them was wrong", now, last.told)
    return now


def _seconds(world: World, count: int) -> list[datetime]:
    """Return the next seconds in which nothing was told, after the last that was told.

    An entry's second is the name of its mirror, stands in its GUID, and orders it in readers that sort by date.
    """
    if not count:
        return []
    moment = _from(world)
    taken = world.catalogue.told_stamps(moment)
    free: list[datetime] = []
    while len(free) < count:
        if stamp(moment) not in taken:
            free.append(moment)
        moment += timedelta(seconds=1)
    return free
