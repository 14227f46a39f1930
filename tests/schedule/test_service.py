"""The service over a hand-made world: what is checked when, what its health says, and how it ends."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from watcher.errors import ArchiveError, Locked
from watcher.model import CheckRecord, Kind, Outcome, Source, SourceState
from watcher.schedule import Service, service, workers


def source(source_id: str, **changes: object) -> Source:
    plain = Source(source_id, source_id, "Maple Lab", Kind.POST, f"https://{source_id}.example/")
    return replace(plain, **changes)  # type: ignore[arg-type]


@dataclass
class World:
    """Sources whose checks do what the test says; due again after `every`."""

    declared: list[Source]
    act: Callable[[Source], None] = lambda _source: None
    every: timedelta = timedelta(hours=1)
    known: dict[str, SourceState] = field(default_factory=dict)
    checked: list[str] = field(default_factory=list)
    rounds: list[int] = field(default_factory=list)
    adopted: int = 0
    pages: int = 0
    digests: int = 0
    waiting: int = 0
    tended: int = 0
    abandoned: threading.Event = field(default_factory=threading.Event)
    host_gap: timedelta = timedelta(0)
    broken: bool = False
    unwritable: bool = False
    tries: int = 0

    def sources(self) -> tuple[Source, ...]:
        return tuple(self.declared)

    def states(self) -> dict[str, SourceState]:
        if self.broken:
            raise ArchiveError("the catalogue is locked")
        return dict(self.known)

    def state(self, source_id: str) -> SourceState | None:
        return self.known.get(source_id)

    def check(self, found: Source) -> CheckRecord:
        self.checked.append(found.id)
        self.act(found)
        now = datetime.now(UTC)
        self.known[found.id] = SourceState(found.id, last_checked=now, next_due=now + self.every)
        return CheckRecord(found.id, now, Outcome.UNCHANGED)

    def network_down(self) -> bool:
        return False

    def adopt(self) -> None:
        self.adopted += 1

    def tend(self) -> None:
        self.tended += 1

    def first_round_over(self) -> bool:
        self.rounds.append(len(self.checked))
        return True

    def close_digests(self) -> None:
        self.digests += 1

    def tell_waiting(self) -> None:
        self.waiting += 1

    def publish_missing(self) -> None:
        self.tries += 1
        if self.unwritable:
            raise ArchiveError("feeds/changes cannot be written")

    def publish_status(self) -> None:
        if self.unwritable:
            raise ArchiveError("feeds/index.html cannot be written")
        self.pages += 1

    def wait(self, url: str) -> float:
        return 0.0

    def abandon(self) -> None:
        self.abandoned.set()


@contextmanager
def running(world: World, **changes: object) -> Iterator[Service]:
    live = Service(world, **changes)  # type: ignore[arg-type]
    live.start()
    try:
        yield live
    finally:
        live.stop(2, 2)


def until(true: Callable[[], object], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pulse beats often, so that a test need not wait for it."""
    monkeypatch.setattr(service, "PULSE_SECONDS", 0.05)


def test_what_is_due_is_checked_and_nothing_else() -> None:
    now = datetime.now(UTC)
    world = World([source("due"), source("new"), source("later")])
    world.known = {
        "due": SourceState("due", last_checked=now, next_due=now - timedelta(days=3)),
        "later": SourceState("later", last_checked=now, next_due=now + timedelta(hours=1)),
    }
    with running(world):
        until(lambda: len(world.checked) == 2)
        time.sleep(0.2)
    assert sorted(world.checked) == ["due", "new"]
    assert world.adopted == 1


def test_a_source_is_checked_again_when_its_state_says_so() -> None:
    world = World([source("often")], every=timedelta(seconds=0.1))
    with running(world):
        until(lambda: len(world.checked) >= 4)


def test_the_first_round_is_told_once_when_every_source_has_been_tried() -> None:
    def fails(found: Source) -> None:
        if found.id == "b":
            raise RuntimeError("a bug that this test made")

    world = World([source("a"), source("b"), source("c")], fails, timedelta(seconds=0.05))
    with running(world):
        until(lambda: world.rounds)
        time.sleep(0.3)
    assert len(world.rounds) == 1
    assert world.rounds[0] >= 3


def test_a_start_after_the_first_round_asks_for_it_once_more_as_a_kill_may_have_prevented_it() -> None:
    now = datetime.now(UTC)
    world = World([source("a")], every=timedelta(seconds=0.05))
    world.known = {"a": SourceState("a", last_checked=now, next_due=now)}
    with running(world):
        until(lambda: len(world.checked) > 2)
        until(lambda: world.rounds)
    assert len(world.rounds) == 1


