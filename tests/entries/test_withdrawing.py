"""Which words go with a change that is withdrawn, and where they are found again."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entries.invented import CHARTER, document, edit, edited, section
from tests.entries.test_changed import told
from watcher.compare import compare
from watcher.compare.text import text_of
from watcher.entries.withdrawing import RUN_WORDS_MIN, Hidden, Past, Withheld, quoted, taken, withheld, words_of
from watcher.model import (
    ChangeKind,
    ChangelogEntry,
    Comparison,
    Document,
    EditClass,
    Entry,
    PageMove,
    SectionChange,
    Side,
)


def change(before: Document, after: Document) -> Entry:
    entry = told(CHARTER, compare(before, after))
    return replace(entry, text_before=text_of(before), text_after=text_of(after))


def rest(*lines: str, title: str = "Rest") -> Document:
    return document("Charter", section(title, *lines))


ONE, TWO = "Every lamp rests at night.", "The keeper reads the log at noon."
NEW = "The oil is kept in the cellar below the wharf."


def found(words: frozenset[tuple[str, ...]], text: str) -> bool:
    return words_of(text) in words


def test_what_a_change_brought_goes_with_it_and_what_stood_before_does_not() -> None:
    gone = taken(change(rest(ONE, TWO), rest(ONE, TWO.replace("noon", "dusk in winter"), NEW)), None)
    assert found(gone.brought, NEW)
    assert found(gone.brought, "The keeper reads the log at dusk in winter.")
    assert not found(gone.brought, ONE)
    assert not found(gone.brought | gone.dropped, TWO)
    assert found(gone.replaced, TWO)
    assert {"oil", "cellar", "dusk"} <= gone.fresh
    assert "lamp" not in gone.fresh


def test_words_that_only_moved_or_lost_their_neighbours_were_not_brought() -> None:
    moved = taken(change(rest(ONE, TWO, NEW), rest(NEW, ONE, TWO)), None)
    assert moved.brought == frozenset()
    shorter = taken(change(rest(f"{NEW[:-1]}, and {TWO}"), rest(NEW)), None)
    assert not found(shorter.brought, NEW)


def test_a_sentence_that_went_goes_unless_it_is_there_again() -> None:
    entry = change(rest(ONE, TWO), rest(ONE))
    assert found(taken(entry, None).dropped, TWO)
    assert not found(taken(entry, text_of(rest(ONE, TWO))).dropped, TWO)
    assert found(taken(entry, text_of(rest(NEW))).dropped, TWO)


def test_headings_and_rows_and_whole_sections_count() -> None:
    after = document("Charter", section("Rest", ONE), section("The cellar", NEW, "Yes.", number="2.1"))
    gone = taken(change(rest(ONE), after), None)
    assert all(found(gone.brought, text) for text in ("The cellar", "2.1 The cellar", NEW, "Yes."))
    back = taken(change(after, rest(ONE)), None)
    assert found(back.dropped, NEW)
    assert not found(back.dropped, "The cellar")


def test_of_a_change_that_compares_nothing_nothing_goes() -> None:
    bare = replace(told(CHARTER, Comparison()), comparison=None, text_before=None, text_after=None)
    assert taken(bare, None).brought == frozenset()


def test_a_change_shows_headings_changelogs_and_sections_on_other_pages() -> None:
    cut = SectionChange((ChangeKind.REMOVED,), Side("Care"), None, EditClass.SUBSTANTIVE, text_before=f"{ONE}\n")
    split = replace(
        edited(Side("Log", path=("Keeping",)), edit("It [will] wait.", "It [may] wait.")),
        others=(Side("Annex"),),
        notice_text="Reworded the log.",
    )
    moves = (PageMove(Side("Wharf"), Side("Wharf")),)
    shown = quoted(
        Comparison(sections=(cut, split), page_moves=moves, announced_not_found=(ChangelogEntry(None, "Oil came."),))
    )
    for text in ("Care", ONE, "Log", "Keeping", "Annex", "Reworded the log.", "Wharf", "Oil came.", "It may wait."):
        assert found(shown.told, text), text
    assert (words_of("It will wait."), words_of("It may wait.")) in shown.became


def test_lines_beside_a_change_and_the_section_that_its_diff_names_are_told_apart_from_it() -> None:
    shown = quoted(compare(rest(ONE, TWO), rest(ONE, TWO, NEW)))
    assert found(shown.beside, ONE)
    assert not found(shown.told, ONE)
    assert found(shown.beside, "Rest")


WORDS = st.lists(st.sampled_from("abcd"), max_size=9).map(tuple)


@given(words=st.frozensets(WORDS, max_size=6), text=WORDS)
def test_long_runs_are_found_within_others_and_short_ones_as_wholes(
    words: frozenset[tuple[str, ...]], text: tuple[str, ...]
) -> None:
    def stands(run: tuple[str, ...]) -> bool:
        places = range(len(text) - len(run) + 1)
        return bool(run) and (
            run == text or (len(run) >= RUN_WORDS_MIN and any(text[k : k + len(run)] == run for k in places))
        )

    assert set(Hidden.of(words).found_in(text)) == {run for run in words if stands(run)}


def test_signs_and_capitals_and_the_number_of_a_heading_hide_nothing() -> None:
    hidden = Hidden.of([words_of("The cellar")])
    for line in (
        "## 7.2 The cellar",
        "THE CELLAR!",
        "7.2 The cellar",
        "\u201cThe cellar.\u201d",
        "A lamp. The cellar.",
    ):
        assert hidden.stand_in_line(line), line
    assert not hidden.stand_in_line("The cellar is dry.")
    assert Hidden.of([words_of("\u706f\u6cb9\u5728\u5730\u4e0b")]).stand_in_line(
        "\u4ed6\u8bf4\u706f\u6cb9\u5728\u5730\u4e0b\u3002"
    )


def history(*documents: Document, wrong: int, until: int | None = None) -> Withheld:
    entries = [change(*pair) for pair in pairwise(documents)]
    newest = entries[(until or len(entries)) - 1].text_after
    pasts = [
        Past(
            str(place),
            quoted(entry.comparison or Comparison()),
            taken(entry, newest) if place == wrong else None,
            len(entries) if until is None else until,
        )
        for place, entry in enumerate(entries)
    ]
    return withheld(pasts)


A, B, C = (TWO, TWO.replace("noon", "cellar time"), TWO.replace("at noon", "early at cellar time"))
D = TWO.replace("at noon", "early")


@pytest.mark.parametrize(
    ("texts", "wordless"),
    [
        ((A, B, C, D, TWO), {"1", "2"}),
        ((A, B, A, D), {"1"}),
        ((D, A, B, A), {"2"}),
    ],
    ids=["a sentence made of it", "the old side", "the old side, told before"],
)
def test_what_is_withheld_of_a_history(texts: tuple[str, ...], wordless: set[str]) -> None:
    wrong = texts.index(B) - 1
    assert history(*(rest(ONE, text) for text in texts), wrong=wrong).wordless.keys() == wordless


def test_what_went_is_withheld_of_what_was_told_until_then_and_left_out_beside_it() -> None:
    texts = (rest(ONE), rest(ONE, NEW), rest(ONE, NEW, "Yes."), rest(ONE, "Yes."), rest(ONE, NEW, "Yes."))
    known = history(*texts, wrong=2, until=3)
    assert known.wordless.keys() == {"0"}
    assert set(known.bare) == {"1"}
    assert known.bare["1"].stand_in_line(NEW)
