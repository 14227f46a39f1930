"""The catalogue of an installation that exists, for commands that ask it. Imports the database, which takes a while.

A catalogue that is missing, or older than the snapshots folder, is brought up first: what is asked of half a catalogue
would be answered wrongly, and published as if nothing else had ever been told. Of a folder that cannot be written - a
backup, mounted read-only - a copy of the catalogue is asked.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue
from watcher.archive.files import is_writable, storing, unwritable
from watcher.archive.locks import write_lock
from watcher.archive.snapshots import Snapshots
from watcher.cli import terminal
from watcher.cli.opening import declarations
from watcher.cli.places import Places, places
from watcher.errors import InputError


@contextmanager
def catalogue(where: Places | None = None) -> Iterator[Catalogue]:
    """Open the catalogue of an installation; a mistyped folder gets a sentence, not a new catalogue."""
    where = where or places()
    with _looked_at(where) as seen:
        opened = Catalogue(seen.catalogue)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def steady(where: Places) -> Iterator[None]:
    """Keep others from writing meanwhile; in a folder that cannot be written nobody does."""
    with write_lock(where.snapshots) if is_writable(where.snapshots) else nullcontext():
        yield


@contextmanager
def _looked_at(where: Places) -> Iterator[Places]:
    """Bring the catalogue up; where its folder cannot be written, yield the places with a copy of it instead."""
    file = Path(where.catalogue)
    if "://" in where.catalogue or is_writable(file.parent):
        bring_up(where)
        yield where
        return
    if not file.exists():
        raise InputError(
            f"There is no catalogue at {file}, and none can be made there: {unwritable(file.parent)}. "
            "Or name a place for one by --database."
        )
    with tempfile.TemporaryDirectory(prefix="watcher-catalogue-") as scratch:
        copied = replace(where, database=str(_copied(file, Path(scratch))))
        if _is_behind(copied):
            terminal.complain(f"{file} is behind what its folder holds; copy the folder to where it can be written")
        yield copied


def _copied(file: Path, scratch: Path) -> Path:
    """Copy the database with its log: what was committed last may stand in the log alone."""
    with storing(file):
        for part in (file, file.with_name(f"{file.name}-wal")):
            if part.exists():
                shutil.copyfile(part, scratch / part.name)
    return scratch / file.name


def bring_up(where: Places) -> None:
    """Make a catalogue that is missing or behind anew from the snapshots folder; raise InputError if that is empty."""
    if not where.has_catalogue and not keeps_anything(where):
        raise InputError(
            f"There is no catalogue at {where.catalogue}, and nothing in {where.snapshots} to make it from. "
            "Begin with `watcher check`, or name its place by --snapshots or --database."
        )
    if where.has_catalogue and not _is_behind(where):
        return
    terminal.complain(f"{where.catalogue} is missing or behind; bringing it to what {where.snapshots} holds")
    # Checks and fetching are imported where they are needed: most commands only look.
    from watcher.cli.watching import take_up  # noqa: PLC0415
    from watcher.cli.world import installation  # noqa: PLC0415

    with installation(declarations(where), where) as opened:
        take_up(opened)


def keeps_anything(where: Places) -> bool:
    """Whether the snapshots folder holds a snapshot."""
    return next(Snapshots(where.snapshots).kept(), None) is not None


def _is_behind(where: Places) -> bool:
    if not where.snapshots.is_dir():
        return False
    opened = Catalogue(where.catalogue)
    try:
        return mirror.is_ahead(where.snapshots, opened)
    finally:
        opened.close()
