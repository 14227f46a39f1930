"""What a fetch brings, and whether it is the document."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed?", and the one address that may be asked so."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response, as they were on the wire."""

    url: str
    at: datetime
    """When the response was complete."""
    request_headers: tuple[tuple[str, str], ...]
    status: int
    status_text: str
    http_version: str
    """"HTTP/1.1" or "HTTP/2"."""
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """As received, before Content-Encoding is undone; Transfer-Encoding is undone."""
    peer: str | None = None
    """The IP address that was connected to."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Capture:
    """What one fetch brought: the chain of exchanges and the final body, decoded.

    Weak references tell fetch when its memory is free again.
    """

    exchanges: tuple[Exchange, ...]
    body: bytes
    """Content-Encoding undone; what SHA-256 is of."""

    @property
    def at(self) -> datetime:
        """When the final response was complete."""
        return self.exchanges[-1].at

    @property
    def requested_url(self) -> str:
        """The address that was asked first."""
        return self.exchanges[0].url

    @property
    def url(self) -> str:
        """The address that answered in the end."""
        return self.exchanges[-1].url

    @property
    def status(self) -> int:
        """The final status."""
        return self.exchanges[-1].status

    @property
    def sha256(self) -> str:
        """Hex digest of the decoded body."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """Return the first header of the final response with this name, in any case."""
        wanted = name.lower()
        return next((value for key, value in self.exchanges[-1].headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class NotModified:
    """The address that gave the validators says that nothing changed."""

    exchanges: tuple[Exchange, ...]

    @property
    def at(self) -> datetime:
        """When the 304 was complete."""
        return self.exchanges[-1].at


class Suspicion(StrEnum):
    """Why a capture may not be the document."""

    CHALLENGE = "challenge"
    LOGIN = "login"
    SOFT_404 = "soft-404"
    HOME_PAGE = "home-page"
    PARKED = "parked"
    MAINTENANCE = "maintenance"
    OTHER_LANGUAGE = "other-language"
    WRONG_TYPE = "wrong-type"
    TRUNCATED = "truncated"
    HALF_RENDERED = "half-rendered"
    EMPTY = "empty"
    SELECTOR = "selector"
    COLLAPSE = "collapse"
    REPLACED = "replaced"
    UNREADABLE = "unreadable"
    REDESIGN = "redesign"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a capture *is* the document: good, or suspect with a reason and a sentence for people."""

    suspicion: Suspicion | None = None
    sentence: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing speaks against it."""
        return self.suspicion is None


GOOD = Verdict()
