"""`[[notify]]` stanzas to targets: what belongs to which kind of target is checked here, before anything is sent."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from watcher.config import values
from watcher.config.declarations import read_keys, wrong
from watcher.config.stanzas import Stanza
from watcher.config.targets import (
    HUB,
    NOTIFY_KEYS,
    NOTIFY_REQUIRED,
    WANTED_KEYS,
    Secret,
    Target,
    TargetKind,
    Wanted,
)
from watcher.config.values import Unfit
from watcher.errors import DeclarationError

_PLACES = ("", "_env", "_file")


def targets(
    stanzas: Iterable[Stanza], hub: str | None, known: Sequence[str], errors: list[DeclarationError]
) -> tuple[Target, ...]:
    """Return the targets that the stanzas declare, and the settings' hub; what is wrong stands in `errors`.

    `known` are the ids of all sources. An id that is none of them may be one that an index will adopt, or that an
    upgrade has retired; one that is nearly one of them would keep its target silent for ever.
    """
    mine = [stanza for stanza in stanzas if stanza.table == "notify"]
    _check_names(mine, errors)
    made = tuple(target for stanza in mine if (target := _target(stanza, hub, known, errors)) is not None)
    if hub is None or any(target.kind is TargetKind.WEBSUB for target in made):
        return made
    return (*made, Target(HUB, TargetKind.WEBSUB, Secret(value=hub)))


def _check_names(stanzas: Iterable[Stanza], errors: list[DeclarationError]) -> None:
    seen = set()
    for stanza in stanzas:
        given = stanza.given.get("name")
        if given is None or not isinstance(given.value, str):
            continue
        if given.value in seen:
            message = f"found {given.value!r} a second time; expected names that no other target has"
            errors.append(wrong(stanza, "name", message))
        elif given.value == HUB and not _is_hub(stanza):
            errors.append(wrong(stanza, "name", f"found {HUB!r}, the name of the settings' hub; expected another"))
        seen.add(given.value)


def _is_hub(stanza: Stanza) -> bool:
    kind = stanza.given.get("kind")
    return kind is not None and kind.value == TargetKind.WEBSUB.value


def _target(stanza: Stanza, hub: str | None, known: Sequence[str], errors: list[DeclarationError]) -> Target | None:
    count = len(errors)
    read = read_keys(stanza, NOTIFY_KEYS, NOTIFY_REQUIRED, errors)
    if len(errors) > count:
        return None
    errors.extend(_misplaced(stanza, read, hub))
    errors.extend(_misspelt(stanza, read.get("sources", ()), known))
    if len(errors) > count:
        return None
    wanted = Wanted(**{key: read.pop(key) for key in WANTED_KEYS if key in read})
    url = _secret(stanza, read, "url") or Secret(value=hub)
    secret = _secret(stanza, read, "secret")
    return Target(**read, url=url, secret=secret, wanted=wanted)


def _misplaced(stanza: Stanza, read: dict[str, Any], hub: str | None) -> Iterator[DeclarationError]:
    """Yield what does not go together: each kind has its own places for its address and its secret."""
    kind: TargetKind = read["kind"]
    urls, secrets = ([key for key in _keys(name) if key in read] for name in ("url", "secret"))
    needed = kind is not TargetKind.WEBSUB or hub is None
    if len(urls) > 1 or (needed and not urls):
        yield wrong(stanza, "url", "expected one of url, url_env and url_file")
    if kind is TargetKind.WEBHOOK and len(secrets) != 1:
        yield wrong(stanza, "secret_env", "expected one of secret_env and secret_file: what webhooks are signed with")
    if kind is not TargetKind.WEBHOOK and secrets:
        yield wrong(stanza, secrets[0], f"only a webhook is signed; a target of kind {kind} has no such key")
    if kind is TargetKind.APPRISE and "allow_private" in read:
        yield wrong(stanza, "allow_private", "apprise connects by itself, wherever its address says; leave it out")
    if kind is TargetKind.WEBSUB and (filters := [key for key in WANTED_KEYS if key in read]):
        yield wrong(stanza, filters[0], "a hub is told which feeds are new, all of them; it takes no filters")
    if kind is not TargetKind.APPRISE and "url" in read:
        try:
            values.address(read["url"])
        except Unfit:  # what it says of the address may hold a part of it
            yield wrong(stanza, "url", f"expected {values.ADDRESS}")


def _misspelt(stanza: Stanza, sources: Iterable[str], known: Sequence[str]) -> Iterator[DeclarationError]:
    for source in sources:
        if source not in known and (hint := values.suggestion(source, known)):
            yield wrong(stanza, "sources", f"found {source!r}, which is no source{hint}")


def _keys(name: str) -> list[str]:
    return [f"{name}{place}" for place in _PLACES]


def _secret(stanza: Stanza, read: dict[str, Any], name: str) -> Secret | None:
    """Take the value, or where it is kept, out of what was read."""
    value, env, file = (read.pop(key, None) for key in _keys(name))
    if value is None and env is None and file is None:
        return None
    folder = stanza.file.parent if stanza.file else Path()
    return Secret(value, env, folder / file if file else None)
