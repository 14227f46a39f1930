"""What a round of publishing works from: the catalogue as it is to be shown, with corrections laid over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from watcher.archive.catalogue import Catalogue
from watcher.config import Settings
from watcher.entries.clean import printable
from watcher.entries.digests import Row, retitled, row_of
from watcher.entries.notices import withdrawn
from watcher.model import Entry, Event, Source
from watcher.publish.channels import Channel, channels, feed_title
from watcher.publish.feeds import Head
from watcher.publish.urls import uri
from watcher.publish.withdrawals import Withdrawals, repeats

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def subject(entry: Entry) -> str:
    """Return what an entry and its corrections have in common: the change, else the event that was corrected."""
    return entry.change_id or entry.corrects or entry.event_id


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the catalogue, ready to be shown."""

    catalogue: Catalogue
    settings: Settings
    sources: tuple[Source, ...]
    feed_id: str
    corrections: Mapping[str, tuple[Entry, ...]]
    """Oldest first, by what they are about (see `subject`)."""
    withdrawals: Withdrawals = field(default_factory=Withdrawals)
    titles: Mapping[Row, str] = field(default_factory=dict)
    """What stands in the place of titles that were withdrawn, by the row in which a digest lists each."""
    by_id: Mapping[str, Source] = field(default_factory=dict)
    """What is watched, by its id and by its earlier ones."""

    @classmethod
    def of(cls, catalogue: Catalogue, settings: Settings, sources: Iterable[Source]) -> "Edition":
        """Read the corrections and the identity under which feeds are known."""
        corrections: dict[str, tuple[Entry, ...]] = {}
        for entry in reversed(catalogue.entries(event=Event.CORRECTED)):
            corrections[subject(entry)] = (*corrections.get(subject(entry), ()), entry)
        feed_id = catalogue.setting("feed_id") or f"{settings.base_url.partition('://')[2]},1970-01-01"
        declared, told = tuple(sources), [one for found in corrections.values() for one in found]
        withdrawals = Withdrawals.of(catalogue, declared, told)
        by_id = {one: source for source in declared for one in (*source.was, source.id) if source.enabled}
        edition = cls(catalogue, settings, declared, feed_id, corrections, withdrawals, by_id=by_id)
        return replace(edition, titles={row_of(one): edition.shown(one).title for one in edition.otherwise()})

    @property
    def base_url(self) -> str:
        """Where the folder is public, without a final slash."""
        return uri(self.settings.base_url.rstrip("/"))

    @property
    def born(self) -> datetime:
        """When the identity of the feeds was minted: what an empty feed calls its last update."""
        try:
            return datetime.combine(date.fromisoformat(self.feed_id.rpartition(",")[2]), time(), UTC)
        except ValueError:
            return _NEVER

    def corrections_of(self, entry: Entry) -> tuple[Entry, ...]:
        """Return what was said later against an entry, oldest first; a note that repeats withdrawn words is not."""
        found = self.corrections.get(subject(entry), ()) if entry.event is not Event.CORRECTED else ()
        gone = any(one.withdrawn for one in found)
        return tuple(self.shown(one) if gone and repeats(self.catalogue, one, one.note or "") else one for one in found)

    def spoken_of(self, correction: Entry) -> tuple[Entry, ...]:
        """Return what a correction is about: the entries of its change, or the one event, and earlier corrections."""
        if correction.change_id is not None:
            return self.catalogue.entries(change=correction.change_id)
        event = self.catalogue.entry(correction.corrects or "")
        return (*((event,) if event else ()), *self.corrections.get(subject(correction), ()))

    def otherwise(self) -> tuple[Entry, ...]:
        """Return what is not shown as it was told, because words were withdrawn."""
        corrections = [one for found in self.corrections.values() for one in found]
        told = [one for correction in corrections if correction.withdrawn for one in self.spoken_of(correction)]
        told += [*self.withdrawals.changes, *filter(self.withdrawals.touches, corrections)]
        return tuple({one.event_id: one for one in told}.values())

    def touched_by(self, told: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return the earlier entries that are to be shown otherwise since these were told: they were corrected.

        A withdrawal reaches the digests, too: they list its title.
        """
        corrections = [entry for entry in told if entry.event is Event.CORRECTED]
        touched = {one.event_id: one for correction in corrections for one in self.spoken_of(correction)}
        if any(correction.withdrawn for correction in corrections):
            more = (*self.otherwise(), *self.catalogue.entries(event=Event.DIGEST))
            touched |= {one.event_id: one for one in more}
        return tuple(touched.values())

    def shown(self, entry: Entry) -> Entry:
        """Return the entry as the public may read it: a tombstone where it was withdrawn, else as it was told.

        An earlier correction repeats the title of what it corrects, and its note may quote, so a withdrawal falls on it
        too; and on digests. A later one has a note of its own.
        """
        if entry.event is Event.DIGEST:
            return retitled(entry, self.titles)
        known = self.corrections.get(subject(entry), ())
        place = next((place for place, one in enumerate(known) if one.withdrawn), None)
        if place is None or entry.withdrawn:
            return self.withdrawals.shown(entry)
        if any(one.event_id == entry.event_id for one in known[place:]):
            return replace(entry, title=known[place].title)
        return withdrawn(entry, known[place])

    def entries(self, feed: str, *, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Return the entries of a feed as the public may read them, newest first."""
        return tuple(map(self.shown, self.catalogue.entries(feed=feed, limit=limit, offset=offset)))

    def channels(self) -> tuple[Channel, ...]:
        """Return all feeds."""
        known = self.catalogue.feeds()
        return channels(self.sources, known, self._titles(known))

    def head(self, channel: Channel, entries: Sequence[Entry], page: int | None, previous: int | None) -> Head:
        """Return what one document of a feed says of itself; it was updated when its newest entry was told."""
        return Head(
            id=f"tag:{self.feed_id}:feeds/{channel.stem}",
            title=feed_title(self.settings.title, channel),
            description=printable(channel.description),
            base_url=self.base_url,
            stem=channel.stem,
            updated=max((entry.told for entry in entries), default=self.born),
            page=page,
            previous=previous,
            hub=self.settings.hub,
        )

    def _titles(self, known: Iterable[str]) -> dict[str, str]:
        """Return the titles of sources that are no longer declared, as their last entry named them."""
        declared = {source_id for source in self.sources for source_id in (source.id, *source.was)}
        titles = {}
        for stem in known:
            group, _, source_id = stem.partition("/")
            if group == "sources" and source_id not in declared:
                newest = self.catalogue.entries(feed=stem, limit=1)
                titles[source_id] = newest[0].source_title or source_id if newest else source_id
        return titles
