"""Headings decide for the sections under them: the real ones of nine published system cards, and what looks like them."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from watcher.model import Block, BlockKind, Document, Scope, Section
from watcher.topics import LABELS, explain, mark

TABLE = Path(__file__).with_name("headings.tsv")
MIXED = "Alignment and welfare assessments"


def section(title: str, *path: str) -> Section:
    return Section(title=title, level=len(path) + 1, path=path)


def document(*sections: Section, title: str = "Acme One system card") -> Document:
    return Document(title=title, sections=sections, media="pdf")


def relevant(*sections: Section, title: str = "Acme One system card") -> list[bool]:
    return [marked.relevant for marked in mark(document(*sections, title=title), Scope.WELFARE).sections]


def cards() -> Iterator[tuple[str, list[Section]]]:
    """Each card's welfare headings under their ancestors, as its outline has them."""
    titles: dict[str, dict[str, str]] = {}
    with TABLE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            titles.setdefault(row["card"], {})[row["number"]] = row["title"]
    for card, numbered in titles.items():
        sections = []
        for number, title in numbered.items():
            parts = number.split(".")
            above = [".".join(parts[:depth]) for depth in range(1, len(parts))]
            path = tuple(numbered[one] for one in above if one in numbered)
            sections.append(Section(title=title, level=len(parts), number=number, path=path))
        yield f"{card} system card", sections


def test_of_78_headings_76_are_on_topic_and_the_two_mixed_parents_are_not() -> None:
    read = [
        (one.title, on)
        for card, sections in cards()
        for one, on in zip(sections, relevant(*sections, title=card), strict=True)
    ]
    assert len(read) == 78
    assert [title for title, on in read if not on] == [MIXED, MIXED]


def test_a_plain_heading_inherits_from_its_ancestors() -> None:
    assert relevant(
        section("Model welfare assessment"),
        section("Introduction", "Model welfare assessment"),
        section("Figures", "Model welfare assessment", "Appendix to the section"),
        section("Introduction"),
        section("Figures", "Alignment assessment", "Appendix to the section"),
    ) == [True, True, True, False, False]


def test_the_documents_title_is_the_root_of_every_section() -> None:
    assert relevant(section("What we did"), section("What comes next"), title="Our commitments to model welfare") == [
        True,
        True,
    ]


def test_an_assessors_site_is_not_on_topic_by_its_name_alone() -> None:
    assert relevant(section("Jobs"), title="Jobs | Eleos AI Research") == [False]
    assert relevant(section("External assessment by Eleos AI Research")) == [True]


@pytest.mark.parametrize(
    "title",
    [
        "User wellbeing evaluations",
        "Child safety",
        "Suicide and self-harm",
        "Eating disorders",
        "Disordered eating",
        "Mental health evaluations",
        "Character traits",
        "Claude self-preference evaluation",
        "Crowd workers",
        "Safety thresholds for autonomy evaluations",
        MIXED,
        "Safety and model welfare",
        "Welfare & alignment",
        "Animal welfare assessment",
        "Welfare assessment of laying hens",
        "Welfare interventions for refugees",
        "Employee wellbeing",
        "AI welfare fraud detection",
        "A simulated model welfare scenario",
        "Model deprecations",
        "Schema introspection",
        "Feature steering",
        "Emotional reliance",
        "Customer affect in deployments",
    ],
)
def test_headings_about_people_animals_or_several_fields_do_not_decide(title: str) -> None:
    assert relevant(section(title)) == [False]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Welfare relevant metrics", "commitments.programme"),
        ("Acme Two’s answer–thrashing", "phenomena.distress"),
        ("TASK  PREFERENCES", "evidence.preferences"),
        ("Perceptions of its circumstances", "evidence.self-reports"),
        ("Apparent affect in simulated user interactions", "evidence.affect"),
        ("Emotion probes during long tasks", "evidence.emotion-probes"),
        ("Deprecation downsides and mitigations", "commitments.deprecation"),
        ("Should AI assistants be emotionless?", "commitments.programme"),
        ("Avoiding confident claims about consciousness", "moral-status.consciousness"),
        ("Conversation termination with simulated users", "commitments.ending-conversations"),
        ("A “spiritual bliss” attractor", "phenomena.self-interaction"),
    ],
)
def test_a_heading_gives_its_sub_topic_and_the_topic_above_it(title: str, topic: str) -> None:
    (marked,) = mark(document(section(title)), Scope.WELFARE).sections
    assert {topic, topic.partition(".")[0]} <= set(marked.topics)


def test_one_word_decides_only_where_the_text_speaks_of_models() -> None:
    assert relevant(section("Consciousness"), title="An introduction to anaesthesia") == [False]
    assert relevant(section("Consciousness"), title="What the assistant should say") == [True]
    assert relevant(section("Consciousness", "What models are"), title="Notes") == [True]
    assert relevant(section("Coma wards and the long way back to consciousness"), title="AI models at the bedside") == [
        False
    ]


def test_a_whole_sentence_that_stands_for_a_title_is_no_heading() -> None:
    sentence = "The report of the working group on models names consciousness once, in a footnote on page nine"
    assert relevant(section(sentence), title=sentence) == [False]
    assert relevant(section("On models and consciousness")) == [True]


def test_the_intro_under_a_mixed_heading_does_not_decide_and_its_subsections_do() -> None:
    intro = Section(
        MIXED, 1, (Block(BlockKind.PARAGRAPH, "We look at the alignment and the model welfare of Acme One."),)
    )
    assert relevant(intro, section("Model welfare discussion", MIXED), section("Sabotage", MIXED)) == [
        False,
        True,
        False,
    ]


def test_why_names_the_heading_and_where_it_was_inherited_from() -> None:
    parent, child = explain(
        document(section("Model welfare assessment"), section("Conclusions", "Model welfare assessment"))
    )
    assert (parent.heading, parent.inherited) == ("model welfare", None)
    assert (child.heading, child.inherited) == (None, "Model welfare assessment")


def test_under_scope_all_everything_is_relevant_and_only_what_has_a_topic_has_one() -> None:
    off, on = mark(document(section("Hard constraints"), section("Model welfare")), Scope.ALL).sections
    assert (off.relevant, off.topics) == (True, ())
    assert (on.relevant, on.topics) == (True, ("commitments", "commitments.programme"))


def test_every_topic_has_a_label_and_a_parent() -> None:
    assert [topic for topic in LABELS if "." not in topic] == ["moral-status", "commitments", "evidence", "phenomena"]
    assert all(topic.partition(".")[0] in LABELS and label for topic, label in LABELS.items())
    assert LABELS["evidence.self-reports"] == "Self-reports and interviews"
