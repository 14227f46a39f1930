"""Where an edit stands, and what the rules say of it."""

import re
from dataclasses import dataclass
from typing import Final

from watcher.compare.forms import glyphs
from watcher.model import BlockKind, EditClass

_OPENED: Final = re.compile(r"(?:^|[\s(])'(?!\s)(?:[^']|(?<=\w)'(?=\w))*$")
_CLOSED: Final = re.compile(r"^(?:[^']|(?<=\w)'(?=\w))*[\w.,!?]'(?!\w)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit stands: the rest of its sentence, as it now is, and what kind of block it is in."""

    left: str = ""
    right: str = ""
    near: str = ""
    """Up to four unchanged words directly in front."""
    next: str = ""
    """Up to two unchanged words directly behind."""
    kind: BlockKind = BlockKind.PARAGRAPH
    first: bool = False
    """Whether its sentence begins its block on both sides."""

    @property
    def quoted(self) -> bool:
        """Whether it stands inside a quotation, whose spelling is evidence."""
        left, right = glyphs(self.left), glyphs(self.right)
        within = left.count('"') % 2 == 1 or (_OPENED.search(left) and _CLOSED.search(right))
        return self.kind is BlockKind.QUOTE or bool(within)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The class of an edit, and the group of churn into which it is folded."""

    edit_class: EditClass
    fold: str | None = None


SUBSTANTIVE: Final = Ruling(EditClass.SUBSTANTIVE)


def mechanical(fold: str) -> Ruling:
    """Return that printing, numbering or encoding did it."""
    return Ruling(EditClass.MECHANICAL, fold)


def editorial(fold: str) -> Ruling:
    """Return that a person typed it and the sense is the same."""
    return Ruling(EditClass.EDITORIAL, fold)
