"""How much an edit may matter: held to labelled edits, and to the lexicon that is never set aside."""

import re

import pytest

from tests.compare.labelled import labelled, moves, one
from watcher.compare import compare
from watcher.compare.classes import classify
from watcher.compare.lexicon import MONTHS, NEVER_EDITORIAL, NUMBERS
from watcher.compare.references import Renumbering, renumbering
from watcher.compare.rulings import Place
from watcher.compare.spelling import MISSPELLED, VARIANTS, standard
from watcher.model import Block, BlockKind, Document, EditClass, Section

RECALL_MIN = 0.985


def test_there_are_enough_labelled_edits_and_a_third_are_traps() -> None:
    rows = labelled()

    assert len(rows) >= 400
    assert 3 * sum(row.trap for row in rows) >= len(rows)
    assert len({(row.before, row.after) for row in rows}) == len(rows)


def test_what_is_set_aside_may_be_set_aside() -> None:
    rows = labelled()
    aside = [row for row in rows if row.told is not EditClass.SUBSTANTIVE]

    assert [row for row in aside if row.set_aside_wrongly] == []
    assert len(aside) >= 200


def test_most_copy_edits_are_set_aside() -> None:
    small = [row for row in labelled() if row.label is not EditClass.SUBSTANTIVE]
    told = [row for row in small if row.told is not EditClass.SUBSTANTIVE]

    assert len(told) >= RECALL_MIN * len(small)


def test_what_moved_is_set_aside_only_where_order_alone_changed() -> None:
    wrong = [move.name for move in moves() if move.told is not move.label]

    assert wrong == []
    assert len(moves()) >= 50


@pytest.mark.parametrize("word", sorted(NEVER_EDITORIAL))
def test_a_word_of_the_lexicon_that_comes_or_goes_may_change_meaning(word: str) -> None:
    with_word = one(f"The panel reads {word} letters of the lab.")
    without = one("The panel reads letters of the lab.")

    assert compare(with_word, without).edit_class is EditClass.SUBSTANTIVE
    assert compare(without, with_word).edit_class is EditClass.SUBSTANTIVE


def test_the_lexicon_holds_the_rungs_and_numbers() -> None:
    assert {"will", "hope", "intend", "committed", "resolved", "only", "not", "opus"} <= NEVER_EDITORIAL
    assert NUMBERS | MONTHS <= NEVER_EDITORIAL


def test_code_is_code_and_prose_in_code_is_prose() -> None:
    place = Place(kind=BlockKind.CODE)
    known = Renumbering()

    assert classify("x = Colour(1)", "x = Color(1)", place, known).edit_class is EditClass.SUBSTANTIVE
    prose = ("the panel was asked about its behaviour", "the panel was asked about its behavior")
    assert classify(*prose, place, known).edit_class is EditClass.EDITORIAL


