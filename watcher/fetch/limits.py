"""What one fetch may cost."""

from dataclasses import dataclass

BODY_BYTES_MAX = 64 << 20
"""Received and decoded, each: system cards of 300 pages have 20 to 50 MB."""
NOTE_BYTES_MAX = 256 << 10
"""Read of a body that is no document: of a redirect, a refusal, an error."""
ROBOTS_BYTES_MAX = 512 << 10
"""RFC 9309, 2.5 asks for at least 500 KiB; what follows is not read."""
DECODED_RATIO_MAX = 200
"""Decoded bytes a received one. Pages reach 40, tables of repeated rows 100; a gzip bomb 1,030, brotli far more."""
DECODED_FREE_BYTES = 4 << 20
"""Below this size no ratio is asked about."""
CHECK_SECONDS_MAX = 120.0
"""Network time of one fetch with all its hops and robots.txt; waiting for a host's turn does not count."""
IDLE_SECONDS_MAX = 30.0
CONNECT_SECONDS_MAX = 5.0
"""For one address, TLS apart."""
DNS_SECONDS_MAX = 10.0
REDIRECTS_MAX = 10
REQUESTS_AT_ONCE_MAX = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of every fetch of one client; tests make them small."""

    body_bytes: int = BODY_BYTES_MAX
    check_seconds: float = CHECK_SECONDS_MAX
    idle_seconds: float = IDLE_SECONDS_MAX
    connect_seconds: float = CONNECT_SECONDS_MAX
    dns_seconds: float = DNS_SECONDS_MAX
    redirects: int = REDIRECTS_MAX
    at_once: int = REQUESTS_AT_ONCE_MAX


LIMITS = Limits()
