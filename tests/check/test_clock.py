"""Whatever the clock does - back, ahead, years off, standing - each change is told once, in order, dated as well as can
be known, and a catalogue that is made again publishes the same bytes."""

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.check.test_digests import stands_in
from tests.check.worlds import CARE, CHALLENGE, DAY, HOUR, PARAGRAPHS, START, Clock, Lab, Site, lab, page
from watcher.archive.audit import audit
from watcher.archive.snapshots import Recorded, Snapshots
from watcher.check import accept, close_digests
from watcher.check.order import in_order
from watcher.entries.digests import Frequency
from watcher.errors import FetchError, FetchFailure
from watcher.model import Capture, Entry, Event, Outcome, Reason, Suspicion
from watcher.publish import site as public

LOG = replace(CARE, id="log", title="Log of letters", url="https://quill.example/log")
YEARS = timedelta(days=3650)
ABOUT_CHECKS = frozenset({".published.json", "index.html", "api/v1/sources.json"})
"""They say when each source was last read, which no file proves."""


class Stubborn(Clock):
    """A clock that stands where it is told to."""

    stands = False

    def forward(self, span: timedelta) -> None:
        self.now += timedelta() if self.stands else span

    def pause(self, seconds: float) -> None:
        self.forward(timedelta(seconds=seconds))


class Unnumbered(Snapshots):
    """Keeps captures as it was done before checks were numbered."""

    def record(self, source_id: str, capture: Capture, *, check: int = 0) -> Recorded:
        return super().record(source_id, capture)


@dataclass
class House:
    """A lab with a public folder, whose catalogue may be lost."""

    root: Path
    clock: Clock
    site: Site
    quill: Lab
    numbered: bool = True

    def publish(self) -> None:
        world = self.quill.world
        public.publish_new(
            world.catalogue, world.settings, tuple(world.sources.values()), self.root / "feeds", self.clock()
        )

    def open(self) -> None:
        self.quill = lab(self.root / "snapshots", CARE, LOG, clock=self.clock, site=self.site).__enter__()
        kept = self.quill.world.snapshots if self.numbered else Unnumbered(self.root / "snapshots")
        self.quill.world = replace(self.quill.world, published=self.publish, snapshots=kept)

    def restart(self) -> None:
        self.quill.world.catalogue.close()
        self.open()
        self.quill.adopt()
        self.publish()

    def lose_the_catalogue(self) -> None:
        self.quill.world.catalogue.close()
        for file in (self.root / "snapshots").glob("catalogue.sqlite*"):
            file.unlink()
        self.open()
        self.quill.adopt()
        self.publish()

    def letter(self, number: int, *, after: timedelta = HOUR) -> Entry:
        self.quill.see(page(*PARAGRAPHS, f"Letter {number} is kept in the harbour."), after=after)
        return self.quill.told[-1]

    def same(self, after: timedelta = HOUR) -> Outcome:
        return self.quill.check(after=after).outcome

    @property
    def told(self) -> list[Entry]:
        return self.quill.told

    @property
    def letters(self) -> list[str]:
        """The last words of each change, in the order told."""
        whole = (self.quill.world.catalogue.entry(entry.event_id) for entry in self.told)
        texts = (entry.text_after or "" for entry in whole if entry and entry.event is Event.CHANGED)
        return [next((line for line in text.splitlines() if "Letter" in line), "none") for text in texts]

    def tree(self) -> dict[str, bytes]:
        top = self.root / "feeds"
        found = {str(path.relative_to(top)): path for path in top.rglob("*") if path.is_file()}
        return {name: path.read_bytes() for name, path in found.items() if name not in ABOUT_CHECKS}


@contextmanager
def at_home(root: Path, *, numbered: bool = True) -> Iterator[House]:
    clock = Stubborn(START)
    site = Site(clock)
    (root / "snapshots").mkdir()
    with lab(root / "unused") as unused:
        here = House(root, clock, site, unused, numbered)
        here.open()
        site.serve(page())
        site.serve(page(title="Log"), LOG.url)
        here.quill.begin()
        yield here
        here.quill.world.catalogue.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with at_home(tmp_path) as made:
        yield made


def words(number: int) -> str:
    return f"Letter {number} is kept in the harbour."


@pytest.mark.parametrize("back", [timedelta(), timedelta(minutes=90), timedelta(hours=12), YEARS])
def test_a_catalogue_made_again_after_a_step_back_tells_nothing_anew(house: House, back: timedelta) -> None:
    house.letter(1)
    house.letter(2)
    house.clock.now -= back
    house.letter(3, after=timedelta())
    told, tree = house.told, house.tree()
    assert house.letters == [words(1), words(2), words(3)]
    house.lose_the_catalogue()
    assert house.told == told
    assert house.tree() == tree
    assert house.same() is Outcome.UNCHANGED
    assert house.told == told
    assert audit(house.quill.world.snapshots, house.quill.world.catalogue) == ()


