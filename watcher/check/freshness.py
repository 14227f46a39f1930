"""For how long a host says that what it served stays as it is (RFC 9111, 4.2). Pure."""

import re
from datetime import timedelta

from watcher.codec import http_date
from watcher.model import Exchange

FRESH_SECONDS_MAX = 366 * 86_400
"""A header may name any number; a moment must be within the calendar."""
_SECONDS = re.compile(r"\d+")
_UNFIT = frozenset({"no-cache", "no-store"})
"""Whoever may not keep an answer may ask again at any time."""


def fresh_for(exchange: Exchange) -> timedelta:
    """Return how long this response stays fresh from its arrival on; zero where it does not say so, or says nonsense.

    `max-age` counts before `Expires`, and what `Age` says has passed already. `s-maxage` is meant for others.
    """
    directives = _directives(_all(exchange, "cache-control"))
    if _UNFIT & directives.keys():
        return timedelta()
    lifetime = _seconds(directives["max-age"]) if "max-age" in directives else _until(exchange, "expires")
    return timedelta(seconds=max(lifetime - _seconds(_all(exchange, "age")), 0))


def _directives(value: str) -> dict[str, str]:
    """Return the directives by name; of one that is given twice, the first."""
    pairs = (part.partition("=") for part in value.lower().split(","))
    return {name.strip(): said.strip().strip('"') for name, _, said in reversed(list(pairs)) if name.strip()}


def _until(exchange: Exchange, name: str) -> int:
    """Return the seconds from the response's own date to the date in this header."""
    then = http_date(_all(exchange, name))
    sent = http_date(_all(exchange, "date")) or exchange.at
    return min(max(int((then - sent).total_seconds()), 0), FRESH_SECONDS_MAX) if then else 0


def _all(exchange: Exchange, name: str) -> str:
    return ",".join(value for key, value in exchange.headers if key.lower() == name)


def _seconds(value: str) -> int:
    found = _SECONDS.fullmatch(value.strip()) if value.isascii() else None
    return min(int(found[0][:12]), FRESH_SECONDS_MAX) if found else 0
