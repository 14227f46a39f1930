"""What programs read: rows of changes, single changes, the state of the sources."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from watcher.model import Entry, Source, SourceState
from watcher.publish.urls import item_url

Row = dict[str, Any]


def iso(when: datetime | None) -> str | None:
    """Return "2026-11-20T23:14:00Z", or None."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def row(entry: Entry, *, reviewed: bool) -> dict[str, Any]:
    """Return one object of the list of changes, as `changes --json` prints it."""
    return {
        "id": entry.change_id or entry.event_id,
        "source": entry.source_id,
        "title": entry.title,
        "class": entry.edit_class.value if entry.edit_class else None,
        "relevant": entry.relevant,
        "notice": entry.notice.value if entry.notice else None,
        "between": [iso(time) for time in entry.between] if entry.between else None,
        "told": iso(entry.told),
        "before": entry.before,
        "after": entry.after,
        "reviewed": reviewed,
    }


def listed(entry: Entry, base_url: str, *, reviewed: bool) -> dict[str, Any]:
    """Return the row as it is public: with what the feeds say of the same entry."""
    return row(entry, reviewed=reviewed) | {
        "event": entry.event.value,
        "reason": entry.reason.value if entry.reason else None,
        "guid": entry.guid,
        "url": item_url(entry, base_url),
        "topics": list(entry.topics),
        "sha256_before": entry.sha256_before,
        "sha256_after": entry.sha256_after,
        "withdrawn": entry.withdrawn,
    }


def source_row(source: Source, state: SourceState | None) -> dict[str, Any]:
    """Return one object of the list of sources, as `sources --json` prints it, with its counts."""
    state = state or SourceState(source.id)
    return {
        "id": source.id,
        "kind": source.kind.value,
        "url": source.url,
        "last_good": iso(state.last_good),
        "verified_unchanged": iso(state.verified_unchanged),
        "failing_since": iso(state.failing_since),
        "reason": state.reason,
        "next": iso(state.next_due),
        "title": source.title,
        "publisher": source.publisher,
        "baseline": iso(state.baseline),
        "checks": state.checks,
        "last_changed": iso(state.last_changed),
        "sentence": state.sentence,
    }


def page(key: str, rows: Sequence[Mapping[str, Any]], following: str | None, base_url: str) -> dict[str, Any]:
    """Return one page of a list."""
    return {"schema": 1, key: list(rows), "next": f"{base_url}/{following}" if following else None}


def rows_of(key: str, text: bytes) -> list[Row]:
    """Return the rows of such a page as it was written; none of one that is missing or damaged."""
    try:
        return list(json.loads(text)[key])
    except (ValueError, KeyError, TypeError):
        return []
