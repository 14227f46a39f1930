"""What a shell is offered when it completes an argument: sources, topics, and what waits for a decision."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from watcher.cli.places import Places
from watcher.errors import WatcherError


def complete_source(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's signature
    """Return the declared ids that begin so; nothing where the declarations cannot be read."""
    from watcher.cli.opening import declarations  # noqa: PLC0415 - a shell waits for this: import it only when asked

    known = ctx.find_root().obj
    try:
        sources = declarations(known if isinstance(known, Places) else Places(Path("sources.toml"))).sources
    except (WatcherError, OSError):
        return []
    return [CompletionItem(source.id, help=source.title) for source in sources if source.id.startswith(incomplete)]


def complete_topic(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's
    """Return the topics that begin so."""
    from watcher.topics import LABELS  # noqa: PLC0415 - as above

    return [CompletionItem(topic, help=label) for topic, label in LABELS.items() if topic.startswith(incomplete)]


def complete_undecided(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - click's
    """Return the suspect snapshots and changes of mixed rules that wait and begin so."""
    from watcher.archive.catalogue import Catalogue  # noqa: PLC0415 - as above
    from watcher.cli.finding import undecided  # noqa: PLC0415

    known = ctx.find_root().obj
    where = known if isinstance(known, Places) else Places()
    if not where.has_catalogue:
        return []
    opened = Catalogue(where.catalogue)
    try:
        return [CompletionItem(name) for name in undecided(opened) if name.startswith(incomplete)]
    finally:
        opened.close()
