"""`watcher publish`: bring feeds/ to what the catalogue says."""

import click

from watcher.archive.locks import write_lock
from watcher.cli import terminal
from watcher.cli.opening import declarations
from watcher.cli.places import place_options, places
from watcher.cli.stored import bring_up
from watcher.cli.watching import take_up
from watcher.cli.wording import counted
from watcher.cli.world import installation


@click.command("publish")
@place_options
def command() -> None:
    """Bring feeds/ to what the catalogue says: every feed, page and file, written only where its bytes differ.

    feeds/ can be deleted at any time; this makes it again. A catalogue that is missing is first made from snapshots/.
    """
    where = places()
    declared = declarations(where)
    bring_up(where)
    with installation(declared, where) as opened:
        take_up(opened)
        with write_lock(where.snapshots):
            done = opened.publisher.publish()
    terminal.say(f"{where.feeds}: {counted(done.written, 'file')} written, {done.unchanged:,} as they should be")
