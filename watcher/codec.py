"""Frozen values to JSON bytes and back, for the catalogue, entry mirrors and the pipe to child processes.

msgspec checks every type on the way in, so a damaged row or a hostile child cannot smuggle in another shape.
"""

import hashlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def encode(value: object) -> bytes:
    """Return the value as compact JSON; the same value always gives the same bytes."""
    return msgspec.json.encode(value, order="deterministic")


def decode(kind: type[T], data: bytes | str) -> T:
    """Return the value of this type that `data` holds; raise ValueError with path and reason if it is another shape."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError as error:
        raise ValueError(f"not a stored {kind.__name__}: {error}") from error


def plain(value: object) -> Any:
    """Return the value as dicts, lists, strings and numbers."""
    return msgspec.to_builtins(value)


def digest(value: object) -> str:
    """Return the SHA-256 (hex) of the encoded value."""
    return hashlib.sha256(encode(value)).hexdigest()


def http_date(value: str | None) -> datetime | None:
    """Return the moment that a header names (RFC 9110, 5.6.7); None of nonsense, of which hosts send every kind."""
    try:
        date = parsedate_to_datetime(value or "")
        return date.replace(tzinfo=date.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
