"""When a mark between two words may come, go or turn without touching the sense.

Commas bind clauses, so a comma is harmless only in places that are listed here; everywhere else it may change meaning.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from watcher.compare.lexicon import (
    COMMITMENTS,
    CONDITIONS,
    FUNCTION_WORDS,
    MODALS,
    MODEL_NAMES,
    NEGATIONS,
    NEVER_EDITORIAL,
    NUMBERS,
    PERSONS,
    QUANTIFIERS,
    phrases,
    words,
)

_ENCLOSING: Final = frozenset("\"'()[]{}")
_BREAKS: Final = frozenset(",;:.—…!-·•")
_STAND_FOR_EACH_OTHER: Final = frozenset(map(frozenset, (":—", ";.", ".!", ".…")))
"""Marks that part a sentence equally. A comma parts it less, and a colon says that what follows is what was meant."""
_WEAKER: Final = frozenset(map(frozenset, (",;", ",.")))
_PROMISING: Final = NEGATIONS | MODALS | COMMITMENTS | QUANTIFIERS | CONDITIONS
"""With these a sentence that ends in a colon says something of what stands below: "Fern may refuse:"."""
_REACHING: Final = words("if unless until when whenever where wherever while except provided")
"""A condition may hold for what stands behind a semicolon or comma too, but not behind a full stop."""
_SUBORDINATORS: Final = words(
    "if unless when whenever where wherever while until because except only which who whose that provided though "
    "although since before after as so not or nor without with"
)
_INTRODUCTORY: Final = words(
    "here hence therefore today moreover furthermore additionally nevertheless nonetheless consequently "
    "accordingly meanwhile eg ie"
) | phrases(
    "in principle, in practice, in general, in particular, in addition, in contrast, in turn, in fact, "
    "in short, in sum, in total, in this case, in these cases, in such cases, in some cases, in most cases, "
    "in many cases, in other cases, in all cases, in the past, in the future, in the meantime, in the end, "
    "of course, as a result, as before, by contrast, by default, on balance, on average, at the same time, "
    "at present, to date, for now, for this reason, for these reasons, in this section, in this chapter, "
    "in this document, in this report, in each case, for example, for instance, that is"
)
_ASIDES: Final = frozenset(
    {("of", "course"), ("in", "turn"), ("in", "fact"), ("in", "particular"), ("if", "ever"), ("for", "example")}
)
_LONE_ASIDES: Final = frozenset({"eg", "ie", "etc", "respectively", "therefore", "moreover"})
_BUT_NOT: Final = words("nothing all anything none anyone everything everyone last no any")
_ABBREVIATIONS: Final = words("dr mr mrs ms prof st vs etc cf al no fig sec approx inc ltd jr sr")
_BEFORE_SUBJECT: Final = words(
    "then thus first second third finally overall interestingly similarly recently specifically notably importantly "
    "eventually currently"
)
_OPENING: Final = re.compile(
    r"(?:in|by|since) (?:19|20)\d\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|at (?:first|last)|of note|that said"
)
"""When, at the start of a sentence; and the like."""
_SUBJECTS: Final = words("the a we it this these they there our its their i you he she")
"""In front of these the words above open a sentence; "first models" and "recently trained models" do not."""
_JOINING: Final = words(
    "well self high low run trade opt decision cross follow meta multi anti pre post co inter semi e"
)
_JOINED: Final = words("term level time scale relevant specific wide based")
"""Parts by which "long term" and "long-term" are known as one word; "a small model pilot" may be two things."""
_PAIRED: Final = phrases(
    "fine tuning, fine tuned, real world, open ended, open source, start up, policy makers, policy making, "
    "third party, data driven, large scale, in depth, end user, role play, role playing, red teaming, red team"
)
"""Pairs that are one word whichever way they are written."""
_NO_NAME_ENDS: Final = ("ing", "ly", "ant", "ent", "ful", "ive", "able", "ed")
"""How words end that are hardly names: those of them that begin a sentence, or an item that stands in a line."""
_COUNTED: Final = NUMBERS | {"both", "either", "neither", "its", "their", "our", "his", "her"}
_PEOPLE: Final = PERSONS | words(
    "academics advisers advisors board collaborators colleagues companies engineers ethicists experts firms founders "
    "groups judges keepers labs leads makers managers officers organisations organizations owners panel partners "
    "philosophers psychologists reviewers scholars scientists specialists staff team teams trustees"
)
"""Behind these what follows may say who they are: "experts, ethicists and lawyers"."""
_INSERTING: Final = (
    words(
        "a an about across against along among around at behind by during for from in into like near of off on over "
        "per than through throughout to toward under upon via within however therefore too then perhaps indeed instead "
        "including especially notably namely"
    )
    | _SUBORDINATORS
)
"""Words with which an aside begins: "for research", "if asked", "a short one"."""
_ITEM_WORDS_MAX: Final = 4
_OPENING_WORDS_MAX: Final = 4


@dataclass(frozen=True, slots=True)
class Seat:
    """A place between two words of a sentence: `at` is the place of the word behind it."""

    words: Sequence[str]
    slots: Sequence[str]
    at: int
    names: frozenset[int] = frozenset()
    """Places of words with a capital, on both sides."""
    aside: bool = False
    """Whether commas that became dashes, or the reverse, enclose something."""

    @property
    def ahead(self) -> str:
        """The word in front of it; empty at the start."""
        return self.words[self.at - 1] if self.at else ""

    @property
    def behind(self) -> str:
        """The word behind it; empty at the end."""
        return self.words[self.at] if self.at < len(self.words) else ""


def harmless(before: str, after: str, seat: Seat) -> bool:
    """Whether the marks of one place may differ so without touching the sense."""
    if sorted(filter(_ENCLOSING.__contains__, before)) != sorted(filter(_ENCLOSING.__contains__, after)):
        return False
    old = "".join(mark for mark in before if mark not in _ENCLOSING)
    new = "".join(mark for mark in after if mark not in _ENCLOSING)
    if old == new:
        return before == after or _turns(before, after)
    if ("?" in old) != ("?" in new) or (seat.ahead[:1].isdigit() and seat.behind[:1].isdigit()):
        return False
    if not seat.behind or not seat.ahead:
        return not _announces(old, new, seat)
    if old and new:
        return set(old + new) <= _BREAKS and seat.behind not in _SUBORDINATORS and _part_equally(old[-1], new[-1], seat)
    return _comes_or_goes(old or new, seat)


def _announces(old: str, new: str, seat: Seat) -> bool:
    """Whether a promise or a refusal began, or ceased, to speak of the list below it."""
    return not seat.behind and (":" in old) != (":" in new) and not _PROMISING.isdisjoint(seat.words)


def _part_equally(old: str, new: str, seat: Seat) -> bool:
    """Whether two marks part the words around them alike, so that neither binds what the other does not."""
    turned = frozenset((old, new))
    if turned == {",", "—"}:
        return seat.aside
    if turned == {",", ":"}:
        return _beside_an_aside(seat) or _behind_an_opening(seat)
    if turned == {";", "."}:
        return _REACHING.isdisjoint(seat.words[: seat.at])
    if turned == {",", ";"} and _groups(seat):
        return False
    if turned in _WEAKER:
        return (_REACHING | NEGATIONS).isdisjoint(seat.words)
    return old == new or turned in _STAND_FOR_EACH_OTHER


def _groups(seat: Seat) -> bool:
    """Whether a semicolon here would say which of several go together: "Fern, Moss; Birch, Alder"."""
    return any(mark in slot for place, slot in enumerate(seat.slots) if place != seat.at for mark in ",;")


def _turns(before: str, after: str) -> bool:
    """Whether only the order of a closing quote and a full stop or comma differs."""
    return sorted(before) == sorted(after)


def _comes_or_goes(mark: str, seat: Seat) -> bool:
    if mark == "-":
        return _hyphen(seat)
    if mark == ",":
        return _comma(seat)
    if mark == ".":
        return seat.ahead in _ABBREVIATIONS or _ends_there(seat)
    return False


def _ends_there(seat: Seat) -> bool:
    """Whether a capital follows that no name can be made of: "kept in mind Compliant with"; but "logs Claude keeps"."""
    begins = seat.behind in FUNCTION_WORDS | NEVER_EDITORIAL - MODEL_NAMES or seat.behind.endswith(_NO_NAME_ENDS)
    return begins and seat.at in seat.names and seat.at - 1 not in seat.names and seat.ahead not in NEVER_EDITORIAL


def _hyphen(seat: Seat) -> bool:
    beside = {seat.ahead, seat.behind}
    if f"{seat.ahead} {seat.behind}" in _PAIRED:
        return True
    if beside & NEVER_EDITORIAL or "re" in beside or any(word[:1].isdigit() for word in beside):
        return False
    return seat.ahead in _JOINING or seat.ahead.endswith("ly") or seat.behind in _JOINED


def _comma(seat: Seat) -> bool:
    return _beside_an_aside(seat) or _behind_an_opening(seat) or _in_front_of_but(seat) or _closes_a_list(seat)


def _beside_an_aside(seat: Seat) -> bool:
    words, at = seat.words, seat.at
    if seat.ahead in _LONE_ASIDES or seat.behind in _LONE_ASIDES:
        return True
    if seat.ahead == "too":
        return seat.slots[at - 1] == ","
    return tuple(words[at - 2 : at]) in _ASIDES or tuple(words[at : at + 2]) in _ASIDES


def _behind_an_opening(seat: Seat) -> bool:
    if seat.behind in _SUBJECTS and _OPENING.fullmatch(" ".join(seat.words[: seat.at])):
        return True
    if seat.at == 1 and seat.ahead in _BEFORE_SUBJECT:
        return seat.behind in _SUBJECTS
    return seat.at <= _OPENING_WORDS_MAX and " ".join(seat.words[: seat.at]) in _INTRODUCTORY


def _in_front_of_but(seat: Seat) -> bool:
    return seat.behind == "but" and seat.ahead not in _BUT_NOT


def _is_insertion(item: Sequence[str]) -> bool:
    """Whether what stands between two commas may be an aside that they enclose, or two items, and no item of a list."""
    if {"and", "or"} & set(item):
        return True
    return item[0] in _INSERTING or item[0].endswith("ly") or (len(item) > 1 and item[0].endswith(("ed", "ing")))


def _closes_a_list(seat: Seat) -> bool:
    """Whether "X, Y and Z" or "X, Y, and Z" stands around it, and cannot be read as a word and its explanation."""
    if seat.behind not in {"and", "or"}:
        return False
    commas = [k for k in range(1, seat.at) if seat.slots[k] == ","]
    if not commas or seat.at - commas[-1] > _ITEM_WORDS_MAX:
        return False
    if len(commas) > 1 and commas[-1] - commas[-2] <= _ITEM_WORDS_MAX:
        return True
    first = commas[-1]
    ahead = seat.words[max(0, first - _ITEM_WORDS_MAX) : first]
    if _is_insertion(seat.words[first : seat.at]):
        return False
    if seat.words[first - 1] in _PEOPLE:
        return False
    counted = any(word in _COUNTED | QUANTIFIERS or word[0].isdigit() for word in ahead)
    return not counted and first not in seat.names
