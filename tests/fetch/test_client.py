import gzip
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import brotli  # type: ignore[import-untyped]
import pytest

from tests.fetch.hostile import PAGE, Hostile
from watcher.errors import FetchError, FetchFailure
from watcher.fetch import Client, Limits, user_agent, validators_of
from watcher.model import Capture, NotModified, Validators

F = FetchFailure


def bring(client: Client, url: str, validators: Validators | None = None) -> Capture:
    brought = client.fetch(url, validators=validators, allow_private=True)
    assert isinstance(brought, Capture)
    return brought


def failure(client: Client, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.fetch(url, allow_private=True)
    return caught.value


FINE = [
    "page",
    "gzip",
    "x-gzip",
    "two-members",
    "padded-gzip",
    "zlib-deflate",
    "raw-deflate",
    "brotli",
    "two-layers",
    "to-page",
    "to-page-307",
    "to-page-308",
    "cookie",
    "refresh",
    "refresh-text",
    "latin-header",
    "until-close",
    "http-1.0",
    "slow-page",
    "stairs/10",
]


@pytest.mark.parametrize("name", FINE)
def test_what_a_browser_would_show_is_brought(server: Hostile, client: Client, name: str) -> None:
    capture = bring(client, server.url(name))
    if name == "refresh-text":
        assert capture.body.startswith(b"<meta")
    else:
        assert capture.body == PAGE


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("too-many", 120),
        ("too-many-date", 90),
        ("too-many-zoneless", 90),
        ("too-many-past", 0),
        ("too-many-nonsense", None),
        ("too-many-impossible", None),
        ("too-many-year-huge", None),
        ("unavailable", 30),
    ],
)
def test_the_host_says_when_to_come_back(server: Hostile, client: Client, name: str, seconds: float | None) -> None:
    assert failure(client, server.url(name)).retry_after == seconds


def test_a_wait_without_end_is_bounded(server: Hostile, client: Client) -> None:
    assert failure(client, server.url("too-many-for-ever")).retry_after == 30 * 86400


def test_the_wire_is_kept_and_the_body_decoded(server: Hostile, client: Client) -> None:
    capture = bring(client, server.url("gzip"))
    exchange = capture.exchanges[-1]
    assert gzip.decompress(exchange.body) == PAGE == capture.body
    assert ("Content-Encoding", "gzip") in exchange.headers
    assert exchange.status_text == "Said"
    assert exchange.http_version == "HTTP/1.1"
    assert exchange.peer == "127.0.0.1"
    assert exchange.at == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert dict(exchange.request_headers)["Host"] == f"127.0.0.1:{server.port}"
    assert brotli.decompress(bring(client, server.url("brotli")).exchanges[-1].body) == PAGE


def test_we_say_who_we_are_and_what_we_read(server: Hostile, client: Client) -> None:
    bring(client, server.url("page"))
    headers = server.asked[-1].headers
    assert headers["user-agent"] == "model-welfare-watch/0 (test)"
    assert headers["accept-encoding"] == "gzip, br"
    assert headers["accept-language"] == "en"
    client.fetch(server.url("page"), allow_private=True, accept="application/rss+xml")
    assert server.asked[-1].headers["accept"] == "application/rss+xml"


def test_the_user_agent_names_the_watch_and_whom_to_write_to() -> None:
    assert user_agent("1.0") == "model-welfare-watch/1.0"
    assert user_agent("1.0", "https://watch.example.org") == "model-welfare-watch/1.0 (+https://watch.example.org)"
    full = user_agent("1.0", "https://watch.example.org", "mailto:me@example.org")
    assert full == "model-welfare-watch/1.0 (+https://watch.example.org; mailto:me@example.org)"


def test_every_hop_is_recorded(server: Hostile, client: Client) -> None:
    capture = bring(client, server.url("stairs/3"))
    assert [exchange.status for exchange in capture.exchanges] == [302, 302, 302, 200]
    assert [exchange.url for exchange in capture.exchanges] == [server.url(f"stairs/{n}") for n in (3, 2, 1, 0)]
    assert capture.requested_url == server.url("stairs/3")
    assert capture.url == server.url("stairs/0")


def test_a_circle_is_told_with_its_addresses(server: Hostile, client: Client) -> None:
    message = str(failure(client, server.url("ping")))
    assert f"{server.url('ping')} -> {server.url('pong')} -> {server.url('ping')}" in message


def test_more_redirects_than_allowed_are_told_with_their_number(server: Hostile, client: Client) -> None:
    assert "more than 10 times" in str(failure(client, server.url("stairs/11")))


def test_no_fragment_reaches_the_record(server: Hostile, client: Client) -> None:
    assert bring(client, server.url("page#top")).url == server.url("page")


