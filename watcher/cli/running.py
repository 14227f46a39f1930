"""The service's life within `watcher run`: opened beside the server, ended after it, and what its health is between.

The rooms behind it - catalogue, fetch, scheduler - take most of a second to import. They are imported here, in a
thread, so that published files and /healthz are served from the first moment.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING

from watcher.archive.locks import scheduler_lock
from watcher.cli.places import Places
from watcher.config import Declarations
from watcher.errors import ArchiveError, FeedsTaken
from watcher.web.health import Health, Status

if TYPE_CHECKING:
    from watcher.schedule import Service

GRACE_SECONDS = 4.0
"""How long running checks may take to end by themselves after a stop."""
ABANDON_SECONDS = 3.0
"""How long they may take once their requests have been cut. Both and the server's drain stay below ten seconds."""
RETRY_SECONDS = 30.0
"""How long a start whose storage failed waits before it is tried again."""
START_SECONDS_MAX = 300.0
"""Adoption of what a killed process left may take a while; a start that takes longer has stalled."""

log = logging.getLogger("watcher.run")


def has_published(where: Places) -> bool:
    """Whether an earlier run has left something to serve."""
    return (where.feeds / "feed.rss").exists()


class Running:
    """One service from begin to end."""

    def __init__(self, declared: Declarations, where: Places, *, locked: bool = True) -> None:
        """`locked`: the caller holds the right to schedule; else it is taken here, as soon as storage lets it."""
        self._declared, self._where, self._locked = declared, where, locked
        self._storage: str | None = None
        self._stack = ExitStack()
        self._service: Service | None = None
        self._opening: Future[None] = Future()
        self._ended = threading.Event()
        self._begun = time.monotonic()

    def begin(self, give_up: Callable[[], None]) -> None:
        """Open the world and start the service, in a thread; call `give_up` where that fails."""
        self._opening = ThreadPoolExecutor(1, "begin").submit(self._open_at_last)
        self._opening.add_done_callback(lambda opening: give_up() if opening.exception() else None)

    def end(self) -> None:
        """Stop the service and close the world; raise what prevented its start."""
        self._ended.set()
        with self._stack:
            try:
                self._opening.result(GRACE_SECONDS)
            except TimeoutError:
                self._leave("the start did not end in time")
            if self._service is not None and not self._service.stop(GRACE_SECONDS, ABANDON_SECONDS):
                self._leave("a check did not end in time")

    def _leave(self, why: str) -> None:
        """End the process although a thread would keep it: what it received is on the disk, and needs nothing else."""
        log.warning("%s; what was received is taken up at the next start", why)
        logging.shutdown()
        os._exit(0)

    def health(self) -> Health:
        """Return what /healthz says."""
        service = self._service
        if service is None and self._storage:
            return Health(Status.ARCHIVE, len(self._declared.sources), why=self._storage)
        if service is None:
            late = time.monotonic() - self._begun > START_SECONDS_MAX
            why = "the service is still taking up what an earlier one left" if late else None
            return Health(Status.STALLED if late else Status.STARTING, len(self._declared.sources), why=why)
        stalled, archive = service.stalled(), service.archive_error
        status = Status.ARCHIVE if archive else Status.STALLED if stalled else Status.OK
        return Health(status, service.count, service.failing, service.last_tick, archive or stalled)

    def _open_at_last(self) -> None:
        """Open and start; where storage fails, try again for as long as there is something to serve meanwhile."""
        while not self._ended.is_set():
            try:
                with ExitStack() as stack:
                    self._open(stack)
                    self._stack.push(stack.pop_all())
            except FeedsTaken:
                raise  # what is published there is not ours to serve
            except ArchiveError as error:
                if not has_published(self._where):
                    raise
                self._storage = str(error)
                log.critical("storage failed; what was published is served: %s", error)
                self._ended.wait(RETRY_SECONDS)
            else:
                return

    def _open(self, stack: ExitStack) -> None:
        if not self._locked:
            stack.enter_context(scheduler_lock(self._where.snapshots))
        rooms = import_module("watcher.cli.world")
        schedule = import_module("watcher.schedule")
        watching = import_module("watcher.cli.watching")
        opened = stack.enter_context(rooms.installation(self._declared, self._where))
        notifying = import_module("watcher.cli.notifying")
        stack.enter_context(notifying.delivering(opened.catalogue, self._declared, self._where))
        service = schedule.Service(watching.Watching(opened, self._where))
        if self._ended.is_set():
            return
        service.start()
        self._service = service
        lists = len(opened.listings)
        log.info("watching; documents: %d, addresses of indexes: %d", service.count - lists, lists)
