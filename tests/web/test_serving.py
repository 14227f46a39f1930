"""Published files as a feed reader, a browser and an attacker ask for them. A real server on loopback."""

import gzip
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Protocol

import pytest

from watcher.publish.files import Folder as Publishing
from watcher.web import Health, Server, application, patience
from watcher.web.app import PIECE_BYTES
from watcher.web.health import Status
from watcher.web.patience import BoundedProtocol

FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Invented</title></channel></rss>" + b"<!-- -->" * 200
PAGE = b"<!doctype html><title>Changes</title>" + b"<p>Nothing has changed.</p>" * 50


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def header(self, name: str) -> str | None:
        return self.headers.get(name.lower())


def ask(
    address: tuple[str, int], path: str, method: str = "GET", *, body: bytes | None = None, **headers: str
) -> Answer:
    """Make one request; a header's name is written with underscores."""
    with closing(HTTPConnection(*address, timeout=5)) as connection:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


class Site:
    """A published folder and the server over it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.health = Health(Status.OK, sources=3)
        self.server = Server(application(root, lambda: self.health), ("127.0.0.1", 0))
        self.thread = threading.Thread(target=self.server.run_here, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.stop()
        self.thread.join(10)
        assert not self.thread.is_alive()

    def ask(self, path: str, method: str = "GET", *, body: bytes | None = None, **headers: str) -> Answer:
        return ask(self.server.address, path, method, body=body, **headers)

    def say(self, raw: bytes) -> bytes:
        with socket.create_connection(self.server.address, timeout=5) as wire:
            wire.sendall(raw)
            return wire.recv(65536)


def published(folder: Path) -> Path:
    feeds = folder / "feeds"
    for name, content in {
        "feed.rss": FEED,
        "feed.atom": FEED,
        "feed.json": b'{"version": "https://jsonfeed.org/version/1.1"}',
        "index.html": PAGE,
        "changes/index.html": PAGE,
        "changes/maple-charter/20260101000000-20260102000000.diff": b"--- before\n+++ after\n",
        "changes/maple-charter/20260101000000-20260102000000.json": b"{}",
        "api/v1/changes.json": b'{"schema": 1}',
        "api/v1/changes.schema.json": b'{"type": "object"}',
        "api/v1/changes/maple-charter/20260101000000..20260102000000.json": b"{}",
        "style.css": b"body {}",
        "icon.png": b"\x89PNG",
        "subscriptions.opml": b"<opml/>",
        "topics/evidence.self-reports.rss": FEED,
        ".feed.rss.tmp": b"half",
        "empty/only.txt": b"x",
    }.items():
        path = feeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (1_790_000_000, 1_790_000_000))
    (folder / "secret.txt").write_text("secret")
    (feeds / "escape.txt").symlink_to(folder / "secret.txt")
    (feeds / "up").symlink_to(folder)
    return feeds


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site that no test changes."""
    site = Site(published(tmp_path_factory.mktemp("site")))
    yield site
    site.close()


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """A site of one test's own."""
    site = Site(published(tmp_path))
    yield site
    site.close()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/feed.rss", "application/rss+xml; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json"),
        ("/", "text/html; charset=utf-8"),
        ("/changes/", "text/html; charset=utf-8"),
        ("/changes/maple-charter/20260101000000-20260102000000.diff", "text/plain; charset=utf-8"),
        ("/changes/maple-charter/20260101000000-20260102000000.json", "application/json"),
        ("/subscriptions.opml", "text/x-opml; charset=utf-8"),
        ("/topics/evidence.self-reports.rss", "application/rss+xml; charset=utf-8"),
    ],
)
def test_each_file_has_its_type(site: Site, path: str, media_type: str) -> None:
    answer = site.ask(path)
    assert (answer.status, answer.header("Content-Type")) == (200, media_type)
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert "default-src 'none'" in (answer.header("Content-Security-Policy") or "")


