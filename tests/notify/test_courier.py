"""The outbox: order, patience, batches, dead letters, and what must be there before anything leaves."""

import random
import time
from collections.abc import Mapping
from datetime import timedelta

import pytest

from tests.entries.invented import CHARTER
from tests.notify.conftest import MakeDesk
from tests.notify.desk import FAST, webhook
from tests.notify.receiver import Manner, Receiver
from watcher.archive.locks import delivery_lock
from watcher.config import Secret, Wanted
from watcher.fetch import Poster, Reply
from watcher.model import Event
from watcher.notify import Pace

HOUR = timedelta(hours=1)


def events(receiver: Receiver) -> list[str]:
    return [event for request in receiver.accepted() for event in request.events]


def refuse(status: int = 500, **headers: str) -> object:
    return lambda _number, _path: Manner(status, headers)


def test_entries_arrive_in_the_order_of_telling_each_once(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    told = [entry.event_id for entry in desk.tell_published(7)]
    desk.deliver()
    assert events(receiver) == told
    desk.deliver()
    assert len(receiver.requests) == 7


def test_nothing_leaves_before_its_page_and_feeds_are_there(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url(), wanted=Wanted(health=True)))
    desk.tell_published()
    desk.deliver()
    desk.change()
    desk.cannot_read(CHARTER)
    desk.deliver()
    assert len(events(receiver)) == 1
    desk.publish()
    desk.deliver()
    assert len(events(receiver)) == 3


