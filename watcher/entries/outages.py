"""What is told when many sources fail for one reason: the network, the disk, a site that was built anew. One entry."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from watcher.entries.body import Part, Span, item
from watcher.entries.build import Said, compose
from watcher.entries.membership import HEALTH
from watcher.entries.notices import length_of
from watcher.entries.titles import fitting
from watcher.entries.wording import counted, moment, sentence
from watcher.model import Entry, Event, Reason, Source

LISTED_SOURCES_MAX = 40
_BEGUN = {
    Reason.NETWORK: "no host can be reached",
    Reason.DISK: "checks have stopped for want of disk space",
    Reason.REDESIGN: "{count} of {place} lost their text in one round",
}
_LASTS = {
    Reason.NETWORK: "No host has been reached",
    Reason.DISK: "Checks have stopped for want of disk space",
    Reason.REDESIGN: "Documents of {place} lost their text in one round, and have been held",
}
_OVER = {
    Reason.NETWORK: "hosts can be reached again",
    Reason.DISK: "there is room on the disk again, and checks go on",
    Reason.REDESIGN: "the documents of {place} can be read again",
}


def outage(
    reason: Reason,
    said: str,
    *,
    sources: Sequence[Source] = (),
    place: str = "",
    since: datetime,
    told: datetime,
    feed_id: str,
) -> Entry:
    """Return the one health entry of what keeps many sources from being read.

    `reason` is NETWORK, DISK or REDESIGN; `said` is what is known and what to do; `place` is the site that it is about.
    """
    what = _BEGUN[reason].format(count=counted(len(sources), "document"), place=place)
    title = fitting(f"Unreadable: {what}", [f", since {moment(since)}", ""])
    listed: list[Part] = [item(Span(source.title, "", source.url)) for source in sources[:LISTED_SOURCES_MAX]]
    summary = (sentence(said), f"Since {moment(since)}; what the documents say now is not known.")
    found = compose(Event.UNREADABLE, None, Said(title, summary, tuple(listed)), told=told, feed_id=feed_id)
    return _health(found, reason, place)


def outage_over(reason: Reason, *, place: str = "", since: datetime, told: datetime, feed_id: str) -> Entry:
    """Return the one health entry that says that such an outage is over."""
    length = length_of(told - since)
    what = _OVER[reason].format(place=place)
    title = fitting(f"Readable again: {what}", [f", after {length}", ""])
    summary = (
        f"It was so from {moment(since)} to {moment(told)} ({length}).",
        "If anything changed in between, an entry of its own tells it.",
    )
    return _health(compose(Event.RECOVERED, None, Said(title, summary), told=told, feed_id=feed_id), reason, place)


def outage_lasts(reason: Reason, place: str = "") -> str:
    """Return how the front page says that such an outage was told and is not over."""
    return _LASTS[reason].format(place=place)


def _health(told_entry: Entry, reason: Reason, place: str) -> Entry:
    """`source_title` holds the site: from it a rebuilt catalogue knows which outage was told."""
    return replace(told_entry, feeds=(HEALTH,), reason=reason, source_title=place or None)
