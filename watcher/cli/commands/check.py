"""`watcher check`: one pass now, over all sources or those named."""

import click

from watcher.cli.completing import complete_source
from watcher.cli.opening import declarations, named_source
from watcher.cli.places import examples, place_options, places
from watcher.errors import InputError

UNREADABLE = 1
"""The exit code where a source that was readable before is not."""


@click.command("check", epilog=examples("watcher check", "watcher check claude-constitution"))
@click.argument("source_ids", nargs=-1, metavar="[SOURCE...]", shell_complete=complete_source)
@place_options
def command(source_ids: tuple[str, ...]) -> int:
    """Read sources and indexes once, now, whether they are due or not: all that are enabled, or those named.

    Works beside a running service. Exits 1 if a source that was readable before could not be read or is suspect.
    """
    where = places()
    declared = declarations(where)
    listings = [place for index in declared.indexes if index.enabled for place in index.places]
    wanted = [named_source((*declared.sources, *listings), source_id) for source_id in source_ids]
    sources = wanted or [*(source for source in declared.sources if source.enabled), *listings]
    if not sources:
        raise InputError(f"{where.config} declares no source that is enabled.")
    from watcher.cli.once import read_once  # noqa: PLC0415 - help and completion need none of the rooms

    return 0 if read_once(declared, where, sources) else UNREADABLE
