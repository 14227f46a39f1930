"""What was told in a day or a week, as one entry: told when its period is over."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape, unescape

from watcher.entries.body import CELL_BORDER, Part, Span, heading, own, paragraph, row
from watcher.entries.build import Said, compose
from watcher.entries.clean import legal
from watcher.entries.membership import COMMENTARY, MAIN
from watcher.entries.periods import Frequency, Period
from watcher.entries.room import ITEM_BYTES_MAX
from watcher.entries.room import fitting as fitting_parts
from watcher.entries.titles import fitting
from watcher.entries.wording import CLASS_WORDS, EVENT_WORDS, capital, counted, listed, moment, sentence
from watcher.model import Entry, Event, Link

__all__ = ["Frequency", "Period", "digest", "retitled", "row_of"]

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
Row = tuple[str, str, str]
_ROW = re.compile(r'<tr><td><a href="([^"]*)">(.*)</a></td> <td>[^<]*; ([^<;]*)</td></tr>')


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


def row_of(entry: Entry) -> Row:
    """Return how the row is known in which a digest lists an entry: where it leads, its title, when it was told."""
    return _address(entry), legal(entry.title), moment(entry.told)


def retitled(entry: Entry, titles: Mapping[Row, str]) -> Entry:
    """Return a digest as it may be shown when titles in it were withdrawn: another stands in each of these rows."""
    shown, text = entry.content_html.split("\n"), entry.content_text.split("\n")
    in_text = [place for place, line in enumerate(text) if CELL_BORDER in line]
    in_html = [(place, row) for place, line in enumerate(shown) if (row := _ROW.fullmatch(line))]
    for (place, found), line in zip(in_html, in_text, strict=False):
        address, title, told = (unescape(part) for part in found.groups())
        if instead := titles.get((address, title, told)):
            shown[place] = shown[place].replace(f">{found[2]}</a>", f">{escape(legal(instead))}</a>")
            text[line] = legal(instead) + text[line].removeprefix(title)
    return replace(entry, content_html="\n".join(shown), content_text="\n".join(text))


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
    room = max(ROWS_MAX - len(weighty), 0)
    apart = [heading("In the feed of everything only")] if weighty and light[:room] else []
    rows = fitting_parts([*map(_row, weighty[:ROWS_MAX]), *apart, *map(_row, light[:room])], ITEM_BYTES_MAX)
    yield from rows
    left = len(told) - sum(part.kind == "row" for part in rows)
    if left:
        rest = Span("all changes", "", own("changes/index.html"))
        yield paragraph(f"{capital(counted(left, 'more event'))}: see ", rest, ".")


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
