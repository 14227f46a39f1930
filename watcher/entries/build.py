"""The part of an entry that every event has in common."""

from dataclasses import dataclass
from datetime import datetime

from watcher.entries.body import Part, paragraph, to_html, to_text
from watcher.entries.clean import legal
from watcher.entries.membership import categories
from watcher.model import Entry, Event, Source


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says: a title, lines of facts, and the rest of its body."""

    title: str
    summary: tuple[str, ...]
    rest: tuple[Part, ...] = ()


def stamped_id(source_id: str | None, told: datetime, what: str) -> str:
    """Return the id of an event that is no change of its own: "<source-id or _service>/<told>/<what>"."""
    return f"{source_id or '_service'}/{told:%Y%m%d%H%M%S}/{what}"


def compose(
    event: Event, source: Source | None, said: Said, *, told: datetime, feed_id: str, event_id: str | None = None
) -> Entry:
    """Return an entry of `event` that stands in no feed yet; the caller adds what its event has beside this."""
    summary = tuple(map(legal, said.summary))
    parts = (*map(paragraph, summary), *said.rest)
    event_id = event_id or stamped_id(source.id if source else None, told, event.value)
    return Entry(
        event_id=event_id,
        guid=f"tag:{feed_id}:{event_id}",
        event=event,
        told=told,
        title=legal(said.title),
        summary="\n".join(summary),
        content_html=to_html(parts),
        content_text=to_text(parts),
        feeds=(),
        source_id=source.id if source else None,
        source_title=source.title if source else None,
        publisher=source.publisher if source else None,
        kind=source.kind if source else None,
        url=source.url if source else None,
        rights=source.rights if source else None,
        categories=categories(event, source),
    )
