"""The queue of due sources: it gives out the source whose host may be asked soonest, so that no thread waits for a gap.

A host is asked by one check at a time, and its gap is waited for here, where it costs no thread. Sources that may be
asked without a gap (private ones: a demo, a replay) are given out as fast as threads take them.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from watcher.model import Source

IDLE_SECONDS_MAX = 60.0
LOOK_SECONDS_MAX = 1.0
"""After this a thread asks the gate again: another source's redirect may have held a host, and nobody tells of that."""

Wait = Callable[[str], float]
"""How many seconds the host of an address must not be asked yet, as far as is known; 0 or less: it may be."""


def host_of(source: Source) -> str:
    """Return the host that a source's declared address asks."""
    return (urlsplit(source.url).hostname or "").lower()


class HostQueue:
    """Sources that are due, by host, first in first out. Thread-safe; a source is in it, or being checked, once."""

    def __init__(self, wait: Wait, host_gap: timedelta) -> None:
        self._wait = wait
        self._gap = host_gap
        self._waiting: dict[str, deque[Source]] = {}
        self._held: set[str] = set()
        self._taken: dict[str, str] = {}
        self._next: dict[str, float] = {}
        self._paused_until = 0.0
        self._closed = False
        lock = threading.RLock()
        self._changed = threading.Condition(lock)
        self._emptied = threading.Condition(lock)

    def put(self, sources: Iterable[Source]) -> None:
        """Add what is due; a source that waits or is being checked already is left where it is."""
        with self._changed:
            for source in sources:
                if source.id not in self._held:
                    self._held.add(source.id)
                    self._waiting.setdefault(host_of(source), deque()).append(source)
            self._changed.notify()

    def __contains__(self, source_id: str) -> bool:
        """Whether a source waits or is being checked."""
        with self._changed:
            return source_id in self._held

    def __len__(self) -> int:
        """How many sources wait."""
        with self._changed:
            return len(self._held) - len(self._taken)

    def take(self) -> Source | None:
        """Wait for a source whose host may be asked, and return it; None after `close`."""
        with self._changed:
            while not self._closed:
                host, ready = self._soonest(time.monotonic())
                wait = max(ready, self._paused_until) - time.monotonic()
                if host is not None and wait <= 0:
                    return self._give(host)
                self._changed.wait(IDLE_SECONDS_MAX if host is None else min(wait, LOOK_SECONDS_MAX))
            return None

    def done(self, source: Source) -> None:
        """Say that a source given out has been checked."""
        with self._changed:
            self._taken.pop(source.id, None)
            self._held.discard(source.id)
            self._changed.notify()
            self._emptied.notify_all()

    def pause(self, seconds: float) -> None:
        """Give out nothing for this long: storage has failed."""
        with self._changed:
            self._paused_until = time.monotonic() + seconds

    def close(self) -> None:
        """Give out nothing any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            self._emptied.notify_all()

    def wait_idle(self, seconds: float | None = None) -> bool:
        """Wait until nothing is left to do, or the queue is closed and nothing runs; False when time ran out."""
        with self._changed:
            return self._emptied.wait_for(lambda: not self._taken and (self._closed or not self._held), seconds)

    def _soonest(self, now: float) -> tuple[str | None, float]:
        """Return the host that may be asked soonest; the first in line that may be asked now needs no further look."""
        asked = set(self._taken.values())
        best: tuple[str | None, float] = (None, 0.0)
        for host, sources in self._waiting.items():
            if not self._gap_of(sources[0]):
                return host, 0.0
            if host in asked:
                continue
            ready = max(now + self._wait(sources[0].url), self._next.get(host, 0.0))
            if ready <= now:
                return host, ready
            best = (host, ready) if best[0] is None or ready < best[1] else best
        return best

    def _give(self, host: str) -> Source:
        # Taken out and put back behind the others: hosts are served in turn.
        sources = self._waiting.pop(host)
        source = sources.popleft()
        if sources:
            self._waiting[host] = sources
        self._taken[source.id] = host
        # The gate learns of the request only when the thread makes it; until then nobody else may be sent there.
        self._next[host] = time.monotonic() + self._gap_of(source)
        if self._waiting:
            self._changed.notify()
        return source

    def _gap_of(self, source: Source) -> float:
        gap = self._gap if source.host_gap is None else source.host_gap
        return gap.total_seconds()
