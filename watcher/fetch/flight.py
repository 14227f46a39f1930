"""One exchange under way: until when it may last, and whether it has been called off."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from watcher.errors import FetchError, FetchFailure

SLICE_SECONDS = 0.5
"""How long a wait on the network goes on before it is asked whether it has been called off."""


class Flight:
    """The deadline of one exchange. The transport finds it by `current()`: httpcore has no place for it."""

    __slots__ = ("_deadline", "_stopped", "connected", "url")

    def __init__(self, url: str, seconds: float, stopped: threading.Event) -> None:
        self.url = url
        self.connected = False
        """Whether a new connection was made, rather than an idle one used."""
        self._deadline = time.monotonic() + seconds
        self._stopped = stopped

    @property
    def left(self) -> float:
        """Seconds until the deadline, negative after it."""
        return self._deadline - time.monotonic()

    def extend(self, seconds: float) -> None:
        """Move the deadline: this long nothing was waited for that the host could have helped."""
        self._deadline += seconds

    def slices(self, seconds: float, waiting_for: str) -> Iterator[float]:
        """Yield short waits, in seconds, until `seconds` or the flight are over; then raise TIMEOUT, or STOPPED."""
        end = min(time.monotonic() + seconds, self._deadline)
        while (left := end - time.monotonic()) > 0:
            self.check_stopped()
            yield min(SLICE_SECONDS, left)
        raise self.timeout(waiting_for)

    def check_stopped(self) -> None:
        """Raise FetchError(STOPPED) if the client has been told to stop."""
        if self._stopped.is_set():
            raise stopped(self.url)

    def timeout(self, waiting_for: str) -> FetchError:
        """Return the error of having waited for this in vain."""
        return FetchError(f"{self.url} took too long: gave up waiting for {waiting_for}.", FetchFailure.TIMEOUT)


def stopped(url: str) -> FetchError:
    """Return the error of a fetch that was called off."""
    return FetchError(f"{url} was not fetched: the watcher is stopping.", FetchFailure.STOPPED)


_current: ContextVar[Flight] = ContextVar("flight")


def current() -> Flight:
    """Return the flight that this thread is on."""
    return _current.get()


@contextmanager
def flying(flight: Flight) -> Iterator[Flight]:
    """Make this the thread's flight."""
    token = _current.set(flight)
    try:
        yield flight
    finally:
        _current.reset(token)
