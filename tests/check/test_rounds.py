"""The first complete round is told once, as one entry: what is watched and what could not be read."""

from dataclasses import replace
from pathlib import Path

from tests.check.worlds import CARE, DAY, HOUR, Lab, lab, page
from watcher.check import check, tell_begun
from watcher.errors import FetchError, FetchFailure
from watcher.model import Event

LOG = replace(CARE, id="log", title="Log of care", url="https://quill.example/log")
PAUSED = replace(CARE, id="paused", url="https://quill.example/paused", enabled=False)


def test_it_is_told_when_every_enabled_source_was_tried_and_never_again(tmp_path: Path) -> None:
    with lab(tmp_path, CARE, LOG, PAUSED) as quill:
        quill.site.serve(page())
        quill.site.fail(FetchError("It hung for 30 s.", FetchFailure.TIMEOUT), LOG.url)
        assert tell_begun(quill.world) is None
        quill.check(CARE)
        assert tell_begun(quill.world) is None
        quill.check(LOG)
        begun = tell_begun(quill.world)
        assert begun is not None
        assert (begun.event, begun.source_id) == (Event.BEGUN, None)
        assert "It hung for 30 s." in begun.content_text
        assert tell_begun(quill.world) is None
        assert [entry.event for entry in quill.told] == [Event.BEGUN]
        assert len(list((tmp_path / "_service").glob("*.begun.entry.json"))) == 1


def test_a_kill_between_the_last_check_and_the_entry_is_made_good_by_the_next_start(tmp_path: Path) -> None:
    with lab(tmp_path) as quill:
        quill.site.serve(page())
        quill.check()
        assert quill.told == []
    with lab(tmp_path, clock=quill.clock, site=quill.site) as again:
        again.adopt()
        again.adopt()
        assert [entry.event for entry in again.told] == [Event.BEGUN]


def test_nothing_is_begun_where_nothing_is_declared(tmp_path: Path) -> None:
    with lab(tmp_path, PAUSED) as quill:
        assert tell_begun(quill.world) is None


def test_a_source_that_could_not_be_read_in_the_first_round_is_new_when_it_can(quill: Lab) -> None:
    recent = replace(LOG, published=(quill.clock.now - 5 * DAY).date())
    quill.site.fail(FetchError("It hung.", FetchFailure.TIMEOUT), LOG.url)
    quill.check(recent)
    assert quill.see(page(title="Log of care"), recent).outcome.value == "baseline"
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.NEW]
    assert "feed" in quill.told[-1].feeds


def test_a_card_of_unknown_date_is_not_the_one_before_a_new_one(quill: Lab) -> None:
    older = replace(LOG, id="card-1", series="cards", published=(quill.clock.now - 90 * DAY).date())
    newer = replace(LOG, id="card-2", series="cards", published=(quill.clock.now - 2 * DAY).date(), title="Second card")
    undated = replace(LOG, id="card-0", series="cards", title="An old card")
    world = replace(quill.world, sources={source.id: source for source in (CARE, older, newer, undated)})
    for source in (older, undated, newer):
        quill.site.serve(page(title=source.title), LOG.url)
        quill.clock.forward(HOUR)
        check(world, source)
    assert quill.told[-1].source_id == "card-2"
    assert f"Beside {older.title}" in quill.told[-1].content_text


def test_a_new_card_is_told_beside_the_one_before_it_in_its_series(quill: Lab) -> None:
    older = replace(LOG, id="card-1", series="cards", published=(quill.clock.now - 90 * DAY).date())
    newer = replace(LOG, id="card-2", series="cards", published=(quill.clock.now - 2 * DAY).date(), title="Second card")
    other = replace(LOG, id="card-0", series="cards", published=(quill.clock.now - 400 * DAY).date(), title="Zeroth")
    sources = {source.id: source for source in (CARE, older, newer, other)}
    world = replace(quill.world, sources=sources)
    for source in (older, other, newer):
        quill.site.serve(page(title=source.title), LOG.url)
        quill.clock.forward(HOUR)
        check(world, source)
    new = quill.told[-1]
    assert (new.source_id, new.event) == ("card-2", Event.NEW)
    assert f"Beside {older.title}" in new.content_text
    assert all("Beside" not in entry.content_text for entry in quill.told[:-2])
