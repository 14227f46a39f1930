"""Whether anybody checks at all: what another process knows of itself, told by what it leaves behind."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from watcher.archive.files import demand_space, is_read_only, unwritable
from watcher.check import due_at, interval
from watcher.check.network import down_since, witnesses
from watcher.cli.wording import counted, moment
from watcher.config import Declarations
from watcher.errors import ArchiveError
from watcher.model import Source, SourceState

OVERDUE_MIN = timedelta(minutes=10)
"""Hosts are asked one after the other, and a full round of them takes minutes."""

SUMMED_UP_MIN = 2
"""One source speaks for itself."""


def stopped(declared: Declarations, states: Mapping[str, SourceState], snapshots: Path) -> Iterator[str]:
    """Yield, as sentences, why no source can be checked, or that none is; nothing where all is well."""
    if not states:
        return
    last = f"last check {moment(max((s.last_checked for s in states.values() if s.last_checked), default=None))}"
    if is_read_only(snapshots):  # what only this user cannot write, the service's user may
        yield f"{snapshots} cannot be written: {unwritable(snapshots)}; {last}"
        return
    try:
        demand_space(snapshots, declared.settings.disk_free_min)
    except ArchiveError as error:
        yield f"{error}; {last}"
        return
    yield from _overdue(declared, states, last)


def _overdue(declared: Declarations, states: Mapping[str, SourceState], last: str) -> Iterator[str]:
    """A source that missed more than a whole interval waits for nobody's turn."""
    now = datetime.now(UTC)
    checked = [(one, states[one.id]) for one in declared.sources if one.enabled and one.id in states]
    dues = [
        due
        for source, state in checked
        if (due := due_at(source, state)) and now - due > max(interval(source, state, now), OVERDUE_MIN)
    ]
    if dues and len(dues) == len(checked):
        yield (
            f"{counted(len(dues), 'source')} should have been checked since {moment(min(dues))}; {last}: "
            "start `watcher run`, or look into its log"
        )


def summed_up(sources: Sequence[Source], states: Mapping[str, SourceState], now: datetime) -> Iterator[str]:
    """Yield how many can be read, and why the others cannot: of a hundred lines nobody counts the red ones."""
    enabled = [source for source in sources if source.enabled]
    known = [states[source.id] for source in enabled if source.id in states]
    reasons = Counter(state.reason for state in known if state.reason)
    if len(enabled) < SUMMED_UP_MIN or not reasons:
        return
    why = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
    never = sum(state.good_snapshot is None for state in known if state.reason)
    unread = f"; {never} of them {'was' if never == 1 else 'were'} never read" if never else ""
    yield f"{reasons.total()} of {counted(len(enabled), 'source')} cannot be read at present ({why}){unread}"
    if since := down_since(witnesses(enabled), states, (), now):
        yield f"no host can be reached, since {moment(since)}: is this machine offline?"
