"""An edit as runs of words to be drawn: what stayed, what went, what came. For terminals, pages and feeds alike."""

from dataclasses import dataclass
from typing import Literal

from watcher.model import Edit


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed on both sides, went, or came."""

    kind: Literal["same", "removed", "added"]
    text: str


def runs(edit: Edit) -> tuple[Run, ...]:
    """Return an edit between the words around it; empty runs are left out."""
    rows: tuple[tuple[Literal["same", "removed", "added"], str], ...] = (
        ("same", edit.context_before),
        ("removed", edit.before),
        ("added", edit.after),
        ("same", edit.context_after),
    )
    return tuple(Run(kind, text) for kind, text in rows if text)


def sentence_runs(edit: Edit) -> tuple[Run, ...]:
    """Return an edit inside its whole sentence; the rest of the sentence as it now stands."""
    if not (edit.sentence_before and edit.sentence_after):
        return runs(edit)
    head = edit.sentence_after[: edit.offset_after].rstrip()
    tail = edit.sentence_after[edit.offset_after + len(edit.after) :].lstrip()
    rows: tuple[tuple[Literal["same", "removed", "added"], str], ...] = (
        ("same", head),
        ("removed", edit.before),
        ("added", edit.after),
        ("same", tail),
    )
    return tuple(Run(kind, text) for kind, text in rows if text)
