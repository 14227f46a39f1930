"""A host that fails at every address is left alone; a page that fails on a host that answers is its own matter."""

import time
from datetime import timedelta

import httpx
import pytest

from tests.fetch.conftest import QUICK
from tests.fetch.hostile import Hostile
from watcher.errors import FetchError, FetchFailure
from watcher.fetch import Client, breaker, robots


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaker, "PAUSE_SECONDS_FIRST", 0.3)
    monkeypatch.setattr(breaker, "STREAK_SECONDS_MIN", 0.0)


def failing(client: Client, server: Hostile, name: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.fetch(server.url(name), allow_private=True)
    return caught.value


def test_a_host_that_fails_everywhere_is_left_alone_and_probed_by_one_request(server: Hostile, client: Client) -> None:
    for name in ("unavailable", "error", "bad-gateway"):
        failing(client, server, name)
    asked = len(server.asked)
    for name in ("page", "error", "page"):
        refused = failing(client, server, name)
        assert refused.failure is FetchFailure.SERVER_ERROR
        assert "is left alone" in str(refused)
        assert "502" in str(refused)
    assert len(server.asked) == asked
    time.sleep(0.35)
    failing(client, server, "gateway-timeout")
    assert len(server.asked) == asked + 1
    time.sleep(0.35)
    assert "is left alone" in str(failing(client, server, "page")), "the second pause is twice as long"
    time.sleep(0.35)
    client.fetch(server.url("page"), allow_private=True)
    client.fetch(server.url("page"), allow_private=True)


def test_one_address_that_fails_for_long_does_not_speak_for_its_host(server: Hostile, client: Client) -> None:
    for _ in range(8):
        failing(client, server, "error")
    client.fetch(server.url("page"), allow_private=True)


def test_an_answer_between_failures_speaks_for_the_host(server: Hostile, client: Client) -> None:
    for name in ("error", "missing", "bad-gateway", "page", "unavailable", "gone", "gateway-timeout"):
        if name == "page":
            client.fetch(server.url(name), allow_private=True)
        else:
            assert "left alone" not in str(failing(client, server, name))
    client.fetch(server.url("page"), allow_private=True)


def test_a_host_that_is_not_there_is_not_knocked_at_for_each_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "KEEP_FAILURE", timedelta(0))
    monkeypatch.setattr(breaker, "PAUSE_SECONDS_FIRST", 30.0)
    dials: list[str] = []

    def resolver(host: str, port: int) -> tuple[str, ...]:
        dials.append(host)
        raise OSError("no such name")

    with Client("x/1", timedelta(0), limits=QUICK, resolver=resolver) as client:
        for number in range(20):
            with pytest.raises(FetchError) as caught:
                client.fetch(f"https://lab.example/{number}")
            assert caught.value.failure is FetchFailure.DNS
        before = len(dials)
        with pytest.raises(FetchError):
            client.fetch("https://other.example/")
    assert before == breaker.ADDRESSES_MIN
    assert dials[-1] == "other.example"


def test_a_few_failures_within_seconds_are_chance_and_many_are_not(
    server: Hostile, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breaker, "STREAK_SECONDS_MIN", 10.0)
    for number in range(breaker.ADDRESSES_SURE - 1):
        failing(client, server, f"error/{number}")
    client.fetch(server.url("page"), allow_private=True)
    for number in range(breaker.ADDRESSES_SURE):
        failing(client, server, f"error/{number}")
    assert "is left alone" in str(failing(client, server, "page"))


def test_a_stop_under_way_leaves_the_probe_to_the_next_one() -> None:
    one = breaker.Breaker()
    url = httpx.URL("https://lab.example/a")
    for path in ("/a", "/b", "/c"):
        one.failed(url.copy_with(path=path), FetchError("down", FetchFailure.CONNECT), path)
    time.sleep(0.35)
    one.check(url)
    with pytest.raises(FetchError):
        one.check(url)
    one.failed(url, FetchError("stopping", FetchFailure.STOPPED), "/a")
    one.check(url)


def test_a_host_that_sends_several_pages_away_is_left_alone_for_as_long_as_it_asks(
    server: Hostile, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breaker, "STREAK_SECONDS_MIN", 10.0)
    for number in range(breaker.ADDRESSES_SENT_AWAY):
        assert failing(client, server, f"too-many/{number}").retry_after == 120
    asked = len(server.asked)
    refused = failing(client, server, "page")
    assert len(server.asked) == asked
    assert "asked at several addresses to be left alone" in str(refused)
    assert refused.failure is FetchFailure.RATE_LIMITED
    assert refused.retry_after is not None
    assert 110 < refused.retry_after <= 120


def test_nobody_is_left_alone_for_longer_than_a_day() -> None:
    one = breaker.Breaker()
    url = httpx.URL("https://lab.example/a")
    for path in ("/a", "/b", "/c"):
        one.failed(url, FetchError("later", FetchFailure.RATE_LIMITED, retry_after=1e7), path)
    with pytest.raises(FetchError) as caught:
        one.check(url)
    assert caught.value.retry_after is not None
    assert 86_000 < caught.value.retry_after <= breaker.SENT_AWAY_SECONDS_MAX
