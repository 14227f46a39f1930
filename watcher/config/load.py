"""All declarations at once: sources.toml, watcher.toml beside it, adopted.toml of the snapshots, the environment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from watcher.config import declarations, notifying
from watcher.config.settings import LATER_KEYS, SETTINGS_KEYS, Settings
from watcher.config.stanzas import TABLES, Given, Stanza, read
from watcher.config.targets import Target
from watcher.config.values import suggestion
from watcher.errors import DeclarationError, DeclarationErrors
from watcher.model import Index, Source

WATCHER_TOML = "watcher.toml"
ADOPTED_TOML = "adopted.toml"
_ADDRESSES = frozenset({"url", "urls"})
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Declarations:
    """What is watched, and how."""

    settings: Settings
    sources: tuple[Source, ...]
    """In order of the files; adopted ones last."""
    indexes: tuple[Index, ...] = ()
    targets: tuple[Target, ...] = ()
    """Whom to notify; the hub of the settings is one of them."""


def load(
    config: Path,
    *,
    snapshots: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Declarations:
    """Return what the files declare, validated as a whole.

    `config` must exist; watcher.toml beside it and adopted.toml in `snapshots` may. Keys of watcher.toml are written
    over those of the stanza with the same id; WATCHER_<KEY> in `env` over `[watcher]`. Raises DeclarationError, or
    DeclarationErrors naming everything that is wrong.
    """
    errors: list[DeclarationError] = []
    own = _read(config, errors)
    operator = _read(config.parent / WATCHER_TOML, errors, optional=True)
    adopted = _read_adopted(snapshots / ADOPTED_TOML, errors) if snapshots else ()
    _check_tables((*own, *operator, *adopted), errors)
    given = _settings_given((*own, *operator), env or {})
    settings = declarations.settings(given, errors)
    stanzas = _merged(own, operator, adopted, errors)
    declarations.check_shared_gap([stanza for stanza, _ in stanzas], given, settings.host_gap, errors)
    sources = [
        declarations.source(stanza, errors, adopted=is_adopted)
        for stanza, is_adopted in stanzas
        if stanza.table == "source"
    ]
    indexes = [declarations.index(stanza, errors) for stanza, _ in stanzas if stanza.table == "index"]
    known = [one for stanza, _ in stanzas for one in (stanza.id, *_was(stanza)) if one]
    targets = notifying.targets((*own, *operator), settings.hub, known, errors)
    found = Declarations(settings, tuple(s for s in sources if s), tuple(i for i in indexes if i), targets)
    _check_was(found.sources, [stanza for stanza, _ in stanzas], errors)
    _raise(errors)
    return found


def load_environment(env: Mapping[str, str]) -> Settings:
    """Return what WATCHER_<KEY> alone declares, for commands that need no files; raise as `load` does."""
    errors: list[DeclarationError] = []
    found = declarations.settings(_settings_given((), env), errors)
    _raise(errors)
    return found


def _raise(errors: list[DeclarationError]) -> None:
    if errors:
        errors.sort(key=lambda error: (str(error.file), error.line or 0))
        raise errors[0] if len(errors) == 1 else DeclarationErrors(tuple(errors))


def _read(file: Path, errors: list[DeclarationError], *, optional: bool = False) -> tuple[Stanza, ...]:
    if optional and not file.exists():
        return ()
    try:
        return read(file)
    except DeclarationError as error:
        errors.append(error)
        return ()


def _read_adopted(file: Path, errors: list[DeclarationError]) -> tuple[Stanza, ...]:
    """Read what the watcher wrote itself: where that is damaged, people can do no more than take it away."""
    found: list[DeclarationError] = []
    stanzas = _read(file, found, optional=True)
    errors.extend(
        DeclarationError(
            f"{error.message}; move it away: it is made again from the catalogue", file=file, line=error.line
        )
        for error in found
    )
    return stanzas


def _check_tables(stanzas: Iterable[Stanza], errors: list[DeclarationError]) -> None:
    errors.extend(
        DeclarationError(
            "there is no such table; expected [[source]], [[index]], [[notify]] or [watcher]"
            f"{suggestion(stanza.table, TABLES)}",
            file=stanza.file,
            line=stanza.line,
            key=stanza.table,
        )
        for stanza in stanzas
        if stanza.table not in TABLES
    )


def _settings_given(stanzas: Iterable[Stanza], env: Mapping[str, str]) -> dict[str, Given]:
    given: dict[str, Given] = {}
    for stanza in stanzas:
        if stanza.table == "watcher":
            given |= stanza.given
    for key in (*SETTINGS_KEYS, *LATER_KEYS):
        if (text := env.get(f"WATCHER_{key.upper()}")) is not None:
            given[key] = Given(_FLAGS.get(text, text), Path(f"environment variable WATCHER_{key.upper()}"), None)
    return given


def _merged(
    own: Iterable[Stanza],
    operator: Iterable[Stanza],
    adopted: Iterable[Stanza],
    errors: list[DeclarationError],
) -> list[tuple[Stanza, bool]]:
    """Return each stanza as it counts, with whether it was adopted: ours, then the operator's keys over it."""
    merged = {_key(stanza): (stanza, False) for stanza in _unique(own, errors)}
    for stanza in _unique(adopted, errors):
        merged.setdefault(_key(stanza), (stanza, True))
    for stanza in _unique(operator, errors):
        under, is_adopted = merged.get(_key(stanza), (None, False))
        if under is None and not _ADDRESSES.intersection(stanza.given):
            errors.append(_over_nothing(stanza, [one.id for one, _ in merged.values() if one.id]))
            continue
        merged[_key(stanza)] = (stanza.over(under) if under else stanza, is_adopted)
    _check_ids([stanza for stanza, _ in merged.values()], errors)
    return sorted(merged.values(), key=lambda pair: pair[1])


