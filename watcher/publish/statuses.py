"""How the documents fare, as the front page shows it: by publisher, each document with what its checks found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from watcher.entries.wording import SOURCE_KIND_WORDS, counted, moment
from watcher.model import Source, SourceState
from watcher.publish.pages import StatusLine

UNFOLDED_DOCUMENTS_MAX = 40
"""Of more documents than this the page shows the publishers, and their documents on demand."""


@dataclass(frozen=True, slots=True)
class PublisherLines:
    """The documents of one publisher."""

    name: str
    lines: tuple[StatusLine, ...]

    @property
    def words(self) -> str:
        """How many there are, and how many cannot be read."""
        failing = sum(line.failing_since is not None for line in self.lines)
        unread = f", {counted(failing, 'cannot', 'cannot')} be read at present" if failing else ""
        return f"{counted(len(self.lines), 'document')}{unread}"


def publisher_lines(sources: Iterable[Source], states: Mapping[str, SourceState]) -> tuple[PublisherLines, ...]:
    """Return the documents that are watched, by publisher in the order of the alphabet."""
    groups: dict[str, list[StatusLine]] = {}
    for source in sources:
        if source.enabled:
            groups.setdefault(source.publisher, []).append(status_line(source, states.get(source.id)))
    return tuple(PublisherLines(name, tuple(groups[name])) for name in sorted(groups, key=str.casefold))


def all_lines(publishers: Sequence[PublisherLines]) -> tuple[StatusLine, ...]:
    """Return all documents."""
    return tuple(line for publisher in publishers for line in publisher.lines)


def status_line(source: Source, state: SourceState | None) -> StatusLine:
    """Return how one document fares."""
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