def test_a_page_that_is_missing_keeps_its_entry_and_all_that_follow(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    first, second = desk.tell_published(2)
    page = desk.feeds / next(link.href for link in first.links if link.rel == "page")
    page.unlink()
    desk.deliver()
    assert receiver.requests == []
    page.write_text("here again")
    desk.deliver()
    assert events(receiver) == [first.event_id, second.event_id]


def test_a_target_that_fails_is_asked_with_its_oldest_entry_alone(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    entries = desk.tell_published(20)
    receiver.manner = refuse()  # type: ignore[assignment]
    for _ in range(5):
        desk.deliver()
        desk.pass_time(hours=7)
    assert len(receiver.requests) == 5
    assert {event for request in receiver.requests for event in request.events} == {entries[0].event_id}


def test_a_target_that_was_away_is_not_flooded(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()), pace=Pace())
    told = [entry.event_id for entry in desk.tell_published(120)]
    desk.deliver()
    assert [len(request.events) for request in receiver.requests] == [50, 50, 20]
    assert events(receiver) == told


def test_it_waits_as_long_as_it_is_told_to(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    desk.tell_published()
    receiver.manner = refuse(429, **{"Retry-After": "300"})  # type: ignore[assignment]
    assert "it answered 429" in desk.deliver()
    receiver.manner = lambda _number, _path: Manner()
    desk.pass_time(seconds=299)
    desk.deliver()
    assert len(receiver.requests) == 1
    desk.pass_time(seconds=2)
    desk.deliver()
    assert len(events(receiver)) == 1


def test_a_wait_is_never_longer_than_a_day(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    desk.tell_published()
    receiver.manner = refuse(503, **{"Retry-After": "99999999"})  # type: ignore[assignment]
    desk.deliver()
    receiver.manner = lambda _number, _path: Manner()
    desk.pass_time(hours=24, seconds=1)
    desk.deliver()
    assert len(events(receiver)) == 1


def test_the_wait_is_random_below_a_bound_that_doubles() -> None:
    pace, rng = Pace(first_seconds=10.0, longest_seconds=600.0), random.Random(1)
    for attempts, bound in ((1, 10.0), (2, 20.0), (3, 40.0), (7, 600.0), (10_000, 600.0)):
        delays = [pace.delay(attempts, rng) for _ in range(500)]
        assert max(delays) <= bound
        assert max(delays) > 0.95 * bound
        assert min(delays) < 0.05 * bound


def test_what_a_target_will_not_have_is_given_up_and_the_next_is_sent(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    first, second = desk.tell_published(2)
    receiver.manner = lambda number, _path: Manner(422 if number <= FAST.refused_attempts else 200)
    for _ in range(FAST.refused_attempts):
        desk.deliver()
        desk.pass_time(hours=1)
    assert events(receiver) == [second.event_id]
    (dead,) = desk.catalogue.outbox.dead()
    assert (dead.entry.event_id, dead.attempts, dead.sentence) == (first.event_id, 3, "it answered 422")
    assert desk.catalogue.outbox.traffic()["room"].dead == 1


def test_a_message_that_breaks_the_sender_itself_is_given_up_in_the_end(
    desk_of: MakeDesk, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    desk = desk_of(webhook(receiver.url()), poster=Breaks(), pace=Pace(attempts=3))
    first, second = desk.tell_published(2)
    for _ in range(3):
        assert desk.deliver() == "a bug, which the log tells whole"
    assert "a bug; nothing is sent to it for a minute" in caplog.text
    desk.poster = Poster("test")
    desk.deliver()
    assert [one.entry.event_id for one in desk.catalogue.outbox.dead()] == [first.event_id]
    assert events(receiver) == [second.event_id]


class Breaks:
    """A network of which nobody has thought."""

    def post(self, url: str, body: bytes, headers: Mapping[str, str], *, allow_private: bool = False) -> Reply:
        raise RuntimeError("nobody has thought of this")

    def stop(self) -> None:
        pass


def test_what_was_given_up_is_sent_again_when_a_person_says_so(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()), pace=Pace(attempts=1))
    first, second = desk.tell_published(2)
    receiver.manner = refuse()  # type: ignore[assignment]
    desk.deliver()
    desk.pass_time(hours=7)
    desk.deliver()
    assert [one.entry.event_id for one in desk.catalogue.outbox.dead()] == [first.event_id, second.event_id]
    receiver.manner = lambda _number, _path: Manner()
    assert desk.catalogue.outbox.revive("elsewhere") == 0
    assert desk.catalogue.outbox.revive("room") == 2
    desk.deliver()
    assert events(receiver) == [first.event_id, second.event_id]
    assert desk.catalogue.outbox.dead() == ()


def test_after_a_dead_one_the_next_keeps_the_pace_of_a_target_that_is_away(
    desk_of: MakeDesk, receiver: Receiver
) -> None:
    desk = desk_of(webhook(receiver.url()), pace=Pace(attempts=1, longest_seconds=3600.0))
    desk.tell_published(2)
    receiver.manner = refuse()  # type: ignore[assignment]
    desk.deliver()
    assert len(receiver.requests) == 1
    (head,) = desk.catalogue.outbox.waiting("room", 1)
    assert head.next_try is not None
    assert head.next_try > desk.at


def test_a_target_that_gathers_gets_one_message_when_its_time_is_over(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url(), every=2 * HOUR))
    told = [entry.event_id for entry in desk.tell_published(2)]
    desk.at = desk.clock
    desk.deliver()
    assert receiver.requests == []
    told += [entry.event_id for entry in desk.tell_published(1)]
    desk.pass_time(hours=1, minutes=1)
    desk.deliver()
    assert [request.events for request in receiver.requests] == [told]


def test_a_batch_that_failed_is_tried_as_it_was(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url(), every=HOUR))
    old = [entry.event_id for entry in desk.tell_published(3)]
    desk.at = desk.clock + 2 * HOUR
    receiver.manner = refuse()  # type: ignore[assignment]
    desk.deliver()
    new = [entry.event_id for entry in desk.tell_published(2)]
    receiver.manner = lambda _number, _path: Manner()
    desk.pass_time(hours=12)
    desk.deliver()
    assert [request.events for request in receiver.requests] == [old, old, new]
    ids = [request.headers["webhook-id"] for request in receiver.requests]
    assert ids[0] == ids[1] != ids[2]


def test_a_clock_that_jumped_back_holds_nothing_up(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url(), every=HOUR))
    desk.tell_published()
    desk.at = desk.clock - timedelta(days=400)
    assert [courier.step() for courier in desk.couriers._couriers] == [0.0]
    assert len(receiver.requests) == 1


def test_what_was_put_off_under_a_clock_that_was_ahead_is_tried_when_it_is_right(
    desk_of: MakeDesk, receiver: Receiver
) -> None:
    desk = desk_of(webhook(receiver.url()))
    desk.tell_published()
    receiver.manner = lambda _number, _path: Manner(500)
    desk.at = desk.clock + timedelta(days=400)
    (courier,) = desk.couriers._couriers
    courier.step()
    receiver.manner = lambda _number, _path: Manner()
    desk.at = desk.clock
    assert courier.step() == 0.0
    assert courier.sent == 1


def test_one_target_that_hangs_keeps_no_other_waiting(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url("/slow"), "slow"), webhook(receiver.url("/quick"), "quick"))
    desk.tell_published(5)
    receiver.manner = lambda _number, path: Manner(hang_seconds=5.0 if path == "/slow" else 0.0)
    delivered = {one.target: one for one in desk.couriers.deliver(20.0)}
    assert (delivered["quick"].sent, delivered["quick"].trouble) == (5, "")
    assert (delivered["slow"].sent, delivered["slow"].trouble[:24]) == (0, "it did not answer in tim")


