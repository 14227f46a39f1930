"""Learns how much each beginning of a word says of a short post, and writes watcher/topics/posts.tsv.

Logistic regression by stochastic descent, on the labelled documents of tests/labels. Run it after documents were added.
"""

import csv
import random
from collections.abc import Mapping, Sequence
from math import exp
from pathlib import Path

from watcher.topics.posts import beginnings, share, weight

ROUNDS = 60
"""How often each document is looked at."""
STEP = 4.0
"""How far the first document moves the weights; later rounds move them less."""
DECAY = 0.06
"""What a round takes from every weight, in parts of the step: what few documents say stays small."""
LABELS = Path(__file__).parents[1] / "tests" / "labels"
WEIGHTS = Path(__file__).parents[1] / "watcher" / "topics" / "posts.tsv"

Labelled = tuple[bool, frozenset[str]]


def labelled(path: Path) -> list[Labelled]:
    """Return whether each document of a file is on topic, and how its words begin."""
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["label"] == "on", beginnings(f"{row['title']}\n{row['text']}")) for row in rows]


def learnt(documents: Sequence[Labelled]) -> Mapping[str, float]:
    """Return the weights that tell the documents apart; the same documents always give the same weights."""
    weights = {"": 0.0} | dict.fromkeys(sorted(frozenset().union(*(words for _, words in documents))), 0.0)
    order, chance = list(documents), random.Random(0)
    for turn in range(ROUNDS):
        chance.shuffle(order)
        step = STEP / (1 + turn / 4)
        for on, words in order:
            _learn(words, weights, step, on=on)
        for word in weights:
            weights[word] *= 1 - DECAY * step
    return weights


def _learn(words: frozenset[str], weights: dict[str, float], step: float, *, on: bool) -> None:
    wrong = on - 1 / (1 + exp(-weight(words, weights)))
    weights[""] += step * wrong / 4
    for word in words:
        weights[word] += step * wrong * share(len(words))


def main() -> None:
    """Write the weights, in the order of the alphabet."""
    documents = [one for path in sorted(LABELS.glob("*-documents.tsv")) for one in labelled(path)]
    lines = (f"{word}\t{value:.2f}\n" for word, value in sorted(learnt(documents).items()))
    WEIGHTS.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
