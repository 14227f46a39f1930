"""Locks hold between threads and processes, name their holder, and end with it."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from watcher.archive import locks
from watcher.archive.locks import scheduler_lock, source_lock, write_lock
from watcher.errors import ArchiveError, Locked

HOLD = """
import sys, time
from pathlib import Path
from watcher.archive.locks import scheduler_lock, source_lock, write_lock
kind, root = sys.argv[1], Path(sys.argv[2])
held = {"source": lambda: source_lock(root, "care"), "write": lambda: write_lock(root), "run": lambda: scheduler_lock(root)}
with held[kind]():
    print("held", flush=True)
    time.sleep(60)
"""


def holder(kind: str, root: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, kind, str(root)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


def test_a_source_is_checked_once_at_a_time(tmp_path: Path) -> None:
    other = holder("source", tmp_path)
    with (
        pytest.raises(Locked, match=f"'care' is being checked by process {other.pid} on "),
        source_lock(tmp_path, "care"),
    ):
        pytest.fail("it was held")
    with source_lock(tmp_path, "another"):
        pass
    other.kill()
    other.wait()
    with source_lock(tmp_path, "care"):
        pass


def test_a_source_can_be_waited_for(tmp_path: Path) -> None:
    other = holder("source", tmp_path)
    threading.Timer(0.2, other.kill).start()
    with source_lock(tmp_path, "care", wait_seconds=20):
        assert other.wait(0.5) == -signal.SIGKILL, "it was held until the other one ended"


def test_a_second_run_is_told_who_runs(tmp_path: Path) -> None:
    other = holder("run", tmp_path)
    with (
        pytest.raises(Locked, match=f"another `watcher run` works on .*process {other.pid} on "),
        scheduler_lock(tmp_path),
    ):
        pytest.fail("it was held")
    other.kill()
    other.wait()
    with scheduler_lock(tmp_path):
        assert f"process {os.getpid()} on " in (tmp_path / ".scheduler.lock").read_text()


def test_a_writer_that_hangs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "WRITE_SECONDS_MAX", 0.1)
    other = holder("write", tmp_path)
    with pytest.raises(ArchiveError, match=f"process {other.pid} on .* has been writing"), write_lock(tmp_path):
        pytest.fail("it was held")
    other.kill()
    other.wait()


def test_a_thread_may_take_the_write_lock_again_and_another_waits(tmp_path: Path) -> None:
    order: list[str] = []

    def other() -> None:
        with write_lock(tmp_path):
            order.append("other")

    with write_lock(tmp_path):
        with write_lock(tmp_path):
            order.append("inner")
        thread = threading.Thread(target=other)
        thread.start()
        time.sleep(0.1)
        order.append("outer")
    thread.join()
    assert order == ["inner", "outer", "other"]


def test_an_error_inside_lets_the_lock_go(tmp_path: Path) -> None:
    for held in (write_lock(tmp_path), source_lock(tmp_path, "care"), scheduler_lock(tmp_path)):
        with pytest.raises(ZeroDivisionError), held:
            raise ZeroDivisionError
    with write_lock(tmp_path), source_lock(tmp_path, "care"), scheduler_lock(tmp_path):
        pass
