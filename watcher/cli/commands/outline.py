"""`watcher outline`: the sections of an address, a file or a source."""

from pathlib import Path

import click

from watcher.cli import output, terminal, tree
from watcher.cli.completing import complete_source
from watcher.cli.documents import is_address, read_file
from watcher.cli.places import examples, place_options
from watcher.cli.terminal import Paint
from watcher.cli.texts import write_text
from watcher.extract.sandbox import Sandbox
from watcher.model import Document, Rules, Scope, Section


@click.command(
    "outline",
    epilog=examples(
        "watcher outline system-card.pdf",
        "watcher outline https://example.org/constitution --why",
        "watcher outline claude-constitution --json",
    ),
)
@click.argument("target", shell_complete=complete_source)
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option(
    "--text", "form", flag_value="text", help="The text as it is compared: headings, then sentences as lines."
)
@click.option("--why", "form", flag_value="why", help="Which phrases and headings gave each section its topics.")
@place_options
def command(target: str, form: str | None) -> None:
    """Show the sections of a document: numbers, titles, pages, words, topics; a dot marks what is relevant.

    TARGET is an address if it has a scheme, else a file that exists, else a source's id (what was last read of it).
    Files and addresses need no declaration and touch no folder.
    """
    document, model = _document(target)
    if form == "json":
        output.print_json(outline_json(document))
    elif form == "text":
        from watcher.compare.unified import text_of  # noqa: PLC0415 - the comparison is needed for --text alone

        write_text(text_of(document))
    else:
        paint = Paint.of_stream()
        why = form == "why"
        rows = tree.explained(document, paint, model) if why else tree.outline(document, paint, terminal.columns())
        for row in rows:
            terminal.say(row)


def _document(target: str) -> tuple[Document, str | None]:
    """Return a target's document and what a declaration calls its model."""
    with Sandbox() as sandbox:
        if is_address(target):
            from watcher.cli.remote import read_address  # noqa: PLC0415 - files need no network

            return read_address(target, sandbox, rules=Rules(), scope=Scope.WELFARE), None
        if Path(target).exists():
            return read_file(Path(target), sandbox, rules=Rules(), scope=Scope.WELFARE), None
        from watcher.cli.remote import declared_source, read_source  # noqa: PLC0415 - files need no catalogue

        source = declared_source(target)
        return read_source(source, sandbox), source.model


def outline_json(document: Document) -> dict[str, object]:
    """Return the public contract of `outline --json`."""
    return {
        "schema": 1,
        "title": document.title,
        "pages": document.pages,
        "dated": document.dated,
        "changelog": [{"date": entry.date, "text": entry.text} for entry in document.changelog],
        "sections": [_section_json(section) for section in document.sections],
    }


def _section_json(section: Section) -> dict[str, object]:
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "path": list(section.path),
        "anchor": section.anchor,
        "page_first": section.page_first,
        "page_last": section.page_last,
        "printed_first": section.printed_first,
        "printed_last": section.printed_last,
        "words": section.words,
        "topics": list(section.topics),
        "relevant": section.relevant,
    }
