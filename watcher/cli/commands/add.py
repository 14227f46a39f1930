"""`watcher add`: begin to watch an address."""

from collections.abc import Iterator
from pathlib import Path

import click

from watcher.check.changes import is_recent
from watcher.cli import terminal, tree
from watcher.cli.adding import Finding, find, index_at, spelled_as, watched_as
from watcher.cli.guesses import free_id, kind_of, publisher_of
from watcher.cli.opening import declarations
from watcher.cli.places import examples, place_options, places
from watcher.cli.remote import is_private
from watcher.cli.terminal import Paint
from watcher.config import WATCHER_TOML, Declarations, append_source, stanza_text, values
from watcher.config.values import Unfit
from watcher.discover.ids import title_of
from watcher.errors import DeclarationError, InputError
from watcher.extract.addresses import named_by_digest
from watcher.model import Kind, Rules, Scope, Source


@click.command(
    "add",
    epilog=examples(
        "watcher add https://example.org/rules --kind constitution",
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
@click.option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope]),
    help="Which sections are relevant: all (a constitution's where absent), or those with a topic.",
)
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
    scope: str | None,
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
    _refuse_no_address(url)
    config = places().config
    declared = declarations() if config.exists() else None
    sources = declared.sources if declared else ()
    _refuse_known(declared, url, source_id)
    found = find(url, Rules(select=select, remove=remove), Scope(scope or Scope.WELFARE), as_document=bool(kind))
    if same := watched_as(declared, url, found):
        raise InputError(f"{url} is watched already, as {same}: another address of it, or the same text.")
    given = (title, publisher, kind, scope)
    publisher = publisher or publisher_of(found.capture.url, found.proposal.site, sources)
    title = title or title_of((found.document.title,), found.capture.url)
    what = Kind(kind) if kind else kind_of(found.document, url, sources)
    source = Source(
        id=source_id or free_id(found.capture.url, publisher, title, {source.id for source in sources}),
        title=title,
        publisher=publisher,
        kind=what,
        url=url,
        scope=Scope(scope) if scope else Scope.ALL if what is Kind.CONSTITUTION else Scope.WELFARE,
        rules=found.rules,
        published=found.proposal.published,
        allow_private=is_private(url),
    )
    for row in tree.outline(found.document, Paint.of_stream(), terminal.columns()):
        terminal.say(row)
    file = to or config.with_name(WATCHER_TOML)
    stanza = stanza_text(source) if dry_run else _appended(file, source)
    terminal.say(f"\n{'Would be appended' if dry_run else 'Appended'} to {file}:\n\n{terminal.lines(stanza)}")
    for said in (*_guesses(source, *given), *_noticed(source, found)):
        terminal.say(terminal.line(said))
    if not dry_run:
        terminal.say(f"`watcher check {source.id}` reads it now; a running `watcher run` after a restart.")


def _refuse_no_address(url: str) -> None:
    if not _is_address(url):
        secure = f"https://{url}"
        meant = f"; did you mean {secure}?" if "//" not in url and url[:1] != "/" and _is_address(secure) else ""
        raise InputError(f"{url!r} is no address: expected {values.ADDRESS}{meant}")


def _is_address(text: str) -> bool:
    try:
        values.address(text)
    except Unfit:
        return False
    return True


def _refuse_known(declared: Declarations | None, url: str, source_id: str | None) -> None:
    """Raise InputError for what is watched already; a stanza with its id would be written over it."""
    if index := index_at(declared, url):
        raise InputError(f"{url} is read already, as an address of the index {index}: what it lists is heard of.")
    if same := spelled_as(declared, url):
        raise InputError(f"{url} is watched already, as {same}.")
    for source in declared.sources if declared else ():
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


def _guesses(
    source: Source, title: str | None, publisher: str | None, kind: str | None, scope: str | None
) -> Iterator[str]:
    """Yield what was decided without being asked, and how to say it otherwise."""
    guessed = [] if title else [f"title = {source.title!r} (--title)"]
    guessed += [] if publisher else [f"publisher = {source.publisher!r} (--publisher)"]
    guessed += [] if kind else [f"kind = {source.kind.value!r} (--kind)"]
    guessed += [] if scope or source.scope is Scope.WELFARE else [f"scope = {source.scope.value!r} (--scope)"]
    if guessed:
        yield f"Guessed: {', '.join(guessed)}. Change what is wrong in the file before it is read."
    if source.allow_private:
        yield "allow_private = true: this address is one of this machine or a private network, not of the Internet."


def _reach(source: Source, found: Finding) -> Iterator[str]:
    """Yield which feeds will hold what is told of it."""
    topics = sorted({topic for section in found.document.sections for topic in section.topics if "." in topic})
    feed = "main feed" if source.primary else "commentary feed"
    if topics:
        yield f"Its topics: {', '.join(topics)}."
    if source.scope is Scope.WELFARE and not any(section.relevant for section in found.document.sections):
        yield (
            f"No section of it has a topic: as it stands, no change of it will reach the {feed}, only everything.rss "
            f'and its own. `scope = "all"` (--scope all) makes every section relevant.'
        )
    if not is_recent(source, found.capture.at):
        yield f"It is not dated within 30 days: it is told as new in everything.rss, not in the {feed}."


def _noticed(source: Source, found: Finding) -> Iterator[str]:
    """Yield what two readings and the address showed that a person should know."""
    yield from _reach(source, found)
    if found.proposal.select and source.rules.select == found.proposal.select:
        yield f"select = {source.rules.select[0]!r} reads the same text as the article found by structure."
    for css in found.proposal.remove:
        yield f"remove = {css!r}: it differed between two readings."
    if not found.proposal.steady:
        yield "Two readings of it differ: name what changes by itself with --remove, or the document with --select."
    if named_by_digest(found.capture.url) and found.capture.url == source.url:
        yield "This file is named by its digest: a revision gets another address. Watch the page that leads to it."
    if source.kind is Kind.FEED:
        yield "A feed is watched as one document, told in commentary. An [[index]] makes a source of each of its items."
    if found.proposal.markdown:
        yield f"The page names its text in Markdown: {found.proposal.markdown} is steadier."
