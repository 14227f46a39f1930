"""What goes wrong around a check ends in a sentence, and nothing that was kept is lost."""

import threading
from collections.abc import Callable, Container
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.check.worlds import CARE, CHALLENGE, DAY, HOUR, PARAGRAPHS, Clock, Lab, Reader, Site, edited, lab, page
from watcher.archive import mirror
from watcher.archive.audit import audit
from watcher.archive.catalogue import Catalogue
from watcher.archive.locks import source_lock
from watcher.archive.snapshots import Recorded, Snapshots
from watcher.check import adopt, check
from watcher.config import Settings
from watcher.errors import ArchiveError, ExtractError, ExtractFailure, FetchError, FetchFailure, Locked
from watcher.extract.listed import Listing
from watcher.model import Document, Event, Outcome, Rules

CHANGED = edited(1, "for as long as the company exists", "for two years")
OTHER = replace(CARE, rules=Rules(select=("article",)))


class Failing:
    """A reader that fails as it is told to."""

    def __init__(self, failure: ExtractFailure) -> None:
        self.failure = failure

    def read(
        self, body: bytes, *, media_type: str | None, charset: str | None, url: str | None, rules: Rules
    ) -> Document:
        raise ExtractError("The reader was ended.", self.failure)

    def listing(self, body: bytes, *, media_type: str | None, charset: str | None, url: str) -> Listing:
        raise ExtractError("The reader was ended.", self.failure)


@pytest.mark.parametrize("failure", [one for one in ExtractFailure if one is not ExtractFailure.STOPPED])
def test_a_document_that_cannot_be_read_is_suspect_and_kept(quill: Lab, failure: ExtractFailure) -> None:
    world = replace(quill.world, sandbox=Failing(failure))
    quill.site.serve(CHANGED)
    quill.clock.forward(HOUR)
    record = check(world, CARE)
    assert record.outcome is Outcome.SUSPECT
    assert record.snapshot_id is not None
    assert record.sentence
    assert world.snapshots.load(record.snapshot_id).body == CHANGED
    assert quill.check().outcome is Outcome.CHANGED
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]


def test_the_same_unreadable_bytes_are_kept_once(quill: Lab) -> None:
    world = replace(quill.world, sandbox=Failing(ExtractFailure.CRASHED))
    quill.site.serve(b"%PDF-1.4 broken", headers=(("Content-Type", "application/pdf"),))
    for _ in range(4):
        quill.clock.forward(HOUR)
        check(world, CARE)
    assert len(world.catalogue.snapshots(CARE.id)) == 2


def test_a_stop_while_reading_leaves_the_capture_for_the_next_start(quill: Lab) -> None:
    state = quill.world.catalogue.state(CARE.id)
    quill.site.serve(CHANGED)
    quill.clock.forward(HOUR)
    with pytest.raises(ExtractError):
        check(replace(quill.world, sandbox=Failing(ExtractFailure.STOPPED)), CARE)
    assert quill.world.catalogue.state(CARE.id) == state
    assert len(quill.world.snapshots.incoming()) == 1
    seen = quill.clock.now
    quill.clock.forward(DAY)
    assert quill.adopt() == 1
    change = quill.told[-1]
    assert (change.event, change.between and change.between[1]) == (Event.CHANGED, seen)
    assert change.told > seen
    assert quill.world.snapshots.incoming() == ()


def test_what_a_check_left_is_taken_up_by_the_next_check_too(quill: Lab) -> None:
    quill.site.serve(CHANGED)
    quill.clock.forward(HOUR)
    with pytest.raises(ExtractError):
        check(replace(quill.world, sandbox=Failing(ExtractFailure.STOPPED)), CARE)
    assert quill.see(page()).outcome is Outcome.CHANGED
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED, Event.CHANGED]


def test_a_source_that_is_being_checked_is_left_alone(quill: Lab) -> None:
    with source_lock(quill.root, CARE.id), pytest.raises(Locked, match="'care' is being checked"):
        quill.check()
    assert quill.check().outcome is Outcome.UNCHANGED


def test_checks_stop_for_want_of_room_before_anything_is_asked(quill: Lab) -> None:
    asked = len(quill.site.asked)
    with pytest.raises(ArchiveError, match="checks stop"):
        check(replace(quill.world, settings=Settings(disk_free_min=2**70)), CARE)
    assert len(quill.site.asked) == asked


def test_a_damaged_last_snapshot_does_not_stop_its_source(quill: Lab) -> None:
    first = quill.world.catalogue.snapshots(CARE.id)[0]
    quill.world.snapshots.path(first.id).write_bytes(b"rotten")
    assert quill.see(CHANGED, OTHER).outcome is Outcome.CHANGED
    assert quill.check(OTHER).outcome is Outcome.UNCHANGED
    assert [finding.kind for finding in audit(quill.world.snapshots, quill.world.catalogue)] == ["damaged"]


def test_a_damaged_capture_of_a_killed_check_is_set_aside(quill: Lab) -> None:
    half = quill.root / ".incoming" / "care.20260504150000.warc.gz"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"torn")
    assert quill.check().outcome is Outcome.UNCHANGED
    assert half.with_name(f"{half.name}.damaged").read_bytes() == b"torn"


def test_what_a_killed_write_left_is_swept_by_the_next_check(quill: Lab) -> None:
    part = quill.root / ".incoming" / "care.20260504150000.warc.gz.part"
    part.write_bytes(b"half")
    quill.check()
    assert not part.exists()


