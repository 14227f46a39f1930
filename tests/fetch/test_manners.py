"""One request a host at a time, a gap after it, few at once in all, and an end to all of it when told to stop."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from tests.fetch.conftest import NOON, QUICK
from tests.fetch.hostile import Hostile
from watcher.errors import FetchError, FetchFailure
from watcher.fetch import Client, Limits
from watcher.fetch.gate import Gate, Stopped

GAP = 0.15


def test_requests_to_a_host_keep_their_gap(server: Hostile) -> None:
    with Client("x/1", timedelta(seconds=GAP), limits=QUICK) as client, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: client.fetch(server.url("to-page"), allow_private=True), range(3)))
    times = [asked.at for asked in server.asked]
    assert len(times) == 7
    assert min(later - earlier for earlier, later in pairwise(times)) >= GAP * 0.95
    assert server.most_at_once == 1


def test_a_source_may_have_its_own_gap(server: Hostile) -> None:
    with Client("x/1", timedelta(seconds=30), limits=QUICK) as client:
        start = time.monotonic()
        for _ in range(3):
            client.fetch(server.url("page"), allow_private=True, host_gap=timedelta(0))
        assert time.monotonic() - start < 5


def test_crawl_delay_raises_the_gap(server: Hostile) -> None:
    server.robots = b"User-agent: *\nCrawl-delay: 0.4"
    with Client("x/1", timedelta(0), limits=QUICK) as client:
        client.fetch(server.url("to-page"), allow_private=True)
    _, first, second = (asked.at for asked in server.asked)
    assert second - first >= 0.38


def test_the_client_says_when_a_host_is_free(server: Hostile) -> None:
    with Client("x/1", timedelta(seconds=60), limits=QUICK, now=lambda: NOON) as client:
        assert client.ready_at(server.url("page")) == NOON
        client.fetch(server.url("page"), allow_private=True, host_gap=timedelta(0))
        with pytest.raises(FetchError):
            client.fetch(server.url("missing"), allow_private=True, host_gap=timedelta(seconds=20))
        ready = client.ready_at(server.url("page"))
    assert NOON + timedelta(seconds=10) < ready <= NOON + timedelta(seconds=20)


class TestGate:
    def test_a_host_that_waits_holds_no_place(self) -> None:
        over = threading.Event()
        gate = Gate(1, over)
        with gate.turn("slow.example", gap=30):
            pass
        waiting = threading.Thread(target=_enter, args=(gate, "slow.example"), daemon=True)
        waiting.start()
        time.sleep(0.05)
        start = time.monotonic()
        with gate.turn("quick.example", gap=0):
            assert time.monotonic() - start < 0.5
        over.set()
        waiting.join(2)

    def test_no_more_than_allowed_run_at_once(self) -> None:
        gate, running, most, lock = Gate(3, threading.Event()), Counter[str](), [0], threading.Lock()

        def visit(host: str) -> None:
            with gate.turn(host, gap=0):
                with lock:
                    running[host] += 1
                    most[0] = max(most[0], running.total())
                    assert running[host] == 1
                time.sleep(0.01)
                with lock:
                    running[host] -= 1

        with ThreadPoolExecutor(12) as pool:
            list(pool.map(visit, [f"host{n % 6}.example" for n in range(60)]))
        assert most[0] == 3

    def test_whoever_waits_is_told_to_stop(self) -> None:
        over = threading.Event()
        gate, ended = Gate(1, over), list[bool]()

        def visit() -> None:
            ended.append(_enter(gate, "lab.example"))

        with gate.turn("lab.example", gap=60):
            pass
        threads = [threading.Thread(target=visit) for _ in range(3)]
        for thread in threads:
            thread.start()
        time.sleep(0.05)
        over.set()
        for thread in threads:
            thread.join(2)
        assert ended == [False] * 3


def _enter(gate: Gate, host: str) -> bool:
    try:
        with gate.turn(host, gap=0):
            return True
    except Stopped:
        return False


SLOW = Limits(check_seconds=60, idle_seconds=60, dns_seconds=60)


@pytest.mark.parametrize("name", ["hang", "hang-after-headers", "dripping-body", "dripping-header", "continues"])
def test_stopping_ends_requests_under_way(server: Hostile, name: str) -> None:
    client = Client("x/1", timedelta(0), limits=SLOW)
    ended = _stopped_after(client, lambda: client.fetch(server.url(name), allow_private=True))
    assert ended < 4


def test_stopping_ends_a_wait_for_a_turn(server: Hostile) -> None:
    client = Client("x/1", timedelta(seconds=600), limits=SLOW)
    ended = _stopped_after(client, lambda: client.fetch(server.url("page"), allow_private=True))
    assert ended < 3


def test_stopping_ends_a_wait_for_the_name_server() -> None:
    over = threading.Event()

    def resolve(_: str, __: int) -> list[str]:
        over.wait(30)
        return []

    client = Client("x/1", timedelta(0), limits=SLOW, resolver=resolve)
    ended = _stopped_after(client, lambda: client.fetch("http://lab.example/page"))
    over.set()
    assert ended < 4


def test_after_stopping_nothing_is_fetched(server: Hostile, client: Client) -> None:
    client.stop()
    with pytest.raises(FetchError) as caught:
        client.fetch(server.url("page"), allow_private=True)
    assert caught.value.failure is FetchFailure.STOPPED
    assert server.asked == []


def test_a_name_server_that_does_not_answer_is_not_waited_for() -> None:
    over = threading.Event()

    def resolve(_: str, __: int) -> list[str]:
        over.wait(30)
        return []

    with Client("x/1", timedelta(0), limits=QUICK, resolver=resolve) as client:
        start = time.monotonic()
        with pytest.raises(FetchError) as caught:
            client.fetch("http://lab.example/page")
        over.set()
    assert caught.value.failure is FetchFailure.DNS
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("answer", [OSError("no such name"), UnicodeError("label too long"), []])
def test_a_name_without_an_address(answer: Exception | list[str]) -> None:
    def resolve(_: str, __: int) -> list[str]:
        if isinstance(answer, Exception):
            raise answer
        return answer

    with Client("x/1", timedelta(0), limits=QUICK, resolver=resolve) as client, pytest.raises(FetchError) as caught:
        client.fetch("http://lab.example/page")
    assert caught.value.failure is FetchFailure.DNS
    assert "lab.example" in str(caught.value)


def test_the_second_address_is_tried_where_the_first_does_not_answer(server: Hostile) -> None:
    answers = ["127.0.0.2", "127.0.0.1"]
    with Client("x/1", timedelta(0), limits=QUICK, resolver=lambda *_: answers) as client:
        brought = client.fetch(f"http://lab.example:{server.port}/page", allow_private=True)
    assert brought.exchanges[-1].peer == "127.0.0.1"
    assert brought.exchanges[-1].at > datetime(2026, 1, 1, tzinfo=UTC)


def _stopped_after(client: Client, fetch: Callable[[], object]) -> float:
    """Run a fetch, stop the client while it is under way, and return how many seconds that took."""
    failures: list[FetchFailure] = []

    def run() -> None:
        try:
            fetch()
        except FetchError as error:
            failures.append(error.failure)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.3)
    assert thread.is_alive()
    start = time.monotonic()
    client.close()
    thread.join(10)
    assert failures == [FetchFailure.STOPPED]
    return time.monotonic() - start