class TestValidators:
    def test_they_are_sent_to_the_address_that_gave_them(self, server: Hostile, client: Client) -> None:
        validators = validators_of(bring(client, server.url("conditional")))
        assert validators == Validators(server.url("conditional"), '"one"', None)
        again = client.fetch(server.url("conditional"), validators=validators, allow_private=True)
        assert isinstance(again, NotModified)
        assert [exchange.status for exchange in again.exchanges] == [304]

    def test_they_are_sent_to_the_end_of_a_chain_and_to_nobody_on_the_way(
        self, server: Hostile, client: Client
    ) -> None:
        validators = validators_of(bring(client, server.url("landing")))
        server.asked.clear()
        again = client.fetch(server.url("landing"), validators=validators, allow_private=True)
        assert isinstance(again, NotModified)
        assert [(asked.path, asked.headers.get("if-none-match")) for asked in server.asked] == [
            ("/landing", None),
            ("/conditional", '"one"'),
        ]

    def test_a_moved_target_is_asked_without(self, server: Hostile, client: Client) -> None:
        validators = Validators(server.url("old-file.pdf"), '"one"', "Fri, 20 Nov 2026 10:00:00 GMT")
        assert bring(client, server.url("landing"), validators).body == PAGE
        assert all("if-none-match" not in asked.headers for asked in server.asked)
        assert all("if-modified-since" not in asked.headers for asked in server.asked)

    def test_both_forms_are_sent(self, server: Hostile, client: Client) -> None:
        validators = validators_of(bring(client, server.url("page")))
        bring(client, server.url("page"), validators)
        assert server.asked[-1].headers["if-none-match"] == '"one"'
        assert server.asked[-1].headers["if-modified-since"] == "Fri, 20 Nov 2026 10:00:00 GMT"

    def test_a_page_without_any_gives_none(self, server: Hostile, client: Client) -> None:
        assert validators_of(bring(client, server.url("gzip"))) is None


class TestRefresh:
    def test_a_refresh_is_followed_once_and_recorded(self, server: Hostile, client: Client) -> None:
        capture = bring(client, server.url("refresh"))
        assert [exchange.url for exchange in capture.exchanges] == [server.url("refresh"), server.url("page")]

    def test_a_second_one_is_not_followed(self, server: Hostile, client: Client) -> None:
        assert bring(client, server.url("refresh-twice")).url == server.url("refresh")

    def test_a_page_that_renews_itself_is_the_page(self, server: Hostile, client: Client) -> None:
        assert b"renews itself" in bring(client, server.url("refresh-self")).body

    def test_another_host_is_not_followed(self, server: Hostile, client: Client) -> None:
        assert bring(client, server.url("refresh-away")).url == server.url("refresh-away")


def test_no_cookie_is_kept(server: Hostile, client: Client) -> None:
    bring(client, server.url("cookie"))
    bring(client, server.url("cookie"))
    assert all("cookie" not in asked.headers for asked in server.asked)


def test_a_connection_that_died_while_idle_is_no_failure(server: Hostile, client: Client) -> None:
    for _ in range(3):
        assert bring(client, server.url("once")).body == PAGE


def test_a_connection_that_dies_under_a_request_is_replaced_once(server: Hostile, client: Client) -> None:
    for _ in range(3):
        assert bring(client, server.url("fickle")).body == PAGE
    assert len(server.met) == 3


def test_a_host_that_always_hangs_up_is_asked_once(server: Hostile, client: Client) -> None:
    assert failure(client, server.url("silence")).failure is F.PROTOCOL
    assert failure(client, server.url("silence")).failure is F.PROTOCOL
    assert server.paths().count("/silence") <= 3


def test_the_time_of_all_hops_is_bounded_together(server: Hostile, client: Client) -> None:
    error = failure(client, server.url("slow-stairs"))
    assert error.failure is F.TIMEOUT
    assert len(server.asked) <= 9


def test_a_refusal_without_end_is_read_no_further_than_it_helps(server: Hostile) -> None:
    with Client("x/1", timedelta(0), limits=Limits(check_seconds=30)) as client:
        start = time.monotonic()
        assert failure(client, server.url("endless-refusal")).failure is F.NOT_FOUND
        assert time.monotonic() - start < 5


def test_pages_without_a_refresh_load_no_parser() -> None:
    program = "import sys, watcher.fetch; sys.exit('bs4' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_nothing_listens(client: Client) -> None:
    with Hostile() as closed:
        url = closed.url("page")
    error = failure(client, url)
    assert error.failure is F.CONNECT
    assert "does not accept connections" in str(error)


def test_bodies_up_to_the_bound_are_read(server: Hostile) -> None:
    limits = Limits(body_bytes=3 << 20)
    with Client("x/1", timedelta(0), limits=limits) as client:
        assert len(bring(client, server.url("large")).body) == 3 << 20
