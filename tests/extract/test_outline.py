import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.extract.outline import Heading, Reached, build, changelog_of, split_number
from watcher.model import Block, BlockKind, ChangelogEntry, Section


def paragraph(text: str, page: int | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, page=page)


def item(text: str) -> Block:
    return Block(BlockKind.ITEM, text)


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("7.2.3. Task preferences", "7.2.3", "Task preferences"),
        ("7.2.3 Task preferences", "7.2.3", "Task preferences"),
        ("7.2.3Task preferences", "7.2.3", "Task preferences"),
        ("4.1.2 on-policy sampling", "4.1.2", "on-policy sampling"),
        ("5 Model welfare assessment", "5", "Model welfare assessment"),
        ("1. Scope", "1", "Scope"),
        ("2) Scope", "2", "Scope"),
        ("IV. Remedies", "IV", "Remedies"),
        ("A.1 Prompts", "A.1", "Prompts"),
        ("Section 7", "7", "Section"),
        ("Section 7: Model welfare", "7", "Model welfare"),
        ("Appendix A", "A", "Appendix"),
        ("Appendix A: Prompts", "A", "Prompts"),
        ("§ 4 Haftung", "4", "Haftung"),
        ("Abschnitt 3 Haftung", "3", "Haftung"),
    ],
)
def test_a_number_is_set_apart_from_its_title(heading: str, number: str, title: str) -> None:
    assert split_number(heading) == (number, title)


@pytest.mark.parametrize(
    "heading",
    [
        "2026 in review",
        "3 models",
        "1.2 million users",
        "90 days",
        "5 January 2026",
        "2026-01-05",
        "10. März 2026",
        "7.2",
        "C. elegans",
        "I am a model",
        "Part of the whole",
        "Section 7 applies to everyone",
        "Step 1: apply",
        "Wren 4.5",
    ],
)
def test_years_dates_and_quantities_are_no_section_numbers(heading: str) -> None:
    assert split_number(heading) == (None, heading)


@given(st.text(min_size=1))
def test_splitting_never_loses_the_title(heading: str) -> None:
    number, title = split_number(heading)
    assert number is None or number in heading
    assert title == heading.strip() or title in heading


def test_text_before_the_first_heading_stands_at_level_zero_under_the_documents_title() -> None:
    lead, first = build("Wren policy", [paragraph("Hello."), Heading("Scope", 2)])
    assert (lead.title, lead.level, lead.path, lead.number) == ("Wren policy", 0, (), None)
    assert (first.title, first.level, first.path) == ("Scope", 1, ())


def test_levels_are_depths_whatever_the_page_called_them() -> None:
    flow = [Heading("Policy", 1), Heading("Deep", 4), Heading("Deeper", 5), Heading("Next", 2)]
    assert [(s.level, s.path) for s in build("x", flow)] == [
        (1, ()),
        (2, ("Policy",)),
        (3, ("Policy", "Deep")),
        (2, ("Policy",)),
    ]


def test_pages_reach_to_the_last_line_of_the_last_descendant() -> None:
    flow: list[Heading | Block | Reached] = [
        Heading("Welfare", 1, page=3),
        paragraph("a", 3),
        Heading("Distress", 2, page=4),
        paragraph("runs over the page end", 4),
        Reached(5),
        Heading("Annex", 1, page=6),
    ]
    pages = [(s.title, s.page_first, s.page_last) for s in build("x", flow, last_page=9)]
    assert pages == [("Welfare", 3, 5), ("Distress", 4, 5), ("Annex", 6, 9)]


@given(st.lists(st.one_of(st.builds(Heading, st.text(), st.integers(1, 9)), st.builds(paragraph, st.text()))))
def test_every_heading_and_block_stands_in_exactly_one_section(flow: list[Heading | Block]) -> None:
    sections = build("x", flow)
    assert [b for s in sections for b in s.blocks] == [part for part in flow if isinstance(part, Block)]
    assert [s.title for s in sections if s.level] == [part.title for part in flow if isinstance(part, Heading)]
    assert all(s.level == len(s.path) + 1 for s in sections if s.level)


def changelog(*flow: Heading | Block) -> tuple[ChangelogEntry, ...]:
    return changelog_of(build("Card", [Heading("Changelog", 1), *flow, Heading("1 Introduction", 1), item("No entry")]))


