"""Whether the network as a whole is down, and what of a source's failing is its own. Pure.

Every check shows whether a host was reached: whatever it answered is a sign of life. The network is down when hosts
that could be reached are all lost after the last sign of life. A host that was lost before it is dead of itself, and
says nothing either way. When an outage is over, what it lost is tried again before anything is said of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from watcher.archive.outages import Window
from watcher.errors import FetchFailure
from watcher.model import Source, SourceState

NETWORK_FAILURES = frozenset({FetchFailure.DNS, FetchFailure.CONNECT, FetchFailure.TIMEOUT, FetchFailure.TLS})
"""What failed on the way to a host; every other failure is an answer, and a sign of life."""
HOSTS_DOWN_MIN = 3
"""So many hosts that are all lost after the last sign of life are no coincidence; of two hosts, both."""

States = Mapping[str, SourceState]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the last check of a source shows of its host."""

    host: str
    answered: datetime | None
    lost: datetime | None
    """Since when it is not reached, as far as no outage that is over explains it."""
    carried: bool
    """It was lost in an outage that is over, and not reached since."""


def site_of(source: Source) -> str:
    """Return host and port of a source's declared address."""
    return urlsplit(source.url).netloc.lower()


def unreached(state: SourceState) -> bool:
    """Whether the last check could not reach the host."""
    return state.failures > 0 and state.reason in NETWORK_FAILURES


def witnesses(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return the sources that say whether the network is down: what stands in a private network says nothing of it.

    Where nothing else is watched, the private network is the network.
    """
    enabled = tuple(source for source in sources if source.enabled)
    public = tuple(source for source in enabled if not source.allow_private)
    return public or enabled


def testifies(source: Source, sources: Iterable[Source]) -> bool:
    """Whether an answer of this source is a sign of life of the network."""
    return not source.allow_private or all(one.allow_private for one in sources if one.enabled)


def down_since(sources: Sequence[Source], states: States, past: Sequence[Window], now: datetime) -> datetime | None:
    """Return since when no host can be reached; None where one was reached since, or too few are watched to say.

    `sources` are the witnesses, `past` the outages that are over.
    """
    checked = [(one, states[one.id]) for one in sources if one.id in states]
    seen = [_seen(one, state, past, now) for one, state in checked if not is_to_be_tried(state, past)]
    # What a clock that was put back since has dated ahead of it is no sign of life.
    sign = max((one.answered for one in seen if one.answered and one.answered <= now), default=None)
    living = [one for one in seen if one.lost is None or sign is None or one.lost >= sign]
    lost = [one for one in living if one.lost]
    since = min((one.lost for one in lost if one.lost and not one.carried), default=None)
    needed = min(HOSTS_DOWN_MIN, len({one.host for one in living}))
    return since if needed > 1 and len({one.host for one in lost}) >= needed else None


def endured(source: Source, state: SourceState, outages: Iterable[Window], now: datetime) -> timedelta:
    """Return for how long a source has been unreadable of itself: the time of outages of the network is not its own.

    A source in a private network that answered in an outage was not met by it.
    """
    if state.failing_since is None:
        return timedelta()
    met = (one for one in outages if not (source.allow_private and state.answered and state.answered > one.since))
    since = min(state.failing_since, now)
    excused = sum((max(min(one.until, now) - max(one.since, since), timedelta()) for one in met), timedelta())
    return now - since - excused


def is_to_be_tried(state: SourceState, outages: Iterable[Window]) -> bool:
    """Whether a source was last tried in an outage of the network, and not reached: the next try tells more."""
    last = state.last_checked
    return unreached(state) and last is not None and any(one.since <= last <= one.until for one in outages)


def _seen(source: Source, state: SourceState, past: Sequence[Window], now: datetime) -> _Seen:
    if not unreached(state):
        return _Seen(site_of(source), state.answered or state.last_checked, None, carried=False)
    lost = min(state.lost or state.failing_since or now, now)
    ended = max((one.until for one in past if one.since <= lost <= one.until), default=None)
    return _Seen(site_of(source), state.answered or state.last_good, ended or lost, carried=ended is not None)
