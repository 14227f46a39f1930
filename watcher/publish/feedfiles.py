"""The documents of one feed, in every format, and the pages sealed behind them."""

from collections.abc import Callable, Sequence
from functools import partial

from watcher.model import Entry
from watcher.publish import feeds, paging
from watcher.publish.channels import Channel
from watcher.publish.edition import Edition
from watcher.publish.feeds import Head, page_name
from watcher.publish.files import Folder
from watcher.publish.jsonfeed import json_feed
from watcher.publish.pages import Frame, feed_page

_FORMATS: dict[str, Callable[[Head, Sequence[Entry]], bytes]] = {
    "rss": feeds.rss,
    "atom": feeds.atom,
    "json": json_feed,
}


def write_feed(folder: Folder, edition: Edition, channel: Channel, *, from_page: int = 1) -> None:
    """Bring the newest document of a feed up to date, and its sealed pages from `from_page` on."""
    count = edition.catalogue.entry_count(channel.stem)
    last = paging.sealed_pages(count)
    for page in range(from_page, last + 1):
        entries = edition.entries(channel.stem, limit=paging.SEALED_ITEMS, offset=paging.offset(count, page))
        _write(folder, channel, edition.head(channel, entries, page, page - 1 or None), entries)
    newest = edition.entries(channel.stem, limit=paging.NEWEST_ITEMS_MAX)
    head = edition.head(channel, newest, None, last or None)
    _write(folder, channel, head, _fitting(head, count, newest))


def _fitting(head: Head, count: int, newest: Sequence[Entry]) -> Sequence[Entry]:
    """The same items stand in every format: as many as fit into each."""
    for serialise in _FORMATS.values():
        newest = paging.newest_that_fit(count, newest, partial(serialise, head))
    return newest


def _write(folder: Folder, channel: Channel, head: Head, entries: Sequence[Entry]) -> None:
    name = page_name(head.stem, head.page)
    for ending, serialise in _FORMATS.items():
        folder.write(f"{name}.{ending}", serialise(head, entries))
    frame = Frame(f"{name}.html", head.title.removesuffix(f": {channel.name}"), head.base_url, channel.name)
    folder.write(f"{name}.html", feed_page(frame, head, channel, entries))
