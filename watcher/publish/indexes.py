"""The pages and lists that lead to everything else."""

from collections.abc import Iterable, Sequence
from importlib.resources import files

from watcher.archive.outages import lasting
from watcher.entries import outage_lasts
from watcher.entries.membership import EVERYTHING, MAIN
from watcher.entries.wording import counted, moment
from watcher.model import Entry, SourceState
from watcher.publish import api
from watcher.publish.channels import Channel
from watcher.publish.edition import Edition
from watcher.publish.failing import OPEN_DOCUMENTS_MAX, failing_groups
from watcher.publish.feedfiles import write_newest
from watcher.publish.files import Folder
from watcher.publish.jsonfeed import json_text
from watcher.publish.opml import GROUP_NAMES, opml
from watcher.publish.pages import Frame, changes_page, index_page
from watcher.publish.schemas import schemas
from watcher.publish.statuses import UNFOLDED_DOCUMENTS_MAX, all_lines, publisher_lines

CHANGES_PAGE = 100
"""Entries on one page of the list of changes, for people and for programs."""
LATEST = 10
SOURCES_JSON = "api/v1/sources.json"
_ASSETS = ("style.css", "icon.png")


def write_assets(folder: Folder) -> None:
    """Bring style sheet, icon and schemas up to date."""
    static = files("watcher.publish") / "static"
    for name in _ASSETS:
        folder.write(name, (static / name).read_bytes())
    for name, schema in schemas().items():
        folder.write(f"api/v1/{name}.schema.json", json_text(schema))


def write_opml(folder: Folder, edition: Edition, channels: Sequence[Channel]) -> None:
    """Bring the list of feeds up to date."""
    folder.write("subscriptions.opml", opml(edition.settings.title, edition.base_url, channels))


def write_changes(folder: Folder, edition: Edition, reviewed: frozenset[str], *, from_page: int = 1) -> None:
    """Bring the lists of everything told up to date, their full pages from `from_page` on.

    The full page before a new one is written, too: it leads to the page that now follows it.
    """
    count = edition.catalogue.entry_count(EVERYTHING)
    last = max(count - 1, 0) // CHANGES_PAGE
    first = max(from_page - 1, 1) if from_page <= last else from_page
    for page in range(first, last + 2):
        newest = page == last + 1
        size = count - last * CHANGES_PAGE if newest else CHANGES_PAGE
        entries = edition.entries(EVERYTHING, limit=max(size, 1), offset=count - (page - 1) * CHANGES_PAGE - size)
        _write_rows(folder, edition, entries, reviewed, None if newest else page, page - 1)
        if not newest:
            _write_changes_page(folder, edition, entries, page, last)
    recent = edition.entries(EVERYTHING, limit=CHANGES_PAGE)
    _write_changes_page(folder, edition, recent, None, last)


def full_pages(count: int) -> int:
    """Return how many pages of the list of changes are full and closed."""
    return max(count - 1, 0) // CHANGES_PAGE


def page_of(place: int) -> int:
    """Return the page of the list of changes on which the entry of this number, from 1, stands once it is full."""
    return (place - 1) // CHANGES_PAGE + 1


def write_status(folder: Folder, edition: Edition, channels: Sequence[Channel]) -> None:
    """Bring the front page and the list of sources up to date."""
    states = edition.catalogue.states()
    rows = [api.source_row(source, states.get(source.id)) for source in edition.sources]
    _write_failing(folder, edition, channels, rows)
    folder.write(SOURCES_JSON, json_text(api.page("sources", rows, None, edition.base_url)))
    publishers = publisher_lines(edition.sources, states)
    lines = all_lines(publishers)
    page = index_page(
        Frame("index.html", edition.settings.title, edition.base_url, "What labs publish on model welfare"),
        counts=_counts(edition, len(lines), states.values()),
        outages=[(outage_lasts(one.reason, one.place), one.since) for one in lasting(edition.catalogue)],
        latest=edition.entries(MAIN, limit=LATEST),
        corrections=edition.corrections_of,
        general=[channel for channel in channels if not channel.group],
        groups=[(name, [c for c in channels if c.group == group]) for group, name in GROUP_NAMES.items() if group],
        failing=sum(line.failing_since is not None for line in lines),
        failing_groups=failing_groups(lines),
        open_max=OPEN_DOCUMENTS_MAX,
        publishers=publishers,
        folded=len(lines) > UNFOLDED_DOCUMENTS_MAX,
    )
    folder.write("index.html", page)


def _write_failing(folder: Folder, edition: Edition, channels: Sequence[Channel], rows: Iterable[api.Row]) -> None:
    """Write the pages of documents that fail, or are read again, since the public list of sources was last written."""
    before = {row["id"]: _failing(row) for row in api.rows_of("sources", folder.read(SOURCES_JSON))}
    moved = {row["id"] for row in rows if before.get(row["id"], ()) != _failing(row)}
    for channel in channels:
        source = edition.by_id.get(channel.stem.removeprefix("sources/"))
        if source is not None and source.id in moved:
            write_newest(folder, edition, channel)


def _failing(row: api.Row) -> tuple[object, ...] | None:
    """Return what the page of a document says of its failing."""
    return (row["failing_since"], row["sentence"], row["last_good"]) if row["failing_since"] else None


def _write_rows(
    folder: Folder, edition: Edition, entries: Sequence[Entry], reviewed: frozenset[str], page: int | None, older: int
) -> None:
    rows = [api.listed(entry, edition.base_url, reviewed=entry.change_id in reviewed) for entry in entries]
    following = f"api/v1/changes-{older}.json" if older else None
    folder.write(
        _numbered("api/v1/changes", page, "json"), json_text(api.page("changes", rows, following, edition.base_url))
    )


def _write_changes_page(
    folder: Folder, edition: Edition, entries: Sequence[Entry], page: int | None, last: int
) -> None:
    """Write a page of the list: `page` of the full ones, of which `last` is the newest, or the newest of all."""
    path = _numbered("changes/index", page, "html")
    frame = Frame(path, edition.settings.title, edition.base_url, "All changes")
    newer = None if page is None else _numbered("index", page + 1 if page < last else None, "html")
    older = last if page is None else page - 1
    before = _numbered("index", older, "html") if older else None
    folder.write(path, changes_page(frame, entries, older=before, newer=newer, corrections=edition.corrections_of))


def _numbered(stem: str, page: int | None, ending: str) -> str:
    return f"{stem}.{ending}" if page is None else f"{stem}-{page}.{ending}"


def _counts(edition: Edition, documents: int, states: Iterable[SourceState]) -> str:
    told = edition.catalogue.entry_count(EVERYTHING)
    last = max((state.last_checked for state in states if state.last_checked), default=None)
    looked = f" Last check {moment(last)}." if last else ""
    return f"{counted(documents, 'document')} watched; {counted(told, 'event')} told.".capitalize() + looked
