"""Short posts that name the subject in no phrase of the vocabulary: many kinds of words, weighed against each other.

A post of three sentences speaks of a model's interests in words that nobody can list: that it "asked three times to
stop", that somebody "wrote to it". What can be listed is of which kinds the words of such posts are, and of which
kinds those of their near misses: users, products, tales. posts.toml has the kinds with their weights.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from watcher.model import Document
from watcher.topics.lexicon import plain
from watcher.topics.marking import explain
from watcher.topics.passages import POST_WORDS

ENOUGH = 32
"""The sum of weights from which on a post is on topic."""
LESSER = 20
"""What a lesser phrase of the vocabulary adds, which does not decide by itself."""
WORDS_MAX = 4
"""Words of one kind that count: a list of ten feelings says no more than four of them."""


def speaks_of_models(document: Document) -> bool:
    """Whether a document is a short post about models' welfare as a whole; no section of it need have a topic."""
    text = plain("\n".join((document.title, *(f"{one.title}\n{one.text}" for one in document.sections))))
    if text.count(" ") >= POST_WORDS:
        return False
    return _weighs_enough(text, lesser=any(why.score for why in explain(document)))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of words, and what they say of a post."""

    words: re.Pattern[str]
    weight: int
    enough: int | None
    """So many of its words let a post be on topic at all."""

    def count(self, text: str) -> int:
        """Return how many of its words stand in a plain text."""
        return len({match[0] for match in self.words.finditer(text)})


def _weighs_enough(text: str, *, lesser: bool) -> bool:
    """Whether the words of a plain text do; `lesser`: a phrase of the vocabulary is among them that does not decide."""
    counts = [(kind, kind.count(text)) for kind in _kinds()]
    weight = sum(kind.weight * min(count, WORDS_MAX) for kind, count in counts) + LESSER * lesser
    return weight >= ENOUGH and any(kind.enough and count >= kind.enough for kind, count in counts)


@cache
def _kinds() -> tuple[_Kind, ...]:
    data = tomllib.loads(files("watcher.topics").joinpath("posts.toml").read_text("utf-8"))
    return tuple(_Kind(_compiled(entry["words"]), entry["weight"], entry.get("enough")) for entry in data.values())


def _compiled(words: list[str]) -> re.Pattern[str]:
    """Return what finds the longest of the words at each place; "*" stands for any ending."""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
