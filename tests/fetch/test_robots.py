from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from tests.fetch.conftest import QUICK
from tests.fetch.hostile import Hostile, send
from watcher.errors import FetchError, FetchFailure
from watcher.fetch import Client
from watcher.fetch.robots import CRAWL_DELAY_SECONDS_MAX, Robots


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Iterator[Client]:
    with Client("model-welfare-watch/0", timedelta(0), now=clock, limits=QUICK) as client:
        yield client


def answering(server: Hostile, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
    server.behaviours["robots.txt"] = lambda _, c, __: send(c, status, body, headers)


def fetch(client: Client, url: str) -> FetchError | None:
    try:
        client.fetch(url, allow_private=True)
    except FetchError as error:
        return error
    return None


def asked(server: Hostile) -> int:
    return server.paths().count("/robots.txt")


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow:", True),
        (b"User-agent: *\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /private", True),
        (b"User-agent: *\nDisallow: /pa", False),
        (b"User-agent: *\nDisallow: /\nAllow: /page", True),
        (b"User-agent: model-welfare-watch\nDisallow: /", False),
        (b"User-agent: MODEL-WELFARE-WATCH\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: model-welfare-watch\nAllow: /", True),
        (b"User-agent: otherbot\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /*ge$", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False),
        (b"<html>not found</html>", True),
        (b"\xff\xfe\x00garbage", True),
    ],
)
def test_its_rules_are_obeyed(server: Hostile, client: Client, rules: bytes, *, allowed: bool) -> None:
    answering(server, 200, rules)
    error = fetch(client, server.url("page"))
    assert (error is None) is allowed
    if error:
        assert error.failure is FetchFailure.ROBOTS
        assert "forbids it to model-welfare-watch" in str(error)
        assert "/page" not in server.paths()


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451])
def test_where_there_is_none_everything_is_allowed(server: Hostile, client: Client, status: int) -> None:
    answering(server, status, b"User-agent: *\nDisallow: /")
    assert fetch(client, server.url("page")) is None


@pytest.mark.parametrize("status", [500, 502, 503, 504, 521])
def test_where_its_server_fails_everything_is_forbidden_and_that_is_said(
    server: Hostile, client: Client, status: int
) -> None:
    answering(server, status)
    error = fetch(client, server.url("page"))
    assert error is not None
    assert (error.failure, error.status) == (FetchFailure.ROBOTS, status)
    assert "a robots.txt that cannot be read forbids everything" in str(error)
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("name", "failure"),
    [("hang", FetchFailure.TIMEOUT), ("reset", FetchFailure.PROTOCOL), ("loop", None), ("corridor", None)],
)
def test_a_robots_txt_that_cannot_be_had(
    server: Hostile, client: Client, name: str, failure: FetchFailure | None
) -> None:
    server.behaviours["robots.txt"] = server.behaviours[name]
    error = fetch(client, server.url("page"))
    assert (error and error.failure) is failure


@pytest.mark.parametrize("status", [200, 500])
def test_what_keeps_an_address_from_being_asked_is_told_of_that_address(
    server: Hostile, client: Client, status: int
) -> None:
    if status == 500:
        answering(server, status)
    else:
        server.behaviours["robots.txt"] = server.behaviours["reset"]
    error = fetch(client, server.url("page"))
    assert str(error).startswith(server.url("page"))
    assert ("robots.txt" in str(error)) is (status == 500)


def test_too_many_requests_are_no_permission(server: Hostile, client: Client) -> None:
    answering(server, 429, headers={"Retry-After": "75"})
    error = fetch(client, server.url("page"))
    assert error is not None
    assert (error.failure, error.retry_after) == (FetchFailure.RATE_LIMITED, 75)


@pytest.mark.parametrize(("status", "failure"), [(429, FetchFailure.RATE_LIMITED), (503, FetchFailure.ROBOTS)])
def test_a_pause_that_its_host_asks_for_is_kept_by_every_address_and_known_rules_end_it(
    server: Hostile, client: Client, clock: Clock, status: int, failure: FetchFailure
) -> None:
    answering(server, 200, b"User-agent: *\nDisallow: /secret")
    assert fetch(client, server.url("page")) is None
    clock.now += timedelta(hours=25)
    answering(server, status, headers={"Retry-After": "3600"})
    before = asked(server)
    for minutes, left in ((0, 3600), (10, 3000), (49, 60)):
        clock.now += timedelta(minutes=minutes)
        error = fetch(client, server.url("page"))
        assert error is not None
        assert (error.failure, error.retry_after) == (failure, left)
    assert asked(server) == before + 1
    clock.now += timedelta(minutes=2)
    answering(server, status)
    assert fetch(client, server.url("page")) is None
    forbidden = fetch(client, server.url("secret"))
    assert forbidden is not None
    assert forbidden.failure is FetchFailure.ROBOTS


