"""What a shell is offered when it completes an argument: ids that are declared."""

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
