"""`watcher show`: one change, whole."""

from collections.abc import Sequence

import click

from watcher.cli import output, terminal, terminal_diff
from watcher.cli.completing import complete_source
from watcher.cli.finding import change_entry, corrected_word, corrections
from watcher.cli.places import examples, place_options
from watcher.cli.stored import catalogue
from watcher.cli.terminal import Paint
from watcher.cli.texts import write_text
from watcher.cli.wording import moment
from watcher.compare.plain import comparison_json
from watcher.errors import InputError
from watcher.model import Comparison, Entry


@click.command(
    "show",
    epilog=examples(
        "watcher show claude-constitution",
        "watcher show claude-constitution --text before > before.txt",
        "watcher show claude-constitution --diff | patch before.txt",
    ),
)
@click.argument("change", shell_complete=complete_source)
@click.option("--diff", "form", flag_value="diff", help="As a unified diff; applies to `--text before`.")
@click.option("--json", "form", flag_value="json", help="As JSON: the row of `changes --json` and the comparison.")
@click.option("--text", type=click.Choice(["before", "after"]), help="The whole text of one side, as it was compared.")
@place_options
def command(change: str, form: str | None, text: str | None) -> None:
    """Show one change, whole: nothing is cut here, whatever the feeds may quote.

    CHANGE is an id, the address of its page, or a source's id for its newest change.
    """
    if form and text:
        raise click.UsageError("--text stands alone: it prints a text, not a change.")
    with catalogue() as opened:
        entry = change_entry(opened, change)
        reviewed = bool(entry.change_id and opened.reviews(entry.change_id))
        corrected = corrections(opened).get(entry.change_id or "", ())
    comparison = entry.comparison
    if comparison is None:
        raise InputError(f"{entry.event_id} was told without its comparison; `watcher audit` says what is missing.")
    if text:
        write_text((entry.text_before if text == "before" else entry.text_after) or "")
    elif form == "diff":
        write_text(comparison.diff)
    elif form == "json":
        output.print_json(
            output.change_row(entry, reviewed=reviewed, corrected=corrected) | comparison_json(comparison)
        )
    else:
        _show(entry, comparison, corrected, reviewed=reviewed)


def _show(entry: Entry, comparison: Comparison, corrected: Sequence[Entry], *, reviewed: bool) -> None:
    paint = Paint.of_stream()
    terminal.say(paint(terminal.line(entry.title), bold=True))
    for one in corrected:
        word = corrected_word([one]).capitalize()
        terminal.say(paint(terminal.line(f"{word} {moment(one.told)}: {one.note}"), "red"))
    if entry.between:
        last, first = (moment(time, near=other) for time, other in zip(entry.between, entry.between[::-1], strict=True))
        terminal.say(f"Last read with the old words {last}; first with the new {first}. Told {moment(entry.told)}.")
    if entry.failed_reads:
        terminal.say(f"{entry.failed_reads} checks between could not read it.")
    terminal.say(paint.dim(f"{entry.change_id}{' · reviewed' if reviewed else ''}"))
    terminal.say(paint.dim(terminal.line(f"SHA-256 {entry.sha256_before} -> {entry.sha256_after}")))
    terminal.say(paint.dim(terminal.line(entry.url or "")))
    terminal.say()
    for row in terminal_diff.rendered(comparison, paint, terminal.columns()):
        terminal.say(row)