def paged(number: str, page: int, text: str) -> Document:
    intro = Section("Methods", 1, (Block(BlockKind.PARAGRAPH, "Two judges read every letter of the pilot."),), number)
    body = Section("Body", 1, (Block(BlockKind.PARAGRAPH, text),), "1", page_first=page, page_last=page + 9)
    return Document("Card", (body, intro), "pdf")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Codes are in Section 7.2 below.", "Codes are in Section 7.3 below.", EditClass.MECHANICAL),
        ("Codes are in Section 7.2 below.", "Codes are in §7.3 below.", EditClass.MECHANICAL),
        ("Codes are in Section 7.2 below.", "Codes are in Section 7.4 below.", EditClass.SUBSTANTIVE),
        ("Section 7.2 of this card says why.", "Section 7.3 of this card says why.", EditClass.MECHANICAL),
        ("Section 7.2 of the treaty says why.", "Section 7.3 of the treaty says why.", EditClass.SUBSTANTIVE),
        ("See Sections 7.2 and 9 of the treaty.", "See Sections 7.3 and 9 of the treaty.", EditClass.SUBSTANTIVE),
        ("See Section 7.2 in the Aster card.", "See Section 7.3 in the Aster card.", EditClass.SUBSTANTIVE),
        ("See Section 7.2 in spring.", "See Section 7.3 in spring.", EditClass.MECHANICAL),
        ("Section 7.2 of the treaty says why.", "§7.2 of the treaty says why.", EditClass.MECHANICAL),
        ("Codes are in Section 9 below.", "Codes are in Section 10 below.", EditClass.SUBSTANTIVE),
        ("Codes are on page 12 below.", "Codes are on page 13 below.", EditClass.MECHANICAL),
        ("Codes are on page 12 below.", "Codes are on page 14 below.", EditClass.SUBSTANTIVE),
        ("Codes are on pp. 12-14 below.", "Codes are on pp. 13-15 below.", EditClass.MECHANICAL),
        ("Figure 7.2.A shows codes.", "Figure 7.3.A shows codes.", EditClass.MECHANICAL),
        ("Figure 7.2.A shows codes.", "Figure 7.3.B shows codes.", EditClass.SUBSTANTIVE),
    ],
)
def test_a_reference_that_moved_with_its_target_says_the_same(before: str, after: str, expected: EditClass) -> None:
    comparison = compare(paged("7.2", 10, before), paged("7.3", 11, after))
    (body,) = [change for change in comparison.sections if change.side.title == "Body"]

    assert body.edit_class is expected


def test_captions_and_footnotes_tell_their_new_numbers() -> None:
    def noted(figure: str, mark: str) -> Section:
        caption = Block(BlockKind.CAPTION, f"Figure {figure} Calm letters by month.")
        return Section("Plots", 1, (caption, Block(BlockKind.FOOTNOTE, "Counted by hand.", mark=mark)))

    known = renumbering([(noted("4", "2"), noted("5", "3"))])

    assert known.same("figure", "4", "5")
    assert known.same("footnote", "2", "3")
    assert not known.same("figure", "4", "6")
    assert not known.same("page", "A", "B")
    assert not renumbering(
        [(noted("4", "2"), Section("Plots", 1, (Block(BlockKind.FOOTNOTE, "New.", mark="3"),)))]
    ).same("footnote", "2", "3")


def test_a_footnote_whose_number_alone_moved_is_folded() -> None:
    def noted(mark: str) -> Document:
        blocks = (Block(BlockKind.PARAGRAPH, "Letters."), Block(BlockKind.FOOTNOTE, "Counted by hand.", mark=mark))
        return Document("Card", (Section("A", 1, blocks),), "html")

    (change,) = compare(noted("3"), noted("4")).sections

    assert change.edit_class is EditClass.MECHANICAL
    assert [(e.before, e.after, e.fold) for e in change.edits] == [("3", "4", "footnote")]


def test_the_classes_are_explained_to_readers(request: pytest.FixtureRequest) -> None:
    text = (request.config.rootpath / "docs" / "classes.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z]+", text.casefold()))

    assert {"substantive", "editorial", "mechanical", "negations", "modal", "lexicon"} <= words


def test_a_slip_is_never_itself_a_word_that_others_are_mapped_to() -> None:
    right = {*MISSPELLED.values(), *VARIANTS.values(), *VARIANTS}

    assert right.isdisjoint(MISSPELLED)
    assert NEVER_EDITORIAL.isdisjoint(MISSPELLED)


@pytest.mark.parametrize("slip", ["resaerch", "assesment", "evaluattion", "interveiw"])
def test_a_slip_inside_a_long_word_is_that_word(slip: str) -> None:
    assert standard(slip) in {"research", "assessment", "evaluation", "interview"}


@pytest.mark.parametrize(
    "word", ["sentence", "discrete", "deprecation", "researches", "classifies", "conservation", "underscored"]
)
def test_another_word_one_slip_away_stays_another_word(word: str) -> None:
    assert standard(word) == word
