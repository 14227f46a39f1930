"""Words that several commands print: counts, pages, times, classes."""

from datetime import datetime

from watcher.model import EditClass, Notice, Section, Side, SourceState

CLASS_WORDS = {
    EditClass.SUBSTANTIVE: "may change meaning",
    EditClass.EDITORIAL: "spelling and punctuation",
    EditClass.MECHANICAL: "layout and numbering",
}
CLASS_COLOURS = {EditClass.SUBSTANTIVE: "yellow", EditClass.EDITORIAL: "cyan", EditClass.MECHANICAL: None}
NOTICE_WORDS = {
    Notice.NAMED: "its changelog names this",
    Notice.COVERED: "its changelog has an entry that may cover this",
    Notice.NONE: "its changelog does not mention this",
    Notice.NO_CHANGELOG: "the document carries no changelog",
}


def counted(count: int, noun: str) -> str:
    """Return "1 page", "1,204 pages", "2 entries"."""
    if count == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}{'es' if noun.endswith(('x', 's')) else 's'}"
    return f"{count:,} {plural}"


def pages_of(place: Section | Side) -> str:
    """Return "p. 5" or "pp. 5-9"; empty outside paged files."""
    first, last = place.page_first, place.page_last
    if first is None:
        return ""
    return f"p. {first}" if last in (None, first) else f"pp. {first}-{last}"


def last_reads(state: SourceState) -> str:
    """Return when the document was last read, and when it was last seen unchanged: not since a new version came."""
    good, same = state.last_good, state.verified_unchanged
    said = f"last good read {moment(good)}"
    if good is None or (same and same >= good):
        return f"{said}, verified unchanged {moment(same)}"
    before = f" (the words before it: {moment(same)})" if same else ""
    return f"{said}, not verified unchanged since{before}"


def moment(time: datetime | None, *, near: datetime | None = None) -> str:
    """Return "2026-11-20 23:14 UTC", or "never"; with seconds where `near`, said beside it, is in the same minute."""
    if time is None:
        return "never"
    same = near is not None and f"{near:%Y%m%d%H%M}" == f"{time:%Y%m%d%H%M}"
    return f"{time:%Y-%m-%d %H:%M:%S} UTC" if same else f"{time:%Y-%m-%d %H:%M} UTC"
