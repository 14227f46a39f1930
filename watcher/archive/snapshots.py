"""The folder of WARC files. A file gets its name only when all of it is on the disk, and is never written again."""

import logging
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from watcher.archive import warc
from watcher.archive.files import flush, make_folder, move, storing
from watcher.archive.place import INCOMING, is_snapshot, safe_id, split
from watcher.archive.rows import stamp
from watcher.archive.warc import DamagedWarc
from watcher.errors import ArchiveError
from watcher.model import Capture

__all__ = ["DamagedWarc", "Recorded", "Snapshots"]

_ENDING = ".warc.gz"
_PART = ".part"
_DAMAGED = ".damaged"
_SECOND = timedelta(seconds=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A capture that is safely in `.incoming`, whose fate is not decided."""

    id: str
    """The snapshot id that it will have if it is kept."""
    path: Path
    check: int = 0
    """Which check of its source brought it, counted from 1; 0: it was written before checks were numbered."""

    @property
    def source_id(self) -> str:
        """Whose capture it is."""
        return split(self.id)[0]


class Snapshots:
    """The files under one `snapshots/` folder. Every method raises ArchiveError where storage fails."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._looked: dict[str, int] = {}

    def record(self, source_id: str, capture: Capture, *, check: int = 0) -> Recorded:
        """Write what this check of a source brought to `.incoming`, flushed: no kill and no power cut can lose it."""
        snapshot_id = self._free_id(source_id, capture.at)
        path = self._incoming_path(snapshot_id)
        with storing(path):
            make_folder(path.parent)
            part = path.with_name(path.name + _PART)
            with part.open("wb") as file:
                warc.write(capture, snapshot_id, file, check=check)
                file.flush()
                flush(file.fileno())
            move(part, path)
        return Recorded(snapshot_id, path, check)

    def keep(self, recorded: Recorded) -> Path:
        """Move a recorded capture into its source's folder, under the name that it has for ever."""
        place = self.path(recorded.id)
        with storing(place):
            move(recorded.path, place)
        return place

    def put_back(self, recorded: Recorded) -> None:
        """Undo `keep`, where no row could be written; nothing where the capture was not kept."""
        place = self.path(recorded.id)
        with storing(recorded.path):
            if place.exists() and not recorded.path.exists():
                move(place, recorded.path)

    def discard(self, recorded: Recorded) -> None:
        """Remove a recorded capture that says nothing new."""
        with storing(recorded.path):
            recorded.path.unlink(missing_ok=True)

    def set_aside(self, recorded: Recorded) -> Path:
        """Keep a damaged capture out of the way, under another name; nothing is thrown away unread."""
        aside = recorded.path.with_name(recorded.path.name + _DAMAGED)
        with storing(aside):
            move(recorded.path, aside)
        return aside

    def incoming(self, source_id: str | None = None) -> tuple[Recorded, ...]:
        """Return the captures whose fate was not decided, of one source or of all, oldest first."""
        found = (self._recorded(path) for path in self._listed(self.root / INCOMING))
        wanted = (one for one in found if one and source_id in {None, one.source_id})
        return tuple(sorted(wanted, key=lambda one: split(one.id)[::-1]))

    def sweep(self, source_id: str) -> None:
        """Remove what a killed write of this source left half-written; the caller holds the source's lock."""
        for path in self._listed(self.root / INCOMING):
            if path.name.startswith(f"{safe_id(source_id)}.") and path.name.endswith(_PART):
                with storing(path):
                    path.unlink(missing_ok=True)

    def kept(self) -> Iterator[str]:
        """Yield the snapshot ids of all files, whether or not a row names them."""
        for folder in self._listed(self.root):
            if not folder.name.startswith((".", "_")) and folder.is_dir():
                yield from self._ids(folder)

    def orphans(self, named: Container[str]) -> tuple[Recorded, ...]:
        """Return the files in sources' folders that no row names, oldest first."""
        found = (
            Recorded(snapshot_id, self.path(snapshot_id)) for snapshot_id in self.kept() if snapshot_id not in named
        )
        return tuple(sorted(found, key=lambda one: split(one.id)[::-1]))

    def strays(self, source_id: str, named: Callable[[], Container[str]]) -> tuple[Recorded, ...]:
        """Return the files of one source that no row names, oldest first; the caller holds the source's lock.

        Rows are asked for only where the folder is another than at the last look: each check looks.
        """
        folder = self.root / safe_id(source_id)
        with storing(folder):
            changed = folder.stat().st_mtime_ns if folder.is_dir() else None
        if changed is None or self._looked.get(source_id) == changed:
            return ()
        self._looked[source_id] = changed
        known = named()
        return tuple(Recorded(one, self.path(one)) for one in self._ids(folder) if one not in known)

    def numbered(self, recorded: Recorded) -> Recorded:
        """Return it with the number of its check, as its file says it; as it is where that cannot be read."""
        try:
            with storing(recorded.path):
                return replace(recorded, check=warc.metadata(recorded.path).check)
        except ArchiveError:
            return recorded  # whoever reads it says why

    def load(self, snapshot_id: str) -> Capture:
        """Return the capture of a kept snapshot; raise DamagedWarc where it is damaged or missing."""
        return self.read(Recorded(snapshot_id, self.path(snapshot_id)))

    def read(self, recorded: Recorded, *, check_digests: bool = False) -> Capture:
        """Return the capture in a file; raise DamagedWarc where it is damaged, missing or another one."""
        if not recorded.path.exists():
            raise DamagedWarc(f"{recorded.path} is missing: restore it from a backup")
        with storing(recorded.path):
            metadata, capture = warc.read(recorded.path, check_digests=check_digests)
        if metadata.snapshot != recorded.id:
            raise DamagedWarc(f"{recorded.path} holds the snapshot {metadata.snapshot}: put it back into its own place")
        return capture

    def path(self, snapshot_id: str) -> Path:
        """Return where the file of a snapshot stands; raise InputError where the id is none."""
        source_id, moment = split(snapshot_id)
        return self.root / source_id / f"{moment}{_ENDING}"

    def remove(self, snapshot_id: str) -> None:
        """Remove the file of a snapshot whose row says that it is thinned."""
        path = self.path(snapshot_id)
        with storing(path):
            path.unlink(missing_ok=True)

    def _free_id(self, source_id: str, at: datetime) -> str:
        """Return the id of this second, or of the next free one where a clock that jumped back made it taken."""
        while True:
            snapshot_id = f"{safe_id(source_id)}/{stamp(at)}"
            if not (self.path(snapshot_id).exists() or self._incoming_path(snapshot_id).exists()):
                return snapshot_id
            at += _SECOND

    def _incoming_path(self, snapshot_id: str) -> Path:
        source_id, moment = split(snapshot_id)
        return self.root / INCOMING / f"{source_id}.{moment}{_ENDING}"

    def _recorded(self, path: Path) -> Recorded | None:
        snapshot_id = path.name.removesuffix(_ENDING).replace(".", "/", 1)
        ours = path.name.endswith(_ENDING) and is_snapshot(snapshot_id) and path.is_file()
        return Recorded(snapshot_id, path) if ours else None

    def _ids(self, folder: Path) -> Iterator[str]:
        for path in self._listed(folder):
            snapshot_id = f"{folder.name}/{path.name.removesuffix(_ENDING)}"
            if path.name.endswith(_ENDING) and is_snapshot(snapshot_id):
                yield snapshot_id

    def _listed(self, folder: Path) -> list[Path]:
        with storing(folder):
            return sorted(folder.iterdir()) if folder.is_dir() else []
