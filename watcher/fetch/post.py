"""Sends: one POST to an address that the operator declared, within bounds, by the same guarded connections.

No redirect is followed, and nothing of the answer is read but its head.
"""

import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from ssl import SSLContext

import httpx

from watcher.errors import FetchError, FetchFailure
from watcher.fetch import answers, guard
from watcher.fetch.flight import Flight, flying
from watcher.fetch.limits import LIMITS, Limits
from watcher.fetch.transport import Dial, Resolver, Transport, both, system_dial, system_resolver

POST_SECONDS_MAX = 30.0
"""From the name's address to the answer's head: a receiver takes in a message, and works on it later."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the receiver answered."""

    status: int
    retry_after: float | None
    """Seconds."""


class Poster:
    """Sends messages. Thread-safe."""

    def __init__(
        self,
        user_agent: str,
        *,
        limits: Limits = LIMITS,
        proxy: str | None = None,
        resolver: Resolver = system_resolver,
        dial: Dial = system_dial,
        context: SSLContext | None = None,
    ) -> None:
        self._user_agent, self._limits = user_agent, limits
        self._stopped = threading.Event()
        context = context or httpx.create_ssl_context()
        self._transports = both(limits, context, proxy, resolver, dial)

    def post(self, url: str, body: bytes, headers: Mapping[str, str], *, allow_private: bool = False) -> Reply:
        """Send the body and return what was answered, whatever it is; raise FetchError where nothing was."""
        address = guard.parse(url)
        if not allow_private:
            guard.check_host(address)
        request = httpx.Request("POST", address, content=body, headers={"User-Agent": self._user_agent, **headers})
        for last in (False, True):
            flight = Flight(str(address), min(POST_SECONDS_MAX, self._limits.check_seconds), self._stopped)
            try:
                with flying(flight):
                    return self._exchange(request, self._transports[allow_private])
            except FetchError as error:
                flight.check_stopped()
                # An idle connection may have been closed by the other side: that is no answer, and it is asked anew.
                if last or flight.connected or error.failure is not FetchFailure.PROTOCOL:
                    raise
        raise AssertionError("the last try returns or raises")

    def stop(self) -> None:
        """Abandon what is under way, within a second."""
        self._stopped.set()

    def close(self) -> None:
        """Close every connection; call it when nothing is under way, or after `stop`."""
        self.stop()
        for transport in self._transports.values():
            transport.close()

    @staticmethod
    def _exchange(request: httpx.Request, transport: Transport) -> Reply:
        with closing(transport.handle_request(request)) as response:
            asked = answers.retry_after(response.headers.get("retry-after"), datetime.now(UTC))
            return Reply(response.status_code, asked)
