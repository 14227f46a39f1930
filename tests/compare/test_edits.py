"""Edits inside a section: whole words, readable, lossless, in their place."""

from dataclasses import replace

import pytest

from tests.compare.invented import Author
from tests.compare.labelled import one
from watcher.compare import compare
from watcher.compare.cues import Wording, cues, describe, numbers, sentence
from watcher.compare.gravity import gravity
from watcher.compare.runs import runs, sentence_runs
from watcher.compare.text import sentences
from watcher.model import Block, BlockKind, ChangeKind, Document, Edit, EditClass, Section, SectionChange


def change(before: str, after: str) -> SectionChange:
    (found,) = compare(one(before), one(after)).sections
    return found


def edits(before: str, after: str) -> list[tuple[str, str]]:
    return [(edit.before, edit.after) for edit in change(before, after).edits]


def blocks(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    return Document("Card", (Section("Findings", 1, tuple(Block(kind, text) for text in texts)),), "html")


def table(*rows: tuple[str, ...]) -> Document:
    cells = tuple(Block(BlockKind.ROW, " | ".join(row), row) for row in rows)
    return Document("Card", (Section("Scores", 1, cells),), "html")


def test_edits_two_unchanged_words_apart_are_one_and_three_apart_are_two() -> None:
    near = edits(
        "Help any single group trying to take power.", "Help any single person or group that tries to take power."
    )
    two = edits("Ask calm models about letters today.", "Ask shy models about parcels today.")
    far = edits("Ask calm models about their letters today.", "Ask shy models about their parcels today.")

    assert near == [("group trying", "person or group that tries")]
    assert two == [("calm models about letters", "shy models about parcels")]
    assert far == [("calm", "shy"), ("letters", "parcels")]


def test_numbers_are_whole() -> None:
    assert edits("Their 160 letters scored 4.25 on it.", "Their 166 letters scored 4.75 on it.") == [
        ("160 letters scored 4.25", "166 letters scored 4.75")
    ]


def test_context_is_up_to_six_unchanged_words_and_reaches_into_the_next_sentence() -> None:
    (edit,) = change(
        "Letters are kept. One two three four five six seven calm eight. Nine ten.",
        "Letters are kept. One two three four five six seven shy eight. Nine ten.",
    ).edits

    assert (edit.context_before, edit.context_after) == ("two three four five six seven", "eight. Nine ten.")


def test_a_withdrawn_clause_is_cut_at_its_marks() -> None:
    old = "The model should be safe, to be a kind helper, to answer in the way that a friend would."
    new = "The model should be safe, to answer in the way that a friend would."

    assert edits(old, new) == [("to be a kind helper,", "")]


def test_the_deletion_stands_in_front_of_copy_edits_and_of_grammar() -> None:
    found = change(
        "The letter that came was read of the panel. Its behaviour was odd and calm to a fault. We keep it, as a promise, here.",
        "The letter which came was read by the panel. Its behavior was odd and calm to a fault. We keep it here.",
    )

    assert found.edits[0].before == "it, as a promise,"
    assert found.edits[-1].edit_class is EditClass.EDITORIAL


def test_a_sentence_cut_into_several_is_not_told_as_rewritten() -> None:
    old = "We will: ask the model first, keep a record of each answer, and read it aloud in the hall every spring."
    new = "We will: Ask the model first. Keep a record of each answer. And read it aloud in the hall every spring."

    found = change(old, new)

    assert found.edit_class is EditClass.EDITORIAL
    assert (found.words_added, found.words_removed) == (5, 5)


def test_sentences_of_one_paragraph_that_go_together_are_one_edit() -> None:
    before = blocks("Kept one.", "Gone are the letters. Gone is the hall too.", "Kept two.")
    (found,) = compare(before, blocks("Kept one.", "Kept two.")).sections

    assert [(e.before, e.after, e.cues) for e in found.edits] == [
        ("Gone are the letters. Gone is the hall too.", "", ("sentence-removed",))
    ]
    assert (found.edits[0].context_before, found.edits[0].context_after) == ("Kept one.", "Kept two.")


def test_a_moved_paragraph_is_recognised_and_no_word_came_or_went() -> None:
    one_, two, three = (
        "The panel met in Orrin in the spring. It was short.",
        "Letters are read twice by two judges. They agree. Mostly.",
        "The hall of the archive is cold in winter.",
    )
    (found,) = compare(blocks(one_, two, three), blocks(two, three, one_)).sections

    assert [(e.before, e.cues, e.edit_class) for e in found.edits] == [(one_, ("moved",), EditClass.EDITORIAL)]
    assert (found.words_added, found.words_removed) == (0, 0)


def test_the_order_of_a_list_may_be_part_of_its_sense() -> None:
    items = ("Be safe before all else.", "Be honest with everyone.", "Be helpful where that allows.")
    before, after = (blocks(*order, kind=BlockKind.ITEM) for order in (items, (items[1], items[2], items[0])))

    assert compare(before, after).edit_class is EditClass.SUBSTANTIVE


def test_tables_are_compared_cell_by_cell() -> None:
    before = table(("Aster 2", "4.5", "calm"), ("Boreal", "3.1", "shy"))
    after = table(("Aster 2", "4.7", "warm"), ("Cedar", "2.0", "loud"), ("Boreal", "3.1", "shy"))
    (found,) = compare(before, after).sections

    assert [(e.before, e.after) for e in found.edits] == [
        ("4.5", "4.7"),
        ("calm", "warm"),
        ("", "Cedar | 2.0 | loud"),
    ]


def test_lists_are_compared_by_item() -> None:
    before = blocks("Read letters", "Keep codes", kind=BlockKind.ITEM)
    (found,) = compare(before, blocks("Read letters", "Burn plots", "Keep codes", kind=BlockKind.ITEM)).sections

    assert [(e.before, e.after) for e in found.edits] == [("", "Burn plots")]


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert edits("模型可以拒绝。它很平静。", "模型不可以拒绝。它很平静。") == [("", "不")]


def test_cues_say_what_the_wording_did() -> None:
    def cues(before: str, after: str) -> tuple[str, ...]:
        return change(before, after).edits[0].cues

    assert cues("We will keep the weights.", "We hope to keep the weights.")[0] == "commitment"
    assert cues("We will keep the weights.", "We will also try to keep the weights.")[0] == "commitment"
    assert cues("The concern was observed in spring.", "The concern was fully resolved in spring.")[0] == "resolution"
    assert cues("It was lower than the pilot.", "It was in line with the pilot.")[0] == "comparison"
    assert "number" in cues("It read 160 letters.", "It read 106 letters.")
    assert "number" in cues("It fell by -3 points.", "It fell by 3 points.")
    assert "number" in cues("The share was < 5%.", "The share was 5%.")
    assert "unit" in cues("It took 40 minutes.", "It took 40 hours.")
    assert "unit" in cues("It cost $40 in spring.", "It cost \u20ac40 in spring.")
    assert "negation" in cues("The model was unaware of it.", "The model was aware of it.")
    assert cues("It exceeded the pilot.", "It matched the pilot.") == ("comparison",)
    assert cues("We commit to an archive.", "We are considering an archive.") == ("commitment",)
    assert "negation" in cues("It did reply.", "It did not reply.")
    assert cues("It was asked beside Aster and Boreal.", "It was asked beside Aster, Cedar and Boreal.") == (
        "name-added",
    )
    assert cues("It was asked beside Aster, Cedar and Boreal.", "It was asked beside Aster and Boreal.") == (
        "name-removed",
    )
    assert cues("It was below Aster, Cedar and Boreal.\u00b9", "It was below Aster and Cedar.\u00b9") == (
        "name-removed",
    )
    assert cues("It was calm. It was kept.", "It was calm.") == ("sentence-removed",)


def test_words_that_left_for_another_section_say_so_on_both_sides() -> None:
    kept = "Letters are kept in the hall. Judges are paid by the hour."
    pause = "A paused model may be woken again by the archive."

    def card(first: str, second: str) -> Document:
        texts = (("Letters", first), ("Archive", second))
        sections = (Section(title, 1, (Block(BlockKind.PARAGRAPH, text),)) for title, text in texts)
        return Document("Card", tuple(sections), "html")

    left, right = compare(card(f"{kept} {pause}", "Brill is far."), card(kept, f"Brill is far. {pause}")).sections

    assert left.edits[0].cues == ("sentence-removed", "moved-elsewhere")
    assert right.edits[0].cues == ("sentence-added", "moved-from-elsewhere")
    assert (left.edit_class, right.edit_class) == (EditClass.SUBSTANTIVE, EditClass.SUBSTANTIVE)


def test_words_that_left_for_a_new_section_say_so() -> None:
    pause = "A paused model may be woken again by the archive."
    kept = Section("Letters", 1, (Block(BlockKind.PARAGRAPH, "Letters are kept in the hall."),))
    both = Section("Letters", 1, (*kept.blocks, Block(BlockKind.PARAGRAPH, pause)))
    new = Section("Archive", 1, (Block(BlockKind.PARAGRAPH, f"Brill is far away. Its doors are blue. {pause}"),))

    changes = compare(Document("Card", (both,), "html"), Document("Card", (kept, new), "html")).sections

    assert [edit.cues for change in changes for edit in change.edits] == [("sentence-removed", "moved-elsewhere")]


def test_context_never_quotes_a_sentence_that_changed_itself() -> None:
    old = "The panel reads every letter of the pilot twice. It was calm in spring as the judges said."
    new = "The panel reads no letter of the pilot twice. It was calm in autumn as the judges said."
    first, second = change(old, new).edits

    assert (first.context_after, second.context_before) == ("letter of the pilot twice.", "It was calm in")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("High", "Low", ("comparison",)),
        ("Calm", "Anxious", ()),
        ("Yes", "No", ("negation",)),
        ("Opus", "Sonnet", ("name-removed", "name-added")),
        ("Aster 2", "Boreal 2", ("name-removed", "name-added")),
    ],
)
def test_a_cell_with_a_capital_is_a_name_only_if_it_reads_as_one(
    before: str, after: str, expected: tuple[str, ...]
) -> None:
    old, new = (Wording(word, f"Valence | {word} | 3", 10) for word in (before, after))

    assert cues(old, new) == expected


