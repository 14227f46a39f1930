"""How a change is told: the words of its title, the order of its body, the feeds it reaches."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup

from tests.entries.invented import (
    BETWEEN,
    CARD,
    CHARTER,
    FEED_ID,
    TOLD,
    TRACKER,
    charter_change,
    edit,
    edited,
    snapshot,
)
from watcher import entries
from watcher.entries.quoting import count
from watcher.model import (
    ChangeKind,
    ChangelogEntry,
    Comparison,
    EditClass,
    Entry,
    Notice,
    PageMove,
    Reason,
    SectionChange,
    Side,
    Source,
)

CALM = "Scores for calm were [{}] those of Lantern 1."


def told(source: Source, comparison: Comparison, **more: object) -> Entry:
    fields: dict[str, object] = {"between": BETWEEN, "failed_reads": 0, "told": TOLD}
    before = snapshot(source, BETWEEN[0], url=str(more.pop("url_before", source.url)))
    after = snapshot(source, BETWEEN[1], url=str(more.pop("url_after", source.url)), digest="b")
    return entries.changed(
        source,
        comparison,
        before=before,
        after=after,
        feed_id=FEED_ID,
        texts=("old\n", "new\n"),
        rules_digest="r1",
        **(fields | more),  # type: ignore[arg-type]
    )


def bare(entry: Entry) -> str:
    """The item as a reader shows it that drops every tag."""
    return " ".join(BeautifulSoup(entry.content_html, "lxml").get_text().split())


def paged(title: str, number: str, first: int, last: int, *, path: tuple[str, ...] = ("Model welfare",)) -> Side:
    return Side(title=title, number=number, path=path, anchor=f"page={first}", page_first=first, page_last=last)


def shifted(side: Side) -> Side:
    assert side.page_first is not None
    assert side.page_last is not None
    return replace(side, page_first=side.page_first - 1, page_last=side.page_last - 1)


def card_change() -> Comparison:
    """A reprint with a changelog page in front: two sections reworded, one outside welfare."""
    welfare, interviews, choices = (
        paged("Model welfare", "5", 145, 183, path=()),
        paged("Interviews", "5.1.2", 147, 149),
        paged("Choices", "5.9", 170, 172),
    )
    note = "5.1.2 and 5.9: two sentences corrected."
    return Comparison(
        sections=(
            edited(
                interviews,
                edit(CALM.format("below"), CALM.format("level with"), cues=("comparison",)),
                before=shifted(interviews),
                notice=Notice.NAMED,
                notice_text=note,
                topics=("evidence", "evidence.self-reports"),
            ),
            edited(
                choices,
                edit("It [never] chose to stop.", "It [seldom] chose to stop."),
                edit("See page [170].", "See page [171].", weight=EditClass.MECHANICAL, fold="page-number"),
                before=shifted(choices),
                notice=Notice.NAMED,
                notice_text=note,
                topics=("evidence",),
            ),
            edited(Side(title="Chemistry", number="3.1"), edit("We [ran] it.", "We [did not run] it."), relevant=False),
        ),
        pages_before=231,
        pages_after=232,
        page_moves=(
            PageMove(shifted(welfare), welfare, relevant=True),
            PageMove(shifted(interviews), interviews, relevant=True),
        ),
    )


def test_one_sentence_is_told_by_its_words() -> None:
    entry = told(CHARTER, charter_change())
    assert (
        entry.title == """Harbour's Charter: "individual group attempting" -> "individual or group with an attempt\""""
    )
    assert bare(entry) == (
        'One sentence changed, under "Firm limits"; nothing else did. '
        "May change meaning. The page carries no changelog. "
        "Firm limits "
        "Before: Never help an individual group attempting to close the harbour to others. "
        "After: Never help an individual or group with an attempt to close the harbour to others. "
        "Last read with the old words 23 Jan 2026 00:22 UTC; first with the new 24 Jan 23:38 UTC. "
        f"SHA-256 {'a' * 64} -> {'b' * 64} "
        "Change, Diff, Data, Source"
    )
    assert entry.summary == (
        'One sentence changed, under "Firm limits"; nothing else did.\nMay change meaning. The page carries no changelog.'
    )
    assert entry.feeds == (
        "feed",
        "everything",
        "sources/harbour-charter",
        "publishers/harbour-lab",
        "topics/commitments",
    )
    assert [(c.scheme, c.term) for c in entry.categories] == [
        ("event", "changed"),
        ("topic", "commitments"),
        ("publisher", "harbour-lab"),
        ("kind", "constitution"),
        ("class", "substantive"),
        ("notice", "no-changelog"),
    ]
    assert entry.links[-1].href == "https://harbour.example/charter#firm-limits"


