"""Brings the public folder to what the catalogue says: all of it, or what is new since the last time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from watcher import codec
from watcher.archive.catalogue import Catalogue
from watcher.config import Settings
from watcher.entries.membership import EVERYTHING
from watcher.model import Entry, Event, Review, Source
from watcher.publish import indexes, paging
from watcher.publish.changefiles import write_change
from watcher.publish.channels import Channel
from watcher.publish.edition import Edition
from watcher.publish.feedfiles import write_feed
from watcher.publish.files import Folder
from watcher.publish.pages import Neighbours

MARK = ".published.json"
"""What the folder was last brought to; written last, so that whatever was cut short is done again."""
LAYOUT = 1
"""Raised when pages or feeds are laid out anew: a folder of another layout is published whole."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a round of publishing did."""

    written: int
    """Files whose bytes differed."""
    unchanged: int
    """Files that were right already."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """How far the folder is: the newest entry and review in it, and what its bytes depend on beside them."""

    seq: int
    reviews: int
    digest: str


def publish(
    catalogue: Catalogue,
    settings: Settings,
    sources: Iterable[Source],
    root: Path,
    now: datetime,  # noqa: ARG001 - nothing public depends on the moment of publishing
) -> Published:
    """Bring every file of the folder `root` to what the catalogue says; raise ArchiveError where that fails."""
    folder, edition = Folder(root), Edition.of(catalogue, settings, sources)
    mark, reviews = _mark(edition), catalogue.reviews()
    channels = edition.channels()
    indexes.write_assets(folder)
    for source_entries in _by_source(catalogue):
        _write_entries(folder, edition, source_entries, source_entries, reviews)
    for channel in channels:
        write_feed(folder, edition, channel)
    indexes.write_opml(folder, edition, channels)
    indexes.write_changes(folder, edition, _reviewed(reviews))
    indexes.write_status(folder, edition, channels)
    folder.write(MARK, codec.encode(mark))
    return Published(folder.written, folder.unchanged)


def publish_new(
    catalogue: Catalogue, settings: Settings, sources: Iterable[Source], root: Path, now: datetime
) -> Published:
    """Bring the folder up to date with the entries and reviews since it was last published.

    The cost does not depend on how many entries are stored. A folder that was never published, was published under
    other settings or sources, or to whose entries a correction came is published whole.
    """
    folder, edition = Folder(root), Edition.of(catalogue, settings, sources)
    mark, done = _mark(edition), _done(folder)
    if done is None or done.digest != mark.digest or done.seq > mark.seq:
        return publish(catalogue, settings, edition.sources, root, now)
    told = [entry for _, entry in catalogue.entries_since(done.seq)]
    if any(entry.event is Event.CORRECTED for entry in told):
        return publish(catalogue, settings, edition.sources, root, now)
    reviews = catalogue.reviews()
    channels = edition.channels()
    _write_told(folder, edition, told, reviews, reviews[done.reviews :])
    _write_feeds(folder, edition, channels, told)
    fresh = sum(EVERYTHING in entry.feeds for entry in told)
    before = edition.catalogue.entry_count(EVERYTHING) - fresh
    reviewed_page = 1 if len(reviews) > done.reviews else indexes.full_pages(before) + 1
    indexes.write_changes(folder, edition, _reviewed(reviews), from_page=reviewed_page)
    indexes.write_status(folder, edition, channels)
    folder.write(MARK, codec.encode(mark))
    return Published(folder.written, folder.unchanged)


def publish_status(
    catalogue: Catalogue,
    settings: Settings,
    sources: Iterable[Source],
    root: Path,
    now: datetime,  # noqa: ARG001 - as above
) -> Published:
    """Bring the front page and the list of sources up to date with the last checks."""
    folder, edition = Folder(root), Edition.of(catalogue, settings, sources)
    indexes.write_status(folder, edition, edition.channels())
    return Published(folder.written, folder.unchanged)


def _mark(edition: Edition) -> _Mark:
    """Read before anything is written: what is told meanwhile is published next time."""
    depends = (LAYOUT, edition.base_url, edition.settings.title, edition.settings.hub, edition.feed_id, edition.sources)
    newest, reviews = edition.catalogue.newest_seq(), len(edition.catalogue.reviews())
    return _Mark(newest, reviews, codec.digest([codec.plain(value) for value in depends]))


def _done(folder: Folder) -> _Mark | None:
    try:
        return codec.decode(_Mark, folder.read(MARK))
    except ValueError:
        return None


def _by_source(catalogue: Catalogue) -> Iterable[tuple[Entry, ...]]:
    """All entries, those of one source together, oldest first."""
    groups: dict[str | None, list[Entry]] = {}
    for _, entry in catalogue.entries_since(0):
        groups.setdefault(entry.source_id, []).append(entry)
    return map(tuple, groups.values())


def _write_told(
    folder: Folder, edition: Edition, told: Sequence[Entry], reviews: Sequence[Review], new_reviews: Sequence[Review]
) -> None:
    """The files of the new entries, of those before them (which link to them), and of those reviewed since."""
    reviewed = {review.change_id for review in new_reviews}
    about = {change_id.rpartition("/")[0] for change_id in reviewed}
    new = {entry.event_id for entry in told}
    for source_id in {entry.source_id for entry in told if entry.source_id} | about:
        entries = tuple(reversed(edition.catalogue.entries(source=source_id)))
        touched = {index for index, entry in enumerate(entries) if entry.event_id in new}
        earlier = {_last_change(entries, index) for index in touched}
        again = {index for index, entry in enumerate(entries) if entry.change_id in reviewed}
        _write_entries(
            folder, edition, entries, [entries[i] for i in sorted(touched | earlier | again) if i >= 0], reviews
        )
    _write_entries(folder, edition, (), [entry for entry in told if not entry.source_id], reviews)


def _last_change(entries: Sequence[Entry], index: int) -> int:
    """Return the place of the change before `index`; -1 where there is none."""
    return next((i for i in range(index - 1, -1, -1) if entries[i].event is Event.CHANGED), -1)


def _write_entries(
    folder: Folder, edition: Edition, of_source: Sequence[Entry], entries: Sequence[Entry], reviews: Sequence[Review]
) -> None:
    """Write the files of `entries`; `of_source`: all entries of their source, oldest first."""
    changes = [entry for entry in of_source if entry.event is Event.CHANGED]
    place = {entry.event_id: number for number, entry in enumerate(changes)}
    latest = {review.change_id: review for review in reviews}
    newest = {entry.change_id: entry.event_id for entry in changes}
    for entry in entries:
        if entry.event is Event.CHANGED and newest.get(entry.change_id, entry.event_id) != entry.event_id:
            continue  # told again later (confirmed): the page is the later one's
        whole = edition.catalogue.entry(entry.event_id) if entry.event is Event.CHANGED else entry
        neighbours = _neighbours(edition, changes, place.get(entry.event_id))
        write_change(folder, edition, whole or entry, neighbours, latest.get(entry.change_id or ""))


def _neighbours(edition: Edition, changes: Sequence[Entry], at: int | None) -> Neighbours:
    if at is None:
        return Neighbours()
    previous = edition.shown(changes[at - 1]) if at else None
    following = edition.shown(changes[at + 1]) if at + 1 < len(changes) else None
    return Neighbours(previous, following)


def _write_feeds(folder: Folder, edition: Edition, channels: Sequence[Channel], told: Sequence[Entry]) -> None:
    """The feeds that hold a new entry, with the pages that it may have sealed; and feeds that are new."""
    fresh = [stem for entry in told for stem in entry.feeds]
    for channel in channels:
        count = edition.catalogue.entry_count(channel.stem) if channel.stem in fresh else 0
        sealed_before = paging.sealed_pages(count - fresh.count(channel.stem)) if count else 0
        if count or not folder.exists(f"{channel.stem}.rss"):
            write_feed(folder, edition, channel, from_page=sealed_before + 1)
    if any(not folder.exists(f"{channel.stem}.rss") for channel in channels) or fresh:
        indexes.write_opml(folder, edition, channels)


def _reviewed(reviews: Iterable[Review]) -> frozenset[str]:
    return frozenset(review.change_id for review in reviews)