def test_a_first_round_that_could_not_be_told_is_told_later() -> None:
    failing = iter([True, True, False])

    class Unlucky(World):
        def first_round_over(self) -> bool:
            if next(failing):
                raise ArchiveError("the catalogue is locked")
            return super().first_round_over()

    world = Unlucky([source("a")])
    with running(world):
        until(lambda: world.rounds)
        time.sleep(0.2)
    assert len(world.rounds) == 1


def test_a_source_whose_next_check_could_not_be_armed_is_not_forgotten() -> None:
    class Forgetful(World):
        broken_states = 1

        def state(self, source_id: str) -> SourceState | None:
            if self.broken_states:
                self.broken_states -= 1
                raise ArchiveError("the catalogue is locked")
            return super().state(source_id)

    world = Forgetful([source("a")], every=timedelta(seconds=0.05))
    with running(world):
        until(lambda: len(world.checked) > 2)


def test_a_bug_in_one_check_is_logged_whole_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    def act(found: Source) -> None:
        if found.id == "bad":
            raise ZeroDivisionError("a bug that this test made")

    world = World([source("bad"), source("good")], act, timedelta(seconds=0.05))
    with running(world) as live:
        until(lambda: world.checked.count("good") > 3)
        assert live.stalled() is None
    assert world.checked.count("bad") == 1
    assert "Traceback" in caplog.text
    assert "a bug that this test made" in caplog.text


def test_a_source_adopted_while_it_runs_is_checked_and_one_that_is_gone_is_not() -> None:
    world = World([source("old")], every=timedelta(seconds=0.05))
    with running(world):
        until(lambda: "old" in world.checked)
        world.declared = [source("adopted")]
        until(lambda: "adopted" in world.checked)
        time.sleep(0.2)
        count = world.checked.count("old")
        time.sleep(0.3)
    assert world.checked.count("old") == count


def test_it_may_be_stopped_while_triggers_fire() -> None:
    for _ in range(20):
        world = World([source(f"s{number}") for number in range(20)], every=timedelta(milliseconds=1))
        with running(world):
            time.sleep(0.05)
        asked = len(world.checked)
        time.sleep(0.01)
        assert len(world.checked) == asked > 0, "stopped, it checks nothing"


def test_a_source_declared_anew_is_due_as_its_state_says() -> None:
    world = World([source("moved")])
    with running(world) as live:
        until(lambda: world.checked == ["moved"])
        world.declared = [source("moved", url="https://elsewhere.example/")]
        until(lambda: live._sources["moved"].url == "https://elsewhere.example/")
        time.sleep(0.2)
    assert world.checked == ["moved"]


@pytest.mark.parametrize("away", [timedelta(), timedelta(hours=3)], ids=["sooner", "later"])
def test_what_another_process_checked_is_due_as_the_catalogue_says(away: timedelta) -> None:
    world = World([source("a")])
    with running(world) as live:
        until(lambda: world.checked == ["a"] and live._armed)
        due = datetime.now(UTC) + away
        world.known["a"] = replace(world.known["a"], last_checked=datetime.now(UTC), next_due=due)
        until(lambda: len(world.checked) == 2 if not away else live._armed["a"] == due)


def test_failed_storage_rests_checks_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    full = True

    def act(_source: Source) -> None:
        if full:
            raise ArchiveError("the disk is full; free some space")

    monkeypatch.setattr(workers, "ARCHIVE_PAUSE_SECONDS", 0.3)
    monkeypatch.setattr(service, "ARCHIVE_PAUSE_SECONDS", 0.3)
    world = World([source("a")], act)
    with running(world) as live:
        until(lambda: live.archive_error)
        assert "disk is full" in str(live.archive_error)
        full = False
        until(lambda: live.archive_error is None)
    assert world.checked == ["a", "a"]


