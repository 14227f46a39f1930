"""Where an edit stands, and what the rules say of it."""

import re
from dataclasses import dataclass
from typing import Final

from watcher.compare.forms import glyphs
from watcher.compare.lexicon import MODEL_NAMES
from watcher.model import BlockKind, EditClass

_OPENED: Final = re.compile(r"(?:^|[\s(])'(?!\s)(?:[^']|(?<=\w)'(?=\w))*$")
_OPENING: Final = re.compile(r"(?:^|[\s(\[\u2014-])'(?=\w)")
_SPEAKERS: Final = MODEL_NAMES | {"user", "human", "assistant", "interviewer", "interviewee", "prompt", "response"}
_SPEAKER: Final = re.compile(rf"\W*(?:{'|'.join(sorted(_SPEAKERS))})\b[\w .]{{0,12}}:\s?", re.IGNORECASE)
"""In front of what somebody is said to have said, with no marks around it."""
_DOUBLE_OPENED: Final = re.compile(r"(?:^|[\s(\[\u2014:-])\"(?=\S)[^\"]*$")
"""The last mark opens: it stands behind a space, and in front of none."""
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
    block: tuple[str, str] = ("", "")
    """The other sentences of its block, in front and behind."""

    def quotes(self, words: str) -> bool:
        """Whether words that stand here are in a quotation, or hold a part of one: its spelling is evidence."""
        left, right, said = _plain(self.left), _plain(self.right), _plain(words)
        if self.kind is BlockKind.QUOTE or '"' in said or _OPENING.search(said) or left.count('"') % 2 == 1:
            return True
        ahead, behind = map(_plain, self.block)
        if _SPEAKER.match(f"{ahead}{left}") or ('"' not in left and _DOUBLE_OPENED.search(ahead)):
            return True
        return bool(_OPENED.search(f"{ahead} {left}") and _CLOSED.search(f"{said} {right} {behind}"))


def _plain(text: str) -> str:
    """Return the text with one glyph for each kind of quotation mark; TeX writes two single ones."""
    return glyphs(text).replace("''", '"')


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
