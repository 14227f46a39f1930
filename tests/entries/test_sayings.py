"""The sentences beside the quotations."""

from dataclasses import replace

import pytest

from tests.entries.invented import CARD, CHARTER, FEED_ID, TOLD, charter_change, document, edit, edited, section
from tests.entries.test_changed import bare, card_change, paged, shifted, told
from tests.entries.test_documents import new
from watcher import entries
from watcher.model import (
    ChangeKind,
    Comparison,
    Edit,
    EditClass,
    Kind,
    Notice,
    PageMove,
    Scope,
    SectionChange,
    Side,
    SourceState,
)

REST = edit("It [will] rest.", "It [may] rest.")


def rested(n: int, notice: Notice = Notice.NONE, **more: object) -> SectionChange:
    return edited(Side(title=f"Rest {n}", number=f"4.{n}"), REST, notice=notice, **more)  # type: ignore[arg-type]


def said(*sections: SectionChange, **fields: object) -> str:
    return bare(told(CHARTER, replace(Comparison(sections=sections), **fields)))  # type: ignore[arg-type]


def test_a_changelog_is_quoted_once_where_it_speaks_of_all() -> None:
    text = said(
        rested(1, Notice.COVERED, notice_text="Small edits."), rested(2, Notice.COVERED, notice_text="Small edits.")
    )
    assert text.count('A general entry of its changelog may cover this: "Small edits."') == 1


def test_changelog_entries_of_each_section_are_quoted_there() -> None:
    text = said(rested(1, Notice.NAMED, notice_text="4.1 mended."), rested(2, Notice.NAMED, notice_text="4.2 mended."))
    assert "May change meaning. Its changelog names this." in text
    assert 'Its changelog names this: "4.1 mended."' in text
    assert 'Its changelog names this: "4.2 mended."' in text


def test_what_the_changelog_leaves_out_is_named() -> None:
    text = said(*(rested(n, Notice.NAMED, notice_text="4: mended.") for n in range(7)), rested(8))
    assert "Its changelog names seven sections; its changelog does not mention 4.8." in text


def test_cues_are_said_once_with_the_words_where_they_are_few() -> None:
    dated = edit("Since [12 January] it rests.", "Since [8 July] it rests.", cues=("number", "date"))
    long = "in every way that anyone could think of"
    wordy = edit(f"It [will {long}] rest.", f"It [may {long}] rest.", cues=("modal",))
    text = said(edited(Side("Rest"), dated, wordy))
    assert "Number, date: '12 January' -> '8 July'; modal verb." in text
    many = [edit(f"It [will {n}] rest.", f"It [may {n}] rest.", cues=("modal",)) for n in range(9)]
    assert "; and more." in said(edited(Side("Rest"), *many))


def test_a_cue_of_another_version_is_said_as_it_is_written() -> None:
    assert "Unheard of." in said(edited(Side("Rest"), replace(REST, cues=("unheard-of",))))


def test_churn_is_one_line() -> None:
    churn = [
        edit(f"See page [{n}].", f"See page [{n + 1}].", weight=EditClass.MECHANICAL, fold="page-number")
        for n in range(41)
    ]
    notes = [
        edit(f"As said[{n}].", f"As said[{n + 9}].", weight=EditClass.MECHANICAL, fold="footnote") for n in range(4)
    ]
    space = edit("A[ ] b.", "A[] b.", weight=EditClass.MECHANICAL)
    odd = edit("A[ ] c.", "A[] c.", weight=EditClass.MECHANICAL, fold="clause-label")
    colour = edit("The colo[]r.", "The colo[u]r.", weight=EditClass.EDITORIAL)
    text = said(edited(Side("Rest"), REST, colour, *churn, *notes, space, odd))
    assert (
        "Also, folded here: one edit of spelling and punctuation, 41 page numbers, four footnote numbers, "
        "one edit of layout and numbering and one clause label edit."
    ) in text
    assert "See page" not in text


def test_dates_that_come_go_and_move_are_facts_beside_a_change() -> None:
    assert "Its date moved from 5 Jan 2026 to spring." in said(
        rested(1), dated_before="2026-01-05", dated_after="spring"
    )
    assert "It now bears the date 5 Jan 2026." in said(rested(1), dated_after="2026-01-05")
    assert "It no longer bears the date 5 Jan 2026." in said(rested(1), dated_before="2026-01-05")


def test_what_lies_outside_welfare_is_one_line() -> None:
    outside = [replace(rested(n), relevant=False) for n in range(3)]
    change = Comparison(sections=(rested(9), *outside))
    assert "Outside the welfare sections: three sections reworded; they may change meaning." in bare(told(CARD, change))
    mixed = Comparison(sections=(rested(9), outside[0], replace(outside[1], edit_class=EditClass.EDITORIAL)))
    assert "two sections reworded; one of them may change meaning." in bare(told(CARD, mixed))