def test_changed_words_are_marked_where_styles_survive() -> None:
    html = told(CHARTER, charter_change()).content_html
    assert "individual <del style=" in html
    assert ">group attempting</del> to close" in html
    assert ">or group with an attempt</ins> to close" in html


def test_a_reprinted_card_is_told_by_its_sections() -> None:
    entry = told(
        CARD, card_change(), url_before="https://files.example/old.pdf", url_after="https://files.example/new.pdf"
    )
    assert entry.title == "Lantern 2 system card: 5.1.2 and 5.9 reworded, named in its changelog; pages +1"
    said = bare(entry)
    assert 'Its changelog names this: "5.1.2 and 5.9: two sentences corrected."' in said
    assert "5.1.2 Interviews — pp. 147-149 (was 146-148)" in said
    assert "Comparison wording: 'below' -> 'level with'." in said
    assert "Before: Scores for calm were below those" in said
    assert "Section 5 is now pp. 145-183 (was 144-182)." in said
    assert "Also, folded here: one page number." in said
    assert "Outside the welfare sections: one section reworded; it may change meaning." in said
    assert "We did not run it" not in said
    assert [(link.title, link.href) for link in entry.links[3:]] == [
        ("New file", "https://files.example/new.pdf#page=147"),
        ("Old file", "https://files.example/old.pdf"),
    ]
    assert entry.topics == ("evidence", "evidence.self-reports")


def test_failed_reads_between_are_named() -> None:
    assert "first with the new 24 Jan 23:38 UTC; three checks between failed to read it." in bare(
        told(CHARTER, charter_change(), failed_reads=3)
    )


def test_the_year_is_said_again_when_it_turned() -> None:
    window = (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), datetime(2026, 1, 1, 1, 0, tzinfo=UTC))
    assert "old words 31 Dec 2025 23:00 UTC; first with the new 1 Jan 2026 01:00 UTC." in bare(
        told(CHARTER, charter_change(), between=window)
    )


def test_identity_is_the_change_and_not_the_moment() -> None:
    first, again = told(CHARTER, charter_change()), told(CHARTER, charter_change(), told=TOLD + timedelta(days=1))
    assert first.event_id == again.event_id == first.change_id == "harbour-charter/20260123002200..20260124233800"
    assert first.guid == f"tag:{FEED_ID}:harbour-charter/20260123002200..20260124233800"
    assert [link.href for link in first.links[:3]] == [
        f"changes/harbour-charter/20260123002200-20260124233800.{ending}" for ending in ("html", "diff", "json")
    ]


@pytest.mark.parametrize("reason", [Reason.SETTLED, Reason.RETURNED, Reason.CONFIRMED])
def test_what_is_told_again_has_the_moment_as_its_identity(reason: Reason) -> None:
    entry = told(CHARTER, charter_change(), reason=reason)
    assert entry.event_id == f"harbour-charter/20260124233905/{reason}"
    assert entry.change_id == "harbour-charter/20260123002200..20260124233800"


def test_a_return_names_the_version() -> None:
    entry = told(CHARTER, charter_change(), reason=Reason.RETURNED, back_to=datetime(2026, 1, 3, 8, 0, tzinfo=UTC))
    assert entry.title == "Harbour's Charter: back to the version first read 3 Jan 2026 08:00 UTC"
    assert entry.summary.startswith("Back to the version first read 3 Jan 2026 08:00 UTC.\nOne sentence changed")


def test_mixed_rules_reach_everything_only() -> None:
    assert told(CHARTER, charter_change(), reason=Reason.MIXED_RULES).feeds == ("everything",)


def test_commentary_goes_to_its_own_feed_with_forty_words() -> None:
    long = " ".join(f"word{n}" for n in range(300))
    change = Comparison(sections=(edited(Side(title="Notes"), edit(f"{long} [was] {long}", f"{long} [is] {long}")),))
    entry = told(TRACKER, change)
    assert entry.feeds[0] == "commentary"
    quoted = bare(entry).partition("Before:")[2].partition("(shortened")[0].replace("After:", "").replace("…", "")
    assert 2 <= count(quoted) <= 40
    assert "is word0" in quoted


