"""`watcher reject`: a suspect is not the document, or a change of mixed rules is none."""

import click

from watcher.check import reject
from watcher.cli import terminal
from watcher.cli.finding import change_id_of
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.stored import bring_up
from watcher.cli.world import installation


@click.command("reject", epilog=examples("watcher reject maple-charter/20260120101500"))
@click.argument("target", metavar="SNAPSHOT|CHANGE")
@click.option("--by", help="Who says it; stays private.")
@place_options
def command(target: str, by: str | None) -> None:
    """Say that a suspect snapshot is not the document, however often it comes; or that a change of mixed rules is none.

    Nothing is told of it. `watcher history SOURCE` lists the ids.
    """
    where = places()
    bring_up(where)
    with installation(declarations(where), where) as opened:
        reject(opened.world, change_id_of(target) or target, by=by)
        opened.publish_status()
    terminal.say(f"rejected: {terminal.line(target)}")
