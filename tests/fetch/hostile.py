"""A server on loopback that fails, lies and drags its feet: every behaviour has a name, which is its path."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Self

import brotli  # type: ignore[import-untyped]

PAGE = b"<!DOCTYPE html><html><head><title>Card</title></head><body><main><p>We will ask Wren.</p></main></body></html>"
CHALLENGE = (
    b"<html><head><title>Just a moment...</title></head><body><h1>lab.example</h1><p>Checking your browser.</p>"
    b"<script>window._cf_chl_opt = {};</script></body></html>"
)


@dataclass(frozen=True, slots=True)
class Asked:
    at: float
    path: str
    headers: dict[str, str]


@dataclass
class Hostile:
    """Listens until it is closed. `asked` holds every request, `behaviours` what a path does."""

    robots: bytes | None = None
    asked: list[Asked] = field(default_factory=list)
    behaviours: dict[str, "Behaviour"] = field(default_factory=dict)
    most_at_once: int = 0
    met: set[object] = field(default_factory=set)
    anywhere: bool = False
    """Listen at every address of this machine's, so that one server is many hosts."""
    port: int = 0
    """Where it listens; 0: wherever there is room."""
    connections: set[socket.socket] = field(default_factory=set)

    def __enter__(self) -> Self:
        self.behaviours = {**BEHAVIOURS, **self.behaviours}
        self._over = threading.Event()
        self._open = 0
        self._lock = threading.Lock()
        self._listener = socket.create_server(("" if self.anywhere else "127.0.0.1", self.port), backlog=64)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Answer nobody any more, those least who are connected; a second time is no mistake."""
        self._over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in tuple(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, name: str) -> str:
        return f"{self.base}/{name}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def wait(self, seconds: float) -> None:
        self._over.wait(seconds)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                while not self._over.is_set() and (asked := self._hear(connection)):
                    with self._counted():
                        self._answer(connection, asked)
            except OSError:
                return
            finally:
                self.connections.discard(connection)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1

    def _hear(self, connection: socket.socket) -> Asked | None:
        head = b""
        while b"\r\n\r\n" not in head:
            chunk = connection.recv(65536)
            if not chunk:
                return None
            head += chunk
        line, *rows = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (row.partition(":") for row in rows)}
        asked = Asked(time.monotonic(), line.split(" ")[1], headers)
        self.asked.append(asked)
        return asked

    def _answer(self, connection: socket.socket, asked: Asked) -> None:
        if asked.path == "/robots.txt" and "robots.txt" not in self.behaviours:
            robots = self.robots
            send(connection, 404 if robots is None else 200, robots or b"", {"Content-Type": "text/plain"})
            return
        name = asked.path.lstrip("/").partition("?")[0].partition("/")[0]
        self.behaviours.get(name, BEHAVIOURS["missing"])(self, connection, asked)


Behaviour = Callable[[Hostile, socket.socket, Asked], None]
BEHAVIOURS: dict[str, Behaviour] = {}


def response(status: int, body: bytes = b"", headers: dict[str, str] | None = None, *, length: bool = True) -> bytes:
    rows = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    if length and status not in (204, 304):
        rows.setdefault("Content-Length", str(len(body)))
    head = "".join(f"{name}: {value}\r\n" for name, value in rows.items() if value)
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode("latin-1") + body


def send(connection: socket.socket, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
    connection.sendall(response(status, body, headers))


def behaviour(name: str) -> Callable[[Behaviour], Behaviour]:
    def keep(function: Behaviour) -> Behaviour:
        BEHAVIOURS[name] = function
        return function

    return keep


def answers(name: str, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
    BEHAVIOURS[name] = lambda _, connection, __: send(connection, status, body, headers)


def raw(name: str, data: bytes) -> None:
    """Send these bytes and hang up."""

    def say(_: Hostile, connection: socket.socket, __: Asked) -> None:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_RDWR)

    BEHAVIOURS[name] = say


def drips(name: str, data: bytes, every: float = 0.05) -> None:
    """Send one byte at a time."""

    def say(server: Hostile, connection: socket.socket, _: Asked) -> None:
        for at in range(len(data)):
            connection.sendall(data[at : at + 1])
            server.wait(every)

    BEHAVIOURS[name] = say


answers("page", 200, PAGE, {"ETag": '"one"', "Last-Modified": "Fri, 20 Nov 2026 10:00:00 GMT"})
answers("empty", 200, b"")
answers("gzip", 200, gzip.compress(PAGE), {"Content-Encoding": "gzip"})
answers("x-gzip", 200, gzip.compress(PAGE), {"Content-Encoding": "x-gzip"})
answers("two-members", 200, gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:]), {"Content-Encoding": "gzip"})
answers("padded-gzip", 200, gzip.compress(PAGE) + b"\0" * 100, {"Content-Encoding": "gzip"})
answers("zlib-deflate", 200, zlib.compress(PAGE), {"Content-Encoding": "deflate"})
answers("raw-deflate", 200, zlib.compress(PAGE)[2:-4], {"Content-Encoding": "deflate"})
answers("brotli", 200, brotli.compress(PAGE), {"Content-Encoding": "br"})
answers("two-layers", 200, brotli.compress(gzip.compress(PAGE)), {"Content-Encoding": "gzip, br"})
answers("five-layers", 200, PAGE, {"Content-Encoding": "gzip, gzip, gzip, gzip, gzip"})
answers("zstd", 200, PAGE, {"Content-Encoding": "zstd"})
answers("not-gzip", 200, PAGE, {"Content-Encoding": "gzip"})
answers("not-brotli", 200, PAGE, {"Content-Encoding": "br"})
answers("cut-gzip", 200, gzip.compress(PAGE)[:-12], {"Content-Encoding": "gzip"})
answers("cut-brotli", 200, brotli.compress(PAGE)[:-12], {"Content-Encoding": "br"})
answers("gzip-bomb", 200, gzip.compress(b"\0" * (40 << 20)), {"Content-Encoding": "gzip"})
answers("brotli-bomb", 200, brotli.compress(b"\0" * (40 << 20), quality=5), {"Content-Encoding": "br"})
answers("deflate-bomb", 200, zlib.compress(b"\0" * (40 << 20)), {"Content-Encoding": "deflate"})
answers("nested-bomb", 200, gzip.compress(gzip.compress(b"\0" * (40 << 20))), {"Content-Encoding": "gzip, gzip"})
answers("member-bomb", 200, gzip.compress(b"") * 60_000, {"Content-Encoding": "gzip"})
answers("large", 200, b"x" * (3 << 20))
answers("claims-large", 200, b"", {"Content-Length": str(1 << 40)})
answers("no-content", 204)
answers("partial", 206, PAGE[:10])
answers("choices", 300, PAGE)
answers("unasked-304", 304)
answers("bad-request", 400)
answers("unauthorized", 401, headers={"WWW-Authenticate": "Basic"})
answers("payment", 402)
answers("forbidden", 403, b"<h1>Forbidden</h1>")
answers("missing", 404, b"<h1>Not found</h1>")
answers("not-acceptable", 406)
answers("gone", 410)
answers("teapot", 418)
answers("legal", 451)
answers("too-many", 429, headers={"Retry-After": "120"})
answers("too-many-date", 429, headers={"Retry-After": "Fri, 20 Nov 2026 12:01:30 GMT"})
answers("too-many-zoneless", 429, headers={"Retry-After": "Fri, 20 Nov 2026 12:01:30 -0000"})
answers("too-many-past", 429, headers={"Retry-After": "Fri, 20 Nov 2020 12:00:00 GMT"})
answers("too-many-nonsense", 429, headers={"Retry-After": "soon, I hope"})
answers("too-many-impossible", 429, headers={"Retry-After": "Fri, 20 Nov 2026 12:01:30 +999999999999999999"})
answers("too-many-year-huge", 429, headers={"Retry-After": "Fri, 20 Nov 99999999999999999999 12:01:30 GMT"})
answers("too-many-for-ever", 429, headers={"Retry-After": "9" * 400})
answers("error", 500, b"<h1>Internal Server Error</h1>")
answers("bad-gateway", 502)
answers("unavailable", 503, headers={"Retry-After": "30"})
answers("gateway-timeout", 504)
answers("origin-down", 521)
answers("challenge-403", 403, CHALLENGE, {"CF-Mitigated": "challenge", "Server": "cloudflare"})
answers("challenge-503", 503, CHALLENGE, {"Server": "cloudflare", "Retry-After": "5"})
answers("challenge-429", 429, b"", {"X-Vercel-Mitigated": "challenge"})
answers("challenge-202", 202, b"", {"x-amzn-waf-action": "challenge"})
answers("challenge-405", 405, b"", {"x-amzn-waf-action": "captcha"})
answers("challenge-gzip", 403, gzip.compress(CHALLENGE), {"Content-Encoding": "gzip"})
answers("huge-refusal", 403, b"<h1>No</h1>" + b" " * (2 << 20))
answers("loop", 302, headers={"Location": "/loop"})
answers("ping", 302, headers={"Location": "/pong"})
answers("pong", 301, headers={"Location": "/ping"})
answers("nowhere", 302)
answers("to-file", 302, headers={"Location": "file:///etc/passwd"})
answers("to-ftp", 302, headers={"Location": "ftp://127.0.0.1/card"})
answers("to-script", 302, headers={"Location": "javascript:alert(1)"})
answers("to-data", 302, headers={"Location": "data:text/html,hello"})
answers("to-nonsense", 302, headers={"Location": "http://[::1"})
answers("to-password", 302, headers={"Location": "http://user:secret@127.0.0.1/page"})
answers("to-page", 301, headers={"Location": "page"})
answers("to-page-307", 307, headers={"Location": "/page#section"})
answers("to-page-308", 308, headers={"Location": "//127.0.0.1:{port}/page"})
answers("cookie", 200, PAGE, {"Set-Cookie": "id=1; Path=/"})
answers("refresh", 200, b'<html><head><meta http-equiv="refresh" content="0; url=/page"></head></html>')
answers(
    "refresh-self",
    200,
    b'<meta http-equiv="refresh" content="300; url=/refresh-self"><p>A page that renews itself.</p>',
)
answers("refresh-twice", 200, b'<meta http-equiv="refresh" content="0; url=/refresh">')
answers("refresh-away", 200, b'<meta http-equiv="refresh" content="0; url=http://169.254.169.254/latest/">')
answers("refresh-text", 200, b'<meta http-equiv="refresh" content="0; url=/page">', {"Content-Type": "text/plain"})
answers("two-lengths", 200, PAGE, {"Content-Length": "10, 20"})
answers("many-headers", 200, PAGE, {f"X-{n}": "y" * 900 for n in range(200)})
answers("latin-header", 200, PAGE, {"X-Name": "Zwölf"})
raw("short", response(200, PAGE, {"Content-Length": str(len(PAGE) + 100)}))
raw("silence", b"")
raw("not-http", b"220 mail.lab.example ESMTP\r\n")
raw("no-status", b"HTTP/1.1 \r\n\r\n")
raw("odd-status", b"HTTP/1.1 9999 Odd\r\n\r\n")
raw("broken-header", b"HTTP/1.1 200 OK\r\nthis is no header\r\n\r\n")
raw("cut-header", b"HTTP/1.1 200 OK\r\nContent-Ty")
raw("cut-body", b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nbeginning")
raw("cut-chunk", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nbeginning")
raw("bad-chunk", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbeginning\r\n")
raw("until-close", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)
raw("http-1.0", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)
raw("null-header", b"HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 0\r\n\r\n")
raw("endless-header-line", b"HTTP/1.1 200 OK\r\nX: " + b"y" * (4 << 20))
drips("dripping-header", b"HTTP/1.1 200 OK\r\nX: " + b"y" * 5000)
drips("dripping-body", response(200, b"z" * 5000))
drips("slow-page", response(200, PAGE), every=0.001)


@behaviour("hang")
def hang(server: Hostile, *_: object) -> None:
    server.wait(30)


@behaviour("hang-after-headers")
def hang_after_headers(server: Hostile, connection: socket.socket, _: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    server.wait(30)


@behaviour("reset")
def reset(_: Hostile, connection: socket.socket, __: Asked) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


@behaviour("endless")
def endless(server: Hostile, connection: socket.socket, _: Asked) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not server._over.is_set():
        connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")


@behaviour("endless-refusal")
def endless_refusal(server: Hostile, connection: socket.socket, _: Asked) -> None:
    connection.sendall(b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not server._over.is_set():
        connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")


@behaviour("continues")
def continues(server: Hostile, connection: socket.socket, _: Asked) -> None:
    while not server._over.is_set():
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        server.wait(0.01)


@behaviour("corridor")
def corridor(_: Hostile, connection: socket.socket, asked: Asked) -> None:
    """Redirect for ever, each time somewhere else: /corridor/1, /corridor/2, ..."""
    at = int(asked.path.rpartition("/")[2]) if asked.path.count("/") > 1 else 0
    send(connection, 302, headers={"Location": f"/{asked.path.split('/')[1]}/{at + 1}"})


@behaviour("stairs")
def stairs(_: Hostile, connection: socket.socket, asked: Asked) -> None:
    """Redirect as often as /stairs/N says, then answer."""
    left = int(asked.path.rpartition("/")[2])
    if left:
        send(connection, 302, headers={"Location": f"/stairs/{left - 1}"})
    else:
        send(connection, 200, PAGE)


@behaviour("conditional")
def conditional(_: Hostile, connection: socket.socket, asked: Asked) -> None:
    if asked.headers.get("if-none-match") == '"one"':
        send(connection, 304, headers={"ETag": '"one"'})
    else:
        send(connection, 200, PAGE, {"ETag": '"one"'})


@behaviour("landing")
def landing(_: Hostile, connection: socket.socket, __: Asked) -> None:
    send(connection, 302, headers={"Location": "/conditional", "ETag": '"landing"'})


@behaviour("once")
def once(_: Hostile, connection: socket.socket, __: Asked) -> None:
    """Answer well and hang up without a word, so that the next request meets a dead connection."""
    connection.sendall(response(200, PAGE))
    connection.shutdown(socket.SHUT_RDWR)


@behaviour("fickle")
def fickle(server: Hostile, connection: socket.socket, _: Asked) -> None:
    """Answer the first request on a connection, and hang up on the second without a word."""
    met = connection.getpeername()
    if met in server.met:
        connection.shutdown(socket.SHUT_RDWR)
        return
    server.met.add(met)
    send(connection, 200, PAGE)


@behaviour("slow-stairs")
def slow_stairs(server: Hostile, connection: socket.socket, asked: Asked) -> None:
    """Redirect for ever, 0.3 s each time."""
    server.wait(0.3)
    corridor(server, connection, asked)


@behaviour("to-page-308")
def to_page_308(server: Hostile, connection: socket.socket, _: Asked) -> None:
    send(connection, 308, headers={"Location": f"//127.0.0.1:{server.port}/page"})
