"""Whose turn it is: one request a host at a time and a gap after it, few at once in all."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf


class Stopped(Exception):
    """The gate has been closed."""


class _Host:
    __slots__ = ("free_at", "lock")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free_at = 0.0


class Gate:
    """Lets requests through. Who waits for a host holds no place that another host could use."""

    def __init__(self, at_once: int, stopped: threading.Event) -> None:
        self._places = threading.BoundedSemaphore(at_once)
        self._stopped = stopped
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, host: str, gap: float) -> Iterator[None]:
        """Wait for this host's turn; after it nobody asks the host for `gap` seconds. Raise Stopped."""
        its = self._hosts.setdefault(host, _Host())
        with its.lock:
            # The host's own queue is where its gap is sat out: a place is taken only to send.
            if self._stopped.wait(max(0.0, its.free_at - time.monotonic())):
                raise Stopped
            with self._places:
                try:
                    yield
                finally:
                    its.free_at = time.monotonic() + gap

    def seconds_until_free(self, host: str) -> float:
        """Return how long this host's gap still lasts: 0 if it may be asked now, infinity while others wait for it."""
        its = self._hosts.get(host)
        if its is None:
            return 0.0
        return inf if its.lock.locked() else max(0.0, its.free_at - time.monotonic())
