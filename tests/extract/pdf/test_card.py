"""A whole invented card, set in the ways in which such cards come."""

import pytest

from tests.extract.pdf.card import CHAPTERS, LEFT, TOP, card
from tests.extract.pdf.paper import Paper
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.outline import split_number
from watcher.extract.pdf import read
from watcher.model import Document, Section

WAYS = {
    "outline and contents": {"outline": True, "contents": True},
    "contents alone": {"outline": False, "contents": True},
    "larger type alone": {"outline": False, "contents": False},
}
EXPECTED = [(*split_number(title), level) for title, level, _ in CHAPTERS]


@pytest.mark.parametrize("way", WAYS)
def test_every_heading_appears_once_in_order_with_number_and_depth(way: str) -> None:
    document = read(card(**WAYS[way]).file())
    assert [(s.number, s.title, s.level) for s in document.sections] == EXPECTED


@pytest.mark.parametrize("way", WAYS)
def test_the_text_stands_under_its_heading(way: str) -> None:
    document = read(card(**WAYS[way]).file())
    for (title, _, text), section in zip(CHAPTERS, document.sections, strict=True):
        about = title.split(" ", 1)[1].lower()
        said = [block.text for block in section.blocks]
        assert said == [text, f"Nothing more is said of {about} in this card, which is short."]


def test_pages_reach_over_the_subsections_and_printed_numbers_stand_beside_them() -> None:
    document = read(card().file())
    welfare = _section(document, "2")
    assert (welfare.page_first, welfare.page_last) == (5, 8)
    assert (welfare.printed_first, welfare.printed_last) == (4, 7)
    assert welfare.anchor == "page=5"
    assert _section(document, "2.1.1").path == ("Welfare of the model", "Task preferences")


def test_title_and_date_come_from_the_cover_and_are_no_text() -> None:
    document = read(card().file())
    assert (document.title, document.dated, document.media, document.pages) == (
        "Model Card: Orrery 3",
        "2031-03-03",
        "pdf",
        9,
    )
    assert "2031" not in "".join(section.text for section in document.sections)


def test_a_first_heading_like_all_others_is_no_title_where_the_file_names_one() -> None:
    paper = Paper(title="The book of the lantern")
    for title in ("Lamps", "Oil", "Wicks"):
        paper.page()
        y = paper.heading(LEFT, TOP, title, 24)
        paper.lines(
            LEFT, y, "The keeper of the lantern writes down what he sees and what he does not see, in that order."
        )
    document = read(paper.file())
    assert (document.title, [section.title for section in document.sections]) == (
        "The book of the lantern",
        ["Lamps", "Oil", "Wicks"],
    )


def test_nothing_of_contents_running_heads_and_page_numbers_is_text() -> None:
    said = "".join(section.text for section in read(card().file()).sections)
    assert "Lantern Institute" not in said
    assert "Contents" not in said
    assert not any(line.strip().isdecimal() for line in said.splitlines())


def test_a_card_without_printed_numbers_has_none() -> None:
    assert {section.printed_first for section in read(card(numbers=False).file()).sections} == {None}


def test_a_page_put_in_front_moves_pages_and_nothing_else() -> None:
    plain = card(contents=False)
    longer = card(contents=False)
    longer.pages.insert(1, [])
    for entry in longer.outline:
        entry.page = (entry.page or 0) + 1
    before, after = read(plain.file()), read(longer.file())
    assert before.same_text(after)
    assert [s.page_first for s in after.sections] == [(s.page_first or 0) + 1 for s in before.sections]


def test_what_is_no_pdf_says_so() -> None:
    with pytest.raises(ExtractError) as caught:
        read(b"<html><title>Sign in</title></html>")
    assert caught.value.failure is ExtractFailure.UNSUPPORTED_TYPE


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_file_cut_off_on_the_way_is_damaged_and_never_a_shorter_card(share: float) -> None:
    whole = card().file()
    with pytest.raises(ExtractError) as caught:
        read(whole[: int(len(whole) * share)])
    assert caught.value.failure is ExtractFailure.DAMAGED


def test_a_file_of_pictures_has_nothing_to_read() -> None:
    paper = card()
    paper.pages = [["0 0 100 100 re f"]]
    paper.outline = []
    with pytest.raises(ExtractError) as caught:
        read(paper.file())
    assert caught.value.failure is ExtractFailure.NOTHING_TO_READ


def _section(document: Document, number: str) -> Section:
    return next(section for section in document.sections if section.number == number)