def spelling(side: Side, **more: object) -> SectionChange:
    return edited(side, edit("The colo[]r of calm.", "The colo[u]r of calm.", weight=EditClass.EDITORIAL), **more)  # type: ignore[arg-type]


def test_spelling_is_told_beside_the_main_feed() -> None:
    entry = told(CHARTER, Comparison(sections=(spelling(Side(title="Calm")),)))
    assert entry.feeds == ("everything", "sources/harbour-charter", "publishers/harbour-lab")[:2]
    assert "Spelling and punctuation." in entry.summary
    assert "Before: The color of calm. After: The colour of calm." in bare(entry)


def test_layout_alone_reaches_everything_only() -> None:
    change = Comparison(
        sections=(
            edited(
                Side(title="Calm", number="2"),
                edit("See [1].", "See [2].", weight=EditClass.MECHANICAL, fold="cross-reference"),
            ),
        )
    )
    entry = told(CHARTER, change)
    assert entry.feeds == ("everything",)
    assert "Also, folded here: one cross-reference." in bare(entry)


def test_a_moved_date_is_told_as_exactly_that() -> None:
    entry = told(CHARTER, Comparison(dated_before="2026-01-05", dated_after="2026-02-06"))
    assert entry.title == "Harbour's Charter: its date moved from 5 Jan 2026 to 6 Feb 2026; no word changed"
    assert entry.feeds == ("everything",)


def test_a_new_print_is_told_in_the_main_feed_as_what_it_is() -> None:
    welfare = paged("Model welfare", "5", 145, 183, path=())
    change = Comparison(
        pages_before=231, pages_after=232, page_moves=(PageMove(shifted(welfare), welfare, relevant=True),)
    )
    entry = told(CARD, change)
    assert (
        entry.title
        == "Lantern 2 system card: new print, no wording changed; section 5 is now pp. 145-183 (was 144-182)"
    )
    assert entry.feeds[0] == "feed"
    assert told(CHARTER, change).feeds == ("everything",)


def test_a_change_outside_welfare_is_told_by_its_own_words_and_not_in_main() -> None:
    change = Comparison(
        sections=(
            edited(Side(title="Chemistry", number="3.1"), edit("We [ran] it.", "We [stopped] it."), relevant=False),
        )
    )
    entry = told(CARD, change)
    assert entry.feeds == ("everything", "sources/lantern-2-card")
    assert "Before: We ran it. After: We stopped it." in bare(entry)


def test_sections_that_came_and_went_are_quoted_by_their_first_words() -> None:
    text = " ".join(f"word{n}" for n in range(400)) + "\n"
    change = Comparison(
        sections=(
            SectionChange(
                (ChangeKind.REMOVED,),
                Side("Rest", "4.2"),
                None,
                EditClass.SUBSTANTIVE,
                relevant=True,
                text_before="It may rest.\n",
                notice=Notice.NONE,
            ),
            SectionChange(
                (ChangeKind.ADDED,),
                None,
                Side("Work", "4.3"),
                EditClass.SUBSTANTIVE,
                relevant=True,
                text_after=text,
                notice=Notice.NONE,
            ),
        )
    )
    entry = told(CHARTER, change)
    assert entry.title == "Harbour's Charter: 4.2 removed; 4.3 added"
    said = bare(entry)
    assert "Before: It may rest. After: (not there)" in said
    assert "Before: (not there) After: word0 word1" in said
    assert "word118" in said
    assert "word120" not in said
    assert "Its changelog does not mention this." in said


def test_kinds_are_told_with_what_they_were() -> None:
    before, after = Side("Rest", "4.2", path=("Care",)), Side("Repose", "5.1", path=("Duties",))
    change = Comparison(
        sections=(
            SectionChange(
                (ChangeKind.RETITLED, ChangeKind.MOVED),
                before,
                after,
                EditClass.SUBSTANTIVE,
                relevant=True,
            ),
        )
    )
    said = bare(told(CHARTER, change))
    assert 'Retitled from "Rest" and moved from under "Care" to under "Duties"; may change meaning.' in said


