"""Forms of a wording under which what cannot alter sense is equal: glyphs, locales of dates, spellings."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from watcher.compare.lexicon import NUMBER_WORDS, words
from watcher.compare.spelling import standard

WORDS_KEPT: Final = 8192
MONTHS_OF_A_YEAR: Final = 12

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4\u2039\u203a"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_GLYPHS: Final = {
    **dict.fromkeys(map(ord, _SINGLE_QUOTES), "'"),
    **dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"'),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    ord("\u2015"): "\u2014",
    **dict.fromkeys(map(ord, _UNSEEN), None),
}
_KEPT_APART: Final = ("<super>", "<sub>", "<fraction>", "<circle>")
"""Compatibility forms that are not glyphs: folding them would make 10² and 102 the same."""

_PART: Final = re.compile(
    r"""
      (?:e\.g|i\.e)\b\.?
    | (?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])      # 1,000
    | \d+(?:[.,:]\d+)*[^\W\d_]*                             # 4.5, 3rd, 4o
    | [^\W_]+(?:['][^\W\d_]+)*                              # don't
    | (?:(?<=\s)|(?<=^)|(?<=[(\[~]))[-](?=\d)               # a sign
    | \S
    """,
    re.VERBOSE,
)
PUNCTUATION: Final = frozenset(",;:.!?…—-'\"()[]{}·•")
_DASH: Final = "—"
_UNSPACED_DASH: Final = re.compile(r"(?<=[^\W\d_])\u2013(?=[^\W\d_])")
"""A dash between words as some set it; a hyphen there makes one word of two."""
_CONTRACTED: Final = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
_WITH_IS: Final = words("it that there what here he she who where how")
_WHOLE: Final = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wasnt": ("was", "not"),
    "percent": ("%",),
    "e.g.": ("eg",),
    "e.g": ("eg",),
    "i.e.": ("ie",),
    "i.e": ("ie",),
    "an": ("a",),
}
_AGREEMENT: Final = {"are": "is", "were": "was", "have": "has", "whom": "who"}
"""Number and case of the commonest verbs: agreement, never sense."""
_PHRASES: Final = {
    ("for", "example"): "eg",
    ("for", "instance"): "eg",
    ("that", "is"): "ie",
    ("per", "cent"): "%",
    ("no", "one"): "no-one",
}


def glyphs(text: str) -> str:
    """Return the text with one glyph for each kind of quote, dash and ligature, and without invisible characters."""
    if text.isascii():
        return text.replace("`", "'")
    return "".join(_glyph(char) for char in unicodedata.normalize("NFC", text).translate(_GLYPHS))


@lru_cache(maxsize=WORDS_KEPT)
def _glyph(char: str) -> str:
    if char.isascii() or unicodedata.decomposition(char).startswith(_KEPT_APART):
        return char
    return unicodedata.normalize("NFKC", char)


def spaced(text: str) -> str:
    """Return the text without spaces at its ends, in front of closing and behind opening punctuation."""
    return re.sub(r"\s+(?=[,;:.!?)\]])|(?<=[(\[])\s+", "", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Parts:
    """A wording as words and what stands between them."""

    raw: tuple[str, ...]
    words: tuple[str, ...]
    """Casefolded, in one spelling, contractions undone."""
    slots: tuple[str, ...]
    """Punctuation in front of each word, and behind the last one."""


@lru_cache(maxsize=WORDS_KEPT)
def parts(text: str) -> Parts:
    """Split a wording into words and punctuation. Signs, units and symbols are words: they are never punctuation."""
    raw: list[str] = []
    words: list[str] = []
    slots = [""]
    for match in _PART.finditer(glyphs(_UNSPACED_DASH.sub(_DASH, text))):
        part = match[0]
        if part in PUNCTUATION and not _is_sign(match):
            slots[-1] += _DASH if part == "-" and _stands_alone(match) else part
            continue
        for word in forms(part):
            raw.append(part)
            words.append(word)
            slots.append("")
    return _joined(raw, words, slots)


def _is_sign(match: re.Match[str]) -> bool:
    start, end = match.span()
    lone = start == 0 or match.string[start - 1] in " ([~"
    return match[0] == "-" and lone and match.string[end : end + 1].isdigit()


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether a hyphen is a dash: with space on both sides."""
    text, (start, end) = match.string, match.span()
    return text[start - 1 : start] in {"", " "} and text[end : end + 1] in {"", " "}


@lru_cache(maxsize=WORDS_KEPT)
def forms(raw: str) -> tuple[str, ...]:
    """Return the one or two words that a written word stands for."""
    word = raw.casefold()
    if word in _WHOLE:
        return _WHOLE[word]
    for end, meant in _CONTRACTED.items():
        if word.endswith(end) and len(word) > len(end):
            return (*forms(word.removesuffix(end)), _AGREEMENT.get(meant, meant))
    if word.endswith("'s") and word.removesuffix("'s") in _WITH_IS:
        return (word.removesuffix("'s"), "is")
    if word.endswith("'s"):
        return (standard(word.removesuffix("'s")) + "'s",)
    if word[0].isdigit():
        return (word.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", word) else word,)
    word = standard(word)
    return (NUMBER_WORDS.get(_AGREEMENT.get(word, word), _AGREEMENT.get(word, word)),)


def _joined(raw: list[str], words: list[str], slots: list[str]) -> Parts:
    """Replace phrases of two words by the one that means the same."""
    place = 0
    while place < len(words) - 1:
        meant = _PHRASES.get((words[place], words[place + 1]))
        if meant and not slots[place + 1]:
            words[place : place + 2] = [meant]
            raw[place : place + 2] = [f"{raw[place]} {raw[place + 1]}"]
            del slots[place + 1]
        place += 1
    return Parts(tuple(raw), tuple(words), tuple(slots))


_MONTHS: Final = {
    name: month
    for month, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE: Final = re.compile(
    rf"""\b(?:
      (?P<y1>\d{{4}})(?P<s1>[-/])(?P<m1>\d\d)(?P=s1)(?P<d1>\d\d)
    | (?P<n2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}}))?
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<n3>{_MONTH})\.?(?:,?\s+(?P<y3>\d{{4}}))?
    | (?P<n5>{_MONTH})\.?,?\s+(?P<y5>\d{{4}})
    | (?P<a4>\d{{1,2}})[/.](?P<b4>\d{{1,2}})[/.](?P<y4>\d{{4}})
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def dates(text: str) -> str:
    """Return the text with each date that reads one way only as "@year-month-day"; year 0 where none is given."""
    return _DATE.sub(_iso, text)


def _iso(match: re.Match[str]) -> str:
    if match["y1"]:
        year, month, day = int(match["y1"]), int(match["m1"]), int(match["d1"])
    elif match["y4"]:
        year, first, second = int(match["y4"]), int(match["a4"]), int(match["b4"])
        if (first > MONTHS_OF_A_YEAR) == (second > MONTHS_OF_A_YEAR) and first != second:
            return match[0]
        month, day = (second, first) if first > MONTHS_OF_A_YEAR else (first, second)
    else:
        month = _MONTHS[(match["n2"] or match["n3"] or match["n5"]).casefold()]
        day = int(match["d2"] or match["d3"] or 0)
        year = int(match["y2"] or match["y3"] or match["y5"] or 0)
    return f"@{year}-{month}-{day}"
