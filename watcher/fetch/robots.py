"""robots.txt by RFC 9309: asked once a day and origin, obeyed, and its own failures told as what they are."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from protego import Protego

from watcher.errors import FetchError, FetchFailure
from watcher.fetch.limits import ROBOTS_BYTES_MAX

PRODUCT = "model-welfare-watch"
"""The token that a robots.txt names us by."""
KEEP = timedelta(hours=24)
"""RFC 9309, 2.4."""
KEEP_FAILURE = timedelta(seconds=10)
"""Ten sources of a failing host do not each wait for it, and its recovery is seen at once."""
CRAWL_DELAY_SECONDS_MAX = 60.0
"""What is asked beyond this is not the courtesy of a minute but a refusal, which robots.txt has other words for."""
HOPS_MAX = 5
"""RFC 9309, 2.3.1.2: at least five redirects."""

_ON_THE_WAY = frozenset(
    {FetchFailure.DNS, FetchFailure.CONNECT, FetchFailure.TLS, FetchFailure.TIMEOUT, FetchFailure.PROTOCOL}
)
"""What fails before any file is asked for is true of every address of the host."""

Ask = Callable[[httpx.URL], "Reply"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of asking for a robots.txt once: a status and the body, or where to ask instead."""

    status: int
    body: bytes
    location: httpx.URL | None
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    until: datetime
    rules: Protego | None
    """The newest that are known."""
    failure: FetchError | None = None
    """Why the file could not be read the last time."""

    @property
    def forbids(self) -> FetchError | None:
        """What forbids everything: a file that cannot be read, where none is known or its host asks for a pause."""
        return self.failure if self.rules is None or (self.failure and self.failure.retry_after) else None


class Robots:
    """The robots.txt of every origin that was asked, in memory. Thread-safe; one thread asks, others wait."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._kept: dict[str, _Kept] = {}
        self._asking: dict[str, threading.Lock] = {}

    def check(self, url: httpx.URL, ask: Ask, *, allow_private: bool) -> float:
        """Return the seconds that the host wants between requests, 0 if it does not say.

        Raise FetchError: ROBOTS where robots.txt forbids the address or its server fails, and whatever `ask` raises
        where its host cannot be reached at all.
        """
        robots = url.copy_with(raw_path=b"/robots.txt", fragment=None)
        # What may be asked differs: a refusal by the guard must not be remembered for a source that may go there.
        key = f"{robots} {allow_private}"
        with self._asking.setdefault(key, threading.Lock()):
            kept = self._kept.get(key)
            if kept is None or not timedelta() < kept.until - self._now() <= KEEP:  # or by a clock that was ahead
                kept = self._kept[key] = self._ask(robots, ask, kept)
        if (failure := kept.forbids) is not None:
            left = (kept.until - self._now()).total_seconds() if failure.retry_after else None
            raise FetchError(_said(url, robots, failure), failure.failure, status=failure.status, retry_after=left)
        assert kept.rules is not None
        if not kept.rules.can_fetch(str(url), PRODUCT):
            message = (
                f"{url} is not fetched: {robots} forbids it to {PRODUCT}. Ask the publisher, or disable the source."
            )
            raise FetchError(message, FetchFailure.ROBOTS)
        return min(float(kept.rules.crawl_delay(PRODUCT) or 0), CRAWL_DELAY_SECONDS_MAX)

    def _ask(self, robots: httpx.URL, ask: Ask, stale: _Kept | None) -> _Kept:
        try:
            return _Kept(self._now() + KEEP, _rules(robots, ask))
        except FetchError as error:
            if error.failure is FetchFailure.STOPPED:
                raise
            # RFC 9309, 2.4: rules that are known may be used beyond their day while the file is unreachable.
            keep = max(KEEP_FAILURE, min(timedelta(seconds=error.retry_after or 0.0), KEEP))
            return _Kept(self._now() + keep, stale.rules if stale else None, error)


def _said(url: httpx.URL, robots: httpx.URL, failure: FetchError) -> str:
    """Return what keeps an address from being asked, named by that address: nobody declared its robots.txt."""
    if failure.failure in _ON_THE_WAY:
        return str(failure).replace(str(robots), str(url))
    return f"{url} is not fetched: {failure}"


def _rules(robots: httpx.URL, ask: Ask) -> Protego:
    url = robots
    for _ in range(HOPS_MAX + 1):
        reply = ask(url)
        if reply.location is None:
            return _parsed(url, reply)
        url = reply.location
    # 2.3.1.2: after five redirects it may be taken for unavailable, which allows everything.
    return Protego.parse("")


def _parsed(url: httpx.URL, reply: Reply) -> Protego:
    if reply.status == httpx.codes.TOO_MANY_REQUESTS:
        message = f"{url} answered 429 Too Many Requests, so nothing is asked there for now."
        raise FetchError(message, FetchFailure.RATE_LIMITED, status=reply.status, retry_after=reply.retry_after)
    if httpx.codes.is_server_error(reply.status):
        message = (
            f"{url} answered {reply.status}: a robots.txt that cannot be read forbids everything (RFC 9309) "
            "until its server recovers."
        )
        raise FetchError(message, FetchFailure.ROBOTS, status=reply.status, retry_after=reply.retry_after)
    if not httpx.codes.is_success(reply.status):
        return Protego.parse("")
    return Protego.parse(reply.body[:ROBOTS_BYTES_MAX].decode("utf-8-sig", "replace"))
