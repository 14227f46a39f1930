"""What holds for any two documents."""

import string
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.compare.invented import Author, Node, document
from tests.compare.mutations import OPERATIONS, Mutant
from watcher.compare import compare
from watcher.compare.fold import folds
from watcher.compare.unified import apply, parse, text_of
from watcher.model import Block, BlockKind, ChangeKind, Comparison, Document, EditClass, Section, highest

LAW = settings(max_examples=120, deadline=None)
WORDS = st.sampled_from(
    [
        "calm",
        "panel",
        "reads",
        "not",
        "letters",
        "may",
        "the",
        "a",
        "in",
        "Aster",
        "2",
        "Section",
        "4",
        "(b)",
        "§",
        "–",
        "“warm”",
        "3.5%",
        ",",
        ".",
        ";",
        "it's",
        "-",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
ODD = st.text(
    st.sampled_from(string.ascii_letters + " .,;:!?\n\t\r\f\x0b\x1c\x85\u2028\u2029\u00a0\u200b-+@#|\\"), max_size=40
)
TEXTS = st.one_of(LINES, ODD)
KINDS = st.sampled_from([k for k in BlockKind if k is not BlockKind.ROW])
BLOCKS = st.one_of(
    st.builds(Block, KINDS, TEXTS),
    st.lists(LINES, min_size=1, max_size=3).map(lambda cells: Block(BlockKind.ROW, " | ".join(cells), tuple(cells))),
)
TITLES = st.sampled_from(["Overview", "Findings", "Limits", "Methods"])
SECTIONS = st.builds(
    lambda title, level, blocks, number: Section(title, level, tuple(blocks), number),
    TITLES,
    st.integers(1, 3),
    st.lists(BLOCKS, max_size=4),
    st.sampled_from([None, "1", "2", "2.1"]),
)
MEDIA = st.sampled_from(("html", "pdf", "markdown", "text"))


def with_paths(sections: list[Section]) -> tuple[Section, ...]:
    stack: list[Section] = []
    found = []
    for section in sections:
        while stack and stack[-1].level >= section.level:
            stack.pop()
        found.append(replace(section, path=tuple(s.title for s in stack)))
        stack.append(section)
    return tuple(found)


DOCUMENTS = st.lists(SECTIONS, max_size=6).map(lambda sections: Document("Card", with_paths(sections), "html"))


@st.composite
def edited(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two versions of one invented document."""
    author = Author(draw(st.integers(0, 10_000)))
    root = author.card(draw(st.sampled_from((300, 1500))), draw(st.integers(1, 8)))
    mutant = Mutant(root.copy(), author)
    for _ in range(draw(st.integers(0, 6))):
        draw(st.sampled_from(OPERATIONS))(mutant)
    return document(root), document(mutant.root)


CALM = (Block(BlockKind.PARAGRAPH, "Calm calm calm."),)
GATHERED = tuple(
    Document(
        "Card",
        with_paths([Section(title, 1, ()), Section("Overview", 2, CALM), Section("Overview", level, CALM)]),
        "html",
    )
    for title, level in (("Overview", 1), ("Findings", 2))
)
"""A new heading over sections of which one stood under another heading and one under none."""

PAIRS = st.one_of(st.tuples(DOCUMENTS, DOCUMENTS), edited())


@LAW
@given(DOCUMENTS)
def test_a_document_does_not_differ_from_itself(one: Document) -> None:
    assert compare(one, one) == Comparison(diff="")


@LAW
@given(PAIRS)
def test_the_diff_applies_and_gives_the_new_text(pair: tuple[Document, Document]) -> None:
    before, after = pair

    comparison = compare(before, after)

    assert apply(comparison.diff, text_of(before)) == text_of(after)
    assert len(parse(comparison.diff)) == bool(comparison.diff)


@LAW
@given(PAIRS)
def test_both_texts_of_a_section_rebuild_from_its_change(pair: tuple[Document, Document]) -> None:
    for change in compare(*pair).sections:
        assert apply(change.diff, change.text_before) == change.text_after


@LAW
@given(PAIRS)
def test_nothing_is_told_exactly_where_the_texts_are_equal(pair: tuple[Document, Document]) -> None:
    before, after = pair

    assert bool(compare(before, after).sections) == (text_of(before) != text_of(after))


@LAW
@given(PAIRS)
@example(GATHERED)
def test_swapping_sides_swaps_added_and_removed(pair: tuple[Document, Document]) -> None:
    before, after = pair

    there, back = compare(before, after), compare(after, before)

    def titles(comparison: Comparison, kind: ChangeKind) -> list[str]:
        return sorted(change.side.title for change in comparison.sections if change.kinds == (kind,))

    assert titles(there, ChangeKind.ADDED) == titles(back, ChangeKind.REMOVED)
    assert titles(there, ChangeKind.REMOVED) == titles(back, ChangeKind.ADDED)


@LAW
@given(PAIRS)
def test_an_edit_stands_in_its_sentence_where_it_says(pair: tuple[Document, Document]) -> None:
    for change in compare(*pair).sections:
        for edit in (e for e in change.edits if e.fold != "footnote"):
            assert edit.sentence_before[edit.offset_before :].startswith(edit.before)
            assert edit.sentence_after[edit.offset_after :].startswith(edit.after)


@LAW
@given(PAIRS)
def test_folding_loses_no_edit(pair: tuple[Document, Document]) -> None:
    sections = compare(*pair).sections
    shown = [e for section in sections for e in section.edits if e.edit_class is EditClass.SUBSTANTIVE]
    folded = [e for fold in folds(sections) for e in fold.edits]

    assert sorted(map(repr, shown + folded)) == sorted(repr(e) for section in sections for e in section.edits)


@LAW
@given(PAIRS)
def test_a_section_is_as_weighty_as_its_weightiest_edit_and_those_stand_first(pair: tuple[Document, Document]) -> None:
    for change in compare(*pair).sections:
        ranks = [edit.edit_class.rank for edit in change.edits if edit.fold != "footnote"]
        assert ranks == sorted(ranks, reverse=True)
        assert change.edit_class.rank >= highest(e.edit_class for e in change.edits).rank


@LAW
@given(st.integers(0, 500), st.integers(0, 3))
def test_the_class_never_drops_when_an_edit_is_added(seed: int, place: int) -> None:
    author = Author(seed)
    node = author.node(150)
    first = Node("Card", children=[Node("Findings", [list(b) for b in node.blocks])])
    second, third = first.copy(), first.copy()
    for changed in (second, third):
        block = changed.children[0].blocks[0]
        block[0] = block[0].replace("the ", "the  ", 1).replace("a ", "no ", seed % 2)
    third.children[0].blocks[-1].insert(min(place, len(third.children[0].blocks[-1])), author.sentence())

    less, more = (compare(document(first), document(new)).edit_class for new in (second, third))

    assert more.rank >= less.rank
