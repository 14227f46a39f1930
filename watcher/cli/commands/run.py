"""`watcher run`: scheduler and web server in one process; the main job."""

import errno
import logging
import signal
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from types import FrameType

import click

from watcher.archive.locks import scheduler_lock
from watcher.cli import terminal
from watcher.cli.opening import as_written, local_address, reachable
from watcher.cli.places import Places, place_options, places
from watcher.cli.running import Running, has_published
from watcher.config import WATCHER_TOML, Declarations, Settings
from watcher.errors import ArchiveError, Unavailable
from watcher.web import Server, application

log = logging.getLogger("watcher.run")

_NOT_LISTENING = {
    errno.EADDRINUSE: "is in use: stop what listens there",
    errno.EADDRNOTAVAIL: "is not an address of this machine, or not yet: see `ip address`",
    errno.EACCES: "is not open to this user: take a port from 1024 on",
}
"""What an address that cannot be listened on is, and what to do first."""


@click.command("run")
@click.option("--quiet", is_flag=True, help="Log warnings and errors only.")
@place_options
def command(quiet: bool) -> None:
    """Watch and serve until stopped: checks what is due, publishes feeds/, serves them. The main job.

    SIGTERM and Ctrl-C let running checks end, or abandon them within ten seconds; nothing is lost either way. A
    second `run` on the same folder exits 75 and names the first.
    """
    _log_to_stderr(quiet=quiet)
    where = places()
    written = as_written(where)
    with ExitStack() as held:
        locked = True
        try:
            held.enter_context(scheduler_lock(where.snapshots))
        except ArchiveError:
            if not has_published(where):
                raise  # nothing to serve meanwhile: whoever starts it for the first time reads what to do
            locked = False
        _run(written, where, locked=locked)


def _run(written: Declarations, where: Places, *, locked: bool) -> None:
    declared = reachable(written)
    running = Running(declared, where, locked=locked)
    server = _server(declared, where, running)
    _greet(written.settings, where, server)

    def stop(number: int, _frame: FrameType | None) -> None:
        log.info("%s: stopping", signal.Signals(number).name)
        signal.signal(number, signal.SIG_DFL)  # whoever asks a second time means it
        server.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    # The server answers at once; the rooms that checks need are imported and opened beside it.
    running.begin(server.stop)
    server.run_here()
    running.end()


def _greet(settings: Settings, where: Places, server: Server) -> None:
    log.info("serving http://%s:%d/ out of %s", *server.address, where.feeds)
    if settings.base_url_is_example:
        here = local_address(settings)
        log.warning(
            "links in feeds lead to %s: set base_url in watcher.toml to where others reach it; the host that it names "
            "at the first start stays in every GUID",
            here,
        )
    if not settings.contact:
        log.warning("the User-Agent names the project only: set contact in watcher.toml, so that hosts can reach you")


def _server(declared: Declarations, where: Places, running: Running) -> Server:
    host, port = declared.settings.listen
    try:
        return Server(application(where.feeds, running.health), (host, port))
    except OSError as error:
        why = _NOT_LISTENING.get(error.errno or 0, f"cannot be listened on ({error.strerror})")
        raise Unavailable(
            f"{host}:{port} {why}, or choose another as listen in {where.config.with_name(WATCHER_TOML)}, "
            "or by WATCHER_LISTEN"
        ) from error


def _log_to_stderr(*, quiet: bool) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING if quiet else logging.INFO, handlers=[handler])
    # What strangers send to the server is not worth a line each.
    for name, level in (("apscheduler", logging.WARNING), ("httpx", logging.WARNING), ("uvicorn", logging.ERROR)):
        logging.getLogger(name).setLevel(level)


class Lines(logging.Formatter):
    """One line a record with its time, UTC; what came from outside can neither command a terminal nor forge a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and below it the traceback of a bug."""
        at = datetime.fromtimestamp(record.created, UTC)
        text = f"{at:%Y-%m-%d %H:%M:%S} {record.levelname.lower()} {terminal.line(record.getMessage())}"
        return f"{text}\n{terminal.lines(self.formatException(record.exc_info))}" if record.exc_info else text
