"""The service: one APScheduler trigger a source at the time the catalogue names, and a pulse that keeps it honest.

The memory store is rebuilt from the catalogue at each start, so what is due is never in two places. A trigger only
puts its source into the queue; when its check is over, the next trigger is armed at the new due time.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger

from watcher.check import due_at
from watcher.check.network import NETWORK_FAILURES
from watcher.errors import ArchiveError, WatcherError
from watcher.model import CheckRecord, Source, SourceState
from watcher.schedule.queue import HostQueue
from watcher.schedule.trouble import Trouble
from watcher.schedule.watching import Watching
from watcher.schedule.workers import ARCHIVE_PAUSE_SECONDS, Checked, Workers

PULSE_SECONDS = 5.0
STALLED_SECONDS = 90.0
"""A pulse older than this, or a source due for so long and not begun, means that the scheduler stands still."""
CHECK_SECONDS_STUCK = 900.0
"""Every bound of a check together is far below this; all threads busy for longer do not come back."""
RETRY = timedelta(minutes=1)
"""After a check that another process prevented, for a source that is not due sooner anyhow."""
BUG_RETRY = timedelta(hours=1)
AHEAD_MAX = timedelta(hours=26)
"""Nothing is due later than this after a check, unless its interval says so: a clock that jumped back is seen by it."""
CLOCK_JUMP_SECONDS = 60.0
TEND_SECONDS = 86_400.0
OFFLINE = (
    "no host can be reached: is this machine offline? Look at its network, its name server and its proxy; checks go "
    "on, and what they cannot read is named by `watcher sources --failing`"
)
"""Said once for all, instead of a line for each source."""

log = logging.getLogger("watcher.schedule")


def now_utc() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class Service:
    """Keeps checking until it is stopped."""

    def __init__(self, watching: Watching, *, now: Callable[[], datetime] = now_utc) -> None:
        self._watching, self._now = watching, now
        self._queue = HostQueue(watching.wait, watching.host_gap)
        self._workers = Workers(self._queue, watching.check, self._told)
        self._scheduler = BackgroundScheduler(timezone=UTC)
        self._sources: dict[str, Source] = {}
        self._untried: set[str] = set()
        self._round = threading.Lock()
        self._round_told = False
        self._armed: dict[str, datetime] = {}
        self._heard: dict[str, datetime | None] = {}
        self._stopping = threading.Event()
        self._dirty = threading.Event()
        self._pulse = threading.Thread(target=self._beat, name="pulse", daemon=True)
        self._beaten = time.monotonic()
        self._tended = time.monotonic() - TEND_SECONDS
        self._skew = time.time() - time.monotonic()
        self._lock = threading.RLock()
        self.last_tick: datetime | None = None
        self.failing = 0
        self._offline = False
        self._check_error: str | None = None
        self._trouble = Trouble()

    def start(self) -> None:
        """Adopt what a killed process left, arm every source at its due time, and begin."""
        self._watching.adopt()
        self._untried = {s.id for s in self._watching.sources()} - self._tried()
        self._reload()
        self._scheduler.start()
        self._workers.start()
        self._pulse.start()

    def stop(self, grace_seconds: float, abandon_seconds: float) -> bool:
        """Let running checks end for `grace_seconds`, then abandon their requests; False if a thread still runs.

        What is abandoned loses nothing: it was written into `.incoming` or was not yet received.
        """
        with self._lock:
            self._stopping.set()
        if self._scheduler.running:
            # Waits for a trigger that is just firing: APScheduler's thread dies of a job that its shutdown took away.
            self._scheduler.remove_all_jobs()
            self._scheduler.shutdown(wait=False)
        ended = self._workers.stop(grace_seconds)
        if not ended:
            self._watching.abandon()
            ended = self._workers.stop(abandon_seconds)
        if ended:
            self._leave_pages()
        return ended

    def stalled(self) -> str | None:
        """Return why the scheduler must be thought to stand still, or None."""
        silent = time.monotonic() - self._beaten
        if silent > STALLED_SECONDS:
            return f"the scheduler has not come round for {silent:.0f} s; restart the service"
        late = self._late()
        if late:
            return f"{late[0]} and {len(late) - 1} more are due and were not begun; restart the service"
        if self._workers.stuck(CHECK_SECONDS_STUCK):
            return f"all checks have hung for {CHECK_SECONDS_STUCK:.0f} s; restart the service"
        return None

    @property
    def archive_error(self) -> str | None:
        """Why storage failed the last time it was needed, or None."""
        return self._check_error or self._trouble.archive_error

    @property
    def count(self) -> int:
        """How many sources are checked."""
        return len(self._sources)

    def _tried(self) -> set[str]:
        return {source_id for source_id, state in self._watching.states().items() if state.last_checked}

    def _late(self) -> list[str]:
        latest = self._now() - timedelta(seconds=STALLED_SECONDS)
        with self._lock:
            return [source_id for source_id, due in self._armed.items() if due < latest]

    def _reload(self) -> None:
        """Take in the sources of today: arm those that are new or declared anew, forget those that are gone."""
        wanted = {source.id: source for source in self._watching.sources()}
        fresh = [source for source in wanted.values() if self._sources.get(source.id) != source or self._lost(source)]
        gone = self._sources.keys() - wanted.keys()
        states = self._watching.states() if fresh else {}
        self._sources = wanted
        for source in fresh:
            self._arm(source, self._due(source, states.get(source.id)))
        for source_id in gone:
            self._disarm(source_id)
        if fresh or gone:
            self._dirty.set()

    def _lost(self, source: Source) -> bool:
        """Whether nothing will check a source again: what should have armed it failed."""
        with self._lock:
            return source.id not in self._armed and source.id not in self._queue

    def _due(self, source: Source, state: SourceState | None) -> datetime:
        now = self._now()
        self._heard[source.id] = due = due_at(source, state) if state else None
        if due is None:
            return now
        every = source.every if isinstance(source.every, timedelta) else timedelta()
        return min(due, now + max(AHEAD_MAX, 2 * every))

    def _heed_others(self) -> None:
        """Arm anew what another process checked, or decided, beside the service: the catalogue says when it is due."""
        if self._check_error:
            return  # storage that failed is tried at the time armed for it, whatever is due when
        for source_id, state in self._watching.states().items():
            source = self._sources.get(source_id)
            if source is not None and due_at(source, state) != self._heard.get(source_id):
                self._arm(source, self._due(source, self._watching.state(source_id)))
                self._dirty.set()

    def _arm(self, source: Source, due: datetime) -> None:
        with self._lock:
            if source.id in self._queue or self._stopping.is_set():
                return
            self._armed[source.id] = due
            self._scheduler.add_job(
                self._fire,
                DateTrigger(due),
                args=[source.id],
                id=source.id,
                replace_existing=True,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )

    def _disarm(self, source_id: str) -> None:
        with self._lock:
            self._armed.pop(source_id, None)
        if self._scheduler.get_job(source_id):
            self._scheduler.remove_job(source_id)

    def _fire(self, source_id: str) -> None:
        with self._lock:  # whoever arms meanwhile sees it armed or in the queue
            self._armed.pop(source_id, None)
            source = self._sources.get(source_id)
            if source is not None:
                self._queue.put([source])

    def _told(self, checked: Checked) -> None:
        """Arm the next check of a source that has just been checked, and note what its check says of the service."""
        self._dirty.set()
        if isinstance(checked.error, WatcherError):
            log.warning("%s: %s", checked.source.id, checked.error)
        self._check_error = str(checked.error) if isinstance(checked.error, ArchiveError) else None
        if self._check_error is None:
            self._untried.discard(checked.source.id)
        source = self._sources.get(checked.source.id)
        if source is not None and not self._stopping.is_set():
            self._arm(source, self._next(source, checked))
            self._tell_first_round()
        if checked.record is not None:
            self._say(checked.source, checked.record)

    def _say(self, source: Source, record: CheckRecord) -> None:
        """Log what failed: each source for itself, but one line for all while no host can be reached."""
        # To ask costs a look at every source, and what fails otherwise says nothing of the network.
        offline = (self._offline or record.reason in NETWORK_FAILURES) and self._watching.network_down()
        with self._lock:  # ten threads learn it at once
            was, self._offline = self._offline, offline
        if offline and not was:
            log.warning(OFFLINE)
        elif was and not offline:
            log.warning("hosts can be reached again")
        if record.outcome.bad:
            level = logging.DEBUG if offline else logging.WARNING
            log.log(level, "%s: %s: %s", source.id, record.outcome, record.sentence)

    def _tell_first_round(self) -> None:
        """Let it be told, once, that every source has been tried; after a kill at that moment the next start does.

        It waits for those that were adopted meanwhile: an index may bring sources before the first round is over.
        """
        with self._round:
            if not self._round_told and not self._untried:
                self._round_told = self._watching.first_round_over()
                self._dirty.set()  # the front page tells of it

    def _next(self, source: Source, checked: Checked) -> datetime:
        if checked.error is None:
            return self._due(source, self._watching.state(source.id))
        if isinstance(checked.error, ArchiveError):
            return self._now() + timedelta(seconds=ARCHIVE_PAUSE_SECONDS)
        every = source.every if isinstance(source.every, timedelta) else RETRY
        return self._now() + (min(RETRY, every) if isinstance(checked.error, WatcherError) else BUG_RETRY)

    def _beat(self) -> None:
        while not self._stopping.wait(PULSE_SECONDS):
            self._trouble.around(self._pulse_once)
            self._beaten = time.monotonic()
            self.last_tick = self._now()

    def _pulse_once(self) -> None:
        self._notice_clock()
        self._reload()
        self._heed_others()
        self._tell_first_round()
        self._watching.close_digests()
        self._watching.publish_missing()
        if self._dirty.is_set():
            self._publish_status()
        if self.failing:
            self._watching.tell_waiting()
        if time.monotonic() - self._tended > TEND_SECONDS:
            self._tended = time.monotonic()
            self._watching.tend()

    def _publish_status(self) -> None:
        self._dirty.clear()
        try:
            states = self._watching.states()
            self.failing = sum(1 for id_ in self._sources if (state := states.get(id_)) and state.failing_since)
            self._watching.publish_status()
        except WatcherError:
            self._dirty.set()
            raise

    def _leave_pages(self) -> None:
        """Let the pages say what the last checks found: nobody will come round again."""
        self._pulse.join(PULSE_SECONDS)
        try:
            self._watching.publish_missing()
            if self._dirty.is_set():
                self._watching.publish_status()
        except WatcherError as error:
            log.warning("the pages were not brought up to date: %s", error)

    def _notice_clock(self) -> None:
        skew = time.time() - time.monotonic()
        jumped, self._skew = skew - self._skew, skew
        if abs(jumped) > CLOCK_JUMP_SECONDS:
            log.warning("the clock jumped by %.0f s; every source is armed anew", jumped)
            self._sources = {}