def _over_nothing(stanza: Stanza, known: list[str]) -> DeclarationError:
    """Return the error for an operator's stanza that is no whole one, and whose id nothing has that it could change."""
    message = (
        f"there is no {stanza.table} with the id {stanza.id!r} to write these keys over, and without an address it "
        f"is none of its own{suggestion(stanza.id, known)}"
    )
    return declarations.wrong(stanza, "id", message)


def _key(stanza: Stanza) -> tuple[str, object]:
    return stanza.table, stanza.id if stanza.id is not None else id(stanza)


def _unique(stanzas: Iterable[Stanza], errors: list[DeclarationError]) -> list[Stanza]:
    """Return the sources and indexes of one file; an id that stands there twice is an error."""
    seen: dict[object, Stanza] = {}
    for stanza in stanzas:
        if stanza.table not in {"source", "index"}:
            continue
        first = seen.setdefault(_key(stanza), stanza)
        if first is not stanza:
            message = f"found {stanza.id!r} a second time; it stands on line {first.line} already; expected unique ids"
            errors.append(declarations.wrong(stanza, "id", message))
    return list(seen.values())


def _check_ids(stanzas: Iterable[Stanza], errors: list[DeclarationError]) -> None:
    """Sources and indexes share one room of ids: both name locks and health items."""
    seen: dict[str, Stanza] = {}
    for stanza in stanzas:
        if stanza.id is not None and seen.setdefault(stanza.id, stanza) is not stanza:
            message = f"found {stanza.id!r} as an index and as a source; expected unique ids"
            errors.append(declarations.wrong(stanza, "id", message))


def _was(stanza: Stanza) -> list[str]:
    found = stanza.given.get("was")
    return [one for one in found.value if isinstance(one, str)] if found and isinstance(found.value, list) else []


def _check_was(sources: Iterable[Source], stanzas: Iterable[Stanza], errors: list[DeclarationError]) -> None:
    """An earlier id belongs to one source, and to none that is still declared."""
    by_id = {stanza.id: stanza for stanza in stanzas}
    owners: dict[str, str] = {}
    for source in sources:
        for old in source.was:
            owner = old if old in by_id else owners.setdefault(old, source.id)
            if owner != source.id or old == source.id:
                message = f"found {old!r}, which is an id of {owner!r}; expected ids that no source has any more"
                errors.append(declarations.wrong(by_id[source.id], "was", message))
