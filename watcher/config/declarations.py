"""One stanza to one source, index or settings; every mistake is collected, none stops the reading."""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from watcher.config import values
from watcher.config.settings import HOST_GAP_MIN, LATER_KEYS, SETTINGS_KEYS, Settings
from watcher.config.stanzas import Given, Stanza
from watcher.config.values import Reader, Unfit, suggestion
from watcher.errors import DeclarationError
from watcher.model import Adopt, Index, Kind, Rules, Scope, Source

SOURCE_KEYS: Mapping[str, Reader] = {
    "id": values.identifier,
    "title": values.line,
    "publisher": values.line,
    "kind": values.one_of(Kind),
    "url": values.address,
    "every": values.interval_or_auto,
    "patience": values.interval,
    "scope": values.one_of(Scope),
    "select": values.selectors,
    "remove": values.selectors,
    "keep": values.selectors,
    "published": values.day,
    "rights": values.rights,
    "series": values.identifier,
    "model": values.line,
    "was": values.identifiers,
    "enabled": values.flag,
    "allow_private": values.flag,
    "host_gap": values.duration,
}
SOURCE_REQUIRED = ("id", "title", "publisher", "kind", "url")
_RULES = ("select", "remove", "keep")

INDEX_KEYS: Mapping[str, Reader] = {
    "id": values.identifier,
    "urls": values.addresses,
    "match": values.pattern,
    "adopt": values.one_of(Adopt),
    "named": values.pattern,
    "named_url": values.address_of_name,
    "every": values.interval,
    "enabled": values.flag,
    "allow_private": values.flag,
}
INDEX_REQUIRED = ("id", "urls", "match", "adopt")
TEMPLATE_KEYS: Mapping[str, Reader] = {
    key: SOURCE_KEYS[key] for key in ("publisher", "kind", "series", "scope", "rights", "model", "every")
} | dict.fromkeys(_RULES, values.selector)

_CALLED = {"notify": "target"}
"""How messages call what a table declares, where they do not by its name."""
_SHOWN_CHARS_MAX = 80
_CREDENTIALS = re.compile(r"://.*@", re.DOTALL)
"""A user name and password in an address: messages go into logs."""


def source(stanza: Stanza, errors: list[DeclarationError], *, adopted: bool) -> Source | None:
    """Return the source that the stanza declares; None, and why in `errors`, if it declares none."""
    count = len(errors)
    read = read_keys(stanza, SOURCE_KEYS, SOURCE_REQUIRED, errors)
    if "host_gap" in read and not read.get("allow_private"):
        _check_gap(stanza, read["host_gap"], errors)
    if len(errors) > count:
        return None
    rules = Rules(**{key: read.pop(key) for key in _RULES if key in read})
    return Source(**read, rules=rules, adopted=adopted)


def index(stanza: Stanza, errors: list[DeclarationError]) -> Index | None:
    """Return the index that the stanza declares; None, and why in `errors`, if it declares none."""
    count = len(errors)
    template = stanza.given.get("template")
    rest = {key: given for key, given in stanza.given.items() if key != "template"}
    bare = Stanza(stanza.table, stanza.file, stanza.line, rest)
    read = read_keys(bare, INDEX_KEYS, INDEX_REQUIRED, errors)
    made = _template(stanza, template, errors)
    if len({"named", "named_url"} & read.keys()) == 1 and len(errors) == count:
        errors.append(wrong(stanza, "named", "is declared without the other of named and named_url; give both or none"))
    return None if len(errors) > count else Index(**read, template=made)


def settings(given: Mapping[str, Given], errors: list[DeclarationError]) -> Settings:
    """Return the operator's settings; what is wrong stays at its default, and why stands in `errors`."""
    later = {key: value for key, value in given.items() if key in LATER_KEYS}
    stanza = Stanza("watcher", None, None, {key: value for key, value in given.items() if key not in later})
    errors.extend(
        wrong(stanza, key, LATER_KEYS[key], value) for key, value in later.items() if value.value is not False
    )
    return Settings(**read_keys(stanza, SETTINGS_KEYS, (), errors))


