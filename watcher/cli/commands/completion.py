"""`watcher completion`: the script that lets a shell complete commands, options and ids."""

import click
from click.shell_completion import get_completion_class

from watcher.cli.places import examples, place_options

VARIABLE = "_WATCHER_COMPLETE"


@click.command(
    "completion",
    epilog=examples(
        "bash:  watcher completion bash > ~/.local/share/bash-completion/completions/watcher",
        'zsh:   watcher completion zsh > "${fpath[1]}/_watcher"',
        "fish:  watcher completion fish > ~/.config/fish/completions/watcher.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@place_options
def command(shell: str) -> None:
    """Print the completion script for a shell."""
    kind = get_completion_class(shell)
    assert kind is not None
    root = click.get_current_context().find_root().command
    click.echo(kind(root, {}, "watcher", VARIABLE).source())
