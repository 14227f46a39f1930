"""What may be shown of a change that repeats words which were withdrawn."""

from dataclasses import replace

from tests.entries.invented import CHARTER, edit, edited
from tests.entries.test_changed import told
from watcher.entries.redacting import WITHHELD, sentences_quoted, without_words
from watcher.model import ChangeKind, Comparison, EditClass, SectionChange, Side

REST = edited(Side("Rest", "4", path=("Care",)), edit("It [will] rest at night.", "It [may] rest at night."))
GONE = SectionChange(
    (ChangeKind.REMOVED,), Side("Care"), None, EditClass.SUBSTANTIVE, text_before="Weights are kept here.\nYes.\n"
)


def test_both_sides_of_an_edit_and_the_sentences_of_a_whole_section_are_quoted_and_short_ones_are_not() -> None:
    assert sentences_quoted(Comparison(sections=(REST, GONE))) == {
        "It will rest at night.",
        "It may rest at night.",
        "Weights are kept here.",
    }


def test_what_is_left_has_its_kinds_and_its_identity_and_none_of_the_words() -> None:
    split = replace(REST, kinds=(ChangeKind.SPLIT,), others=(Side("Night", "5"),))
    entry = told(CHARTER, Comparison(sections=(split, GONE), diff="--- before\n"))

    bare = without_words(entry)

    assert (bare.guid, bare.told, bare.edit_class) == (entry.guid, entry.told, entry.edit_class)
    assert bare.comparison is not None
    assert [change.kinds for change in bare.comparison.sections] == [(ChangeKind.SPLIT,), (ChangeKind.REMOVED,)]
    assert bare.comparison.sections[0].others[0].number == "5"
    for word in ("rest", "night", "Rest", "Care", "Night", "Weights"):
        assert word not in repr(bare)
    assert WITHHELD in bare.content_text


def test_of_an_entry_without_its_comparison_the_same_is_left() -> None:
    light = replace(told(CHARTER, Comparison(sections=(REST,))), comparison=None)

    assert without_words(light).summary == WITHHELD
    assert without_words(light).comparison is None
