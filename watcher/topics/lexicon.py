"""topics.toml as compiled patterns. Read once; the same for every document."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from watcher.topics.patterns import GAP, compiled, with_gaps

T = TypeVar("T")

SLOT = "@"
"""Stands in a phrase for each word for a model; with 's for its possessive, singular and plural."""

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u00ad": None})
_HYPHENS = re.compile(r"[\s\-\u2010-\u2015\u2212/]+")


class Strength(StrEnum):
    """How much a hit of a phrase says; see topics.toml. SAID is that of statements.toml."""

    NAME = "name"
    SAID = "said"
    STRONG = "strong"
    CARD = "card"
    MEDIUM = "medium"
    PLAIN = "plain"
    WEAK = "weak"
    UNDER = "under"


class Role(StrEnum):
    """What words that are no phrase tell about the phrases beside them."""

    MODEL = "model"
    PRONOUN = "pronoun"
    BEING = "being"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording of the vocabulary."""

    text: str
    topic: str
    strength: Strength
    names_a_model: bool = False
    """Whether it holds a word for a model itself."""
    ends_in_a_model: bool = False
    says_its: bool = False
    """Whether it holds a pronoun that is no person's."""
    of_it: bool = False
    """Whether it is a statement in which a pronoun may stand for the model."""
    alone: bool = False
    """Whether it decides outside a card wherever it counts."""


_DATA: Mapping[str, Any] = tomllib.loads(files("watcher.topics").joinpath("topics.toml").read_text("utf-8"))
_SPELLINGS: Mapping[str, str] = _DATA["spellings"]
_SPELLED = re.compile(rf"\b(?:{'|'.join(sorted(_SPELLINGS, key=len, reverse=True))})\b")
_NAMES = "|".join(_DATA["words"]["named"])
_VERSION = re.compile(rf"\b({_NAMES})(?: \d+(?:\.\d+)*[a-z]?)+\b")


def plain(text: str) -> str:
    """Return the text as phrases are matched.

    Small letters, straight quotes, one spelling, single spaces for hyphens and space, models without their versions.
    """
    flat = _HYPHENS.sub(" ", unicodedata.normalize("NFKC", text).translate(_QUOTES).lower())
    return _VERSION.sub(r"\1", _SPELLED.sub(lambda match: _SPELLINGS[match[0]], flat))


LABELS: Mapping[str, str] = {topic: entry["label"] for topic, entry in _DATA["topics"].items()}
"""What each topic is called for people, by its id."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """topics.toml, compiled."""

    entries: Mapping[str, Phrase | Role]
    """Every phrase and word that `any` finds."""
    any: re.Pattern[str]
    any_gapped: re.Pattern[str]
    gapped: tuple[Phrase, ...]
    """The phrases with gaps, one for each group of `any_gapped`."""
    under: Mapping[str, Phrase]
    """The words that give a topic below a heading that decided, and only there."""
    headings: Mapping[str, str]
    """The wordings that decide in a heading, and the topic of each."""
    any_heading: re.Pattern[str]
    models: re.Pattern[str]
    hints: re.Pattern[str]
    """What may stand for a model: its words and pronouns."""
    beings: re.Pattern[str]
    others: re.Pattern[str]
    cards: re.Pattern[str]
    whose: re.Pattern[str]
    mixed: re.Pattern[str]
    """A heading that joins welfare to another field."""


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary; compiled at the first call, which takes 0.2 s."""
    words = {role: [plain(word) for word in _DATA["words"][f"{role.value}s"]] for role in Role}
    kin = [plain(word) for word in _DATA["words"]["kin"]]
    models, beings, others = (compiled(words[role]) for role in (Role.MODEL, Role.BEING, Role.OTHER))
    made = compiled([*words[Role.MODEL], *kin])
    pronouns = compiled(words[Role.PRONOUN])
    alone = {topic: {plain(one) for one in entry.get("alone", ())} for topic, entry in _DATA["topics"].items()}
    phrases = [
        Phrase(
            text,
            topic,
            strength,
            names_a_model=bool(made.search(text)),
            ends_in_a_model=bool(made.fullmatch(text.rpartition(" ")[2])),
            says_its=bool(pronouns.search(text)),
            alone=text in alone[topic],
        )
        for topic, entry in _DATA["topics"].items()
        for strength in Strength
        for text in _slots_filled(entry.get(strength.value, []), words[Role.MODEL])
    ]
    entries: dict[str, Phrase | Role] = {word: role for role in Role for word in words[role]}
    entries |= dict.fromkeys(kin, Role.MODEL)
    under = {phrase.text: phrase for phrase in phrases if phrase.strength is Strength.UNDER}
    entries |= under | {one.text: one for one in phrases if GAP not in one.text and one.strength is not Strength.UNDER}
    gapped = tuple(phrase for phrase in dict.fromkeys(phrases) if GAP in phrase.text)
    headings = {
        text: topic
        for topic, entry in _DATA["topics"].items()
        for text in _slots_filled(entry.get("headings", []), words[Role.MODEL])
    }
    return Vocabulary(
        entries=entries,
        any=compiled(entries),
        any_gapped=with_gaps(phrase.text for phrase in gapped),
        gapped=gapped,
        under=under,
        headings=headings,
        any_heading=compiled(headings),
        models=models,
        hints=compiled([*words[Role.MODEL], *kin, *words[Role.PRONOUN]]),
        beings=beings,
        others=others,
        cards=compiled(plain(word) for word in _DATA["words"]["cards"]),
        whose=compiled(_DATA["words"]["whose"]),
        mixed=_mixed(compiled(_DATA["words"]["fields"]).pattern),
    )


def entry_of(text: str, entries: Mapping[str, T]) -> T:
    """Return the entry of a matched text, with or without its plural s."""
    return entries[text] if text in entries else entries[text[:-1]]


def _slots_filled(texts: list[str], models: list[str]) -> Iterator[str]:
    for text in texts:
        for model in models if SLOT in text else [""]:
            yield plain(text.replace(SLOT, model))
            yield plain(text.replace(f"{SLOT}'s", f"{model}s'"))


def _mixed(fields: str) -> re.Pattern[str]:
    joined = r",?(?: and| &| or)"
    welfare = r"(?:welfare|wellbeing)(?: (?:assessment|evaluation)s?)?"
    return re.compile(rf"{fields}{joined}(?: \S+)? {welfare}|{welfare}{joined} {fields}")
