"""Digests: each event once in a day's and once in a week's, whatever the clock, a kill or a rebuild did meanwhile."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.check.worlds import DAY, HOUR, PARAGRAPHS, Clock, Lab, Site, lab, page
from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue
from watcher.check import close_digests
from watcher.config import Settings
from watcher.entries.wording import moment
from watcher.errors import FetchError, FetchFailure
from watcher.model import Entry, Event
from watcher.publish import site

MONDAY = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def changing(quill: Lab) -> Lab:
    """A lab whose page was read, told of, and is closed up to now."""
    quill.see(page())
    quill.begin()
    close_digests(quill.world)
    return quill


def change(quill: Lab, number: int, *, at: datetime) -> Entry:
    quill.clock.now = at - HOUR
    quill.see(page(*PARAGRAPHS[:4], f"On request {number} we will publish the {number} letters of the harbour master."))
    return quill.told[-1]


def stands_in(event: Entry, digest: Entry) -> bool:
    """Whether a digest has the event's line."""
    lines = digest.content_text.splitlines()
    return any(line.startswith(f"{event.title} ") and line.endswith(moment(event.told)) for line in lines)


def digests(quill: Lab, feed: str) -> list[Entry]:
    return [entry for entry in quill.told if feed in entry.feeds]


def test_a_day_that_is_over_is_one_item_with_its_events(changing: Lab) -> None:
    first = change(changing, 1, at=MONDAY + timedelta(hours=12))
    second = change(changing, 2, at=MONDAY + timedelta(hours=15))
    assert close_digests(changing.world) == ()
    changing.clock.now = MONDAY + DAY + timedelta(seconds=4)
    (told,) = close_digests(changing.world)
    assert close_digests(changing.world) == ()
    assert told.title == "Digest of 4 May 2026: two changes and one beginning"
    assert told.feeds == ("digest-daily",)
    assert told.event is Event.DIGEST
    assert told.between == (MONDAY, MONDAY + DAY)
    for event in (first, second):
        assert event.title in told.content_text
        assert f'<a href="{{base}}/{event.links[0].href}">' in told.content_html
    assert told.told == changing.clock.now
    assert told.event_id == "_service/20260505000004/digest"


def test_a_day_without_events_has_none_and_a_week_has_one(changing: Lab) -> None:
    change(changing, 1, at=MONDAY + timedelta(hours=12))
    for number in range(13, 8 * 24):
        if number == 3 * 24:
            change(changing, 2, at=MONDAY + 3 * DAY)
        changing.clock.now = MONDAY + timedelta(hours=number, seconds=3)
        close_digests(changing.world)
    assert [entry.between[0].day for entry in digests(changing, "digest-daily") if entry.between] == [4, 7]
    (weekly,) = digests(changing, "digest-weekly")
    assert weekly.title == "Digest of 4 May to 10 May 2026: two changes and one beginning"
    assert weekly.told == MONDAY + 7 * DAY + timedelta(seconds=3)


def test_a_service_that_was_down_tells_at_its_next_start(changing: Lab) -> None:
    change(changing, 1, at=MONDAY + timedelta(hours=12))
    change(changing, 2, at=MONDAY + DAY + HOUR)
    changing.clock.now = MONDAY + 9 * DAY
    told = close_digests(changing.world)
    assert [entry.title for entry in told] == [
        "Digest of 4 May 2026: one change and one beginning",
        "Digest of 5 May 2026: one change",
        "Digest of 4 May to 10 May 2026: two changes and one beginning",
    ]


def test_what_cannot_be_read_is_no_event_of_a_digest(changing: Lab) -> None:
    close = timedelta(seconds=1)
    changing.clock.now = MONDAY + DAY + close
    close_digests(changing.world)
    changing.site.fail(FetchError("It hung for 30 s.", FetchFailure.TIMEOUT))
    for _ in range(8):
        changing.check(after=2 * HOUR)
    assert changing.told[-1].event is Event.UNREADABLE
    changing.clock.now = MONDAY + 3 * DAY
    assert close_digests(changing.world) == ()


