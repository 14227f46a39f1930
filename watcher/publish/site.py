"""Brings the public folder to what the catalogue says: all of it, or what is new since the last time."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from watcher import codec
from watcher.archive.catalogue import Catalogue
from watcher.config import Settings
from watcher.entries.membership import EVERYTHING
from watcher.model import Entry, Review, Source
from watcher.publish import indexes
from watcher.publish.changefiles import ChangePages
from watcher.publish.channels import Channel
from watcher.publish.edition import Edition, subject
from watcher.publish.feedfiles import SealedPages, write_newest, write_pages_of, write_sealed
from watcher.publish.files import Folder, boot_id
from watcher.publish.owner import demand_own, own

MARK = ".published.json"
"""What the folder was last brought to; written last, so that whatever was cut short is done again."""
HISTORY_PIECE = 200
"""Entries in memory at once while everything is published."""
LAYOUT = 8
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
    boot: str
    digest: str
    names: dict[str, str]
    """What each feed is called, by its stem."""

    def looks_like(self, now: "_Mark") -> bool:
        """Whether what was published would be laid out and named alike today; feeds may have come and gone."""
        kept = self.names.items() & now.names.items()
        return self.digest == now.digest and len(kept) == len(self.names.keys() & now.names.keys())

    def holds_for(self, now: "_Mark") -> bool:
        """Whether what was published is right still, but for what is new."""
        return self.looks_like(now) and self.boot == now.boot and self.seq <= now.seq


def publish(
    catalogue: Catalogue,
    settings: Settings,
    sources: Iterable[Source],
    root: Path,
    now: datetime,  # noqa: ARG001 - nothing public depends on the moment of publishing
) -> Published:
    """Bring every file of the folder `root` to what the catalogue says; raise ArchiveError where that fails."""
    folder, edition = Folder(root), Edition.of(catalogue, settings, sources)
    channels = edition.channels()
    mark = _mark(edition, channels)
    reviews = _latest(catalogue.reviews())
    own(catalogue, folder)
    folder.sweep()
    indexes.write_assets(folder)
    feeds = {channel.stem: SealedPages(folder, edition, channel) for channel in channels}
    pages = ChangePages(folder, edition, reviews)
    for entry in _history(catalogue):
        pages.add(entry)
        for stem in entry.feeds:
            feeds[stem].add(edition.shown(entry))
    pages.close()
    for channel in channels:
        write_newest(folder, edition, channel)
    indexes.write_opml(folder, edition, channels)
    indexes.write_changes(folder, edition, frozenset(reviews))
    indexes.write_status(folder, edition, channels)
    return _closed(folder, mark)


def publish_new(
    catalogue: Catalogue, settings: Settings, sources: Iterable[Source], root: Path, now: datetime
) -> Published:
    """Bring the folder up to date with the entries and reviews since it was last published.

    The cost does not depend on how many entries are stored. The front page and the list of sources speak of every
    source, and are left to `publish_status`. A folder that was never published, was published under other settings or
    names or before the machine was last started is published whole. Where an entry was corrected, the pages on which it
    stands are written again.
    """
    demand_own(catalogue, root)
    folder, edition = Folder(root), Edition.of(catalogue, settings, sources)
    channels = edition.channels()
    mark, done = _mark(edition, channels), _done(folder)
    if done is None or not done.holds_for(mark):
        return publish(catalogue, settings, edition.sources, root, now)
    told = [entry for _, entry in catalogue.entries_since(done.seq)]
    touched, reviews = edition.touched_by(told), catalogue.reviews()
    reviewed = {review.change_id for review in reviews[done.reviews :]}
    _write_told(folder, edition, (*touched, *told), _latest(reviews), reviewed)
    _write_feeds(folder, edition, channels, told, touched, done.names)
    if done.names != mark.names:
        indexes.write_opml(folder, edition, channels)
    from_page = 1 if reviewed else _first_page(edition, told, touched)
    indexes.write_changes(folder, edition, frozenset(review.change_id for review in reviews), from_page=from_page)
    if touched:  # words that were withdrawn leave the front page with the rest
        indexes.write_status(folder, edition, channels)
    return _closed(folder, mark)


def publish_status(
    catalogue: Catalogue,
    settings: Settings,
    sources: Iterable[Source],
    root: Path,
    now: datetime,  # noqa: ARG001 - as above
) -> Published:
    """Bring the front page and the list of sources up to date with the last checks."""
    demand_own(catalogue, root)
    folder, edition = Folder(root), Edition.of(catalogue, settings, sources)
    indexes.write_status(folder, edition, edition.channels())
    return Published(folder.written, folder.unchanged)


def outdated(catalogue: Catalogue, settings: Settings, sources: Iterable[Source], root: Path) -> bool:
    """Whether the folder was published by another version or under other settings or names: all of it is due again."""
    edition, folder = Edition.of(catalogue, settings, sources), Folder(root)
    done = _done(folder)
    return folder.exists(MARK) and not (done and done.looks_like(_mark(edition, edition.channels())))


def behind(catalogue: Catalogue, root: Path) -> bool:
    """Whether something that was told, or reviewed, has not come into a folder that was published: that failed."""
    done = _done(Folder(root))
    return done is not None and (done.seq < catalogue.newest_seq() or done.reviews < len(catalogue.reviews()))


def published_up_to(root: Path) -> int:
    """Return the number of the newest entry that the folder is known to hold whole; 0 where it was never published."""
    done = _done(Folder(root))
    return done.seq if done else 0


def _mark(edition: Edition, channels: Iterable[Channel]) -> _Mark:
    """Read before anything is written: what is told meanwhile is published next time."""
    settings = edition.settings
    depends = (LAYOUT, edition.base_url, settings.title, settings.hub, edition.feed_id)
    newest, reviews = edition.catalogue.newest_seq(), len(edition.catalogue.reviews())
    names = {channel.stem: channel.name for channel in channels}
    return _Mark(newest, reviews, boot_id(), codec.digest(depends), names)


def _done(folder: Folder) -> _Mark | None:
    try:
        return codec.decode(_Mark, folder.read(MARK))
    except ValueError:
        return None


def _closed(folder: Folder, mark: _Mark) -> Published:
    """The mark is written last: it speaks for everything before it."""
    folder.write(MARK, codec.encode(mark))
    return Published(folder.written, folder.unchanged)


def _history(catalogue: Catalogue) -> Iterator[Entry]:
    """All entries, oldest first, a piece in memory at a time."""
    seq = 0
    while piece := catalogue.entries_since(seq, limit=HISTORY_PIECE):
        yield from (entry for _, entry in piece)
        seq = piece[-1][0]


def _latest(reviews: Iterable[Review]) -> dict[str, Review]:
    return {review.change_id: review for review in reviews}


def _write_told(
    folder: Folder, edition: Edition, told: Sequence[Entry], reviews: Mapping[str, Review], reviewed: AbstractSet[str]
) -> None:
    """Write the files of these entries, of the changes next to them (which link to them), and of those reviewed."""
    new = {entry.event_id for entry in told}
    sources = {entry.source_id for entry in told} | {change_id.rpartition("/")[0] for change_id in reviewed}
    for source_id in sources:
        pages = ChangePages(folder, edition, reviews, only=lambda e: e.event_id in new or subject(e) in reviewed)
        for entry in _entries_of(edition, source_id, told):
            pages.add(entry)
        pages.close()


def _entries_of(edition: Edition, source_id: str | None, told: Sequence[Entry]) -> Iterable[Entry]:
    """The entries of one source, oldest first; of those that are about no source, the ones asked for."""
    if source_id is None:
        return [entry for entry in told if entry.source_id is None]
    return reversed(edition.catalogue.entries(source=source_id))


def _write_feeds(
    folder: Folder,
    edition: Edition,
    channels: Sequence[Channel],
    told: Sequence[Entry],
    touched: Sequence[Entry],
    known: Container[str],
) -> None:
    """Write the feeds that hold these entries, with the pages that are new or show one otherwise; and new feeds."""
    fresh = Counter(stem for entry in told for stem in entry.feeds)
    again = {stem for entry in touched for stem in entry.feeds}
    for channel in channels:
        if channel.stem in fresh:
            write_sealed(folder, edition, channel, fresh[channel.stem])
        if channel.stem in again:
            write_pages_of(folder, edition, channel, [one for one in touched if channel.stem in one.feeds])
        if channel.stem in fresh or channel.stem in again or channel.stem not in known:
            write_newest(folder, edition, channel)


def _first_page(edition: Edition, told: Sequence[Entry], touched: Sequence[Entry]) -> int:
    """Return the first page of the list of changes that is new or shows an entry otherwise."""
    fresh = sum(EVERYTHING in entry.feeds for entry in told)
    new = indexes.full_pages(edition.catalogue.entry_count(EVERYTHING) - fresh) + 1
    places = [edition.catalogue.place_in(EVERYTHING, one.event_id) for one in touched if EVERYTHING in one.feeds]
    return min((new, *map(indexes.page_of, places)))
