"""`watcher history`: snapshots and changes of one source."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import click

from watcher.cli import terminal
from watcher.cli.completing import complete_source
from watcher.cli.opening import declarations, unknown_source
from watcher.cli.places import place_options, places
from watcher.cli.stored import catalogue
from watcher.cli.terminal import Paint
from watcher.cli.wording import CLASS_WORDS, counted, last_reads, moment
from watcher.errors import InputError
from watcher.model import Entry, Snapshot, SourceState


@click.command("history")
@click.argument("source", shell_complete=complete_source)
@place_options
def command(source: str) -> None:
    """List what was kept and told of one source, newest first.

    Ids of snapshots are what `watcher accept` and `reject` take; ids of changes are what `watcher show` takes.
    """
    with catalogue() as opened:
        state = opened.state(source)
        snapshots = opened.snapshots(source)
        entries = opened.entries(source=source)
        known = opened.states()
    if state is None and not snapshots and not entries:
        raise _nothing_of(source, known)
    paint = Paint.of_stream()
    for text in _head(source, state, snapshots, entries, paint):
        terminal.say(text)
    rows = [(snapshot.captured, False, _snapshot(snapshot, paint)) for snapshot in snapshots]
    rows += [(entry.told, True, _entry(entry, paint)) for entry in entries]
    for at, _, text in sorted(rows, key=_when, reverse=True):
        terminal.say(f"{moment(at)}  {text}")


def _nothing_of(source: str, known: Iterable[str]) -> InputError:
    """Return why nothing is listed: a source that is declared has not been read; any other id is mistyped."""
    declared = {one.id for one in declarations().sources} if places().config.exists() else set()
    if source in declared:
        return InputError(f"{source} has not been read yet: `watcher check {source}` reads it.")
    return unknown_source(source, declared.union(known))


def _when(row: tuple[datetime, bool, str]) -> tuple[datetime, bool]:
    """Return what orders a row: an entry is told in whole seconds, and stands above the snapshot of its own second."""
    at, is_entry, _ = row
    return at.replace(microsecond=0), is_entry


def _head(
    source: str, state: SourceState | None, snapshots: tuple[Snapshot, ...], entries: tuple[Entry, ...], paint: Paint
) -> Iterator[str]:
    yield paint(source, bold=True)
    checks = f"{counted(state.checks, 'check')}, " if state else ""
    yield f"{checks}{counted(len(snapshots), 'snapshot')}, {counted(len(entries), 'entry')}"
    if state:
        yield last_reads(state)
    if state and state.reason:
        yield paint(terminal.line(f"{state.reason}: {state.sentence}"), "red")
    yield ""


def _snapshot(snapshot: Snapshot, paint: Paint) -> str:
    verdict = snapshot.verdict
    said = "good" if verdict.good else paint(terminal.line(f"suspect: {verdict.suspicion}. {verdict.sentence}"), "red")
    thinned = paint.dim("  (file thinned)") if snapshot.thinned else ""
    digest = paint.dim(f"SHA-256 {snapshot.sha256[:12]}")
    return f"snapshot  {snapshot.id}  {snapshot.bytes:,} bytes  {digest}  {said}{thinned}"


def _entry(entry: Entry, paint: Paint) -> str:
    words = CLASS_WORDS[entry.edit_class] if entry.edit_class else str(entry.reason or "")
    name = entry.change_id or entry.event_id
    return f"{paint(entry.event, 'yellow')}  {name}  {terminal.line(entry.title)}  {paint.dim(words)}"
