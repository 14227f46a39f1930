"""The public files of one change: page, diff, data - each within the limits of quotation."""

from collections.abc import Callable, Mapping
from typing import Any

from watcher.compare.plain import comparison_json
from watcher.entries.body import filled
from watcher.model import Comparison, Entry, Event, Reason, Review
from watcher.publish import api
from watcher.publish.edition import Edition
from watcher.publish.excerpt import quotable, quotable_diff
from watcher.publish.files import Folder
from watcher.publish.jsonfeed import json_text
from watcher.publish.pages import Frame, Neighbours, change_page
from watcher.publish.urls import own_link
from watcher.publish.view import page_limit


class ChangePages:
    """The files of entries, written while they come by, oldest first; each change waits for the one after it."""

    def __init__(
        self,
        folder: Folder,
        edition: Edition,
        reviews: Mapping[str, Review],
        only: Callable[[Entry], bool] = lambda _: True,
    ) -> None:
        """`only`: which entries are to be written; a change next to one is, because it links to it."""
        self._folder, self._edition, self._reviews, self._only = folder, edition, reviews, only
        self._waiting: dict[str | None, tuple[Entry | None, Entry]] = {}

    def add(self, entry: Entry) -> None:
        """Take the next entry."""
        if entry.event is not Event.CHANGED:
            if self._only(entry):
                self._write(entry, Neighbours())
            return
        if self._told_again(entry):
            return
        before, waiting = self._waiting.get(entry.source_id, (None, None))
        if waiting is not None and any(self._only(one) for one in (before, waiting, entry) if one):
            self._write(waiting, self._between(before, entry))
        self._waiting[entry.source_id] = (waiting, entry)

    def close(self) -> None:
        """Write the changes that nothing came after."""
        for before, entry in self._waiting.values():
            if self._only(entry) or (before and self._only(before)):
                self._write(entry, self._between(before, None))

    def _between(self, before: Entry | None, after: Entry | None) -> Neighbours:
        return Neighbours(before and self._edition.shown(before), after and self._edition.shown(after))

    def _told_again(self, entry: Entry) -> bool:
        """Whether the same change has a later entry (`confirmed`): then the page is the later one's."""
        if entry.reason is not Reason.MIXED_RULES:
            return False
        newest = self._edition.catalogue.entries(change=entry.change_id, event=Event.CHANGED, limit=1)
        return bool(newest) and newest[0].event_id != entry.event_id

    def _write(self, entry: Entry, neighbours: Neighbours) -> None:
        whole = self._edition.catalogue.entry(entry.event_id) if entry.event is Event.CHANGED else None
        review = self._reviews.get(entry.change_id or "")
        write_change(self._folder, self._edition, whole or entry, neighbours, review)


def write_change(folder: Folder, edition: Edition, entry: Entry, neighbours: Neighbours, review: Review | None) -> None:
    """Bring the files of one entry up to date; `entry` is whole, as it was told."""
    shown = edition.shown(entry)
    corrections = edition.corrections_of(entry)
    data = json_text(_data(edition, shown, corrections, reviewed=review is not None))
    changed = entry.event is Event.CHANGED
    folder.write(f"api/v1/changes/{entry.change_id if changed else entry.event_id}.json", data)
    page = own_link(entry, "page")
    if not changed or page is None:
        return
    stem = page.removesuffix(".html")
    frame = Frame(page, edition.settings.title, edition.base_url, shown.title)
    html = change_page(frame, shown, corrections=corrections, neighbours=neighbours, review=review)
    folder.write(page, html)
    folder.write(f"{stem}.diff", public_diff(shown))
    folder.write(f"{stem}.json", data)


def public_diff(entry: Entry) -> str:
    """Return the unified diff: whole where it may be, else its beginning, saying how much is not there."""
    if entry.comparison is None:
        return f"# {entry.title}\n"
    return quotable_diff(entry.comparison, page_limit(entry))


def _data(edition: Edition, entry: Entry, corrections: tuple[Entry, ...], *, reviewed: bool) -> Mapping[str, Any]:
    """One change: its row, what it says, and the comparison as far as it may be quoted."""
    said = {
        "summary": entry.summary,
        "content_html": filled(entry.content_html, edition.base_url),
        "corrections": [{"told": api.iso(c.told), "note": c.note, "withdrawn": c.withdrawn} for c in corrections],
    }
    data = api.listed(entry, edition.base_url, reviewed=reviewed) | said
    if entry.comparison is None:
        return data
    may = quotable(entry.comparison, page_limit(entry))
    withheld = {"withheld_sections": may.withheld}
    return data | withheld | comparison_json(may.comparison) | _verdict(entry.comparison)


def _verdict(comparison: Comparison) -> dict[str, Any]:
    """What holds of the whole change, however much of it may be quoted."""
    return {
        name: value for name, value in comparison_json(comparison).items() if name in ("changed", "class", "folded")
    }
