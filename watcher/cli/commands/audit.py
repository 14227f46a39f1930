"""`watcher audit`: every digest, every reference, every published file."""

from collections import Counter

import click

from watcher.archive.audit import Finding, audit
from watcher.archive.snapshots import Snapshots
from watcher.cli import terminal
from watcher.cli.opening import declarations
from watcher.cli.places import place_options, places
from watcher.cli.public import differing
from watcher.cli.stored import catalogue, steady
from watcher.cli.terminal import Paint
from watcher.cli.wording import counted
from watcher.errors import ArchiveError

_WAITING = frozenset({"pending", "unnamed"})
"""What a check under way, or a killed one, left: the next start takes it up."""


@click.command("audit")
@place_options
def command() -> None:
    """Recompute every digest, follow every reference, and make every public file again to see that it is the same.

    Writes nothing, but for a catalogue that is missing. Exits 3 if something that was kept is not what it was.
    """
    where = places()
    declared = declarations(where)
    with catalogue(where) as opened:
        findings = list(audit(Snapshots(where.snapshots), opened))
        with steady(where):
            public = differing(opened, declared, where.feeds)
        kept = sum(len(opened.snapshots(source_id)) for source_id in opened.source_ids())
        told = opened.newest_seq()
    for finding in findings:
        terminal.say(_line(finding))
    for name, sentence in public:
        terminal.say(f"{Paint.of_stream()('public', 'red')}  {terminal.line(name)}  {sentence}")
    wrong = Counter(finding.kind for finding in findings if finding.kind not in _WAITING)
    if wrong or public:
        parts = [f"{number} {kind}" for kind, number in wrong.items()] + ([f"{len(public)} public"] if public else [])
        raise ArchiveError(f"the audit found what does not fit: {', '.join(parts)}")
    terminal.say(f"clean: {counted(kept, 'snapshot')}, {counted(told, 'entry')}, and every public file")


def _line(finding: Finding) -> str:
    word = Paint.of_stream()(finding.kind, None if finding.kind in _WAITING else "red")
    return f"{word}  {terminal.line(finding.what)}  {terminal.line(finding.sentence)}"