def test_storage_that_failed_after_the_commit_is_tried_again_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the service would call itself broken until the source is due, in an hour."""

    def act(found: Source) -> None:
        if len(world.checked) == 1:
            now = datetime.now(UTC)
            world.known[found.id] = SourceState(found.id, last_checked=now, next_due=now + world.every)
            raise ArchiveError("feeds/changes cannot be written")

    monkeypatch.setattr(workers, "ARCHIVE_PAUSE_SECONDS", 0.3)
    monkeypatch.setattr(service, "ARCHIVE_PAUSE_SECONDS", 0.3)
    world = World([source("a")], act)
    with running(world) as live:
        until(lambda: live.archive_error)
        until(lambda: live.archive_error is None)
    assert world.checked == ["a", "a"]


def test_days_and_weeks_that_are_over_are_looked_for_at_each_beat() -> None:
    world = World([source("a")])
    with running(world):
        until(lambda: world.digests > 2)


def test_a_catalogue_that_cannot_be_read_is_told_and_forgotten_when_it_can() -> None:
    world = World([source("a")])
    with running(world) as live:
        until(lambda: world.pages)
        world.broken = True
        world.declared = [source("a"), source("b")]
        until(lambda: live.archive_error)
        world.broken = False
        until(lambda: live.archive_error is None)
        until(lambda: "b" in world.checked)


def test_a_publication_that_failed_is_tried_at_each_beat_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    world = World([source("a")], unwritable=True)
    with caplog.at_level("INFO", logger="watcher.schedule"), running(world) as live:
        until(lambda: world.tries > 3)
        assert "feeds/changes cannot be written" in str(live.archive_error)
        world.unwritable = False
        until(lambda: live.archive_error is None)
        assert world.pages, "the pages that could not be written are written as well"
    assert caplog.text.count("cannot be written") == 1
    assert caplog.text.count("what was told is public") == 1


def test_a_source_that_another_process_checks_is_tried_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    held = True

    def act(_source: Source) -> None:
        if held:
            raise Locked("another check holds it")

    monkeypatch.setattr(service, "RETRY", timedelta(seconds=0.1))
    world = World([source("a")], act)
    with running(world):
        until(lambda: len(world.checked) > 1)
        held = False
        until(lambda: world.known)


def test_stopping_lets_running_checks_end() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def act(_source: Source) -> None:
        begun.set()
        go_on.wait(5)

    world = World([source("a")], act)
    live = Service(world)
    live.start()
    begun.wait(5)
    threading.Timer(0.2, go_on.set).start()
    assert live.stop(2, 1)
    assert not world.abandoned.is_set()
    assert "a" in world.known


def test_stopping_leaves_pages_that_say_what_the_last_checks_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PULSE_SECONDS", 60.0)
    world = World([source("a")])
    live = Service(world)
    live.start()
    until(lambda: world.known)
    assert world.pages == 0
    live.stop(2, 2)
    assert world.pages == 1


def test_stopping_abandons_a_check_that_hangs() -> None:
    world = World([source("a"), source("b", url="https://a.example/b")])
    world.act = lambda _source: (world.abandoned.wait(10), None)[1]
    world.host_gap = timedelta(seconds=1)
    live = Service(world)
    live.start()
    until(lambda: world.checked)
    began = time.monotonic()
    assert live.stop(0.2, 2)
    assert time.monotonic() - began < 2
    assert world.checked == ["a"]


def test_a_stop_that_could_not_end_a_check_says_so() -> None:
    never = threading.Event()
    world = World([source("a")], lambda _source: (never.wait(10), None)[1])
    live = Service(world)
    live.start()
    until(lambda: world.checked)
    assert not live.stop(0.1, 0.1)
    never.set()


def test_what_is_due_once_a_day_is_done_at_start_and_a_day_later() -> None:
    world = World([])
    with running(world) as live:
        until(lambda: world.tended == 1)
        time.sleep(0.2)
        assert world.tended == 1
        live._tended -= service.TEND_SECONDS
        until(lambda: world.tended == 2)


def test_a_pulse_that_died_is_seen() -> None:
    live = Service(World([]))
    assert live.stalled() is None
    live._beaten -= service.STALLED_SECONDS + 1
    assert "not come round" in (live.stalled() or "")


def test_what_is_due_and_not_begun_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World([source("a")])
    with running(world) as live:
        until(lambda: world.checked == ["a"] and live._armed)
        live._scheduler.pause()
        live._armed["a"] = datetime.now(UTC) - timedelta(seconds=service.STALLED_SECONDS + 1)
        assert "a " in (live.stalled() or "")


def test_a_clock_that_jumped_back_silences_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World([source("a")])
    with running(world) as live:
        until(lambda: world.checked == ["a"] and live._armed)
        # The state was written by a clock that was a year ahead; the clock is right again now.
        world.known["a"] = replace(world.known["a"], next_due=datetime.now(UTC) + timedelta(days=365))
        live._skew -= 10 * service.CLOCK_JUMP_SECONDS
        until(lambda: live._armed["a"] > datetime.now(UTC) + timedelta(hours=2))
        assert live._armed["a"] <= datetime.now(UTC) + service.AHEAD_MAX


class Offline(World):
    """No host can be reached, until the test says otherwise."""

    down = True

    def check(self, found: Source) -> CheckRecord:
        was, well = self.down, super().check(found)
        return CheckRecord(found.id, well.at, Outcome.FAILED, reason="dns", sentence="No address.") if was else well

    def network_down(self) -> bool:
        return self.down


def test_while_no_host_can_be_reached_one_line_says_so_for_all(caplog: pytest.LogCaptureFixture) -> None:
    world = Offline([source(f"s{number}") for number in range(12)])
    world.every = timedelta(milliseconds=50)
    with caplog.at_level("INFO", logger="watcher.schedule"), running(world):
        until(lambda: len(world.checked) > 30)
        assert caplog.text.count("is this machine offline?") == 1
        assert "No address." not in caplog.text
        world.down = False
        until(lambda: "can be reached again" in caplog.text)
    assert caplog.text.count("is this machine offline?") == 1
