"""Found documents are read: each is another address of a source, a document that is wanted, or neither."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from watcher import entries
from watcher.archive.catalogue import Step
from watcher.archive.locks import source_lock, write_lock
from watcher.check.reading import media_type
from watcher.check.telling import CLOCK_BEHIND_MAX, tell
from watcher.check.world import World
from watcher.config import stanza_text
from watcher.discover import adopted
from watcher.discover.found import AGAIN_AFTER, is_due, key_of, may_be_private
from watcher.discover.identity import Read, Round, Unsure, ask_landings, held_by, moves_to
from watcher.discover.ids import title_of
from watcher.discover.known import Known, known
from watcher.errors import ExtractError, ExtractFailure, FetchError, FetchFailure, Locked, SourceError
from watcher.model import Adopt, Capture, Document, Entry, Event, Found, Index, Rules, Scope, Standing
from watcher.topics import mark, on_topic, topics_of_text
from watcher.verdict import judge

FOLLOWED_MAX = 20
"""Documents that are read in one round of an index: a host is asked every two seconds, and sources wait for it too."""
FOLLOW_MAX = timedelta(minutes=5)
"""For how long: hosts that hang must not keep a thread, and the rest waits for the next round."""
RETRY_FIRST, RETRY_MAX = timedelta(minutes=5), timedelta(days=1)
"""Between two tries of a document that cannot be read; each wait is twice the one before."""
TRIES_MAX = 14
"""After so many, over about five days, it is not asked again for a while."""
LISTED_PATIENCE = timedelta(hours=1)
"""Listed for so long and still not readable: that is told."""
_STOPPED = (FetchFailure.STOPPED, ExtractFailure.STOPPED)

log = logging.getLogger(__name__)


class Elsewhere(SourceError):
    """The address leads to a page that lists documents, or to what is not the document."""


def follow(world: World, index: Index) -> None:
    """Read what the index has listed and nobody knows, unless another thread does; tell what stays unreadable."""
    due = _due(world, index)
    if not due:
        return
    try:
        with source_lock(world.root, f"{index.id}--found"):
            rounds, until = Round(world, index), world.now() + FOLLOW_MAX
            waiting = due[:FOLLOWED_MAX]
            for _ in range(2):  # a source that is being checked just now is free a moment later
                waiting = [row for row in waiting if world.now() < until and not _follow(rounds, row)]
    except Locked as error:
        log.info("%s", error)


def _has_topic(document: Document) -> bool:
    return any(section.topics for section in mark(document, Scope.WELFARE).sections)


def _due(world: World, index: Index) -> list[Found]:
    """Return what is to be read now: first what was not there from the beginning, else in the order of the listing."""
    now = world.now()
    listed = world.catalogue.found(standing=Standing.LISTED, index=index.id)
    due = [row for row in listed if row.next_try is None or is_due(row.next_try, now, RETRY_MAX)]
    return sorted(due, key=lambda row: row.first)


def _follow(rounds: Round, row: Found) -> bool:
    """Read one and decide; False where a source that may hold it is being checked: then it stays due."""
    world, index, heard = rounds.world, rounds.index, _heard(rounds.world)
    if row.key in heard.keys:
        _alias(world, row, heard.keys[row.key])
        return True
    try:
        read = _read(world, index, row, heard)
        ask_landings(rounds, read, heard)
    except Locked as error:
        log.info("%s: %s", row.url, error)
        return False
    except Unsure as error:
        _put_off(world, row, error)
        return True
    except (FetchError, ExtractError, Elsewhere) as error:
        if getattr(error, "failure", None) in _STOPPED:
            raise
        _unread(world, index, row, error)
        return True
    with write_lock(world.root):  # another index may have adopted it while it was read
        _decide(rounds, read, _heard(world))
    return True


def _heard(world: World) -> Known:
    return known(world.catalogue, world.sources.values(), world.indexes)


def _read(world: World, index: Index, row: Found, heard: Known) -> Read:
    private = may_be_private(index.urls, row.url, allow_private=index.allow_private)
    capture = world.client.fetch(row.url, allow_private=private)
    assert isinstance(capture, Capture)
    if key_of(capture.url) in heard.lists:
        raise Elsewhere(f"{row.url} leads to {capture.url}, which lists documents and is none.")
    try:
        read = Read(row, capture, *_document(world, capture, adopted.rules_of(index)))
    except ExtractError as error:
        if error.failure is not ExtractFailure.NO_SELECTOR_MATCH:
            raise
        # The list names a page of another make: it is watched by its structure.
        read = Read(row, capture, *_document(world, capture, Rules()))
    verdict = judge(capture, read.document, None)
    if not verdict.good:
        raise Elsewhere(f"{row.url}: {verdict.sentence}")
    return read


def _document(world: World, capture: Capture, rules: Rules) -> tuple[Document, Rules]:
    kind, charset = media_type(capture)
    body, url = capture.body, capture.url
    return world.sandbox.read(body, media_type=kind, charset=charset, url=url, rules=rules), rules


def _decide(rounds: Round, read: Read, heard: Known) -> None:
    world, index = rounds.world, rounds.index
    same = held_by(rounds, read, heard)
    if same:
        _join(rounds, read, same)
    elif index.adopt is Adopt.ALWAYS or on_topic(read.document):
        _adopt(rounds, read)
    else:
        again = world.now() + AGAIN_AFTER
        row = replace(read.row, standing=Standing.UNINTERESTING, next_try=again, sentence="Its text has no topic.")
        world.catalogue.commit(Step(found=(row,)))


def _join(rounds: Round, read: Read, source_id: str) -> None:
    """Make the address one of the source's: the one at which it is watched from now on, or an alias."""
    row, source = read.row, rounds.sources.get(source_id)
    rows = rounds.world.catalogue.found(standing=Standing.ADOPTED, source=source_id)
    if not (rows and source and source.adopted and moves_to(rounds, rows[0], read)):
        _alias(rounds.world, row, source_id, read.capture.url)
        return
    old, moved = rows[0], adopted.moved(rounds.index, source, row.url)
    whose = replace(
        row, standing=Standing.ADOPTED, id=source_id, index=old.index, first=old.first, stanza=stanza_text(moved)
    )
    alias = replace(old, standing=Standing.ALIAS, stanza="")
    rounds.world.catalogue.commit(Step(found=(whose, alias, *_led_to(rounds.world, whose, read.capture.url))))
    adopted.write(rounds.world)
    rounds.fresh[source_id] = (moved, read.document)
    log.info("%s is watched at %s from now on, no longer at %s", source_id, row.url, old.url)


