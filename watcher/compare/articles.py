"""Where an article may come or go: where the words cannot be said without one, so that its lack was only a slip.

"In charge" and "in the charge", "has right" and "has the right", "an ethicist and philosopher" and "an ethicist and a
philosopher" say different things. So the places are listed in which an article is grammar alone, and no other is
harmless: a thing that is always counted, behind a word that can govern nothing else, where the phrase ends.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from watcher.compare.lexicon import FUNCTION_WORDS, NEVER_EDITORIAL, words

ARTICLES: Final = frozenset({"a", "the"})
"""In the form under which words are compared, "an" is "a"."""
_PREPOSITIONS: Final = words("in into from of to by for with at under through inside within on")
_VERBS: Final = words(
    "describe describes described give gives gave publish publishes published read reads keep keeps kept write writes "
    "wrote hold holds held see is was"
)
_COUNTED: Final = words(
    "annex appendix archive brochure bulletin chapter checklist document footnote glossary leaflet newsletter panel "
    "paragraph preamble questionnaire spreadsheet transcript webpage website"
)
"""Never said without an article, and part of no idiom that is."""
_COUNTED_BEHIND_VERBS: Final = words("account copy list method question record report statement summary version")
"""The same, but behind a preposition they have another sense: on record, on account of, in question."""
_ENDING: Final = words(
    "in of to from for is was are were has have had will can may must that which who where when on at by with after "
    "before under until if the a we our it they this these"
)
"""What may follow the phrase. After "and" a second thing might be the same one; a noun would make a compound."""
_ENDING_MARKS: Final = frozenset(",.;:!?)")
_MODIFIERS_MAX: Final = 2
_PICKING: Final = words("one next last own such said very main sole wrong right")
"""Beside these an article says that there is no other."""


class Follower(NamedTuple):
    """A word behind an article: as written, in its one form, and the marks in front of it."""

    raw: str
    word: str
    marks: str


def is_grammar_alone(ahead: str, behind: Sequence[Follower]) -> bool:
    """Whether an article between these words cannot matter; `ahead` is empty where a sentence begins with it."""
    if ahead and ahead not in _PREPOSITIONS | _VERBS:
        return False
    counted = _COUNTED | _COUNTED_BEHIND_VERBS if ahead in _VERBS else _COUNTED
    for place, follower in enumerate(behind[: _MODIFIERS_MAX + 1]):
        if follower.marks or not follower.raw.islower():
            return False
        if follower.word in counted:
            return _ends(behind[place + 1 :])
        if not _modifies(follower.word):
            return False
    return False


def _modifies(word: str) -> bool:
    """Whether a word may stand between the article and its noun: no number, no quantity, nothing of many."""
    return word.isalpha() and word not in NEVER_EDITORIAL | FUNCTION_WORDS | _PICKING and not word.endswith("s")


def _ends(behind: Sequence[Follower]) -> bool:
    if not behind or _ENDING_MARKS.intersection(behind[0].marks):
        return True
    return not behind[0].marks and behind[0].word in _ENDING
