"""One target's deliveries: in order, at least once, patient with a target that fails.

Only the head of the queue is ever tried, so a target that comes back after an outage is not met by a storm: what
waits follows one by one, or in batches. An attempt is counted before it is made; what was sent and could not be marked
is sent again under the same id.
"""

import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile

from watcher.archive.outbox import Letter, Outbox
from watcher.config import Target
from watcher.errors import DeliveryError
from watcher.model import Entry
from watcher.notify.message import Message
from watcher.notify.senders import Abandoned, Send

BATCH_MAX = 50
"""Entries in one message of a target that gathers."""
UNPUBLISHED_SECONDS = 2.0
"""How soon it is looked again whether an entry's page is there, or whether the watcher is still stopping."""
UNREADY_SECONDS = 60.0
"""How soon it is looked again whether a missing secret is there. Nothing is tried meanwhile, so nothing is counted."""
HELD_SECONDS_MAX = 86_400.0
"""No target waits longer than this, whatever it asked for, and however the clock jumped."""

log = logging.getLogger("watcher.notify")


@dataclass(frozen=True, slots=True)
class Pace:
    """How a failing target is tried again: after a random time up to a bound that doubles (full jitter)."""

    first_seconds: float = 10.0
    longest_seconds: float = 6 * 3600.0
    attempts: int = 32
    """After so many a message is dead: about three days."""
    refused_attempts: int = 8
    """The same for a message that the target says it will not have: about twenty minutes."""
    backlog: int = 5
    """If more entries wait than this, they are gathered: a target that was away is not flooded."""

    def delay(self, attempts: int, rng: random.Random) -> float:
        """Return the seconds until the next attempt, after so many."""
        bound = min(self.longest_seconds, self.first_seconds * 2.0 ** min(attempts - 1, 32))
        return rng.uniform(0, bound)


PACE = Pace()


@dataclass(slots=True)
class Courier:
    """Brings one target what waits for it. One thread at a time, one process at a time."""

    target: Target
    outbox: Outbox
    opened: Callable[[Target], Send]
    """Reads the target's secrets; raises DeliveryError."""
    message: Callable[[Target, Sequence[Entry]], Message]
    """Makes a message of entries as the public may read them now."""
    public: Callable[[Letter], bool]
    """Whether what the letter's entry links to is there."""
    now: Callable[[], datetime]
    pace: Pace = PACE
    rng: random.Random = field(default_factory=random.Random)
    sent: int = 0
    """Entries that were accepted."""
    trouble: str = ""
    """Why the last attempt failed; empty: it did not."""

    def step(self) -> float | None:
        """Send one message, if one is due; return the seconds until it is worth looking again, None: nothing waits."""
        letters = self.outbox.waiting(self.target.name, BATCH_MAX)
        if not letters:
            return None
        if (wait := self._wait(letters[0])) > 0:
            return wait
        batch = self._batch(letters)
        if not batch:
            return UNPUBLISHED_SECONDS
        try:
            send = self.opened(self.target)
        except DeliveryError as error:
            self._complain(str(error))
            return UNREADY_SECONDS
        return self._sent(batch, send)

    def _sent(self, batch: Sequence[Letter], send: Send) -> float:
        """Send the batch and write down what came of it; return the seconds until it is worth looking again."""
        if batch[0].attempts >= self.pace.attempts:
            # Every failure that is answered ends in `_failed`: this one never came so far.
            self._bury(batch, DeliveryError("each attempt broke off here, the log tells why", refused=True))
            return 0.0
        self.outbox.claim(batch)
        try:
            send(self.message(self.target, [letter.entry for letter in batch]))
        except Abandoned:
            return UNPUBLISHED_SECONDS
        except DeliveryError as error:
            return self._failed(batch, error)
        self.outbox.accepted(batch, self.now())
        self.sent += len(batch)
        self.trouble = ""
        return 0.0

    def _wait(self, head: Letter) -> float:
        """Return the seconds until the head may be sent: it was put off, or its target gathers.

        What would have to wait longer than anything is put off was written by a clock that is put right by now.
        """
        if head.next_try is not None:
            seconds = (head.next_try - self.now()).total_seconds()
            return seconds if seconds <= HELD_SECONDS_MAX else 0.0
        if self.target.every is None or head.attempts:
            return 0.0
        gathers = head.written + self.target.every - self.now()
        return gathers.total_seconds() if gathers <= self.target.every else 0.0

    def _batch(self, letters: Sequence[Letter]) -> tuple[Letter, ...]:
        """Return what goes into one message: after an attempt the very letters of that attempt, and no younger ones."""
        tried = letters[0].attempts
        if not tried and self.target.every is None and len(letters) <= self.pace.backlog:
            letters = letters[:1]
        return tuple(takewhile(self.public, takewhile(lambda letter: letter.attempts == tried, letters)))

    def _failed(self, batch: Sequence[Letter], error: DeliveryError) -> float:
        attempts = batch[0].attempts + 1
        seconds = max(self.pace.delay(attempts, self.rng), error.retry_after or 0.0)
        seconds = min(seconds, HELD_SECONDS_MAX)
        if attempts >= (self.pace.refused_attempts if error.refused else self.pace.attempts):
            self._bury(batch, error)
            return 0.0
        self.outbox.failed(batch, self.now() + timedelta(seconds=seconds), str(error))
        self._complain(f"{error}; {_counted(len(batch))} tried again in {seconds:.0f} s")
        return seconds

    def _bury(self, batch: Sequence[Letter], error: DeliveryError) -> None:
        """Give the batch up. What follows it keeps the pace of a target that has failed for long."""
        self.outbox.bury(batch, self.now(), str(error))
        self._complain(f"{error}; {_counted(len(batch))} given up, `watcher notify retry` sends again")
        following = self.outbox.waiting(self.target.name, 1)
        if following and not error.refused:
            seconds = self.rng.uniform(0, self.pace.longest_seconds)
            self.outbox.failed(following, self.now() + timedelta(seconds=seconds), str(error))

    def _complain(self, sentence: str) -> None:
        if sentence != self.trouble:
            log.warning("%s: %s", self.target.name, sentence)
        self.trouble = sentence


def _counted(count: int) -> str:
    return "1 entry is" if count == 1 else f"{count} entries are"
