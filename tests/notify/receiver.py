"""A receiver of webhooks on loopback that accepts, refuses, hangs or breaks off, as a test wants it."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Request:
    """What arrived, and how it was answered."""

    path: str
    headers: dict[str, str]
    """Names in small letters."""
    body: bytes
    status: int
    """0: no answer was given."""

    @property
    def events(self) -> list[str]:
        """The event ids of the entries in a webhook's body."""
        found: dict[str, Any] = json.loads(self.body)
        return [entry["id"].partition(":")[2].partition(":")[2] for entry in found["data"]["entries"]]


@dataclass(frozen=True)
class Manner:
    """How a request is answered."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang_seconds: float = 0.0
    """Wait so long, then answer nothing."""
    cut: bool = False
    """Break off at once."""


@dataclass
class Receiver:
    """What came in, in its order; `manner` decides about each request (its number, its path)."""

    port: int
    manner: Callable[[int, str], Manner]
    requests: list[Request] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    count: int = 0

    def url(self, path: str = "/hook") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def accepted(self, path: str = "/hook") -> list[Request]:
        with self.lock:
            return [one for one in self.requests if one.path == path and one.status == 200]


def _handler(receiver: Receiver, over: threading.Event) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            if len(body) < length:  # The sender was killed before all was sent: nothing that could be accepted came.
                self.close_connection = True
                return
            with receiver.lock:
                receiver.count += 1
                manner = receiver.manner(receiver.count, self.path)
                silent = manner.cut or manner.hang_seconds > 0
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.requests.append(Request(self.path, headers, body, 0 if silent else manner.status))
            over.wait(manner.hang_seconds)
            self.close_connection = True
            if not silent:
                self._answer(manner)

        def _answer(self, manner: Manner) -> None:
            self.send_response(manner.status)
            for name, value in {**manner.headers, "Content-Length": "0", "Connection": "close"}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """A client that was killed is no error here."""


def accept(_number: int, _path: str) -> Manner:
    return Manner()


@contextmanager
def receiving(manner: Callable[[int, str], Manner] = accept, *, certificate: Path | None = None) -> Iterator[Receiver]:
    """Receive on a free port of loopback until the end; with a certificate over TLS."""
    over = threading.Event()
    server = _Server(("127.0.0.1", 0), BaseHTTPRequestHandler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    receiver = Receiver(server.server_address[1], manner)
    server.RequestHandlerClass = _handler(receiver, over)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def closed_port() -> int:
    """Return a port of loopback on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
