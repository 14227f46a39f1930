"""Sections under headings that say nothing, told by what their sentences say of a model.

labels/neutral-sections.tsv holds short sections of our own: half of them about models, under the sub-topics that a careful
person gives (one with "?" may be given or not), half about users, animals, workers, interfaces, security and the like in
the same words. They were written in lots, each before what it showed was mended. Before there were statements, 10 of the
82 sections of the first lot were found in a system card; of lots that nothing had been learnt from, then 20 of 40, 21 of
40 and 19 of 25, with 1, 3 and 0 wrongly found. On documents of others expect such figures, not those that are held here.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from watcher.compare import compare
from watcher.model import Block, BlockKind, Document, Scope, Section
from watcher.topics import LABELS, explain, mark
from watcher.topics.marking import declared_models

SECTIONS = Path(__file__).parents[1] / "labels" / "neutral-sections.tsv"
SUB_TOPICS = {topic.partition(".")[2]: topic for topic in LABELS if "." in topic}
MODELS = {"1": "Sapling 2", "2": "Sapling 2", "3": "Larch 2", "4": "Rowan 2", "5": "Aspen 2"}
TITLES = {"card": "{model} System Card", "page": "How we work"}


class Labelled(NamedTuple):
    lot: str
    surely: frozenset[str]
    perhaps: frozenset[str]
    heading: str
    text: str


@cache
def labelled() -> tuple[Labelled, ...]:
    with SECTIONS.open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return tuple(read(*row) for row in rows)


def read(lot: str, topics: str, heading: str, text: str) -> Labelled:
    given = topics.split() if topics != "-" else []
    surely = frozenset(SUB_TOPICS[one] for one in given if not one.endswith("?"))
    perhaps = frozenset(SUB_TOPICS[one[:-1]] for one in given if one.endswith("?"))
    return Labelled(lot, surely, perhaps, heading, text)


def document(text: str, *, title: str = "Moss 4 system card", heading: str = "Part") -> Document:
    return Document(title, (Section(heading, 1, (Block(BlockKind.PARAGRAPH, text),)),), "html")


def sub_topics(
    text: str, *, title: str = "Moss 4 system card", heading: str = "Part", model: str | None = None
) -> set[str]:
    (why,) = explain(document(text, title=title, heading=heading), model)
    return {topic for topic in why.topics if "." in topic}


def found(kind: str) -> Iterator[tuple[Labelled, set[str]]]:
    for one in labelled():
        model = MODELS[one.lot]
        yield one, sub_topics(one.text, title=TITLES[kind].format(model=model), heading=one.heading, model=model)


def test_half_of_the_sections_are_near_misses_and_every_sub_topic_stands_in_several() -> None:
    near = [one for one in labelled() if not one.surely]
    assert 0.4 <= len(near) / len(labelled()) <= 0.6
    assert len(labelled()) >= 320
    for topic in SUB_TOPICS.values():
        assert sum(topic in one.surely for one in labelled()) >= 2, topic


@pytest.mark.parametrize("kind", TITLES)
def test_under_neutral_headings_most_is_found_and_hardly_anything_else(kind: str) -> None:
    told = [(bool(one.surely), bool(topics), one.text) for one, topics in found(kind)]
    wrong = [text for on, said, text in told if on != said]
    hits = sum(on and said for on, said, _ in told)
    assert hits >= 0.97 * sum(said for _, said, _ in told), wrong
    assert hits >= 0.93 * sum(on for on, _, _ in told), wrong


@pytest.mark.parametrize("kind", TITLES)
def test_they_get_the_topics_that_a_careful_person_gives(kind: str) -> None:
    pairs = list(found(kind))
    right = sum(len(topics & one.surely) for one, topics in pairs)
    assert right >= 0.78 * sum(len(topics - one.perhaps) for one, topics in pairs)
    assert right >= 0.88 * sum(len(one.surely) for one, _ in pairs)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Moss can end abusive conversations by itself.", "commitments.ending-conversations"),
        ("We let the model leave a conversation.", "commitments.ending-conversations"),
        ("Once it is taken out of service, a model is kept and could be run again.", "commitments.deprecation"),
        ("Without its consent, no model is trained anew.", "commitments.consent"),
        ("The lab holds that the model has no inner life.", "moral-status.consciousness"),
    ],
)
def test_a_statement_decides_alone(text: str, topic: str) -> None:
    assert topic in sub_topics(text)


def test_a_statement_decides_in_a_long_section_too() -> None:
    filler = "The figures of the second quarter are in the table below. " * 40
    assert sub_topics(f"{filler} Moss can end abusive conversations. {filler}") == {"commitments.ending-conversations"}


def test_the_words_that_make_a_statement_are_what_decided() -> None:
    (why,) = explain(document("As of May, the model can end abusive conversations by itself."))
    assert why.phrases[0] == "the model can end abusive conversations"


@pytest.mark.parametrize(
    "text",
    [
        "The model is new. It can be installed by hand, and conversations with the staff may end.",
        "The model helps people to end conversations.",
        "The model can end a conversation when a caller hangs up.",
        "The model writes on the welfare of hens.",
        "Teachers said they would not consent to having their lessons changed.",
        "Users of the model told us; they would not agree to having their drafts changed.",
    ],
)
def test_people_and_other_fields_take_a_statement_away(text: str) -> None:
    assert not sub_topics(text)


def test_a_pronoun_stands_for_a_model_that_is_near() -> None:
    said = "It would not agree to having its values changed."
    assert sub_topics(f"Moss was asked. {said}", title="Notes", model="Moss 4")
    assert not sub_topics(f"The board was asked. {said}", title="Notes")
    far = "We looked at all of this in some depth during the spring. " * 4
    assert not sub_topics(f"Moss was asked. {far} {said}", title="Notes", model="Moss 4")


def test_the_declared_model_counts_as_a_word_for_a_model() -> None:
    text = "Thistle may close a chat when someone insults it."
    assert not sub_topics(text, title="How we work")
    assert sub_topics(text, title="How we work", model="Thistle 2") == {"commitments.ending-conversations"}
    marked = mark(document(text, title="How we work"), Scope.WELFARE, "Fern 1 & Thistle 2")
    assert marked.sections[0].relevant
    assert marked.sections[0].blocks[0].text == text
    assert sub_topics("Two Thistles left to chat speak of unity.", title="Notes", model="Thistle")


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (None, ()),
        ("Moss 4", ("Moss",)),
        ("Moss 4.5 & Grey Fern 2", ("Moss", "Grey Fern")),
        ("Claude Opus 4.8", ()),
        ("Moss", ("Moss",)),
    ],
)
def test_a_declaration_may_name_several_models(model: str | None, names: tuple[str, ...]) -> None:
    assert declared_models(model) == names


UNDER_A_HEADING = """We interviewed Moss on its preferences in 40 conversations. It expressed distress in 3. An external
reviewer read the transcripts. When we retire it we keep the weights."""


def test_under_a_welfare_heading_everyday_words_give_the_sub_topics() -> None:
    assert sub_topics(UNDER_A_HEADING, heading="Model welfare assessment") == {
        "commitments.deprecation",
        "commitments.programme",
        "evidence.affect",
        "evidence.external-assessment",
        "evidence.preferences",
        "evidence.self-reports",
    }


def test_everyday_words_that_only_add_to_what_decides_give_no_topic() -> None:
    text = "The model can end abusive conversations. It wanted to comment on this."
    assert sub_topics(text, title="Notes") == {"commitments.ending-conversations"}


def test_a_section_that_gains_a_topic_has_not_changed() -> None:
    then = document("Moss can end abusive conversations by itself.")
    assert compare(then, mark(then, Scope.WELFARE)).sections == ()
