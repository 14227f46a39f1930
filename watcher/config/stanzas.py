"""Declaration files as stanzas: each table with each value and the line on which it stands."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from watcher.errors import DeclarationError

FILE_BYTES_MAX = 4 * 2**20
TABLES = ("source", "index", "watcher", "notify")

_LONG = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*',
    re.DOTALL,
)
_HEADER = re.compile(r"\s*\[{1,2}\s*([A-Za-z0-9_-]+)[^\]]*\]")
_KEY = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+))\s*[.=]")


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it was written, and where."""

    value: object
    file: Path | None
    line: int | None


@dataclass(frozen=True, slots=True)
class Stanza:
    """One `[[source]]`, `[[index]]`, `[[notify]]` or `[watcher]` table."""

    table: str
    file: Path | None
    line: int | None
    given: Mapping[str, Given]

    @property
    def id(self) -> str | None:
        """Its id, if it has one that is a string."""
        found = self.given.get("id")
        return found.value if found and isinstance(found.value, str) else None

    @property
    def name(self) -> str | None:
        """What it is called in messages: its id, or the name of a target."""
        found = self.given.get("name")
        return self.id or (found.value if found and isinstance(found.value, str) else None)

    def over(self, other: "Stanza") -> "Stanza":
        """Return the other stanza with this one's keys written over it."""
        return Stanza(other.table, other.file, other.line, {**other.given, **self.given})


def read(file: Path) -> tuple[Stanza, ...]:
    """Return the stanzas of one file in order of the text; raise DeclarationError if it cannot be read."""
    text = _text(file)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        number = int(found[1]) if found else None
        raise DeclarationError(_not_toml(error, text, number), file=file, line=number) from error
    places = _places(text)
    return tuple(_stanzas(file, tables, places))


def _not_toml(error: tomllib.TOMLDecodeError, text: str, number: int | None) -> str:
    """Return what is wrong; tomllib does not name the key that stands there twice."""
    key = _KEY.match(text.split("\n")[number - 1]) if number and "overwrite" in str(error) else None
    if key is None:
        return f"this is not TOML: {error}"
    return f"found {key[1] or key[2] or key[3]!r} a second time; in TOML each key of a table stands there once"


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise DeclarationError(f"cannot be read: {error.strerror}", file=file) from error
    if len(data) > FILE_BYTES_MAX:
        raise DeclarationError(f"has {len(data)} bytes; expected at most {FILE_BYTES_MAX}", file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DeclarationError("is not UTF-8 here; save it as UTF-8", file=file, line=line) from error


_Place = tuple[str, int, str | None]


def _stanzas(file: Path, tables: Mapping[str, object], places: Mapping[_Place, int]) -> Iterator[Stanza]:
    for table, content in tables.items():
        ones = content if isinstance(content, list) else [content]
        for index, one in enumerate(ones):
            line = places.get((table, index, None)) or places.get(("", 0, table))
            if not isinstance(one, dict):
                raise DeclarationError(
                    f"found {table!r} as a single value; expected tables such as [[source]]",
                    file=file,
                    line=line,
                    key=table,
                )
            given = {key: Given(value, file, places.get((table, index, key), line)) for key, value in one.items()}
            yield Stanza(table, file, line, given)


def _places(text: str) -> dict[_Place, int]:
    """Return the line of each table and key. tomllib gives no positions, and tomlkit none for values."""
    masked = _LONG.sub(_mask, text).split("\n")
    places: dict[_Place, int] = {}
    counts: dict[str, int] = {}
    table, depth = "", 0
    for number, (line, shown) in enumerate(zip(text.split("\n"), masked, strict=True), start=1):
        if depth == 0 and shown.strip():
            if header := _HEADER.match(shown):
                top = "." not in shown.split("]")[0]
                table = header[1]
                counts[table] = counts.get(table, -1) + top
                places.setdefault((table, max(counts[table], 0), None), number)
                continue
            if key := _KEY.match(line):
                name = key[1] or key[2] or key[3]
                places.setdefault((table, max(counts.get(table, 0), 0), name), number)
        depth += sum(shown.count(c) for c in "[{") - sum(shown.count(c) for c in "]}")
    return places


def _mask(match: re.Match[str]) -> str:
    """Blank what is no structure, keeping its lines."""
    return "_" * (match[0][0] != "#") + "\n" * match[0].count("\n")
