"""What the wording of an edit did, in neutral words: a step on a ladder, a number that changed, a name that came.

Of wording only; nothing here says why.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from watcher.compare.forms import glyphs
from watcher.compare.lexicon import (
    FUNCTION_WORDS,
    HEDGES,
    MODALS,
    MODEL_NAMES,
    MONTHS,
    NEGATIONS,
    NEVER_EDITORIAL,
    NUMBER_WORDS,
    QUANTIFIERS,
    UNITS,
    words,
)

Ladder = tuple[tuple[int, re.Pattern[str]], ...]
"""Rungs of wording, each with its step."""


def _ladder(*rungs: tuple[int, str]) -> Ladder:
    return tuple((step, re.compile(rf"\b(?:{wording})\b", re.IGNORECASE)) for step, wording in rungs)


_COMMITMENT: Final = _ladder(
    (0, r"(?:do|does|did|will|can)(?: not|n't) commit(?:ted)?|not committed|no commitment|at present"),
    (
        1,
        (
            r"(?:are|is|'re) (?:exploring|considering)|explores?|hopes? to|hoping to|hopes?|would like to"
            r"|wish(?:es)? to|considers? |expects?"
        ),
    ),
    (2, r"intends? to|plans? to|aims? to|(?:will )?(?:also )?(?:try|trying|tries) to|seeks? to|strives? to"),
    (3, r"will|shall|promises? to"),
    (4, r"(?:have|has) committed|commits?(?: to)?|committed to|pledges?|guarantees?|undertakes? to|undertakes?"),
)
_RESOLUTION: Final = _ladder(
    (1, r"observed|observes?|found|remains?|unresolved|persists?|still open"),
    (2, r"(?:partly|partially|largely|mostly|somewhat) (?:resolved|addressed|mitigated|fixed)"),
    (3, r"(?:(?:fully|completely|entirely) )?(?:resolved|addressed|mitigated|fixed)|no longer"),
)
_COMPARISON: Final = _ladder(
    (
        -1,
        (
            r"lower|below|less|fewer|worse|weaker|smaller|decreased?s?|fell|dropped"
            r"|low|lowest|fewest|worst|weakest|underperform(?:s|ed)?"
        ),
    ),
    (0, r"in line with|similar|comparable|on par with|(?:the )?same|equal|unchanged|match(?:es|ed)?"),
    (
        1,
        (
            r"higher|above|more|greater|better|stronger|larger|increased?s?|rose|exceed(?:s|ed)?"
            r"|high|highest|greatest|best|strongest|surpass(?:es|ed)?|outperform(?:s|ed)?"
        ),
    ),
    (2, r"only|sole"),
    (3, r"primary|main|chief"),
    (4, r"largely|mostly|mainly|partly|partially|somewhat"),
    (5, r"fully|completely|entirely|wholly"),
)
_LADDERS: Final = {"commitment": _COMMITMENT, "resolution": _RESOLUTION, "comparison": _COMPARISON}
_STEM_LETTERS: Final = 3
_STEMS: Final = frozenset(
    word[:_STEM_LETTERS]
    for ladder in _LADDERS.values()
    for _, wording in ladder
    for word in re.findall(r"(?<!\\)[a-z]+", wording.pattern)
)
"""How the words of the ladders begin: an edit with none of these on a side stands on no rung, which is asked first."""
_TENS: Final = words("thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen")
_DENYING: Final = ("un", "in", "im", "ir", "il", "dis", "non")
"""With these in front a word says the reverse."""
_LEXICA: Final = (
    ("unit", UNITS | frozenset("%$\u20ac\u00a3\u00a5")),
    ("date", MONTHS - {"may"}),
    ("negation", NEGATIONS),
    ("modal", MODALS),
    ("quantifier", QUANTIFIERS),
    ("hedge", HEDGES),
)
_WORDING: Final = {
    "commitment": "commitment wording",
    "resolution": "resolution wording",
    "comparison": "comparison wording",
    "number": "number",
    "unit": "unit",
    "date": "date",
    "negation": "negation",
    "modal": "modal verb",
    "quantifier": "quantity word",
    "hedge": "hedge",
    "name-added": "name added",
    "name-removed": "name removed",
    "sentence-removed": "sentence removed",
    "sentence-added": "sentence added",
    "note": "the sentence has another footnote",
    "moved": "moved, wording kept",
    "moved-elsewhere": "the same words now stand in another section",
    "moved-from-elsewhere": "the same words stood in another section",
}
NEAR_LETTERS: Final = 40
"""How far around an edit a wording of a ladder may begin or end."""

_SIGNS: Final = "<>\u2264\u2265\u00b1\u2248~"
_SIGNED: Final = frozenset(f"{_SIGNS}+-")
_WORD: Final = re.compile(rf"(?<!\w)(?:[{_SIGNS}]|[-+](?=\d))|\d+(?:[.,]\d+)*|[^\W\d_]+|[%$\u20ac\u00a3\u00a5]")
"""A sign in front of a number is a word: -3 is another number than 3."""
_NAME: Final = re.compile(
    r"(?<![\w-])(?:[A-Z][\w'\u2019.-]*\w|[A-Z])(?:\s+(?:[A-Z][\w'\u2019.-]*\w|\d[\d.]*\b|[A-Z]\b))*"
)
_NO_NAMES: Final = FUNCTION_WORDS | NEVER_EDITORIAL | {"however", "therefore", "moreover", "also", "yes"}
_MARKED: Final = re.compile(r"\.?(?<![\u00b9\u00b2\u00b3\u2070-\u2079])[\u00b9\u00b2\u00b3\u2070-\u2079]+$")
"""A footnote's mark behind a name, and the full stop in front of it."""
_LISTED_AHEAD: Final = re.compile(r"(?:,|\band|\bor|\||&)\s*$")
_LISTED_BEHIND: Final = re.compile(r"\s*(?:,|and\b|or\b|\||&)")
_NUMBER: Final = re.compile(r"(?<![\w.])[-+]?\d+(?:[.,]\d+)*\s?%?")


