"""`watcher compare`: what changed between two files, offline."""

from pathlib import Path

import click

from watcher.cli import output, terminal, terminal_diff
from watcher.cli.documents import read_file
from watcher.cli.places import examples, place_options
from watcher.cli.terminal import Paint
from watcher.cli.texts import write_text
from watcher.compare import compare
from watcher.compare.plain import comparison_json
from watcher.errors import InputError
from watcher.extract.sandbox import Sandbox
from watcher.model import Comparison, Rules, Scope


@click.command(
    "compare",
    epilog=examples(
        "watcher compare card-january.pdf card-march.pdf",
        "watcher compare old.html new.html --html change.html",
        "watcher compare old.html new.html --select 'main article' --remove .related --json",
    ),
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--diff", "form", flag_value="diff", help="As a unified diff of the texts as they are compared.")
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FILE", help="Write one self-contained page.")
@click.option("--select", multiple=True, metavar="CSS", help="Where the document stands; the first that matches.")
@click.option("--remove", multiple=True, metavar="CSS", help="What does not belong to it.")
@click.option("--keep", multiple=True, metavar="CSS", help="Hidden text that does.")
@click.option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope]),
    default=Scope.WELFARE.value,
    show_default=True,
    help="Which sections are relevant: those with a topic, or all.",
)
@place_options
def command(  # noqa: PLR0917 - click passes them by name
    old: Path,
    new: Path,
    form: str | None,
    page: Path | None,
    select: tuple[str, ...],
    remove: tuple[str, ...],
    keep: tuple[str, ...],
    scope: str,
) -> None:
    """Say what changed between two files: HTML, PDF, Markdown, text or feed.

    Sections are matched by what they are, not by their numbers or pages; edits that may change meaning come first,
    churn is folded. Needs no declaration, touches no folder. Exits 0 whether or not the files differ, 4 where one
    cannot be read.
    """
    rules = Rules(select=select, remove=remove, keep=keep)
    with Sandbox() as sandbox:
        before = read_file(old, sandbox, rules=rules, scope=Scope(scope))
        after = read_file(new, sandbox, rules=rules, scope=Scope(scope))
    comparison = compare(before, after)
    if page is not None:
        _write_page(page, comparison, old, new)
    if form == "json":
        output.print_json(comparison_json(comparison))
    elif form == "diff":
        write_text(comparison.diff)
    elif page is None:
        _show(comparison, old, new)


def _show(comparison: Comparison, old: Path, new: Path) -> None:
    paint = Paint.of_stream()
    terminal.say(paint.dim(terminal.line(f"{old} -> {new}")))
    for row in terminal_diff.rendered(comparison, paint, terminal.columns()):
        terminal.say(row)


def _write_page(page: Path, comparison: Comparison, old: Path, new: Path) -> None:
    from watcher.publish.pages import comparison_page  # noqa: PLC0415 - templates are needed for --html alone

    try:
        page.write_text(comparison_page(comparison, before=str(old), after=str(new)), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{page} cannot be written: {error.strerror}.") from error
    terminal.say(f"written: {terminal.line(str(page))}", err=True)
