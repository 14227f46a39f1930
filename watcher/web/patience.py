"""A connection that says nothing, or a header that drips, is closed: a few hundred of them would hold every place."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_SECONDS_MAX = 10.0
"""How long a request line with its headers may take, from connecting or from the end of the last answer."""


class BoundedProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, which bounds the time between requests, with the time of a request bounded too."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on if this is a part of a request; stop waiting when it is whole."""
        super().data_received(data)
        if self._answering():
            self._stop_waiting()
        elif self._deadline is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(REQUEST_SECONDS_MAX, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if not self._answering():
            self.transport.close()
