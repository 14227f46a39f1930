"""A source that waits long for its next try is told when its patience ends, not when it is tried."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.check.worlds import CARE, DAY, HOUR, URL, Lab, lab, page
from watcher.archive.catalogue import Step
from watcher.archive.locks import source_lock
from watcher.check import tell_waiting
from watcher.errors import FetchError, FetchFailure
from watcher.model import Event, SourceState


def sent_away(quill: Lab, *, seconds: float | None = DAY.total_seconds()) -> None:
    message = f"{URL} answered 429 Too Many Requests: the host was asked too often."
    quill.site.fail(FetchError(message, FetchFailure.RATE_LIMITED, status=429, retry_after=seconds))
    quill.check()


def state(quill: Lab) -> SourceState:
    known = quill.world.catalogue.state(CARE.id)
    assert known is not None
    return known


def events(quill: Lab) -> list[Event]:
    return [entry.event for entry in quill.told]


def test_it_is_told_once_after_three_intervals_though_its_host_asked_for_a_day(quill: Lab) -> None:
    sent_away(quill)
    told = []
    for _ in range(20):
        quill.clock.forward(timedelta(minutes=30))
        told.append(tell_waiting(quill.world))
    assert told.index(1) == 5
    assert sum(told) == 1
    assert events(quill) == [Event.BEGUN, Event.UNREADABLE]
    assert "429" in quill.told[-1].summary
    assert state(quill).told_unreadable
    sent_away(quill)
    assert len(events(quill)) == 2
    quill.see(page())
    assert events(quill) == [Event.BEGUN, Event.UNREADABLE, Event.RECOVERED]


def test_what_is_overdue_is_tried_before_it_is_told(quill: Lab) -> None:
    """A laptop slept: the source was not read for a day, and nobody tried."""
    sent_away(quill, seconds=None)
    quill.clock.forward(DAY)
    assert tell_waiting(quill.world) == 0
    quill.see(page(), after=timedelta(seconds=1))
    assert events(quill) == [Event.BEGUN]


def test_what_is_being_checked_is_told_by_its_check(quill: Lab) -> None:
    sent_away(quill)
    quill.clock.forward(4 * HOUR)
    with source_lock(quill.world.root, CARE.id):
        assert tell_waiting(quill.world) == 0
    assert tell_waiting(quill.world) == 1


@pytest.mark.parametrize("enabled", [True, False])
def test_only_what_is_watched_is_told(quill: Lab, *, enabled: bool) -> None:
    sent_away(quill)
    quill.clock.forward(4 * HOUR)
    world = replace(quill.world, sources={CARE.id: replace(CARE, enabled=enabled)})
    assert tell_waiting(world) == int(enabled)


def test_nothing_is_told_of_what_is_well(quill: Lab) -> None:
    quill.clock.forward(timedelta(minutes=30))
    assert tell_waiting(quill.world) == 0


def test_when_the_network_is_back_each_source_is_tried_before_it_is_told(tmp_path: Path) -> None:
    sources = tuple(replace(CARE, id=name, url=f"https://{name}.example/care") for name in ("elm", "fir", "oak", "yew"))
    with lab(tmp_path, *sources) as quill:
        for one in sources:
            quill.site.serve(page(), one.url)
        quill.begin()
        for one in sources:
            quill.site.fail(FetchError("No host answers.", FetchFailure.CONNECT), one.url)
        for _ in range(6):
            quill.clock.forward(HOUR)
            for one in sources:
                quill.check(one, after=timedelta(seconds=2))
        for one in sources:
            quill.site.serve(page(), one.url)
        quill.check(sources[0], after=timedelta(seconds=2))
        assert tell_waiting(quill.world) == 0
        for one in sources[1:]:
            quill.check(one, after=timedelta(seconds=2))
        assert [entry.source_id for entry in quill.told if entry.feeds == ("health",)] == [None, None]


def test_a_host_that_is_tried_late_is_told_when_its_patience_ends(quill: Lab) -> None:
    quill.site.fail(FetchError(f"{URL} cannot be reached.", FetchFailure.CONNECT))
    for hours in (0, 1, 1):
        quill.check(after=timedelta(hours=hours, seconds=1))
    waits = replace(state(quill), next_due=quill.clock.now + 8 * HOUR)
    quill.world.catalogue.commit(Step(state=waits))
    quill.clock.forward(HOUR)
    assert tell_waiting(quill.world) == 1