def test_each_bullet_of_a_changelog_has_the_date_above_it() -> None:
    told = changelog(
        paragraph("What we changed after release."),
        paragraph("February 6, 2026"),
        item("Corrected a score."),
        item("Reworded a note."),
        paragraph("March 7, 2026"),
        item("Removed a table."),
    )
    assert told == (
        ChangelogEntry("2026-02-06", "Corrected a score."),
        ChangelogEntry("2026-02-06", "Reworded a note."),
        ChangelogEntry("2026-03-07", "Removed a table."),
    )


def test_a_changelog_may_date_its_lines_its_headings_or_its_rows() -> None:
    assert changelog(item("2026-02-06: Corrected a score.")) == (ChangelogEntry("2026-02-06", "Corrected a score."),)
    assert changelog(Heading("6 February 2026", 1), paragraph("Corrected a score.")) == (
        ChangelogEntry("2026-02-06", "Corrected a score."),
    )
    rows = [("Date", "Change"), ("Feb 6, 2026", "Corrected a score.")]
    assert changelog(*(Block(BlockKind.ROW, " | ".join(cells), cells) for cells in rows)) == (
        ChangelogEntry("2026-02-06", "Corrected a score."),
    )


def test_a_date_set_in_bold_is_parted_from_the_entry_by_nothing_else() -> None:
    assert changelog(paragraph("9 May 2026 Limits: said more."), item("2026-05-03 First print.")) == (
        ChangelogEntry("2026-05-09", "Limits: said more."),
        ChangelogEntry("2026-05-03", "First print."),
    )
    assert changelog(item("May be read aloud.")) == (ChangelogEntry(None, "May be read aloud."),)


def test_a_document_without_a_changelog_says_nothing() -> None:
    assert changelog_of((Section("Changes to this policy", 1, (item("We may change it."),)),)) == ()


def test_a_few_words_above_a_list_are_no_entry_of_their_own() -> None:
    told = changelog(Heading("v2026.02.06", 2), paragraph("Notable updates"), item("Corrected a score."))
    assert told == (ChangelogEntry("2026-02-06", "Corrected a score."),)


def test_the_entries_of_a_release_keep_its_date_below_their_kinds() -> None:
    flow: list[Heading | Block] = [
        *(Heading("Changelog", 1), Heading("[1.2.0] - 2026-03-04", 2), Heading("Changed", 3)),
        *(item("Section 5 reworded."), Heading("Added", 3), item("Section 6.")),
        *(Heading("1.1.0 (2026-02-01)", 2), item("First.")),
    ]
    entries = changelog_of(build("Changelog", flow))
    assert [(entry.date, entry.text) for entry in entries] == [
        ("2026-03-04", "Section 5 reworded."),
        ("2026-03-04", "Section 6."),
        ("2026-02-01", "First."),
    ]


def test_a_label_in_one_heading_and_its_title_in_the_next_are_one() -> None:
    flow: list[Heading | Block] = [
        Heading("Chapter", 1, "2", "page=4", page=4),
        Heading("Leaving", 1, page=4),
        paragraph("We may go.", 4),
    ]
    (section,) = build("Care", flow)
    assert (section.number, section.title, section.anchor, section.text) == ("2", "Leaving", "page=4", "We may go.\n")


@pytest.mark.parametrize("between", [paragraph("Here."), Heading("Leaving", 1, "3")])
def test_a_label_with_text_below_it_is_a_heading(between: Block | Heading) -> None:
    sections = build("Care", [Heading("Chapter", 1, "2"), between, Heading("Part", 2, "1")])
    assert sections[0].title == "Chapter"
    assert sections[-1].title == "Part"


def test_what_follows_the_list_of_a_changelog_is_text_again() -> None:
    told = changelog(
        paragraph("6 February 2026"),
        item("Corrected a score."),
        paragraph("Two words of the first page were added."),
        item("Removed a table."),
        paragraph("Questions go to care@wren.example."),
        paragraph("It is read each day."),
        item("In the morning"),
        paragraph("9 February 2026"),
        paragraph("The limits say more."),
    )
    assert [(entry.date, entry.text) for entry in told] == [
        ("2026-02-06", "Corrected a score."),
        ("2026-02-06", "Two words of the first page were added."),
        ("2026-02-06", "Removed a table."),
        ("2026-02-09", "The limits say more."),
    ]
