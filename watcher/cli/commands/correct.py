"""`watcher correct`: publish a correction of a change that was told wrongly."""

from collections.abc import Sequence

import click

from watcher.check import World, correct
from watcher.cli import terminal
from watcher.cli.completing import complete_source
from watcher.cli.finding import change_entry
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.stored import bring_up
from watcher.cli.world import installation
from watcher.entries.wording import capital, counted
from watcher.model import Entry
from watcher.publish.edition import Edition
from watcher.publish.withdrawals import Consequences, consequences, repeats


@click.command(
    "correct",
    epilog=examples(
        "watcher correct maple-charter/20260120101500..20260121090000 --note 'Only the layout had changed.'",
        "watcher correct maple-charter --note 'Quoted by mistake.' --withdraw --dry-run",
    ),
)
@click.argument("change", shell_complete=complete_source)
@click.option("--note", required=True, help="What was wrong, in a sentence; it is published.")
@click.option("--withdraw", is_flag=True, help="Remove the quoted text everywhere public and leave a tombstone.")
@click.option("--dry-run", is_flag=True, help="Publish nothing; say what would be told, and what would lose its words.")
@place_options
def command(change: str, note: str, withdraw: bool, dry_run: bool) -> None:
    """Publish a correction of a change that was told wrongly.

    The old entry stays as it was told; its page gets a banner, and an entry of its own says what was wrong. With
    --withdraw the words that the change brought into the document are removed from its other changes, too, and from
    those that are told later; those that stood before it stay where another change tells them. A withdrawal cannot be
    taken back.
    """
    if not note.strip():
        raise click.UsageError("--note is published: it cannot be empty")
    where = places()
    bring_up(where)
    with installation(declarations(where), where) as opened:
        entry = change_entry(opened.catalogue, change)
        edition = _edition(opened.world)
        gone = any(one.withdrawn for one in edition.corrections_of(entry))
        if (withdraw or gone) and repeats(opened.catalogue, entry, note):
            raise click.UsageError("--note is published, and repeats words that are withdrawn: say it without them")
        if withdraw:
            _say_consequences(consequences(opened.catalogue, opened.world.sources.values(), entry))
        if dry_run:
            did = "withdraw" if withdraw else "correct"
            terminal.say(f"would {did}: {terminal.line(edition.shown(entry).title)}")
            return
        told = correct(opened.world, entry, note=note.strip(), withdraw=withdraw)
        opened.publish_status()
        title = _edition(opened.world).shown(told).title
    terminal.say(f"told: {terminal.line(title)}")


def _edition(world: World) -> Edition:
    """Return what the public reads by now: the operator's terminal repeats no withdrawn words either."""
    return Edition.of(world.catalogue, world.settings, world.sources.values())


def _say_consequences(found: Consequences) -> None:
    """Say what else a withdrawal reaches, and what it leaves."""
    _say_others(found.wordless, "loses words with it", "lose words with it")
    terminal.say("Changes told later lose these words, too.")
    if found.quoting:
        more = "what stood before it; withdraw as well what must go"
        _say_others(found.quoting, f"still quotes {more}", f"still quote {more}")


def _say_others(changes: Sequence[Entry], one: str, many: str) -> None:
    said = capital(f"{counted(len(changes), 'other change')} {one if len(changes) == 1 else many}")
    terminal.say(f"{said}{':' if changes else '.'}")
    for change in changes:
        terminal.say(f"  {change.change_id}")
