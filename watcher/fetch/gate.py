"""Whose turn it is: one request a host at a time and a gap after it, few at once in all."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf


class Stopped(Exception):
    """The gate has been closed."""


class Gate:
    """Lets requests through. Who waits for a host holds no place that another host could use."""

    def __init__(self, at_once: int) -> None:
        self._changed = threading.Condition()
        self._places = at_once
        self._busy: set[str] = set()
        self._free_at: dict[str, float] = {}
        self._stopped = False

    @contextmanager
    def turn(self, host: str, gap: float) -> Iterator[None]:
        """Wait for this host's turn; after it nobody asks the host for `gap` seconds. Raise Stopped."""
        with self._changed:
            while (wait := self._wait(host)) > 0:
                self._changed.wait(None if wait == inf else wait)
            self._busy.add(host)
        try:
            yield
        finally:
            with self._changed:
                self._busy.remove(host)
                self._free_at[host] = time.monotonic() + gap
                self._changed.notify_all()

    def seconds_until_free(self, host: str) -> float:
        """Return how long this host's gap still lasts: 0 if it may be asked now, infinity while it is being asked."""
        with self._changed:
            return inf if host in self._busy else max(0.0, self._free_at.get(host, 0.0) - time.monotonic())

    def stop(self) -> None:
        """Let nobody through any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _wait(self, host: str) -> float:
        if self._stopped:
            raise Stopped
        if host in self._busy or len(self._busy) >= self._places:
            return inf
        return self._free_at.get(host, 0.0) - time.monotonic()
