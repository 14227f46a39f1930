"""`watcher correct`: publish a correction of a change that was told wrongly."""

import click

from watcher.check import correct
from watcher.cli import terminal
from watcher.cli.completing import complete_source
from watcher.cli.finding import change_entry
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.stored import bring_up
from watcher.cli.world import installation


@click.command(
    "correct",
    epilog=examples(
        "watcher correct maple-charter/20260120101500..20260121090000 --note 'Only the layout had changed.'",
        "watcher correct maple-charter --note 'Quoted by mistake.' --withdraw",
    ),
)
@click.argument("change", shell_complete=complete_source)
@click.option("--note", required=True, help="What was wrong, in a sentence; it is published.")
@click.option("--withdraw", is_flag=True, help="Remove the quoted text everywhere public and leave a tombstone.")
@place_options
def command(change: str, note: str, withdraw: bool) -> None:
    """Publish a correction of a change that was told wrongly.

    The old entry stays as it was told; its page gets a banner, and an entry of its own says what was wrong.
    """
    if not note.strip():
        raise click.UsageError("--note is published: it cannot be empty")
    where = places()
    bring_up(where)
    with installation(declarations(where), where) as opened:
        entry = change_entry(opened.catalogue, change)
        told = correct(opened.world, entry, note=note.strip(), withdraw=withdraw)
        opened.publish_status()
    terminal.say(f"told: {terminal.line(told.title)}")
