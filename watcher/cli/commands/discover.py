"""`watcher discover`: documents that indexes found and that wait for a person's word."""

from collections.abc import Sequence

import click

from watcher import discover
from watcher.cli import output, terminal
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.terminal import Paint
from watcher.cli.wording import moment
from watcher.cli.world import installation
from watcher.errors import InputError
from watcher.model import Found, Standing
from watcher.publish.api import iso


@click.command(
    "discover",
    epilog=examples(
        "watcher discover",
        "watcher discover adopt maple-lab-a-note-on-rest",
        "watcher discover refuse https://maple.example/notes/rest",
    ),
)
@click.argument("action", type=click.Choice(["adopt", "refuse"]), required=False, metavar="[adopt|refuse")
@click.argument("names", nargs=-1, metavar="ID...]")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@place_options
def command(action: str | None, names: tuple[str, ...], as_json: bool) -> None:
    """List the documents that indexes found and that wait, or decide on them by id or address.

    An adopted one is watched from the next tick of `watcher run` on; a refused one is never asked about again.
    """
    if action and not names:
        raise click.UsageError(f"{action} what? Give ids or addresses; `watcher discover` lists them.")
    where = places()
    if not where.has_catalogue:
        raise InputError(f"There is no catalogue at {where.catalogue}. Begin with `watcher check`.")
    with installation(declarations(where), where) as opened:
        for name in names:
            if action == "adopt":
                source = discover.adopt_waiting(opened.world, name)
                terminal.say(f"adopted: {terminal.line(f'{source.id}  {source.title}  {source.url}')}")
            else:
                terminal.say(f"refused: {terminal.line(discover.refuse_waiting(opened.world, name).url)}")
        if not action:
            _show(discover.waiting(opened.world), as_json=as_json)


def _show(rows: Sequence[Found], *, as_json: bool) -> None:
    if as_json:
        output.print_json([_json(row) for row in rows])
        return
    paint = Paint.of_stream()
    for row in rows:
        terminal.say(f"{paint(terminal.line(row.id or row.url), bold=True)}  {terminal.line(row.title)}".rstrip())
        terminal.say(terminal.line(f"  {row.url}  listed {moment(row.at)} in {row.index}{_why(row)}"))
    if not rows:
        terminal.say("No document waits.")


def _why(row: Found) -> str:
    return f"; cannot be read: {row.sentence}" if row.standing is Standing.LISTED else ""


def _json(row: Found) -> dict[str, object]:
    return {
        "id": row.id,
        "title": row.title,
        "url": row.url,
        "index": row.index,
        "listed": iso(row.at),
        "standing": row.standing.value,
        "reason": row.sentence or None,
    }
