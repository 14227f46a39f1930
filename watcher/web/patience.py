"""How long a connection may take for what: to say its request, and to take its answer in.

A few hundred connections that say nothing, or read nothing, would hold every place; so both have an end, and where
all places are taken, the one on which nothing has happened for longest makes room for the one that comes.
"""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS_MAX = 10.0
"""How long a request line with its headers may take, from connecting or from the end of the last answer."""
ANSWER_SECONDS_MAX = 60.0
"""How long a client may take to read an answer; the longest feed has some hundred kilobytes compressed."""
CONNECTIONS_MAX = 512
"""Beyond this the connection that has waited longest is closed for each new one."""


class BoundedProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, which bounds the time between requests; here requests and answers are bounded too."""

    _deadline: asyncio.TimerHandle | None = None
    since = 0.0
    """When it connected, or its last whole request came; seconds of the loop's clock."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Make room, and begin to wait for a request."""
        if len(self.connections) >= CONNECTIONS_MAX:
            self._make_room()
        super().connection_made(transport)
        self.since = self.loop.time()
        self._wait(REQUEST_SECONDS_MAX)

    def data_received(self, data: bytes) -> None:
        """Wait on if this is a part of a request; if it is whole, wait until its answer is taken."""
        super().data_received(data)
        if self._answering():
            self.since = self.loop.time()
            self._wait(ANSWER_SECONDS_MAX)
        elif self._deadline is None:
            self._wait(REQUEST_SECONDS_MAX)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Stop waiting once the answer has left; one that the client has not taken in keeps its deadline."""
        super().on_response_complete()
        if not self._answering() and not self.transport.get_write_buffer_size():
            self._stop_waiting()

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        self.transport.abort()

    def _make_room(self) -> None:
        longest = min(self.connections, key=lambda one: one.since if isinstance(one, BoundedProtocol) else 0.0)
        self.connections.discard(longest)  # the loop tells it of its end later, and more may come before
        longest.transport.abort()
