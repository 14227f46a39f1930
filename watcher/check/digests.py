"""Digests: what was told in a day or a week is told once more, as one entry, when the period is over.

How far they are told stands in a setting that is written with them, in one transaction. It counts entries, not times,
so a clock that jumps puts no event into two digests and loses none; where the setting is missing or behind (a
catalogue made again, or an older one restored) the newest digest that was told says it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from watcher import codec, entries
from watcher.archive.catalogue import Step
from watcher.archive.locks import write_lock
from watcher.check.telling import Telling, tell
from watcher.check.world import World
from watcher.entries.digests import Frequency, Period
from watcher.entries.membership import EVERYTHING
from watcher.model import Entry

_INSTANT = timedelta(microseconds=1)
Numbered = tuple[int, Entry]


@dataclass(frozen=True, slots=True)
class Closed:
    """How far the digests of one frequency are told."""

    until: datetime
    """The end of the last period that is over; UTC."""
    seq: int
    """The number of the last entry that they speak for."""
    digests: int
    """How many there are; a catalogue that holds more was restored, and its setting is behind."""


def close_digests(world: World) -> tuple[Entry, ...]:
    """Tell the digests of every day and week that ended since this was last called; return them.

    Costs two look-ups where none has ended. A period in which nothing was told gets none.
    """
    return tuple(told for frequency in Frequency for told in _close(world, frequency))


def _close(world: World, frequency: Frequency) -> tuple[Entry, ...]:
    now, zone = world.now(), _zone(world)
    current = Period.of(now, frequency, zone).start
    closed = _stored(world, frequency)
    if closed is not None and closed.until == current:
        return ()
    with write_lock(world.root):  # an entry that is being told has its time already, and belongs to the old period
        closed = _newest(world, frequency, zone)
        told = _over(world.catalogue.entries_since(closed.seq), current, now)
        seq = told[-1][0] if told else closed.seq
        groups = _by_period(told, frequency, zone, closed.until, current)
        known = Closed(current, seq, closed.digests + len(groups))
        step = Step(settings=((_name(frequency), codec.encode(known).decode()),))
        return tell(world, step, [_telling(world, period, events) for period, events in groups.items()])


def _over(told: Sequence[Numbered], current: datetime, now: datetime) -> list[Numbered]:
    """The entries before the first of the period that is still open; what is dated ahead of the clock is not of it."""
    until = next((place for place, (_, entry) in enumerate(told) if current <= entry.told <= now), len(told))
    return list(told[:until])


def _by_period(
    told: Sequence[Numbered], frequency: Frequency, zone: tzinfo, since: datetime, until: datetime
) -> dict[Period, list[Entry]]:
    """The events by the period in which they were told; what comes late is told with the first that is not."""
    groups: dict[Period, list[Entry]] = {}
    for _, entry in told:
        if EVERYTHING in entry.feeds:
            when = min(max(entry.told, since), until - _INSTANT)
            groups.setdefault(Period.of(when, frequency, zone), []).append(entry)
    return groups


def _telling(world: World, period: Period, events: Sequence[Entry]) -> Telling:
    return lambda at: entries.digest(period, events, at=at, feed_id=world.feed_id)


def _newest(world: World, frequency: Frequency, zone: tzinfo) -> Closed:
    """How far the digests are told: by the setting, or where it is missing or behind by the newest of them."""
    stored, count = _stored(world, frequency), world.catalogue.entry_count(frequency.feed)
    if stored is not None and stored.digests == count:
        return stored
    told = world.catalogue.entries_since(0)
    newest = world.catalogue.entries(feed=frequency.feed, limit=1)
    if not newest or newest[0].between is None:
        began = told[0][1].told if told else world.now()
        return Closed(Period.of(began, frequency, zone).start, 0, count)
    end = newest[0].between[1]
    return Closed(end, max((seq for seq, entry in told if entry.told < end), default=0), count)


def _stored(world: World, frequency: Frequency) -> Closed | None:
    value = world.catalogue.setting(_name(frequency))
    return codec.decode(Closed, value) if value else None


def _name(frequency: Frequency) -> str:
    return f"digest/{frequency}"


def _zone(world: World) -> tzinfo:
    return UTC if world.settings.timezone == "UTC" else ZoneInfo(world.settings.timezone)
