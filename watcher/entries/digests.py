"""What was told in a day or a week, as one entry: told when its period is over."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

from watcher.entries.body import Part, Span, heading, own, paragraph, row
from watcher.entries.build import Said, compose
from watcher.entries.clean import legal
from watcher.entries.membership import COMMENTARY, MAIN
from watcher.entries.periods import Frequency, Period
from watcher.entries.titles import fitting
from watcher.entries.wording import CLASS_WORDS, EVENT_WORDS, capital, counted, listed, moment, sentence
from watcher.model import Entry, Event, Link

__all__ = ["Frequency", "Period", "digest", "without_titles"]

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


def digest(period: Period, told: Sequence[Entry], *, at: datetime, feed_id: str) -> Entry:
    """Return the entry of a period that is over; `told` are its events, oldest first, and at least one.

    What may change meaning, and what is new or gone, stands before what only the feed of everything holds.
    """
    what = "week" if period.frequency is Frequency.WEEKLY else "day"
    title = fitting(f"Digest of {period.words}: ", [_counts(told), counted(len(told), "event")])
    summary = (
        f"What was told in the {what} from {moment(period.start)} to {moment(period.end)}{_late(period, told)}.",
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


def _late(period: Period, told: Sequence[Entry]) -> str:
    """Return what is said of events that the clock of their time dated into a period whose digest was out."""
    late = sum(entry.told < period.start for entry in told)
    return f", and {counted(late, 'event')} told after the digest of an earlier time was out" if late else ""


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
