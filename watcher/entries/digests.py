"""What was told in a day or a week, as one entry: told when its period is over."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from html import escape

from watcher.entries.body import Part, Span, heading, own, paragraph, row
from watcher.entries.build import Said, compose
from watcher.entries.clean import legal
from watcher.entries.membership import COMMENTARY, DIGEST_DAILY, DIGEST_WEEKLY, MAIN
from watcher.entries.titles import fitting
from watcher.entries.wording import CLASS_WORDS, EVENT_WORDS, capital, counted, day, listed, moment, sentence
from watcher.model import Entry, Event, Link

ROWS_MAX = 100
"""Events that one digest lists; the rest are counted, and stand in the list of changes."""
_NOUNS = {
    Event.CHANGED: ("change", "changes"),
    Event.NEW: ("new document", "new documents"),
    Event.GONE: ("document gone", "documents gone"),
    Event.CORRECTED: ("correction", "corrections"),
    Event.BEGUN: ("beginning", "beginnings"),
}
"""What a digest counts, in this order."""


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
        return datetime.combine(self.first, time(), self.zone).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The first moment after it, UTC; a day in which clocks change is shorter or longer."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone).astimezone(UTC)

    @property
    def words(self) -> str:
        """The period for people: "20 Nov 2026", "16 Nov to 22 Nov 2026"."""
        if self.first == self.last:
            return day(self.first)
        first = day(self.first) if self.first.year != self.last.year else day(self.first).rpartition(" ")[0]
        return f"{first} to {day(self.last)}"


def digest(period: Period, told: Sequence[Entry], *, at: datetime, feed_id: str) -> Entry:
    """Return the entry of a period that is over; `told` are its events, oldest first, and at least one.

    What may change meaning, and what is new or gone, stands before what only the feed of everything holds.
    """
    what = "week" if period.frequency is Frequency.WEEKLY else "day"
    title = fitting(f"Digest of {period.words}: ", [_counts(told), counted(len(told), "event")])
    summary = (
        f"What was told in the {what} from {moment(period.start)} to {moment(period.end)}.",
        sentence(_counts(told)),
    )
    composed = compose(Event.DIGEST, None, Said(title, summary, tuple(_tables(told))), told=at, feed_id=feed_id)
    return replace(
        composed,
        feeds=(period.frequency.feed,),
        between=(period.start, period.end),
        links=(Link("page", f"Digests: {period.frequency}", f"{period.frequency.feed}.html"),),
        topics=tuple(sorted({topic for entry in told for topic in entry.topics})),
    )


def without_titles(entry: Entry, titles: Iterable[tuple[str, str]]) -> Entry:
    """Return a digest as it may be shown when titles in it were withdrawn: each replaced by the other of its pair."""
    shown, text = entry.content_html, entry.content_text
    for title, instead in titles:
        shown = shown.replace(f">{escape(legal(title))}</a>", f">{escape(legal(instead))}</a>")
        line = re.compile(rf"^{re.escape(legal(title))}(?= \| | https?://)", re.MULTILINE)
        text = line.sub(legal(instead).replace("\\", r"\\"), text)
    return replace(entry, content_html=shown, content_text=text)


def _counts(told: Sequence[Entry]) -> str:
    """Return "two changes and one new document"."""
    counts = Counter(entry.event for entry in told)
    return listed([counted(counts[event], *nouns) for event, nouns in _NOUNS.items() if counts[event]])


def _tables(told: Sequence[Entry]) -> Iterable[Part]:
    weighty = [entry for entry in told if MAIN in entry.feeds or COMMENTARY in entry.feeds]
    light = [entry for entry in told if MAIN not in entry.feeds and COMMENTARY not in entry.feeds]
    yield from map(_row, weighty[:ROWS_MAX])
    room = max(ROWS_MAX - len(weighty), 0)
    if weighty and light[:room]:
        yield heading("In the feed of everything only")
    yield from map(_row, light[:room])
    if len(told) > ROWS_MAX:
        rest = Span("all changes", "", own("changes/index.html"))
        yield paragraph(f"{capital(counted(len(told) - ROWS_MAX, 'more event'))}: see ", rest, ".")


def _row(entry: Entry) -> Part:
    weight = CLASS_WORDS[entry.edit_class] if entry.edit_class else ""
    said = ", ".join(filter(None, (EVENT_WORDS[entry.event], weight, entry.reason.value if entry.reason else "")))
    return row(Span(entry.title, "", _address(entry)), f"{said}; {moment(entry.told)}")


def _address(entry: Entry) -> str:
    """Return where an event is to be read: its page, else the document, else the list of changes.

    Without an anchor: it is made of a heading's words, and a withdrawal would have to find it here.
    """
    page = next((link.href for link in entry.links if link.rel == "page"), None)
    if page is not None:
        return own(page)
    source = next((link.href for link in entry.links if link.rel == "source"), None)
    return source.partition("#")[0] if source else own("changes/index.html")
