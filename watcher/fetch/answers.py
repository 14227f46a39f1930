"""What a response that is no document means."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus

from watcher.codec import http_date
from watcher.errors import FetchError, FetchFailure
from watcher.model import Exchange
from watcher.verdict import challenged

RETRY_AFTER_SECONDS_MAX = 30 * 86400.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})
DOCUMENTS = frozenset({200, 203})

_FAILURES: Mapping[int, FetchFailure] = {
    401: FetchFailure.FORBIDDEN,
    402: FetchFailure.FORBIDDEN,
    403: FetchFailure.FORBIDDEN,
    404: FetchFailure.NOT_FOUND,
    407: FetchFailure.FORBIDDEN,
    410: FetchFailure.GONE,
    429: FetchFailure.RATE_LIMITED,
    451: FetchFailure.FORBIDDEN,
}
_SAYS: Mapping[FetchFailure, str] = {
    FetchFailure.FORBIDDEN: "the host refuses to show it; look for a feed of the site, or disable the source",
    FetchFailure.NOT_FOUND: "there is no such page; if it has moved, correct the address",
    FetchFailure.GONE: "the host says that it has been removed for good",
    FetchFailure.RATE_LIMITED: "the host was asked too often",
    FetchFailure.SERVER_ERROR: "the host has a fault of its own; it is asked again later",
    FetchFailure.UNEXPECTED_STATUS: "that is no answer to what was asked",
}


def refusal(exchange: Exchange, body: bytes) -> FetchError:
    """Return the error that this response means; `body` has its encoding undone."""
    status = exchange.status
    retry = retry_after(header(exchange, "retry-after"), exchange.at)
    if sentence := challenged(status, exchange.headers, body):
        message = f"{exchange.url} is not shown to programs: {sentence} Look for a feed of the site and watch that."
        return FetchError(message, FetchFailure.CHALLENGED, status=status, retry_after=retry)
    failure = _FAILURES.get(status) or (
        FetchFailure.SERVER_ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else FetchFailure.UNEXPECTED_STATUS
    )
    said = f"{status} {_phrase(status)}".strip()
    return FetchError(f"{exchange.url} answered {said}: {_SAYS[failure]}.", failure, status=status, retry_after=retry)


def retry_after(value: str | None, at: datetime) -> float | None:
    """Return the seconds that Retry-After asks for, from either of its forms (RFC 9110, 10.2.3); None of nonsense."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), RETRY_AFTER_SECONDS_MAX)
    date = http_date(value)
    return min(max((date - at).total_seconds(), 0.0), RETRY_AFTER_SECONDS_MAX) if date else None


def header(exchange: Exchange, name: str) -> str | None:
    """Return the first header of the response with this lower-case name."""
    return next((value for key, value in exchange.headers if key.lower() == name), None)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
