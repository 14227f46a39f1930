"""One check of one source, in the order of the design, under the source's lock."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from watcher.archive.catalogue import Step
from watcher.archive.files import demand_space
from watcher.archive.locks import source_lock
from watcher.check import changes, gone, health, outages, states
from watcher.check.adopt import take_up
from watcher.check.due import asks_unconditionally
from watcher.check.seen import Settling, Taken
from watcher.check.settle import settle
from watcher.check.states import declaration_digest, remembered
from watcher.check.telling import tell
from watcher.check.world import World
from watcher.errors import ArchiveError, FetchError, FetchFailure, WatcherError
from watcher.model import CheckRecord, NotModified, Outcome, Source, SourceState

log = logging.getLogger(__name__)


def check(world: World, source: Source, settle: Settling = settle) -> CheckRecord:
    """Make one pass over a source, and return how it ended; `settle` says what its captures mean.

    A host that fails is an outcome, not an error. Raise ArchiveError where storage failed, Locked where another check
    holds the source, SourceError where the service is being stopped: then nothing is written of this check.
    """
    _demand_space(world)
    with source_lock(world.root, source.id), _bugs_recorded(world, source):
        take_up(world, source, settle)
        state = remembered(world, source)
        _wait_for_a_new_second(world, state)
        record = _pass(world, source, state, settle)
    outages.look(world, source, record)
    if not record.outcome.bad:  # who asked for the check tells what failed
        log.info("%s: %s%s", source.id, record.outcome, f": {record.sentence}" if record.sentence else "")
    return record


@contextmanager
def _bugs_recorded(world: World, source: Source) -> Iterator[None]:
    """Record a check that a bug ended as one that failed: a source that cannot be checked must not look quiet."""
    try:
        yield
    except WatcherError:
        raise
    except Exception as bug:
        _failed(world, source, remembered(world, source), FetchError(_met(bug), FetchFailure.BUG))
        raise


def _met(bug: Exception) -> str:
    return f"The watcher itself failed ({type(bug).__name__}: {bug}). Its log holds the traceback; please report it."


def _demand_space(world: World) -> None:
    try:
        demand_space(world.root, world.settings.disk_free_min)
    except ArchiveError as error:
        outages.disk_short(world, str(error))
        raise


def _pass(world: World, source: Source, state: SourceState, settle: Settling) -> CheckRecord:
    unconditional = state.validators is None or asks_unconditionally(state, declaration_digest(source), world.now())
    try:
        answer = world.client.fetch(
            source.url,
            validators=None if unconditional else state.validators,
            allow_private=source.allow_private,
            host_gap=source.host_gap,
        )
    except FetchError as error:
        if error.failure is FetchFailure.STOPPED:
            raise
        return _failed(world, source, state, error)
    if isinstance(answer, NotModified):
        return _not_modified(world, source, state, answer)
    recorded = world.snapshots.record(source.id, answer, check=state.checks + 1)
    return settle(world, source, state, Taken(answer, recorded, unconditional))


def _not_modified(world: World, source: Source, state: SourceState, answer: NotModified) -> CheckRecord:
    status = answer.exchanges[-1].status
    record = CheckRecord(source.id, answer.at, Outcome.NOT_MODIFIED, status, document_digest=state.good_document)
    after = states.after_not_modified(source, state, answer, world.rng)
    tellings = (*health.recovered(world, source, state), *changes.settled(world, source, state, answer.at))
    tell(world, Step(check=record, state=after), tellings)
    return record


def _failed(world: World, source: Source, state: SourceState, error: FetchError) -> CheckRecord:
    at, sentence = world.now(), str(error)
    record = CheckRecord(source.id, at, Outcome.FAILED, error.status, reason=error.failure, sentence=sentence)
    after = states.after_failure(
        source, state, at, error.failure, sentence, retry_after=error.retry_after, rng=world.rng
    )
    after = gone.noted(outages.hastened(world, source, after, at), record)
    told, left = health.unreadable(world, source, after, at), gone.gone(world, source, after, record)
    after = replace(after, told_unreadable=after.told_unreadable or bool(told), told_gone=after.told_gone or bool(left))
    tell(world, Step(check=record, state=after), (*told, *left))
    return record


def _wait_for_a_new_second(world: World, state: SourceState) -> None:
    """A snapshot's second is its name: a second capture of one source within one second waits."""
    last = state.last_checked
    if last and last.replace(microsecond=0) == world.now().replace(microsecond=0):
        world.next_second()
