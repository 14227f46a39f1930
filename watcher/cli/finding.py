"""A change as people name it: by its id, by the address of its page, or by a source for its newest."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from watcher.archive.catalogue import Catalogue
from watcher.cli.opening import unknown_source
from watcher.errors import InputError
from watcher.model import Entry, Event, Reason, Snapshot, SourceState

_ID = re.compile(r"[a-z0-9][a-z0-9-]*/\d{14}\.\.\d{14}")
_PERMALINK = re.compile(r"(?:.*/)?([a-z0-9][a-z0-9-]*)/(\d{14})-(\d{14})(?:\.(?:html|diff|json))?(?:[?#].*)?")
_SOURCE = re.compile(r"[a-z0-9][a-z0-9-]*")


def change_id_of(text: str) -> str | None:
    """Return the change id that an id or a permalink names; None if it is neither."""
    if _ID.fullmatch(text):
        return text
    page = _PERMALINK.fullmatch(text)
    return f"{page[1]}/{page[2]}..{page[3]}" if page else None


def change_entry(catalogue: Catalogue, text: str) -> Entry:
    """Return the entry, whole, that told the change which `text` names; raise InputError where there is none."""
    change_id = change_id_of(text)
    if change_id is not None:
        told = catalogue.entries(change=change_id)
    elif _SOURCE.fullmatch(text):
        told = catalogue.entries(source=text, event=Event.CHANGED, limit=1)
    else:
        raise InputError(
            f"{text!r} names no change. Give an id like `some-source/20260120101500..20260121090000`, "
            "the address of its page, or a source's id for its newest change."
        )
    changed = [entry for entry in told if entry.event is Event.CHANGED]
    whole = catalogue.entry(changed[-1].event_id) if changed else None
    if whole is None:
        raise _missing(catalogue, text, change_id)
    return whole


def undecided(catalogue: Catalogue, source_id: str | None = None) -> tuple[str, ...]:
    """Return what waits for a word: suspect snapshots newer than the last good read, and changes of mixed rules."""
    states = catalogue.states()
    snapshots = (one for name in ([source_id] if source_id else states) for one in catalogue.snapshots(name))
    suspects = (one for one in snapshots if not one.verdict.good and one.captured > _last_good(states, one))
    told = catalogue.entries(source=source_id, event=Event.CHANGED)
    settled = {entry.change_id for entry in told if entry.reason is Reason.CONFIRMED}
    settled |= {review.change_id for review in catalogue.reviews() if review.note == "rejected"}
    mixed = (entry.change_id for entry in told if entry.reason is Reason.MIXED_RULES and entry.change_id not in settled)
    return (*(one.id for one in suspects), *(one for one in mixed if one))


def _last_good(states: Mapping[str, SourceState], snapshot: Snapshot) -> datetime:
    state = states.get(snapshot.source_id)
    return (state and state.last_good) or datetime.min.replace(tzinfo=UTC)


def to_decide(catalogue: Catalogue, text: str) -> str:
    """Return the snapshot or change that `text` names: an id, a change's page, or a source in which one thing waits."""
    if text not in catalogue.states():
        return change_id_of(text) or text
    waiting = undecided(catalogue, text)
    if len(waiting) == 1:
        return waiting[0]
    what = f"which of these? {', '.join(waiting)}" if waiting else "nothing of it waits for a decision"
    raise InputError(f"{text} is a source: {what}")


def corrections(catalogue: Catalogue) -> Mapping[str, tuple[Entry, ...]]:
    """Return what was said later against changes, oldest first, by change id."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in reversed(catalogue.entries(event=Event.CORRECTED)):
        if entry.change_id:
            found[entry.change_id] = (*found.get(entry.change_id, ()), entry)
    return found


def corrected_word(corrected: Sequence[Entry]) -> str:
    """Return "withdrawn", "corrected" or nothing."""
    return "withdrawn" if any(one.withdrawn for one in corrected) else "corrected" if corrected else ""


def _missing(catalogue: Catalogue, text: str, change_id: str | None) -> InputError:
    if change_id is not None:
        return InputError(f"No change {change_id} is stored. `watcher changes` lists those that are.")
    if text in catalogue.states():
        return InputError(f"{text} has not changed since it was first read.")
    return unknown_source(text, catalogue.states())