def test_sealed_pages_of_a_catalogue_made_again_are_the_same_bytes(house: House) -> None:
    for number in range(30):
        if number == 15:
            house.clock.now -= 12 * HOUR
        house.letter(number, after=timedelta(minutes=30))
    tree = house.tree()
    assert "feed-1.atom" in tree
    house.lose_the_catalogue()
    assert house.tree() == tree


def test_what_was_kept_before_checks_were_numbered_is_put_in_order_by_what_was_told(tmp_path: Path) -> None:
    with at_home(tmp_path, numbered=False) as house:
        house.letter(1)
        house.letter(2)
        house.clock.now -= timedelta(minutes=90)
        house.letter(3, after=timedelta())
        for path in (tmp_path / "snapshots").glob("*/*.entry.json"):
            entry = json.loads(path.read_bytes())
            del entry["seq"]
            path.write_text(json.dumps(entry))
        told = house.told
        house.numbered = True
        house.lose_the_catalogue()
        assert house.told == told
        assert house.same() is Outcome.UNCHANGED
        house.letter(4)
        assert house.letters == [words(number) for number in (1, 2, 3, 4)]
        house.clock.now -= 12 * HOUR
        house.letter(5)
        told = house.told
        house.lose_the_catalogue()
        assert house.told == told
        assert house.same() is Outcome.UNCHANGED


def test_mirrors_of_an_older_catalogue_get_their_numbers(house: House) -> None:
    house.letter(1)
    house.clock.now += YEARS
    house.letter(2)
    house.clock.now -= YEARS
    house.letter(3)
    told, tree = house.told, house.tree()
    mirrors = sorted((house.root / "snapshots").glob("*/*.entry.json"))
    written = [path.read_bytes() for path in mirrors]
    for path, text in zip(mirrors, written, strict=True):
        path.write_bytes(text.rpartition(b',"seq":')[0] + b"}\n")
    house.quill.world.catalogue.close()
    with closing(sqlite3.connect(house.root / "snapshots/catalogue.sqlite")) as older:
        older.executescript(
            "DROP INDEX snapshots_in_order; DROP INDEX checks_in_order; ALTER TABLE snapshots DROP COLUMN check_number;"
            "DELETE FROM catalogue_version WHERE step = 4"
        )
    house.restart()
    assert [path.read_bytes() for path in mirrors] == written
    house.lose_the_catalogue()
    assert house.told == told
    assert house.tree() == tree


def test_of_captures_without_a_number_a_change_says_which_came_first_and_else_their_time() -> None:
    found = [Recorded(f"care/2026050{day}120000", Path(str(day))) for day in (1, 2, 3, 4)]
    told = [("care/20260503120000", "care/20260501120000"), ("care/20260101000000", "care/20260502120000")]
    assert [one.path.name for one in in_order(found, told, str)] == ["2", "3", "1", "4"]
    loop = [("care/20260503120000", "care/20260501120000"), ("care/20260501120000", "care/20260503120000")]
    assert [one.path.name for one in in_order(found, loop, str)] == ["1", "2", "3", "4"]


def test_the_checks_of_a_renamed_source_are_counted_on() -> None:
    found = [Recorded("care/20260503120000", Path("a"), 4), Recorded("charter/20260501120000", Path("b"), 5)]
    assert [one.path.name for one in in_order(found, (), lambda _: "charter")] == ["a", "b"]
    assert [one.path.name for one in in_order(found, (), str)] == ["b", "a"]


def test_a_capture_that_a_killed_check_left_is_taken_up_though_the_clock_went_back(house: House) -> None:
    house.letter(1)
    state = house.quill.world.catalogue.state(CARE.id)
    assert state is not None
    house.clock.now -= 5 * HOUR
    house.site.serve(page(*PARAGRAPHS, words(2)))
    capture = house.site.fetch(CARE.url)
    assert isinstance(capture, Capture)
    house.quill.world.snapshots.record(CARE.id, capture, check=state.checks + 1)
    house.restart()
    assert house.letters == [words(1), words(2)]
    assert house.same() is Outcome.UNCHANGED


def test_a_document_that_is_first_read_after_a_step_back_is_new(house: House) -> None:
    house.clock.now -= 6 * HOUR
    notes = replace(CARE, id="notes", title="Notes", url="https://quill.example/notes")
    house.quill.see(page(title="Notes"), notes)
    assert (house.told[-1].event, house.told[-1].source_id) == (Event.NEW, "notes")


