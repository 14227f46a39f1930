"""Outlines as word processors and browsers write them, repaired against the page."""

from tests.extract.pdf.card import LEFT, TOP
from tests.extract.pdf.paper import BOLD, Entry, Paper
from watcher.extract.pdf import read
from watcher.model import Section

BODY = "The keeper of the lantern writes down what he sees and what he does not see, in that order."


def _headed(*headings: tuple[str, str, float, int]) -> list[Section]:
    """Read a page for each heading: as printed, as the outline says, size, depth."""
    paper = Paper()
    for printed, outlined, size, depth in headings:
        paper.page()
        y = TOP
        for place, line in enumerate(printed.split("\n")):
            paper.text(LEFT, y, line, size, BOLD)
            if place == 0:
                paper.outline.append(Entry(outlined, depth, len(paper.pages), y + size))
            y -= size * 1.3
        paper.lines(LEFT, y - 20, BODY)
    return list(read(paper.file()).sections)


def _titles(sections: list[Section]) -> list[tuple[str | None, str]]:
    return [(section.number, section.title) for section in sections]


def test_trailing_and_zero_width_spaces_are_not_part_of_a_title() -> None:
    sections = _headed(("1 Lamps", "1 Lamps \u200b", 16, 0), ("2 Oil", "\u200b2 Oil  ", 16, 0))
    assert _titles(sections) == [("1", "Lamps"), ("2", "Oil")]


def test_a_title_glued_at_a_line_end_is_read_from_the_page() -> None:
    sections = _headed(("1 Lamps", "1 Lamps", 16, 0), ("2 Of oil, wicks and\nglass", "2 Of oil, wicks andglass", 16, 0))
    assert _titles(sections)[1] == ("2", "Of oil, wicks and glass")


def test_a_title_cut_off_is_read_from_the_page() -> None:
    printed = "2 What the keeper of the lantern sees at night"
    sections = _headed(("1 Lamps", "1 Lamps", 16, 0), (printed, printed[:30], 16, 0))
    assert _titles(sections)[1] == ("2", "What the keeper of the lantern sees at night")


def test_a_blank_title_takes_the_heading_that_it_points_to_and_is_dropped_where_there_is_none() -> None:
    paper = Paper()
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Lamps", 16, 0)
    y = paper.lines(LEFT, y, BODY)
    y = paper.heading(LEFT, y - 20, "2 Oil", 16, 0, outlined=" ")
    y = paper.lines(LEFT, y, BODY)
    paper.outline.append(Entry(" ", 0, 1, y - 60))
    assert _titles(list(read(paper.file()).sections)) == [("1", "Lamps"), ("2", "Oil")]


def test_a_heading_in_two_entries_is_one() -> None:
    paper = Paper()
    paper.page()
    y = paper.heading(LEFT, TOP, "1.1 Findings from behavioural", 14, 1)
    y = paper.heading(LEFT, y - 6, "assessments", 14, 1)
    y = paper.lines(LEFT, y, BODY)
    y = paper.heading(LEFT, y - 20, "1.2 Interviews", 14, 1)
    paper.lines(LEFT, y, BODY)
    assert _titles(list(read(paper.file()).sections)) == [
        ("1.1", "Findings from behavioural assessments"),
        ("1.2", "Interviews"),
    ]


def test_captions_and_speakers_that_look_like_headings_are_none() -> None:
    sections = _headed(
        ("1 Lamps", "1 Lamps", 16, 0),
        ("[Figure 1.A] Light by hour of the night", "[Figure 1.A] Light by hour of the night", 16, 0),
        ("Keeper :", "Keeper :", 16, 0),
        ("1.1 Wicks", "1.1 Wicks", 14, 1),
    )
    assert _titles(sections) == [("1", "Lamps"), ("1.1", "Wicks")]
    assert "Light by hour of the night" in sections[0].text


def test_a_heading_that_the_outline_forgot_is_found_by_number_and_type() -> None:
    paper = Paper()
    paper.page()
    y = TOP
    for title, depth in (("1 Lamps", 0), ("1.1 Wicks", 1), ("1.2 Oil", None), ("2 Glass", 0)):
        y = paper.heading(LEFT, y - 20, title, 16 if depth == 0 else 13, depth)
        y = paper.lines(LEFT, y, BODY)
    sections = list(read(paper.file()).sections)
    assert [(s.number, s.level) for s in sections] == [("1", 1), ("1.1", 2), ("1.2", 2), ("2", 1)]