def test_a_day_ends_where_the_operator_lives(tmp_path: Path) -> None:
    with lab(tmp_path) as quill:
        world = replace(quill.world, settings=Settings(disk_free_min=0, timezone="America/New_York"))
        quill.see(page())
        quill.begin()
        change(quill, 1, at=MONDAY + timedelta(hours=23))
        quill.clock.now = MONDAY + DAY + timedelta(hours=1)  # 21:00 in New York
        assert close_digests(world) == ()
        quill.clock.now = MONDAY + DAY + timedelta(hours=4)
        (told,) = close_digests(world)
        assert told.between == (MONDAY + timedelta(hours=4), MONDAY + DAY + timedelta(hours=4))
        assert told.title.startswith("Digest of 4 May 2026: ")


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 10))])
def test_every_event_stands_in_one_daily_and_one_weekly_digest(tmp_path: Path, seed: int) -> None:
    dice, clock = random.Random(seed), Clock(MONDAY)
    site = Site(clock)

    with lab(tmp_path, clock=clock, site=site) as quill:
        quill.see(page())
        quill.begin()
        for number in range(60):
            clock.forward(timedelta(hours=dice.choice([1, 1, 5, 30, 200])))
            if dice.random() < 0.1:
                clock.forward(timedelta(days=dice.choice([-9, -1, 60])))
            if dice.random() < 0.6:
                quill.see(page(*PARAGRAPHS[:4], f"Letter {number} is kept."))
            if dice.random() < 0.8:
                close_digests(quill.world)
        for _ in range(2):
            clock.now = max(clock.now, *(entry.told for entry in quill.told)) + 8 * DAY
            close_digests(quill.world)
        content = [entry for entry in quill.told if "everything" in entry.feeds]
        assert len(content) > 20
        for feed in ("digest-daily", "digest-weekly"):
            listed = Counter(
                event.event_id for told in digests(quill, feed) for event in content if stands_in(event, told)
            )
            assert set(listed.values()) == {1}
            assert len(listed) == len(content)


def test_a_rebuilt_catalogue_tells_no_digest_again(changing: Lab, tmp_path: Path) -> None:
    for number in range(6):
        change(changing, number, at=MONDAY + number * DAY + timedelta(hours=12))
        close_digests(changing.world)
    told = len(changing.told)
    rebuilt = Catalogue(tmp_path / "rebuilt.sqlite")
    mirror.load(changing.root, rebuilt)
    world = replace(changing.world, catalogue=rebuilt)
    assert close_digests(world) == ()
    assert len(rebuilt.entries()) == told
    changing.clock.now = MONDAY + 6 * DAY + HOUR
    (again,) = close_digests(world)
    assert again.title == "Digest of 9 May 2026: one change"


def test_an_older_catalogue_that_was_restored_tells_no_digest_again(changing: Lab, tmp_path: Path) -> None:
    change(changing, 1, at=MONDAY + timedelta(hours=12))
    old = Catalogue(tmp_path / "restored.sqlite")
    mirror.load(changing.root, old)
    for name in ("daily", "weekly"):
        old.set_setting(f"digest/{name}", changing.world.catalogue.setting(f"digest/{name}") or "")
    changing.clock.now = MONDAY + DAY + HOUR
    assert len(close_digests(changing.world)) == 1
    mirror.load(changing.root, old)
    assert close_digests(replace(changing.world, catalogue=old)) == ()


def test_a_digest_is_published_as_it_is_told_with_links_to_pages_that_are_there(changing: Lab, tmp_path: Path) -> None:
    feeds, world = tmp_path / "feeds", changing.world

    def publish() -> None:
        site.publish_new(world.catalogue, world.settings, tuple(world.sources.values()), feeds, world.now())

    event = change(changing, 1, at=MONDAY + timedelta(hours=12))
    publish()
    changing.clock.now = MONDAY + DAY
    close_digests(replace(world, published=publish))
    told = feeds / "digest-daily.atom"
    assert told.read_text().count("<entry>") == 1
    assert f"{world.settings.base_url}/{event.links[0].href}" in told.read_text()
    assert (feeds / event.links[0].href).is_file()
    assert "digest-daily.atom" in (feeds / "subscriptions.opml").read_text()