def test_an_item_quotes_at_most_six_hundred_words_and_says_what_it_leaves_out() -> None:
    edits = [
        edit(
            f"Sentence {n} says that the model [will be] heard before anything is done to it.",
            f"Sentence {n} says that the model [may be] heard before anything is done to it.",
        )
        for n in range(80)
    ]
    change = Comparison(sections=(edited(Side(title="Hearing"), *edits),))
    said = bare(told(CHARTER, change))
    assert count(said.partition("Before:")[2].replace("Before:", "").replace("After:", "").partition("(")[0]) <= 600
    assert "more on the change page)" in said
    assert len(told(replace(CHARTER, rights="cc0"), change).content_html) > len(told(CHARTER, change).content_html)


def test_announcements_without_an_edit_are_told() -> None:
    change = replace(charter_change(), announced_not_found=(ChangelogEntry("2026-01-20", "Section 9 rewritten."),))
    assert 'Its changelog announces what was not found in the text (20 Jan 2026): "Section 9 rewritten."' in bare(
        told(CHARTER, change)
    )


def test_a_title_of_several_reworded_sections_quotes_the_first() -> None:
    edits = (edit("We [will] ask.", "We [may] ask."), edit("We [shall] keep it.", "We [might] keep it."))
    change = Comparison(
        sections=tuple(edited(Side(title=f"T{n}", number=f"{n}"), one) for n, one in enumerate(edits, 2))
    )
    said = '"We will" -> "We may", in section 2, and one more section reworded'
    assert told(CHARTER, change).title == f"Harbour's Charter: {said}"
    alone = Comparison(sections=(edited(Side(title="T", number="3"), *edits),))
    assert told(CHARTER, alone).title.endswith(", and one more edit, in section 3")


def test_a_title_of_several_reworded_sections_quotes_the_gravest_edit() -> None:
    aims = edit("We [will] ask.", "We [aim to] ask.", cues=("commitment",))
    years = edit("We keep weights for [ten] years.", "We keep weights for [five] years.", cues=("number",))
    change = Comparison(
        sections=tuple(edited(Side(title=f"T{n}", number=f"{n}"), one) for n, one in enumerate((aims, years), 2))
    )

    said = '"for ten" -> "for five", in section 3, and one more section reworded'
    assert told(CHARTER, change).title == f"Harbour's Charter: {said}"


def test_a_title_of_several_reworded_sections_names_them_where_the_first_is_long() -> None:
    long = " ".join(["promise"] * 30)
    edits = (edit(f"We [{long}].", f"We [hope, {long}]."), edit("We [shall] keep it.", "We [might] keep it."))
    change = Comparison(
        sections=tuple(edited(Side(title=f"T{n}", number=f"{n}"), one) for n, one in enumerate(edits, 2))
    )
    assert told(CHARTER, change).title == "Harbour's Charter: sections 2 and 3 reworded"


def test_a_title_names_sections_where_the_words_do_not_fit() -> None:
    long = "that every instance of the model is asked in due time and in due form by people it trusts"
    change = Comparison(
        sections=(edited(Side(title="Asking"), edit(f"We promise [{long}].", f"We hope [{long} and more].")),)
    )
    title = told(CHARTER, change).title
    assert title == """Harbour's Charter: "Asking" reworded"""


def test_a_title_never_exceeds_its_length() -> None:
    many = tuple(
        edited(Side(title=f"Section with quite a long title {n}"), edit("It [will] rest.", "It [may] rest."))
        for n in range(30)
    )
    for source in (CHARTER, replace(CHARTER, title="A charter with a very long name indeed " * 5)):
        for sections in (many, many[:1], many[:3]):
            assert len(told(source, Comparison(sections=sections)).title) < 110


def test_an_insertion_is_quoted_with_its_neighbours() -> None:
    change = Comparison(
        sections=(edited(Side(title="Rest"), edit("It may [] rest at night.", "It may [not] rest at night.")),)
    )
    title = told(CHARTER, change).title
    assert title.startswith("""Harbour's Charter: "may rest" -> "may not rest\"""")


def test_a_withdrawn_sentence_is_quoted_as_removed() -> None:
    change = Comparison(sections=(edited(Side(title="Rest"), edit("[It may rest at night.]", "")),))
    entry = told(CHARTER, change)
    assert entry.title == """Harbour's Charter: "It may rest at night." removed"""
    assert "Before: It may rest at night. After: (not there)" in bare(entry)


