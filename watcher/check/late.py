"""A capture that was forgotten: its check was killed before its row was written, and others went on beside it."""

from dataclasses import replace
from datetime import datetime

from watcher import codec
from watcher.archive.catalogue import Step
from watcher.check import changes
from watcher.check.reading import Past, document_of, past, read, text_digest
from watcher.check.seen import Seen, Taken
from watcher.check.states import remembered
from watcher.check.telling import Telling, tell
from watcher.check.world import World
from watcher.errors import ExtractError
from watcher.extract import rules_digest
from watcher.model import GOOD, Document, Outcome, Snapshot, Source, SourceState, Suspicion, Verdict
from watcher.verdict import judge

_READ = frozenset({Outcome.BASELINE, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED})
CHECKS_LOOKED_AT_MAX = 2000
"""How far back the last read before such a capture is looked for: months of hourly checks."""


def settle_late(world: World, source: Source, taken: Taken) -> None:
    """Give a capture that is older than the source's last check its row, and tell what only it has seen.

    It is compared with the good snapshot before it. Where the source has gone back to that one since, the next
    check compares with this capture and tells the return. What a later check told is not told again.
    """
    seen = _seen(world, source, taken)
    before = _good_before(world, source, seen.snapshot(GOOD))
    verdict = _verdict(seen, before)
    tellings, state = _differing(world, seen, before) if before and verdict.good else ((), None)
    world.snapshots.keep(taken.recorded)
    tell(
        world,
        Step(snapshot=seen.snapshot(verdict), documents=seen.documents(), state=state),
        tellings,
    )


def file_away(world: World, source: Source, taken: Taken) -> None:
    """Give a capture its row and tell nothing: what a list says, later looks have told."""
    seen = _seen(world, source, taken)
    world.snapshots.keep(taken.recorded)
    tell(world, Step(snapshot=seen.snapshot(_verdict(seen, None)), documents=seen.documents()))


def _seen(world: World, source: Source, taken: Taken) -> Seen:
    reading = read(world, source, taken.capture)
    digest = codec.digest(reading) if isinstance(reading, Document) else None
    return Seen(source, remembered(world, source), taken, reading, digest, rules_digest(source.rules))


def _verdict(seen: Seen, before: Past | None) -> Verdict:
    if isinstance(seen.reading, ExtractError) and before is None:
        return Verdict(Suspicion.UNREADABLE, str(seen.reading))
    return judge(seen.capture, seen.reading, before.document) if before else GOOD


def _differing(world: World, seen: Seen, before: Past) -> tuple[tuple[Telling, ...], SourceState | None]:
    """Return what is told of the difference, and the state where the source has gone back since."""
    document = seen.reading
    assert isinstance(document, Document)
    known = {text_digest(before.document)} | _told_since(world, seen)
    if document.media == "feed" or text_digest(document) in known:
        return (), None  # a feed keeps what has left its window: the checks since have seen these items
    at, snapshot = seen.capture.at, seen.snapshot(GOOD)
    between = (_last_read_before(world, seen.source, at) or before.snapshot.captured, at)
    after = Past(snapshot, document, seen.rules)
    change = changes.changed(world, seen.source, before, after, between, 0)
    now = past(world, seen.source, seen.state)
    back = now is not None and text_digest(now.document) == text_digest(before.document)
    return change.tellings, _gone_back(seen, snapshot) if back else None


def _gone_back(seen: Seen, snapshot: Snapshot) -> SourceState:
    """The next check asks for the whole document, soon, and compares it with this capture."""
    at = seen.capture.at
    return replace(
        seen.state,
        last_good=at,
        verified_unchanged=None,
        last_changed=at,
        validators=None,
        next_due=seen.state.last_checked,
        good_snapshot=snapshot.id,
        good_document=seen.digest,
        good_rules=seen.rules,
    )


def _good_before(world: World, source: Source, late: Snapshot) -> Past | None:
    good = [one for one in _good(world, source) if one.order < late.order]
    newest = max(good, key=lambda one: one.order, default=None)
    return document_of(world, source, newest) if newest else None


def _told_since(world: World, seen: Seen) -> set[str]:
    """Return the texts that were read after this capture and told: a difference to one of them is known."""
    this = seen.snapshot(GOOD)
    later = (one for one in _good(world, seen.source) if one.order > this.order)
    texts = (document_of(world, seen.source, one) for one in later)
    return {text_digest(text.document) for text in texts if text}


def _good(world: World, source: Source) -> list[Snapshot]:
    ids = (*source.was, source.id)
    return [s for one in ids for s in world.catalogue.snapshots(one) if s.verdict.good and not s.thinned]


def _last_read_before(world: World, source: Source, at: datetime) -> datetime | None:
    """Return when the words before it were last seen to stand there."""
    checks = world.catalogue.checks(source.id, limit=CHECKS_LOOKED_AT_MAX)
    return max((check.at for check in checks if check.outcome in _READ and check.at < at), default=None)
