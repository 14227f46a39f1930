"""Entries beside the snapshots they speak of: what rebuild, backup and running without a database rest on."""

import re
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from watcher import codec
from watcher.archive.catalogue import Catalogue, Step
from watcher.archive.files import put, storing
from watcher.archive.locks import write_lock
from watcher.archive.place import SERVICE, safe_id
from watcher.archive.rows import folder, stamp
from watcher.errors import ArchiveError
from watcher.model import Entry

HELD_AT_ONCE = 200
"""Entries in one transaction when they are mirrored or come back: what is cut short is done the next time."""
_FEED_ID = re.compile(r"[^\s,<>\"&]{1,253},[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GUID = re.compile(rf"tag:({_FEED_ID.pattern}):")
_NAME = re.compile(r"([0-9]{14})\.([a-z]+)\.entry\.json")


@dataclass(frozen=True, slots=True)
class _Number:
    """What a mirror holds beside the entry."""

    seq: int = 0
    """Its number in the order of telling: clocks step back, this does not. 0: it was told before mirrors had one."""


@dataclass(frozen=True, slots=True)
class _Mirrored(Entry):
    """An entry with its number, as one object."""

    seq: int = 0

    @classmethod
    def of(cls, entry: Entry, seq: int) -> "_Mirrored":
        return cls(**{field.name: getattr(entry, field.name) for field in fields(entry)}, seq=seq)


def path_of(root: Path, entry: Entry) -> Path:
    """Return where an entry is mirrored: `<source-id>/<told>.<event>.entry.json`, or under `_service/`."""
    place = folder(entry)
    return root / (place if place == SERVICE else safe_id(place)) / f"{stamp(entry.told)}.{entry.event}.entry.json"


def write(root: Path, catalogue: Catalogue) -> None:
    """Mirror every entry whose mirror may be missing; called after each transaction with entries, and at start."""
    while entries := catalogue.unmirrored(limit=HELD_AT_ONCE):
        for seq, entry in entries:
            put(path_of(root, entry), codec.encode(_Mirrored.of(entry, seq)) + b"\n")
        catalogue.set_mirrored([entry.event_id for _, entry in entries])


def load(root: Path, catalogue: Catalogue) -> tuple[Entry, ...]:
    """Bring entries that the catalogue does not know back into it, in the order of telling, and return them."""
    unknown = sorted(map(_numbered, _unknown(root, catalogue.mirrors())), key=_order)
    for start in range(0, len(unknown), HELD_AT_ONCE):
        numbers, entries = zip(*unknown[start : start + HELD_AT_ONCE], strict=True)
        catalogue.commit(Step(entries=entries, mirrored=numbers))
    return tuple(entry for _, entry in unknown)


def is_ahead(root: Path, catalogue: Catalogue) -> bool:
    """Whether entries are mirrored that the catalogue does not know: it was lost, or is an older copy."""
    return bool(_unknown(root, catalogue.mirrors()))


def read(path: Path) -> Entry:
    """Return the entry in a mirror; raise ArchiveError where it is damaged or missing."""
    return _numbered(path)[1]


def _numbered(path: Path) -> tuple[int, Entry]:
    with storing(path):
        data = path.read_bytes()
    try:
        return codec.decode(_Number, data).seq, codec.decode(Entry, data)
    except ValueError as error:
        raise ArchiveError(
            f"{path} is damaged ({error}): restore it from a backup; without one, move it away: "
            "what it told stays in the catalogue where that is whole, and may else be told again"
        ) from error


def feed_id(root: Path, catalogue: Catalogue, base_url: str, now: datetime) -> str:
    """Return "<authority>,<date>", the part of every GUID that names this feed; minted at the first call, for ever.

    A later move to another domain changes links, never GUIDs (RFC 4151: the date is one on which the name was held).
    """
    file = root / "feed-id"
    with write_lock(root):
        written = _written(file)
        found = catalogue.setting("feed_id") or written or _told(root)
        minted = found or f"{_authority(base_url)},{now:%Y-%m-%d}"
        if written != minted:
            put(file, f"{minted}\n".encode())
        if catalogue.setting("feed_id") != minted:
            catalogue.set_setting("feed_id", minted)
    return minted


def _authority(base_url: str) -> str:
    """Return the host as a tag names one (RFC 4151): in ASCII, and no bare IPv6 address."""
    host = urlsplit(base_url).hostname or ""
    return host.encode("idna").decode() if host and ":" not in host else "localhost"


def _order(told: tuple[int, Entry]) -> tuple[int, datetime, str]:
    """By number; what was told before mirrors had one stands before the rest, by its time."""
    seq, entry = told
    return seq, entry.told, entry.event_id


def _unknown(root: Path, known: Container[tuple[str, str]]) -> list[Path]:
    with storing(root):
        folders = [path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")]
        names = [path for place in folders for path in place.iterdir() if _NAME.fullmatch(path.name)]
    return [path for path in names if (path.parent.name, path.name[:14]) not in known]


def _written(file: Path) -> str | None:
    with storing(file):
        text = file.read_bytes().decode(errors="replace").strip() if file.is_file() else ""
    return text if _FEED_ID.fullmatch(text) else None


def _told(root: Path) -> str | None:
    """Return the feed id in the GUID of the first entry that can be read: where the file that held it was damaged."""
    for path in sorted(_unknown(root, ())):
        with suppress(ArchiveError):
            found = _GUID.match(read(path).guid)
            if found:
                return found[1]
    return None
