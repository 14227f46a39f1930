"""Whether a document as a whole is about models' welfare: what an index adopts that takes what is on topic.

A post of three sentences speaks of a model's interests in words that nobody can list: that it "asked three times to
stop", that somebody "wrote to it". So each beginning of a word has a weight, learnt from short documents that people
labelled, half of them near misses: posts.tsv, which `python -m tools.weigh_posts` writes. In a longer text the words of
all else that it says would drown these, and its sections decide.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import sqrt

from watcher.model import Document
from watcher.topics.lexicon import plain
from watcher.topics.marking import explain
from watcher.topics.passages import POST_WORDS

BEGINNING = 5
"""Letters of a word that count: "consciously" and "consciousness" say the same."""
ENOUGH = 1.0
"""The sum from which on a post is on topic; at 0 either is as likely."""
WORDS = 40
"""Beginnings of words that a short post has. In a longer text each weighs the less: all is said in one somewhere."""
TOPIC = 1.0
"""What it adds that a section has a topic: it decides where the other words leave it open, not against them."""

_WORD = re.compile(r"[^\W\d_][^\W\d_']*")


def on_topic(document: Document) -> bool:
    """Whether a document is about models' welfare: by its sections, and a short post by all of its words."""
    has_topic = any(why.topics for why in explain(document))
    text = "\n".join((document.title, *(f"{one.title}\n{one.text}" for one in document.sections)))
    if len(text.split()) >= POST_WORDS:
        return has_topic
    return weight(beginnings(text), weights()) + TOPIC * has_topic >= ENOUGH


def beginnings(text: str) -> frozenset[str]:
    """Return how the words of a text begin."""
    return frozenset(word[:BEGINNING] for word in _WORD.findall(plain(text)))


def weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return what the words weigh together: the log of the odds that their text is on topic. Unknown ones: none."""
    known = [weights[word] for word in sorted(words) if word in weights]
    return weights[""] + share(len(known)) * sum(known)


def share(words: int) -> float:
    """Return what part of its weight each of so many words adds to the sum."""
    return min(1 / sqrt(words), sqrt(WORDS) / words) if words else 0.0


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each beginning of a word, and under "" what every text starts with."""
    lines = files("watcher.topics").joinpath("posts.tsv").read_text("utf-8").splitlines()
    return {word: float(value) for word, _, value in (line.partition("\t") for line in lines)}
