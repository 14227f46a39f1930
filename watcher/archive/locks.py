"""Who may do what beside whom: one check a source, one writer, one scheduler, one sender a target.

The locks are flock(2) on small files under `snapshots/`: they hold between processes and between threads, and the
system lets them go when their holder dies, however it dies. The files stay; they mean nothing unlocked.
"""

import fcntl
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from watcher.archive.files import make_folder, storing
from watcher.archive.place import LOCKS, safe_id
from watcher.errors import ArchiveError, Locked

WRITE_SECONDS_MAX = 60.0
"""How long a writer waits for another one; a transaction with its publishing takes a fraction of a second."""
_POLL_SECONDS = 0.01


@contextmanager
def source_lock(root: Path, source_id: str, *, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold a source from fetch to publish; raise Locked where another check holds it for longer than that."""
    with _held(root / LOCKS / safe_id(source_id), wait_seconds) as holder:
        if holder is not None:
            raise Locked(
                f"source {source_id!r} is being checked by {holder}; it will be checked again when that is done"
            )
        yield


@contextmanager
def scheduler_lock(root: Path) -> Iterator[None]:
    """Hold the right to schedule; raise Locked, naming the holder, where another `run` has it."""
    with _held(root / ".scheduler.lock", 0.0) as holder:
        if holder is not None:
            raise Locked(f"another `watcher run` works on {root}: {holder}; stop it first, or choose another folder")
        yield


@contextmanager
def delivery_lock(root: Path, target: str) -> Iterator[None]:
    """Hold the right to send to a target; raise Locked where another process is sending to it."""
    with _held(root / LOCKS / f".to-{safe_id(target)}", 0.0) as holder:
        if holder is not None:
            raise Locked(f"{holder} is sending to {target!r} already")
        yield


@contextmanager
def write_lock(root: Path) -> Iterator[None]:
    """Hold the right to write the catalogue and to publish; a thread that holds it may take it again.

    Raise ArchiveError where another writer holds it for over a minute.
    """
    mine = _mutex(root)
    if not mine.threads.acquire(timeout=WRITE_SECONDS_MAX):
        raise ArchiveError(_waited(root, "another thread of this process"))
    try:
        if mine.depth:
            yield from _nested(mine)
            return
        with _held(root / ".write.lock", WRITE_SECONDS_MAX) as holder:
            if holder is not None:
                raise ArchiveError(_waited(root, holder))
            yield from _nested(mine)
    finally:
        mine.threads.release()


@dataclass(slots=True)
class _Mutex:
    threads: threading.RLock = field(default_factory=threading.RLock)
    depth: int = 0


_MUTEXES: dict[Path, _Mutex] = {}
_MUTEXES_GUARD = threading.Lock()


def _mutex(root: Path) -> _Mutex:
    with _MUTEXES_GUARD:
        return _MUTEXES.setdefault(root.absolute(), _Mutex())


def _nested(mutex: _Mutex) -> Iterator[None]:
    mutex.depth += 1
    try:
        yield
    finally:
        mutex.depth -= 1


def _waited(root: Path, holder: str) -> str:
    return f"{root}: {holder} has been writing for {WRITE_SECONDS_MAX:.0f} s; look whether it hangs, and stop it"


@contextmanager
def _held(path: Path, wait_seconds: float) -> Iterator[str | None]:
    """Yield None with the lock held, or the holder's name where it could not be had in time."""
    with storing(path):
        make_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if _taken(descriptor, wait_seconds):
            _sign(descriptor)
            yield None
        else:
            yield _holder(descriptor)
    finally:
        os.close(descriptor)


def _taken(descriptor: int, wait_seconds: float) -> bool:
    until = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(_POLL_SECONDS)
        else:
            return True


def _sign(descriptor: int) -> None:
    """Write down who holds it, for the sentence that another one will read; not worth a failure."""
    name = f"process {os.getpid()} on {socket.gethostname()}\n".encode()
    if os.pread(descriptor, len(name) + 1, 0) == name:
        return
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, name, 0)
    except OSError:
        os.ftruncate(descriptor, 0)


def _holder(descriptor: int) -> str:
    return os.pread(descriptor, 200, 0).decode(errors="replace").strip() or "another process"
