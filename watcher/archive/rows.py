"""Values of the model to rows of the catalogue, and back."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

from watcher import codec
from watcher.archive.place import SERVICE
from watcher.errors import ArchiveError
from watcher.model import Comparison, Document, Entry, Snapshot, Suspicion, Verdict

UNPACKED_BYTES_MAX = 512 * 1024 * 1024
"""A stored document or comparison larger than this was not written by us."""
_LEVEL = 6
_ENTRIES_KEPT = 512
"""Read entries that are remembered: the newest stand in many feeds, and each round of publishing asks for them."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Heavy:
    """The part of an entry that lists do not need."""

    comparison: Comparison | None
    text_before: str | None
    text_after: str | None


def when(moment: datetime) -> str:
    """Return the moment as text of one width, so that texts sort as moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def stamp(moment: datetime) -> str:
    """Return the moment as it stands in ids and file names: YYYYMMDDhhmmss, UTC."""
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def folder(entry: Entry) -> str:
    """Return the folder of `snapshots/` that mirrors the entry."""
    return entry.source_id or SERVICE


def packed(value: object) -> bytes:
    """Return the encoded value, compressed."""
    return zlib.compress(codec.encode(value), _LEVEL)


def unpacked(data: bytes) -> bytes:
    """Return what was packed; raise ArchiveError where the row is damaged."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, UNPACKED_BYTES_MAX)
    except zlib.error as error:
        raise ArchiveError(
            f"a row of the catalogue is damaged ({error}): restore the catalogue from a backup"
        ) from error
    if not unpacker.eof:
        raise ArchiveError("a row of the catalogue is cut off or too large: restore the catalogue from a backup")
    return plain


def decoded(kind: type[T], data: bytes | str) -> T:
    """Return the stored value; raise ArchiveError where the row holds another shape."""
    try:
        return codec.decode(kind, data)
    except ValueError as error:
        raise ArchiveError(f"a row of the catalogue is {error}: restore the catalogue from a backup") from error


def snapshot_row(snapshot: Snapshot) -> dict[str, Any]:
    """Return the snapshot as a row."""
    return {
        "id": snapshot.id,
        "source_id": snapshot.source_id,
        "captured": when(snapshot.captured),
        "url": snapshot.url,
        "requested_url": snapshot.requested_url,
        "sha256": snapshot.sha256,
        "media_type": snapshot.media_type,
        "bytes": snapshot.bytes,
        "suspicion": snapshot.verdict.suspicion,
        "sentence": snapshot.verdict.sentence,
        "document_digest": snapshot.document_digest,
        "rules_digest": snapshot.rules_digest,
        "thinned": int(snapshot.thinned),
        "check_number": snapshot.check,
    }


def snapshot_of(row: Mapping[str, Any]) -> Snapshot:
    """Return the snapshot that the row holds."""
    others = {"captured", "suspicion", "sentence", "thinned", "check_number"}
    fields = {name: row[name] for name in row if name not in others}
    suspicion = Suspicion(row["suspicion"]) if row["suspicion"] else None
    return Snapshot(
        **fields,
        captured=datetime.fromisoformat(row["captured"]),
        verdict=Verdict(suspicion, row["sentence"]),
        thinned=bool(row["thinned"]),
        check=row["check_number"],
    )


def document_row(sha256: str, rules_digest: str, document: Document) -> dict[str, Any]:
    """Return the document as a row."""
    return {"sha256": sha256, "rules_digest": rules_digest, "document": packed(document)}


def document_of(data: bytes) -> Document:
    """Return the document that was packed."""
    return decoded(Document, unpacked(data))


def entry_row(entry: Entry, *, mirrored: bool) -> dict[str, Any]:
    """Return the entry as a row: what lists need, and the rest apart."""
    light = replace(entry, comparison=None, text_before=None, text_after=None)
    return {
        "event_id": entry.event_id,
        "folder": folder(entry),
        "told": stamp(entry.told),
        "event": entry.event,
        "source_id": entry.source_id,
        "change_id": entry.change_id,
        "light": codec.encode(light).decode(),
        "heavy": packed(Heavy(entry.comparison, entry.text_before, entry.text_after)),
        "mirrored": int(mirrored),
    }


def light_entry(row: Mapping[str, Any]) -> Entry:
    """Return the entry without its comparison and texts."""
    return _light(row["light"])


@lru_cache(maxsize=_ENTRIES_KEPT)
def _light(data: str) -> Entry:
    return decoded(Entry, data)


def whole_entry(row: Mapping[str, Any]) -> Entry:
    """Return the entry as it was told."""
    heavy = decoded(Heavy, unpacked(row["heavy"]))
    return replace(
        light_entry(row), comparison=heavy.comparison, text_before=heavy.text_before, text_after=heavy.text_after
    )
