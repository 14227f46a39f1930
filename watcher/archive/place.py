"""Names under `snapshots/`: ids from outside can never lead out of their folders."""

import re

from watcher.errors import InputError

INCOMING = ".incoming"
LOCKS = ".locks"
SERVICE = "_service"
"""The folder of entries that no one source is meant by."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,199}")
_SNAPSHOT = re.compile(r"([a-z0-9][a-z0-9-]{0,199})/([0-9]{14})")


def safe_id(source_id: str) -> str:
    """Return the id as it is; raise InputError where it is none."""
    if not _ID.fullmatch(source_id):
        raise InputError(f"{source_id!r} is no source id: small letters, digits and hyphens only")
    return source_id


def is_snapshot(name: str) -> bool:
    """Whether this could be a snapshot id: what people leave in the folder is not ours, and stays."""
    return _SNAPSHOT.fullmatch(name) is not None


def split(snapshot_id: str) -> tuple[str, str]:
    """Return source id and time of a snapshot id; raise InputError where it is none."""
    found = _SNAPSHOT.fullmatch(snapshot_id)
    if not found:
        raise InputError(f"{snapshot_id!r} is no snapshot id: it reads like my-source/20260131120000")
    return found[1], found[2]
