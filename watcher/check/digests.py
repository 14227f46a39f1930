"""Digests: what was told in a day or a week is told once more, as one entry, when the period is over.

Which events a digest speaks for follows from what was told alone: those told before it that count for its window and
stand in none before. So no clock, zone, kill or rebuild puts an event into two of them, or into none. A setting saves
the look at what is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from watcher import codec, entries
from watcher.archive.catalogue import Step
from watcher.archive.locks import write_lock
from watcher.check.telling import CLOCK_BEHIND_MAX, Telling, tell
from watcher.check.world import World
from watcher.entries.digests import Frequency, Period
from watcher.entries.membership import EVERYTHING
from watcher.entries.periods import Window, counts_for, open_period
from watcher.model import Entry

Numbered = tuple[int, Entry]


@dataclass(frozen=True, slots=True)
class Closed:
    """How far the digests of one frequency are told."""

    until: datetime
    """The start of the period in which that was last looked at; UTC."""
    seq: int
    """Up to this number every event stands in a digest."""


def close_digests(world: World) -> tuple[Entry, ...]:
    """Tell the digests of every day and week that ended since this was last called; return them.

    Costs two look-ups where none has ended. A period in which nothing was told gets none.
    """
    return tuple(told for frequency in Frequency for told in _close(world, frequency))


def _close(world: World, frequency: Frequency) -> tuple[Entry, ...]:
    now, zone = world.now(), _zone(world)
    current = Period.of(now, frequency, zone).start
    stored = _stored(world, frequency)
    if stored is not None and stored.until == current:
        return ()
    with write_lock(world.root):  # an entry that is being told has its time already, and belongs to the old period
        newest = world.catalogue.newest_seq()
        waiting, closed = _waiting(world, frequency, stored.seq if stored else 0)
        groups = _over(waiting, closed, frequency, zone, now)
        told = {seq for group in groups.values() for seq, _ in group}
        left = min((seq - 1 for seq, _ in waiting if seq not in told), default=newest)
        step = Step(settings=((_name(frequency), codec.encode(Closed(current, left)).decode()),))
        return tell(world, step, [_telling(world, period, group) for period, group in groups.items()])


def _waiting(world: World, frequency: Frequency, seq: int) -> tuple[list[Numbered], list[Window]]:
    """Return the events after this number that stand in no digest, and the windows that digests have closed."""
    later = world.catalogue.entries_since(seq)
    ids = {entry.event_id for _, entry in later}
    digests = reversed(world.catalogue.entries(feed=frequency.feed))
    closed = [entry.between for entry in digests if entry.between and entry.event_id not in ids]
    waiting: list[Numbered] = []
    for number, entry in later:
        if frequency.feed in entry.feeds and entry.between:
            start, end = entry.between
            waiting = [one for one in waiting if not start <= counts_for(one[1].told, closed) < end]
            closed.append(entry.between)
        elif EVERYTHING in entry.feeds:
            waiting.append((number, entry))
    return waiting, closed


def _over(
    waiting: Sequence[Numbered], closed: Sequence[Window], frequency: Frequency, zone: tzinfo, now: datetime
) -> dict[Period, list[Numbered]]:
    """Return the events by their period, of the periods that are over.

    Also of those that a clock which was put right since put far ahead: nobody is to wait for years.
    """
    groups: dict[Period, list[Numbered]] = {}
    for seq, entry in waiting:
        period = open_period(counts_for(entry.told, closed), frequency, zone, closed)
        groups.setdefault(period, []).append((seq, entry))
    return {period: group for period, group in groups.items() if period.end <= now or _is_ahead(group, now)}


def _is_ahead(group: Sequence[Numbered], now: datetime) -> bool:
    return any(entry.told - now > CLOCK_BEHIND_MAX for _, entry in group)


def _telling(world: World, period: Period, events: Sequence[Numbered]) -> Telling:
    told = [entry for _, entry in events]
    return lambda at: entries.digest(period, told, at=at, feed_id=world.feed_id)


def _stored(world: World, frequency: Frequency) -> Closed | None:
    value = world.catalogue.setting(_name(frequency))
    return codec.decode(Closed, value) if value else None


def _name(frequency: Frequency) -> str:
    return f"digest/{frequency}"


def _zone(world: World) -> tzinfo:
    return UTC if world.settings.timezone == "UTC" else ZoneInfo(world.settings.timezone)
