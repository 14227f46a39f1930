"""A host that fails at every address is left alone for a while, whichever source would ask it next.

One source that fails waits by its own backoff. This is for the host: when requests for several of its addresses have
failed in a row, nothing is asked there until a pause is over; then one request goes out, and its answer decides.
"""

import threading
import time
from dataclasses import dataclass, field

import httpx

from watcher.errors import FetchError, FetchFailure

ADDRESSES_MIN = 3
STREAK_SECONDS_MIN = 10.0
"""So many addresses of one host that fail in a row, none answered for so long, speak of the host."""
ADDRESSES_SURE = 10
"""So many in a row do at once: where a fifth of a thousand pages fails, ten in a row are one case in ten million."""
ADDRESSES_SENT_AWAY = 5
"""So many in a row that say with Retry-After when to come again do at once too: it is the host that asks for it."""
PAUSE_SECONDS_FIRST = 30.0
PAUSE_SECONDS_MAX = 900.0
"""Each pause is twice as long as the one before, up to this."""
SENT_AWAY_SECONDS_MAX = 86_400.0
"""A host that asks for a longer pause by Retry-After gets it, up to this."""
_DOUBLINGS_MAX = 10

DOWN = frozenset(
    {
        FetchFailure.DNS,
        FetchFailure.CONNECT,
        FetchFailure.TLS,
        FetchFailure.TIMEOUT,
        FetchFailure.PROTOCOL,
        FetchFailure.RATE_LIMITED,
        FetchFailure.SERVER_ERROR,
    }
)
_SILENT = frozenset({FetchFailure.STOPPED, FetchFailure.PRIVATE_ADDRESS})
"""What says nothing of a host: it was not asked."""


@dataclass(slots=True)
class _Host:
    failed: set[str] = field(default_factory=set)
    """Declared addresses that have failed since the last answer."""
    sent_away: set[str] = field(default_factory=set)
    """Those of them that got a Retry-After."""
    since: float = field(default_factory=time.monotonic)
    """When the first of them failed."""
    pauses: int = 0
    until: float = 0.0
    probing: bool = False
    last: FetchError | None = None


class Breaker:
    """Knows which hosts are not to be asked now. Thread-safe."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def check(self, url: httpx.URL) -> None:
        """Raise FetchError, with the failure that the host had last, where it is not to be asked now."""
        with self._lock:
            host = self._hosts.get(url.netloc.decode("ascii"))
            if host is None or host.last is None or not host.pauses:
                return
            left = host.until - time.monotonic()
            if left <= 0 and not host.probing:
                host.probing = True
                return
            raise _refused(url, host.last, max(left, 0.0))

    def failed(self, url: httpx.URL, error: FetchError, document: str) -> None:
        """Count a failure on the way to a host, or of the host itself; any other one is an answer.

        `document` is the declared address that was on its way: a host whose robots.txt fails fails for each of them.
        """
        if error.failure not in DOWN:
            self._let_go(url) if error.failure in _SILENT else self.answered(url)
            return
        with self._lock:
            host = self._hosts.setdefault(url.netloc.decode("ascii"), _Host())
            host.failed.add(document)
            if error.retry_after:
                host.sent_away.add(document)
            host.last = error
            if host.probing or (_speaks(host) and not host.pauses):
                host.until = time.monotonic() + _pause_seconds(host, error)
                host.pauses += 1
            host.probing = False

    def answered(self, url: httpx.URL) -> None:
        """Note that the host answers: all is forgotten."""
        with self._lock:
            self._hosts.pop(url.netloc.decode("ascii"), None)

    def _let_go(self, url: httpx.URL) -> None:
        with self._lock:
            if host := self._hosts.get(url.netloc.decode("ascii")):
                host.probing = False


def _speaks(host: _Host) -> bool:
    lasts = time.monotonic() - host.since >= STREAK_SECONDS_MIN
    enough = ADDRESSES_MIN if lasts else ADDRESSES_SURE
    return len(host.failed) >= enough or len(host.sent_away) >= ADDRESSES_SENT_AWAY


def _pause_seconds(host: _Host, error: FetchError) -> float:
    """Return how long a host is left alone: its turn of ours, or what it asks for where that is longer."""
    ours: float = min(PAUSE_SECONDS_FIRST * 2 ** min(host.pauses, _DOUBLINGS_MAX), PAUSE_SECONDS_MAX)
    asked = min(error.retry_after or 0.0, SENT_AWAY_SECONDS_MAX)
    return max(ours, asked)


def _refused(url: httpx.URL, last: FetchError, left: float) -> FetchError:
    host = url.netloc.decode("ascii")
    why = "asked at several addresses to be left alone" if last.retry_after else "failed at several addresses in a row"
    message = (
        f"{url} was not asked: {host} {why}, and is left alone for another {left:.0f} s. What it said last: {last}"
    )
    return FetchError(message, last.failure, status=last.status, retry_after=left if last.retry_after else None)
