"""Sentences that left one section and now stand in another: told of both, so that a move is not read as a loss."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from watcher.compare.text import sentences
from watcher.model import ChangeKind, Edit, SectionChange

WORDS_MIN: Final = 6
"""Shorter sentences stand in many places by themselves."""

Places = dict[str, set[int]]
"""Sentence -> places of the section changes that gained or lost it."""


def with_moves_between(changes: Sequence[SectionChange]) -> list[SectionChange]:
    """Return the changes; edits whose words left for another section, or came from one, say so as a cue."""
    lost: Places = defaultdict(set)
    gained: Places = defaultdict(set)
    for place, change in enumerate(changes):
        for text in _texts(change, ChangeKind.REMOVED):
            lost[text].add(place)
        for text in _texts(change, ChangeKind.ADDED):
            gained[text].add(place)
    return [
        replace(change, edits=tuple(_cued(edit, place, lost, gained) for edit in change.edits))
        if change.edits
        else change
        for place, change in enumerate(changes)
    ]


def _texts(change: SectionChange, kind: ChangeKind) -> list[str]:
    """Return the sentences that a section lost (kind removed) or gained (kind added), whole."""
    gone = kind is ChangeKind.REMOVED
    if change.kind is kind:
        return (change.text_before if gone else change.text_after).split("\n")
    wholes = [edit.before if gone else edit.after for edit in change.edits if _is_whole(edit, gone=gone)]
    return [sentence for whole in wholes for sentence in sentences(whole)]


def _is_whole(edit: Edit, *, gone: bool) -> bool:
    return ("sentence-removed" if gone else "sentence-added") in edit.cues


def _cued(edit: Edit, place: int, lost: Places, gained: Places) -> Edit:
    for gone, others, cue in ((True, gained, "moved-elsewhere"), (False, lost, "moved-from-elsewhere")):
        if _is_whole(edit, gone=gone):
            told = [s for s in sentences(edit.before or edit.after) if len(s.split()) >= WORDS_MIN]
            if told and all(others.get(sentence, set()) - {place} for sentence in told):
                return replace(edit, cues=(*edit.cues, cue))
    return edit