def wrong(stanza: Stanza, key: str | None, message: str, given: Given | None = None) -> DeclarationError:
    """Return an error at the stanza's key."""
    at = given or (stanza.given.get(key) if key else None)
    return DeclarationError(
        message,
        file=at.file if at else stanza.file,
        line=at.line if at else stanza.line,
        source=stanza.name,
        table=_CALLED.get(stanza.table, stanza.table),
        key=key,
    )


def read_keys(
    stanza: Stanza,
    readers: Mapping[str, Reader],
    required: tuple[str, ...],
    errors: list[DeclarationError],
) -> dict[str, Any]:
    """Return the values that the stanza gives; every one that is wrong, unknown or missing stands in `errors`."""
    read: dict[str, Any] = {}
    for key, given in stanza.given.items():
        if key not in readers:
            errors.append(_unknown(stanza, key, given, readers))
            continue
        try:
            read[key] = readers[key](given.value)
        except Unfit as unfit:
            errors.append(_unfit(stanza, key, given, unfit))
    missing = [key for key in required if key not in stanza.given]
    errors.extend(wrong(stanza, key, "is missing; every stanza of this table needs it") for key in missing)
    return read


def _template(stanza: Stanza, given: Given | None, errors: list[DeclarationError]) -> tuple[tuple[str, str], ...]:
    """Read what every source adopted by an index is given; each value is checked as a source's own would be."""
    if given is None:
        return ()
    if not isinstance(given.value, dict):
        errors.append(_unfit(stanza, "template", given, Unfit('a table such as { publisher = "...", kind = "post" }')))
        return ()
    inner = {key: Given(value, given.file, given.line) for key, value in given.value.items()}
    bare = Stanza(stanza.table, stanza.file, stanza.line, {**inner})
    named = Stanza(stanza.table, stanza.file, stanza.line, {"id": Given(stanza.id, given.file, given.line), **inner})
    count = len(errors)
    read_keys(bare, TEMPLATE_KEYS, ("publisher", "kind"), errors)
    errors[count:] = [wrong(named, f"template.{error.key}", error.message, given) for error in errors[count:]]
    return tuple((key, str(value)) for key, value in given.value.items())


def check_shared_gap(
    stanzas: Iterable[Stanza], given: Mapping[str, Given], gap: timedelta, errors: list[DeclarationError]
) -> None:
    """Add an error where the gap of the settings is too short for a source or index that it counts for; one for all."""
    hasty = [one for one in stanzas if "host_gap" not in one.given and not _is_private(one)]
    if hasty:
        _check_gap(Stanza("watcher", None, None, given), gap, errors)


def _is_private(stanza: Stanza) -> bool:
    found = stanza.given.get("allow_private")
    return found is not None and found.value is True


def _check_gap(stanza: Stanza, gap: timedelta, errors: list[DeclarationError]) -> None:
    if gap < HOST_GAP_MIN:
        seconds, least = gap.total_seconds(), HOST_GAP_MIN.total_seconds()
        message = (
            f"found {seconds:g} s between two requests to a host; "
            f"expected at least {least:g} s where allow_private is not true"
        )
        errors.append(wrong(stanza, "host_gap", message))


def _unknown(stanza: Stanza, key: str, given: Given, readers: Mapping[str, Reader]) -> DeclarationError:
    known = [*readers, "template"] if readers is INDEX_KEYS else list(readers)
    expected = f"one of {', '.join(known)}"
    hint = suggestion(key, known)
    error = wrong(stanza, key, f"is not a key of this table{hint or f'; expected {expected}'}", given)
    error.found, error.expected = key, expected
    return error


def _unfit(stanza: Stanza, key: str, given: Given, unfit: Unfit) -> DeclarationError:
    found = (
        "a value that is not shown, for it may be a secret"
        if key == "url" and stanza.table == "notify"
        else _shown(given.value)
    )
    error = wrong(stanza, key, f"found {found}; expected {unfit.expected}", given)
    error.found, error.expected = found, unfit.expected
    return error


def _shown(value: object) -> str:
    shown = _CREDENTIALS.sub("://...@", repr(value))
    return shown if len(shown) <= _SHOWN_CHARS_MAX else f"{shown[:_SHOWN_CHARS_MAX]}..."