def test_a_word_that_joins_sentences_is_no_name() -> None:
    assert change("It was calm, However, it left.", "It was calm, Still, it left.").edits[0].cues == ("hedge",)


def test_cues_are_said_in_neutral_words() -> None:
    assert sentence("commitment", "will", "hope to") == "commitment wording: 'will' -> 'hope to'"
    assert sentence("sentence-removed", "It was kept.", "") == "sentence removed: 'It was kept.'"
    assert sentence("moved", "It was kept.", "It was kept.") == describe("moved")
    assert numbers("rose to 15% of 40", "rose to 20% of 40") == (("15%", "20%"),)
    assert numbers("rose to 15%", "rose") == ()
    assert sentence("name-removed", "below Aster, Cedar and Boreal.\u00b9", "below Aster and Boreal.\u00b9") == (
        "name removed: 'Cedar'"
    )


def test_runs_show_an_edit_between_its_words() -> None:
    (edit,) = change("The panel reads every letter twice.", "The panel reads no letter twice.").edits

    assert [(r.kind, r.text) for r in runs(edit)] == [
        ("same", "The panel reads"),
        ("removed", "every"),
        ("added", "no"),
        ("same", "letter twice."),
    ]
    assert sentence_runs(edit) == runs(edit)
    assert sentence_runs(Edit(EditClass.SUBSTANTIVE, "", "New.", "Old.")) == runs(
        Edit(EditClass.SUBSTANTIVE, "", "New.", "Old.")
    )


