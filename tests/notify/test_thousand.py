"""A thousand deliveries over TLS of which more than three in ten fail, without a kill and over ten of them."""

import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from tests.notify.desk import FAST, Desk, close
from tests.notify.receiver import Manner, Receiver, receiving
from tests.notify.sender import CERTIFICATES, TARGETS, flaky_poster, targets

ENTRIES = 250
KILLS = 10
FAILURES = 0.3
BAD = (
    Manner(500),
    Manner(503, {"Retry-After": "0"}),
    Manner(429, {"Retry-After": "0"}),
    Manner(cut=True),
)


@dataclass
class Weather:
    """Fails three requests in ten: most by an answer, some by none in time, and once by a wait that was asked for."""

    rng: random.Random = field(default_factory=lambda: random.Random(20261121))
    failed: int = 0

    def __call__(self, number: int, _path: str) -> Manner:
        if number == 40:
            return Manner(429, {"Retry-After": "1"})
        if self.rng.random() > FAILURES:
            return Manner()
        self.failed += 1
        return Manner(hang_seconds=2.0) if self.rng.random() < 0.1 else self.rng.choice(BAD)


def told_to(receiver: Receiver, number: int) -> list[str]:
    """The events that a target accepted, in the order in which each came first."""
    return list(dict.fromkeys(event for one in receiver.accepted(f"/{number}") for event in one.events))


def assert_each_in_order(receiver: Receiver, told: list[str]) -> None:
    for number in range(TARGETS):
        assert told_to(receiver, number) == told
        # What came again came beside its first coming: nothing older ever follows something younger.
        everything = [told.index(event) for one in receiver.accepted(f"/{number}") for event in one.events]
        assert all(before <= after for before, after in pairwise(everything))


@contextmanager
def receiving_both(weather: Weather) -> Iterator[tuple[Receiver, Receiver]]:
    """The receiver of all targets, and a stranger who answers in its place at times: with a certificate of its own."""
    with (
        receiving(weather, certificate=CERTIFICATES / "lab.pem") as receiver,
        receiving(certificate=CERTIFICATES / "other.pem") as stranger,
    ):
        yield receiver, stranger


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


@pytest.mark.slow
def test_a_thousand_deliveries_of_which_three_in_ten_fail(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    weather = Weather()
    with receiving_both(weather) as (receiver, stranger):
        poster = flaky_poster(stranger.port, random.Random(7))
        desk = Desk(tmp_path, targets=targets(receiver.port), poster=poster, running_clock=True)
        told = [entry.event_id for entry in desk.tell_published(ENTRIES)]
        couriers = desk.couriers
        couriers.start()
        try:
            assert wait_until(lambda: not waiting(desk), 90)
        finally:
            couriers.stop(5)
            close(desk)
    assert weather.failed > 300
    for why in (
        "its certificate does not prove",
        "it accepts no connection",
        "it did not answer in time",
        "it answered 429",
    ):
        assert why in caplog.text
    assert stranger.requests == []
    assert_each_in_order(receiver, told)


@pytest.mark.slow
def test_none_is_lost_over_ten_kills(tmp_path: Path) -> None:
    rng = random.Random(11)
    with receiving_both(Weather()) as (receiver, stranger):
        desk = Desk(tmp_path, targets=targets(receiver.port), pace=FAST)
        told = [entry.event_id for entry in desk.tell_published(ENTRIES)]
        for _ in range(KILLS):
            with delivering(tmp_path, receiver, stranger):
                time.sleep(rng.uniform(0.05, 0.6))
        assert waiting(desk), "all was delivered before the last kill: the kills proved nothing"
        with delivering(tmp_path, receiver, stranger):
            assert wait_until(lambda: not waiting(desk), 90)
        close(desk)
    assert stranger.requests == []
    assert_each_in_order(receiver, told)


def test_a_request_whose_sender_is_killed_within_it_is_not_received(receiver: Receiver) -> None:
    with socket.create_connection(("127.0.0.1", receiver.port)) as sender:
        sender.sendall(b"POST /0 HTTP/1.1\r\nContent-Length: 10\r\n\r\n{")
        sender.shutdown(socket.SHUT_WR)
        assert sender.recv(1) == b""
    assert receiver.requests == []


def waiting(desk: Desk) -> int:
    return sum(traffic.waiting + traffic.dead for traffic in desk.catalogue.outbox.traffic().values())


@contextmanager
def delivering(folder: Path, receiver: Receiver, stranger: Receiver) -> Iterator[None]:
    """Deliver in another process, and kill it at the end without a word."""
    numbers = [str(number) for number in (receiver.port, stranger.port, receiver.count)]
    command = [sys.executable, "-W", "error", "-m", "tests.notify.sender", str(folder), *numbers]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        try:
            yield
        finally:
            assert process.poll() is None
            process.kill()
