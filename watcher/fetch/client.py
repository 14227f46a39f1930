"""The one client: asks for an address and returns what is there, or says which failure happened."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from math import inf
from ssl import SSLContext
from types import TracebackType
from typing import Self

import httpx

from watcher.fetch import guard
from watcher.fetch.breaker import Breaker
from watcher.fetch.decode import ACCEPTED
from watcher.fetch.gate import Gate
from watcher.fetch.limits import LIMITS, Limits
from watcher.fetch.robots import PRODUCT, Robots
from watcher.fetch.room import room_for
from watcher.fetch.transport import Dial, Resolver, both, system_dial, system_resolver
from watcher.fetch.trip import Shared, Trip
from watcher.model import Capture, NotModified, Validators

HOST_GAP = timedelta(seconds=2)
ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.8"
"""No word of Markdown: hosts that make it of their pages on request would send another document than a browser sees."""
LANGUAGE = "en"
"""Hosts that choose an edition by language are to choose the same one every time."""


def user_agent(version: str, base_url: str | None = None, contact: str | None = None) -> str:
    """Return who we say we are: "model-welfare-watch/1.0 (+https://watch.example.org; mailto:me@example.org)"."""
    about = "; ".join(part for part in (base_url and f"+{base_url}", contact) if part)
    return f"{PRODUCT}/{version} ({about})" if about else f"{PRODUCT}/{version}"


def validators_of(capture: Capture) -> Validators | None:
    """Return what the capture's final address gave to ask it "has it changed?" with; None if it gave nothing."""
    etag, last_modified = capture.header("etag"), capture.header("last-modified")
    return Validators(capture.url, etag, last_modified) if etag or last_modified else None


class Client:
    """Fetches documents. Thread-safe: ten threads may call `fetch`, and wait in it for their host's turn.

    `proxy` is the address of an HTTP proxy for all but what may be private, which is asked directly; behind one only
    literal private addresses can be refused here, and the rest is the proxy's duty. `now`, `resolver` and `dial` are
    the clock, the name server and the network. `context` replaces the TLS settings: certificates are verified against
    certifi's list, or SSL_CERT_FILE where that is set.
    """

    def __init__(  # noqa: PLR0913  (the world of fetch in one place)
        self,
        user_agent: str,
        host_gap: timedelta = HOST_GAP,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        resolver: Resolver = system_resolver,
        dial: Dial = system_dial,
        limits: Limits = LIMITS,
        proxy: str | None = None,
        context: SSLContext | None = None,
    ) -> None:
        self._host_gap, self._now = host_gap, now
        self._stopped = threading.Event()
        self._gate = Gate(limits.at_once, self._stopped)
        context = context or httpx.create_ssl_context()
        self._headers = {
            "User-Agent": user_agent,
            "Accept": ACCEPT,
            "Accept-Language": LANGUAGE,
            "Accept-Encoding": ACCEPTED,
        }
        self._transports = both(limits, context, proxy, resolver, dial)
        self._shared = Shared(now, limits, self._gate, Robots(now), Breaker(), room_for(), self._stopped)

    def fetch(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        allow_private: bool = False,
        host_gap: timedelta | None = None,
        accept: str | None = None,
    ) -> Capture | NotModified:
        """Return what the address brings in the end; raise FetchError.

        `validators` are sent to the one address that gave them. `allow_private` lets this fetch and its redirects
        reach private addresses. `host_gap` is kept after each request, and raised to what robots.txt asks for.
        """
        gap = (self._host_gap if host_gap is None else host_gap).total_seconds()
        headers = {**self._headers, "Accept": accept} if accept else self._headers
        trip = Trip(self._shared, self._transports[allow_private], allow_private, gap, headers, validators)
        return trip.run(url)

    def ready_at(self, url: str) -> datetime:
        """Return from when on a request to this address's host need not wait, as far as is known."""
        seconds = self._gate.seconds_until_free(guard.parse(url).host)
        return self._now() + (self._host_gap if seconds == inf else timedelta(seconds=seconds))

    def stop(self) -> None:
        """Abandon every fetch: those that wait end at once, those under way within seconds, all with STOPPED."""
        self._stopped.set()

    def close(self) -> None:
        """Close every connection; call it when no fetch is under way, or after `stop`."""
        self.stop()
        for transport in self._transports.values():
            transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
