"""What one capture means: steps 4 to 9 of a check. Nothing is written before all of it is decided."""

from dataclasses import replace

from watcher import codec
from watcher.archive.catalogue import Step
from watcher.check import changes, health, outages, states, suspects
from watcher.check.reading import Past, carried, past, read
from watcher.check.seen import Plan, Seen, Taken
from watcher.check.telling import Telling, tell
from watcher.check.world import World
from watcher.errors import ArchiveError, ExtractError
from watcher.extract import rules_digest
from watcher.model import (
    GOOD,
    CheckRecord,
    Document,
    Outcome,
    Reason,
    Snapshot,
    Source,
    SourceState,
    Suspicion,
    Verdict,
)
from watcher.verdict import judge, judge_window


def settle(world: World, source: Source, state: SourceState, taken: Taken) -> CheckRecord:
    """Read, judge and compare a recorded capture, keep or discard it, and tell what is to be told.

    The caller holds the source's lock. Raise ArchiveError, and ExtractError where reading was stopped: then the
    capture stays in `.incoming` and the next start takes it up.
    """
    plan = _plan(world, _seen(world, source, state, taken))
    if plan.keep:
        # File first, row second: a kill between them leaves a file that no row names, and the next start adopts it.
        world.snapshots.keep(taken.recorded)
    try:
        tell(world, plan.step, plan.tellings)
    except ArchiveError:
        _put_back(world, taken)
        raise
    if not plan.keep:
        world.snapshots.discard(taken.recorded)
    assert plan.step.check is not None
    return plan.step.check


def _put_back(world: World, taken: Taken) -> None:
    """A capture without its row waits for the next check of its source, which comes sooner than the next start."""
    if not taken.must_keep and world.catalogue.snapshot(taken.recorded.id) is None:
        world.snapshots.put_back(taken.recorded)


def _seen(world: World, source: Source, state: SourceState, taken: Taken) -> Seen:
    reading = read(world, source, taken.capture)
    items = None
    if isinstance(reading, Document) and reading.media == "feed":
        items = len(reading.sections)
        before = past(world, source, state)
        reading = carried(before.document if before else None, reading)
    digest = codec.digest(reading) if isinstance(reading, Document) else None
    return Seen(source, state, taken, reading, digest, rules_digest(source.rules), items)


def _plan(world: World, seen: Seen) -> Plan:
    window = judge_window(seen.items, seen.state.items) if seen.items is not None else GOOD
    if not window.good:
        return _suspect(world, seen, window, past(world, seen.source, seen.state))
    if seen.digest and (seen.digest, seen.rules) == (seen.state.good_document, seen.state.good_rules):
        return _unchanged(world, seen, None)
    before = past(world, seen.source, seen.state)
    if before and seen.digest == codec.digest(before.document):
        return _unchanged(world, seen, before)
    verdict = judge(seen.capture, seen.reading, before.document if before else None)
    verdict = outages.weighed(world, seen.source, seen.state, verdict, seen.capture.at)
    if isinstance(seen.reading, ExtractError) or not verdict.good:
        return _suspect(world, seen, verdict, before)
    if before is None:
        return _baseline(world, seen, seen.reading)
    return _differing(world, seen, seen.reading, before)


def _unchanged(world: World, seen: Seen, before: Past | None) -> Plan:
    """The same document; `before` where it had to be read again, because the rules are others than last time."""
    last = before.snapshot if before else world.catalogue.snapshot(seen.state.good_snapshot or "")
    assert last is not None
    keep = last.url != seen.capture.url or _stays(world, seen)
    again = ((last.sha256, seen.rules, before.document),) if before else ()
    step = Step(
        check=seen.record(Outcome.UNCHANGED, keep=keep),
        snapshot=seen.snapshot(GOOD) if keep else None,
        documents=again + seen.documents(keep=keep),
        state=_good(world, seen, seen.id if keep else last.id, changed=False),
    )
    settled = changes.settled(world, seen.source, seen.state, seen.capture.at)
    return Plan(step, keep, (*health.recovered(world, seen.source, seen.state), *settled))


def _baseline(world: World, seen: Seen, document: Document) -> Plan:
    snapshot = seen.snapshot(GOOD)
    step = Step(
        check=seen.record(Outcome.BASELINE, keep=True),
        snapshot=snapshot,
        documents=seen.documents(),
        state=_good(world, seen, seen.id, changed=False),
    )
    new = changes.new(world, seen.source, document, snapshot)
    return Plan(step, keep=True, tellings=(*health.recovered(world, seen.source, seen.state), *new))


