"""Whether a document as a whole is about models' welfare: what an index adopts that takes what is on topic.

A post of three sentences speaks of a model's interests in words that nobody can list: that it "asked three times to
stop", that somebody "wrote to it". So each beginning of a word, and each pair of them, has a weight, learnt from short
documents that people labelled, half of them near misses: posts.tsv, which `python -m tools.weigh_posts` writes. In a
longer text the words of all else that it says would drown these, and its sections decide.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log, sqrt

from watcher.model import Document
from watcher.topics.lexicon import plain
from watcher.topics.marking import explain
from watcher.topics.passages import POST_WORDS

BEGINNING = 6
"""Letters of a word that count: "consciously" and "consciousness" say the same."""
ENOUGH = -0.5
"""The sum from which on a post is on topic: below 0, for terms that nobody has labelled take from every sum."""
TERMS = 200
"""Of the longest labelled posts. Of a longer text more is asked, as all is said in one somewhere."""
TOPIC = 0.5
"""What it adds that a section has a topic: it decides where the other words leave it open, not against them."""

_WORD = re.compile(r"[^\W\d_][^\W\d_']*")


def on_topic(document: Document) -> bool:
    """Whether a document is about models' welfare: by its sections, and a short post by all of its words."""
    has_topic = any(why.topics for why in explain(document))
    text = "\n".join((document.title, *(f"{one.title}\n{one.text}" for one in document.sections)))
    if len(text.split()) >= POST_WORDS:
        return has_topic
    met = terms(text)
    return weight(met, weights()) + TOPIC * has_topic >= ENOUGH + max(0.0, len(met) / TERMS - 1)


def terms(text: str) -> frozenset[str]:
    """Return how the words of a text begin, each alone and each with the one that follows it."""
    words = [word[:BEGINNING] for word in _WORD.findall(plain(text))]
    return frozenset(words) | {f"{one} {other}" for one, other in pairwise(words)}


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt of terms from labelled documents."""

    documents: int
    start: float
    """What every text starts with."""
    counts: Mapping[str, int]
    """In how many documents each stands."""
    says: Mapping[str, float]

    def rarity(self, term: str) -> float:
        """Return how much a term tells: the rarer, the more."""
        return 1 + log((1 + self.documents) / (1 + self.counts.get(term, 0)))


def weight(met: frozenset[str], known: Weights) -> float:
    """Return what terms weigh together: the log of the odds that their text is on topic. Unknown ones: none."""
    return known.start + sum(known.says[term] * share for term, share in shares(met, known))


def shares(met: frozenset[str], known: Weights) -> list[tuple[str, float]]:
    """Return the part of a text that each known term of it is: the rarer, the more; the squares of all sum up to 1.

    So a text gets no nearer to a topic by being long, or by speaking of what nobody has labelled. (Salton and Buckley,
    Term-weighting approaches in automatic text retrieval, 1988.)
    """
    rare = {term: known.rarity(term) for term in sorted(met)}
    length = sqrt(sum(value * value for value in rare.values()))
    return [(term, value / length) for term, value in rare.items() if term in known.counts]


@cache
def weights() -> Weights:
    """Return what was learnt: a line a term; the first says of how many documents, and what every text starts with."""
    lines = files("watcher.topics").joinpath("posts.tsv").read_text("utf-8").splitlines()
    (_, documents, start), *rows = (line.split("\t") for line in lines)
    counts = {term: int(count) for term, count, _ in rows}
    return Weights(int(documents), float(start), counts, {term: float(value) for term, _, value in rows})
