"""The public folder: each file replaced whole, and only where its bytes differ."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from watcher.errors import ArchiveError

PUBLIC_MODE = 0o644
FSYNC_MAX = 500
"""More files than this are brought to disk by one sync of everything."""


@dataclass(slots=True)
class Folder:
    """The folder that is public, and how many of its files a round of publishing touched."""

    root: Path
    written: int = 0
    unchanged: int = 0
    _known: set[Path] = field(default_factory=set)
    _unsynced: list[Path] = field(default_factory=list)

    def write(self, name: str, data: bytes | str) -> bool:
        """Bring one file to these bytes and say whether it differed.

        A reader sees the old bytes or the new ones, never half of them. Raise ArchiveError where it cannot be written.
        """
        path, body = self.root / name, data.encode() if isinstance(data, str) else data
        if _bytes_of(path, len(body)) == body:
            self.unchanged += 1
            return False
        _as_archive_error(path, lambda: self._replace(path, body))
        self.written += 1
        return True

    def sync(self) -> None:
        """Return when everything that was written is on disk; what was cut short before that is written again."""
        if len(self._unsynced) > FSYNC_MAX:
            os.sync()
        else:
            for path in self._unsynced:
                _as_archive_error(path, partial(_fsync, path))
        self._unsynced.clear()

    def exists(self, name: str) -> bool:
        """Whether the file is there."""
        return (self.root / name).is_file()

    def read(self, name: str) -> bytes:
        """Return the bytes of one file; none where it is missing."""
        path = self.root / name
        return path.read_bytes() if path.is_file() else b""

    def _replace(self, path: Path, body: bytes) -> None:
        if path.parent not in self._known:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._known.add(path.parent)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(body)
            os.chmod(name, PUBLIC_MODE)  # noqa: PTH101 - a name, as mkstemp gives it
            os.replace(name, path)  # noqa: PTH105
            self._unsynced.append(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _bytes_of(path: Path, size: int) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size == size else None
    except OSError:
        return None


def _as_archive_error(path: Path, act: Callable[[], None]) -> None:
    try:
        act()
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be written ({error.strerror}): see that the public folder belongs to this user and that "
            "its disk has room; `watcher publish` then brings it up to date"
        ) from error
