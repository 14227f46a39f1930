"""`watcher reject`: a suspect is not the document, or a change of mixed rules is none."""

import click

from watcher.check import reject
from watcher.cli import terminal
from watcher.cli.completing import complete_undecided
from watcher.cli.finding import to_decide
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.stored import bring_up
from watcher.cli.world import installation


@click.command("reject", epilog=examples("watcher reject maple-charter/20260120101500"))
@click.argument("target", metavar="SNAPSHOT|CHANGE|SOURCE", shell_complete=complete_undecided)
@click.option("--by", help="Who says it; stays private.")
@place_options
def command(target: str, by: str | None) -> None:
    """Say that a suspect snapshot is not the document, however often it comes; or that a change of mixed rules is none.

    Nothing is told of it. `watcher history SOURCE` lists the ids; a source alone will do where one thing waits.
    """
    where = places()
    bring_up(where)
    with installation(declarations(where), where) as opened:
        reject(opened.world, to_decide(opened.catalogue, target), by=by)
        opened.publish_status()
    terminal.say(f"rejected: {terminal.line(target)}")
