"""How many large documents may be in memory at once: ten threads with 64 MB each would need more than the machine has.

A place is taken when a body turns out to be large, and given back when nobody holds its capture any more: what a check
does with it - writes, reads, compares - is within the bound too.
"""

import threading
import time
import weakref
from queue import Empty, SimpleQueue

from watcher.fetch.flight import SLICE_SECONDS, stopped
from watcher.model import Capture

LARGE_BYTES = 8 << 20
"""Received or decoded; nearly every page is smaller by ten times."""
LARGE_AT_ONCE_MAX = 3
"""Received, decoded, and once more while its parts are joined: three of 64 MB stay below 600 MB."""


Room = SimpleQueue[None]
"""Its free places. A SimpleQueue, because a capture may be let go at any instruction: a lock that the thread holds just
then would never be given up."""


def room_for(count: int = LARGE_AT_ONCE_MAX) -> Room:
    """Return a room with so many free places."""
    room: Room = SimpleQueue()
    for _ in range(count):
        room.put(None)
    return room


class Place:
    """One fetch's claim to the room: nothing while its body is small. Used by one thread."""

    def __init__(self, room: Room, stop: threading.Event) -> None:
        self._room, self._stop = room, stop
        self._taken = False

    def take(self, url: str) -> float:
        """Wait for a place and return the seconds that took; at once where it is held. Raise FetchError(STOPPED)."""
        begun = time.monotonic()
        while not self._taken:
            if self._stop.is_set():
                raise stopped(url)
            try:
                self._room.get(timeout=SLICE_SECONDS)
            except Empty:
                continue
            self._taken = True
        return time.monotonic() - begun

    @property
    def taken(self) -> bool:
        """Whether it is held."""
        return self._taken

    def give_back(self) -> None:
        """Let the next one in; nothing where no place was taken."""
        if self._taken:
            self._taken = False
            self._room.put(None)

    def stay_with(self, capture: Capture) -> None:
        """Hold the place for as long as somebody holds the capture."""
        if self._taken:
            self._taken = False
            weakref.finalize(capture, self._room.put, None).atexit = False