def test_one_whose_encoding_is_damaged_has_no_rules(server: Hostile, client: Client) -> None:
    answering(server, 200, b"User-agent: *", headers={"Content-Encoding": "gzip"})
    assert fetch(client, server.url("page")) is None


def test_a_challenge_in_its_place_is_told_as_a_challenge(server: Hostile, client: Client) -> None:
    server.behaviours["robots.txt"] = server.behaviours["challenge-503"]
    error = fetch(client, server.url("page"))
    assert error is not None
    assert error.failure is FetchFailure.CHALLENGED


def test_it_is_asked_once_a_day(server: Hostile, client: Client, clock: Clock) -> None:
    answering(server, 200, b"User-agent: *\nDisallow:")
    for hours in (0, 1, 22):
        clock.now += timedelta(hours=hours)
        fetch(client, server.url("page"))
    assert asked(server) == 1
    clock.now += timedelta(hours=2)
    fetch(client, server.url("page"))
    assert asked(server) == 2


def test_its_failure_is_asked_again_soon(server: Hostile, client: Client, clock: Clock) -> None:
    answering(server, 503)
    assert fetch(client, server.url("page"))
    assert fetch(client, server.url("page"))
    assert asked(server) == 1
    answering(server, 404)
    clock.now += timedelta(seconds=11)
    assert fetch(client, server.url("page")) is None


def test_known_rules_hold_while_it_cannot_be_read(server: Hostile, client: Client, clock: Clock) -> None:
    answering(server, 200, b"User-agent: *\nDisallow: /secret")
    assert fetch(client, server.url("page")) is None
    answering(server, 500)
    clock.now += timedelta(days=2)
    assert fetch(client, server.url("page")) is None
    assert fetch(client, server.url("secret"))


def test_redirects_lead_to_it_and_each_host_has_its_own(server: Hostile, client: Client) -> None:
    server.behaviours["robots.txt"] = lambda _, c, __: send(c, 301, headers={"Location": "/rules"})
    server.behaviours["rules"] = lambda _, c, __: send(c, 200, b"User-agent: *\nDisallow: /page")
    error = fetch(client, server.url("page"))
    assert error is not None
    assert error.failure is FetchFailure.ROBOTS


def test_a_redirect_target_is_asked_for_as_well(server: Hostile, client: Client) -> None:
    answering(server, 200, b"User-agent: *\nDisallow: /page")
    error = fetch(client, server.url("to-page"))
    assert error is not None
    assert error.failure is FetchFailure.ROBOTS
    assert server.paths() == ["/robots.txt", "/to-page"]


def test_what_stands_beyond_its_bound_is_not_read(server: Hostile, client: Client) -> None:
    answering(server, 200, b"# " + b"x" * (600 << 10) + b"\nUser-agent: *\nDisallow: /")
    assert fetch(client, server.url("page")) is None


def test_threads_that_need_it_at_once_ask_once(server: Hostile, client: Client) -> None:
    answering(server, 200, b"User-agent: *\nDisallow:")
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: fetch(client, server.url("page")), range(8))) == [None] * 8
    assert asked(server) == 1


@pytest.mark.parametrize(
    ("rules", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 7", 7),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nCrawl-delay: 86400", CRAWL_DELAY_SECONDS_MAX),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -3", 0),
        ("User-agent: otherbot\nCrawl-delay: 9", 0),
    ],
)
def test_crawl_delay_is_kept_within_reason(rules: str, delay: float, clock: Callable[[], datetime]) -> None:
    import httpx  # noqa: PLC0415

    from watcher.fetch.robots import Reply  # noqa: PLC0415

    robots = Robots(clock)
    url = httpx.URL("https://lab.example/card")
    assert robots.check(url, lambda _: Reply(200, rules.encode(), None), allow_private=False) == delay


def test_rules_that_a_clock_ahead_of_time_would_keep_for_years_are_asked_for_again(
    server: Hostile, client: Client, clock: Clock
) -> None:
    answering(server, 200, b"User-agent: *\nDisallow:")
    clock.now += timedelta(days=3650)
    fetch(client, server.url("page"))
    clock.now -= timedelta(days=3650)
    fetch(client, server.url("page"))
    fetch(client, server.url("page"))
    assert asked(server) == 2
