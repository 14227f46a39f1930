"""Readers of single values: a TOML value in, a value of the domain out, or `Unfit` with what was expected."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

ID_CHARS_MAX = 100
"""An id names a folder and files; file systems take 255 bytes, times and suffixes included."""
LINE_CHARS_MAX = 300
EVERY_MIN = timedelta(seconds=1)
EVERY_MAX = timedelta(days=366)

Reader = Callable[[Any], Any]
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)(s|m|h|d|w)")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BRACKETS = {")": "(", "]": "["}
ADDRESS = "an address with http or https and a host, without spaces, user name or password"


class Unfit(ValueError):
    """A value is not what its key wants; `expected` says what it wants, as the end of a sentence."""

    def __init__(self, expected: str) -> None:
        self.expected = expected
        super().__init__(expected)


def suggestion(word: object, known: Sequence[str]) -> str:
    """Return "; did you mean 'x'?" for what looks like a misspelt one of the known words, else nothing."""
    close = get_close_matches(str(word).lower(), known, n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def identifier(value: object) -> str:
    """Read a source or index id."""
    if isinstance(value, str) and _ID.fullmatch(value) and len(value) <= ID_CHARS_MAX:
        return value
    raise Unfit(f"small letters, digits and hyphens, at most {ID_CHARS_MAX}, not a hyphen first")


def identifiers(value: object) -> tuple[str, ...]:
    """Read a list of ids."""
    return tuple(identifier(one) for one in _items(value, "a list of ids"))


def line(value: object) -> str:
    """Read one line of text for people."""
    if isinstance(value, str) and value.strip() and len(value) <= LINE_CHARS_MAX and not _CONTROL.search(value):
        return value.strip()
    raise Unfit(f"one line of text, at most {LINE_CHARS_MAX} characters, without control characters")


def as_line(text: str) -> str:
    """Return text from outside as `line` takes it: without control characters, single-spaced, cut where too long."""
    clean = " ".join(_CONTROL.sub(" ", text).split())
    return clean if len(clean) <= LINE_CHARS_MAX else f"{clean[: LINE_CHARS_MAX - 1].rstrip()}…"


def line_or_empty(value: object) -> str:
    """Read one line of text that may be empty."""
    return "" if value == "" else line(value)


def flag(value: object) -> bool:
    """Read true or false."""
    if isinstance(value, bool):
        return value
    raise Unfit("true or false, without quotes")


def one_of(kind: type[E]) -> Callable[[object], E]:
    """Return the reader of one of an enumeration's values."""
    known = [member.value for member in kind]

    def read(value: object) -> E:
        if isinstance(value, str) and value in known:
            return kind(value)
        raise Unfit(f"one of {', '.join(known)}{suggestion(value, known)}")

    return read


def rights(value: object) -> str:
    """Read the one licence that lifts the limits on quoting."""
    if value == "cc0":
        return "cc0"
    raise Unfit('"cc0", or no such key')


def address(value: object) -> str:
    """Read an http or https address with a host and no credentials."""
    expected = ADDRESS
    if not isinstance(value, str) or _CONTROL.search(value) or " " in value:
        raise Unfit(expected)
    try:
        parts = urlsplit(value)
        (parts.hostname or "").encode("idna")  # a name that no host can have is a ValueError too
        fine = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None and parts.port != 0
    except ValueError as error:
        raise Unfit(f"{expected} ({error})") from error
    if not fine:
        raise Unfit(expected)
    return value


def addresses(value: object) -> tuple[str, ...]:
    """Read a list of at least one address."""
    return tuple(address(one) for one in _items(value, "a list of addresses", least=1))


def duration(value: object) -> timedelta:
    """Read "2s", "30m", "1h", "7d" or "2w"; fractions are fine."""
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Unfit('a duration such as "2s", "30m", "1h" or "7d"')
    return timedelta(seconds=float(match[1]) * _SECONDS[match[2]])


def interval(value: object) -> timedelta:
    """Read how often to look: a duration between EVERY_MIN and EVERY_MAX."""
    found = duration(value)
    if not EVERY_MIN <= found <= EVERY_MAX:
        raise Unfit('a duration between "1s" and "366d"')
    return found


def interval_or_auto(value: object) -> timedelta | Literal["auto"]:
    """Read an interval, or "auto" for one that follows how often the document changes."""
    if value == "auto":
        return "auto"
    try:
        return interval(value)
    except Unfit as error:
        raise Unfit(f'{error.expected}, or "auto"') from error


def day(value: object) -> date:
    """Read a date, as TOML's own or as a string."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    with suppress(ValueError):
        if isinstance(value, str):
            return date.fromisoformat(value)
    raise Unfit("a date such as 2026-01-22")


def selectors(value: object) -> tuple[str, ...]:
    """Read a CSS selector or a list of them. Whether it fits the page, only a live check can say."""
    given = [value] if isinstance(value, str) else _items(value, "a CSS selector or a list of them")
    return tuple(_selector(one) for one in given)


def selector(value: object) -> tuple[str, ...]:
    """Read one CSS selector."""
    return (_selector(value),)


def _selector(value: object) -> str:
    """Find what is plainly broken: an open bracket or quote, a comma or combinator at an end."""
    if not isinstance(value, str) or not value.strip() or _CONTROL.search(value):
        raise Unfit("a CSS selector on one line")
    bare = re.sub(r"\\.|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", "x", value.strip())
    open_brackets: list[str] = []
    for char in bare:
        if char in "([":
            open_brackets.append(char)
        elif char in _BRACKETS and (not open_brackets or open_brackets.pop() != _BRACKETS[char]):
            raise Unfit(f"a CSS selector; in {value!r} a {char!r} closes nothing")
    if open_brackets or "'" in bare or '"' in bare:
        raise Unfit(f"a CSS selector; in {value!r} a bracket or quote stays open")
    if bare[-1] in ",>+~" or bare[0] == ",":
        raise Unfit(f"a CSS selector; {value!r} begins or ends with a comma or combinator")
    return value.strip()


def listed(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """Return the reader of a list of at least one of what `read` reads."""

    def read_all(value: object) -> tuple[T, ...]:
        return tuple(read(one) for one in _items(value, "a list of at least one, in brackets", least=1))

    return read_all


def pattern(value: object) -> str:
    """Read a regular expression."""
    if not isinstance(value, str) or not value:
        raise Unfit("a regular expression")
    try:
        re.compile(value)
    except re.error as error:
        raise Unfit(f"a regular expression; this one is broken: {error}") from error
    return value


def address_of_name(value: object) -> str:
    """Read an address with a place for a name."""
    if not isinstance(value, str) or value.count("{}") != 1:
        raise Unfit('an address with "{}" where the name belongs')
    address(value.replace("{}", "name"))
    return value


def _items(value: object, expected: str, *, least: int = 0) -> list[object]:
    if isinstance(value, list) and len(value) >= least:
        return value
    raise Unfit(expected)
