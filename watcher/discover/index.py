"""One check of one address of an index: fetched, recorded and judged as a source is, and read as a listing."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from watcher import check as checks
from watcher import codec
from watcher.archive.catalogue import Step
from watcher.archive.locks import write_lock
from watcher.check import health, states
from watcher.check.reading import media_type
from watcher.check.seen import Settling, Taken
from watcher.check.telling import tell
from watcher.check.world import World
from watcher.discover.adopted import named, restore
from watcher.discover.follow import follow
from watcher.discover.found import AGAIN_AFTER, host_of, is_due, judged, key_of, left_out, matching, unheard
from watcher.discover.found import named as named_in
from watcher.discover.kept import as_decided
from watcher.discover.known import known
from watcher.discover.sitemaps import whole
from watcher.entries.wording import counted
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.listed import Listed
from watcher.model import (
    GOOD,
    Capture,
    CheckRecord,
    Found,
    Index,
    Outcome,
    Rules,
    Snapshot,
    Source,
    SourceState,
    Standing,
    Suspicion,
    Verdict,
)
from watcher.verdict import challenged

__all__ = ["check", "listing_of", "restore", "settling"]

LISTING_RULES = "listing"
"""What stands for the digest of rules: a listing has none."""

log = logging.getLogger(__name__)


def listing_of(indexes: tuple[Index, ...]) -> dict[str, tuple[Index, Source]]:
    """Return the addresses of all enabled indexes, each as the source that it is checked as, by its id."""
    return {place.id: (index, place) for index in indexes if index.enabled for place in index.places}


def check(world: World, index: Index, place: Source) -> CheckRecord:
    """Look at one address of an index, then read what it listed and nobody knows; return how the look ended.

    A host that fails is an outcome, not an error. Raise as `check.check` does.
    """
    record = checks.check(world, place, settling(index))
    follow(world, index)
    return record


def settling(index: Index) -> Settling:
    """Return what a capture of one of the index's addresses means."""
    return partial(settle, index)


@dataclass(frozen=True, slots=True)
class Look:
    """A listing that was read, and what it is."""

    index: Index
    place: Source
    state: SourceState
    taken: Taken
    fitting: Mapping[str, Listed]
    verdict: Verdict
    several: bool = False
    """It names further sitemaps: "not modified" says nothing of those."""
    left_out: int = 0
    """Items that would fit on a host that `match` names."""

    @property
    def digest(self) -> str:
        """Digest of what it lists, whatever titles and dates it gives."""
        return codec.digest(sorted(self.fitting))

    @property
    def counted(self) -> tuple[str, str]:
        """How many items fitted, as a setting."""
        return _counted(self.place), str(len(self.fitting))


def settle(index: Index, world: World, place: Source, state: SourceState, taken: Taken) -> CheckRecord:
    """Read a recorded listing, keep or discard it, and remember what it lists that nobody knows.

    The caller holds the lock of this address. What stands in a listing that lost most of its items is remembered too: a
    list that is short is suspect, the documents in it are not.
    """
    look = _look(index, world, place, state, taken)
    keep = taken.must_keep or _is_kept(world, look)
    if keep:
        world.snapshots.keep(taken.recorded)
    with write_lock(world.root):
        rows = _unheard(world, look)
        step = _good(world, look, keep=keep) if look.verdict.good else _suspect(world, look, keep=keep)
        tellings = (
            health.recovered(world, place, state)
            if look.verdict.good
            else health.unreadable(world, place, step.state or state, taken.capture.at)
        )
        known = step.state and replace(step.state, told_unreadable=step.state.told_unreadable or _told(look, tellings))
        tell(world, replace(step, state=known, found=rows), tellings)
    if not keep:
        world.snapshots.discard(taken.recorded)
    if rows:
        log.info("%s: %s that nobody knows", place.id, counted(len(rows), "document"))
    assert step.check is not None
    return step.check


def _told(look: Look, tellings: tuple[object, ...]) -> bool:
    return not look.verdict.good and bool(tellings)


def _look(index: Index, world: World, place: Source, state: SourceState, taken: Taken) -> Look:
    capture = taken.capture
    wall = challenged(capture.status, capture.exchanges[-1].headers, capture.body)
    if wall:
        verdict = Verdict(Suspicion.CHALLENGE, f"It is a challenge, not the listing: {wall}")
        return Look(index, place, state, taken, {}, verdict)
    kind, charset = media_type(capture)
    try:
        read = world.sandbox.listing(capture.body, media_type=kind, charset=charset, url=capture.url)
    except ExtractError as error:
        if error.failure is ExtractFailure.STOPPED:
            raise
        return Look(index, place, state, taken, {}, Verdict(Suspicion.UNREADABLE, str(error)))
    items = (*whole(world, place, read), *_named(index, world, capture))
    hosts = _hosts(world, index)
    fitting = matching(index, items, hosts)
    before = world.catalogue.setting(_counted(place))
    verdict = judged(len(items), len(fitting), int(before) if before else None, state, capture.at)
    return Look(index, place, state, taken, fitting, verdict, bool(read.more), left_out(index, items, hosts))


