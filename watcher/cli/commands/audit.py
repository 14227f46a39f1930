"""`watcher audit`: every digest, every reference, every published file."""

from collections import Counter

import click

from watcher.archive.audit import Finding, audit
from watcher.archive.snapshots import Snapshots
from watcher.cli import terminal
from watcher.cli.opening import declarations
from watcher.cli.places import Places, place_options, places
from watcher.cli.public import differing, outdated
from watcher.cli.stored import catalogue, steady
from watcher.cli.terminal import Paint
from watcher.cli.wording import counted
from watcher.config import Declarations
from watcher.errors import ArchiveError

_WAITING = frozenset({"pending", "unnamed"})
"""What a check under way, or a killed one, left: the next start takes it up."""

_OUTDATED = (
    "the public files were made by another version, or under other settings or titles: the next start, or "
    "`watcher publish`, makes them again"
)


@click.command("audit")
@click.option("--rules", is_flag=True, help="Instead: which documents today's rules read differently, and where.")
@place_options
def command(rules: bool) -> None:
    """Recompute every digest, follow every reference, and make every public file again to see that it is the same.

    Writes nothing, but for a catalogue that is missing. Exits 3 if something that was kept is not what it was. Public
    files that an upgrade or new settings made due again are not compared: the next start makes them.

    With --rules, the last good snapshot of each source that was read under other rules - another selector, an older
    version of the watcher - is read again and set beside what it read then. What differs is never told as a change.
    """
    where = places()
    declared = declarations(where)
    if rules:
        _read_again(where, declared)
        return
    with catalogue(where) as opened:
        findings = list(audit(Snapshots(where.snapshots), opened))
        with steady(where):
            waiting = outdated(opened, declared, where.feeds)
            public = [] if waiting else differing(opened, declared, where.feeds)
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
    last = f"; {_OUTDATED}" if waiting else ", and every public file"
    terminal.say(f"clean: {counted(kept, 'snapshot')}, {counted(told, 'entry')}{last}")


def _read_again(where: Places, declared: Declarations) -> None:
    # What reads documents is imported only here: a plain audit does without.
    from watcher.check import reread  # noqa: PLC0415
    from watcher.extract.sandbox import Sandbox  # noqa: PLC0415

    differing = 0
    with catalogue(where) as opened, Sandbox() as sandbox:
        for found in reread(declared.sources, opened, Snapshots(where.snapshots), sandbox):
            differing += 1
            terminal.say(f"{Paint.of_stream()(found.snapshot_id, bold=True)}  {terminal.line(found.sentence)}")
        read = sum(1 for state in opened.states().values() if state.good_snapshot)
    terminal.say(f"{counted(read, 'document')}; {differing} of them read differently under today's rules")


def _line(finding: Finding) -> str:
    word = Paint.of_stream()(finding.kind, None if finding.kind in _WAITING else "red")
    return f"{word}  {terminal.line(finding.what)}  {terminal.line(finding.sentence)}"
