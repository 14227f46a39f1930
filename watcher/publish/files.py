"""The public folder: each file replaced whole, and only where its bytes differ.

Nothing here is flushed to the disk: a kill loses none of it, and after a power cut the folder is made again from what
is kept (see `boot_id`). One writer at a time: whoever publishes holds the write lock.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from watcher.errors import ArchiveError

PUBLIC_MODE = 0o644
UNFINISHED = ".tmp-"
"""How the name of a file begins until it is whole; a dot file is never served."""
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot_id() -> str:
    """Return what names the time since this machine was switched on; nothing where the system does not say.

    What was written before may have been lost with the power, so it vouches for no file.
    """
    return _BOOT_ID.read_text().strip() if _BOOT_ID.is_file() else ""


@dataclass(slots=True)
class Folder:
    """The folder that is public, and how many of its files a round of publishing touched."""

    root: Path
    written: int = 0
    unchanged: int = 0
    _known: set[Path] = field(default_factory=set)

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

    def sweep(self) -> None:
        """Remove what writers that were killed left unfinished."""
        for path in self.root.rglob(f"{UNFINISHED}*"):
            _as_archive_error(path, path.unlink)

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
        part = path.with_name(f"{UNFINISHED}{path.name}")
        try:
            with part.open("wb") as file:
                os.fchmod(file.fileno(), PUBLIC_MODE)
                file.write(body)
            _date(part, path)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _date(part: Path, path: Path) -> None:
    """Give the new bytes a later second than the old ones have: to HTTP, which knows no less, they are two versions."""
    old = int(path.stat().st_mtime) if path.is_file() else 0
    if part.stat().st_mtime < old + 1:
        os.utime(part, (old + 1, old + 1))


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
