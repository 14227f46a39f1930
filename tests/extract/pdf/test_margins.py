"""What is printed over the text and beside it, headings that only their place tells, and titles as large as headings."""

import pytest

from tests.extract.pdf.card import LEFT, TOP
from tests.extract.pdf.paper import BOLD, REGULAR, Entry, Paper, blocks_of, width
from tests.extract.pdf.test_layouts import LONG, _broken, _flush, _said
from watcher.extract.pdf import read
from watcher.extract.pdf.pages import open_file
from watcher.model import BlockKind

TEXT = " ".join([LONG] * 6)


def _prints(page: int, paper: Paper, lines: list[str]) -> None:
    for place, line in enumerate(lines):
        if page == 2 and place == len(lines) - 1:
            paper.text(LEFT, TOP - 14 * place, line)
        else:
            _flush(paper, LEFT, TOP - 14 * place, line, LEFT + 400)


def test_a_watermark_across_the_page_is_no_text() -> None:
    paper = Paper()
    lines = _broken(TEXT, 400)
    for page in (1, 2):
        paper.page()
        half = lines[: len(lines) // 2] if page == 1 else lines[len(lines) // 2 :]
        _prints(page, paper, half[:3])
        paper.text(120, 300, "DRAFT", 90, BOLD, turn="0.707 0.707 -0.707 0.707")
        for place, line in enumerate(half[3:], start=3):
            if page == 2 and place == len(half) - 1:
                paper.text(LEFT, TOP - 14 * place, line)
            else:
                _flush(paper, LEFT, TOP - 14 * place, line, LEFT + 400)
    assert _said(paper) == [TEXT]


def test_a_page_that_was_scanned_a_little_askew_is_read() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, LONG[:60], turn="0.9994 0.0349 -0.0349 0.9994")
    assert "".join(_said(paper)).replace(" ", "") == LONG[:60].replace(" ", "")


def test_a_page_of_nothing_but_a_stamp_across_it_is_empty() -> None:
    paper = Paper()
    paper.page()
    paper.text(120, 300, "DRAFT", 90, BOLD, turn="0.707 0.707 -0.707 0.707")
    assert open_file(paper.file()).pages[0].pieces == ()


@pytest.mark.parametrize(("step", "x"), [(1, 40.0), (5, 40.0), (1, 560.0)])
def test_numbers_of_lines_are_no_text(step: int, x: float) -> None:
    paper = Paper()
    lines = _broken(" ".join([TEXT] * 4), 400)
    count = 0
    for page in (1, 2):
        paper.page()
        half = lines[:40] if page == 1 else lines[40:]
        for place, line in enumerate(half):
            count += 1
            if count % step == 0:
                paper.text(x - width(str(count), 6), TOP - 14 * place, str(count), 6)
            if page == 2 and place == len(half) - 1:
                paper.text(LEFT, TOP - 14 * place, line)
            else:
                _flush(paper, LEFT, TOP - 14 * place, line, LEFT + 400)
    assert [block.text for block in blocks_of(paper)] == [" ".join([TEXT] * 4)]


def test_numbers_of_paragraphs_in_the_margin_stay() -> None:
    paper = Paper()
    paper.page()
    y = TOP
    for number in range(1, 7):
        paper.text(40, y, str(number))
        y = paper.lines(LEFT, y, LONG) - 20
    said = " ".join(block.text for block in blocks_of(paper))
    assert all(f"{number} The keeper" in said for number in range(1, 7))


def test_a_page_number_at_the_head_and_at_the_foot_is_taken_off_twice() -> None:
    paper = Paper()
    lines = _broken(" ".join([TEXT] * 8), 400)
    for number, at in enumerate(range(0, len(lines), 12), start=1):
        paper.page()
        if number > 1:
            paper.text(300, 760, str(number))
        paper.text(300, 40, str(number))
        for place, line in enumerate(lines[at : at + 12]):
            last = at + place == len(lines) - 1
            if last:
                paper.text(LEFT, TOP - 14 * place, line)
            else:
                _flush(paper, LEFT, TOP - 14 * place, line, LEFT + 400)
    [section] = read(paper.file()).sections
    assert [block.text for block in section.blocks] == [" ".join([TEXT] * 8)]
    assert section.printed_last == len(paper.pages)