def test_a_reader_that_has_the_bytes_gets_304(site: Site) -> None:
    first = site.ask("/feed.rss")
    assert first.body == FEED
    tag, date = first.header("ETag"), first.header("Last-Modified")
    assert tag is not None
    assert not tag.startswith("W/")
    assert date == "Mon, 21 Sep 2026 14:13:20 GMT"
    for headers in (
        {"If_None_Match": tag},
        {"If_None_Match": f'"other", W/{tag}'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": date},
    ):
        again = site.ask("/feed.rss", body=None, **headers)
        assert (again.status, again.body) == (304, b"")
        assert again.header("ETag") == tag


def test_a_tag_that_does_not_match_outweighs_a_date_that_does(site: Site) -> None:
    date = site.ask("/feed.rss").header("Last-Modified") or ""
    assert site.ask("/feed.rss", If_None_Match='"other"', If_Modified_Since=date).status == 200
    assert site.ask("/feed.rss", If_Modified_Since="yesterday or so").status == 200


def test_a_replaced_file_is_served_anew_at_once(own_site: Site) -> None:
    before = own_site.ask("/feed.rss").header("ETag") or ""
    new = own_site.root / ".new"
    new.write_bytes(FEED.replace(b"Invented", b"Imagined"))
    os.utime(new, (1_790_000_000, 1_790_000_000))
    new.replace(own_site.root / "feed.rss")
    after = own_site.ask("/feed.rss", If_None_Match=before)
    assert (after.status, b"Imagined" in after.body) == (200, True)


def test_versions_of_one_second_are_told_apart_by_their_dates(own_site: Site) -> None:
    folder = Publishing(own_site.root)
    folder.write("young.txt", b"a")
    first = own_site.ask("/young.txt").header("Last-Modified") or ""
    assert parsedate_to_datetime(first).timestamp() <= time.time()
    assert own_site.ask("/young.txt", If_Modified_Since=first).status == 304
    folder.write("young.txt", b"b")
    assert own_site.ask("/young.txt", If_Modified_Since=first).body == b"b"
    folder.write("young.txt", b"c")
    assert own_site.ask("/young.txt", If_Modified_Since=first).body == b"c"


def test_a_date_ahead_of_the_clock_is_not_said(own_site: Site) -> None:
    (own_site.root / "young.txt").write_bytes(b"a")
    os.utime(own_site.root / "young.txt", (time.time() + 60, time.time() + 60))
    answer = own_site.ask("/young.txt")
    assert answer.header("ETag")
    assert answer.header("Last-Modified") is None


def test_gzip_is_another_representation_with_its_own_strong_tag(site: Site) -> None:
    plain, zipped = site.ask("/feed.rss"), site.ask("/feed.rss", Accept_Encoding="br;q=1, gzip;q=0.5")
    assert zipped.header("Content-Encoding") == "gzip"
    assert gzip.decompress(zipped.body) == FEED
    assert plain.header("Content-Encoding") is None
    assert plain.header("ETag") != zipped.header("ETag")
    assert plain.header("Vary") == zipped.header("Vary") == "Accept-Encoding"
    again = site.ask("/feed.rss", Accept_Encoding="gzip", If_None_Match=zipped.header("ETag") or "")
    assert again.status == 304


@pytest.mark.parametrize("refusing", ["gzip;q=0", "identity", "br", "gzip;q=0.0, *;q=1"])
def test_who_refuses_gzip_gets_the_bytes(site: Site, refusing: str) -> None:
    assert site.ask("/feed.rss", Accept_Encoding=refusing).body == FEED


def test_head_says_what_get_would(site: Site) -> None:
    get, head = site.ask("/feed.rss"), site.ask("/feed.rss", "HEAD")
    volatile = {"date"}
    assert head.status == 200
    assert head.body == b""
    for name, value in get.headers.items():
        if name not in volatile:
            assert head.header(name) == value


def test_other_sites_may_read_feeds_and_json_but_no_page(site: Site) -> None:
    assert site.ask("/feed.json").header("Access-Control-Allow-Origin") == "*"
    assert site.ask("/feed.rss").header("Access-Control-Allow-Origin") == "*"
    assert site.ask("/").header("Access-Control-Allow-Origin") is None
    asked = site.ask("/feed.json", "OPTIONS", Origin="https://reader.example", Access_Control_Request_Method="GET")
    assert (asked.status, asked.header("Access-Control-Allow-Origin")) == (204, "*")


def test_a_person_who_is_lost_finds_a_way_back(site: Site) -> None:
    answer = site.ask("/changes/nowhere.html", accept="text/html,application/xhtml+xml")
    assert answer.status == 404
    assert b'<a href="/">' in answer.body
    assert (answer.header("Content-Type") or "").startswith("text/html")
    assert b"<" not in site.ask("/changes/nowhere.html").body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/changes/../../secret.txt",
        "/changes/..%5c..%5csecret.txt",
        "/escape.txt",
        "/up/secret.txt",
        "//etc/passwd",
        "/.feed.rss.tmp",
        "/%2efeed.rss.tmp",
        "/feed.rss%00.html",
        "/feed.rss/",
        "/missing.rss",
        "/empty/",
        "/empty",
        "/topics",
        "/a/b/c/d/e/f/g/h/i/j",
        "/~root/.ssh/id",
        "/feed.rss%0d%0aX-Injected:1",
    ],
)
def test_no_path_leads_out_and_no_folder_is_listed(site: Site, path: str) -> None:
    answer = site.ask(path)
    body = answer.body
    assert answer.status == 404, path
    assert b"secret" not in body
    assert answer.header("X-Injected") is None


