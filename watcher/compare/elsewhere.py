"""Sentences that left one section and now stand in another: told of both, so that a move is not read as a loss."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from watcher.compare.text import sentences
from watcher.model import ChangeKind, Edit, SectionChange

WORDS_MIN: Final = 6
"""Shorter sentences stand in many places by themselves."""


def with_moves_between(changes: Sequence[SectionChange]) -> list[SectionChange]:
    """Return the changes; edits whose words left for another section, or came from one, say so as a cue."""
    lost = {text for change in changes for text in _texts(change, ChangeKind.REMOVED)}
    gained = {text for change in changes for text in _texts(change, ChangeKind.ADDED)}
    return [replace(change, edits=tuple(_cued(edit, lost, gained) for edit in change.edits)) for change in changes]


def _texts(change: SectionChange, kind: ChangeKind) -> list[str]:
    """Return the sentences that a section lost (kind removed) or gained (kind added), whole."""
    gone = kind is ChangeKind.REMOVED
    if change.kind is kind:
        return (change.text_before if gone else change.text_after).split("\n")
    wholes = [edit.before if gone else edit.after for edit in change.edits if _is_whole(edit, gone=gone)]
    return [sentence for whole in wholes for sentence in sentences(whole)]


def _is_whole(edit: Edit, *, gone: bool) -> bool:
    return ("sentence-removed" if gone else "sentence-added") in edit.cues


def _cued(edit: Edit, lost: set[str], gained: set[str]) -> Edit:
    """Within one section such words would have been told as moved; so they stand in another."""
    for gone, others, cue in ((True, gained, "moved-elsewhere"), (False, lost, "moved-from-elsewhere")):
        if _is_whole(edit, gone=gone):
            told = {s for s in sentences(edit.before or edit.after) if len(s.split()) >= WORDS_MIN}
            if told and told <= others:
                return replace(edit, cues=(*edit.cues, cue))
    return edit
