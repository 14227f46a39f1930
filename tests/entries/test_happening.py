"""What happened to sections, in the words of a title and of the line beside each."""

from dataclasses import replace

import pytest

from tests.entries.invented import CHARTER, edit, edited
from tests.entries.test_changed import bare, told
from watcher.entries.happening import happened, naming, retitling, section_counts
from watcher.entries.wording import section_ref, sections_named
from watcher.model import ChangeKind, Comparison, EditClass, Notice, SectionChange, Side

LONG = " ".join(["promise"] * 30)


def numbered(*numbers: str) -> list[Side]:
    return [Side(title=f"Part {number}", number=number) for number in numbers]


def change(kind: ChangeKind, before: Side | None, after: Side | None, *others: Side) -> SectionChange:
    return SectionChange((kind,), before, after, EditClass.SUBSTANTIVE, others=others, relevant=True)


def reworded(*sides: Side, weight: EditClass = EditClass.SUBSTANTIVE) -> list[SectionChange]:
    return [edited(side, edit(f"We [{LONG}].", f"We [hope, {LONG}].", weight=weight)) for side in sides]


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        (["7"], "section 7"),
        (["5.1.2"], "5.1.2"),
        (["2", "3"], "sections 2 and 3"),
        (["2", "3", "5.1"], "sections 2, 3 and 5.1"),
        (["5.1.2", "5.9"], "5.1.2 and 5.9"),
    ],
)
def test_sections_are_named_once_and_in_the_plural(numbers: list[str], named: str) -> None:
    assert sections_named(numbered(*numbers)) == named
    assert naming(reworded(*numbered(*numbers)), "section") == f"{named} reworded"


def test_headings_that_stand_twice_and_none_at_all_are_told_as_such() -> None:
    overview = Side("Overview")

    assert sections_named([overview, overview, Side("Limits")]) == '"Overview" (twice) and "Limits"'
    assert sections_named([overview] * 3) == '"Overview" (3 times)'
    assert section_ref(Side("")) == "the text before the first heading"


def test_what_was_only_spelt_or_numbered_otherwise_is_not_called_reworded() -> None:
    (spelt,) = reworded(Side("Rest"), weight=EditClass.EDITORIAL)
    (laid,) = reworded(Side("Rest"), weight=EditClass.MECHANICAL)

    assert naming([spelt], "section") == '"Rest" copy-edited'
    assert section_counts([laid, spelt], "section") == [
        "one section copy-edited",
        "one section changed in layout and numbering",
    ]
    assert "One section changed in layout and numbering." in bare(told(CHARTER, Comparison(sections=(laid,))))


def test_a_split_and_a_merge_name_their_parts() -> None:
    two, three, four = numbered("2", "3", "4")
    split, merged = change(ChangeKind.SPLIT, two, two, three), change(ChangeKind.MERGED, two, two, three, four)

    assert naming([split], "section") == "section 2 split into sections 2 and 3"
    assert naming([merged], "section") == "sections 2, 3 and 4 merged"
    assert happened(split) == "split into sections 2 and 3"
    assert happened(replace(merged, kinds=(ChangeKind.MERGED, ChangeKind.EDITED))) == (
        "merged with sections 3 and 4; reworded"
    )


def test_many_parts_are_counted() -> None:
    one, *rest = numbered(*"123456")

    assert naming([change(ChangeKind.SPLIT, one, one, *rest)], "section") == "section 1 split into six sections"
    assert naming([change(ChangeKind.MERGED, one, one, *rest)], "section") == "section 1 and five more sections merged"
    assert naming(reworded(*numbered(*"123456")), "section") == "six sections reworded"


def test_a_split_is_the_title_though_words_changed_too() -> None:
    (found,) = reworded(Side("Duties"))
    split = replace(found, kinds=(ChangeKind.SPLIT, ChangeKind.EDITED), others=(Side("Care"),))

    assert told(CHARTER, Comparison(sections=(split,))).title == (
        'Harbour\'s Charter: "Duties" split into "Duties" and "Care"'
    )


