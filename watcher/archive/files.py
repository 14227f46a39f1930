"""Files that survive a kill and a power cut: written beside their place, flushed to the disk, renamed into it."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watcher.errors import ArchiveError

_MIB = 2**20
_CONTAINER = "container"
"""The variable by which Podman and our own image tell a process that it runs in one."""
_ADVICE = {
    errno.ENOSPC: "the disk is full: see `df -h`, free some space, and start again; nothing that was kept is lost",
    errno.EDQUOT: "the quota is used up: see `quota`, free some space, and start again; nothing that was kept is lost",
    errno.EROFS: "it is mounted read-only: mount it writable, or choose another folder with --snapshots",
    errno.EIO: "the disk failed: see `dmesg`; restore from a backup what cannot be read",
    errno.EMFILE: "too many files are open: raise the limit (`ulimit -n`)",
}


def advice(error: OSError, path: Path) -> str:
    """Return what a person can do about a failed file operation."""
    if error.errno in {errno.EACCES, errno.EPERM}:
        return f"it belongs to somebody else: chown -R {os.getuid()}:{os.getgid()} {_existing(path)}{mounted()}"
    return _ADVICE.get(error.errno or 0, "see `ls -ld` and `df -h` of the folder")


def is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder, or where it would be made: by its owner and mode, and by its mount."""
    return os.access(_existing(folder), os.W_OK)


def unwritable(folder: Path) -> str:
    """Return why nothing can be written into a folder, and what a person can do about it."""
    number = errno.EROFS if is_read_only(folder) else errno.EACCES
    return advice(OSError(number, os.strerror(number)), _existing(folder))


def is_read_only(folder: Path) -> bool:
    """Whether a folder lies on a file system that nobody can write, whoever owns it."""
    return bool(os.statvfs(_existing(folder)).f_flag & os.ST_RDONLY)


def mounted() -> str:
    """Return, within a container, that a folder has another name outside; else nothing."""
    return " (outside this container: the folder that is mounted there)" if os.environ.get(_CONTAINER) else ""


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turn an OSError into an ArchiveError that says which file, what happened and what to do."""
    try:
        yield
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else path
        raise ArchiveError(f"{place}: {error.strerror or error}: {advice(error, place)}") from error


def make_folder(path: Path) -> None:
    """Make a folder and its parents, each entered durably in its own parent; nothing where it is there."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; after the return it is on the disk. Raise ArchiveError."""
    with storing(path):
        make_folder(path.parent)
        part = path.with_name(f"{path.name}.part")
        with part.open("wb") as file:
            file.write(data)
            flush(file.fileno())
        move(part, path)


def move(old: Path, new: Path) -> None:
    """Rename within one file system, durably; `new` must not hold anything of worth. Raise OSError."""
    make_folder(new.parent)
    old.replace(new)
    sync_folder(new.parent)
    if old.parent != new.parent:
        sync_folder(old.parent)


def flush(descriptor: int) -> None:
    """Wait until what was written is on the disk."""
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def demand_space(folder: Path, free_bytes_min: int) -> None:
    """Raise ArchiveError where less than this is free: a stop in time keeps room for the database to finish."""
    with storing(folder):
        free = shutil.disk_usage(_existing(folder)).free
    if free < free_bytes_min:
        raise ArchiveError(
            f"only {free / _MIB:,.0f} MiB are free where {folder} lies, and {free_bytes_min / _MIB:,.0f} MiB are to "
            "stay free: checks stop; see `df -h` and free some space, or lower disk_free_min"
        )


def _existing(path: Path) -> Path:
    """Return the nearest folder that is there."""
    path = path.absolute()
    return next(folder for folder in (path, *path.parents) if folder.exists())
