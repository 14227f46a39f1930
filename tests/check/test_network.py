"""Outages of hosts and of the network, over random days: what is told is what somebody who knows everything would tell."""

import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.check.worlds import CARE, DAY, HOUR, START, Lab, lab, page
from watcher.archive.outages import Window
from watcher.check import check, network, tell_begun, tell_waiting
from watcher.errors import FetchError, FetchFailure
from watcher.model import Entry, Event, Outcome, Reason, Source, SourceState

MINUTE = timedelta(minutes=1)
SOURCES = tuple(replace(CARE, id=f"s{n}", title=f"S{n}", url=f"https://lab{n}.example/s{n}") for n in range(10))
DAYS = 4
SURELY_TOLD, SURELY_NOT = timedelta(hours=4.5), timedelta(minutes=20)
"""Three hours of patience, and an hour at each end until a check sees what is so; a blip ends before a second retry."""


@dataclass(frozen=True)
class Away:
    """A host, or with None the network, that cannot be reached; in minutes from the start."""

    host: int | None
    begins: int
    lasts: int

    @property
    def ends(self) -> int:
        return self.begins + self.lasts

    def holds(self, minute: float) -> bool:
        return self.begins <= minute < self.ends


def _apart(found: list[Away], gap: int) -> list[Away]:
    """Keep of each host's failures those that are well apart: of two that touch nobody can say that they are two."""
    kept: list[Away] = []
    for one in sorted(found, key=lambda away: away.begins):
        if all(one.host != other.host or one.begins >= other.ends + gap for other in kept):
            kept.append(one)
    return kept


_LATEST = (DAYS - 2) * 24 * 60
HOSTS = st.builds(
    Away,
    host=st.integers(0, 4),
    begins=st.integers(120, _LATEST),
    lasts=st.one_of(st.integers(5, 15), st.integers(6 * 60, 36 * 60)),
)
NETWORKS = st.builds(Away, host=st.none(), begins=st.integers(120, _LATEST), lasts=st.integers(100, 26 * 60))
FAILURES = (FetchFailure.DNS, FetchFailure.CONNECT, FetchFailure.TIMEOUT, FetchFailure.TLS)


def _run(quill: Lab, away: list[Away]) -> None:
    """Do what the service does, for some days: check what is due, and come round every ten minutes."""
    last_pulse = quill.clock.now
    while (now := quill.clock.now) < START + DAYS * DAY:
        states = quill.world.catalogue.states()
        first = min(SOURCES, key=lambda one: states[one.id].next_due or now)
        due = states[first.id].next_due or now
        if last_pulse + 10 * MINUTE < due:
            last_pulse = quill.clock.now = max(last_pulse + 10 * MINUTE, now)
            tell_waiting(quill.world)
            continue
        quill.clock.now = max(due, now)
        _set(quill, first, away)
        check(quill.world, first)


def _set(quill: Lab, source: Source, away: list[Away]) -> None:
    minute = (quill.clock.now - START) / MINUTE
    number = SOURCES.index(source)
    met = [one for one in away if one.host in (None, number) and one.holds(minute)]
    if met:
        failure = FAILURES[0 if met[0].host is None else number % len(FAILURES)]
        quill.site.fail(FetchError(f"{source.url} cannot be reached.", failure), source.url)
    else:
        quill.site.serve(page(), source.url, etag='"1"')


def _own(one: Away, away: list[Away]) -> timedelta:
    """Return for how long a host is away while the network is up."""
    minutes = set(range(one.begins, one.ends))
    for other in away:
        if other.host is None:
            minutes -= set(range(other.begins, other.ends))
    return len(minutes) * MINUTE


def _told(quill: Lab, event: Event) -> list[Entry]:
    return [entry for entry in quill.told if entry.event is event]


def _told_of(away: list[Away]) -> None:
    with tempfile.TemporaryDirectory() as folder, lab(Path(folder), *SOURCES) as quill:
        for source in SOURCES:
            quill.see(page(), source, after=6 * MINUTE, etag='"1"')
        tell_begun(quill.world)
        _run(quill, away)
        outages = [one for one in away if one.host is None]
        for event in (Event.UNREADABLE, Event.RECOVERED):
            assert len([e for e in _told(quill, event) if e.reason is Reason.NETWORK]) == len(outages)
        for number, source in enumerate(SOURCES):
            owned = [_own(one, away) for one in away if one.host == number]
            count = sum(entry.source_id == source.id for entry in _told(quill, Event.UNREADABLE))
            surely = sum(own >= SURELY_TOLD for own in owned)
            perhaps = sum(own > SURELY_NOT for own in owned)
            assert surely <= count <= perhaps, (source.id, [entry.title for entry in quill.told])


A_DAY = Away(None, 300, 24 * 60)


@pytest.mark.slow
@example([A_DAY])
@example([Away(0, 150, 36 * 60), Away(1, 200, 10), Away(None, 1200, 300)])
@example([Away(0, 280, 26 * 60 + 600), A_DAY])
@example([Away(None, 300, 200), Away(None, 1100, 200), Away(3, 480, 1500)])
@settings(max_examples=6, deadline=None, derandomize=True)
@given(
    st.tuples(st.lists(HOSTS, max_size=5), st.lists(NETWORKS, max_size=2)).map(
        lambda two: [*_apart(two[0], 24 * 60), *_apart(two[1], 8 * 60)]
    )
)
def test_one_item_for_each_outage_and_each_source_that_was_away_for_its_own_patience(away: list[Away]) -> None:
    _told_of(away)


