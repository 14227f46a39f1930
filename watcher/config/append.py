"""A new stanza at the end of a declaration file; every byte that stands there already stays."""

import os
import shutil
import tempfile
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import tomlkit
from tomlkit.items import Table

from watcher.config.load import WATCHER_TOML, load
from watcher.config.stanzas import read
from watcher.config.values import as_line
from watcher.errors import DeclarationError
from watcher.model import Index, Rules, Source

_ORDER = ("id", "title", "publisher", "kind", "series", "model", "url")
_UNWRITTEN = {"rules", "adopted"}
_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def stanza_text(source: Source) -> str:
    """Return the source as a `[[source]]` stanza: what differs from the defaults, nothing else.

    Title, publisher and model may come from a page that somebody else wrote: they are made lines that load.
    """
    table = tomlkit.table()
    plain = _plain(source) | {
        key: as_line(text) or source.id for key in ("title", "publisher", "model") if (text := getattr(source, key))
    }
    for key in (*_ORDER, *(key for key in plain if key not in _ORDER)):
        if key in plain:
            table.add(key, plain[key])
    return _stanza("source", table)


def index_text(index: Index) -> str:
    """Return the index as an `[[index]]` stanza."""
    table = tomlkit.table()
    for key in ("id", "urls", "match", "adopt"):
        table.add(key, _toml(getattr(index, key)))
    template = tomlkit.inline_table()
    template.update({key: as_line(value) for key, value in index.template})
    table.add("template", template)
    if index.allow_private:
        table.add("allow_private", True)
    return _stanza("index", table)


def _stanza(name: str, table: Table) -> str:
    document = tomlkit.document()
    several = tomlkit.aot()
    several.append(table)
    document.add(name, several)
    return tomlkit.dumps(document)


def append_source(path: Path, source: Source, *, config: Path | None = None, snapshots: Path | None = None) -> str:
    """Append the source's stanza to `path`, in one atomic step, and return it.

    The file is made if it is missing. `config` is the catalogue that it stands beside, where it is a watcher.toml:
    both are checked together, with what was adopted into `snapshots`. Raises DeclarationError, and leaves the file as
    it was, where the id stands in it already, where file and stanza together would not load, and where its folder
    cannot be written.
    """
    if path.exists() and any(stanza.id == source.id for stanza in read(path)):
        raise DeclarationError(f"has a stanza with the id {source.id!r} already", file=path, source=source.id)
    text = path.read_bytes().decode() if path.exists() else ""
    stanza = stanza_text(source)
    gap = "\n" * (1 if text.endswith("\n") else 2) if text else ""
    try:
        _replace(path.resolve(), f"{text}{gap}{stanza}", (config or path).resolve(), snapshots)
    except OSError as error:
        raise DeclarationError(f"cannot be written: {error.strerror}", file=path, source=source.id) from error
    return stanza


def _plain(source: Source) -> dict[str, object]:
    """Return the keys of the stanza as TOML values."""
    plain: dict[str, object] = {}
    for field in fields(Source):
        value = getattr(source, field.name)
        if field.name not in _UNWRITTEN and value != field.default:
            plain[field.name] = _toml(value)
    for field in fields(Rules):
        if value := getattr(source.rules, field.name):
            plain[field.name] = _toml(value)
    return plain


def _toml(value: object) -> object:
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


def _duration(value: timedelta) -> str:
    seconds = value.total_seconds()
    unit = next((unit for unit, size in _SECONDS.items() if seconds and seconds % size == 0), "s")
    return f"{seconds / _SECONDS[unit]:g}{unit}"


def _replace(path: Path, text: str, config: Path, snapshots: Path | None) -> None:
    """Write beside the file, load that as a check together with what it stands beside, and move it into place."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        draft = Path(folder) / path.name
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        beside = [one for one in (config, config.parent / WATCHER_TOML) if one != path and one.exists()]
        for one in beside:
            shutil.copyfile(one, draft.with_name(one.name))
        try:
            load(draft.with_name(config.name), snapshots=snapshots)
        except DeclarationError as error:
            first = error.errors[0]
            name = first.file.name if first.file else path.name
            raise _at(next((one for one in beside if one.name == name), path), first) from error
        draft.replace(path)


def _at(path: Path, error: DeclarationError) -> DeclarationError:
    moved = DeclarationError(
        error.message,
        file=path,
        line=error.line,
        source=error.source,
        table=error.table,
        key=error.key,
    )
    moved.found, moved.expected = error.found, error.expected
    return moved
