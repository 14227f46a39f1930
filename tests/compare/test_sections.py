"""Which section became which, and what happened to it."""

import os
import subprocess
import sys

import pytest

from tests.compare.mutations import OPERATIONS, edit_words, move_section, trial
from watcher.compare import compare
from watcher.model import Block, BlockKind, ChangeKind, Comparison, Document, EditClass, Section

CALM = "The panel reads every letter twice. Two judges rate the tone of each. Their codes are kept in Orrin."
PAUSE = (
    "A retired model is paused and not deleted. Its weights stay in the archive at Brill for as long as that stands."
)
PROBE = "The probe listens for distress. It was trained on invented letters. It hears doubt better than delight."
HARBOUR = "Ships are not studied here. The harbour pilot was a test of patience. It ended in spring without a finding."


def section(title: str, text: str = "", level: int = 1, number: str | None = None, **rest: object) -> Section:
    blocks = (Block(BlockKind.PARAGRAPH, text),) if text else ()
    return Section(title, level, blocks, number, **rest)  # type: ignore[arg-type]


def card(*sections: Section, **rest: object) -> Document:
    return Document("Card", sections, "html", **rest)  # type: ignore[arg-type]


def told(comparison: Comparison) -> dict[str, list[str]]:
    return {change.side.title: [kind.value for kind in change.kinds] for change in comparison.sections}


def test_a_new_section_is_added_and_nothing_else_is_told() -> None:
    before = card(section("Methods", CALM), section("Pause", PAUSE))
    after = card(section("Methods", CALM), section("Probe", PROBE), section("Pause", PAUSE))

    assert told(compare(before, after)) == {"Probe": ["added"]}
    assert told(compare(after, before)) == {"Probe": ["removed"]}


def test_numbers_and_pages_are_never_identity() -> None:
    before = card(section("Methods", CALM, number="1", page_first=3), section("Pause", PAUSE, number="2", page_first=4))
    after = card(section("Pause", PAUSE, number="1", page_first=3), section("Methods", CALM, number="2", page_first=4))

    kinds = told(compare(before, after))

    assert sorted(map(tuple, kinds.values())) == [("moved", "renumbered"), ("renumbered",)]


def test_a_section_that_moved_unchanged_is_no_wall_of_words() -> None:
    before = card(
        section("One"),
        section("Methods", CALM, 2, path=("One",)),
        section("Two"),
        section("Pause", PAUSE, 2, path=("Two",)),
    )
    after = card(
        section("One"),
        section("Two"),
        section("Pause", PAUSE, 2, path=("Two",)),
        section("Methods", CALM, 2, path=("Two",)),
    )

    comparison = compare(before, after)

    assert told(comparison) == {"Methods": ["moved"]}
    assert comparison.edit_class is EditClass.EDITORIAL
    assert (comparison.sections[0].words_added, comparison.sections[0].edits) == (0, ())


def test_sections_under_a_moved_or_retitled_parent_did_not_move() -> None:
    before = card(section("One", PAUSE), section("Methods", CALM, 2, path=("One",)), section("Two", PROBE))
    after = card(section("Two", PROBE), section("First", PAUSE), section("Methods", CALM, 2, path=("First",)))

    kinds = told(compare(before, after))

    assert "Methods" not in kinds
    assert kinds["First"][0] == "retitled"


def test_of_two_equal_headings_each_keeps_its_own_text() -> None:
    before = card(
        section("One"),
        section("Overview", CALM, 2, path=("One",)),
        section("Two"),
        section("Overview", PROBE, 2, path=("Two",)),
    )
    after = card(section("Two"), section("Overview", f"{PROBE} It is new.", 2, path=("Two",)))

    comparison = compare(before, after)

    assert sorted(map(tuple, told(comparison).values())) == [("edited",), ("removed",)]
    assert {c.side.path for c in comparison.sections if c.kind is ChangeKind.EDITED} == {("Two",)}
    assert [c.before and c.before.path for c in comparison.sections if c.kind is ChangeKind.REMOVED] == [(), ("One",)]


def test_a_retitled_section_is_classed_by_its_words() -> None:
    words = compare(card(section("Model welfare", CALM)), card(section("Model conduct", CALM)))
    spelling = compare(card(section("Behaviour", CALM)), card(section("Behavior", CALM)))
    glyph = compare(card(section("The lab's view", CALM)), card(section("The lab\u2019s view", CALM)))

    assert [c.sections[0].kinds for c in (words, spelling, glyph)] == [(ChangeKind.RETITLED,)] * 3
    assert words.edit_class is EditClass.SUBSTANTIVE
    assert spelling.edit_class is EditClass.EDITORIAL
    assert glyph.edit_class is EditClass.MECHANICAL