def test_a_folder_with_a_page_is_found_without_its_slash(site: Site) -> None:
    answer = site.ask("/changes")
    assert (answer.status, answer.header("Location")) == (308, "/changes/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_can_be_written(site: Site, method: str) -> None:
    assert site.ask("/feed.rss", method).status == 405


def test_a_body_is_refused_unread(site: Site) -> None:
    assert site.ask("/feed.rss", body=b"x").status == 413
    chunked = b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert site.say(chunked).startswith(b"HTTP/1.1 413 ")


def test_requests_are_bounded(site: Site) -> None:
    assert site.ask(f"/{'a' * 5000}").status in {404, 414}
    long_header = b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 200_000 + b"\r\n\r\n"
    assert site.say(long_header).startswith(b"HTTP/1.1 4")
    at_once = b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 20_000 + b"\r\n\r\n"
    assert site.say(at_once).startswith(b"HTTP/1.1 431 ")
    assert site.ask("/feed.rss").status == 200


def test_health_is_told_to_orchestrators(own_site: Site) -> None:
    answer = own_site.ask("/healthz")
    assert (answer.status, answer.header("Cache-Control")) == (200, "no-store")
    own_site.health = Health(Status.STALLED, why="the scheduler has not come round for 100 s")
    answer = own_site.ask("/healthz")
    assert answer.status == 503
    assert b"has not come round" in answer.body


def test_dead_sites_are_no_failure_of_the_service(own_site: Site) -> None:
    own_site.health = Health(Status.OK, sources=3, failing=3)
    answer = own_site.ask("/healthz")
    assert (answer.status, b'"failing":3' in answer.body) == (200, True)


def closed_within(wire: socket.socket, seconds: float) -> bool:
    wire.settimeout(seconds)
    try:
        return wire.recv(100) == b""
    except TimeoutError:
        return False


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "], ids=["nothing", "half a header"])
def test_who_does_not_finish_a_request_is_let_go(site: Site, monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    monkeypatch.setattr(patience, "REQUEST_SECONDS_MAX", 0.3)
    with socket.create_connection(site.server.address, timeout=5) as wire:
        wire.sendall(said)
        assert closed_within(wire, 3)


def test_a_header_that_drips_after_a_whole_request_is_let_go_too(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "REQUEST_SECONDS_MAX", 0.3)
    with socket.create_connection(site.server.address, timeout=5) as wire:
        wire.sendall(b"HEAD /feed.rss HTTP/1.1\r\nHost: a\r\n\r\n")
        assert wire.recv(10_000).startswith(b"HTTP/1.1 200")
        began = time.monotonic()
        with suppress(OSError):
            while time.monotonic() - began < 3:
                wire.sendall(b"X")
                time.sleep(0.05)
        assert time.monotonic() - began < 2


def test_answers_do_not_wait_for_acknowledgements(site: Site) -> None:
    with closing(HTTPConnection(*site.server.address, timeout=5)) as connection:
        began = time.monotonic()
        for _ in range(20):
            connection.request("GET", "/feed.rss", headers={"Accept-Encoding": "gzip"})
            connection.getresponse().read()
        assert time.monotonic() - began < 20 * 0.035


def test_a_stopped_server_frees_its_address_and_open_connections(tmp_path: Path) -> None:
    site = Site(tmp_path)
    idle = socket.create_connection(site.server.address, timeout=5)
    began = time.monotonic()
    site.close()
    assert time.monotonic() - began < 5
    idle.close()


class Sticky(Protocol):
    """What a client that holds on does with its connection."""

    def __call__(self, wire: socket.socket) -> None: ...


def says_nothing(_wire: socket.socket) -> None:
    """Connect, and that was all."""


def half_a_header(wire: socket.socket) -> None:
    wire.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")


def takes_nothing_in(wire: socket.socket) -> None:
    wire.sendall(b"GET /large.txt HTTP/1.1\r\nHost: a\r\n\r\n" * 3)


LARGE_BYTES = 6 * 1024 * 1024
"""More than the system's buffers of a connection take."""


@pytest.mark.parametrize("held", [says_nothing, half_a_header, takes_nothing_in])
def test_hundreds_who_hold_on_do_not_keep_a_reader_from_its_feed(
    own_site: Site, monkeypatch: pytest.MonkeyPatch, held: Sticky
) -> None:
    monkeypatch.setattr(patience, "CONNECTIONS_MAX", 40)
    (own_site.root / "large.txt").write_bytes(bytes(LARGE_BYTES))
    wires = []
    try:
        for _ in range(120):
            wire = socket.create_connection(own_site.server.address, timeout=5)
            wires.append(wire)
            with suppress(OSError):
                held(wire)
        for _ in range(5):
            assert own_site.ask("/feed.rss").status == 200
        assert len(own_site.server.server_state.connections) <= 41
    finally:
        for wire in wires:
            wire.close()


def test_who_does_not_take_an_answer_in_is_let_go_and_holds_little_of_it(
    own_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "ANSWER_SECONDS_MAX", 0.5)
    (own_site.root / "large.txt").write_bytes(bytes(LARGE_BYTES))
    with socket.create_connection(own_site.server.address, timeout=5) as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        takes_nothing_in(wire)
        until = time.monotonic() + 4
        waiting = 0
        while not waiting and time.monotonic() < until:
            waiting = max((one.transport.get_write_buffer_size() for one in connections(own_site)), default=0)
            time.sleep(0.01)
        assert 0 < waiting <= 4 * PIECE_BYTES
        while connections(own_site) and time.monotonic() < until:
            time.sleep(0.02)
        assert connections(own_site) == []


def connections(site: Site) -> list[BoundedProtocol]:
    return [one for one in site.server.server_state.connections.copy() if isinstance(one, BoundedProtocol)]


def test_a_reader_that_is_slow_and_goes_on_gets_all_of_it(own_site: Site) -> None:
    body = os.urandom(1024 * 1024)
    (own_site.root / "large.txt").write_bytes(body)
    with socket.create_connection(own_site.server.address, timeout=5) as wire:
        wire.sendall(b"GET /large.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        pieces = []
        while piece := wire.recv(40_000):
            pieces.append(piece)
            time.sleep(0.001)
    assert b"".join(pieces).endswith(b"\r\n\r\n" + body)


def test_a_304_says_what_a_cache_needs_and_no_more(site: Site) -> None:
    tag = site.ask("/feed.rss").header("ETag") or ""
    again = site.ask("/feed.rss", If_None_Match=tag)
    assert again.status == 304
    assert {"etag", "cache-control", "vary"} <= again.headers.keys()
    assert not again.headers.keys() & {"content-type", "content-length", "content-encoding", "transfer-encoding"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_health_is_read_only_too(site: Site, method: str) -> None:
    answer = site.ask("/healthz", method)
    assert (answer.status, answer.header("Allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "raw",
    [
        b"GET http://elsewhere.example/feed.rss HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /feed.rss\\..\\..\\secret.txt HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%252e%252e/secret.txt HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%252e%252e%252fsecret.txt HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%c0%ae%c0%ae/secret.txt HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /./feed.rss/../../secret.txt HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET * HTTP/1.1\r\nHost: a\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + b'"x",' * 3000 + b"\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nIf-Modified-Since: Mon, 99 Foo 99999 99:99:99 GMT\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip;q=nan, *;q=inf, ;;;q=\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nRange: bytes=0-0,0-0,0-0,0-0\r\n\r\n",
        b"GET /feed.rss HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\x00" * 4000,
    ],
)
def test_an_odd_request_gets_an_answer_or_nothing_and_the_next_one_is_served(site: Site, raw: bytes) -> None:
    with socket.create_connection(site.server.address, timeout=5) as wire:
        wire.sendall(raw)
        wire.shutdown(socket.SHUT_WR)
        said = b""
        while piece := wire.recv(65536):
            said += piece
    assert not said.startswith(b"HTTP/1.1 5")
    assert b"secret" not in said
    assert b"Traceback" not in said
    assert site.ask("/feed.rss").status == 200
