"""The `watcher` command itself: its table of commands, and how an error becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import NoReturn, TextIO

import click

from watcher import errors
from watcher.cli import terminal
from watcher.cli.places import place_options

USAGE = 64
"""EX_USAGE of sysexits.h; click's own 2 means a wrong declaration here."""
INTERRUPTED = 130
EXIT_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (errors.DeclarationError, 2),
    (errors.FeedsTaken, 75),
    (errors.ArchiveError, 3),
    (errors.InputError, 4),
    (errors.SourceError, 4),
    (errors.Unavailable, 69),  # EX_UNAVAILABLE: unlike a wrong declaration, worth another start
    (errors.Locked, 75),
)
COMMANDS = {
    "run": "Watch and serve: the main job.",
    "check": "Read sources once, now.",
    "sources": "Each source: when it was last read, and why it cannot be.",
    "add": "Begin to watch an address.",
    "validate": "Is sources.toml right?",
    "outline": "The sections of a document, with numbers, pages and topics.",
    "compare": "What changed between two files.",
    "changes": "Stored changes, newest first.",
    "show": "One change, whole.",
    "review": "Mark changes as reviewed.",
    "history": "Snapshots and changes of one source.",
    "accept": "Say that a suspect snapshot, or a change of mixed rules, is right.",
    "reject": "Say that it is not.",
    "correct": "Publish a correction of a change that was told wrongly.",
    "discover": "Documents found and waiting; adopt or refuse them.",
    "notify": "Whom entries are sent to, and what could not be delivered.",
    "publish": "Bring feeds/ to what the catalogue says.",
    "audit": "Recompute every digest, reference and published file.",
    "completion": "Print the completion script for a shell.",
}


class Commands(click.Group):
    """The commands by name; a command's module is imported when it is called, not to list it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"watcher.cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; `help` and `help COMMAND` are the help, a mistyped name is told with what it is like."""
        if args[0] == "help":
            _show_help(ctx, args[1:])
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            alike = get_close_matches(args[0], COMMANDS, n=3)
            hint = f" Did you mean {' or '.join(alike)}?" if alike else " `watcher --help` lists the commands."
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the table of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _show_help(ctx: click.Context, names: Sequence[str]) -> NoReturn:
    """Print the help of one command, or of all, and leave."""
    found = group.get_command(ctx, names[0]) if names else None
    shown = click.Context(found, info_name=names[0], parent=ctx) if found else ctx
    click.echo(shown.get_help())
    ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 fine; 1 a source that was readable before is not; 2 wrong declaration; 3 storage failed; "
    "4 input cannot be read; 64 wrong usage; 69 `listen` is not free at this moment; 75 another `watcher run` holds "
    "the lock, or another watcher's feeds/ was named.",
)
@click.version_option(package_name="model-welfare-watch", prog_name="watcher")
@place_options
def group() -> None:
    """Watch what AI labs publish about how they treat their models.

    Every version is kept, what changed in the welfare-relevant sections is told once, as a feed.
    Begin with `watcher validate`, then `watcher run`, and open http://127.0.0.1:8080.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run one command line and exit with its code; no error reaches a person as a traceback unless it is a bug."""
    terminal.prepare()
    sys.exit(code_of(arguments))


def code_of(arguments: list[str] | None) -> int:
    """Run one command line and return its exit code; errors are told on the error stream."""
    output = sys.stdout
    try:
        return _ran(arguments)
    except BrokenPipeError:
        _be_quiet(output)
    except SystemExit:
        # click puts a silent stream in the place of a broken pipe and exits with 1.
        if sys.stdout is output:
            raise
        _be_quiet(output)
    return 0


def _ran(arguments: list[str] | None) -> int:
    try:
        _demand_text(sys.argv[1:] if arguments is None else arguments)
        outcome = group.main(arguments, prog_name="watcher", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except errors.WatcherError as error:
        terminal.complain(str(error))
        return next((code for kind, code in EXIT_CODES if isinstance(error, kind)), 1)
    return outcome if isinstance(outcome, int) else 0


def _demand_text(arguments: Sequence[str]) -> None:
    """Refuse what is no UTF-8, but for the name of a file that is there: words are stored and published."""
    for argument in arguments:
        if not argument.isascii() and terminal.LONE.search(argument) and not Path(argument).exists():
            raise click.UsageError(f'"{terminal.line(argument)}" holds bytes that are no UTF-8; write it anew.')


def _be_quiet(output: TextIO) -> None:
    """The reader (`| head`) has seen enough: nothing is wrong, but Python would complain when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())
