"""`watcher validate`: the declarations, and with --live what they find."""

from collections.abc import Iterator

import click

from watcher.cli import terminal
from watcher.cli.opening import check_topics, declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.wording import counted
from watcher.config import Declarations


@click.command("validate", epilog=examples("watcher validate", "watcher validate --live claude-constitution"))
@click.option("--live", is_flag=True, help="Read each source (or those named) twice and demand equal text.")
@click.argument("source_ids", nargs=-1, metavar="[SOURCE...]")
@place_options
def command(live: bool, source_ids: tuple[str, ...]) -> int:
    """Say whether sources.toml and watcher.toml are right; name file, line, key, what was found and expected.

    With --live each source is fetched twice, politely, and read twice: a text that differs between two reads would
    be told as a change, so its declaration needs a better `select` or `remove`. Exits 1 where one differs or cannot
    be read.
    """
    declared = declarations()
    check_topics(declared, places())
    terminal.say(_summary(declared))
    for said in _silent(declared):
        terminal.say(said)
    if not live:
        if source_ids:
            raise click.UsageError("naming sources needs --live")
        return 0
    from watcher.cli.live import read_twice  # noqa: PLC0415 - only --live needs the network

    return read_twice(declared, source_ids)


def _silent(declared: Declarations) -> Iterator[str]:
    """Yield what targets ask for that nothing is called: it may be found yet, or it is a slip."""
    known = {name for source in declared.sources for name in (source.id, *source.was)}
    for target in declared.targets:
        for name in target.wanted.sources:
            if name not in known:
                yield f"The target {target.name!r} asks for {name!r}, which is no source as yet: an index may find it."


def _summary(declared: Declarations) -> str:
    paused = sum(not source.enabled for source in declared.sources)
    adopted = sum(source.adopted for source in declared.sources)
    facts = [counted(len(declared.sources), "source"), counted(len(declared.indexes), "index")]
    facts += [counted(len(declared.targets), "target")] if declared.targets else []
    facts += [f"{adopted} adopted"] if adopted else []
    facts += [f"{paused} paused"] if paused else []
    nothing = (
        "" if declared.sources or declared.indexes else "; nothing is watched: `watcher add URL` declares a source"
    )
    return f"{places().config} is right: {', '.join(facts)}{nothing}"
