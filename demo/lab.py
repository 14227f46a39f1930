"""The lab's web server: three documents out of a folder, as such hosts serve them.

No page has the same bytes twice. The card's landing address redirects to a PDF that is named by its own digest, so a
revision is a new address. Files may be edited while it runs.
"""

import hashlib
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from demo import documents

PAGES = {"/constitution": "constitution.html", "/blog/asking-fern": "post.html"}
LANDING, PDF = "/fern-3-system-card", "fern-3-system-card.pdf"


class Lab:
    """The site over a folder of its own, serving until it is closed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        (folder / "constitution.html").write_text(documents.constitution())
        (folder / "post.html").write_text(documents.post())
        (folder / PDF).write_bytes(documents.system_card())
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the lab is."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def edit_constitution(self) -> None:
        """Reword one sentence, without a note."""
        page = self.folder / "constitution.html"
        page.write_text(page.read_text().replace(documents.BEFORE, documents.AFTER))

    def revise_card(self) -> None:
        """Print the card anew with another figure in it; its address becomes another one."""
        (self.folder / PDF).write_bytes(documents.system_card(documents.RATING_AFTER))

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            pdf = (folder / PDF).read_bytes()
            named = f"/files/{hashlib.sha1(pdf, usedforsecurity=False).hexdigest()}.pdf"
            if self.path in PAGES:
                page = (folder / PAGES[self.path]).read_text().replace("{now}", datetime.now(UTC).isoformat())
                self._answer(200, page.encode(), {"Content-Type": "text/html; charset=utf-8"})
            elif self.path == LANDING:
                self._answer(302, b"", {"Location": named})
            elif self.path == named:
                self._answer(200, pdf, {"Content-Type": "application/pdf"})
            else:
                self._answer(404, b"There is nothing here.\n", {"Content-Type": "text/plain"})

        def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing: the watcher is what is shown."""

    return Handler
