"""One client cannot take the server from the others."""

from hypothesis import given
from hypothesis import strategies as st

from watcher.web.rate import BURST_REQUESTS, CLIENTS_MAX, REQUESTS_PER_SECOND, Buckets


def asked(buckets: Buckets, client: str, times: int, now: float) -> int:
    return sum(buckets.allows(client, now) for _ in range(times))


def test_a_burst_is_allowed_and_then_a_steady_rate() -> None:
    buckets = Buckets()
    assert asked(buckets, "192.0.2.1", 10_000, 0.0) == BURST_REQUESTS
    assert asked(buckets, "192.0.2.1", 10_000, 1.0) == REQUESTS_PER_SECOND
    assert asked(buckets, "192.0.2.1", 10_000, 3600.0) == BURST_REQUESTS


def test_one_client_does_not_use_up_another() -> None:
    buckets = Buckets()
    asked(buckets, "192.0.2.1", 10_000, 0.0)
    assert buckets.allows("192.0.2.2", 0.0)


def test_a_host_with_a_network_of_its_own_is_one_client() -> None:
    buckets = Buckets()
    total = sum(asked(buckets, f"2001:db8:0:1::{number:x}", 10, 0.0) for number in range(1, 200))
    assert total == BURST_REQUESTS
    assert buckets.allows("2001:db8:0:2::1", 0.0)


def test_this_machine_and_what_has_no_address_are_not_counted() -> None:
    buckets = Buckets()
    for client in ("127.0.0.1", "::1", "", "unix:"):
        assert asked(buckets, client, 2000, 0.0) == 2000


def test_the_clients_remembered_are_bounded() -> None:
    buckets = Buckets()
    for number in range(CLIENTS_MAX + 500):
        buckets.allows(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", 0.0)
    assert len(buckets._full) == CLIENTS_MAX


@given(st.lists(st.floats(0, 5), min_size=1, max_size=300))
def test_no_client_ever_gets_more_than_its_burst_and_its_rate(waits: list[float]) -> None:
    buckets, now, allowed = Buckets(), 0.0, 0
    for wait in waits:
        now += wait
        allowed += asked(buckets, "192.0.2.1", 20, now)
    assert allowed <= BURST_REQUESTS + now * REQUESTS_PER_SECOND + 1
