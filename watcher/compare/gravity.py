"""Which of several edits that may change meaning is shown first: what the words did, never why."""

import re
from typing import Final

from watcher.compare.hunks import count_words
from watcher.compare.lexicon import FUNCTION_WORDS, words
from watcher.model import Edit, EditClass

_DENIED: Final = words("negation sentence-removed")
_MEASURED: Final = words("number unit date comparison resolution")
_SOFT: Final = words("hedge moved sentence-added moved-from-elsewhere")
_COPY_EDIT: Final = 6
WITHDRAWN_WORDS_MIN: Final = 5
"""Words that went without others in their place, from which an edit counts as a withdrawal."""


def gravity(edit: Edit) -> int:
    """Return a rank, the gravest lowest: what was denied or withdrawn, what was measured, the rest, what only came."""
    if edit.edit_class is not EditClass.SUBSTANTIVE:
        return _COPY_EDIT - edit.edit_class.rank
    cues = set(edit.cues)
    if "moved-elsewhere" in cues or (cues and cues <= _SOFT):
        return 3
    if cues & _DENIED or (not edit.after and count_words(edit.before) >= WITHDRAWN_WORDS_MIN):
        return 0
    if cues & _MEASURED:
        return 1
    return 2 if _telling(edit) else 4


def _telling(edit: Edit) -> bool:
    """Whether more than grammar differs: a word of content, not only its ending or a function word."""
    if edit.cues:
        return True
    old, new = ({_stem(word) for word in re.findall(r"\w+", text.casefold())} for text in (edit.before, edit.after))
    return bool((old ^ new) - FUNCTION_WORDS)


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s)$", "", word) if word not in FUNCTION_WORDS else word