def _differing(world: World, seen: Seen, document: Document, before: Past) -> Plan:
    """The document is another: its words, or only its links, dates and pages. It is kept in any case."""
    snapshot = seen.snapshot(GOOD)
    between = changes.since_last_read(seen.state, before.snapshot, seen.capture.at)
    after = Past(snapshot, document, seen.rules)
    change = changes.changed(world, seen.source, before, after, between, seen.state.failures)
    step = Step(
        check=seen.record(Outcome.CHANGED if change.differs else Outcome.UNCHANGED, keep=True),
        snapshot=snapshot,
        documents=seen.documents(),
        state=_good(world, seen, seen.id, changed=change.above_mechanical),
    )
    return Plan(step, keep=True, tellings=(*health.recovered(world, seen.source, seen.state), *change.tellings))


def _suspect(world: World, seen: Seen, verdict: Verdict, before: Past | None) -> Plan:
    run = suspects.run_of(world, seen.source, seen.state, seen.reading)
    if isinstance(seen.reading, Document) and suspects.confirms(run, verdict, seen.capture.at):
        return _confirmed(world, seen, seen.reading, run, before)
    keep = suspects.is_kept(world, seen.state, run, verdict, seen.capture) or _stays(world, seen)
    reason, sentence = verdict.suspicion or Suspicion.UNREADABLE, suspects.said(verdict, seen.reading)
    state = states.after_failure(seen.source, seen.state, seen.capture.at, reason, sentence, rng=world.rng)
    state = suspects.noted(state, run, reason, seen.capture.at, seen.id if keep else None)
    told = () if seen.taken.adopted else health.unreadable(world, seen.source, state, seen.capture.at)
    record = seen.record(Outcome.SUSPECT, keep=keep)
    step = Step(
        check=replace(record, text_digest=run.text, reason=reason, sentence=sentence),
        snapshot=seen.snapshot(verdict) if keep else None,
        documents=seen.documents(keep=keep),
        state=replace(state, told_unreadable=state.told_unreadable or bool(told)),
    )
    return Plan(step, keep, told)


def _confirmed(world: World, seen: Seen, document: Document, run: suspects.Run, before: Past | None) -> Plan:
    """The run of suspects is the document: its first snapshot becomes good, and what changed is told with it."""
    first = world.catalogue.snapshot(run.opening or "")
    assert first is not None
    keep = seen.digest != first.document_digest or seen.capture.url != first.url or _stays(world, seen)
    tellings, changed = believed(world, seen.source, seen.state, before, Past(first, document, seen.rules))
    step = Step(
        check=seen.record(Outcome.CHANGED if before else Outcome.BASELINE, keep=keep),
        snapshot=seen.snapshot(GOOD) if keep else None,
        verdicts=((first.id, GOOD),),
        documents=((first.sha256, seen.rules, document), *seen.documents(keep=keep)),
        state=_good(world, seen, seen.id if keep else first.id, changed=changed),
    )
    return Plan(step, keep, (*health.recovered(world, seen.source, seen.state), *tellings))


def believed(
    world: World, source: Source, state: SourceState, before: Past | None, after: Past
) -> tuple[tuple[Telling, ...], bool]:
    """Return what is told of a suspect that is good after all, and whether words above mechanical changed with it."""
    snapshot = replace(after.snapshot, verdict=GOOD)
    if before is None:
        return changes.new(world, source, after.document, snapshot, Reason.CONFIRMED), False
    between = changes.since_last_read(state, before.snapshot, snapshot.captured)
    failed = _failed_before(world, source, state, snapshot)
    change = changes.changed(
        world, source, before, replace(after, snapshot=snapshot), between, failed, Reason.CONFIRMED
    )
    return change.tellings, change.above_mechanical


def _failed_before(world: World, source: Source, state: SourceState, snapshot: Snapshot) -> int:
    checks = world.catalogue.checks(source.id, since=states.last_read(state))
    failed = (Outcome.FAILED, Outcome.SUSPECT)
    return sum(1 for check in checks if check.outcome in failed and check.at < snapshot.captured)


def _good(world: World, seen: Seen, snapshot_id: str, *, changed: bool) -> SourceState:
    assert seen.digest is not None
    good = states.Good(snapshot_id, seen.digest, seen.rules)
    asked = seen.taken.unconditional
    state = states.after_good(
        seen.source, seen.state, seen.capture, good, changed=changed, unconditional=asked, rng=world.rng
    )
    return replace(state, items=seen.items)


def _stays(world: World, seen: Seen) -> bool:
    """Whether a capture is kept whatever it says: it was kept before, or it is the source's first of the UTC day."""
    newest = world.catalogue.newest_snapshot(seen.source.id)
    return seen.taken.must_keep or newest is None or newest.captured.date() != seen.capture.at.date()