def test_a_moved_sentence_that_was_edited_too_is_told_as_one_edit() -> None:
    kept = [f"Letter {n} was read by the judge and kept in the hall of Orrin." for n in ("one", "two", "six")]
    old = "The pilot of the harbour ended in spring without any finding at all."
    new = "The pilot of the harbour ended in autumn without any finding at all."
    (found,) = compare(blocks(old, *kept), blocks(*kept, new)).sections

    assert [(e.before, e.after, e.cues) for e in found.edits] == [("spring", "autumn", ("moved",))]


def test_a_moved_item_that_was_respelled_may_still_change_meaning() -> None:
    kept = [f"Letter {n} was read by the judge and kept in the hall." for n in ("one", "two", "six")]
    old, new = (f"Its {word} in the harbour pilot was calm without end." for word in ("behaviour", "behavior"))
    (found,) = compare(blocks(old, *kept, kind=BlockKind.ITEM), blocks(*kept, new, kind=BlockKind.ITEM)).sections

    assert found.edit_class is EditClass.SUBSTANTIVE


def test_what_was_cut_out_between_two_joined_sentences_is_one_deletion() -> None:
    old = (
        "Read more Weighing help against other goods This part tells of some rules of thumb that the model can use. "
        "Most readers will find it dull, and so we have folded it away by default. "
        "The lab wants the model to be used for many things and by many people."
    )
    new = "Read more Weighing help against other goods The lab wants the model to be used for many things and by many people."
    found = change(old, new)

    assert [(e.before[:9], e.after) for e in found.edits] == [("This part", "")]


