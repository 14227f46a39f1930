"""What may be shown of a change that repeats words which were withdrawn."""

from dataclasses import replace

from tests.entries.invented import CHARTER, FEED_ID, TOLD, document, edit, edited, section
from tests.entries.test_changed import told
from watcher.compare import compare
from watcher.compare.text import text_of
from watcher.compare.unified import apply
from watcher.entries.notices import corrected
from watcher.entries.redacting import WITHHELD, without_context_of, without_title, without_words
from watcher.entries.withdrawing import Hidden, words_of
from watcher.model import ChangeKind, Comparison, EditClass, SectionChange, Side

REST = edited(Side("Rest", "4", path=("Care",)), edit("It [will] rest at night.", "It [may] rest at night."))
GONE = SectionChange(
    (ChangeKind.REMOVED,), Side("Care"), None, EditClass.SUBSTANTIVE, text_before="Weights are kept here.\nYes.\n"
)


HIDDEN = Hidden.of(
    map(
        words_of, ("It will rest at night.", "It may rest at night.", "Rest", "Night", "Care", "Weights are kept here.")
    )
)


def test_what_is_left_has_its_kinds_and_its_identity_and_none_of_the_words() -> None:
    split = replace(REST, kinds=(ChangeKind.SPLIT,), others=(Side("Night", "5"),))
    entry = told(CHARTER, Comparison(sections=(split, GONE), diff="--- before\n"))

    bare = without_words(entry, HIDDEN)

    assert (bare.guid, bare.told, bare.edit_class) == (entry.guid, entry.told, entry.edit_class)
    assert bare.comparison is not None
    assert [change.kinds for change in bare.comparison.sections] == [(ChangeKind.SPLIT,), (ChangeKind.REMOVED,)]
    assert bare.comparison.sections[0].others[0].number == "5"
    for word in ("rest", "night", "Rest", "Care", "Night", "Weights"):
        assert word not in repr(bare)
    assert WITHHELD in bare.content_text


def test_of_an_entry_without_its_comparison_the_same_is_left() -> None:
    light = replace(told(CHARTER, Comparison(sections=(REST,))), comparison=None)

    assert without_words(light, HIDDEN).summary == WITHHELD
    assert without_words(light, HIDDEN).comparison is None


def test_where_what_is_left_still_tells_the_words_nothing_is_quoted() -> None:
    """The heading is the very word that stands in the place of what is hidden."""
    night = edited(Side("Night", "5"), edit("It [sings] at night.", "It [hums] at night."))
    headed = replace(REST, before=Side("Withdrawn", "4"), after=Side("Withdrawn", "4"), others=(Side("Night", "5"),))

    bare = without_words(told(CHARTER, Comparison(sections=(headed, night))), Hidden.of([words_of("Withdrawn")]))

    assert bare.comparison is not None
    assert [(one.edits, one.before and one.before.title) for one in bare.comparison.sections] == [((), ""), ((), "")]
    assert "hums" not in repr(bare)
    assert bare.summary == WITHHELD


def test_a_correction_of_it_loses_its_title_and_keeps_its_note() -> None:
    entry = told(CHARTER, Comparison(sections=(REST,)))
    correction = corrected(entry, note="It was only moved.", withdraw=False, told=TOLD, feed_id=FEED_ID)
    assert '"It may"' in correction.title

    bare = without_title(correction)

    assert bare.title == "Harbour's Charter: correction told 24 Jan 2026 23:39 UTC"
    assert "It was only moved." in bare.content_text


KEPT, OIL = "Every lamp rests at night.", "The oil is kept in the cellar."


def test_of_what_stands_beside_a_change_the_hidden_lines_are_left_out() -> None:
    before, after = (
        document("Charter", section("Rest", KEPT, f"A keeper {verb} the log at noon.", "Gone." if gone else OIL, OIL))
        for verb, gone in (("reads", True), ("keeps", False))
    )
    entry = replace(told(CHARTER, compare(before, after)), text_before=text_of(before))
    hidden = Hidden.of([words_of(KEPT), words_of("Rest")])

    bare = without_context_of(entry, hidden)

    assert KEPT in repr(entry.comparison)
    assert bare.comparison is not None
    for said in (bare.comparison.diff, *(one.diff for one in bare.comparison.sections)):
        assert "lamp" not in said
        assert "\n-A keeper reads the log at noon.\n" in said
    assert apply(bare.comparison.diff, text_of(before)) == text_of(after)
    contexts = [one.context_before for section in bare.comparison.sections for one in section.edits]
    assert contexts == ["A keeper", ""]
    assert bare.content_html == entry.content_html


def test_of_what_only_went_the_context_is_of_its_own_sentence() -> None:
    before, after = document("Charter", section("Rest", KEPT, "Gone.")), document("Charter", section("Rest", KEPT))
    entry = told(CHARTER, compare(before, after))
    bare = without_context_of(entry, Hidden.of([words_of(KEPT)]))
    assert bare.comparison is not None
    assert [one.context_before for section in bare.comparison.sections for one in section.edits] == [""]


def test_an_entry_without_its_comparison_has_nothing_beside_it() -> None:
    light = replace(told(CHARTER, Comparison(sections=(REST,))), comparison=None)
    assert without_context_of(light, Hidden()) == light
