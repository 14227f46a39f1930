"""uvicorn, held so that the process keeps its own signals and the server can be stopped from any thread."""

import contextlib
import socket
import sys
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from watcher.web.app import HEADER_BYTES_MAX
from watcher.web.patience import BoundedProtocol

KEEP_ALIVE_SECONDS = 15
DRAIN_SECONDS = 2
"""How long running responses may take after a stop."""
BACKLOG = 512
SWITCH_SECONDS = 0.001
"""How long a check in another thread may keep the interpreter while a request waits; Python's own 5 ms add up to 80 for
sixteen readers who ask at once."""


class Server(uvicorn.Server):
    """Serves one application on one address; `run_here` returns after `stop`."""

    def __init__(self, app: ASGIApp, listen: tuple[str, int]) -> None:
        self._listening = _bind(*listen)
        super().__init__(
            uvicorn.Config(
                app,
                http=BoundedProtocol,
                log_config=None,
                access_log=False,  # client addresses are nobody's business
                server_header=False,
                lifespan="off",
                h11_max_incomplete_event_size=HEADER_BYTES_MAX,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=DRAIN_SECONDS,
                ws="none",
            )
        )

    @property
    def address(self) -> tuple[str, int]:
        """Host and port that it listens on; a declared port 0 has become a real one."""
        name = self._listening.getsockname()
        return str(name[0]), int(name[1])

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone: they end the whole service, of which this is a part."""
        yield

    def run_here(self) -> None:
        """Serve in this thread until `stop`."""
        sys.setswitchinterval(SWITCH_SECONDS)
        self.run(sockets=[self._listening])

    def stop(self) -> None:
        """Let running responses end, then `run_here` returns. Safe from signal handlers and other threads."""
        self.should_exit = True


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's algorithm off only where the protocol is named, and with it on each answer waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    listening.listen(BACKLOG)
    return listening
