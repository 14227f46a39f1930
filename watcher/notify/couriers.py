"""All targets' deliveries: a thread a target, so that one that hangs keeps no other waiting."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from math import inf

from watcher.errors import ArchiveError, Contained, Locked
from watcher.notify.courier import Courier

LOOK_SECONDS = 2.0
"""How often the outbox is looked into: a process beside this one may have written."""
PAUSE_SECONDS = 60.0
"""After the catalogue failed, or a bug."""

log = logging.getLogger("watcher.notify")


@dataclass(frozen=True, slots=True)
class Delivered:
    """How far one target was brought."""

    target: str
    sent: int
    """Entries that it accepted."""
    trouble: str
    """Why it did not accept more; empty: nothing failed."""


class Couriers:
    """Delivers while the service runs, or once. `lock` is held for each step: no two processes send to one target."""

    def __init__(self, couriers: Sequence[Courier], lock: Callable[[str], AbstractContextManager[None]]) -> None:
        self._couriers, self._lock = tuple(couriers), lock
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._serve, args=(courier,), name=f"to-{courier.target.name}", daemon=True)
            for courier in self._couriers
        ]

    def start(self) -> None:
        """Begin to deliver, and go on until `stop`."""
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float) -> bool:
        """Send nothing new and wait for what is under way; False if some of it had to be left (it is sent again)."""
        self._stopping.set()
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def deliver(self, seconds: float) -> tuple[Delivered, ...]:
        """Send what is due now, each target until it fails, for at most so long; what is left stays in the outbox."""
        deadline = time.monotonic() + seconds
        threads = [
            threading.Thread(target=self._drain, args=(courier, deadline), daemon=True) for courier in self._couriers
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return tuple(Delivered(one.target.name, one.sent, one.trouble) for one in self._couriers)

    def _drain(self, courier: Courier, deadline: float) -> None:
        while time.monotonic() < deadline and not self._stopping.is_set():
            if self._step(courier) != 0.0:
                return

    def _serve(self, courier: Courier) -> None:
        while not self._stopping.is_set():
            seconds = self._step(courier)
            wait = LOOK_SECONDS if seconds is None else min(seconds, LOOK_SECONDS)
            self._stopping.wait(PAUSE_SECONDS if seconds == inf else wait)

    def _step(self, courier: Courier) -> float | None:
        """Make one step; return the seconds until the next, None if nothing waits, infinity if something is broken."""
        with Contained(log, "%s: a bug; nothing is sent to it for a minute", courier.target.name) as met:
            try:
                with self._lock(courier.target.name):
                    return courier.step()
            except Locked:
                return LOOK_SECONDS
            except ArchiveError as error:
                courier.trouble = str(error)
                log.warning("%s: nothing is sent for a minute: %s", courier.target.name, error)
        if met.bug:
            courier.trouble = "a bug, which the log tells whole"
        return inf
