"""The connection to the catalogue's database: how it is opened, and its failures as sentences for people."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, ProgrammingError

from watcher.archive import schema
from watcher.archive.files import make_folder, storing, unwritable
from watcher.errors import ArchiveError

LOCK_SECONDS_MAX = 30
"""How long a statement waits for another process that writes; a check needs milliseconds."""

_UNWRITABLE = "{unwritable}"
_FULL = "see `df -h`, free some space, and start again; nothing that was kept is lost"
_DAMAGED = "it is damaged: move it away and start again, it is made anew from the snapshots folder"
_FOREIGN = (
    "it holds what no watcher wrote there: name another with --database, or move it away and start again, it is made "
    "anew from the snapshots folder"
)
_NO_FILE = "it is no ordinary file: move it away and start again, it is made anew from the snapshots folder"
_ADVICE = (
    ("locked", "another process holds it; if none of yours does, look for one with `fuser` and try again"),
    ("readonly", _UNWRITABLE),
    ("read-only", _UNWRITABLE),
    ("unable to open", _UNWRITABLE),
    ("disk is full", f"the disk is full: {_FULL}"),
    ("disk i/o", f"the disk failed or is full: {_FULL}"),
    ("malformed", _DAMAGED),
    ("not a database", _DAMAGED),
    ("already exists", _FOREIGN),
    ("no such table", _FOREIGN),
    ("no such column", _FOREIGN),
)


class Database:
    """One catalogue database, shared by all threads; opening it brings it to today's schema."""

    def __init__(self, address: str | Path) -> None:
        self.url = _url(address)
        self._writing = threading.Lock()
        if self.url.get_backend_name() == "sqlite" and self.url.database:
            folder = Path(self.url.database).absolute().parent
            with storing(folder):
                make_folder(folder)
        self._engine = _engine(self.url)
        self._opened: tuple[int, int] | None = None
        with self.write() as connection:
            schema.migrate(connection)
        self._opened = _identity(self.url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view: everything read inside belongs to one moment."""
        with storage(self.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self, *, flushed: bool = True) -> Iterator[Connection]:
        """One transaction: whole on return, nothing of it on any error or kill.

        Unless `flushed`, a power cut (not a kill) may undo it together with all that came after it.
        """
        if self._opened and _identity(self.url) != self._opened:
            raise ArchiveError(
                f"the catalogue {self.url.database} was moved, removed or replaced while it was open: put it back, "
                "with the folder around it, or leave it away to have it made anew from the snapshots; then start again"
            )
        with storage(self.url), self._writing, self._engine.connect() as connection:
            connection.execution_options(writes="FULL" if flushed else "NORMAL")
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Give every connection back to the system."""
        self._engine.dispose()


@contextmanager
def storage(url: URL) -> Iterator[None]:
    """Turn what the database driver raises into an ArchiveError that names the database and what to do."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise  # ours, not the storage's
    except DBAPIError as error:
        said = str(error.orig)
        advice = next((advice for sign, advice in _ADVICE if sign in said.lower()), "see the database's own log")
        file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        place = file or url.render_as_string(hide_password=True)
        if file and (file.is_symlink() or file.exists()) and not file.is_file():
            advice = _NO_FILE
        todo = advice.format(unwritable=unwritable(file.parent) if file else "ask for the right to write")
        raise ArchiveError(f"the catalogue {place}: {said}: {todo}") from error


def _identity(url: URL) -> tuple[int, int] | None:
    """Return what names the database's file, whatever it is called; None where it is no file."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    try:
        found = Path(url.database).stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _url(address: str | Path) -> URL:
    """A path is a SQLite file; everything with a scheme is taken as it is."""
    if "://" not in str(address):
        return URL.create("sqlite", database=str(address))
    try:
        return make_url(str(address))
    except ArgumentError as error:
        raise ArchiveError(
            f"the database address {address!s} cannot be read: write a path, or postgresql+psycopg://user@host/name"
        ) from error


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
        engine = create_engine(url, connect_args={"timeout": LOCK_SECONDS_MAX, "isolation_level": None})
    except (ImportError, NoSuchModuleError) as error:
        raise ArchiveError(
            f"no driver for the database {url.drivername}: pip install 'model-welfare-watch[postgresql]'"
        ) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """WAL lets readers work beside the one writer; FULL makes a commit survive a power cut."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that asks for it half-way could not wait for another writer."""
    writes = connection.get_execution_options().get("writes")
    if writes and connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA synchronous={writes}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