def _alias(world: World, row: Found, source_id: str, *urls: str) -> None:
    """Remember that an address, and where it led, are the source's."""
    whose = replace(row, standing=Standing.ALIAS, id=source_id, stanza="", sentence="")
    world.catalogue.commit(Step(found=(whose, *_led_to(world, whose, *urls))))
    log.info("%s is another address of %s", row.url, source_id)


def _adopt(rounds: Round, read: Read) -> None:
    world, index, row = rounds.world, rounds.index, read.row
    title = title_of((read.document.title, row.title), row.url)
    source_id = row.id or adopted.free_id(world, index, title, row.url)
    source = adopted.source_of(index, source_id, title, row.url, row.published, read.rules)
    if index.adopt is Adopt.ON_TOPIC and not _has_topic(read.document):
        source = replace(source, scope=Scope.ALL)  # as a whole it is on topic: no section of it would be relevant alone
    whose = replace(row, standing=Standing.ADOPTED, id=source_id, stanza=stanza_text(source), sentence="")
    world.catalogue.commit(Step(found=(whose, *_led_to(world, whose, read.capture.url))))
    adopted.write(world)
    rounds.fresh[source_id] = (source, read.document)
    log.info("%s is watched from now on, as %s: found through %s", row.url, source_id, index.id)


def _led_to(world: World, row: Found, *urls: str) -> tuple[Found, ...]:
    """Return the rows of where an address led, as aliases of the same source."""
    keys = world.catalogue.found_keys()
    led = {key: url for url in urls if (key := key_of(url)) and key != row.key and key not in keys}
    return tuple(replace(row, key=key, url=url, standing=Standing.ALIAS, stanza="") for key, url in led.items())


def _unread(world: World, index: Index, row: Found, error: SourceError) -> None:
    """Remember a failed try, and tell a document that stays unreadable although it is listed."""
    now, tries = world.now(), row.tries + 1
    wait = min(RETRY_FIRST * 2 ** min(tries - 1, 20), RETRY_MAX)
    failed = replace(row, tries=tries, next_try=now + wait, sentence=str(error))
    if tries >= TRIES_MAX and not row.told:
        failed = replace(failed, standing=Standing.UNINTERESTING, next_try=now + AGAIN_AFTER)
    if _is_told(world, index, failed, now):
        _tell_listed(world, index, failed)
    else:
        world.catalogue.commit(Step(found=(failed,)))


def _put_off(world: World, row: Found, why: Unsure) -> None:
    """Look again soon: it was read, and nothing is to be told of that it may be known."""
    log.info("%s: %s", row.url, why)
    world.catalogue.commit(Step(found=(replace(row, next_try=world.now() + RETRY_FIRST, sentence=str(why)),)))


def _is_told(world: World, index: Index, row: Found, now: datetime) -> bool:
    if row.told or row.first or -CLOCK_BEHIND_MAX < now - row.at < LISTED_PATIENCE:
        return False
    begun = world.catalogue.entries(event=Event.BEGUN, limit=1)
    return bool(begun) and (index.adopt is Adopt.ALWAYS or bool(topics_of_text(row.title)))


def _tell_listed(world: World, index: Index, row: Found) -> None:
    with write_lock(world.root):
        title = title_of((row.title,), row.url)
        source_id = row.id or adopted.free_id(world, index, title, row.url)
        source = adopted.source_of(index, source_id, title, row.url, row.published)

        def telling(told: datetime) -> Entry:
            return entries.listed(
                source, found=index.title, since=row.at, why=row.sentence, told=told, feed_id=world.feed_id
            )

        tell(world, Step(found=(replace(row, id=source_id, told=True),)), (telling,))