def test_an_explicit_id_holds_through_a_new_heading_and_new_words() -> None:
    before = card(section("Do no harm", CALM, key="harm"), section("Pause", PAUSE, key="pause"))
    after = card(
        section("Do no harm or damage", f"{CALM} {PROBE} {HARBOUR}", key="harm"), section("Pause", PAUSE, key="pause")
    )

    assert told(compare(before, after)) == {"Do no harm or damage": ["edited", "retitled"]}


def test_an_id_that_was_given_to_another_text_does_not_make_it_the_same_section() -> None:
    before = card(section("Calm", CALM, key="a"), section("Pause", PAUSE, key="b"))
    after = card(section("Pause", PAUSE, key="a"), section("Probe", PROBE, key="c"))

    kinds = told(compare(before, after))

    assert kinds == {"Calm": ["removed"], "Probe": ["added"]}


def test_a_split_is_one_change_and_its_further_part_stands_nowhere_else() -> None:
    before = card(section("Methods", f"{CALM} {PROBE}"), section("Pause", PAUSE))
    after = card(section("Methods", CALM), section("Probe", PROBE), section("Pause", PAUSE))

    (change,) = compare(before, after).sections

    assert change.kinds == (ChangeKind.SPLIT,)
    assert [side.title for side in change.others] == ["Probe"]
    assert (change.edit_class, change.edits, change.text_before) == (EditClass.SUBSTANTIVE, (), change.text_after)


def test_a_merge_is_one_change() -> None:
    before = card(section("Methods", CALM), section("Probe", PROBE), section("Pause", PAUSE))
    after = card(section("Methods", f"{CALM} {PROBE}"), section("Pause", PAUSE))

    (change,) = compare(before, after).sections

    assert change.kinds == (ChangeKind.MERGED,)
    assert change.after is not None
    assert ([side.title for side in change.others], change.after.title) == (["Probe"], "Methods")


def test_a_section_that_became_two_others_was_split() -> None:
    before = card(section("Methods", f"{CALM} {PROBE}"), section("Pause", PAUSE))
    after = card(section("Reading", CALM), section("Listening", PROBE), section("Pause", PAUSE))

    (change,) = compare(before, after).sections

    assert change.kinds == (ChangeKind.SPLIT, ChangeKind.RETITLED)
    assert {change.side.title, *(side.title for side in change.others)} == {"Reading", "Listening"}
    (back,) = compare(after, before).sections
    assert back.kinds == (ChangeKind.MERGED, ChangeKind.RETITLED)


def test_a_short_section_that_took_over_part_of_a_long_one_was_split_off_it_alone() -> None:
    long = f"{CALM} {PROBE} {HARBOUR} Letters in blue ink were set apart. No reader asked why they had been sent."
    before = card(section("Methods", long), section("Pause", PAUSE))
    after = card(section("Calm", HARBOUR), section("Pause", PAUSE))

    assert told(compare(before, after)) == {"Calm": ["edited", "retitled"]}


def test_the_text_in_front_of_the_first_heading_is_one_section_however_it_is_rewritten() -> None:
    before, after = (
        card(section("Card", CALM, 0), section("A", PAUSE)),
        card(section("Card", PROBE, 0), section("A", PAUSE)),
    )

    assert told(compare(before, after)) == {"Card": ["edited"]}


def test_a_heading_without_text_is_known_by_the_sections_under_it() -> None:
    def chapter(title: str, text: str = "") -> Document:
        return card(
            section(title, text),
            section("Calm", CALM, 2, path=(title,)),
            section("Probe", PROBE, 2, path=(title,)),
        )

    assert told(compare(chapter("Welfare"), chapter("Conduct in trials"))) == {"Conduct in trials": ["retitled"]}
    assert told(compare(chapter("Welfare", PAUSE), chapter("Conduct", f"{HARBOUR}"))) != {}


