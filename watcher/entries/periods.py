"""The periods of digests: days and weeks in the service's time zone, of which none overlaps another. Pure.

Clocks step back and the time zone may be changed: then a day has begun that an earlier digest speaks for in part, or is
over for the second time. A window that a digest has told is closed for ever; what is dated into it counts for the time
that follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from watcher.entries.membership import DIGEST_DAILY, DIGEST_WEEKLY
from watcher.entries.wording import day, moment

Window = tuple[datetime, datetime]
"""What a digest speaks for: its first moment, and the first after it."""


class Frequency(StrEnum):
    """How long a period is."""

    DAILY = "daily"
    WEEKLY = "weekly"

    @property
    def feed(self) -> str:
        """The stem of its feed."""
        return DIGEST_DAILY if self is Frequency.DAILY else DIGEST_WEEKLY


@dataclass(frozen=True, slots=True)
class Period:
    """A day, or a week from Monday on, in the service's time zone."""

    frequency: Frequency
    first: date
    zone: tzinfo
    since: datetime | None = None
    """It begins here, where a digest is out that speaks for what was before."""
    until: datetime | None = None
    """It ends here, where a digest is out that speaks for what comes after."""

    @classmethod
    def of(cls, when: datetime, frequency: Frequency, zone: tzinfo) -> "Period":
        """Return the period that a moment falls into."""
        today = when.astimezone(zone).date()
        back = today.weekday() if frequency is Frequency.WEEKLY else 0
        return cls(frequency, today - timedelta(days=back), zone)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=6 if self.frequency is Frequency.WEEKLY else 0)

    @property
    def start(self) -> datetime:
        """Its first moment, UTC."""
        return self.since or datetime.combine(self.first, time(), self.zone).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The first moment after it, UTC; a day in which clocks change is shorter or longer."""
        return self.until or datetime.combine(self.last + timedelta(days=1), time(), self.zone).astimezone(UTC)

    @property
    def words(self) -> str:
        """The period for people: "20 Nov 2026", "16 Nov to 22 Nov 2026"; with its hours where others cut it short."""
        if self.since or self.until:
            return f"{moment(self.start)} to {moment(self.end)}"
        if self.first == self.last:
            return day(self.first)
        first = day(self.first) if self.first.year != self.last.year else day(self.first).rpartition(" ")[0]
        return f"{first} to {day(self.last)}"


def counts_for(told: datetime, closed: Sequence[Window]) -> datetime:
    """Return the moment that an event counts for: when it was told, or the end of the windows that are closed there."""
    while window := next((one for one in closed if one[0] <= told < one[1]), None):
        told = window[1]
    return told


def open_period(when: datetime, frequency: Frequency, zone: tzinfo, closed: Sequence[Window]) -> Period:
    """Return the period that a moment in no closed window falls into, as far as others leave room for it."""
    period = Period.of(when, frequency, zone)
    since = max((end for _, end in closed if end <= when), default=period.start)
    until = min((start for start, _ in closed if start > when), default=period.end)
    return replace(period, since=since if since > period.start else None, until=until if until < period.end else None)