def test_what_a_stop_cut_short_is_sent_at_the_next_start(desk_of: MakeDesk, receiver: Receiver) -> None:
    poster = Poster("test")
    desk = desk_of(webhook(receiver.url()), poster=poster)
    (entry,) = desk.tell_published()
    receiver.manner = lambda number, _path: Manner(hang_seconds=20.0 if number == 1 else 0.0)
    couriers = desk.couriers
    couriers.start()
    while not receiver.requests:
        time.sleep(0.01)
    couriers.stop(0.0)
    poster.stop()
    assert couriers.stop(5.0)
    assert desk.catalogue.outbox.waiting("room", 1)[0].next_try is None
    desk.poster = Poster("test")
    assert desk.deliver() == ""
    assert events(receiver) == [entry.event_id]


def test_two_processes_never_send_to_one_target_at_once(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    desk.tell_published()
    with delivery_lock(desk.folder, "room"):
        desk.deliver()
        assert receiver.requests == []
    desk.deliver()
    assert len(events(receiver)) == 1


def test_a_target_that_is_paused_gets_nothing_and_keeps_what_waits(desk_of: MakeDesk, receiver: Receiver) -> None:
    desk = desk_of(webhook(receiver.url()))
    desk.tell_published()
    desk.targets = (webhook(receiver.url(), enabled=False),)
    desk.tell_published()
    assert desk.couriers.deliver(5.0) == ()
    assert desk.catalogue.outbox.traffic()["room"].waiting == 1


def test_a_secret_that_is_missing_is_waited_for(desk_of: MakeDesk, receiver: Receiver) -> None:
    env: dict[str, str] = {}
    desk = desk_of(webhook(Secret(env="HOOK_URL")), env=env)
    desk.tell_published()
    assert "environment variable HOOK_URL" in desk.deliver()
    env["HOOK_URL"] = f"{receiver.url()}\n"
    assert desk.deliver() == ""
    assert len(events(receiver)) == 1


def test_a_secret_file_is_read_when_it_is_needed(desk_of: MakeDesk, receiver: Receiver) -> None:
    file = Secret(file=desk_of().folder / "url")
    desk = desk_of(webhook(file))
    desk.tell_published()
    assert "url is missing or empty" in desk.deliver()
    assert file.file is not None
    file.file.write_bytes(b"\xff\xfe")
    assert "it is not UTF-8" in desk.deliver()
    file.file.write_text(receiver.url())
    desk.deliver()
    assert len(events(receiver)) == 1


@pytest.mark.parametrize(
    ("wanted", "gets"),
    [
        (Wanted(), ["changed", "corrected"]),
        (Wanted(health=True), ["changed", "unreadable", "corrected"]),
        (Wanted(events=(Event.UNREADABLE,)), ["unreadable"]),
        (Wanted(events=(Event.CORRECTED,)), ["corrected"]),
        (Wanted(sources=("elsewhere",), health=True), []),
        (Wanted(topics=("commitments",)), ["changed", "corrected"]),
        (Wanted(topics=("evidence",)), []),
    ],
)
def test_a_target_gets_what_it_asked_for(
    desk_of: MakeDesk, receiver: Receiver, wanted: Wanted, gets: list[str]
) -> None:
    desk = desk_of(webhook(receiver.url(), wanted=wanted))
    entry = desk.change()
    desk.cannot_read(CHARTER)
    desk.correct(entry)
    desk.publish()
    desk.deliver()
    known = {one.event_id: one.event.value for one in desk.catalogue.entries()}
    assert [known[event] for event in events(receiver)] == gets
