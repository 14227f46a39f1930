"""`watcher changes`: stored changes, newest first."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches

import click

from watcher.cli import output, terminal
from watcher.cli.completing import complete_source, complete_topic
from watcher.cli.finding import corrected_word, corrections
from watcher.cli.opening import unknown_source
from watcher.cli.places import examples, place_options
from watcher.cli.stored import catalogue
from watcher.cli.terminal import Paint
from watcher.cli.tree import finest
from watcher.cli.wording import CLASS_COLOURS, CLASS_WORDS, moment
from watcher.model import EditClass, Entry, Event, Kind
from watcher.topics import LABELS


@click.command(
    "changes",
    epilog=examples(
        "watcher changes --since 7d --class substantive",
        "watcher changes --unreviewed --json",
    ),
)
@click.option("--source", help="Only of this source.", shell_complete=complete_source, metavar="ID")
@click.option(
    "--topic",
    shell_complete=complete_topic,
    help="Only with this topic or one below it, as `evidence` or `evidence.self-reports`.",
)
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only of sources of this kind.")
@click.option("--class", "edit_class", type=click.Choice([c.value for c in EditClass]), help="Only of this class.")
@click.option("--since", type=output.Since(), help="Only told since: 2026-11-01, or 12h, 7d, 2w ago.")
@click.option("--unreviewed", is_flag=True, help="Only those that nobody has reviewed.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@place_options
def command(
    source: str | None,
    topic: str | None,
    kind: str | None,
    edit_class: str | None,
    since: datetime | None,
    unreviewed: bool,
    as_json: bool,
) -> None:
    """List stored changes, newest first.

    The second line of each is its id: what `watcher show`, `review` and `correct` take.
    """
    if topic and topic not in LABELS:
        alike = get_close_matches(topic, LABELS, n=3)
        hint = f"Did you mean {' or '.join(alike)}?" if alike else f"There are {', '.join(LABELS)}."
        raise click.UsageError(f"there is no topic {topic!r}. {hint}")
    with catalogue() as opened:
        reviewed = {review.change_id for review in opened.reviews()}
        corrected = corrections(opened)
        if source and source not in opened.states():
            raise unknown_source(source, opened.states())
        entries = [
            entry
            for entry in opened.entries(source=source, event=Event.CHANGED)
            if (not topic or any(_below(found, topic) for found in entry.topics))
            and (not kind or entry.kind == kind)
            and (not edit_class or entry.edit_class == edit_class)
            and (not since or entry.told >= since)
            and not (unreviewed and entry.change_id in reviewed)
        ]
    if as_json:
        output.print_json(
            [
                output.change_row(
                    entry, reviewed=entry.change_id in reviewed, corrected=corrected.get(entry.change_id or "", ())
                )
                for entry in entries
            ]
        )
        return
    for entry in entries:
        marks = [corrected_word(corrected.get(entry.change_id or "", ()))]
        marks += ["reviewed"] if entry.change_id in reviewed else []
        for text in _shown(entry, Paint.of_stream(), marks):
            terminal.say(text)
    if not entries:
        terminal.say("No stored change fits.")


def _below(topic: str, wanted: str) -> bool:
    return topic == wanted or topic.startswith(f"{wanted}.")


def _shown(entry: Entry, paint: Paint, marks: Sequence[str]) -> Iterator[str]:
    kind = entry.edit_class or EditClass.MECHANICAL
    mark = paint("●", "green") if entry.relevant else " "
    yield f"{mark} {moment(entry.told)}  {paint(terminal.line(entry.title), bold=kind is EditClass.SUBSTANTIVE)}"
    facts = [paint(CLASS_WORDS[kind], CLASS_COLOURS[kind]), paint(" ".join(finest(entry.topics)), "cyan")]
    facts += [*marks, str(entry.reason or "")]
    yield f"  {paint.dim(entry.change_id or entry.event_id)}  {' · '.join(fact for fact in facts if fact)}"
