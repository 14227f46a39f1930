"""`watcher add`: begin to watch an address."""

import re
from urllib.parse import urlsplit

import click

from watcher.cli import terminal, tree
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.remote import fetch_once, is_private, read_capture
from watcher.cli.terminal import Paint
from watcher.config import append_source, stanza_text
from watcher.errors import ExtractError, InputError
from watcher.extract.sandbox import Sandbox
from watcher.model import Capture, Document, Kind, Rules, Scope, Source

ID_CHARACTERS_MAX = 60
_WORDS = re.compile(r"[a-z0-9]+")


@click.command(
    "add",
    epilog=examples(
        "watcher add https://example.org/constitution --kind constitution --scope all",
        "watcher add https://example.org/policy --select 'main article' --dry-run",
    ),
)
@click.argument("url")
@click.option("--id", "source_id", help="For ever; from publisher and title where absent.")
@click.option("--title", help="The document's own where absent.")
@click.option("--publisher", help="The host's name where absent.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in Kind]), help="What it is: decides how often it is read."
)
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), default="welfare", show_default=True)
@click.option("--select", multiple=True, metavar="CSS", help="Where the document stands; the first that matches.")
@click.option("--remove", multiple=True, metavar="CSS", help="What does not belong to it.")
@click.option("--dry-run", is_flag=True, help="Show what would be watched; write nothing.")
@place_options
def command(  # noqa: PLR0917 - click passes them by name
    url: str,
    source_id: str | None,
    title: str | None,
    publisher: str | None,
    kind: str | None,
    scope: str,
    select: tuple[str, ...],
    remove: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Fetch an address, show what would be watched there, and append its stanza to sources.toml.

    Comments and order of the file stay. The source is read for the first time by `watcher check` or at its turn in
    `watcher run` after a restart.
    """
    known = declarations().sources if places().config.exists() else ()
    already = next((source for source in known if source.url == url), None)
    if already:
        raise InputError(f"{url} is watched already, as {already.id}.")
    rules = Rules(select=select, remove=remove)
    capture = fetch_once(url)
    document = _read(capture, rules, Scope(scope))
    publisher = publisher or _publisher(capture.url)
    source = Source(
        id=source_id or _free_id(f"{publisher} {title or document.title}", {source.id for source in known}),
        title=title or document.title or url,
        publisher=publisher,
        kind=Kind(kind) if kind else _kind(document),
        url=url,
        scope=Scope(scope),
        rules=rules,
        allow_private=is_private(url),
    )
    for row in tree.outline(document, Paint.of_stream(), terminal.columns()):
        terminal.say(row)
    stanza = stanza_text(source) if dry_run else append_source(places().config, source)
    terminal.say(
        f"\n{'Would be appended' if dry_run else 'Appended'} to {places().config}:\n\n{terminal.lines(stanza)}"
    )


def _read(capture: Capture, rules: Rules, scope: Scope) -> Document:
    with Sandbox() as sandbox:
        try:
            return read_capture(capture, sandbox, rules=rules, scope=scope)
        except ExtractError as error:
            raise InputError(str(error)) from error


def _publisher(url: str) -> str:
    """Return the host's own name: "example" of www.docs.example.org; of a private address "private"."""
    labels = (urlsplit(url).hostname or "").split(".")
    return "private" if is_private(url) else labels[-2] if len(labels) > 1 else labels[0]


def _kind(document: Document) -> Kind:
    """Return what a document looks like: a long PDF is a card, a feed a feed, all else a post until somebody says."""
    return {"pdf": Kind.SYSTEM_CARD, "feed": Kind.FEED}.get(document.media, Kind.POST)


def _free_id(name: str, taken: set[str]) -> str:
    words = list(dict.fromkeys(_WORDS.findall(name.lower())))
    wanted = "-".join(words)[:ID_CHARACTERS_MAX].strip("-") or "source"
    number = 2
    found = wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found