def test_texts_that_come_back_after_a_step_back_are_told_as_back_and_then_as_going_to_and_fro(house: House) -> None:
    house.letter(1)
    house.letter(2)
    house.clock.now -= timedelta(minutes=40)
    back = [house.letter(number, after=timedelta(minutes=10)) for number in (1, 2, 1)]
    assert [entry.reason for entry in back] == [Reason.RETURNED, Reason.RETURNED, Reason.ALTERNATES]
    assert "4 May 2026 12:00 UTC" in back[0].summary
    house.letter(2, after=timedelta(minutes=10))
    assert house.told[-1] == back[-1]


# dates


def test_dates_do_not_go_backwards_while_the_clock_is_a_little_behind(house: House) -> None:
    last = house.letter(1)
    house.clock.now -= 14 * HOUR
    for number in (2, 3):
        entry = house.letter(number, after=timedelta(minutes=1))
        assert entry.told == last.told + timedelta(seconds=1)
        last = entry
    house.clock.now = last.told + HOUR
    assert house.letter(4, after=HOUR).told == house.clock.now.replace(microsecond=0)


def test_a_clock_that_was_years_ahead_holds_nothing_back(house: House, caplog: pytest.LogCaptureFixture) -> None:
    true = house.letter(1).told
    house.clock.now += YEARS
    assert house.letter(2).told == house.clock.now.replace(microsecond=0)
    house.clock.now -= YEARS
    told = [house.letter(number, after=HOUR).told for number in (3, 4)]
    assert true < told[0] < told[1] < true + 4 * HOUR
    assert len([one for one in caplog.messages if "one of them was wrong" in one]) == 1
    tree = house.tree()
    house.lose_the_catalogue()
    assert house.letters == [words(number) for number in (1, 2, 3, 4)]
    assert house.tree() == tree


def test_a_clock_that_stands_gives_each_entry_a_second_of_its_own(house: House) -> None:
    assert isinstance(house.clock, Stubborn)
    house.letter(0)
    house.clock.stands = True
    told = [house.letter(number).told for number in (1, 2, 3)]
    assert told == sorted(set(told))
    before = house.told
    house.lose_the_catalogue()
    assert house.told == before
    assert house.letters == [words(number) for number in (0, 1, 2, 3)]


# what waits for a time


def test_what_is_confirmed_by_a_day_does_not_wait_for_a_clock_that_was_ahead(house: House) -> None:
    short = page(PARAGRAPHS[0][:60])
    house.clock.now += YEARS
    house.quill.see(page())
    house.quill.see(short)
    house.clock.now -= YEARS
    for _ in range(6):
        house.quill.see(short, after=6 * HOUR)
    assert any(entry.reason is Reason.CONFIRMED for entry in house.told)


def test_what_cannot_be_read_is_told_though_it_began_to_fail_under_a_clock_that_was_ahead(house: House) -> None:
    house.clock.now += YEARS
    house.site.fail(FetchError("It hung for 30 s.", FetchFailure.TIMEOUT))
    house.same()
    house.clock.now -= YEARS
    for _ in range(6):
        house.same()
    assert house.told[-1].event is Event.UNREADABLE


def test_what_is_gone_is_told_though_the_first_404_came_under_a_clock_that_was_ahead(house: House) -> None:
    house.clock.now += YEARS
    house.site.fail(FetchError("It is not there.", FetchFailure.NOT_FOUND, status=404))
    house.same()
    house.clock.now -= YEARS
    for _ in range(7):
        house.same(12 * HOUR)
    assert [entry.event for entry in house.told].count(Event.GONE) == 1
    house.lose_the_catalogue()
    house.quill.see(page())
    returned = [entry for entry in house.told if entry.reason is Reason.RETURNED]
    assert len(returned) == 1


def test_a_suspect_can_be_accepted_though_the_document_was_last_read_under_a_clock_that_was_ahead(house: House) -> None:
    house.clock.now += YEARS
    house.letter(1)
    house.clock.now -= YEARS
    house.quill.see(page("Nothing of this is left but a line."))
    suspect = house.quill.world.catalogue.newest_snapshot(CARE.id)
    assert suspect is not None
    assert suspect.verdict.suspicion is Suspicion.COLLAPSE
    accept(house.quill.world, suspect.id)
    assert house.told[-1].after == suspect.id


def test_a_challenge_under_a_clock_that_went_back_is_kept_once(house: House) -> None:
    house.clock.now += YEARS
    house.letter(1)
    house.clock.now -= YEARS
    for _ in range(4):
        house.quill.see(CHALLENGE, after=timedelta(minutes=5))
    kept = house.quill.world.catalogue.snapshots(CARE.id)
    assert sum(snapshot.verdict.suspicion is Suspicion.CHALLENGE for snapshot in kept) == 1


# digests


def windows(house: House, feed: str) -> list[tuple[datetime, datetime]]:
    return [entry.between for entry in house.told if feed in entry.feeds and entry.between]


