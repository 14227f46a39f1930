"""A line that becomes a heading, or the reverse, is a section split or merged; no word of it came or went."""

from watcher.compare import compare
from watcher.extract import read
from watcher.model import Block, BlockKind, ChangeKind, Document, EditClass, Rules, Scope, Section
from watcher.topics import mark

LINES = """# Charter of Northlight

This charter says what we do for the models that we train.

## What we do

We do two things, and each is written down here for everyone to read.

**Asking**

Before a model is retired we ask it what it would like to happen. The answers are written down by two people.

**Keeping**

We keep the weights of each public model in two places. They are read once a year to see that they are whole.
"""
HEADINGS = LINES.replace("**Asking**", "### Asking").replace("**Keeping**", "### Keeping")


def read_markdown(text: str) -> Document:
    document = read(text.encode(), media_type="text/markdown", charset="utf-8", url=None, rules=Rules())
    return mark(document, Scope.ALL)


def test_a_line_that_becomes_a_heading_splits_its_section_and_edits_nothing() -> None:
    (change,) = compare(read_markdown(LINES), read_markdown(HEADINGS)).sections

    assert change.kinds == (ChangeKind.SPLIT,)
    assert [side.title for side in change.others] == ["Asking", "Keeping"]
    assert change.edits == ()


def test_a_heading_that_becomes_a_line_merges_and_edits_nothing() -> None:
    (change,) = compare(read_markdown(HEADINGS), read_markdown(LINES)).sections

    assert change.kinds == (ChangeKind.MERGED,)
    assert change.edits == ()


def test_a_heading_set_in_capitals_is_style() -> None:
    (change,) = compare(read_markdown(LINES), read_markdown(LINES.replace("## What we do", "## WHAT WE DO"))).sections

    assert (change.kinds, change.edit_class) == ((ChangeKind.RETITLED,), EditClass.EDITORIAL)


def test_the_colon_of_a_heading_announces_nothing() -> None:
    before, after = (LINES.replace("## What we do", f"## What we will do{colon}") for colon in ("", ":"))

    (change,) = compare(read_markdown(before), read_markdown(after)).sections

    assert (change.kinds, change.edit_class) == ((ChangeKind.RETITLED,), EditClass.EDITORIAL)


def test_a_heading_reworded_on_the_way_is_still_seen() -> None:
    after = HEADINGS.replace("### Keeping", "### Perhaps keeping")

    sections = compare(read_markdown(LINES), read_markdown(after)).sections

    assert any("Keeping" in edit.before for change in sections for edit in change.edits)


def test_a_line_that_became_the_heading_of_all_the_text_splits_it_off() -> None:
    path = ("The programme",)
    root = Section("The programme", 1)
    text = Block(BlockKind.PARAGRAPH, "Access needs two signatures of the board. Each access is written into a log.")
    whole = Section("Weights", 2, (Block(BlockKind.PARAGRAPH, "Access"), text), path=path)
    parts = Section("Weights", 2, path=path), Section("Access", 3, (text,), path=(*path, "Weights"))

    for before, after, kind in (
        ((root, whole), (root, *parts), ChangeKind.SPLIT),
        ((root, *parts), (root, whole), ChangeKind.MERGED),
    ):
        (change,) = compare(Document("P", before, "html"), Document("P", after, "html")).sections
        assert change.kinds == (kind,)
        assert [side.title for side in change.others] == ["Access"]