def test_a_heading_of_the_body_s_size_is_found_where_the_outline_points() -> None:
    paper = Paper(outline=[Entry("Lamps", 0, 1, TOP + 16), Entry("Of oil", 1, 1, TOP - 89)])
    paper.page()
    paper.text(LEFT, TOP, "1 Lamps", 16)
    paper.lines(LEFT, TOP - 30, LONG)
    paper.text(LEFT, TOP - 100, "1.1 Of oil", 11, REGULAR)
    paper.lines(LEFT, TOP - 130, LONG)
    assert [(s.number, s.title) for s in read(paper.file()).sections] == [("1", "Lamps"), ("1.1", "Of oil")]


def test_a_line_of_text_that_says_a_title_elsewhere_is_no_heading() -> None:
    paper = Paper(outline=[Entry("Lamps", 0, 1, TOP + 16), Entry("Of oil", 1, 1, 300)])
    paper.page()
    paper.text(LEFT, TOP, "1 Lamps", 16)
    paper.lines(LEFT, TOP - 30, LONG)
    paper.text(LEFT, TOP - 100, "1.1 Of oil", 11, REGULAR)
    assert [s.title for s in read(paper.file()).sections] == ["Lamps"]


@pytest.mark.parametrize(("heading", "title"), [("1 Lamps", "Lamps"), ("1. Lamps", "Lamps"), ("Lamps", "Lamps")])
def test_a_first_heading_as_large_as_the_title_is_no_part_of_it(heading: str, title: str) -> None:
    paper = Paper()
    paper.page()
    said = "The keeper's book of lamps"
    paper.text(306 - width(said, 18) / 2, TOP, said, 18, BOLD)
    paper.text(LEFT, TOP - 30, heading, 18, BOLD)
    paper.lines(LEFT, TOP - 60, LONG)
    document = read(paper.file())
    assert (document.title, [s.title for s in document.sections if s.level]) == (said, [title])


def test_a_title_of_two_centred_lines_is_whole() -> None:
    paper = Paper()
    paper.page()
    for place, said in enumerate(("The keeper's book of lamps", "and of their oil")):
        paper.text(306 - width(said, 18) / 2, TOP - 24 * place, said, 18, BOLD)
    paper.lines(LEFT, TOP - 80, LONG)
    assert read(paper.file()).title == "The keeper's book of lamps and of their oil"


def test_the_bold_head_of_a_narrow_table_is_its_first_row() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, "1 Lamps", 18, BOLD)
    y = paper.lines(LEFT, TOP - 30, LONG) - 10
    for place, (row, font) in enumerate(
        ((("Lamp", "Before", "After"), BOLD), (("Bow", "12.1", "13"), REGULAR), (("Aft", "4", "5"), REGULAR))
    ):
        for x, cell in zip((LEFT, LEFT + 33, LEFT + 72), row, strict=True):
            paper.text(x, y - 15 * place, cell, 11, font)
    paper.lines(LEFT, y - 70, LONG)
    assert _said(paper, BlockKind.ROW) == ["Lamp | Before | After", "Bow | 12.1 | 13", "Aft | 4 | 5"]
    assert [s.title for s in read(paper.file()).sections] == ["Lamps"]


def test_a_bold_line_right_above_a_table_of_two_columns_is_no_heading() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, "1 Lamps", 18, BOLD)
    y = paper.lines(LEFT, TOP - 30, LONG) - 10
    paper.text(LEFT, y, "All lamps", 11, BOLD)
    for place, (name, count) in enumerate((("Bow", "12"), ("Aft", "4"))):
        paper.text(LEFT, y - 15 * (place + 1), name)
        paper.text(LEFT + 90, y - 15 * (place + 1), count)
    assert [s.title for s in read(paper.file()).sections] == ["Lamps"]


def test_three_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    paper.page()
    lines = _broken(" ".join([TEXT] * 2), 150)
    assert len(lines) > 60
    third = len(lines) // 3 + 3
    for column, at in enumerate(range(0, len(lines), third)):
        for place, line in enumerate(lines[at : at + third]):
            paper.text(40 + 185 * column, TOP - 14 * place, line)
    assert _said(paper, BlockKind.ROW) == []
    assert " ".join(_said(paper)) == " ".join([TEXT] * 2)


def test_numbers_of_the_rows_of_a_table_stay() -> None:
    paper = Paper()
    for _ in range(3):
        paper.page()
        paper.lines(LEFT, TOP, " ".join([TEXT] * 4))
    paper.page()
    for number in range(1, 9):
        paper.text(LEFT, TOP - 16 * number, str(number))
        paper.text(LEFT + 40, TOP - 16 * number, f"What should the keeper of house {chr(64 + number)} know?")
    said = " ".join(block.text for block in blocks_of(paper))
    assert all(f"{number} | What should the keeper of house {chr(64 + number)}" in said for number in range(1, 9)), said