def test_a_publisher_that_fails_costs_no_entry(quill: Lab) -> None:
    def broken() -> None:
        raise ArchiveError("feeds/ cannot be written")

    quill.site.serve(CHANGED)
    quill.clock.forward(HOUR)
    with pytest.raises(ArchiveError, match="feeds/"):
        check(replace(quill.world, published=broken), CARE)
    adopt(quill.world)
    assert quill.check().outcome is Outcome.UNCHANGED
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]
    assert audit(quill.world.snapshots, quill.world.catalogue) == ()


def test_a_database_that_is_full_costs_no_change(quill: Lab) -> None:
    much = [f"{number} {PARAGRAPHS[number % 5]}" for number in range(200)]
    with quill.world.catalogue._database.read() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        connection.rollback()
    with pytest.raises(ArchiveError, match="the disk is full: see `df -h`"):
        quill.see(page(*much))
    assert len(quill.world.snapshots.incoming()) == 1
    with quill.world.catalogue._database.read() as connection:
        connection.execute(text("PRAGMA max_page_count = 100000"))
        connection.rollback()
    assert quill.see(page(*much[:150])).outcome is Outcome.CHANGED
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED, Event.CHANGED]
    assert audit(quill.world.snapshots, quill.world.catalogue) == ()


def test_a_folder_of_an_undeclared_source_stays_as_it_is(quill: Lab) -> None:
    stranger = quill.root / "stranger"
    stranger.mkdir()
    source = quill.world.snapshots.path(quill.world.catalogue.snapshots(CARE.id)[0].id)
    (stranger / source.name).write_bytes(source.read_bytes())
    assert quill.adopt() == 0
    assert (stranger / source.name).exists()


class Killed(Snapshots):
    """A folder of which the last step of a check was never done."""

    def discard(self, recorded: Recorded) -> None:
        """Leave it."""


def test_a_check_that_lacks_its_last_step_alone_is_not_made_again(quill: Lab) -> None:
    quill.site.serve(page(noise="<!-- another build -->"))
    quill.clock.forward(HOUR)
    check(replace(quill.world, snapshots=Killed(quill.root)), CARE)
    rows = quill.world.catalogue.snapshots(CARE.id), quill.world.catalogue.checks(CARE.id)
    assert len(quill.world.snapshots.incoming()) == 1
    assert quill.adopt() == 0
    assert quill.world.snapshots.incoming() == ()
    assert (quill.world.catalogue.snapshots(CARE.id), quill.world.catalogue.checks(CARE.id)) == rows


class Behind(Snapshots):
    """A folder as it was seen before another process ended its check."""

    def orphans(self, named: Container[str]) -> tuple[Recorded, ...]:
        return super().orphans(())


def test_a_check_that_another_process_ended_meanwhile_is_not_taken_up(quill: Lab) -> None:
    quill.see(CHANGED)
    told = quill.told
    assert adopt(replace(quill.world, snapshots=Behind(quill.root))) == 0
    assert quill.told == told
    assert len(quill.world.catalogue.snapshots(CARE.id)) == 2


def test_a_clock_that_jumps_back_loses_nothing(quill: Lab) -> None:
    quill.see(CHANGED, after=10 * DAY)
    assert quill.see(page(), after=-5 * DAY).outcome is Outcome.CHANGED
    assert quill.see(CHANGED, after=HOUR).outcome is Outcome.CHANGED
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert state.next_due is not None
    assert state.next_due < quill.clock.now + 2 * HOUR
    assert len({entry.guid for entry in quill.told}) == len(quill.told)
    assert quill.check().outcome is Outcome.UNCHANGED


@pytest.mark.parametrize("failure", [one for one in FetchFailure if one is not FetchFailure.STOPPED])
def test_every_failure_of_a_host_is_a_row_a_sentence_and_no_event(quill: Lab, failure: FetchFailure) -> None:
    quill.site.fail(FetchError("It did not answer.", failure))
    record = quill.check()
    assert (record.outcome, record.reason, record.sentence) == (Outcome.FAILED, failure.value, "It did not answer.")
    assert [entry.event for entry in quill.told] == [Event.BEGUN]


def test_an_outage_is_told_once_and_its_end_once(quill: Lab) -> None:
    quill.site.fail(FetchError("It did not answer.", FetchFailure.TIMEOUT))
    for _ in range(30):
        quill.check()
    quill.site.serve(page())
    for _ in range(3):
        quill.check()
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.UNREADABLE, Event.RECOVERED]


def test_a_short_failure_is_not_told(quill: Lab) -> None:
    quill.site.serve(CHALLENGE)
    quill.check()
    quill.check(after=timedelta(minutes=90))
    quill.see(page())
    assert [entry.event for entry in quill.told] == [Event.BEGUN]


def test_many_sources_are_checked_at_once_and_each_entry_has_its_own_second(tmp_path: Path) -> None:
    sources = [replace(CARE, id=f"s{n}", url=f"https://quill.example/{n}") for n in range(12)]
    clock = Clock()
    site = Site(clock)
    with lab(tmp_path, *sources, clock=clock, site=site) as quill:
        for source in sources:
            site.serve(page(), source.url)
        quill.begin()
        clock.forward(HOUR)
        for source in sources:
            site.serve(CHANGED, source.url)
        _together([lambda source=source: check(quill.world, source) for source in sources])  # type: ignore[misc]
        assert len(quill.told) == 13
        assert len({entry.told for entry in quill.told}) == 13
        rebuilt = Catalogue(tmp_path / "rebuilt.sqlite")
        mirror.load(quill.world.root, rebuilt)
        assert [entry.event_id for _, entry in rebuilt.entries_since(0)] == [entry.event_id for entry in quill.told]
        assert audit(quill.world.snapshots, quill.world.catalogue) == ()
        assert isinstance(quill.world.sandbox, Reader)


def _together(works: list[Callable[[], object]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
