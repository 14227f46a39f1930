"""Learns how much the words of a short post say of its topic, and writes watcher/topics/posts.tsv.

Logistic regression by stochastic descent, on the labelled documents of tests/labels. Run it after documents were added.
"""

import csv
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import exp
from pathlib import Path

from watcher.topics.posts import Weights, shares, terms

ROUNDS = 30
"""How often each document is looked at."""
STEP = 8.0
"""How far the first document moves the weights; later rounds move them less."""
DECAY = 0.00002
"""What each document takes from every weight, in parts of the step: what few documents say stays small."""
LABELS = Path(__file__).parents[1] / "tests" / "labels"
WEIGHTS = Path(__file__).parents[1] / "watcher" / "topics" / "posts.tsv"

Labelled = tuple[bool, frozenset[str]]


def labelled(path: Path) -> list[Labelled]:
    """Return whether each document of a file is on topic, and its terms."""
    with path.open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["label"] == "on", terms(f"{row['title']}\n{row['text']}")) for row in rows]


def learnt(documents: Sequence[Labelled]) -> Weights:
    """Return the weights that tell the documents apart; the same documents always give the same weights."""
    counts = Counter(term for _, met in documents for term in met)
    says = dict.fromkeys(sorted(counts), 0.0)
    known = Weights(len(documents), 0.0, counts, says)
    order, chance = [(on, shares(met, known)) for on, met in documents], random.Random(0)
    start = 0.0
    for turn in range(ROUNDS):
        chance.shuffle(order)
        step = STEP / (1 + turn / 4)
        for on, parts in order:
            move = step * (on - _chance(start + sum(says[term] * part for term, part in parts)))
            start += move / 100
            for term, part in parts:
                says[term] += move * part
        for term in says:
            says[term] *= (1 - DECAY * step) ** len(order)
    return replace(known, start=start)


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def main() -> None:
    """Write the weights, in the order of the alphabet."""
    found = learnt([one for path in sorted(LABELS.glob("*-documents.tsv")) for one in labelled(path)])
    lines = [f"{term}\t{found.counts[term]}\t{value:.2f}\n" for term, value in found.says.items()]
    WEIGHTS.write_text(f"\t{found.documents}\t{found.start:.2f}\n{''.join(lines)}", encoding="utf-8")


if __name__ == "__main__":
    main()