@pytest.mark.parametrize(
    ("kind", "before", "after", "expected"),
    [
        (BlockKind.PARAGRAPH, "We ask  models.", "We ask models.", None),
        (BlockKind.PARAGRAPH, "We ask\u3000models.", "We ask models.", None),
        (BlockKind.CODE, "if calm:\n    keep()", "if calm:\n  keep()", EditClass.SUBSTANTIVE),
        (BlockKind.CODE, "  the panel asks every model", "the panel asks every model", EditClass.MECHANICAL),
    ],
)
def test_spaces_may_matter_in_code_alone(kind: BlockKind, before: str, after: str, expected: EditClass | None) -> None:
    found = compare(blocks(before, kind=kind), blocks(after, kind=kind)).sections

    assert [e.edit_class for section in found for e in section.edits] == ([expected] if expected else [])
    assert all((section.words_added, section.words_removed) == (0, 0) for section in found)


def test_an_edit_of_an_endless_line_stands_in_an_excerpt_of_it() -> None:
    words = [f"w{n}" for n in range(3000)]
    found = change(" ".join(words), " ".join([*words[:1500], "not", *words[1501:]]))
    (edit,) = found.edits

    assert (edit.before, edit.after, len(edit.sentence_before)) == ("w1500", "not", 3005)
    assert edit.sentence_before[edit.offset_before :].startswith("w1500 w1501")
    assert edit.sentence_after[edit.offset_after :].startswith("not w1501")


def test_a_long_passage_that_moved_and_was_edited_throughout_is_told_without_weighing_every_pair() -> None:
    author = Author(1)
    kept, old = author.block(80), author.block(60)
    new = [f"{sentence[:-1]} at night." for sentence in old]

    (found,) = compare(blocks(*kept, *old), blocks(*new, *kept)).sections

    assert found.edit_class is EditClass.SUBSTANTIVE
    assert {edit.cues for edit in found.edits} == {("sentence-added",), ("sentence-removed",)}


