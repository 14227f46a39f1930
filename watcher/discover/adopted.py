"""Found documents that become sources: rows of the catalogue, mirrored to `snapshots/adopted.toml`."""

from dataclasses import fields, replace
from datetime import date

from watcher.archive.catalogue import Step
from watcher.archive.files import put
from watcher.archive.locks import write_lock
from watcher.check.world import World
from watcher.config import stanza_text
from watcher.config.declarations import TEMPLATE_KEYS
from watcher.discover.found import key_of, may_be_private
from watcher.discover.ids import id_of, title_of
from watcher.model import Found, Index, Rules, Source, Standing

FILE = "adopted.toml"
_RULES = frozenset(field.name for field in fields(Rules))
_HEAD = """\
# Sources that indexes have brought. The watcher writes this file; it is made again whenever one is adopted.
# To change one, copy its stanza into watcher.toml: what stands there wins.

"""


def source_of(
    index: Index, source_id: str, title: str, url: str, published: date | None, rules: Rules | None = None
) -> Source:
    """Return a found document as a source: the index's template, and what was found.

    `rules`: those under which it could be read; the template's where it was not read.
    """
    template = {name: TEMPLATE_KEYS[name](value) for name, value in index.template if name not in _RULES}
    return Source(
        rules=rules_of(index) if rules is None else rules,
        id=source_id,
        title=title,
        url=url,
        published=published,
        allow_private=may_be_private(index.urls, url, allow_private=index.allow_private),
        adopted=True,
        **template,
    )


def moved(index: Index, source: Source, url: str) -> Source:
    """Return an adopted source as it is watched at another of its addresses."""
    private = may_be_private(index.urls, url, allow_private=index.allow_private)
    return replace(source, url=url, allow_private=private)


def rules_of(index: Index) -> Rules:
    """Return how the index's template says that its documents stand in their pages."""
    return Rules(**{name: TEMPLATE_KEYS[name](value) for name, value in index.template if name in _RULES})


def free_id(world: World, index: Index, title: str, url: str) -> str:
    """Return a readable id that no source, index or found document has or had."""
    return id_of(dict(index.template).get("publisher", ""), title, url, _taken(world))


def named(world: World, index: Index, rows: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the rows with the ids that they would have: a person decides by them."""
    taken, publisher = _taken(world), dict(index.template).get("publisher", "")
    found = []
    for row in rows:
        name = id_of(publisher, title_of((row.title,), row.url), row.url, taken)
        taken.add(name)
        found.append(replace(row, id=name))
    return tuple(found)


def _taken(world: World) -> set[str]:
    taken = {*world.sources, *world.catalogue.source_ids(), *(row.id for row in world.catalogue.found() if row.id)}
    taken |= {old for source in world.sources.values() for old in source.was}
    return taken | {place.id for one in world.indexes for place in one.places}


def write(world: World) -> None:
    """Bring adopted.toml to what the catalogue says; the caller holds the write lock."""
    rows = sorted(world.catalogue.found(standing=Standing.ADOPTED), key=lambda row: row.id or "")
    stanzas = "\n".join(row.stanza for row in rows)
    text = (_HEAD + stanzas).encode()
    file = world.root / FILE
    if not file.exists() or file.read_bytes() != text:
        put(file, text)


def restore(world: World) -> None:
    """Give sources that stand in adopted.toml alone their rows again: where only the catalogue was lost."""
    with write_lock(world.root):
        heard = world.catalogue.found_keys()
        lost = [source for source in world.sources.values() if source.adopted and key_of(source.url) not in heard]
        rows = tuple(_row(world, source) for source in lost)
        if rows:
            world.catalogue.commit(Step(found=rows))
        if rows or world.catalogue.found(standing=Standing.ADOPTED):
            write(world)


def _row(world: World, source: Source) -> Found:
    key = key_of(source.url)
    assert key is not None  # the declarations were read
    return Found(
        key=key,
        url=source.url,
        title=source.title,
        index="",
        at=world.now(),
        standing=Standing.ADOPTED,
        first=True,
        published=source.published,
        id=source.id,
        stanza=stanza_text(source),
    )
