"""How many requests one client may make: a bucket that fills steadily and holds a burst. Never written down."""

from collections import OrderedDict
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

REQUESTS_PER_SECOND = 50.0
BURST_REQUESTS = 500.0
"""A reader that takes in every feed at once stays below this."""
CLIENTS_MAX = 10_000
"""Clients remembered; the one that was silent longest is forgotten first."""
_IPV6_HOST_BITS = 64


class Buckets:
    """The buckets of all clients. This machine itself is not counted: a proxy in front speaks from it."""

    def __init__(self) -> None:
        self._full: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str | None, now: float) -> bool:
        """Whether a client may make one more request at this moment (seconds of a clock that never goes back)."""
        name = _name(client)
        if name is None:
            return True
        left, at = self._full.pop(name, (BURST_REQUESTS, now))
        left = min(BURST_REQUESTS, left + (now - at) * REQUESTS_PER_SECOND)
        allowed = left >= 1.0
        self._full[name] = (left - allowed, now)
        while len(self._full) > CLIENTS_MAX:
            self._full.popitem(last=False)
        return allowed


@lru_cache(CLIENTS_MAX)
def _name(client: str | None) -> str | None:
    """Return whose bucket it is: an IPv4 address, or an IPv6 network, of which one host has more than it can count."""
    try:
        address = ip_address((client or "").partition("%")[0])
    except ValueError:
        return None
    if address.is_loopback:
        return None
    return str(int(address) >> _IPV6_HOST_BITS) if isinstance(address, IPv6Address) else str(address)
