"""Ten threads that check what the queue gives out.

A check that hits a bug is logged with its traceback and the thread goes on: one bad page must not end the watching
of all others.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from watcher.errors import ArchiveError, Contained, WatcherError
from watcher.model import CheckRecord, Source
from watcher.schedule.queue import HostQueue

WORKERS = 10
"""The most requests at one time, all hosts together."""
ARCHIVE_PAUSE_SECONDS = 60.0
"""How long checks rest after storage failed, before one tries again."""

log = logging.getLogger("watcher.schedule")


@dataclass(frozen=True, slots=True)
class Checked:
    """How one pass ended: a record, or the error that prevented one."""

    source: Source
    record: CheckRecord | None
    error: Exception | None = None
    seconds: float = 0.0


class Workers:
    """Threads over one queue; `told` is called after each check, in the thread that made it."""

    def __init__(
        self,
        queue: HostQueue,
        check: Callable[[Source], CheckRecord],
        told: Callable[[Checked], None],
        *,
        count: int = WORKERS,
    ) -> None:
        self._queue, self._check, self._told = queue, check, told
        self._began: dict[str, float] = {}
        self._threads = [
            threading.Thread(target=self._serve, name=f"check-{number}", daemon=True) for number in range(count)
        ]

    def start(self) -> None:
        """Begin to check what the queue holds and will hold."""
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float) -> bool:
        """Take nothing new and wait for running checks; False if some had to be abandoned (adopted at next start)."""
        self._queue.close()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def stuck(self, seconds: float) -> bool:
        """Whether every thread has been in one check for longer than this."""
        latest = time.monotonic() - seconds
        began = list(self._began.copy().values())
        return len(began) == len(self._threads) and max(began) < latest

    def _serve(self) -> None:
        while (source := self._queue.take()) is not None:
            self._began[source.id] = time.monotonic()
            checked = self._pass_over(source)
            self._began.pop(source.id, None)
            self._queue.done(source)
            self._tell(checked)

    def _pass_over(self, source: Source) -> Checked:
        began = time.monotonic()
        record, error = self._outcome(source)
        return Checked(source, record, error, time.monotonic() - began)

    def _outcome(self, source: Source) -> tuple[CheckRecord | None, Exception | None]:
        with Contained(log, "%s: a bug; the other sources go on", source.id) as met:
            try:
                return self._check(source), None
            except ArchiveError as error:
                log.critical("%s: storage failed, checks rest for %d s: %s", source.id, ARCHIVE_PAUSE_SECONDS, error)
                self._queue.pause(ARCHIVE_PAUSE_SECONDS)
                return None, error
            except WatcherError as error:
                return None, error
        return None, met.bug

    def _tell(self, checked: Checked) -> None:
        with Contained(log, "%s: a bug after its check; the other sources go on", checked.source.id):
            self._told(checked)
