"""A document that is no longer at its address is told gone once it is certain, once, and told again if it comes back."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.check.worlds import CARE, DAY, HOUR, Lab, edited, lab, page
from watcher.errors import FetchError, FetchFailure
from watcher.model import Event, Reason

NOT_FOUND = FetchError("It answered 404.", FetchFailure.NOT_FOUND, status=404)
GONE = FetchError("It answered 410.", FetchFailure.GONE, status=410)
TIMEOUT = FetchError("It hung for 30 s.", FetchFailure.TIMEOUT)


def content(quill: Lab) -> list[tuple[Event, Reason | None]]:
    return [(one.event, one.reason) for one in quill.told if "everything" in one.feeds and one.event is not Event.BEGUN]


def fail(quill: Lab, *errors: FetchError, after: timedelta) -> None:
    for error in errors:
        quill.site.fail(error)
        quill.check(after=after)


@pytest.mark.parametrize("error", [NOT_FOUND, GONE])
def test_it_is_gone_after_three_days_and_six_tries_and_told_once(quill: Lab, error: FetchError) -> None:
    fail(quill, *[error] * 12, after=6 * HOUR)
    assert content(quill) == []
    fail(quill, *[error] * 10, after=6 * HOUR)
    assert content(quill) == [(Event.GONE, None)]
    gone = quill.told[-1]
    assert gone.before is not None
    assert quill.world.snapshots.load(gone.before).body == page()
    assert "feed" in gone.feeds


def test_few_tries_over_a_long_time_are_not_certain(quill: Lab) -> None:
    fail(quill, *[NOT_FOUND] * 5, after=DAY)
    assert content(quill) == []
    fail(quill, NOT_FOUND, after=DAY)
    assert content(quill) == [(Event.GONE, None)]


def test_many_tries_in_a_short_time_are_not_certain(quill: Lab) -> None:
    fail(quill, *[NOT_FOUND] * 30, after=2 * HOUR)
    assert content(quill) == []


def test_a_host_that_cannot_be_reached_says_nothing_either_way(quill: Lab) -> None:
    fail(quill, *[NOT_FOUND] * 5, *[TIMEOUT] * 5, after=12 * HOUR)
    assert content(quill) == []
    fail(quill, NOT_FOUND, after=12 * HOUR)
    assert content(quill) == [(Event.GONE, None)]


def test_a_good_read_in_between_begins_the_count_anew(quill: Lab) -> None:
    fail(quill, *[NOT_FOUND] * 5, after=12 * HOUR)
    quill.see(page())
    fail(quill, *[NOT_FOUND] * 5, after=12 * HOUR)
    assert content(quill) == []


def test_a_document_that_comes_back_is_told_so_and_what_changed_with_it(quill: Lab) -> None:
    fail(quill, *[NOT_FOUND] * 8, after=12 * HOUR)
    quill.see(edited(1, "for as long as the company exists", "for two years"))
    quill.see(edited(1, "for as long as the company exists", "for two years"))
    assert content(quill) == [(Event.GONE, None), (Event.NEW, Reason.RETURNED), (Event.CHANGED, None)]
    returned = quill.told[-2]
    assert returned.title == "Care charter: back at its address"
    fail(quill, *[NOT_FOUND] * 8, after=12 * HOUR)
    quill.see(page())
    assert [event for event, _ in content(quill)].count(Event.GONE) == 2


def test_a_document_that_never_was_there_is_not_gone(tmp_path: Path) -> None:
    with lab(tmp_path) as quill:
        fail(quill, *[NOT_FOUND] * 12, after=12 * HOUR)
        assert content(quill) == []


def test_it_is_not_told_again_where_only_the_mirrors_know_it(tmp_path: Path) -> None:
    with lab(tmp_path) as quill:
        quill.site.serve(page())
        quill.begin()
        fail(quill, *[NOT_FOUND] * 8, after=12 * HOUR)
        told = [entry.guid for entry in quill.told]
    (tmp_path / "catalogue.sqlite").unlink()
    with lab(tmp_path, clock=quill.clock, site=quill.site) as again:
        again.adopt()
        fail(again, *[NOT_FOUND] * 8, after=12 * HOUR)
        assert [entry.guid for entry in again.told] == told
        again.see(page(), CARE)
        assert again.told[-1].reason is Reason.RETURNED or again.told[-2].reason is Reason.RETURNED