def test_a_heading_that_occurs_twice_follows_the_sections_under_it() -> None:
    def part(text: str, name: str) -> tuple[Section, ...]:
        return section("Results"), section(name, text, 2, path=("Results",))

    before = card(*part(CALM, "Calm"), *part(PROBE, "Probe"))
    after = card(*part(HARBOUR, "Harbour"), *part(PROBE, "Probe"))

    assert min(told(compare(before, after)).items()) == ("Calm", ["removed"])
    assert "Probe" not in told(compare(before, after))


def test_an_equal_heading_under_another_parent_with_another_text_is_another_section() -> None:
    before = card(section("One", HARBOUR), section("Overview", CALM, 2, path=("One",)))
    after = card(section("One", HARBOUR), section("Two", PAUSE), section("Overview", PROBE, 2, path=("Two",)))

    assert sorted(map(tuple, (c.kinds for c in compare(before, after).sections))) == sorted(
        [(ChangeKind.ADDED,), (ChangeKind.ADDED,), (ChangeKind.REMOVED,)]
    )


def test_a_part_that_was_edited_on_its_way_is_still_a_part() -> None:
    before = card(section("Methods", f"{CALM} {PROBE} {HARBOUR}"), section("Pause", PAUSE))
    after = card(
        section("Methods", CALM),
        section("Probe", f"{PROBE.replace('distress', 'delight')} {HARBOUR}"),
        section("Pause", PAUSE),
    )

    (change,) = compare(before, after).sections

    assert change.kinds == (ChangeKind.SPLIT, ChangeKind.EDITED)
    assert [(e.before, e.after) for e in change.edits] == [("distress.", "delight.")]


def test_of_two_neighbours_that_changed_places_the_shorter_moved() -> None:
    short, long = section("Short", "Letters are kept."), section("Long", CALM)

    assert told(compare(card(short, long), card(long, short))) == {"Short": ["moved"]}
    assert told(compare(card(long, short), card(short, long))) == {"Short": ["moved"]}


def test_renumbering_alone_is_mechanical_and_told_of_every_section() -> None:
    before = card(section("Methods", CALM, number="7.2"), section("Pause", PAUSE, number="7.3"))
    after = card(section("Methods", CALM, number="7.3"), section("Pause", PAUSE, number="7.4"))

    comparison = compare(before, after)

    assert told(comparison) == {"Methods": ["renumbered"], "Pause": ["renumbered"]}
    assert (comparison.changed, comparison.edit_class) == (False, EditClass.MECHANICAL)


def test_pages_are_told_beside_and_never_as_a_change() -> None:
    before = card(section("Methods", CALM, page_first=144, page_last=182), pages=300)
    after = card(section("Methods", CALM, page_first=145, page_last=183, relevant=True), pages=301)

    comparison = compare(before, after)

    assert (comparison.sections, comparison.diff, comparison.changed) == ((), "", False)
    assert (comparison.pages_before, comparison.pages_after) == (300, 301)
    (move,) = comparison.page_moves
    assert (move.before.page_first, move.after.page_first, move.relevant) == (144, 145, True)


def test_what_has_no_pages_is_not_on_other_ones() -> None:
    bare = card(section("Methods", CALM, relevant=True))
    paged = card(section("Methods", CALM, page_first=145, page_last=183, relevant=True), pages=301)
    assert compare(bare, paged).page_moves == compare(paged, bare).page_moves == ()


def test_link_targets_and_a_date_alone_are_no_change_of_a_section() -> None:
    before = card(Section("A", 1, (Block(BlockKind.PARAGRAPH, CALM, links=("/old",)),)), dated="2026-01-02")
    after = card(Section("A", 1, (Block(BlockKind.PARAGRAPH, CALM, links=("/new",)),)), dated="2026-02-03")

    comparison = compare(before, after)

    assert (comparison.sections, comparison.changed, comparison.diff) == ((), False, "")
    assert (comparison.dated_before, comparison.dated_after) == ("2026-01-02", "2026-02-03")


def test_a_paragraph_cut_in_two_says_the_same() -> None:
    one = card(Section("A", 1, (Block(BlockKind.PARAGRAPH, CALM),)))
    two = card(Section("A", 1, tuple(Block(BlockKind.PARAGRAPH, f"{s}.") for s in CALM.rstrip(".").split(". "))))

    assert compare(one, two).sections == ()


def test_the_documents_title_is_not_a_heading_of_the_text_in_front() -> None:
    before = Document("Card", (Section("Card", 0, (Block(BlockKind.PARAGRAPH, CALM),)),), "text")
    after = Document("Card | Lab", (Section("Card | Lab", 0, (Block(BlockKind.PARAGRAPH, CALM),)),), "text")

    assert compare(before, after).sections == ()


