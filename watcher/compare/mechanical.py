"""What printing, numbering and encoding do by themselves: glyphs, spaces, dates, labels, references."""

import re
from typing import Final

from watcher.compare.forms import dates, glyphs, spaced
from watcher.compare.lexicon import FUNCTION_WORDS, MODEL_NAMES, NEVER_EDITORIAL, NUMBERS, UNITS, words
from watcher.compare.references import Renumbering, same_references
from watcher.compare.rulings import Place, Ruling, editorial, mechanical
from watcher.compare.text import LABEL

_INLINE_LABEL: Final = re.compile(r"\(?(\d{1,2}|[A-Za-z]|[ivx]{1,4})\)")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_INITIAL: Final = re.compile(r"[A-Z]\.\s(?P<next>[A-Z]\w*)")
_DIGIT: Final = re.compile(r"\b\d")
_NAMING: Final = re.compile(
    r"(?:and|or|to|through|is|are|was|were|has|have|does|do|will|shall|may|must|can|applies|apply|holds?|binds?|covers?"
    r"|governs?|overrides?|prevails?|takes?|above|below)\b|[,&(\u2013-]"
)
"""Behind a label these show that a sentence begins with its name: "(a) and (b) bind", "(a) prevails"."""
_QUANTITY: Final = re.compile(r"\d+\.\d+\s(?P<unit>\w+)")
_MEASURES: Final = UNITS | NUMBERS | MODEL_NAMES
_LEADING_TO_LABEL: Final = words(
    "paragraph paragraphs subparagraph clause clauses subclause item items point points section sections subsection "
    "article articles rule rules step steps case cases option options class group level tier part letter number "
    "under in into to of by with per see as from at for on than that"
)
"""Behind these a label inside a sentence says which one is meant: "under clause (a)" is not "under clause (1)"."""
_ABROAD: Final = re.compile(
    r"(?:[\d.,&\s\u2013-]|and\b|or\b|to\b|through\b)*\b(?:of|in)\s(?!(?:this|our)\b|the\s(?:present|document|card"
    r"|report|policy|paper|page|constitution|charter|spec|text|annex|appendix|main)\b)(?:the\s\w|[A-Z])"
)
"""Behind a number: what it numbers stands in another document, whose numbers do not move with those of this one."""
_NUMBERED: Final = re.compile(r"\d(?:[\d.]*\d)?")
_REFERRING: Final = re.compile(r"[\d§]|\b[A-Z]\b")


def by_glyph(before: str, after: str) -> Ruling | None:
    """Whether only glyphs or spaces differ."""
    if "".join(glyphs(before).split()) != "".join(glyphs(after).split()):
        return None
    if spaced(before) == spaced(after):
        return mechanical("whitespace")
    return mechanical("glyph") if spaced(glyphs(before)) == spaced(glyphs(after)) else None


def by_date(before: str, after: str, place: Place) -> Ruling | None:
    """Whether only the way a date is written differs."""
    if not (before and after and _DIGIT.search(f"{place.near} {before} {place.next}")):
        return None
    old, new = (dates(spaced(glyphs(f"{place.near} {text} {place.next}"))) for text in (before, after))
    return mechanical("date") if old == new and "@" in old else None


def by_label(before: str, after: str, place: Place) -> Ruling | None:
    """Whether only a label at the start of a block differs, comes or goes."""
    if place.left or not place.first:
        return None
    old, new = (f"{text} {place.right}".lstrip() for text in (before, after))
    here, there = LABEL.match(old), LABEL.match(new)
    if any(_may_be_initial(text) for text in (old, new)):
        return None
    if any(_may_be_quantity(text) for text in (old, new)):
        return None
    if any(label and _NAMING.match(text[label.end() :]) for label, text in ((here, old), (there, new))):
        return None
    if (here or there) and old[here.end() if here else 0 :] == new[there.end() if there else 0 :]:
        return mechanical("label") if here and there else editorial("label")
    return None


def by_inline_label(before: str, after: str, place: Place) -> Ruling | None:
    """A label inside a sentence that is written in another style and still says the same place: (1), (i), (a)."""
    here, there = _INLINE_LABEL.fullmatch(before), _INLINE_LABEL.fullmatch(after)
    if not (here and there and before != after and _ordinals(here[1]) & _ordinals(there[1])):
        return None
    return None if _refers(place) else mechanical("label")


def _refers(place: Place) -> bool:
    """Whether a label says which place is meant: behind "under clause" or another label, or in front of a verb."""
    ahead = place.left.casefold().split()[-2:]
    joined = ahead[-1:] in (["and"], ["or"])
    word = ahead[0] if joined and len(ahead) > 1 else ahead[-1] if ahead else ""
    labelled = _INLINE_LABEL.fullmatch(word.rstrip(","))
    return word in _LEADING_TO_LABEL or labelled is not None or _NAMING.match(place.right) is not None


def _ordinals(label: str) -> set[int]:
    """Return what places a label can say: "i" is the first Roman and the ninth Latin one."""
    if label.isdigit():
        return {int(label)}
    latin = {ord(label.casefold()) - ord("a") + 1} if len(label) == 1 else set()
    return latin | ({_ROMAN.index(label.casefold()) + 1} if label.casefold() in _ROMAN else set())


def _may_be_initial(text: str) -> bool:
    """Whether "A. Ames" could be a person: a capital letter in front of a capital that opens no plain sentence."""
    match = _INITIAL.match(text)
    return match is not None and match["next"].casefold() not in FUNCTION_WORDS | NEVER_EDITORIAL


def _may_be_quantity(text: str) -> bool:
    """Whether "4.5 GB" says how much: a number with a point in front of a unit, an abbreviation or a model's name."""
    match = _QUANTITY.match(text)
    return match is not None and (match["unit"].casefold() in _MEASURES or match["unit"].isupper())


def by_reference(before: str, after: str, place: Place, known: Renumbering) -> Ruling | None:
    """Whether only references differ, and point to the same places."""
    if not _REFERRING.search(f"{before} {after} {place.next}"):
        return None
    if _ABROAD.match(place.right) and _NUMBERED.findall(before) != _NUMBERED.findall(after):
        return None
    old, new = (f"{place.near} {text} {place.next}" for text in (before, after))
    kind = same_references(old, new, known)
    folds = {"page": "page-number", "footnote": "footnote"}
    return mechanical(folds.get(kind, "cross-reference")) if kind else None