def test_a_retitled_section_is_told_by_both_titles() -> None:
    change_ = change(ChangeKind.RETITLED, Side("Rest", "3"), Side("Repose", "3"))
    bare_ = change(ChangeKind.RETITLED, Side("Rest"), Side("Repose"))

    assert told(CHARTER, Comparison(sections=(bare_,))).title == 'Harbour\'s Charter: retitled: "Rest" -> "Repose"'
    assert retitling(change_) == 'section 3 retitled: "Rest" -> "Repose"'
    assert retitling(change(ChangeKind.ADDED, None, Side("Rest"))) == ""
    assert naming([change_], "section") == "section 3 retitled"


def test_where_a_section_came_from_is_said_beside_it() -> None:
    moved = SectionChange(
        (ChangeKind.RETITLED, ChangeKind.MOVED, ChangeKind.RENUMBERED),
        Side("Rest", "3.1", path=("Care",)),
        Side("Repose", "4.2", path=("Duties", "Leave")),
        EditClass.SUBSTANTIVE,
    )

    assert happened(moved) == 'retitled from "Rest", moved from under "Care" to under "Leave" and renumbered from 3.1'
    assert happened(moved, whence=False) == "retitled, moved and renumbered"
    assert happened(replace(moved, kinds=(ChangeKind.RENUMBERED,), before=Side("Rest"))) == "renumbered"


def test_words_that_only_moved_are_told_as_moved() -> None:
    item = edit("[Prompts of the pilot.]", "[Prompts of the pilot.]", cues=("moved",))
    entry = told(CHARTER, Comparison(sections=(edited(Side("Kept"), item),)))

    assert entry.title == 'Harbour\'s Charter: "Prompts of the pilot." moved'
    assert 'One passage moved, under "Kept"; no word changed.' in bare(entry)


def test_the_weightiest_section_gives_the_title_wherever_it_stands() -> None:
    two, three, seven = numbered("2", "3", "7")
    first = SectionChange((ChangeKind.RENUMBERED,), three, two, EditClass.MECHANICAL)
    second = SectionChange((ChangeKind.MOVED,), two, seven, EditClass.EDITORIAL)

    assert told(CHARTER, Comparison(sections=(first, second))).title == "Harbour's Charter: section 7 moved"


def test_a_new_entry_of_the_changelog_is_not_what_the_title_is_about() -> None:
    side = Side("9 May 2026", path=("Changelog",))
    entry = replace(change(ChangeKind.ADDED, None, side), notice=Notice.NAMED, notice_text="Minor fixes.")
    limits = edited(Side("Limits"), edit("It [will] rest.", "It [may] rest."), notice=Notice.NONE)

    said = told(CHARTER, Comparison(sections=(entry, limits)))
    alone = told(CHARTER, Comparison(sections=(entry,)))

    assert said.title == 'Harbour\'s Charter: "It will" -> "It may", under "Limits"'
    assert "Its changelog does not mention this." in said.summary
    assert alone.title.startswith('Harbour\'s Charter: "9 May 2026" added')


def test_a_cell_is_quoted_without_its_borders() -> None:
    cell = edit("Aster 1 | 20 | [18]", "Aster 1 | 20 | [7]")

    assert (
        told(CHARTER, Comparison(sections=(edited(Side("Scores"), cell),))).title
        == 'Harbour\'s Charter: "18" -> "7", in row "Aster 1"'
    )


def test_a_withdrawn_sentence_is_quoted_once() -> None:
    gone = edit("[It may rest.]", "", cues=("sentence-removed",))
    said = bare(told(CHARTER, Comparison(sections=(edited(Side("Rest"), gone),))))

    assert said.count("It may rest.") == 1
    assert "Sentence removed." in said