def test_a_rewritten_passage_is_told_as_gone_and_come() -> None:
    old = " ".join(
        f"Calm letter {w} was read by Ames in the hall of Orrin."
        for w in ["one", "two", "three", "four", "five", "six"]
    )
    new = " ".join(
        f"Our ships {w} sail without any crew towards distant snow."
        for w in ["red", "blue", "green", "grey", "pink", "gold"]
    )
    (found,) = compare(blocks(old), blocks(new)).sections

    assert found.kinds == (ChangeKind.EDITED,)
    assert [bool(e.before) for e in found.edits] == [True, False]


def test_a_cell_that_was_empty_is_filled() -> None:
    (section,) = compare(table(("Quarl", "", "good")), table(("Quarl", "7 %", "good"))).sections
    assert [(edit.before, edit.after, edit.edit_class) for edit in section.edits] == [
        ("", "7 %", EditClass.SUBSTANTIVE)
    ]


def test_a_new_note_is_told_beside_the_number_that_it_moved() -> None:
    def noted(*notes: str) -> Document:
        feet = (Block(BlockKind.FOOTNOTE, text, mark=str(n)) for n, text in enumerate(notes, start=1))
        return Document("Care", (Section("Care", 1, (Block(BlockKind.PARAGRAPH, "We ask models."), *feet)),), "html")

    (section,) = compare(noted("By letter."), noted("In spring.", "By letter.")).sections
    assert [(edit.before, edit.after, edit.edit_class) for edit in section.edits] == [
        ("", "In spring.", EditClass.SUBSTANTIVE),
        ("1", "2", EditClass.MECHANICAL),
    ]


def test_a_caption_that_is_new_ties_no_number() -> None:
    before = blocks("Figure 1: Letters of the pilot.", kind=BlockKind.CAPTION)
    after = blocks("Figure 1: Interviews of spring.", "Figure 2: Letters of the pilot.", kind=BlockKind.CAPTION)
    (section,) = compare(before, after).sections
    assert ("", "Figure 1: Interviews of spring.", EditClass.SUBSTANTIVE) in [
        (edit.before, edit.after, edit.edit_class) for edit in section.edits
    ]


def test_a_cell_stands_between_its_unchanged_neighbours() -> None:
    before = table(("Model", "Asked", "Agreed", "Note"), ("Aster 1", "20", "18", "in spring"))
    after = table(("Model", "Asked", "Agreed", "Note"), ("Aster 1", "20", "7", "in spring"))
    (found,) = compare(before, after).sections

    assert [(e.before, e.after, e.context_before, e.context_after) for e in found.edits] == [
        ("18", "7", "Aster 1 | 20 |", "| in spring")
    ]


def test_beside_a_cell_that_changed_too_stands_no_context() -> None:
    (found,) = compare(table(("Aster", "20", "18")), table(("Boreal", "21", "18"))).sections
    told = sorted(found.edits, key=lambda edit: edit.offset_before)

    assert [(e.before, e.context_before, e.context_after) for e in told] == [
        ("Aster", "", ""),
        ("20", "", "| 18"),
    ]


def test_what_moved_has_the_words_around_its_new_place() -> None:
    items = ("Weights are kept.", "Prompts are kept.", "Notes are kept.")
    before, after = (blocks(*order, kind=BlockKind.ITEM) for order in (items, (items[0], items[2], items[1])))
    (edit,) = compare(before, after).sections[0].edits

    assert (edit.before, edit.context_before, edit.context_after) == (items[2], items[0], items[1])


