"""The one script and the demonstration, as a person starts them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_demonstration_shows_a_change_arriving(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WATCHER_")}
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--once"],
        cwd=ROOT, env={**environment, "TMPDIR": str(tmp_path)}, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"will pause the task and" -> "aim to record this and may"' in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_script_says_what_to_install_where_python_is_too_old(tmp_path: Path) -> None:
    (tmp_path / "run").write_bytes((ROOT / "run").read_bytes())
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text("")
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    for words in ([], ["test"], ["demo"], ["check"]):
        done = subprocess.run(
            ["sh", str(tmp_path / "run"), *words],
            env={"PATH": os.environ["PATH"], "PYTHON": str(old)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert "older than 3.11" in done.stderr
        assert "apt install python3" in done.stderr


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_the_script_is_plain_shell(shell: str) -> None:
    subprocess.run([shell, "-n", str(ROOT / "run")], check=True)


def test_a_demonstration_that_is_stopped_leaves_nothing_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    running = subprocess.Popen(
        [sys.executable, "-m", "demo"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert "An invented lab" in running.stdout.readline()
    assert list(tmp_path.glob("watcher-demo-*"))
    running.terminate()
    assert running.wait(20) == 0
    running.stdout.close()
    assert not list(tmp_path.glob("watcher-demo-*"))


def test_a_checkout_that_was_moved_or_copied_is_set_up_anew(tmp_path: Path) -> None:
    """What was installed names the folder where it was installed: it would run another folder's code."""
    (tmp_path / "run").write_bytes((ROOT / "run").read_bytes())
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 0\n")
    python.chmod(0o755)
    (tmp_path / ".venv" / ".folder").write_text("/elsewhere\n")
    done = subprocess.run(
        ["sh", str(tmp_path / "run"), "sources"],
        env={"PATH": os.environ["PATH"], "PYTHON": "/bin/false"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "is missing or older" in done.stderr, "it looks for a Python to set up with"
    assert not python.exists()