def test_an_unnumbered_heading_between_numbers_belongs_to_the_section_before_it() -> None:
    sections = _headed(
        ("1 Lamps", "1 Lamps", 16, 0),
        ("1.1 Wicks", "1.1 Wicks", 13, 1),
        ("Results", "Results", 13, 0),
        ("1.2 Oil", "1.2 Oil", 13, 1),
        ("References", "References", 16, 0),
    )
    assert [(s.title, s.level) for s in sections] == [
        ("Lamps", 1),
        ("Wicks", 2),
        ("Results", 3),
        ("Oil", 2),
        ("References", 1),
    ]
    assert sections[1].page_last == 3


def test_an_entry_that_points_nowhere_is_left_out() -> None:
    paper = Paper(outline=[Entry("Nowhere", 0)])
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Lamps", 16, 0)
    paper.lines(LEFT, y, BODY)
    assert _titles(list(read(paper.file()).sections)) == [("1", "Lamps")]


def test_an_outline_without_numbers_takes_them_from_the_page() -> None:
    sections = _headed(
        ("1 Lamps", "Lamps", 16, 0), ("1.1 Wicks and\noil", "Wicks and oil", 13, 1), ("2 Glass", "Glass", 16, 0)
    )
    assert [(s.number, s.title, s.level) for s in sections] == [
        ("1", "Lamps", 1),
        ("1.1", "Wicks and oil", 2),
        ("2", "Glass", 1),
    ]


def test_a_changelog_put_in_front_without_an_entry_is_a_section() -> None:
    paper = Paper()
    paper.page()
    y = paper.heading(LEFT, TOP, "Changelog", 16)
    paper.text(LEFT, y, "March 4, 2031")
    paper.text(LEFT, y - 30, "\u2022 Corrected the number of lamps.")
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Lamps", 16, 0)
    paper.lines(LEFT, y, BODY)
    document = read(paper.file())
    assert [section.title for section in document.sections] == ["Changelog", "Lamps"]
    assert [(entry.date, entry.text) for entry in document.changelog] == [
        ("2031-03-04", "Corrected the number of lamps.")
    ]


def test_numbers_of_the_outline_stand_where_the_page_has_the_heading_as_a_picture() -> None:
    paper = Paper()
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Lamps", 16, 0)
    y = paper.lines(LEFT, y, BODY)
    paper.outline.append(Entry("2 Oil", 0, 1, y - 10))
    paper.lines(LEFT, y - 60, "Oil is bought by the barrel.")
    assert [(s.number, s.title, s.text) for s in read(paper.file()).sections] == [
        ("1", "Lamps", BODY + "\n"),
        ("2", "Oil", "Oil is bought by the barrel.\n"),
    ]


def test_a_title_that_the_last_page_does_not_show_stands_at_its_end() -> None:
    paper = Paper()
    paper.page()
    y = paper.lines(LEFT, TOP, BODY)
    paper.heading(LEFT, y - 20, "1 Lamps", 16, 0)
    paper.outline.append(Entry("2 Oil", 0, 1, 10.0))
    assert _titles(list(read(paper.file()).sections))[-2:] == [("1", "Lamps"), ("2", "Oil")]


def test_the_letter_of_an_appendix_that_the_outline_lacks_is_its_number() -> None:
    sections = _headed(
        ("1 Lamps", "Lamps", 16, 0), ("A Letters of\nkeepers", "Letters of keepers", 16, 0), ("A lamp", "A lamp", 16, 0)
    )
    assert _titles(sections) == [("1", "Lamps"), ("A", "Letters of keepers"), (None, "A lamp")]


def test_parts_of_a_paper_that_the_outline_lacks_are_found_by_their_names() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, "Abstract", 10, BOLD)
    paper.lines(LEFT, TOP - 20, BODY)
    y = paper.heading(LEFT, TOP - 80, "1 Lamps", 16, 0)
    y = paper.lines(LEFT, y, BODY)
    paper.text(LEFT, y - 30, "Acknowledgements", 16, BOLD)
    paper.lines(LEFT, y - 60, BODY)
    titles = _titles(list(read(paper.file()).sections))
    assert titles == [(None, "Abstract"), ("1", "Lamps"), (None, "Acknowledgements")]


def test_plain_numbers_of_another_kind_stand_under_those_that_the_outline_sets_above_them() -> None:
    sections = _headed(
        ("Article I. Lamps", "Article I. Lamps", 16, 0),
        ("Section 1. Oil", "Section 1. Oil", 14, 1),
        ("Article II. Wicks", "Article II. Wicks", 16, 0),
    )
    assert [(section.number, section.level) for section in sections] == [("I", 1), ("1", 2), ("II", 1)]
