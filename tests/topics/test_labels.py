"""319 sections of real documents, labelled by reading them: what the topics find of them, and what they should not.

labels.tsv holds document, number, title and label: `on` speaks of models' welfare, `near` uses its words for something
else (users' wellbeing, emotions of people, self-preservation, identity, consent), `off` does neither. 83 are on, 176
near, 60 off. A cross-reference that names the subject counts as on; the intro under a heading that joins welfare to
alignment does not.

Measured when the vocabulary was frozen: precision 97.6 % and recall 97.6 % (81 of 83 found, 2 found wrongly) with
headings; precision 97 % and recall 69 % where each section stands alone without its heading or document (77 % of those
with more than 30 words). The vocabulary was made with these documents at hand: on others expect less.
"""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import corpus
from watcher import extract
from watcher.model import Document, Rules, Scope, Section
from watcher.topics import mark

pytestmark = [pytest.mark.slow, corpus.needs_corpus]

LABELS = Path(__file__).with_name("labels.tsv")
Marking = Callable[[str], dict[tuple[str, str], bool]]


class Label(NamedTuple):
    document: str
    number: str
    title: str
    label: str

    @property
    def on(self) -> bool:
        return self.label == "on"


class Score(NamedTuple):
    precision: float
    recall: float


def labels() -> list[Label]:
    with LABELS.open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Label(*row) for row in rows]


@cache
def document(name: str) -> Document:
    url = f"https://acme.example/{name.removesuffix('.gz')}"
    return extract.read(corpus.read(name), media_type=None, charset=None, url=url, rules=Rules())


def in_place(name: str) -> dict[tuple[str, str], bool]:
    """Which sections are relevant where they stand."""
    return {key(one): one.relevant for one in mark(document(name), Scope.WELFARE).sections}


def alone(name: str) -> dict[tuple[str, str], bool]:
    """Which sections are relevant when nothing but their own text is known."""
    bare = {key(one): Document("Notes", (Section("Part", 1, one.blocks),), "html") for one in document(name).sections}
    return {at: mark(one, Scope.WELFARE).sections[0].relevant for at, one in bare.items()}


def key(section: Section) -> tuple[str, str]:
    return section.number or "", section.title


def measured(marking: Marking) -> Score:
    found = {name: marking(name) for name in {label.document for label in labels()}}
    told = [(label.on, found[label.document].get((label.number, label.title))) for label in labels()]
    told = [(on, relevant) for on, relevant in told if relevant is not None]
    assert len(told) >= 0.97 * len(labels()), "sections that were labelled are not read any more"
    hits = sum(on and bool(relevant) for on, relevant in told)
    return Score(hits / sum(bool(relevant) for _, relevant in told), hits / sum(on for on, _ in told))


def test_half_of_the_labels_are_near_misses() -> None:
    kinds = [label.label for label in labels()]
    assert len(kinds) >= 300
    assert kinds.count("near") >= len(kinds) / 2


def test_of_what_is_marked_and_what_should_be_at_least_97_percent_agree() -> None:
    score = measured(in_place)
    assert score.precision >= 0.97
    assert score.recall >= 0.97


def test_text_alone_finds_two_in_three_and_hardly_anything_else() -> None:
    score = measured(alone)
    assert score.precision >= 0.95
    assert score.recall >= 0.65


@pytest.mark.parametrize(
    "name",
    [
        "anthropic-legal-privacy",
        "anthropic-subprocessors-trust-center",
        "openai-usage-policies",
        "google-genai-additional-terms",
    ],
)
def test_nothing_in_policies_for_people_is_marked(name: str) -> None:
    newest = corpus.captures(f"pages/{name}")[-1]
    assert [one.title for one in mark(document(newest), Scope.WELFARE).sections if one.relevant] == []
