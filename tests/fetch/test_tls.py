"""TLS is verified by name though the connection goes to an address, and HTTP/2 keeps every bound."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import pytest

from tests.fetch.conftest import QUICK
from tests.fetch.hostile import PAGE, Hostile
from watcher.errors import FetchError, FetchFailure
from watcher.fetch import Client, Limits
from watcher.model import Capture

CERTIFICATES = Path(__file__).parent / "certificates"


def serve_each(listener: socket.socket, serve: Callable[[socket.socket], None]) -> None:
    """Serve every connection in a thread of its own, until the listener is closed."""

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()


class Http2:
    """A server that speaks HTTP/2, or over TLS nothing but HTTP/1.1. What it does with a request its path says."""

    def __init__(self, certificate: str, *, protocols: tuple[str, ...] = ("h2", "http/1.1")) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(CERTIFICATES / certificate)
        self._context.set_alpn_protocols(list(protocols))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.names: list[str | None] = []
        self.asked: list[dict[str, str]] = []
        self._context.sni_callback = lambda _, name, __: self.names.append(name)
        self._over = threading.Event()
        serve_each(self._listener, self._serve)

    def close(self) -> None:
        self._over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self, connection: socket.socket) -> None:
        try:
            with self._context.wrap_socket(connection, server_side=True) as secured:
                if secured.selected_alpn_protocol() == "h2":
                    self._speak(secured)
                else:
                    secured.recv(65536)
                    secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE))
        except (OSError, h2.exceptions.H2Error):
            connection.close()

    def _speak(self, secured: ssl.SSLSocket) -> None:
        talk = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        talk.initiate_connection()
        secured.sendall(talk.data_to_send())
        while data := secured.recv(65536):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    asked = {str(name): str(value) for name, value in event.headers or ()}
                    self.asked.append(asked)
                    assert event.stream_id is not None
                    self._answer(talk, secured, event.stream_id, asked[":path"])
            secured.sendall(talk.data_to_send())

    def _answer(  # noqa: C901  (a table of behaviours)
        self, talk: h2.connection.H2Connection, secured: ssl.SSLSocket, stream: int, path: str
    ) -> None:
        if path == "/robots.txt":
            talk.send_headers(stream, [(":status", "404")], end_stream=True)
        elif path == "/page":
            talk.send_headers(stream, [(":status", "200"), ("content-type", "text/html"), ("etag", '"two"')])
            talk.send_data(stream, PAGE, end_stream=True)
        elif path == "/reset":
            talk.reset_stream(stream)
        elif path == "/cut":
            talk.send_headers(stream, [(":status", "200"), ("content-length", "5000")])
            talk.send_data(stream, PAGE, end_stream=True)
        elif path == "/reset-in-body":
            talk.send_headers(stream, [(":status", "200")])
            talk.send_data(stream, PAGE)
            talk.reset_stream(stream)
        elif path == "/goodbye-in-body":
            talk.send_headers(stream, [(":status", "200")])
            talk.send_data(stream, PAGE)
            talk.close_connection()
        elif path == "/hang-up":
            secured.close()
        elif path == "/garbage":
            secured.sendall(b"\0\0\1\0\0\0\0\0\0x")
        elif path == "/odd-status":
            talk.config.validate_outbound_headers = False
            talk.send_headers(stream, [(":status", "two hundred")], end_stream=True)
        elif path == "/silence":
            self._over.wait(30)
        elif path == "/pings":
            for _ in range(20_000):
                talk.ping(b"01234567")
                secured.sendall(talk.data_to_send())


@contextmanager
def serving(certificate: str = "lab.pem", **more: tuple[str, ...]) -> Iterator[Http2]:
    server = Http2(certificate, **more)
    try:
        yield server
    finally:
        server.close()


def client(*, trusting: bool = True, limits: Limits = QUICK) -> Client:
    context = ssl.create_default_context(cafile=CERTIFICATES / "authority.pem" if trusting else None)
    return Client("x/1", timedelta(0), limits=limits, context=context, resolver=lambda *_: ("127.0.0.1",))


def fetch(client: Client, server: Http2, path: str = "page", host: str = "lab.example") -> Capture:
    brought = client.fetch(f"https://{host}:{server.port}/{path}", allow_private=True)
    assert isinstance(brought, Capture)
    return brought


def test_http2_is_spoken_and_the_name_is_verified() -> None:
    with serving() as server, client() as asking:
        capture = fetch(asking, server)
    assert capture.body == PAGE
    assert capture.exchanges[-1].http_version == "HTTP/2"
    assert capture.exchanges[-1].status_text == "OK"
    assert capture.exchanges[-1].peer == "127.0.0.1"
    assert server.names == ["lab.example"]
    assert server.asked[-1][":authority"] == f"lab.example:{server.port}"


def test_two_requests_share_a_connection() -> None:
    with serving() as server, client() as asking:
        fetch(asking, server)
        fetch(asking, server)
    assert [asked[":path"] for asked in server.asked] == ["/robots.txt", "/page", "/page"]
    assert len(server.names) == 1


def test_http_1_1_is_spoken_where_the_host_knows_no_other() -> None:
    with serving(protocols=("http/1.1",)) as server, client() as asking:
        assert fetch(asking, server).exchanges[-1].http_version == "HTTP/1.1"


@pytest.mark.parametrize(("certificate", "trusting"), [("other.pem", True), ("expired.pem", True), ("lab.pem", False)])
def test_a_host_that_cannot_prove_its_name_is_not_read(certificate: str, *, trusting: bool) -> None:
    with serving(certificate) as server, client(trusting=trusting) as asking, pytest.raises(FetchError) as caught:
        fetch(asking, server)
    assert caught.value.failure is FetchFailure.TLS
    assert "TLS with lab.example failed" in str(caught.value)
    assert server.asked == []


def test_a_name_that_redirects_nowhere_else_is_still_verified_by_itself() -> None:
    with serving("lab.pem") as server, client() as asking, pytest.raises(FetchError) as caught:
        fetch(asking, server, host="evil.example")
    assert caught.value.failure is FetchFailure.TLS


def test_a_port_without_tls() -> None:
    start = time.monotonic()
    with Hostile() as plain, client() as asking, pytest.raises(FetchError) as caught:
        asking.fetch(f"https://lab.example:{plain.port}/page", allow_private=True)
    assert time.monotonic() - start < 4.5
    assert caught.value.failure in (FetchFailure.TLS, FetchFailure.TIMEOUT)


@pytest.mark.parametrize(
    ("path", "failure"),
    [
        ("reset", FetchFailure.PROTOCOL),
        ("hang-up", FetchFailure.PROTOCOL),
        ("garbage", FetchFailure.PROTOCOL),
        ("odd-status", FetchFailure.PROTOCOL),
        ("cut", FetchFailure.TRUNCATED),
        ("reset-in-body", FetchFailure.TRUNCATED),
        ("goodbye-in-body", FetchFailure.TRUNCATED),
        ("silence", FetchFailure.TIMEOUT),
        ("pings", FetchFailure.TIMEOUT),
    ],
)
def test_failures_over_http2_have_the_same_names(path: str, failure: FetchFailure) -> None:
    with serving() as server, client() as asking:
        with pytest.raises(FetchError) as caught:
            fetch(asking, server, path)
        assert fetch(asking, server).body == PAGE
    assert caught.value.failure is failure


class Tunnel:
    """An HTTP proxy that connects every name to one server, and notes which it was asked for."""

    def __init__(self, server: Http2) -> None:
        self._server = server
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.asked: list[str] = []
        serve_each(self._listener, self._tunnel)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _tunnel(self, connection: socket.socket) -> None:
        self.asked.append(connection.recv(65536).partition(b"\r\n")[0].decode())
        with connection, socket.create_connection(("127.0.0.1", self._server.port)) as there:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=pour, args=(there, connection), daemon=True)
            back.start()
            pour(connection, there)
            back.join(5)


def pour(source: socket.socket, into: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            into.sendall(data)
        into.shutdown(socket.SHUT_WR)


def test_through_a_proxy_the_host_proves_its_name_all_the_same() -> None:
    for certificate, trusted in (("lab.pem", True), ("other.pem", False)):
        with serving(certificate) as server, contextlib.closing(Tunnel(server)) as tunnel:
            context = ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")
            with Client("x/1", timedelta(0), limits=QUICK, context=context, proxy=tunnel.address) as asking:
                if trusted:
                    brought = asking.fetch("https://lab.example/page")
                    assert isinstance(brought, Capture)
                    assert (brought.body, brought.exchanges[-1].peer) == (PAGE, None)
                else:
                    with pytest.raises(FetchError) as caught:
                        asking.fetch("https://lab.example/page")
                    assert caught.value.failure is FetchFailure.TLS
            assert set(tunnel.asked) == {"CONNECT lab.example:443 HTTP/1.1"}


def test_what_may_be_private_is_asked_without_the_proxy() -> None:
    with serving() as server, contextlib.closing(Tunnel(server)) as tunnel:
        context = ssl.create_default_context(cafile=CERTIFICATES / "authority.pem")
        with Client(
            "x/1",
            timedelta(0),
            limits=QUICK,
            context=context,
            proxy=tunnel.address,
            resolver=lambda *_: ("127.0.0.1",),
        ) as asking:
            assert fetch(asking, server).body == PAGE
        assert tunnel.asked == []
