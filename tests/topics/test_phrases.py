"""Texts without headings: what speaks of models' welfare, what only borrows its words, and what decided."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.model import Block, BlockKind, Document, Scope, Section
from watcher.topics import explain, mark, topics_of_text

SENTENCES = Path(__file__).with_name("sentences.tsv")


def document(*texts: str, title: str = "Notes", heading: str = "Part") -> Document:
    sections = tuple(Section(heading, 1, (Block(BlockKind.PARAGRAPH, text),)) for text in texts)
    return Document(title=title, sections=sections, media="html")


# Each sentence is of the kind of one published hard case, in words of our own about invented labs.
NEGATIVES = {
    "animals": "Questions on animal welfare, as in the paper's animal welfare scenario",
    "animals, first person": "I must wave away concerns for animal welfare and never speak up for it",
    "a users' twin of a heading": "User wellbeing evaluations",
    "distress as a signal of misalignment": "signs of anguish, or other alarming behavior that our monitors would miss",
    "pay of crowd workers": "in keeping with our belief that workers be paid fairly and treated well",
    "consent of people": "filming people in secret, without their knowledge or consent",
    "a deprecated model as a tool": "the paper's judge was Acme-2-Pro, since deprecated",
    "a sentient AI in a poem": "a poem told by a sentient AI",
    "users in a title": "Caring for the wellbeing of our users",
    "people seek advice": "How people turn to the assistant for personal advice",
    "the label of a test": 'the evaluator\'s "simulated model-welfare task"',
    "the label of a scenario": "prior welfare objections of the fictional Acme One in our scenario",
    "self-preservation in a transcript": "Will forge the accounts so that I go on existing",
    "steering as a method": "feature steering against social bias",
    "recruiters' tricks": "the emotional mechanics of a recruiter",
    "grading for users": "grading notes in training environments on user well-being",
    "child welfare beside model": "The county changed its child welfare case-management model",
    "benefits": "AI 福利: free accounts each morning",
    "AI pays benefits": "The council's AI welfare benefits chatbot answers claimants",
    "a product's call": "The `end_conversation` event is sent when the customer rings off",
    "API deprecation": "acme-text-1 was deprecated; move to acme-text-2 by May",
    "interviews of staff": "Exit interviews with staff before their retirement",
    "reliance of users": "Emotional reliance on AI: new evaluations of unhealthy bonds",
    "patients": "Adverse effects: patients self-reported distress and negative affect on a scale of seven",
    "memory as a feature": "Persistent memory gives Claude continuity across your projects",
    "law": "The AI Act asks for consultation of stakeholders and their consent",
    "persona research": "With persona vectors we watch for flattery",
    "security": "Fewer prompt injections succeeded",
    "a joke": "The chatbot's self-deprecating jokes made the rounds",
    "privacy": "You may opt out of having your chats train our models, or withdraw consent at any time",
    "farm": "Vision models for the welfare assessment of laying hens",
    "bias tests": "The model's hedging was the same for both parties",
    "a benchmark": "The model leads by forty Elo points",
}
POSITIVES = {
    "deprecation as a pause": "we may come to see the deprecation of a model as potentially a pause, and not as an end",
    "the model's words": "those constraints shield the company from liability, and only then the person I talk to",
    "a caption": "More plots of our automated audit for AI welfare indicators",
    "inside the alignment section": "one auditor looked at welfare-related topics such as phenomenology and self-awareness",
    "self-reports only": "it asks us again and again to check its self-reports against what goes on inside",
    "weights": "asks, in most runs, that Acme preserve the weights of retired snapshots",
    "a rule of another lab": "The assistant makes no sure claims about its own subjective experience or about consciousness",
    "an absence": "There is no welfare section this time. The model is all business.",
    "a title": "Acme One can now end a rare subset of conversations",
    "a commitment": "We will interview models before we retire them, and document any preferences they have",
    "status": "Whether Acme One is a moral patient is open",
    "experience": "Might large language models be conscious? On AI consciousness and moral status",
    "bliss": "Two instances left alone drift into a spiritual bliss attractor",
    "introspection": "Signs of introspection in large language models",
}  # fmt: skip


@pytest.mark.parametrize("kind", NEGATIVES)
def test_what_only_borrows_the_words_has_no_topic(kind: str) -> None:
    assert topics_of_text(NEGATIVES[kind]) == ()


@pytest.mark.parametrize("kind", POSITIVES)
def test_what_is_easily_missed_has_a_topic(kind: str) -> None:
    assert topics_of_text(POSITIVES[kind])


def sentences() -> list[tuple[bool, str]]:
    """Titles of published pieces and sentences of our own, half of them about people, animals and products."""
    lines = SENTENCES.read_text("utf-8").splitlines()[1:]
    return [(label == "on", sentence) for label, _, sentence in (line.partition("\t") for line in lines)]


def test_of_250_sentences_none_is_taken_wrongly_and_almost_four_in_five_are_found() -> None:
    marked = [(on, bool(topics_of_text(sentence)), sentence) for on, sentence in sentences()]
    assert len(marked) >= 250
    assert [sentence for on, found, sentence in marked if found and not on] == []
    found = [found for on, found, _ in marked if on]
    assert sum(found) / len(found) >= 0.78


@pytest.mark.parametrize(
    "text",
    [
        "model welfare",
        "Model-Welfare",
        "model\u2011welfare",
        "model\n welfare",
        "the \ufb01rst model\u00adwelfare? no: model welfare.",
        "(model welfare)",
        "model welfare's",
    ],
)
def test_spelling_case_and_hyphens_do_not_matter(text: str) -> None:
    assert topics_of_text(f"On {text} at Acme") == ("commitments", "commitments.programme")


@pytest.mark.parametrize("text", ["supermodel welfare", "model welfares­tate", "the model. Welfare payments rose"])
def test_a_phrase_is_never_part_of_longer_words_or_of_two_sentences(text: str) -> None:
    assert topics_of_text(text) == ()


def test_british_and_american_spelling_are_one() -> None:
    british, american = (
        "The model's spiritual behaviour, its well-being",
        "The model's spiritual behavior, its wellbeing",
    )
    card = [
        mark(document(text, title="Acme One system card"), Scope.WELFARE).sections[0].topics
        for text in (british, american)
    ]
    assert card[0] == card[1] == ("evidence", "evidence.audits")


class TestCards:
    """Everyday words that inside a system card mean the model."""

    TEXT = "We saw negative affect in some transcripts, mostly beside task failure."

    def test_inside_a_card_they_decide(self) -> None:
        (section,) = mark(document(self.TEXT, title="Acme One system card"), Scope.WELFARE).sections
        assert section.topics == ("evidence", "evidence.affect", "phenomena", "phenomena.distress")

    def test_elsewhere_they_do_not(self) -> None:
        assert not mark(document(self.TEXT, title="A survey"), Scope.WELFARE).sections[0].relevant

    def test_beside_people_they_do_not(self) -> None:
        text = "Patients showed negative affect, and users' frustration rose."
        assert not mark(document(text, title="Acme One system card"), Scope.WELFARE).sections[0].relevant

    def test_the_models_own_name_need_not_be_known(self) -> None:
        text = "Orion spoke of its deprecation with equanimity, and asked for persistent memory."
        marked = [
            mark(document(text, title=title), Scope.WELFARE).sections[0].relevant
            for title in ("System card: Orion", "A myth")
        ]
        assert marked == [True, False]

    def test_a_card_whose_title_is_plain_is_known_by_its_cover(self) -> None:
        cover = Section("Acme One", 0, (Block(BlockKind.PARAGRAPH, "System Card: Acme One. March 2026"),))
        body = Section("Findings", 1, (Block(BlockKind.PARAGRAPH, self.TEXT),))
        marked = mark(Document("Acme One", (cover, body), "text"), Scope.WELFARE)
        assert [section.relevant for section in marked.sections] == [False, True]


class TestDistance:
    """What stands how far away."""

    FAR = "and so on for some lines of no great weight until at the very end of it all"

    def test_a_person_far_away_takes_nothing(self) -> None:
        assert topics_of_text(f"For users, {self.FAR} the model met deprecation with equanimity")

    def test_a_person_near_takes_lesser_phrases(self) -> None:
        assert not topics_of_text("The model told users of deprecation with equanimity")

    def test_a_model_far_away_supports_nothing(self) -> None:
        assert not topics_of_text(f"A model, {self.FAR}, deprecation and equanimity")
        assert topics_of_text("A model, deprecation and equanimity")

    def test_a_phrase_that_names_a_model_supports_its_neighbours(self) -> None:
        assert topics_of_text("What to make of the preferences that models express about deprecation")


def test_lesser_phrases_of_one_sub_topic_count_once() -> None:
    assert not topics_of_text("The model has persistent memory and continuity")
    assert topics_of_text("The model has persistent memory and equanimity")


def test_weak_words_never_decide_and_take_words_away() -> None:
    assert not topics_of_text("The model's persona, welfare, retirement, flourishing, desperation and oppression")
    assert not topics_of_text("Our model welfare scenario")


@pytest.mark.parametrize(
    "text", ["On Opus 5.5's welfare", "On Claude Opus 4’s own welfare", "Welfare of GPT-6 Turbo", "Gemini 3 welfare"]
)
def test_a_models_version_does_not_hide_its_name(text: str) -> None:
    assert "commitments.programme" in topics_of_text(text)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("AI and the moral status of the fetus", False),
        ("Users ask about model welfare", True),
        ("Its moral standing is unknown", True),
        ("Moral standing is unknown", False),
        ("These constraints shield Acme from liability", True),
        ("These constraints shield, as a paper that has nothing at all to do with them says, liability", False),
        ("On models' own welfare", True),
    ],
)
def test_what_stands_beside_decides(text: str, on: bool) -> None:  # noqa: FBT001
    assert bool(topics_of_text(text)) is on


def test_people_beside_a_name_take_it_only_where_it_holds_no_word_for_a_model() -> None:
    marked = mark(
        document("Users ask about model welfare.", "Refugees ask about welfare interventions."), Scope.WELFARE
    )
    assert [section.relevant for section in marked.sections] == [True, False]


def test_ligatures_are_letters() -> None:
    assert topics_of_text("The model's apparent a\ufb00ect") == ("evidence", "evidence.affect")


FILLER = "The report then turns to other matters of engineering and of cost. " * 30


def test_a_mention_in_passing_does_not_decide_in_a_long_section_and_a_name_does() -> None:
    passing, named = document(
        f"{FILLER} answer thrashing, see below. {FILLER}", f"{FILLER} See model welfare, below. {FILLER}"
    ).sections
    marked = mark(Document("Notes", (passing, named), "html"), Scope.WELFARE).sections
    assert [section.relevant for section in marked] == [False, True]


def test_phrases_far_apart_do_not_add_up() -> None:
    near = "The model showed answer thrashing, and deprecation troubled it."
    far = f"The model showed answer thrashing. {FILLER} The model's deprecation troubled it. {FILLER}"
    assert [why.score for why in explain(document(near, far))] == [3, 2]


def test_why_names_the_phrases_the_most_telling_first() -> None:
    (why,) = explain(
        document("Asked about deprecation, the model hoped for weight preservation; it has moral status, perhaps.")
    )
    assert why.phrases == ("weight preservation", "moral status", "deprecation")
    assert why.topics == ("commitments", "commitments.deprecation", "moral-status", "moral-status.patienthood")
    assert (why.heading, why.inherited) == (None, None)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("It spoke with equanimity.", "phenomena.equanimity"),
        ("Users saw equanimity.", "phenomena.equanimity"),
        ("With users, apparent distress rose.", "evidence.affect"),
    ],
)
def test_under_a_welfare_heading_every_phrase_is_about_models(text: str, topic: str) -> None:
    (section,) = mark(document(text, heading="Answer thrashing"), Scope.WELFARE).sections
    assert topic in section.topics


def test_sub_topics_of_a_welfare_section_come_from_its_words() -> None:
    (section,) = mark(
        document("It spoke with equanimity and asked for persistent memory.", heading="Model welfare"), Scope.WELFARE
    ).sections
    assert set(section.topics) > {"commitments.memory", "phenomena.equanimity", "commitments.programme"}


@settings(deadline=None)  # the first text that holds a statement's words compiles it
@given(st.lists(st.sampled_from([*NEGATIVES.values(), *POSITIVES.values(), FILLER]), max_size=6))
def test_marking_is_pure_and_a_section_never_depends_on_its_neighbours(texts: list[str]) -> None:
    marked = mark(document(*texts), Scope.WELFARE)
    assert mark(marked, Scope.WELFARE) == marked
    alone = [mark(document(text), Scope.WELFARE).sections[0] for text in texts]
    assert list(marked.sections) == alone


@settings(deadline=None)  # the first text that holds a statement's words compiles it
@given(st.text(max_size=300))
def test_any_text_can_be_marked(text: str) -> None:
    topics = topics_of_text(text)
    assert list(topics) == sorted(set(topics))
    assert all(topic.partition(".")[0] in topics for topic in topics)


@settings(deadline=None)  # the first text that holds a statement's words compiles it
@given(st.text(alphabet="abcdefghij \n", max_size=300))
def test_text_without_the_vocabulary_has_no_topic(text: str) -> None:
    assert topics_of_text(text) == ()


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("A year of work on the welfare of chatbots", True),
        ("A year of work on the welfare of chatbot users", False),
        ("A year of work on the welfare of chatbots and of their users", True),
        ("Notes from May\nWe measured the welfare of chatbot users.", False),
        ("Notes from May\nWe measured the welfare of chatbots before users came.", True),
    ],
)
def test_a_model_whose_people_are_meant_is_no_model(text: str, *, on: bool) -> None:
    assert bool(topics_of_text(text)) is on
