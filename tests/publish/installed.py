"""A catalogue of an invented lab's changes, and the folder that it is published to."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.entries.invented import CARD, CHARTER, FEED_ID, TOLD, TRACKER, edit, edited, snapshot
from watcher import entries
from watcher.archive.catalogue import Catalogue, Step
from watcher.config import Settings
from watcher.entries.digests import Frequency, Period
from watcher.model import Comparison, Entry, Notice, Review, SectionChange, Side, Source, SourceState
from watcher.publish import site

HOUR = timedelta(hours=1)


@dataclass
class Installed:
    """What an operator has: a catalogue, settings, sources, a public folder."""

    folder: Path
    settings: Settings = field(default_factory=Settings)
    sources: tuple[Source, ...] = (CHARTER, CARD, TRACKER)
    clock: datetime = TOLD

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(self.folder / "catalogue.sqlite")
        self.catalogue.set_setting("feed_id", FEED_ID)
        self.feeds = self.folder / "feeds"

    def publish(self, root: Path | None = None) -> site.Published:
        return site.publish(self.catalogue, self.settings, self.sources, root or self.feeds, self.clock)

    def publish_new(self) -> site.Published:
        return site.publish_new(self.catalogue, self.settings, self.sources, self.feeds, self.clock)

    def publish_status(self) -> site.Published:
        return site.publish_status(self.catalogue, self.settings, self.sources, self.feeds, self.clock)

    def tell(self, *told: Entry) -> None:
        self.catalogue.commit(Step(entries=told))

    def change(self, source: Source = CHARTER, comparison: Comparison | None = None, **more: object) -> Entry:
        """Tell the next change of a source, an hour after what was told last."""
        self.clock += HOUR
        before, after = (snapshot(source, self.clock - HOUR / 2), snapshot(source, self.clock, digest="b"))
        fields: dict[str, object] = {
            "between": (before.captured, after.captured),
            "failed_reads": 0,
            "told": self.clock,
        }
        entry = entries.changed(
            source,
            comparison or rewording(),
            before=before,
            after=after,
            feed_id=FEED_ID,
            texts=("o\n", "n\n"),
            rules_digest="r",
            **(fields | more),  # type: ignore[arg-type]
        )
        self.tell(entry)
        return entry

    def correct(self, entry: Entry, *, withdraw: bool = False, note: str = "Our reader broke.") -> Entry:
        self.clock += HOUR
        correction = entries.corrected(entry, note=note, withdraw=withdraw, told=self.clock, feed_id=FEED_ID)
        self.tell(correction)
        return correction

    def fail(self, source: Source, sentence: str = "The host answers 403 to programs.") -> Entry:
        self.clock += HOUR
        state = SourceState(
            source.id, checks=4, failures=4, failing_since=self.clock - 4 * HOUR, reason="forbidden", sentence=sentence
        )
        entry = entries.unreadable(source, state, told=self.clock, feed_id=FEED_ID)
        self.catalogue.commit(Step(entries=(entry,), state=state))
        return entry

    def digest(self, *told: Entry, frequency: Frequency = Frequency.DAILY) -> Entry:
        """Tell the digest of the period of what was told first."""
        period = Period.of(told[0].told, frequency, UTC)
        self.clock = max(self.clock, period.end) + HOUR
        entry = entries.digest(period, told, at=self.clock, feed_id=FEED_ID)
        self.tell(entry)
        return entry

    def review(self, entry: Entry) -> None:
        assert entry.change_id
        self.catalogue.add_review(Review(entry.change_id, self.clock, by="Ada"))

    def read(self, name: str) -> str:
        return (self.feeds / name).read_text(encoding="utf-8")

    def tree(self, root: Path | None = None) -> dict[str, bytes]:
        """Every public file."""
        top = root or self.feeds
        return {str(path.relative_to(top)): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def rewording(
    before: str = "We [will] keep the weights.", after: str = "We [may] keep the weights.", title: str = "Weights"
) -> Comparison:
    section = edited(
        Side(title=title, anchor="weights", level=2), edit(before, after), topics=("commitments",), notice=Notice.NONE
    )
    return Comparison(sections=(section,), diff=f"--- before\n+++ after\n{section.diff}")


def long_change(sections: int, words: int = 30) -> Comparison:
    """Many sections, each with a sentence of that many words reworded."""
    filler = " ".join(f"lantern{n}" for n in range(words))
    made: list[SectionChange] = [
        edited(Side(title=f"Part {n}", number=str(n)), edit(f"{filler} [will] {n}.", f"{filler} [may] {n}."))
        for n in range(sections)
    ]
    return Comparison(sections=tuple(made), diff="--- before\n+++ after\n" + "".join(section.diff for section in made))


def free(source: Source) -> Source:
    return replace(source, rights="cc0")
