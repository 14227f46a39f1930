"""What sentences say of a model: statements.toml as patterns, and where a text makes them.

A sentence is compared only with statements of which it holds the rarest word: few, and of most sentences none.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from watcher.topics.lexicon import vocabulary
from watcher.topics.patterns import GAP

CLASSES = "classes"
AND = " & "
PATIENT = "moral patient"
"""The one patient who may be a model."""
GAP_WORDS = 6
"""The longest gap in a statement; its words are those of one sentence."""
WORDS_KNOWN = 2**14
"""Of how many words it is remembered which statements they may belong to."""

_SENTENCE = re.compile(r"\S.*?(?:[.?!;:][\"')]*(?= )|$)")
_TOKEN = re.compile(r"\[[^\]]*\]|(?:\([^)]*\)|[^\s()\[\]])+")
_BRACKETS = re.compile(r"[()\[\]]")
_WORD = re.compile(r"[^\W\d_]+")
_OF = re.compile(r"(?:'s)? (?:of|for|among)(?: \S+){1,3}")
_START, _END, _STEM_END = r"(?<![^\W_])", r"(?![^\W_])", r"[^\W_]*"
_SPACE = r"[,\"')(]* [\"'(]*"
_SPACE_AFTER_ANY = r" [\"'(]*"
_ANY_WORDS = rf"[,\"')(]*(?: \S+){{0,{GAP_WORDS}}}?"
_BEHIND_A_MODEL = r"(?: systems?| models?| assistants?| instances?| \d[\w.]*)*"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the vocabulary."""

    topic: str
    parts: tuple[str, ...]
    """All of them are in a sentence that makes it, in any order."""
    of_it: bool
    """Whether a pronoun may stand for the model."""


@dataclass(frozen=True, slots=True)
class Made:
    """A statement where a text makes it, in characters from its start."""

    statement: Statement
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Statements:
    anchored: Mapping[str, Sequence[Statement]]
    """By the beginning of a word without which a sentence does not make them."""
    longest: int
    """Letters of the longest such beginning."""
    unless: Mapping[str, re.Pattern[str]]


def made(text: str) -> Iterator[Made]:
    """Yield the statements that a plain text makes, one of each topic a sentence."""
    for sentence in _SENTENCE.finditer(text):
        words = dict.fromkeys(_WORD.findall(sentence[0]))
        found = dict.fromkeys(statement for word in words for statement in _with_word(word))
        yield from _made_in(sentence, found)


def _made_in(sentence: re.Match[str], statements: Mapping[Statement, None]) -> Iterator[Made]:
    told = set()
    for statement in statements:
        if statement.topic in told:
            continue
        if span := _span(statement, sentence[0]):
            told.add(statement.topic)
            yield Made(statement, sentence.start() + span[0], sentence.start() + span[1])


def _span(statement: Statement, sentence: str) -> tuple[int, int] | None:
    """Return where in a sentence a statement is made; None where it is not."""
    matches = [match for part in statement.parts if (match := _pattern(part).search(sentence))]
    if len(matches) < len(statement.parts):
        return None
    first, end = min(match.start() for match in matches), max(match.end() for match in matches)
    return None if _is_of_others(statement, sentence, first, end) else (first, end)


def _is_of_others(statement: Statement, sentence: str, first: int, end: int) -> bool:
    """Whether people stand in a statement or right behind it ("the welfare of hens"), or its sentence is another's."""
    beings = vocabulary().beings
    behind = _OF.match(sentence, end)
    return bool(
        beings.search(sentence[first:end].replace(PATIENT, ""))
        or (behind and beings.search(behind[0]))
        or _statements().unless[statement.topic].search(sentence)
    )


@lru_cache(maxsize=WORDS_KNOWN)
def _with_word(word: str) -> tuple[Statement, ...]:
    anchored = _statements().anchored
    # A word may be a megabyte long, and have a million beginnings: none that is longer than all anchors is looked for.
    longest = min(len(word), _statements().longest)
    return tuple(one for end in range(1, longest + 1) for one in anchored.get(word[:end], ()))


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("watcher.topics").joinpath("statements.toml").read_text("utf-8"))


@cache
def _statements() -> _Statements:
    anchored: dict[str, list[Statement]] = defaultdict(list)
    unless = {}
    for topic, entry in _data().items():
        if topic == CLASSES:
            continue
        unless[topic] = re.compile(_any_of(entry["unless"]))
        for text in entry["statements"]:
            statement = Statement(topic, tuple(text.split(AND)), "<it" in text)
            for anchor in _anchors(text):
                anchored[anchor].append(statement)
    return _Statements(anchored, max(map(len, anchored)), unless)


@cache
def _pattern(part: str) -> re.Pattern[str]:
    """Return a part of a statement, compiled; most documents ask for few of them."""
    return re.compile(_expression(part))


def _expression(part: str) -> str:
    expressions = []
    space = ""
    for token in _TOKEN.findall(part):
        if token == GAP:
            expressions.append(_ANY_WORDS)
            space = _SPACE_AFTER_ANY
            continue
        inner = space + _any_of(_items(token))
        expressions.append(f"(?:{inner})?" if token.startswith("[") else inner)
        space = _SPACE
    return _START + "".join(expressions)


def _items(token: str) -> list[str]:
    return _BRACKETS.sub("", token).split("|")


def _any_of(items: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(_item, items))})"


@cache
def _item(item: str) -> str:
    """Return the expression of a word, of words, or of a class of them."""
    if item in _models():
        return _models()[item]
    if item.startswith("<"):
        return _any_of(_data()[CLASSES][item.strip("<>")])
    words = "".join(_STEM_END if char == "*" else re.escape(char) for char in item)
    return _START + words + ("" if item.endswith("*") else _END)


@cache
def _models() -> Mapping[str, str]:
    """Return the expressions of a model, and of what is a model's."""
    before = f"(?:(?:{'|'.join(_data()[CLASSES]['before'])}) )*"
    model = f"{before}{vocabulary().models.pattern}{_BEHIND_A_MODEL}"
    return {
        "<model>": f"{model}(?!')",
        "<model's>": f"{model}'s?",
        "<it>": f"(?:(?:it|they|them){_END}(?!')|{model}(?!'))",
        "<its>": f"(?:(?:its|their){_END}|{model}'s?)",
    }


def _anchors(text: str) -> frozenset[str]:
    """Return beginnings of words of which each sentence that makes a statement holds one: the longest, hence rarest."""
    choices = [choice for token in _TOKEN.findall(text) if (choice := _beginnings(token))]
    return max(choices, key=lambda choice: min(map(len, choice)))


def _beginnings(token: str) -> frozenset[str]:
    """Return how the words of a token begin; empty if it may be missing or be a model."""
    items = _items(token)
    if token in {GAP, AND.strip()} or token.startswith("[") or not _models().keys().isdisjoint(items):
        return frozenset()
    words = (one for item in items for one in (_data()[CLASSES][item.strip("<>")] if item.startswith("<") else [item]))
    return frozenset(max(word.replace("*", " ").replace("'", " ").split(), key=len) for word in words)