def test_a_changelog_that_names_what_is_told_is_no_other_change() -> None:
    log = edited(Side("9 March", path=("Changelog",)), edit("", "[Rest is shorter.]"), relevant=False)
    assert "Outside the welfare sections: its changelog alone." in said(rested(1, Notice.NAMED), log)
    both = said(rested(1, Notice.NAMED), log, replace(rested(2), relevant=False))
    assert "Outside the welfare sections: one section reworded; it may change meaning." in both


def test_a_new_print_with_changes_elsewhere_says_so() -> None:
    moves = tuple(
        PageMove(shifted(side), side, relevant=True)
        for side in (paged(f"Part {n}", f"{n}", 10 * n, 10 * n + 5, path=()) for n in range(1, 6))
    )
    elsewhere = replace(rested(1), relevant=False)
    entry = told(CARD, Comparison(sections=(elsewhere,), page_moves=moves))
    assert entry.title.startswith("Lantern 2 system card: new print, no welfare wording changed")
    assert "New print, no wording of its welfare sections changed; five sections on other pages." in bare(entry)
    assert "section 3 is now pp. 30-35 (was 29-34) and others." in bare(entry)
    assert "Outside the welfare sections: one section reworded; it may change meaning." in bare(entry)


def test_a_new_print_in_which_welfare_was_spelt_anew_does_not_claim_that_no_word_changed() -> None:
    side = paged("Rest", "5.3", 30, 35, path=())
    spelt = edit("It [rests] well.", "It [rsets] well.", weight=EditClass.EDITORIAL)
    moves = (PageMove(shifted(side), side, relevant=True),)
    elsewhere = replace(rested(1), relevant=False)
    entry = told(CARD, Comparison(sections=(elsewhere, edited(side, spelt)), page_moves=moves))
    assert entry.title == 'Lantern 2 system card: "It rests" -> "It rsets", in 5.3'
    assert "no wording" not in bare(entry)
    assert "Before: It rests well. After: It rsets well." in bare(entry)
    assert "Outside the welfare sections: one section reworded; it may change meaning." in bare(entry)
    assert entry.feeds[0] == "feed"


def test_churn_of_welfare_sections_in_a_new_print_is_not_outside_them() -> None:
    side = paged("Rest", "5.3", 30, 35, path=())
    churn = edit("See page [1].", "See page [2].", weight=EditClass.MECHANICAL, fold="page-number")
    entry = told(CARD, Comparison(sections=(edited(side, churn),), page_moves=(PageMove(shifted(side), side, True),)))
    assert "Also, folded here: one page number." in bare(entry)
    assert "Outside" not in bare(entry)


def test_nothing_but_layout_is_said_to_be_that() -> None:
    entry = told(CHARTER, Comparison())
    assert entry.title == "Harbour's Charter: layout and numbering only"
    assert "Layout and numbering only." in entry.summary


def test_a_section_that_only_moved_says_from_where() -> None:
    moved = SectionChange(
        (ChangeKind.MOVED,), Side("Rest", path=("Care",)), Side("Rest"), EditClass.EDITORIAL, relevant=True
    )
    assert 'Moved from under "Care" to the top level; spelling and punctuation.' in said(moved, rested(2))


def test_sections_with_churn_alone_are_left_to_the_line_of_churn() -> None:
    churn = edited(
        Side("Pages"), edit("See page [1].", "See page [2].", weight=EditClass.MECHANICAL, fold="page-number")
    )
    text = said(rested(1), churn)
    assert "Pages" not in text
    assert "one page number" in text


def test_printed_pages_stand_beside_the_others_where_they_differ() -> None:
    side = replace(paged("Rest", "5.1", 147, 149), printed_first=145, printed_last=147)
    change = Comparison(sections=(edited(side, REST, before=replace(side, page_first=146, page_last=148)),))
    assert "5.1 Rest — pp. 147-149 (was 146-148); printed pp. 145-147" in bare(told(CARD, change))


def test_printed_pages_are_said_where_only_the_old_ones_differed() -> None:
    after = replace(paged("Rest", "5.1", 147, 149), printed_first=147, printed_last=149)
    before = replace(paged("Rest", "5.1", 146, 148), printed_first=144, printed_last=146)
    change = Comparison(sections=(edited(after, edit("It [rests].", "It [sleeps]."), before=before),))
    assert "pp. 147-149 (was 146-148); printed pp. 147-149 (was 144-146)" in bare(told(CARD, change))