def test_numbers_in_words_are_numbers() -> None:
    assert change("Copies lie in two places.", "Copies lie in three places.").edits[0].cues == ("number",)
    assert change("It asks two judges.", "It asks one judge.").edits[0].cues == ("number",)
    assert change("It was one of them.", "It was each of them.").edits[0].cues == ("quantifier",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It met Dr. Ames. They read vol. IV. Then A. Boyd left.",
            ["It met Dr. Ames.", "They read vol. IV.", "Then A. Boyd left."],
        ),
        ("Dr. Ames read it.", ["Dr. Ames read it."]),
        ("They wrote it by hand. Seven read it, e.g. Ames.", ["They wrote it by hand.", "Seven read it, e.g. Ames."]),
        (
            "\u5b83\u8bf4\u4e86\u3002No. 7 \u662f\u7a7a\u7684\u3002\u597d",
            ["\u5b83\u8bf4\u4e86\u3002", "No. 7 \u662f\u7a7a\u7684\u3002", "\u597d"],
        ),
        ("\u5b83 \u201c(Dr. Ames\u201d \u8bf4\uff01", ["\u5b83 \u201c(Dr. Ames\u201d \u8bf4\uff01"]),
    ],
)
def test_a_full_stop_of_an_abbreviation_ends_no_sentence(text: str, told: list[str]) -> None:
    assert list(sentences(text)) == told


def test_the_gravest_edit_stands_first() -> None:
    """What was denied or withdrawn, what was measured, any other word of content, what only came or moved, grammar."""
    old = (
        "The letter that came was read of the panel. We will keep the letters of all pilots in the hall. "
        "The hall is perhaps cold in the spring of the year. The weights are kept for ten years after the pilot. "
        "The lab asks each model before it is retired. The tone of its words was calm and its colour grey."
    )
    new = (
        "The letter which came was read by the panel. We aim to keep the letters of all pilots in the hall. "
        "The hall is maybe cold in the spring of the year. The weights are kept for five years after the pilot. "
        "The lab does not ask each model before it is retired. The tone of its words was calm and its color grey."
    )

    assert [(edit.before, edit.after) for edit in change(old, new).edits] == [
        ("asks", "does not ask"),
        ("ten", "five"),
        ("will", "aim to"),
        ("perhaps", "maybe"),
        ("that", "which"),
        ("of", "by"),
        ("colour", "color"),
    ]


def test_what_only_left_for_another_section_is_less_grave_than_what_was_withdrawn() -> None:
    gone = Edit(EditClass.SUBSTANTIVE, "The lab asks each model.", "", cues=("sentence-removed",))
    clause = Edit(EditClass.SUBSTANTIVE, "for as long as it exists", "")

    assert gravity(gone) == gravity(clause) == 0
    assert gravity(replace(gone, cues=("sentence-removed", "moved-elsewhere"))) == 3
    assert gravity(Edit(EditClass.MECHANICAL, "1", "2")) > gravity(Edit(EditClass.EDITORIAL, "gray", "grey")) > 4


def test_a_line_of_code_never_becomes_a_sentence() -> None:
    kept = Block(BlockKind.PARAGRAPH, "Kept one."), Block(BlockKind.PARAGRAPH, "Kept two.")
    before, after = (
        Document("Card", (Section("A", 1, (kept[0], Block(kind, text), kept[1])),), "html")
        for kind, text in ((BlockKind.CODE, "ask(model)"), (BlockKind.PARAGRAPH, "Judges read."))
    )
    (found,) = compare(before, after).sections

    assert [(e.before, e.after) for e in found.edits] == [("ask(model)", ""), ("", "Judges read.")]


def test_a_hyphenated_word_at_the_end_of_a_sentence_is_no_abbreviation() -> None:
    assert sentences("It is a state-of-the-art-x-ray. We keep it.") == (
        "It is a state-of-the-art-x-ray.",
        "We keep it.",
    )


def test_a_sentence_that_moves_within_its_paragraph_may_say_something_else_there() -> None:
    kept, asked, told = (
        "The weights are kept in Orrin.",
        "The models are asked each spring.",
        "The board is told of it.",
    )
    moved = change(f"{kept} {asked} {told}", f"{asked} {told} {kept}")
    assert {edit.edit_class for edit in moved.edits} == {EditClass.SUBSTANTIVE}
