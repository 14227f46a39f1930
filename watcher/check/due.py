"""When a source is asked again: intervals by kind, jitter, and backoff. Pure but for the random numbers it is given."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from watcher.model import Kind, Source, SourceState

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
YOUNG = 90 * DAY
"""Cards and posts are corrected in their first weeks, if at all."""
JITTER = 0.05
"""Share of the interval by which a check moves about, so that sources do not march in step."""
BACKOFF_FIRST_MAX = timedelta(minutes=5)
"""The first try after a failure; each further one may wait twice as long."""
BACKOFF_INTERVALS_MAX = 8
"""The longest wait of a failing source, in its own intervals."""
BACKOFF_MAX = DAY
RETRY_AFTER_MAX = DAY
"""What a host asks for beyond this is asked again after it: a source must not fall silent for years by one header."""
FRESH_INTERVALS_MAX = 2
"""What stays fresh for longer by its host's word is asked again after so many intervals, or a day: hosts give a year to
pages that they edit in an hour."""
SPREAD_SHARE, SPREAD_MIN, SPREAD_MAX = 0.2, timedelta(minutes=1), HOUR
"""By which share of its wait, within these bounds, a source comes later than its host asked for: a host that refused a
hundred of them for an hour is not to meet them in one instant."""
AUTO_MIN, AUTO_MAX, AUTO_SHARE = timedelta(minutes=30), DAY, 24
"""`every = "auto"`: a 24th of the time since the last change, within these bounds."""
UNCONDITIONAL_EVERY = 7 * DAY
"""How often a source is asked without validators: a server may say "not modified" for ever by mistake."""
PATIENCE_INTERVALS = 3
"""Unreadable for this many intervals: it is told, where the source declares no patience of its own."""

_BY_KIND = {
    Kind.CONSTITUTION: HOUR,
    Kind.COMMITMENT: HOUR,
}
_OTHER = 6 * HOUR
_OLD_POST = DAY


def interval(source: Source, state: SourceState | None, now: datetime) -> timedelta:
    """Return how often a readable source is asked: as declared, else by its kind and age."""
    if isinstance(source.every, timedelta):
        return source.every
    if source.every == "auto":
        return _by_silence(state, now)
    if source.kind is Kind.SYSTEM_CARD:
        return HOUR if _young(source, state, now) else _OTHER
    if source.kind is Kind.POST:
        return _OTHER if _young(source, state, now) else _OLD_POST
    return _BY_KIND.get(source.kind, _OTHER)


def next_due(source: Source, state: SourceState, now: datetime, rng: Random) -> datetime:
    """Return when a source is asked again, after a check that left it in this state.

    Readable: an interval away, give or take a twentieth. Failing: exponential backoff with full jitter (a moment drawn
    from the whole span, so that sources that failed together do not come back together). Never sooner than the host
    asked for, by Retry-After or by Cache-Control, within bounds.
    """
    every = interval(source, state, now)
    asked = _asked_for(every, state, now)
    due: datetime = now + max(_drawn(every, state, rng), asked + _spread(every, asked) * rng.random())
    return due


def due_at(source: Source, state: SourceState) -> datetime | None:
    """Return when a source is due: as was drawn after its last check, or sooner where it was declared anew since.

    None before its first check. What a host asked for with Retry-After is not shortened; what it said of freshness is
    heeded by the intervals of today.
    """
    if state.next_due is None or state.last_checked is None:
        return state.next_due
    every = interval(source, state, state.last_checked)
    longest = _backoff_longest(every) if state.failures else every * (1 + JITTER)
    asked = _asked_for(every, state, state.last_checked)
    return min(state.next_due, state.last_checked + max(longest, asked + _spread(every, asked)))


def _drawn(every: timedelta, state: SourceState, rng: Random) -> timedelta:
    if state.failures == 0:
        return every * rng.uniform(1 - JITTER, 1 + JITTER)
    first = min(every, BACKOFF_FIRST_MAX)
    span: timedelta = min(first * 2 ** min(state.failures, 20), _backoff_longest(every))
    return max(span * rng.random(), first / 2)


def _asked_for(every: timedelta, state: SourceState, checked: datetime) -> timedelta:
    """Return how long after its check the host asked not to be asked, as far as that is heeded."""
    if state.retry_after is None:
        return timedelta()
    longest = RETRY_AFTER_MAX if state.failures else max(every, min(FRESH_INTERVALS_MAX * every, DAY))
    return min(max(state.retry_after - checked, timedelta()), longest)


def _spread(every: timedelta, asked: timedelta) -> timedelta:
    share: timedelta = min(max(asked * SPREAD_SHARE, SPREAD_MIN), SPREAD_MAX)
    return min(share, every) if asked else timedelta()


def _backoff_longest(every: timedelta) -> timedelta:
    return max(every, min(BACKOFF_INTERVALS_MAX * every, BACKOFF_MAX))


def patience(source: Source, state: SourceState | None, now: datetime) -> timedelta:
    """Return for how long a source may be unreadable before that is told."""
    return source.patience or PATIENCE_INTERVALS * interval(source, state, now)


def asks_unconditionally(state: SourceState, declaration_digest: str, now: datetime) -> bool:
    """Whether the validators are left out: every seventh day, after the declaration changed, and after a clock jump."""
    if state.unconditional is None or state.declaration_digest != declaration_digest:
        return True
    return not timedelta() <= now - state.unconditional < UNCONDITIONAL_EVERY


def _by_silence(state: SourceState | None, now: datetime) -> timedelta:
    since = (state.last_changed or state.baseline) if state else None
    return min(max((now - since) / AUTO_SHARE, AUTO_MIN), AUTO_MAX) if since else AUTO_MIN


def _young(source: Source, state: SourceState | None, now: datetime) -> bool:
    """Whether it was published within YOUNG; where nobody said when, first seen or last changed within it."""
    seen = (state.last_changed or state.baseline) if state else None
    since = _start(source.published) if source.published else seen
    return since is None or now - since < YOUNG


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
