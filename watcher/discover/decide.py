"""What a person decides of found documents: watch it, or never ask again."""

from dataclasses import replace

from watcher.archive.catalogue import Step
from watcher.archive.locks import write_lock
from watcher.check.world import World
from watcher.config import stanza_text
from watcher.discover import adopted
from watcher.discover.found import key_of
from watcher.discover.ids import title_of
from watcher.discover.kept import write_refused
from watcher.errors import InputError
from watcher.model import Found, Index, Source, Standing

OPEN = (Standing.WAITING, Standing.LISTED)
_CLOSED = {
    Standing.ADOPTED: "it is watched already: set `enabled = false` under its id in watcher.toml to pause it",
    Standing.ALIAS: "it is another address of a source that is watched",
}


def waiting(world: World) -> tuple[Found, ...]:
    """Return the documents that wait for a person's word, and those that are listed and could not be read so far."""
    unread = (row for row in world.catalogue.found(standing=Standing.LISTED) if row.tries)
    return (*world.catalogue.found(standing=Standing.WAITING), *unread)


def adopt_waiting(world: World, name: str) -> Source:
    """Make a found document a source, whatever its text says; `name` is its id or its address. Raise InputError."""
    with write_lock(world.root):
        row = _named(world, name)
        index = _index_of(world, row)
        title = title_of((row.title,), row.url)
        source_id = row.id or adopted.free_id(world, index, title, row.url)
        source = adopted.source_of(index, source_id, title, row.url, row.published)
        whose = replace(
            row, standing=Standing.ADOPTED, id=source_id, stanza=stanza_text(source), sentence="a person's word"
        )
        world.catalogue.commit(Step(found=(whose,)))
        adopted.write(world)
        write_refused(world)
    return source


def refuse_waiting(world: World, name: str) -> Found:
    """Never ask of a found document again, and return it; `name` is its id or its address. Raise InputError."""
    with write_lock(world.root):
        row = replace(_named(world, name), standing=Standing.REFUSED, sentence="a person's word")
        world.catalogue.commit(Step(found=(row,)))
        write_refused(world)
    return row


def _named(world: World, name: str) -> Found:
    by_id = [row for row in world.catalogue.found(source=name) if row.standing is not Standing.ALIAS]
    row = by_id[0] if by_id else world.catalogue.found_by_key(key_of(name) or "")
    if row is None:
        raise InputError(f"No index has listed {name!r}. `watcher discover` shows what waits.")
    if row.standing in _CLOSED:
        raise InputError(f"There is nothing to decide of {name!r}: {_CLOSED[row.standing]}.")
    return row


def _index_of(world: World, row: Found) -> Index:
    for index in world.indexes:
        if index.id == row.index:
            return index
    raise InputError(f"{row.url} was listed by the index {row.index!r}, which is not declared any more.")
