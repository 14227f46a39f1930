"""The pages and lists that lead to everything else."""

from collections.abc import Sequence
from importlib.resources import files

from watcher.entries.membership import EVERYTHING, MAIN
from watcher.entries.wording import SOURCE_KIND_WORDS, counted, moment
from watcher.model import Entry, Source, SourceState
from watcher.publish import api
from watcher.publish.channels import Channel
from watcher.publish.edition import Edition
from watcher.publish.failing import OPEN_DOCUMENTS_MAX, failing_groups
from watcher.publish.files import Folder
from watcher.publish.jsonfeed import json_text
from watcher.publish.opml import GROUP_NAMES, opml
from watcher.publish.pages import Frame, StatusLine, changes_page, index_page

CHANGES_PAGE = 100
"""Entries on one page of the list of changes, for people and for programs."""
LATEST = 10
_ASSETS = ("style.css", "icon.png")


def write_assets(folder: Folder) -> None:
    """Bring style sheet, icon and schemas up to date."""
    static = files("watcher.publish") / "static"
    for name in _ASSETS:
        folder.write(name, (static / name).read_bytes())
    for name, schema in api.schemas().items():
        folder.write(f"api/v1/{name}.schema.json", json_text(schema))


def write_opml(folder: Folder, edition: Edition, channels: Sequence[Channel]) -> None:
    """Bring the list of feeds up to date."""
    folder.write("subscriptions.opml", opml(edition.settings.title, edition.base_url, channels))


def write_changes(folder: Folder, edition: Edition, reviewed: frozenset[str], *, from_page: int = 1) -> None:
    """Bring the lists of everything told up to date, their full pages from `from_page` on."""
    count = edition.catalogue.entry_count(EVERYTHING)
    last = max(count - 1, 0) // CHANGES_PAGE
    for page in range(from_page, last + 2):
        newest = page == last + 1
        size = count - last * CHANGES_PAGE if newest else CHANGES_PAGE
        entries = edition.entries(EVERYTHING, limit=max(size, 1), offset=count - (page - 1) * CHANGES_PAGE - size)
        _write_rows(folder, edition, entries, reviewed, None if newest else page, page - 1)
        if not newest:
            _write_changes_page(folder, edition, entries, page, older=page - 1)
    recent = edition.entries(EVERYTHING, limit=CHANGES_PAGE)
    _write_changes_page(folder, edition, recent, None, older=last)


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
    folder.write("api/v1/sources.json", json_text(api.page("sources", rows, None, edition.base_url)))
    lines = [_status_line(source, states.get(source.id)) for source in edition.sources if source.enabled]
    names = sorted({source.publisher for source in edition.sources}, key=str.casefold)
    publisher = {source.id: source.publisher for source in edition.sources}
    page = index_page(
        Frame("index.html", edition.settings.title, edition.base_url, "What labs publish on model welfare"),
        counts=_counts(edition, lines),
        latest=edition.entries(MAIN, limit=LATEST),
        corrections=edition.corrections_of,
        general=[channel for channel in channels if not channel.group],
        groups=[(name, [c for c in channels if c.group == group]) for group, name in GROUP_NAMES.items() if group],
        failing=sum(line.failing_since is not None for line in lines),
        failing_groups=failing_groups(lines),
        open_max=OPEN_DOCUMENTS_MAX,
        publishers=[(name, [line for line in lines if publisher[line.id] == name]) for name in names],
    )
    folder.write("index.html", page)


def _write_rows(
    folder: Folder, edition: Edition, entries: Sequence[Entry], reviewed: frozenset[str], page: int | None, older: int
) -> None:
    rows = [api.listed(entry, edition.base_url, reviewed=entry.change_id in reviewed) for entry in entries]
    following = f"api/v1/changes-{older}.json" if older else None
    folder.write(
        _numbered("api/v1/changes", page, "json"), json_text(api.page("changes", rows, following, edition.base_url))
    )


def _write_changes_page(
    folder: Folder, edition: Edition, entries: Sequence[Entry], page: int | None, *, older: int
) -> None:
    path = _numbered("changes/index", page, "html")
    frame = Frame(path, edition.settings.title, edition.base_url, "All changes")
    newer = "index.html" if page is not None else None
    before = f"index-{older}.html" if older else None
    folder.write(path, changes_page(frame, entries, older=before, newer=newer, corrections=edition.corrections_of))


def _numbered(stem: str, page: int | None, ending: str) -> str:
    return f"{stem}.{ending}" if page is None else f"{stem}-{page}.{ending}"


def _counts(edition: Edition, lines: Sequence[StatusLine]) -> str:
    told = edition.catalogue.entry_count(EVERYTHING)
    return f"{counted(len(lines), 'document')} watched; {counted(told, 'event')} told.".capitalize()


def _status_line(source: Source, state: SourceState | None) -> StatusLine:
    state = state or SourceState(source.id)
    return StatusLine(
        id=source.id,
        title=source.title,
        kind=SOURCE_KIND_WORDS[source.kind],
        url=source.url,
        page=f"sources/{source.id}.html",
        status=_status(state),
        failing_since=state.failing_since,
        reason=state.reason or "",
        why=state.sentence or state.reason or "",
        last_good=state.last_good,
    )


def _status(state: SourceState) -> str:
    if not state.checks:
        return "Not checked yet."
    baseline = f"Baseline since {moment(state.baseline)}" if state.baseline else "No baseline yet"
    good = f"last good read {moment(state.last_good)}" if state.last_good else "never read so far"
    changed = f"last change {moment(state.last_changed)}" if state.last_changed else "no change"
    failing = f" Failing since {moment(state.failing_since)}." if state.failing_since else ""
    said = (
        f"{baseline}, {counted(state.checks, 'check')}, {good}, {changed if state.baseline else 'nothing to compare'}."
    )
    return said + failing
