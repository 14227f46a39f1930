"""Whether a text is new or one that the source has shown before. Pure: versions in, a reason out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.model import Reason

SETTLED_AFTER = timedelta(days=7)
"""On one side for so long, a source alternates no more."""
TOLD_RETURNS_MAX = 2
"""A -> B -> A -> B: both returns are told; the third one is told as alternation, later ones are counted quietly."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a source, and when it was first read in this stretch."""

    text: str
    """Digest of its words."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """How a new text stands to those before it."""

    reason: Reason | None = None
    quiet: bool = False
    """It is counted and not told."""
    back_to: datetime | None = None
    """When the text was first read that came back."""


def course(versions: Sequence[Version], new: Version) -> Course:
    """Return how `new` stands to the successive texts of its source, oldest first, the last one being its before."""
    earlier = next((version for version in versions if version.text == new.text), None)
    if earlier is None:
        return Course()
    returns = _returns([*versions, new])
    if returns <= TOLD_RETURNS_MAX:
        return Course(Reason.RETURNED, back_to=earlier.at)
    return Course(Reason.ALTERNATES, quiet=returns > TOLD_RETURNS_MAX + 1, back_to=earlier.at)


def _returns(versions: Sequence[Version]) -> int:
    """Return how many of the last changes, in a row, went back to the text before the last, each within a week."""
    count = 0
    for index in range(len(versions) - 1, 1, -1):
        near = versions[index].at - versions[index - 1].at < SETTLED_AFTER
        if not near or versions[index].text != versions[index - 2].text:
            break
        count += 1
    return count
