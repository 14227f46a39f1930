"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Sequence
from typing import Any

from watcher.entries.body import filled
from watcher.entries.clean import printable
from watcher.model import Entry
from watcher.publish.channels import LANGUAGE
from watcher.publish.feeds import GENERATOR, Head, scheme
from watcher.publish.kept import kept
from watcher.publish.urls import item_url


def json_feed(head: Head, entries: Sequence[Entry]) -> bytes:
    """Return a JSON Feed, items in the given order."""
    items = b",\n".join(json_item(entry, head.base_url) for entry in entries)
    return json_text(_head(head))[:-2] + b',"items":[\n' + items + b"\n]}\n"


@kept
def json_item(entry: Entry, base_url: str) -> bytes:
    """Return one item as it stands in every JSON Feed that holds it."""
    told = entry.told.isoformat()
    item = {
        "id": entry.guid,
        "url": item_url(entry, base_url),
        "title": entry.title,
        "summary": entry.summary,
        "content_html": filled(entry.content_html, base_url),
        "content_text": entry.content_text,
        "date_published": told,
        "date_modified": told,
        "tags": [category.label for category in entry.categories],
        "_watcher": _ours(entry),
    }
    return json_text({key: value for key, value in item.items() if value}).rstrip()


def json_text(value: Any) -> bytes:
    """Return the value as JSON on one line, in UTF-8, with a final newline."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace")


def _head(head: Head) -> dict[str, Any]:
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": printable(head.title),
        "home_page_url": head.url("html"),
        "feed_url": head.self_url("json"),
        "description": head.description,
        "icon": f"{head.base_url}/icon.png",
        "language": LANGUAGE,
        "authors": [{"name": GENERATOR}],
    }
    if head.previous is not None:
        feed["next_url"] = head.url("json", head.previous)
    if head.hub and head.page is None:
        feed["hubs"] = [{"type": "WebSub", "url": head.hub}]
    return feed


def _ours(entry: Entry) -> dict[str, Any]:
    """Beside the standard: what the other formats say by the schemes of their categories, and the change's id."""
    return {
        "event": entry.event.value,
        "change": entry.change_id,
        "categories": [
            {"scheme": scheme(entry, one.scheme), "term": one.term, "label": one.label} for one in entry.categories
        ],
    }
