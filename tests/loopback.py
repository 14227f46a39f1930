"""A real web server on loopback whose documents can be changed while it runs."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """What a path answers: a body, or with `location` a redirect."""

    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    location: str | None = None
    etag: bool = False


@dataclass
class Site:
    """The invented lab's site. Unknown paths answer 404; robots.txt allows everything."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    def put(self, path: str, answer: Answer) -> str:
        """Serve the answer from now on; return its whole address."""
        self.answers[path] = answer
        return self.base + path


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append(self.path)
            answer = site.answers.get(self.path, Answer(b"not here", status=404))
            tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
            if answer.etag and self.headers.get("If-None-Match") == tag:
                self._answer(304, b"", {"ETag": tag})
            elif answer.location is not None:
                self._answer(302, b"", {"Location": answer.location})
            else:
                extra = {"ETag": tag} if answer.etag else {}
                self._answer(answer.status, answer.body, {"Content-Type": answer.media_type, **extra})

        def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: who asked was killed."""


@contextmanager
def serve(port: int = 0) -> Iterator[Site]:
    """Run a site on a free port, or on the given one, until the block ends."""
    site = Site(0)
    server = _Server(("127.0.0.1", port), _handler(site))
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
