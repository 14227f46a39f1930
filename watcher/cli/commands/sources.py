"""`watcher sources`: each source, when it was last read, and why it cannot be."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

import click

from watcher.cli import output, terminal
from watcher.cli.completing import complete_source
from watcher.cli.opening import declarations, unknown_source
from watcher.cli.places import Places, examples, place_options, places
from watcher.cli.public import unpublished
from watcher.cli.standstill import stopped, summed_up
from watcher.cli.stored import catalogue, keeps_anything, steady
from watcher.cli.terminal import Paint
from watcher.cli.tree import padded, width_of
from watcher.cli.wording import last_reads, moment
from watcher.model import Source, SourceState
from watcher.publish.api import iso

UNPUBLISHED = 3
"""The exit code where storage failed, which alone keeps what was told from being public."""


@click.command("sources", epilog=examples("watcher sources --failing", "watcher sources maple-charter"))
@click.argument("ids", metavar="[SOURCE]...", nargs=-1, shell_complete=complete_source)
@click.option("--failing", is_flag=True, help="Only those that cannot be read now.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@place_options
def command(ids: tuple[str, ...], failing: bool, as_json: bool) -> int:
    """List the sources, or those named: kind, last good read, verified unchanged at, next check, failing since and why.

    `watcher history SOURCE` lists what was kept and told of one. Exits 3 while what was told is not public.
    """
    where = places()
    states, private = _stored(where)
    for why in private:
        terminal.complain(why)
    declared = declarations()
    listings = (place for index in declared.indexes for place in index.places)
    known = {source.id: source for source in (*declared.sources, *listings)}
    if unknown := [one for one in ids if one not in known]:
        raise unknown_source(unknown[0], known)
    rows = [(known[one], states.get(one)) for one in ids or known]
    indexes = known.keys() - {source.id for source in declared.sources}
    if failing:
        rows = [(source, state) for source, state in rows if state and state.reason]
    if as_json:
        for why in stopped(declared, states, where.snapshots):
            terminal.complain(f"checks have stopped: {why}")
        output.print_json([_json(source, state, _kind(source, indexes)) for source, state in rows])
        return UNPUBLISHED if private else 0
    for why in stopped(declared, states, where.snapshots):
        terminal.say(Paint.of_stream()(terminal.line(f"checks have stopped: {why}"), "red"))
    width = max((width_of(source.id) for source, _ in rows), default=0)
    for source, state in rows:
        for text in _shown(source, state, width, _kind(source, indexes), Paint.of_stream()):
            terminal.say(text)
    for text in () if ids else summed_up(declared.sources, states, datetime.now(UTC)):
        terminal.say(text)
    return UNPUBLISHED if private else 0


def _kind(source: Source, indexes: AbstractSet[str]) -> str:
    return "index" if source.id in indexes else source.kind.value


def _stored(where: Places) -> tuple[dict[str, SourceState], list[str]]:
    """Return what is remembered, and what was told and is not public; nothing before the first check."""
    if not where.has_catalogue and not keeps_anything(where):
        return {}, []
    with catalogue(where) as opened:
        private = list(unpublished(opened, where.feeds))
        if private:
            with steady(where):  # whoever tells something is about to publish it
                private = list(unpublished(opened, where.feeds))
        return opened.states(), private


def _json(source: Source, state: SourceState | None, kind: str) -> dict[str, object]:
    state = state or SourceState(source.id)
    return {
        "id": source.id,
        "kind": kind,
        "url": source.url,
        "last_good": iso(state.last_good),
        "verified_unchanged": iso(state.verified_unchanged),
        "failing_since": iso(state.failing_since),
        "reason": state.reason,
        "next": iso(state.next_due) if source.enabled else None,
    }


def _shown(source: Source, state: SourceState | None, width: int, kind: str, paint: Paint) -> Iterator[str]:
    name = paint(padded(source.id, width), bold=True)
    if not source.enabled:
        yield f"{name}  {padded(kind, 12)}  {paint.dim('paused: enabled = false')}"
        return
    if state is None or state.last_checked is None:
        yield f"{name}  {padded(kind, 12)}  {paint.dim('not read yet')}"
        return
    yield f"{name}  {padded(kind, 12)}  {last_reads(state)}, next {moment(state.next_due)}"
    if state.reason:
        since = f"failing since {moment(state.failing_since)}" if state.failing_since else "suspect"
        yield paint(terminal.line(f"  {since}: {state.reason}. {state.sentence}"), "red")