def _hosts(world: World, index: Index) -> set[str]:
    """Return the hosts on which the index's publisher is known to publish: of its sources, and where those lead."""
    publisher, led = dict(index.template).get("publisher"), world.catalogue.addresses()
    sources = (source for source in world.sources.values() if source.publisher == publisher)
    return {host_of(url) for source in sources for url in (source.url, *led.get(source.id, ()))}


def _named(index: Index, world: World, capture: Capture) -> tuple[Listed, ...]:
    """Return what the text of a listing names without a link, where the index says how names lead to documents."""
    if index.named is None:
        return ()
    kind, charset = media_type(capture)
    try:
        document = world.sandbox.read(capture.body, media_type=kind, charset=charset, url=capture.url, rules=Rules())
    except ExtractError as error:
        if error.failure is ExtractFailure.STOPPED:
            raise
        return ()
    return named_in(index, "\n".join(f"{section.title}\n{section.text}" for section in document.sections))


def _unheard(world: World, look: Look) -> tuple[Found, ...]:
    """Return the rows of what nobody knows, and of what is to be looked at again after a while."""
    at = look.taken.capture.at
    heard = world.catalogue.found_keys()
    own = {key: Standing.ADOPTED for source in world.sources.values() if (key := key_of(source.url))}
    first = look.state.baseline is None
    rows = unheard(look.index, look.fitting, heard | own, first=first, at=at)
    if any(row.standing is Standing.WAITING for row in rows):
        led_to = known(world.catalogue, world.sources.values(), world.indexes).keys
        rows = named(world, look.index, tuple(row for row in rows if row.key not in led_to))
    rows = as_decided(world, rows)
    dull = (key for key in look.fitting if heard.get(key) is Standing.UNINTERESTING)
    seen = (world.catalogue.found_by_key(key) for key in dull)
    old = (row for row in seen if row and row.next_try and is_due(row.next_try, at, AGAIN_AFTER))
    return (*rows, *(replace(row, standing=Standing.LISTED, tries=0, next_try=None) for row in old))


def _is_kept(world: World, look: Look) -> bool:
    """Whether a listing says anything that was not kept before, or is the first of its UTC day."""
    newest = world.catalogue.newest_snapshot(look.place.id)
    if newest is None or newest.captured.date() != look.taken.capture.at.date():
        return True
    if look.verdict.good:
        return look.digest != look.state.good_document
    return look.state.reason != look.verdict.suspicion


def _good(world: World, look: Look, *, keep: bool) -> Step:
    new = look.digest != look.state.good_document
    snapshot_id = look.taken.recorded.id if keep else look.state.good_snapshot or look.taken.recorded.id
    state = states.after_good(
        look.place,
        look.state,
        look.taken.capture,
        states.Good(snapshot_id, look.digest, LISTING_RULES),
        changed=new,
        unconditional=look.taken.unconditional,
        rng=world.rng,
    )
    outcome = Outcome.UNCHANGED if not new else Outcome.CHANGED if look.state.baseline else Outcome.BASELINE
    record = _record(look, outcome, keep=keep)
    return Step(
        check=replace(record, sentence=_sentence(look) if new else ""),
        snapshot=_snapshot(look) if keep else None,
        settings=(look.counted,) if new else (),
        state=replace(state, validators=None) if look.several else state,
    )


def _sentence(look: Look) -> str:
    counted = f"{len(look.fitting)} documents listed"
    return f"{counted}, {look.left_out} more on hosts that `match` does not name" if look.left_out else counted


def _suspect(world: World, look: Look, *, keep: bool) -> Step:
    reason, sentence = look.verdict.suspicion or Suspicion.UNREADABLE, look.verdict.sentence
    state = states.after_failure(look.place, look.state, look.taken.capture.at, reason, sentence, rng=world.rng)
    record = replace(_record(look, Outcome.SUSPECT, keep=keep), reason=reason, sentence=sentence)
    return Step(check=record, snapshot=_snapshot(look) if keep else None, state=state)


def _record(look: Look, outcome: Outcome, *, keep: bool) -> CheckRecord:
    capture = look.taken.capture
    kept = look.taken.recorded.id if keep else None
    return CheckRecord(
        look.place.id,
        capture.at,
        outcome,
        capture.status,
        capture.sha256,
        document_digest=look.digest,
        snapshot_id=kept,
    )


def _snapshot(look: Look) -> Snapshot:
    """The row of a kept listing. It names no document: none was read out of it."""
    capture = look.taken.capture
    return Snapshot(
        id=look.taken.recorded.id,
        source_id=look.place.id,
        captured=capture.at,
        url=capture.url,
        requested_url=capture.requested_url,
        sha256=capture.sha256,
        media_type=media_type(capture)[0],
        bytes=len(capture.body),
        verdict=look.verdict if not look.verdict.good else GOOD,
        check=look.taken.recorded.check,
    )


def _counted(place: Source) -> str:
    return f"listed/{place.id}"
