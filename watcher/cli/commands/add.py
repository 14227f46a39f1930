"""`watcher add`: begin to watch an address."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from watcher.cli import terminal, tree
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.remote import fetch_once, is_private, read_capture
from watcher.cli.terminal import Paint
from watcher.config import WATCHER_TOML, append_source, stanza_text
from watcher.errors import DeclarationError, ExtractError, InputError
from watcher.extract.sandbox import Sandbox
from watcher.model import Capture, Document, Kind, Rules, Scope, Source

ID_CHARACTERS_MAX = 60
_WORDS = re.compile(r"[a-z0-9]+")


@click.command(
    "add",
    epilog=examples(
        "watcher add https://example.org/constitution --kind constitution --scope all",
        "watcher add https://example.org/policy --select 'main article' --dry-run",
        "watcher add https://example.org/policy --to sources.toml",
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
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE", help="Where the stanza goes; watcher.toml.")
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
    to: Path | None,
    dry_run: bool,
) -> None:
    """Fetch an address, show what would be watched there, and append its stanza to watcher.toml.

    That file stands beside sources.toml and is yours: an upgrade of the catalogue does not touch it. Comments and
    order of what stands there stay. A `watcher run` that is running takes the source up after a restart;
    `watcher check` reads it at once.
    """
    config = places().config
    known = declarations().sources if config.exists() else ()
    _refuse_known(known, url, source_id)
    rules = Rules(select=select, remove=remove)
    capture = fetch_once(url)
    document = _read(capture, rules, Scope(scope))
    given_publisher, publisher = publisher, publisher or _publisher(capture.url)
    source = Source(
        id=source_id or _free_id(_name(capture, publisher, title or document.title), {source.id for source in known}),
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
    file = to or config.with_name(WATCHER_TOML)
    stanza = stanza_text(source) if dry_run else _appended(file, source)
    terminal.say(f"\n{'Would be appended' if dry_run else 'Appended'} to {file}:\n\n{terminal.lines(stanza)}")
    for said in _guesses(source, publisher=given_publisher, kind=kind):
        terminal.say(said)
    if not dry_run:
        terminal.say(f"`watcher check {source.id}` reads it now; a running `watcher run` after a restart.")


def _refuse_known(known: Sequence[Source], url: str, source_id: str | None) -> None:
    """Raise InputError for what is watched already; a stanza with its id would be written over it."""
    for source in known:
        if source.url == url:
            raise InputError(f"{url} is watched already, as {source.id}.")
        if source_id in (source.id, *source.was):
            raise InputError(f"The id {source_id!r} is that of {source.url} already; choose another.")


def _appended(file: Path, source: Source) -> str:
    """Append the stanza and return it; show what is to be written by hand where the file cannot be."""
    try:
        return append_source(file, source, config=_beside(file), snapshots=places().snapshots)
    except DeclarationError as error:
        if isinstance(error.__cause__, OSError):
            terminal.say(f"\nTo be put into {file} by hand:\n\n{terminal.lines(stanza_text(source))}")
        raise


def _beside(file: Path) -> Path | None:
    """Return the catalogue that a file stands beside, as watcher.toml does; None for a file of its own."""
    config = places().config
    ours = {config.resolve(), config.with_name(WATCHER_TOML).resolve()}
    return config if file.resolve() in ours and config.exists() else None


def _guesses(source: Source, *, publisher: str | None, kind: str | None) -> Iterator[str]:
    """Yield what was decided without being asked, and how to say it otherwise."""
    guessed = [] if publisher else [f"publisher = {source.publisher!r} (--publisher)"]
    guessed += [] if kind else [f"kind = {source.kind.value!r} (--kind)"]
    if guessed:
        yield terminal.line(f"Guessed: {', '.join(guessed)}. Change what is wrong in the file before it is read.")
    if source.allow_private:
        yield "allow_private = true: this address is one of this machine or a private network, not of the Internet."


def _read(capture: Capture, rules: Rules, scope: Scope) -> Document:
    with Sandbox() as sandbox:
        try:
            return read_capture(capture, sandbox, rules=rules, scope=scope)
        except ExtractError as error:
            raise InputError(str(error)) from error


def _publisher(url: str) -> str:
    """Return the host's own name: "example" of www.docs.example.org; a private address has none but the host."""
    host = urlsplit(url).hostname or ""
    labels = host.split(".")
    return host if is_private(url) else labels[-2] if len(labels) > 1 else labels[0]


def _name(capture: Capture, publisher: str, title: str) -> str:
    """Return what an id is made of: publisher and title, or the title alone where only a number names the host."""
    return title if publisher == urlsplit(capture.url).hostname else f"{publisher} {title}"


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