def test_a_day_without_network_is_two_items_and_a_host_that_stays_away_has_its_own_patience_after_it() -> None:
    _told_of([A_DAY, Away(0, 290, 24 * 60 + 400)])


# The rules, one by one.


def reached(minute: int) -> SourceState:
    at = START + minute * MINUTE
    return SourceState("s", last_checked=at, answered=at)


def lost(minute: int, *, answered: int | None = None, tried: int | None = None) -> SourceState:
    at = START + minute * MINUTE
    return SourceState(
        "s",
        failures=1,
        reason="dns",
        failing_since=at,
        lost=at,
        last_checked=START + (minute if tried is None else tried) * MINUTE,
        answered=None if answered is None else START + answered * MINUTE,
    )


def down(*states: SourceState, past: tuple[Window, ...] = (), now: int = 600, private: int = 0) -> int | None:
    watched = [replace(one, allow_private=number < private) for number, one in enumerate(SOURCES[: len(states)])]
    known = {one.id: state for one, state in zip(watched, states, strict=True)}
    since = network.down_since(network.witnesses(watched), known, past, START + now * MINUTE)
    return None if since is None else int((since - START) / MINUTE)


def window(since: int, until: int) -> Window:
    return Window(START + since * MINUTE, START + until * MINUTE)


def test_a_network_is_down_since_the_first_host_that_was_lost_after_the_last_sign_of_life() -> None:
    assert down(lost(70, answered=10), lost(75, answered=60), lost(80, answered=20)) == 70
    assert down(lost(70, answered=10), lost(75, answered=60), reached(80)) is None


def test_a_host_that_was_lost_before_is_dead_of_itself() -> None:
    assert down(lost(30, answered=10), lost(75, answered=60), lost(80, answered=20)) == 75
    assert down(lost(30, answered=10), lost(50, answered=40), lost(80, answered=60)) is None


def test_three_hosts_of_many_are_enough_and_two_are_not() -> None:
    assert down(lost(70), lost(72), lost(74), reached(60), reached(50)) == 70
    assert down(lost(70), lost(72), reached(55), reached(60), reached(50)) is None


def test_a_private_network_is_no_witness_unless_nothing_else_is_watched() -> None:
    assert down(reached(90), lost(70), lost(72), lost(74), private=1) == 70
    assert down(lost(70), lost(72), private=2) == 70


def test_what_an_outage_lost_says_nothing_until_it_is_tried_again() -> None:
    over = (window(70, 300),)
    waiting = lost(70, tried=290)
    assert down(reached(300), waiting, waiting, waiting, past=over) is None
    assert down(lost(360, answered=300), waiting, waiting, waiting, past=over) is None
    tried = lost(70, tried=310)
    assert down(reached(300), tried, tried, tried, past=over) is None
    assert down(lost(360, answered=300), tried, tried, tried, past=over) == 360
    assert down(lost(360, answered=330), tried, tried, tried, past=over) is None


def test_patience_stands_still_in_an_outage_but_for_a_private_source_that_answered_in_it() -> None:
    state, outages = lost(60, answered=50), (window(100, 200), window(500, 700))
    now = START + 600 * MINUTE
    assert network.endured(SOURCES[0], state, (), now) == 9 * HOUR
    assert network.endured(SOURCES[0], state, outages, now) == 9 * HOUR - 200 * MINUTE
    private = replace(SOURCES[0], allow_private=True)
    assert network.endured(private, state, outages, now) == 9 * HOUR - 200 * MINUTE
    assert network.endured(private, lost(150, answered=140), outages, now) == 450 * MINUTE - 100 * MINUTE
    assert network.endured(SOURCES[0], reached(60), outages, now) == timedelta()
    ahead = replace(state, failing_since=now + DAY)
    assert network.endured(SOURCES[0], ahead, outages, now) == timedelta()


def test_a_state_of_an_older_version_is_understood() -> None:
    old = [replace(lost(70), lost=None, last_good=START), replace(lost(72), lost=None), replace(lost(74), lost=None)]
    assert down(*old) == 70
    assert down(*old, replace(reached(73), answered=None)) is None


def test_a_source_of_the_private_network_that_answers_ends_no_outage(tmp_path: Path) -> None:
    private = replace(CARE, id="near", url="http://192.168.1.5/near", allow_private=True)
    with lab(tmp_path, private, *SOURCES[:4]) as quill:
        for source in (private, *SOURCES[:4]):
            quill.see(page(), source, after=MINUTE)
        tell_begun(quill.world)
        for source in SOURCES[:4]:
            quill.site.fail(FetchError("no address", FetchFailure.DNS), source.url)
        for _ in range(8):
            quill.check(private)
            assert {quill.check(source, after=MINUTE).outcome for source in SOURCES[:4]} == {Outcome.FAILED}
        assert [entry.reason for entry in _told(quill, Event.UNREADABLE)] == [Reason.NETWORK]
        assert not _told(quill, Event.RECOVERED)
        listing = replace(CARE, id="list", url="https://lists.example/all")
        quill.see(page(), listing)
        assert [entry.reason for entry in _told(quill, Event.RECOVERED)] == [Reason.NETWORK]