def assert_digests_are_sound(house: House) -> None:
    """Each event in one daily and one weekly digest; no two windows overlap; none ends before the first event."""
    content = [entry for entry in house.told if "everything" in entry.feeds]
    earliest = min(entry.told for entry in content)
    for frequency in Frequency:
        found = [entry for entry in house.told if frequency.feed in entry.feeds]
        listed = Counter(event.event_id for digest in found for event in content if stands_in(event, digest))
        assert listed == Counter(event.event_id for event in content)
        spans = sorted(windows(house, frequency.feed))
        assert all(start < end for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        assert all(end > earliest for _, end in spans)


def close_all(house: House) -> None:
    for _ in range(3):
        house.clock.now = max(house.clock.now, *(one.told for one in house.told if one.told.year < 2030)) + 8 * DAY
        close_digests(house.quill.world)


def test_digests_of_a_clock_that_went_back_half_a_day(house: House) -> None:
    house.letter(1)
    house.clock.now = datetime(2026, 5, 5, 0, 1, tzinfo=UTC)
    close_digests(house.quill.world)
    house.letter(2)
    house.clock.now = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
    close_digests(house.quill.world)
    house.letter(3)
    close_digests(house.quill.world)
    house.clock.now = datetime(2026, 5, 6, 0, 1, tzinfo=UTC)
    close_digests(house.quill.world)
    assert [start.day for start, _ in windows(house, "digest-daily")] == [4, 5]
    close_all(house)
    assert_digests_are_sound(house)


def test_what_is_dated_into_a_day_whose_digest_is_out_is_told_as_late(house: House) -> None:
    house.letter(1)
    house.clock.now += 40 * DAY
    close_digests(house.quill.world)
    house.clock.now -= 40 * DAY
    house.letter(2)
    house.clock.now = datetime(2026, 5, 6, 0, 1, tzinfo=UTC)
    (late,) = close_digests(house.quill.world)
    assert late.between == (datetime(2026, 5, 5, tzinfo=UTC), datetime(2026, 5, 6, tzinfo=UTC))
    assert ", and one event told after the digest of an earlier time was out." in late.content_text
    close_all(house)
    assert_digests_are_sound(house)


def test_a_digest_of_what_was_dated_years_ahead_does_not_wait_for_years(house: House) -> None:
    house.clock.now += YEARS
    house.letter(1)
    house.clock.now -= YEARS
    house.letter(2)
    house.clock.now += DAY
    assert [entry.between[0].year for entry in close_digests(house.quill.world) if entry.between] == [2026, 2036, 2036]
    close_all(house)
    assert_digests_are_sound(house)


def test_digests_of_another_time_zone_begin_where_the_last_one_ended(house: House) -> None:
    def zone(name: str) -> None:
        world = house.quill.world
        house.quill.world = replace(world, settings=replace(world.settings, timezone=name))
        close_digests(house.quill.world)

    for number in range(60):
        house.letter(number, after=timedelta(hours=5))
        names = {12: "America/Los_Angeles", 24: "Asia/Tokyo", 36: "Pacific/Kiritimati", 48: "Pacific/Pago_Pago"}
        zone(names.get(number, house.quill.world.settings.timezone))
    close_all(house)
    assert_digests_are_sound(house)
    assert any(" UTC to " in entry.title for entry in house.told if "digest-daily" in entry.feeds)


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 40))])
def test_each_change_is_told_once_whatever_the_clock_does(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    with at_home(tmp_path) as house:
        assert isinstance(house.clock, Stubborn)
        expected: list[str] = []
        for number in range(24):
            house.clock.stands = dice.random() < 0.2
            house.clock.now += timedelta(minutes=dice.choice([-20000, -3000, -600, -90, -2, 0, 0, 0, 600, 90000]))
            if dice.random() < 0.06:
                house.clock.now += dice.choice([YEARS, -YEARS])
            if dice.random() < 0.6:
                house.letter(number, after=timedelta(minutes=dice.randrange(90)))
                expected.append(words(number))
            else:
                house.same(after=timedelta(minutes=dice.randrange(90)))
            if dice.random() < 0.4:
                close_digests(house.quill.world)
            if dice.random() < 0.15:
                dice.choice([house.restart, house.lose_the_catalogue])()
            assert house.letters == expected
        tree, told = house.tree(), house.told
        house.lose_the_catalogue()
        assert house.told == told
        assert house.tree() == tree
        house.clock.stands = False
        assert house.same() is Outcome.UNCHANGED
        assert house.told == told
        assert audit(house.quill.world.snapshots, house.quill.world.catalogue) == ()
        for _ in range(4):
            house.clock.now += 8 * DAY
            close_digests(house.quill.world)
        house.clock.now = max(entry.told for entry in house.told) + 8 * DAY
        close_digests(house.quill.world)
        house.clock.now += 16 * DAY
        close_digests(house.quill.world)
        assert_digests_are_sound(house)
