"""The catalogue of an installation that exists, for commands that ask it. Imports the database, which takes a while.

A catalogue that is missing, or older than the snapshots folder, is brought up first: what is asked of half a catalogue
would be answered wrongly, and published as if nothing else had ever been told.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue
from watcher.archive.snapshots import Snapshots
from watcher.cli import terminal
from watcher.cli.opening import declarations
from watcher.cli.places import Places, places
from watcher.errors import InputError


@contextmanager
def catalogue(where: Places | None = None) -> Iterator[Catalogue]:
    """Open the catalogue of an installation; a mistyped folder gets a sentence, not a new catalogue."""
    where = where or places()
    bring_up(where)
    opened = Catalogue(where.catalogue)
    try:
        yield opened
    finally:
        opened.close()


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
