"""What is told about entries and sources themselves: corrections, documents that went, sources that cannot be read."""

from dataclasses import replace
from datetime import datetime, timedelta

from watcher.entries.body import Part, Span, links, paragraph, to_html, to_text
from watcher.entries.build import Said, compose, stamped_id
from watcher.entries.clean import printable
from watcher.entries.membership import HEALTH, categories, feeds_of_document
from watcher.entries.titles import fitting, source_title
from watcher.entries.wording import EVENT_WORDS, counted, lines, moment, sentence
from watcher.model import Category, Entry, Event, Link, Reason, Snapshot, Source, SourceState


def corrected(
    entry: Entry, *, note: str, withdraw: bool, told: datetime, feed_id: str, withdrawn_before: bool = False
) -> Entry:
    """Return the correction of an entry; of one that is withdrawn it repeats none of the words that were quoted."""
    event_id = stamped_id(entry.source_id, told, Event.CORRECTED.value)
    stays = "It stays withdrawn." if withdrawn_before else "What was told stays readable there."
    did = "It is withdrawn, and its quotations are removed." if withdraw else stays
    summary = (f"What was told on {moment(entry.told)} is corrected. {did}", printable(note))
    page = tuple(replace(link, title="The corrected page") for link in entry.links if link.rel == "page")
    parts = [*map(paragraph, summary), *([links(page)] if page else [])]
    return replace(
        entry,
        event_id=event_id,
        guid=f"tag:{feed_id}:{event_id}",
        event=Event.CORRECTED,
        told=told,
        title=fitting("Correction: ", [without_quotation(entry) if withdraw or withdrawn_before else entry.title]),
        summary="\n".join(summary),
        content_html=to_html(parts),
        content_text=to_text(parts),
        reason=None,
        categories=_corrected_categories(entry),
        links=page,
        comparison=None,
        text_before=None,
        text_after=None,
        corrects=entry.event_id,
        note=note,
        withdrawn=withdraw,
    )


def without_quotation(entry: Entry) -> str:
    """Return what an entry was, without a word of the document: "Some title: change told 24 Jan 2026 23:38 UTC"."""
    return f"{entry.source_title or 'Watcher'}: {EVENT_WORDS[entry.event]} told {moment(entry.told)}"


def withdrawn(entry: Entry, correction: Entry) -> Entry:
    """Return the tombstone of a withdrawn entry: the same identity, times and digests, and none of its quotations."""
    summary = (f"Withdrawn {moment(correction.told)}; its quotations are removed.", printable(correction.note or ""))
    parts = [paragraph(line) for line in lines(*summary)]
    return replace(
        entry,
        title=fitting("Withdrawn: ", [without_quotation(entry)]),
        summary="\n".join(lines(*summary)),
        content_html=to_html(parts),
        content_text=to_text(parts),
        links=tuple(plain_link(link) for link in entry.links if link.rel in ("page", "source")),
        comparison=None,
        text_before=None,
        text_after=None,
        note=correction.note,
        withdrawn=True,
    )


def plain_link(link: Link) -> Link:
    """Return the link without the anchor, which is made of a heading's words."""
    return replace(link, href=link.href.partition("#")[0])


def gone(source: Source, *, since: datetime, last: Snapshot, told: datetime, feed_id: str, main: bool = True) -> Entry:
    """Return the entry of a document whose address has answered 404 or 410 since `since`; its last text is kept."""
    summary = (
        f"Its address has answered since {moment(since)} that it does not exist.",
        sentence(f"last read {moment(last.captured)}", "that text is kept"),
    )
    rest = (paragraph("SHA-256 ", Span(last.sha256, "code")), _document(source))
    said = Said(fitting(f"{source_title(source)}: ", ["no longer at its address"]), summary, rest)
    told_entry = compose(Event.GONE, source, said, told=told, feed_id=feed_id)
    feeds = feeds_of_document(source, (), main=main)
    return replace(told_entry, feeds=feeds, before=last.id, sha256_before=last.sha256, links=_links(source))


def unreadable(
    source: Source, state: SourceState, *, told: datetime, feed_id: str, reason: Reason | None = None
) -> Entry:
    """Return the health entry of a source that can no longer be read."""
    since = f" since {moment(state.failing_since)}" if state.failing_since else ""
    last = f"last read {moment(state.last_good)}" if state.last_good else "never read so far"
    summary = (
        sentence(state.sentence or state.reason or "no reason is known"),
        sentence(f"{counted(state.failures, 'check')} in a row failed{since}", last),
        "What it says now is not known.",
    )
    said = Said(
        fitting(f"Unreadable: {source_title(source)}", [f",{since}" if since else "", ""]),
        summary,
        (_document(source),),
    )
    return _health(compose(Event.UNREADABLE, source, said, told=told, feed_id=feed_id), source, reason)


def recovered(source: Source, *, since: datetime, told: datetime, feed_id: str, reason: Reason | None = None) -> Entry:
    """Return the health entry of a source that can be read again; it failed from `since`."""
    length = length_of(told - since)
    summary = (
        f"It could not be read from {moment(since)} to {moment(told)} ({length}).",
        "If anything changed in between, an entry of its own tells it.",
    )
    said = Said(
        fitting(f"Readable again: {source_title(source)}", [f", after {length}", ""]), summary, (_document(source),)
    )
    return _health(compose(Event.RECOVERED, source, said, told=told, feed_id=feed_id), source, reason)


def _health(told_entry: Entry, source: Source, reason: Reason | None) -> Entry:
    return replace(told_entry, feeds=(HEALTH,), reason=reason, links=_links(source))


def _links(source: Source) -> tuple[Link, ...]:
    return (Link("source", "Document", source.url),)


def _document(source: Source) -> Part:
    return links(_links(source))


def _corrected_categories(entry: Entry) -> tuple[Category, ...]:
    kept = (category for category in entry.categories if category.scheme != "event")
    return (*categories(Event.CORRECTED, None), *kept)


def length_of(span: timedelta) -> str:
    """Return a time span in its largest whole unit: "three days", "five hours"."""
    minutes = max(int(span.total_seconds() // 60), 0)
    for unit, size in (("day", 1440), ("hour", 60)):
        if minutes >= size:
            return counted(minutes // size, unit)
    return counted(minutes, "minute") if minutes else "less than a minute"