@dataclass(frozen=True, slots=True)
class Wording:
    """One side of an edit: the words, and the sentence in which they stand at `offset`."""

    words: str
    sentence: str
    offset: int


def cues(before: Wording, after: Wording) -> tuple[str, ...]:
    """Return the ids of what the wording did, the most telling first."""
    likely = _may_stand_on_a_rung(before) and _may_stand_on_a_rung(after)
    found = [name for name, ladder in _LADDERS.items() if likely and _stepped(ladder, before, after)]
    return (*found, *_counted(before.words, after.words), *_named(before, after))


def _may_stand_on_a_rung(side: Wording) -> bool:
    stems = (word[:_STEM_LETTERS] for word in re.findall(r"[a-z]+", glyphs(side.words).casefold()))
    return not side.words or not _STEMS.isdisjoint(stems)


def _stepped(ladder: Ladder, before: Wording, after: Wording) -> bool:
    old, new = _steps(ladder, before), _steps(ladder, after)
    return bool(old and new and old != new)


def _steps(ladder: Ladder, side: Wording) -> set[int]:
    """Return the rungs whose wording touches the edit; a longer wording hides one inside it, as "will try to" does."""
    start = max(0, side.offset - NEAR_LETTERS)
    low, high = side.offset - start, side.offset - start + len(side.words)
    sentence = glyphs(side.sentence[start : start + high + NEAR_LETTERS])
    hits = [(*match.span(), step) for step, wording in ladder for match in wording.finditer(sentence)]
    outer = [h for h in hits if not any(o is not h and o[0] <= h[0] and h[1] <= o[1] and o[:2] != h[:2] for o in hits)]
    beside = 0 if side.words else 1
    return {step for start, end, step in outer if start < high + beside and low - beside <= end}


def _counted(before: str, after: str) -> list[str]:
    old, new = _WORD.findall(_plain(before)), _WORD.findall(_plain(after))
    turned = {*old, *new}
    if not set(old).isdisjoint(new):
        here, there = Counter(old), Counter(new)
        turned = set((here - there) | (there - here))
    if any(f"{ahead}{word}" in turned for word in turned for ahead in _DENYING):
        turned.add("not")
    found = ["number"] if any(map(_is_number, turned)) else []
    return found + [name for name, words in _LEXICA if not turned.isdisjoint(words)]


def _plain(text: str) -> str:
    return glyphs(text).casefold().replace("n't", " not").replace("cannot", "can not")


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _SIGNED or word in NUMBER_WORDS or word in _TENS


def _named(before: Wording, after: Wording) -> list[str]:
    old, new = _names(before), _names(after)
    gone = {name for name in old if name not in after.sentence}
    come = {name for name in new if name not in before.sentence}
    return [cue for cue, names in (("name-removed", gone), ("name-added", come)) if names]


def _names(side: Wording) -> set[str]:
    """Return names that stand in a list: beside a comma, "and", "or" or a cell's border. Months are no names."""
    found = set()
    for match in _NAME.finditer(side.words):
        start, end = side.offset + match.start(), side.offset + match.end()
        ahead = side.sentence[:start].rstrip()
        listed = _LISTED_BEHIND.match(side.sentence[end:]) or _LISTED_AHEAD.search(side.sentence[:start])
        if listed and _is_name(match[0], opens=not ahead, cell=ahead.endswith("|")):
            found.add(_MARKED.sub("", match[0]))
    return found


def _is_name(text: str, *, opens: bool, cell: bool) -> bool:
    """Whether words with a capital are a name, and not a word that begins a sentence or a cell: "High", "However"."""
    said = text.casefold().split()
    if said[0] in MODEL_NAMES:
        return True
    plain = len(said) == 1 and text[1:].islower()
    return not (opens or (cell and plain) or set(said) & MONTHS or (plain and said[0] in _NO_NAMES) or text == "I")


def describe(cue: str) -> str:
    """Return a cue in neutral words."""
    return _WORDING[cue]


def sentence(cue: str, before: str, after: str) -> str:
    """Return what a cue says of an edit: "commitment wording: 'will' -> 'hope to'"."""
    if cue in {"moved", "moved-elsewhere", "moved-from-elsewhere"} or not (before or after):
        return describe(cue)
    if cue in {"name-removed", "name-added"}:
        said, other = (before, after) if cue == "name-removed" else (after, before)
        names = dict.fromkeys(_MARKED.sub("", name) for name in _NAME.findall(said))
        return f"{describe(cue)}: '{', '.join(name for name in names if name not in other) or said}'"
    if before and after:
        return f"{describe(cue)}: '{before}' -> '{after}'"
    return f"{describe(cue)}: '{before or after}'"


def numbers(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return the numbers that changed, with their units, pair by pair; nothing where their count differs."""
    old, new = (tuple(match[0].strip() for match in _NUMBER.finditer(text)) for text in (before, after))
    return tuple((b, a) for b, a in zip(old, new, strict=True) if b != a) if len(old) == len(new) else ()