def test_a_withdrawn_sentence_too_long_for_a_title_is_quoted_by_its_beginning() -> None:
    sentence = (
        "Complaints of a model about its treatment are answered in writing within ten days by a person who may act."
    )
    change = Comparison(sections=(edited(Side(title="What we do"), edit(f"[{sentence}]", "")),))

    title = told(CHARTER, change).title

    assert title.startswith("""Harbour's Charter: "Complaints of a model""")
    assert title.endswith(" removed")
    assert len(title) < 110


def test_two_edits_of_one_sentence_are_one_quotation() -> None:
    one = edit("We [will] keep the weights for years.", "We [may] keep the weights for days.")
    sentence_after = "We may keep the weights for days."
    two = replace(one, before="years", after="days", offset_before=28, offset_after=27)
    said = bare(
        told(
            CHARTER,
            Comparison(sections=(edited(Side(title="Weights"), replace(one, sentence_after=sentence_after), two),)),
        )
    )
    assert said.count("Before:") == 1
    assert "Before: We will keep the weights for years. After: We may keep the weights for days." in said


def test_words_that_run_from_right_to_left_keep_their_places_in_a_title() -> None:
    change = Comparison(sections=(edited(Side(title="Rest"), edit("[שלום שלום שלום] end.", "[לילה לילה לילה] end.")),))
    assert (
        told(CHARTER, change).title
        == 'Harbour\'s Charter: "\u2068שלום שלום שלום\u2069" -> "\u2068לילה לילה לילה\u2069"'
    )


def test_a_heading_that_got_other_words_is_quoted() -> None:
    retitled = SectionChange(
        (ChangeKind.RETITLED,), Side("Interviews"), Side("Exit interviews"), EditClass.SUBSTANTIVE, relevant=True
    )
    entry = told(CHARTER, Comparison(sections=(retitled,)))
    assert entry.title == 'Harbour\'s Charter: retitled: "Interviews" -> "Exit interviews"'
    assert "Before: Interviews After: Exit interviews" in bare(entry)


@pytest.mark.parametrize(
    ("before", "after", "title", "said"),
    [
        ("", "[Lamps are lit.]", '"Lamps are lit." added', 'One sentence added, under "Rest"; nothing else changed.'),
        (
            "[Lamps are lit.]",
            "",
            '"Lamps are lit." removed',
            'One sentence removed, under "Rest"; nothing else changed.',
        ),
        (
            "[Lamps] are lit.",
            "[Some lamps] are lit.",
            '"Lamps are" -> "Some lamps are"',
            'One sentence changed, under "Rest"; nothing else did.',
        ),
        (
            "Lamps are [lit].",
            "Lamps are [out].",
            '"are lit" -> "are out"',
            'One sentence changed, under "Rest"; nothing else did.',
        ),
        (
            "[Calm]",
            "[Calmness]",
            '"Calm" -> "Calmness"',
            'One sentence changed, under "Rest"; nothing else did.',
        ),
        (
            "我们[会]采访。",
            "我们[可能]采访。",
            '"我们会" -> "我们可能"',
            'One sentence changed, under "Rest"; nothing else did.',
        ),
        (
            "Fern 2 | [yes] | vault",
            "Fern 2 | [no] | vault",
            '"yes" -> "no", in row "Fern 2"',
            'One sentence changed, under "Rest"; nothing else did.',
        ),
        (
            "[Fern] 2 | yes",
            "[Moss] 2 | yes",
            '"Fern 2" -> "Moss 2"',
            'One sentence changed, under "Rest"; nothing else did.',
        ),
        (
            "All [] lamps.",
            "All [new] lamps.",
            '"All lamps." -> "All new lamps."',
            'One sentence changed, under "Rest"; nothing else did.',
        ),
    ],
)
def test_words_are_quoted_with_neighbours_of_their_own_sentence(before: str, after: str, title: str, said: str) -> None:
    one = replace(edit(before, after), context_before=edit(before, after).context_before or "of another item")
    entry = told(CHARTER, Comparison(sections=(edited(Side("Rest"), one),)))
    assert entry.title == f"Harbour's Charter: {title}"
    assert entry.summary.partition("\n")[0] == said
