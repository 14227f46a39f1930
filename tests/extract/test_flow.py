from hypothesis import given
from hypothesis import strategies as st

from watcher.extract.flow import Piece, without_contents, without_copies, without_interface
from watcher.extract.outline import Heading
from watcher.extract.related import without_related
from watcher.model import Block, BlockKind

LONG = " ".join(f"word{n}" for n in range(30))


def words(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, linked: bool = False) -> Piece:
    return Piece(Block(kind, text), linked)


def heading(title: str, level: int = 2, *, linked: bool = False) -> Piece:
    return Piece(Heading(title, level), linked)


RUN = [heading("Care", 1), words(f"One {LONG}"), words(f"Two {LONG}"), words("Three.")]


def test_a_long_run_that_comes_again_is_a_copy() -> None:
    assert without_copies([*RUN, words("Between."), *RUN, *RUN]) == [*RUN, words("Between.")]


def test_a_copy_may_begin_in_the_middle() -> None:
    assert without_copies([*RUN, *RUN[1:]]) == RUN


def test_one_long_paragraph_or_a_few_short_ones_that_come_again_are_meant() -> None:
    long = words(f"{LONG} {LONG} {LONG}")
    assert without_copies([heading("A"), long, heading("B"), long]) == [heading("A"), long, heading("B"), long]
    short = [heading("Note"), words("We answer."), words("In writing.")]
    assert without_copies([*short, *short]) == [*short, *short]


def test_a_copy_that_was_edited_is_no_copy() -> None:
    edited = [heading("Care", 1), words(f"One {LONG}"), words("Another."), words("Three.")]
    assert without_copies([*RUN, *edited]) == [*RUN, *edited]


@given(st.lists(st.sampled_from([*RUN, words("x"), heading("y")])))
def test_nothing_is_lost_but_what_stands_before(pieces: list[Piece]) -> None:
    kept = without_copies(pieces)
    assert set(kept) == set(pieces)


def test_a_led_list_ends_where_a_heading_of_its_rank_begins() -> None:
    listed = [heading("Related articles"), words("Our values", linked=True), words("Our people", linked=True)]
    assert without_related([*RUN, *listed, heading("Contact"), words("Write to us.")]) == [
        *RUN,
        heading("Contact"),
        words("Write to us."),
    ]


def test_a_chapter_called_related_that_is_prose_stays() -> None:
    chapter = [heading("Related content"), words(f"What others write. {LONG}"), words("See them", linked=True)]
    assert without_related([*RUN, *chapter]) == [*RUN, *chapter]


def test_a_single_teaser_stays() -> None:
    teaser = [heading("Next"), words("Soon."), words("Read more", linked=True)]
    assert without_related([*RUN, *teaser]) == [*RUN, *teaser]
    assert without_related([*RUN, *teaser, *teaser]) == RUN


def test_labels_of_controls_are_dropped_as_paragraphs_and_kept_as_items_and_headings() -> None:
    assert without_interface([words("Copy page"), words("Search", BlockKind.ITEM), heading("Share")]) == [
        words("Search", BlockKind.ITEM),
        heading("Share"),
    ]


def test_a_list_of_links_to_other_things_is_no_table_of_contents() -> None:
    links = [words("Wren 1 card", linked=True), words("Wren 2 card", linked=True), words("Wren 3 card", linked=True)]
    assert without_contents([*links, heading("Wren")]) == [*links, heading("Wren")]
    contents = [words("1. Scope", linked=True), words("Rights", linked=True), words("End", linked=True)]
    assert without_contents([*contents, heading("Scope"), heading("Rights"), heading("End")]) == [
        heading("Scope"),
        heading("Rights"),
        heading("End"),
    ]
