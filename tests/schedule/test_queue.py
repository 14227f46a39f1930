"""The queue of due sources: no thread waits for a host's gap while another host has work."""

import threading
import time
from datetime import timedelta

from watcher.model import Kind, Source
from watcher.schedule import HostQueue

GAP = timedelta(seconds=0.2)


def source(source_id: str, host: str, gap: timedelta | None = None) -> Source:
    return Source(source_id, source_id, "Maple Lab", Kind.POST, f"https://{host}/{source_id}", host_gap=gap)


def queue(gap: timedelta = GAP, ready: dict[str, float] | None = None) -> HostQueue:
    return HostQueue(lambda url: (ready or {}).get(url.split("/")[2], 0.0) - time.monotonic(), gap)


def taken(from_queue: HostQueue) -> str:
    found = from_queue.take()
    assert found is not None
    return found.id


def test_hosts_are_served_in_turn() -> None:
    waiting = queue(timedelta(0))
    waiting.put([source(f"a{n}", "a.example") for n in range(3)] + [source("b0", "b.example")])
    assert [taken(waiting) for _ in range(4)] == ["a0", "b0", "a1", "a2"]


def test_a_host_is_asked_by_one_check_at_a_time() -> None:
    waiting = queue()
    first, second = source("a0", "a.example"), source("a1", "a.example")
    waiting.put([first, second, source("b0", "b.example")])
    assert [taken(waiting), taken(waiting)] == ["a0", "b0"]
    got: list[str] = []
    thread = threading.Thread(target=lambda: got.append(taken(waiting)))
    thread.start()
    time.sleep(2 * GAP.total_seconds())
    assert got == []
    waiting.done(first)
    thread.join(2)
    assert got == ["a1"]


def test_the_gap_is_waited_for_in_the_queue() -> None:
    waiting = queue()
    first = source("a0", "a.example")
    waiting.put([first, source("a1", "a.example")])
    began = time.monotonic()
    taken(waiting)
    waiting.done(first)
    taken(waiting)
    assert time.monotonic() - began >= GAP.total_seconds()


def test_a_source_may_have_a_gap_of_its_own() -> None:
    waiting = queue(timedelta(hours=1))
    waiting.put([source(f"a{n}", "localhost", timedelta(0)) for n in range(3)])
    assert [taken(waiting) for _ in range(3)] == ["a0", "a1", "a2"]


def test_what_the_gate_says_of_a_host_holds() -> None:
    waiting = queue(timedelta(milliseconds=1), {"slow.example": time.monotonic() + 0.3})
    waiting.put([source("slow", "slow.example"), source("quick", "quick.example")])
    began = time.monotonic()
    assert taken(waiting) == "quick"
    assert time.monotonic() - began < 0.2
    assert taken(waiting) == "slow"
    assert time.monotonic() - began >= 0.3


def test_a_source_is_never_in_it_twice_nor_checked_twice_at_once() -> None:
    waiting = queue(timedelta(0))
    only = source("a0", "a.example")
    waiting.put([only, only])
    assert len(waiting) == 1
    taken(waiting)
    waiting.put([only])
    assert len(waiting) == 0
    assert "a0" in waiting
    waiting.done(only)
    waiting.put([only])
    assert taken(waiting) == "a0"


def test_a_pause_gives_out_nothing_until_it_is_over() -> None:
    waiting = queue(timedelta(0))
    waiting.pause(0.3)
    waiting.put([source("a0", "a.example")])
    began = time.monotonic()
    taken(waiting)
    assert time.monotonic() - began >= 0.3


def test_closing_wakes_every_thread() -> None:
    waiting = queue()
    got: list[Source | None] = []
    threads = [threading.Thread(target=lambda: got.append(waiting.take())) for _ in range(5)]
    for thread in threads:
        thread.start()
    waiting.close()
    for thread in threads:
        thread.join(2)
    assert got == [None] * 5


def test_idle_means_that_nothing_waits_and_nothing_runs() -> None:
    waiting = queue(timedelta(0))
    assert waiting.wait_idle(0)
    only = source("a0", "a.example")
    waiting.put([only])
    assert not waiting.wait_idle(0)
    taken(waiting)
    assert not waiting.wait_idle(0)
    waiting.done(only)
    assert waiting.wait_idle(0)


def test_ten_threads_empty_many_hosts_without_losing_one() -> None:
    waiting = queue(timedelta(milliseconds=100))
    sources = [source(f"s{n}-{host}", f"host{host}.example") for host in range(20) for n in range(10)]
    got: list[str] = []
    last: dict[str, float] = {}
    too_soon: list[str] = []
    lock = threading.Lock()

    def work() -> None:
        while (found := waiting.take()) is not None:
            with lock:
                now, host = time.monotonic(), found.url.split("/")[2]
                if now - last.get(host, 0.0) < 0.05:  # a thread may look at the clock late
                    too_soon.append(found.id)
                last[host] = now
                got.append(found.id)
            waiting.done(found)

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    waiting.put(sources)
    assert waiting.wait_idle(10)
    waiting.close()
    for thread in threads:
        thread.join(2)
    assert sorted(got) == sorted(s.id for s in sources)
    assert too_soon == []
