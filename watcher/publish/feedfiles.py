"""The documents of one feed, in every format, and the pages sealed behind them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from watcher.model import Entry
from watcher.publish import feeds, paging
from watcher.publish.channels import Channel
from watcher.publish.edition import Edition
from watcher.publish.feeds import Head, page_name
from watcher.publish.files import Folder
from watcher.publish.jsonfeed import json_feed
from watcher.publish.pages import Frame, StatusLine, feed_page
from watcher.publish.statuses import status_line

_FORMATS: dict[str, Callable[[Head, Sequence[Entry]], bytes]] = {
    "rss": feeds.rss,
    "atom": feeds.atom,
    "json": json_feed,
}


class SealedPages:
    """The sealed pages of one feed, written while its entries come by, oldest first."""

    def __init__(self, folder: Folder, edition: Edition, channel: Channel) -> None:
        self._folder, self._edition, self._channel = folder, edition, channel
        self._pending: list[Entry] = []
        self._pages = 0

    def add(self, entry: Entry) -> None:
        """Take the next entry; write a page when it is full."""
        self._pending.insert(0, entry)
        if len(self._pending) == paging.SEALED_ITEMS:
            self._pages += 1
            _write_page(self._folder, self._edition, self._channel, self._pages, self._pending)
            self._pending = []


def write_sealed(folder: Folder, edition: Edition, channel: Channel, fresh: int) -> None:
    """Write the pages that the newest `fresh` entries of a feed have sealed, and those before them that are missing."""
    count = edition.catalogue.entry_count(channel.stem)
    known = paging.sealed_pages(count - fresh)
    page = paging.sealed_pages(count)
    while page > known or (page and not folder.exists(f"{page_name(channel.stem, page)}.html")):
        entries = edition.entries(channel.stem, limit=paging.SEALED_ITEMS, offset=paging.offset(count, page))
        _write_page(folder, edition, channel, page, entries)
        page -= 1


def write_pages_of(folder: Folder, edition: Edition, channel: Channel, entries: Iterable[Entry]) -> None:
    """Write the sealed pages on which these entries of a feed stand: they were told otherwise since."""
    count = edition.catalogue.entry_count(channel.stem)
    places = {edition.catalogue.place_in(channel.stem, entry.event_id) for entry in entries}
    for page in sorted({paging.page_of(place) for place in places}):
        if page <= paging.sealed_pages(count):
            newest_first = paging.offset(count, page)
            shown = edition.entries(channel.stem, limit=paging.SEALED_ITEMS, offset=newest_first)
            _write_page(folder, edition, channel, page, shown)


def write_newest(folder: Folder, edition: Edition, channel: Channel) -> None:
    """Bring the unnumbered document of a feed up to date."""
    count = edition.catalogue.entry_count(channel.stem)
    newest = edition.entries(channel.stem, limit=paging.NEWEST_ITEMS_MAX)
    head = edition.head(channel, newest, None, paging.sealed_pages(count) or None)
    entries, documents = paging.newest_that_fit(count, newest, partial(_documents, head))
    _write(folder, edition, channel, head, entries, documents)


def _write_page(folder: Folder, edition: Edition, channel: Channel, page: int, entries: Sequence[Entry]) -> None:
    head = edition.head(channel, entries, page, page - 1 or None)
    _write(folder, edition, channel, head, entries, _documents(head, entries))


def _documents(head: Head, entries: Sequence[Entry]) -> paging.Documents:
    return {ending: serialise(head, entries) for ending, serialise in _FORMATS.items()}


def _write(
    folder: Folder,
    edition: Edition,
    channel: Channel,
    head: Head,
    entries: Sequence[Entry],
    documents: paging.Documents,
) -> None:
    name = page_name(head.stem, head.page)
    for ending, document in documents.items():
        folder.write(f"{name}.{ending}", document)
    frame = Frame(f"{name}.html", head.title.removesuffix(f": {channel.name}"), head.base_url, channel.name)
    fares = _fares(edition, head)
    page = feed_page(frame, head, channel, entries, fares=fares, corrections=edition.corrections_of)
    folder.write(f"{name}.html", page)


def _fares(edition: Edition, head: Head) -> StatusLine | None:
    """How the document fares that a feed is about; None on the sealed pages, which stay as they are."""
    group, _, source_id = head.stem.rpartition("/")
    source = edition.by_id.get(source_id) if group == "sources" and head.page is None else None
    return status_line(source, edition.catalogue.state(source.id)) if source else None
