"""What was told and decided of found documents, kept beside the catalogue so that its loss tells and asks nothing anew.

What was told is in the mirrored entries; what a person refused in `snapshots/refused.toml`.
"""

import json
import tomllib
from dataclasses import replace

from watcher.archive.files import put
from watcher.check.world import World
from watcher.discover.found import key_of
from watcher.errors import ArchiveError
from watcher.model import Event, Found, Reason, Standing

FILE = "refused.toml"
_HEAD = """\
# Found documents that a person refused. The watcher writes this file; an address that is taken out of it is asked about
# again once the catalogue was made anew.

"""


def write_refused(world: World) -> None:
    """Bring refused.toml to what the catalogue says; the caller holds the write lock."""
    heard, kept = world.catalogue.found_keys(), _refused(world)
    kept = {key: url for key, url in kept.items() if key not in heard}  # refused, and not listed since the loss
    urls = sorted({row.url for row in world.catalogue.found(standing=Standing.REFUSED)} | {*kept.values()})
    text = f"{_HEAD}refused = {json.dumps(urls, indent=4)}\n".encode()
    file = world.root / FILE
    if urls or file.exists():
        put(file, text)


def as_decided(world: World, rows: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return rows of what nobody knows as they were before the catalogue was lost: told as listed, or refused."""
    if not rows:
        return ()
    refused, told = _refused(world), _told(world)
    return tuple(
        replace(row, standing=Standing.REFUSED, sentence="a person's word")
        if row.key in refused
        else replace(row, id=told[row.key], told=True)
        if row.key in told
        else row
        for row in rows
    )


def _refused(world: World) -> dict[str | None, str]:
    """Return the addresses that the file holds, by key."""
    file = world.root / FILE
    if not file.exists():
        return {}
    try:
        urls = tomllib.loads(file.read_text("utf-8")).get("refused", [])
    except ValueError as error:
        raise ArchiveError(f"{file} cannot be read: {error}. Mend it, or take it away to be asked again.") from error
    return {key_of(url): url for url in urls}


def _told(world: World) -> dict[str | None, str]:
    """Return the ids under which documents were told as listed and not readable, by the key of their address."""
    told = world.catalogue.entries(event=Event.NEW)
    listed = (entry for entry in told if entry.reason is Reason.LISTED and entry.url and entry.source_id)
    return {key_of(entry.url): entry.source_id for entry in listed if entry.url and entry.source_id}