def test_topics_of_both_sides_count_and_one_relevant_side_suffices() -> None:
    before = card(section("Pause", PAUSE, topics=("commitments",), relevant=True))
    after = card(section("Pause", f"{PAUSE} So it is.", topics=("evidence",)))

    (change,) = compare(before, after).sections

    assert (change.topics, change.relevant) == (("commitments", "evidence"), True)


def test_substantive_sections_stand_first_then_the_order_of_the_document() -> None:
    before = card(section("A", CALM, number="1"), section("B", PAUSE), section("C", PROBE), section("D", HARBOUR))
    after = card(
        section("A", CALM, number="2"),
        section("B", PAUSE.replace("not ", "")),
        section("C", PROBE),
        section("E", CALM * 2),
    )

    assert [change.side.title for change in compare(before, after).sections] == ["B", "D", "E", "A"]


def feed(*items: tuple[str, str, str]) -> Document:
    return Document("News", tuple(section(title, text, key=key) for key, title, text in items), "feed")


def test_an_item_that_left_a_feeds_window_is_no_change() -> None:
    before = feed(("1", "Old", CALM), ("2", "Kept", PAUSE))
    after = feed(("3", "New", PROBE), ("2", "Kept", PAUSE.replace("paused", "deleted")))

    comparison = compare(before, after)

    assert told(comparison) == {"New": ["added"], "Kept": ["edited"]}
    assert compare(before, feed(("2", "Kept", PAUSE))) == Comparison()
    assert compare(before, feed(("2", "Kept", PAUSE), ("1", "Old", CALM))).sections == ()


@pytest.mark.parametrize("seed", range(24))
def test_single_operations_are_told_with_their_kind_and_nothing_else_is(seed: int) -> None:
    assert trial(seed, 2_000, 12, 1, OPERATIONS[seed % len(OPERATIONS)]).wrong == ()


@pytest.mark.slow
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.__name__)
def test_ninety_nine_of_a_hundred_single_operations_are_told(operation: object) -> None:
    trials = [trial(seed, 6_000, 30, 1, operation) for seed in range(1000, 1040)]  # type: ignore[arg-type]

    assert sum(t.exact for t in trials) >= 0.99 * len(trials)


@pytest.mark.slow
def test_nineteen_of_twenty_of_forty_operations_are_told() -> None:
    trials = [trial(seed, 15_000, 70, 40) for seed in range(2000, 2020)]

    assert sum(t.right for t in trials) >= 0.95 * sum(t.operations for t in trials)
    assert sum(len(t.wrong) for t in trials) <= 0.05 * sum(t.operations for t in trials)


def test_the_judge_of_the_operations_sees_what_is_missing() -> None:
    told_as_edit = trial(3, 2_000, 12, 1, edit_words)
    moved = trial(3, 2_000, 12, 1, move_section)

    assert (told_as_edit.operations, moved.operations) == (1, 1)


def test_parts_that_were_merged_or_cut_stand_in_the_order_of_the_document() -> None:
    first, second = section("Methods", CALM), section("Archive of weights", PAUSE)
    whole = section("Methods and archive of weights", f"{CALM} {PAUSE}")

    for before, after in ((card(first, second), card(whole)), (card(whole), card(first, second))):
        (found,) = compare(before, after).sections
        assert found.edits == ()
        assert found.text_before == found.text_after


@pytest.mark.parametrize("place", [0, 7, 39])
def test_of_many_equal_sections_one_that_goes_is_one_that_went(place: int) -> None:
    many = [section("Overview", CALM) for _ in range(40)]
    before, after = card(*many), card(*many[:place], *many[place + 1 :])

    for old, new, kind in ((before, after, ChangeKind.REMOVED), (after, before, ChangeKind.ADDED)):
        (change,) = compare(old, new).sections
        assert change.kinds == (kind,)


HASHED = """
from tests.compare.invented import Author
from tests.compare.test_sections import card, section
from watcher.compare import compare
author = Author(5)
sides = [card(*(section("Overview", author.sentence()) for _ in range(120))) for _ in range(2)]
print([(change.kinds, change.text_before, change.text_after) for change in compare(*sides).sections])
"""


def test_a_comparison_does_not_depend_on_how_a_run_hashes() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", HASHED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }

    assert len(told) == 1