def test_words_that_run_from_right_to_left_keep_their_order_behind_the_label() -> None:
    side = Side(title="الأوزان", level=2)
    change = Comparison(sections=(edited(side, edit("سوف [نحتفظ] بنسخة v2 دائما.", "سوف [نحذف] نسخة v2 دائما.")),))
    content = told(CHARTER, change).content_html
    assert "<strong>Before:</strong> <bdi>سوف " in content
    assert content.count("</bdi></p>") == 2
    assert "Before: سوف نحتفظ بنسخة v2 دائما." in told(CHARTER, change).content_text
    assert "<bdi>" not in told(CHARTER, charter_change()).content_html


@pytest.mark.parametrize(
    ("after", "title"),
    [
        ("[May it rest.]", 'Harbour\'s Charter: "May it rest." added'),
        ("It [may] rest.", 'Harbour\'s Charter: "It may rest."'),
    ],
)
def test_what_came_is_said_to_be_added(after: str, title: str) -> None:
    made = edit("", after) if after.startswith("[") else replace(edit("It [] rest.", after))
    assert (
        told(CHARTER, Comparison(sections=(edited(Side("Rest"), made),))).title.replace('"It rest." -> ', "") == title
    )


def test_a_page_that_is_one_section_is_quoted_in_short_where_naming_it_says_nothing() -> None:
    long = "in every way that anyone could ever think of while sitting by the sea"
    change = Comparison(
        sections=(edited(Side("Harbour's charter"), edit(f"It [will rest {long}].", f"It [may work {long}].")),)
    )
    title = told(CHARTER, change).title
    assert title == 'Harbour\'s Charter: "will rest in every way that…" -> "may work in every way that…"'


def test_words_beyond_any_title_are_cut() -> None:
    vast = replace(CHARTER, title="A" * 300)
    assert len(told(vast, Comparison(sections=(rested(1),))).title) < 110
    assert len(entries.unreadable(vast, SourceState("x"), told=TOLD, feed_id=FEED_ID).title) < 110


def test_feeds_have_items() -> None:
    feed = replace(CHARTER, kind=Kind.FEED)
    items = [
        SectionChange(
            (ChangeKind.ADDED,), None, Side(f"Post {n}"), EditClass.SUBSTANTIVE, relevant=True, text_after="It rests.\n"
        )
        for n in range(7)
    ]
    entry = told(feed, Comparison(sections=tuple(items)))
    assert entry.title == "Harbour's Charter: seven items added"
    assert entry.summary == "Seven items added."
    assert "changelog" not in bare(entry)
    assert entry.feeds[0] == "commentary"


def test_a_long_contents_is_cut_and_says_so() -> None:
    many = document(
        "x",
        *(section(f"Part {n}", "w", number=f"{n}.1", relevant=True, pages=(n, n)) for n in range(1, 100)),
        pages=120,
    )
    entry = new(what=many, previous=(CARD, document("y", pages=3)))
    assert "And 19 more." in bare(entry)
    assert "; and 74 more" in bare(entry)
    assert entry.title == "New: Lantern 2 system card, 120 pages; 99 sections on model welfare"


def test_a_first_round_without_cards_or_failures() -> None:
    entry = entries.begun(
        sources=[CHARTER],
        documents={CHARTER.id: document("c", section("x", "w"))},
        unreadable={},
        told=TOLD,
        feed_id=FEED_ID,
    )
    assert entry.title == "Watching begun: one document watched"
    assert "System cards" not in bare(entry)


def test_a_title_too_long_for_its_size_keeps_the_name() -> None:
    wide = replace(CARD, title="A card with a name that takes sixty characters in all, no less", scope=Scope.WELFARE)
    assert len(new(wide).title) < 110


def test_an_edit_that_is_known_by_its_words_alone_is_quoted() -> None:
    lone = Edit(EditClass.SUBSTANTIVE, "will", "may", context_before="it", context_after="rest")
    assert "Before: it will rest After: it may rest" in said(edited(Side("Rest"), lone))


def test_a_card_names_a_notice_of_its_document() -> None:
    change = card_change()
    bare_notice = replace(
        change, sections=tuple(replace(s, notice=Notice.NO_CHANGELOG, notice_text=None) for s in change.sections)
    )
    assert "The document carries no changelog." in bare(told(CARD, bare_notice))


@pytest.mark.parametrize("sections", [1, 4, 40])
def test_all_words_of_the_document_in_an_item_keep_the_limit_together(sections: int) -> None:
    def made(n: int) -> SectionChange:
        note = " ".join(f"qnote{n}x{k}" for k in range(50))
        filler = " ".join(f"qword{n}x{k}" for k in range(30))
        edits = [
            edit(f"{filler} [qwill{j}] {filler}", f"{filler} [qmay{j}] {filler}", cues=("modal",)) for j in range(9)
        ]
        return edited(Side(f"Part {n}", number=f"1.{n}"), *edits, notice=Notice.NAMED, notice_text=note)

    text = said(*(made(n) for n in range(sections)))
    assert 200 <= sum(word.strip("\"'.;,:").startswith("q") for word in text.split()) <= 600
