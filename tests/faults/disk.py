"""A disk that fails on purpose: every write, flush, rename and removal below a folder is an operation with a number.

A power cut is simulated by what file systems may do at their worst: what was written and not flushed is torn at half,
and a rename whose folder was not flushed has not happened, or has happened before the bytes came. The database writes
in C and answers for itself: its journal is made for this.
"""

import builtins
import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

Number = int


@dataclass
class Disk:
    """Counts operations below `root`; at the one with number `at` it does `fault`."""

    root: Path
    at: Number = 0
    fault: Callable[["Disk"], None] = lambda _disk: None
    seen: list[str] = field(default_factory=list)
    unflushed: dict[str, int] = field(default_factory=dict)
    """Files written and not flushed, by name, each with the inode that holds the bytes."""
    renamed: list[tuple[str, str, bytes | None]] = field(default_factory=list)
    """Renames whose folder was not flushed: from, to, and the bytes that stood there."""

    def step(self, name: str, path: object) -> None:
        """Count an operation; do the fault where its number has come."""
        if not str(path).startswith(str(self.root)):
            return
        self.seen.append(f"{name} {Path(str(path)).name}")
        if len(self.seen) == self.at:
            self.fault(self)

    def install(self, patch: pytest.MonkeyPatch) -> "Disk":
        """Stand between Python and the system."""
        really_replace, really_unlink, really_sync, really_open = os.replace, os.unlink, os.fsync, io.open

        def replace(old: Any, new: Any, **rest: Any) -> None:
            self.step("rename", new)
            before = Path(new).read_bytes() if Path(new).is_file() else None
            really_replace(old, new, **rest)
            if str(old) in self.unflushed:
                self.unflushed[str(new)] = self.unflushed.pop(str(old))
            self.renamed.append((str(old), str(new), before))

        def unlink(path: Any, **rest: Any) -> None:
            self.step("remove", path)
            really_unlink(path, **rest)

        def sync(descriptor: int) -> None:
            path = str(Path(f"/proc/self/fd/{descriptor}").readlink())
            self.step("flush", path)
            really_sync(descriptor)
            self.unflushed.pop(path, None)
            self.renamed = [one for one in self.renamed if str(Path(one[1]).parent) != path]

        def opened(file: Any, mode: str = "r", *rest: Any, **names: Any) -> Any:
            if isinstance(file, (str, Path)) and set(mode) & set("wax+"):
                self.step("write", file)
                self.unflushed[str(file)] = 0
            return really_open(file, mode, *rest, **names)

        patch.setattr(os, "replace", replace)
        patch.setattr(os, "unlink", unlink)
        patch.setattr(os, "fsync", sync)
        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        return self


def power_cut(disk: Disk) -> None:
    """Lose what was not flushed, names too, and end the process where it stands."""
    _tear(disk)
    for old, new, before in reversed(disk.renamed):
        if Path(new).exists():
            Path(new).rename(old)
        if before is not None:
            os.write(descriptor := os.open(new, os.O_WRONLY | os.O_CREAT, 0o644), before)
            os.close(descriptor)
    os.kill(os.getpid(), signal.SIGKILL)


def torn(disk: Disk) -> None:
    """Lose the bytes that were not flushed and keep their names, and end the process where it stands."""
    _tear(disk)
    os.kill(os.getpid(), signal.SIGKILL)


def _tear(disk: Disk) -> None:
    for name in disk.unflushed:
        if (path := Path(name)).exists():
            os.truncate(path, path.stat().st_size // 2)


def failing(number: int) -> Callable[[Disk], None]:
    """Return the fault of a system call that fails with this error number."""

    def fail(_disk: Disk) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def forked(work: Callable[[], None]) -> int:
    """Do the work in a child and return its wait status: what it raises ends it, and nobody else."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:  # noqa: BLE001  (a forked test runner must not go on)
            os._exit(1)
    return os.waitpid(child, 0)[1]
