"""What keeps many sources from being read at once: the network, the disk, a site that was built anew.

Each is told once when it begins and once when it is over, however many sources it meets. What was told stands in a
setting that is written with its entry, so a kill between a check and this look costs nothing: the next check looks.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from watcher import entries
from watcher.archive.catalogue import Step
from watcher.archive.locks import write_lock
from watcher.archive.outages import Outage, Window, begun, lasting, over, passed, past, told_since
from watcher.check import network
from watcher.check.due import interval, patience
from watcher.check.network import NETWORK_FAILURES, site_of
from watcher.check.telling import tell
from watcher.check.world import World
from watcher.errors import ArchiveError
from watcher.model import CheckRecord, Entry, Event, Outcome, Reason, Source, SourceState, Suspicion, Verdict

NETWORK_PATIENCE = timedelta(minutes=15)
"""A network that comes back sooner is not told of, where no source has less patience."""
NETWORK_RETRY_MIN, NETWORK_RETRY_MAX = timedelta(minutes=1), timedelta(minutes=15)
"""How soon a source is tried again while no host can be reached at all."""
REDESIGNED_MIN = 3
"""Sources of one site that lose their text in one round."""
LOST = frozenset({Suspicion.SELECTOR, Suspicion.COLLAPSE, Suspicion.REDESIGN})
"""How a document looks whose page was built anew: its selector finds nothing, or less than half of it is left."""

log = logging.getLogger(__name__)

States = Mapping[str, SourceState]


def look(world: World, source: Source, record: CheckRecord) -> None:
    """After a check, tell what it shows of network, disk and site; nothing where that was told or has not changed."""
    well = record.outcome not in (Outcome.FAILED, Outcome.SUSPECT)
    if well and not lasting(world.catalogue):
        return  # as after nearly every check, for the price of one look
    _over(world, Reason.DISK)
    if record.outcome is Outcome.FAILED and record.reason in NETWORK_FAILURES:
        _look_at_network(world)
    elif network.testifies(source, _watched(world)):
        _over(world, Reason.NETWORK)
    place = site_of(source)
    if record.reason == Suspicion.REDESIGN:
        _begin_redesign(world, place)
    elif well and not _redesigned(world, place):
        _over(world, Reason.REDESIGN, place)


def disk_short(world: World, why: str) -> None:
    """Tell that checks have stopped for want of disk, where so much can still be written."""
    try:
        _begin(world, Outage(Reason.DISK, world.now()), why)
    except ArchiveError as error:
        log.warning("that checks have stopped could not be told: %s", error)


def network_down(world: World, states: States) -> datetime | None:
    """Return since when no host can be reached; None where one was reached since, or too few are watched to say."""
    return network.down_since(network.witnesses(_watched(world)), states, past(world.catalogue), world.now())


def of_the_network(world: World, states: States) -> tuple[Window, ...]:
    """Return the outages of the network, oldest first: those that are over, and the one that lasts, told or not yet."""
    since = told_since(world.catalogue, Reason.NETWORK) or network_down(world, states)
    return (*past(world.catalogue), *((Window(since, world.now()),) if since else ()))


def weighed(world: World, source: Source, state: SourceState, verdict: Verdict, at: datetime) -> Verdict:
    """Return the verdict with a look at the neighbours: three of one site that lost their text are one redesign."""
    if verdict.suspicion not in LOST or state.good_snapshot is None:
        return verdict
    since = state.failing_since or at
    span = interval(source, state, at)
    others = [
        other
        for other, known in _lost(world, world.catalogue.states(), site_of(source))
        if other.id != source.id
        and known.failing_since
        and abs(known.failing_since - since) <= max(span, interval(other, known, at))
    ]
    if len(others) + 1 < REDESIGNED_MIN:
        return verdict
    sentence = (
        f"{len(others) + 1} documents of {site_of(source)} lost their text in one round: the site was built anew, or "
        f"sends something else; all of them are held. {verdict.sentence}"
    )
    return Verdict(Suspicion.REDESIGN, sentence)


def hastened(world: World, source: Source, state: SourceState, at: datetime) -> SourceState:
    """Return the state of a source that failed with the whole network: it is tried again soon, as that costs no host.

    The moment is drawn from the whole span, so that a network that comes back is not met by all sources at once.
    """
    if state.reason not in NETWORK_FAILURES:
        return state
    if network_down(world, {**world.catalogue.states(), source.id: state}) is None:
        return state
    soon = at + max(world.rng.random() * NETWORK_RETRY_MAX, NETWORK_RETRY_MIN)
    return replace(state, next_due=min(state.next_due or soon, soon))


def restore(world: World, told: tuple[Entry, ...]) -> None:
    """Remember the outages that entries from mirrors told of and that no later one ended."""
    for entry in told:
        if entry.source_id is None and entry.reason in (Reason.NETWORK, Reason.DISK, Reason.REDESIGN):
            outage = Outage(entry.reason, entry.told, entry.source_title or "")
            since = told_since(world.catalogue, entry.reason, outage.place) or entry.told
            settings = (begun(outage),) if entry.event is Event.UNREADABLE else _ended(world, outage, since)
            world.catalogue.commit(Step(settings=settings))


def _watched(world: World) -> tuple[Source, ...]:
    """Return sources and listings: both ask hosts."""
    return (*world.sources.values(), *(place for index in world.indexes if index.enabled for place in index.places))


def _look_at_network(world: World) -> None:
    states = world.catalogue.states()
    since = network_down(world, states)
    if since is None:
        return
    waits = [patience(one, states[one.id], world.now()) for one in world.sources.values() if one.id in states]
    if world.now() - since >= min((NETWORK_PATIENCE, *waits)):
        why = "no host answers: look at the network of this machine, its name server and its proxy; checks go on"
        _begin(world, Outage(Reason.NETWORK, since), why)


def _begin_redesign(world: World, place: str) -> None:
    states = world.catalogue.states()
    lost = _lost(world, states, place)
    since = min((state.failing_since for _, state in lost if state.failing_since), default=world.now())
    why = (
        "their selectors find nothing, or less than half of their words are left; nothing of it counts until they can "
        "be read: mend their selectors, or accept what came with `watcher accept`"
    )
    _begin(world, Outage(Reason.REDESIGN, since, place), why, tuple(source for source, _ in lost))


def _begin(world: World, outage: Outage, why: str, sources: tuple[Source, ...] = ()) -> None:
    reason, place, since = outage.reason, outage.place, outage.since

    def telling(told: datetime) -> Entry:
        return entries.outage(reason, why, sources=sources, place=place, since=since, told=told, feed_id=world.feed_id)

    with write_lock(world.root):  # ten threads see an outage at once; one of them tells it
        if told_since(world.catalogue, reason, place) is None:
            tell(world, Step(settings=(begun(outage),)), (telling,))
            log.warning("%s: %s", reason, why)


def _over(world: World, reason: Reason, place: str = "") -> None:
    if told_since(world.catalogue, reason, place) is None:
        return
    with write_lock(world.root):
        since = told_since(world.catalogue, reason, place)
        if since is None:
            return

        def telling(told: datetime) -> Entry:
            return entries.outage_over(reason, place=place, since=since, told=told, feed_id=world.feed_id)

        settings = _ended(world, Outage(reason, world.now(), place), since)
        tell(world, Step(settings=settings), (telling,))


def _ended(world: World, outage: Outage, since: datetime) -> tuple[tuple[str, str], ...]:
    """Return the settings that say that an outage is over now; one of the network excuses what it met."""
    if outage.reason is not Reason.NETWORK:
        return (over(outage),)
    return (over(outage), passed(world.catalogue, Window(since, outage.since)))


def _lost(world: World, states: States, place: str) -> list[tuple[Source, SourceState]]:
    """Return the sources of a site that were readable once and have lost their text."""
    return [
        (source, state)
        for source in world.sources.values()
        if source.enabled and site_of(source) == place and (state := states.get(source.id))
        if state.good_snapshot and state.reason in LOST
    ]


def _redesigned(world: World, place: str) -> bool:
    if told_since(world.catalogue, Reason.REDESIGN, place) is None:
        return False
    lost = _lost(world, world.catalogue.states(), place)
    return any(state.reason == Suspicion.REDESIGN for _, state in lost)
