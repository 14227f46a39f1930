"""Documents that are listed and cannot be read yet, and those that came back to their address."""

from dataclasses import replace
from datetime import datetime

from watcher.entries.body import Part, links
from watcher.entries.build import Said, compose, stamped_id
from watcher.entries.membership import feeds_of_document
from watcher.entries.titles import fitting, source_title
from watcher.entries.wording import SOURCE_KIND_WORDS, moment, sentence
from watcher.model import Entry, Event, Link, Reason, Source


def listed(source: Source, *, found: str, since: datetime, why: str, told: datetime, feed_id: str) -> Entry:
    """Return the entry of a document that an index has listed since `since` and that cannot be read; `why` says why.

    `source` is what it would be watched as; `found` the title of the index.
    """
    summary = (
        sentence(f"{source.publisher}, {SOURCE_KIND_WORDS[source.kind]}", f'listed in "{found}" since {moment(since)}'),
        sentence(why),
        "What it says is not known yet; it is told again when it can be read.",
    )
    return _told(source, Reason.LISTED, "listed, not readable yet", summary, told, feed_id)


def returned(source: Source, *, since: datetime, told: datetime, feed_id: str) -> Entry:
    """Return the entry of a document that was told gone at `since` and is there again."""
    summary = (
        f"It is at its address again; on {moment(since)} it was told that it is not.",
        "If its text differs from the last one kept, that change has an entry of its own.",
    )
    return _told(source, Reason.RETURNED, "back at its address", summary, told, feed_id)


def _told(source: Source, reason: Reason, what: str, summary: tuple[str, ...], told: datetime, feed_id: str) -> Entry:
    document = (Link("source", "Document", source.url),)
    rest: tuple[Part, ...] = (links(document),)
    said = Said(fitting(f"{source_title(source)}: ", [what]), summary, rest)
    event_id = stamped_id(source.id, told, reason.value)
    entry = compose(Event.NEW, source, said, told=told, feed_id=feed_id, event_id=event_id)
    feeds = feeds_of_document(source, (), main=True)
    return replace(entry, feeds=feeds, reason=reason, links=document)
