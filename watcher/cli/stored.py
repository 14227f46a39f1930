"""The catalogue of an installation that exists, for commands that ask it. Imports the database, which takes a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from watcher.archive.catalogue import Catalogue
from watcher.cli.places import Places, places
from watcher.errors import InputError


@contextmanager
def catalogue(where: Places | None = None) -> Iterator[Catalogue]:
    """Open the catalogue of an installation; a mistyped folder gets a sentence, not a new catalogue."""
    where = where or places()
    if not where.has_catalogue:
        raise InputError(
            f"There is no catalogue at {where.catalogue}. "
            "Begin with `watcher check`, or name its place by --snapshots or --database."
        )
    opened = Catalogue(where.catalogue)
    try:
        yield opened
    finally:
        opened.close()
