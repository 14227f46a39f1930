"""topics.toml as compiled patterns. Read once; the same for every document."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

GAP = ".."
GAP_WORDS_MAX = 8

_NOT_AFTER_LETTER = r"(?<![^\W_])"
_NOT_BEFORE_LETTER = r"(?![^\W\d_])"
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u00ad": None})
_HYPHENS = re.compile(r"[\s\-\u2010-\u2015\u2212/]+")


class Strength(StrEnum):
    """How much a hit of a phrase says; see topics.toml."""

    NAME = "name"
    STRONG = "strong"
    CARD = "card"
    MEDIUM = "medium"
    WEAK = "weak"


class Role(StrEnum):
    """What words that are no phrase tell about the phrases beside them."""

    MODEL = "model"
    BEING = "being"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording of the vocabulary."""

    text: str
    topic: str
    strength: Strength
    names_a_model: bool = False
    """Whether it holds a word for a model itself, and needs none beside it."""


def _load() -> Mapping[str, Any]:
    return tomllib.loads(files("watcher.topics").joinpath("topics.toml").read_text("utf-8"))


_DATA = _load()


def _spelling(data: Mapping[str, str]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    words = "|".join(sorted(data, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b"), data


_SPELLED, _SPELLINGS = _spelling(_DATA["spellings"])


def plain(text: str) -> str:
    """Return the text as phrases are matched: small letters, straight quotes, single spaces for hyphens and space."""
    flat = _HYPHENS.sub(" ", unicodedata.normalize("NFKC", text).translate(_QUOTES).lower())
    return _SPELLED.sub(lambda match: _SPELLINGS[match[0]], flat)


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one alternation of plain phrases, the longest first, each with an optional plural s."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(re.escape(phrase) for phrase in ordered)
    return re.compile(rf"{_NOT_AFTER_LETTER}(?:{body})s?{_NOT_BEFORE_LETTER}")


def _phrases() -> list[Phrase]:
    return [
        Phrase(plain(text), topic, strength, names_a_model=bool(MODELS.search(plain(text))))
        for topic, entry in _DATA["topics"].items()
        for strength in Strength
        for text in entry.get(strength.value, ())
    ]


def _gap_pattern(text: str) -> re.Pattern[str]:
    first, last = (re.escape(part.strip()) for part in text.split(GAP))
    return re.compile(
        rf"{_NOT_AFTER_LETTER}{first}(?: \S+){{0,{GAP_WORDS_MAX}}}? {last}{_NOT_BEFORE_LETTER}",
    )


_WORDS = {role: [plain(word) for word in _DATA["words"][f"{role.value}s"]] for role in Role}
MODELS = compiled(_WORDS[Role.MODEL])
BEINGS = compiled(_WORDS[Role.BEING])
OTHERS = compiled(_WORDS[Role.OTHER])
CARDS = compiled(plain(word) for word in _DATA["words"]["cards"])
_FIELDS = compiled(_DATA["words"]["fields"]).pattern

LABELS: Mapping[str, str] = {topic: entry["label"] for topic, entry in _DATA["topics"].items()}
"""What each topic is called for people, by its id."""

ENTRIES: Mapping[str, Phrase | Role] = {
    **{word: role for role in Role for word in _WORDS[role]},
    **{phrase.text: phrase for phrase in _phrases() if GAP not in phrase.text},
}
"""Every phrase and word that the one alternation finds."""

ANY = compiled(ENTRIES)
GAPS = tuple((_gap_pattern(phrase.text), phrase) for phrase in _phrases() if GAP in phrase.text)

HEADINGS: Mapping[str, str] = {
    plain(text): topic for topic, entry in _DATA["topics"].items() for text in entry.get("headings", ())
}
"""The wordings that decide in a heading, and the topic of each."""

ANY_HEADING = compiled(HEADINGS)
_WITH = r",?(?: and| &| or)"
_WELFARE = r"(?:welfare|wellbeing)(?: (?:assessment|evaluation)s?)?"
MIXED = re.compile(rf"{_FIELDS}{_WITH}(?: \S+)? {_WELFARE}|{_WELFARE}{_WITH} {_FIELDS}")
"""A heading that joins welfare to another field."""


def found(text: str, entries: Mapping[str, Any]) -> Any:
    """Return the entry of a matched text, with or without its plural s."""
    return entries[text] if text in entries else entries[text[:-1]]
