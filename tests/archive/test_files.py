"""A file is whole or not there, and what fails is said with what to do."""

import errno
from pathlib import Path

import pytest

from watcher.archive.files import advice, make_folder, move, put
from watcher.errors import ArchiveError


def test_a_file_is_put_whole_into_folders_that_were_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    put(path, b"one")
    put(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["file"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    path = tmp_path / "file"
    put(path, b"one")
    (tmp_path / "file.part").symlink_to("/dev/full")
    with pytest.raises(ArchiveError, match="the disk is full"):
        put(path, b"two" * 100_000)
    assert path.read_bytes() == b"one"


def test_a_rename_crosses_folders_of_one_file_system(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "deep" / "er" / "new"
    old.write_bytes(b"x")
    move(old, new)
    assert new.read_bytes() == b"x"
    assert not old.exists()
    make_folder(new.parent)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "chown -R"),
        (errno.EPERM, "chown -R"),
        (errno.ENOSPC, "df -h"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "--snapshots"),
        (errno.EIO, "dmesg"),
        (errno.EMFILE, "ulimit"),
        (errno.ELOOP, "ls -ld"),
    ],
)
def test_each_failure_says_what_to_do(tmp_path: Path, number: int, said: str) -> None:
    assert said in advice(OSError(number, "it failed"), tmp_path / "not" / "there")


def test_in_a_container_a_folder_is_told_by_both_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = PermissionError(errno.EACCES, "Permission denied")
    monkeypatch.delenv("container", raising=False)
    assert advice(refused, tmp_path).endswith(str(tmp_path))
    monkeypatch.setenv("container", "oci")
    assert advice(refused, tmp_path).endswith("(outside this container: the folder that is mounted there)")
