"""References to footnotes: which sentence a note qualifies is part of the sense."""

from collections.abc import Callable

import pytest

from watcher.compare import compare
from watcher.compare.runs import sentence_runs
from watcher.extract import read
from watcher.extract.pdf.lines import MARK_CLOSE, MARK_OPEN, without_marks
from watcher.model import Block, BlockKind, Document, Edit, EditClass, Rules, Section

PILOTS, WINTER = "Except those of pilots.", "Only in the winter."


def page(text: str, *notes: str, lead: str = "") -> Document:
    """An HTML page in which [1] refers to the first note."""
    for mark in range(1, 1 + len(notes)):
        text = text.replace(
            f"[{mark}]", f'<sup><a href="#fn{mark}" id="r{mark}-{text.count("<sup>")}">{mark}</a></sup>'
        )
    items = "".join(f"<li id='fn{n}'>{note} <a href='#r{n}'>\u21a9</a></li>" for n, note in enumerate(notes, 1))
    feet = f"<section class='footnotes' role='doc-endnotes'><ol>{items}</ol></section>" if notes else ""
    html = (
        f"<html><title>Care</title><body><main><article><h1>Care</h1>{lead}<p>{text}</p>{feet}</article></main></body>"
    )
    return read(html.encode(), media_type="text/html", charset="utf-8", url=None, rules=Rules())


def markdown(text: str, *notes: str) -> Document:
    text = text.replace("[1]", "[^1]").replace("[2]", "[^2]")
    feet = "\n".join(f"[^{n}]: {note}" for n, note in enumerate(notes, 1))
    body = f"# Care\n\n{text}\n\n{feet}\n"
    return read(body.encode(), media_type="text/markdown", charset="utf-8", url=None, rules=Rules())


def told(before: Document, after: Document) -> list[Edit]:
    return [edit for section in compare(before, after).sections for edit in section.edits]


@pytest.mark.parametrize("make", [page, markdown])
def test_a_mark_that_moves_to_another_sentence_is_told_of_both(make: Callable[..., Document]) -> None:
    before = make("We keep weights.[1] We ask models.", PILOTS)
    after = make("We keep weights. We ask models.[1]", PILOTS)

    assert [(e.before, e.after, e.context_before, e.cues, e.edit_class) for e in told(before, after)] == [
        (f"[{PILOTS}]", "", "We keep weights.", ("note",), EditClass.SUBSTANTIVE),
        ("", f"[{PILOTS}]", "We ask models.", ("note",), EditClass.SUBSTANTIVE),
    ]


def test_the_note_is_drawn_behind_its_sentence() -> None:
    before = page("We keep weights.[1] We ask models.", PILOTS)
    gone, _ = told(before, page("We keep weights. We ask models.[1]", PILOTS))

    assert gone.sentence_before[gone.offset_before :] == gone.before
    assert [(run.kind, run.text) for run in sentence_runs(gone)] == [
        ("same", "We keep weights."),
        ("removed", f"[{PILOTS}]"),
    ]


@pytest.mark.parametrize("make", [page, markdown])
def test_notes_that_change_places_qualify_other_sentences(make: Callable[..., Document]) -> None:
    before = make("We keep weights.[1] We ask models.[2]", PILOTS, WINTER)
    after = make("We keep weights.[1] We ask models.[2]", WINTER, PILOTS)

    assert (f"[{PILOTS}]", f"[{WINTER}]", "We keep weights.") in [
        (e.before, e.after, e.context_before) for e in told(before, after) if e.edit_class is EditClass.SUBSTANTIVE
    ]


def test_a_mark_within_one_sentence_an_edited_note_and_a_new_number_move_nothing() -> None:
    text = "We keep weights[1] for ever. We ask models."
    same = page("We keep weights for ever.[1] We ask models.", PILOTS)
    edited = page(text, "Except those of some pilots.")
    renumbered = page("We keep weights[2] for ever. We ask models.", WINTER, PILOTS, lead="<p>We pay judges.[1]</p>")

    for after in (same, edited, renumbered):
        assert not [edit for edit in told(page(text, PILOTS), after) if "note" in edit.cues]


def test_a_paragraph_that_takes_its_note_along_moves_none() -> None:
    first, second = "We keep the weights of every model in Orrin.", "The board asks every model before a pause.[1]"
    before = page(f"{first}</p><p>{second}", PILOTS)
    after = page(f"{second}</p><p>{first}", PILOTS)

    assert [(edit.cues, edit.edit_class) for edit in told(before, after)] == [(("moved",), EditClass.EDITORIAL)]


def test_a_second_reference_to_a_note_is_told() -> None:
    before = page("We keep weights.[1]</p><p>We ask models.", PILOTS)
    after = page("We keep weights.[1]</p><p>We ask models.[1]", PILOTS)

    assert [(e.before, e.after, e.context_before) for e in told(before, after)] == [
        ("", f"[{PILOTS}]", "We ask models.")
    ]


def noted(*blocks: Block) -> Document:
    return Document("Care", (Section("Care", 1, blocks),), "html")


def test_where_it_was_not_seen_behind_which_sentence_a_mark_stands_nothing_is_said() -> None:
    note = Block(
        BlockKind.FOOTNOTE, "Except those of pilots, of which there are many in the north and in the south.", mark="1"
    )
    old = Block(BlockKind.PARAGRAPH, "We keep weights. We ask models.", notes=("1",))
    new = Block(BlockKind.PARAGRAPH, "We keep weights. We ask models.", notes=("1",), noted=(26,))
    row = Block(BlockKind.ROW, "Weights | kept", ("Weights", "kept"), notes=("1",))
    bare = Block(BlockKind.ROW, "Weights | kept", ("Weights", "kept"))
    empty = Block(BlockKind.PARAGRAPH, "", notes=("1",))

    assert told(noted(old, note), noted(new, note)) == []
    assert told(noted(empty, note), noted(note)) == []
    assert [edit.before for edit in told(noted(row, note), noted(bare, note))] == [
        "[Except those of pilots, of which there are many in the north \u2026]"
    ]


def test_a_mark_that_stands_on_two_notes_of_other_sections_is_not_resolved() -> None:
    def document(*marks: str) -> Document:
        text = Block(BlockKind.PARAGRAPH, "We keep weights.", notes=marks)
        feet = (Block(BlockKind.FOOTNOTE, text, mark="1") for text in (PILOTS, WINTER))
        return Document(
            "Care", (Section("A", 1, (text,)), *(Section(f"S{n}", 1, (f,)) for n, f in enumerate(feet))), "pdf"
        )

    assert told(document("1"), document()) == []


def test_marks_of_a_print_are_taken_out_and_their_places_kept() -> None:
    text = f"We keep{MARK_OPEN}1{MARK_CLOSE} it. Ten{MARK_OPEN}2{MARK_CLOSE} ask{MARK_OPEN}3, 1{MARK_CLOSE}."

    assert without_marks(text, frozenset({"1", "3"})) == ("We keep it. Ten\u00b2 ask.", ("1", "3", "1"), (6, 16, 16))
