"""What is remembered of a source before and after each kind of check."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from watcher import codec
from watcher.archive.outages import Window
from watcher.check.due import next_due, patience
from watcher.check.freshness import fresh_for
from watcher.check.network import NETWORK_FAILURES, endured
from watcher.check.world import World
from watcher.model import Capture, CheckRecord, Document, NotModified, Snapshot, Source, SourceState, Validators

RETRY_AFTER_SECONDS_MAX = 366 * 86_400.0
"""A header may name any number; a moment must be within the calendar."""


WRITTEN = datetime(2025, 1, 1, tzinfo=UTC)
"""No check was made before: a clock that says so has not been set."""


@dataclass(frozen=True, slots=True)
class Good:
    """The snapshot that the next capture is compared with, and its document."""

    snapshot: str
    document: str
    """Digest of the document under `rules`."""
    rules: str


def remembered(world: World, source: Source) -> SourceState:
    """Return what is remembered of a source, under its id or the newest of its earlier ones."""
    state = world.catalogue.state(source.id)
    if state is not None:
        return state
    for earlier in reversed(source.was):
        state = world.catalogue.state(earlier)
        if state is not None:
            return replace(state, source_id=source.id)
    return SourceState(source.id)


def declaration_digest(source: Source) -> str:
    """Return the digest of all that is declared of a source."""
    return codec.digest(source)


def validators_of(capture: Capture) -> Validators | None:
    """Return what the final response gave to ask it again by."""
    etag, modified = capture.header("etag"), capture.header("last-modified")
    return Validators(capture.url, etag, modified) if etag or modified else None


def after_not_modified(source: Source, state: SourceState, answer: NotModified, rng: Random) -> SourceState:
    """Return the state after a server said that nothing changed."""
    known = replace(_readable(source, state, answer), verified_unchanged=answer.at)
    return _due(source, known, answer.at, rng)


def after_good(
    source: Source, state: SourceState, capture: Capture, good: Good, *, changed: bool, unconditional: bool, rng: Random
) -> SourceState:
    """Return the state after the document was read and compared."""
    at = capture.at
    known = replace(
        _readable(source, state, capture),
        baseline=state.baseline or at,
        last_good=at,
        # What was read once was seen to stand, not to be unchanged.
        verified_unchanged=at if state.baseline and not changed else state.verified_unchanged,
        last_changed=at if changed and state.baseline else state.last_changed,
        validators=validators_of(capture),
        unconditional=at if unconditional else state.unconditional,
        good_snapshot=good.snapshot,
        good_document=good.document,
        good_rules=good.rules,
    )
    return _due(source, known, at, rng)


def after_failure(
    source: Source,
    state: SourceState,
    at: datetime,
    reason: str,
    sentence: str,
    *,
    retry_after: float | None = None,
    rng: Random,
) -> SourceState:
    """Return the state after a check that could not read the source, or brought what may not be the document."""
    reached = reason not in NETWORK_FAILURES
    failing = replace(
        state,
        checks=state.checks + 1,
        last_checked=at,
        answered=at if reached else state.answered,
        lost=None if reached else _since(state, state.lost, at),
        failing_since=_since(state, state.failing_since, at),
        failures=state.failures + 1,
        reason=reason,
        sentence=sentence,
        retry_after=at + timedelta(seconds=min(retry_after, RETRY_AFTER_SECONDS_MAX)) if retry_after else None,
    )
    return _due(source, failing, at, rng)


def _since(state: SourceState, stored: datetime | None, at: datetime) -> datetime:
    """Return since when something lasts that was stored, or begins now.

    A time that is still to come, lies before the last good read, or before there was a watcher, is of a clock that was
    wrong: what it dated begins now.
    """
    known = [moment for moment in (last_read(state), WRITTEN) if moment and moment <= at]
    return stored if stored and max(known, default=stored) <= stored <= at else at


def after_accepting(
    state: SourceState, snapshot: Snapshot, document: Document, rules: str, *, changed: bool
) -> SourceState:
    """Return the state after a person said that a suspect is the document; the next check asks without validators."""
    return replace(
        state,
        baseline=state.baseline or snapshot.captured,
        last_good=snapshot.captured,
        last_changed=snapshot.captured if changed else state.last_changed,
        suspects=(),
        suspicions=(),
        suspects_kept=0,
        validators=None,
        good_snapshot=snapshot.id,
        good_document=codec.digest(document),
        good_rules=rules,
    )


def failing_no_more(state: SourceState) -> SourceState:
    """Return the state of a source that can be read."""
    return replace(
        state,
        lost=None,
        failing_since=None,
        failures=0,
        reason=None,
        sentence="",
        told_unreadable=False,
        told_gone=False,
        suspects=(),
        suspicions=(),
        suspects_kept=0,
        not_there=None,
    )


def still_failing(state: SourceState, checks: Sequence[CheckRecord]) -> SourceState:
    """Return the state where these checks, the last one first, failed after the document was last read."""
    return replace(state, failing_since=checks[-1].at, failures=len(checks))


def out_of_patience(source: Source, state: SourceState, at: datetime, outages: Iterable[Window] = ()) -> bool:
    """Whether a source has been unreadable for so long that it is told, and that has not been told.

    While one of the outages of the network lasts, nobody's patience runs.
    """
    if state.told_unreadable or state.failing_since is None:
        return False
    return endured(source, state, outages, at) >= patience(source, state, at)


def last_read(state: SourceState) -> datetime | None:
    """Return when the present words were last seen to stand there.

    A moment after the last check was written by a clock that has been put back since: another one comes before it.
    """
    read = [at for at in (state.last_good, state.verified_unchanged) if at]
    return max((at for at in read if state.last_checked and at <= state.last_checked), default=max(read, default=None))


def _readable(source: Source, state: SourceState, answer: Capture | NotModified) -> SourceState:
    fresh = fresh_for(answer.exchanges[-1])
    return replace(
        failing_no_more(state),
        checks=state.checks + 1,
        last_checked=answer.at,
        answered=answer.at,
        retry_after=answer.at + fresh if fresh else None,
        declaration_digest=declaration_digest(source),
    )


def _due(source: Source, state: SourceState, at: datetime, rng: Random) -> SourceState:
    return replace(state, next_due=next_due(source, state, at, rng))
