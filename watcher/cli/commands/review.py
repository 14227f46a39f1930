"""`watcher review`: a person's word on changes."""

from datetime import UTC, datetime

import click

from watcher.archive.locks import write_lock
from watcher.cli import terminal
from watcher.cli.completing import complete_source
from watcher.cli.finding import change_entry, corrected_word, corrections
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.stored import catalogue
from watcher.model import Review
from watcher.publish import site


@click.command("review", epilog=examples("watcher review claude-constitution --note 'as announced' --by Kim"))
@click.argument("changes", nargs=-1, required=True, metavar="CHANGE...", shell_complete=complete_source)
@click.option("--note", help="What there is to say; it stays private.")
@click.option("--by", help="Who says it; stays private.")
@place_options
def command(changes: tuple[str, ...], note: str | None, by: str | None) -> None:
    """Mark changes as reviewed: their pages say so, and when. Who said it and what they said stays private.

    All are looked up first: one that does not exist leaves every one unmarked.
    """
    where, now = places(), datetime.now(UTC)
    declared = declarations(where)
    with catalogue() as opened:
        found = [change_entry(opened, change) for change in changes]
        corrected = corrections(opened)
        with write_lock(where.snapshots):
            for entry in found:
                opened.add_review(Review(entry.change_id or entry.event_id, now, by, note))
            site.publish_new(opened, declared.settings, declared.sources, where.feeds, now)
    for entry in found:
        word = corrected_word(corrected.get(entry.change_id or "", ()))
        terminal.say(f"reviewed: {entry.change_id}  {terminal.line(entry.title)}{f' ({word})' if word else ''}")
