"""`watcher accept`: a suspect snapshot is the document, or a change of mixed rules holds."""

import click

from watcher.check import accept
from watcher.cli import terminal
from watcher.cli.completing import complete_undecided
from watcher.cli.finding import to_decide
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.stored import bring_up
from watcher.cli.world import installation


@click.command(
    "accept",
    epilog=examples(
        "watcher accept maple-charter/20260120101500",
        "watcher accept maple-charter/20260120101500..20260121090000",
    ),
)
@click.argument("target", metavar="SNAPSHOT|CHANGE|SOURCE", shell_complete=complete_undecided)
@place_options
def command(target: str) -> None:
    """Say that a suspect snapshot is the document, or that a change told under mixed rules holds.

    What follows from it is told now, as confirmed. `watcher history SOURCE` lists the ids; a
    source alone will do where one thing of it waits.
    """
    where = places()
    bring_up(where)
    with installation(declarations(where), where) as opened:
        told = accept(opened.world, to_decide(opened.catalogue, target))
        opened.publish_status()
    terminal.say(f"accepted: {terminal.line(target)}")
    for entry in told:
        terminal.say(f"told: {terminal.line(entry.title)}")
