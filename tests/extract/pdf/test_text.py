"""Paragraphs, lists, footnotes, tables, columns and running heads of small invented pages."""

import random
from itertools import pairwise

import pytest

from tests.extract.pdf.card import LEFT, TOP
from tests.extract.pdf.paper import BOLD, MONO, Paper, blocks_of, one_page, width
from watcher.extract.pdf import read
from watcher.extract.pdf.lines import lines_of
from watcher.extract.pdf.pages import Page
from watcher.extract.pdf.runs import Piece
from watcher.model import Block, BlockKind

LONG = (
    "The keeper of the lantern writes down what he sees and what he does not see, in that order, because his mother"
    " told him to, and because the book has two columns of which the second one is always the longer."
)
SECOND = "Nobody has ever read the book to its end, although several people have said that they would like to do so."


def test_lines_become_paragraphs_where_a_gap_parts_them() -> None:
    paper = one_page()
    y = paper.lines(LEFT, TOP, LONG)
    paper.lines(LEFT, y - 14, SECOND)
    assert [block.text for block in blocks_of(paper)] == [LONG, SECOND]


def test_lines_become_paragraphs_where_an_indent_parts_them() -> None:
    paper = one_page()
    y = TOP
    for text in (LONG, SECOND, LONG):
        head, rest = text[:60].rsplit(" ", 1)[0], text[len(text[:60].rsplit(" ", 1)[0]) + 1 :]
        paper.text(LEFT + 14, y, head)
        y = paper.lines(LEFT, y - 14, rest, to=400)
    assert [block.text for block in blocks_of(paper)] == [LONG, SECOND, LONG]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    paper = one_page()
    paper.lines(
        LEFT, 80, "The first half of this sentence stands on one page and is long enough to fill its whole line,"
    )
    paper.page()
    paper.lines(LEFT, TOP, "and the second half stands on the next one. " + SECOND)
    (block,) = blocks_of(paper)
    assert "its whole line, and the second half" in block.text
    assert block.page == 1


def test_a_paragraph_goes_on_behind_a_table_and_a_footnote() -> None:
    paper = one_page()
    first = "The keeper counts the ships that pass and then, when it has become dark enough to"
    paper.text(LEFT, 140, first)
    _mark(paper, "1", LEFT + width(first, 11), 140)
    paper.text(LEFT, 70, "1", 6)
    paper.text(LEFT + 5, 66, "He counts boats as well.", 8)
    paper.page()
    for place, row in enumerate((("Night", "Ships"), ("Monday", "4"), ("Tuesday", "11"))):
        paper.text(LEFT, TOP - 20 * place, row[0])
        paper.text(300, TOP - 20 * place, row[1])
    paper.text(LEFT, TOP - 80, "light the lamp, he lights it.")
    kinds = [(block.kind, block.text) for block in blocks_of(paper)]
    assert kinds[0] == (
        BlockKind.PARAGRAPH,
        "The keeper counts the ships that pass and then, when it has become dark enough to light the lamp, he lights it.",
    )
    assert [kind for kind, _ in kinds[1:]] == [BlockKind.FOOTNOTE, *[BlockKind.ROW] * 3]


def test_a_line_end_hyphen_is_undone_where_the_document_knows_the_word_whole() -> None:
    paper = one_page()
    paper.text(LEFT, TOP, "A consideration of lamps is a consideration of oil, and every such consid-")
    paper.text(LEFT, TOP - 14, "eration ends in the dark.")
    assert blocks_of(paper)[0].text.endswith("every such consideration ends in the dark.")


def test_a_real_hyphen_at_a_line_end_stays() -> None:
    paper = one_page()
    paper.text(LEFT, TOP, "The well-known lamp is known to all, and nothing is said against any well-")
    paper.text(LEFT, TOP - 14, "known thing; what is positively-")
    paper.text(LEFT, TOP - 28, "valenced is left alone.")
    assert blocks_of(paper)[0].text.endswith("any well-known thing; what is positively-valenced is left alone.")


def test_bullets_become_items_with_their_depth() -> None:
    paper = one_page()
    for place, (x, text) in enumerate(((90, "oil"), (108, "olive oil"), (108, "whale oil"), (90, "wicks"))):
        paper.text(x, TOP - 16 * place, "\u2022")
        paper.text(x + 18, TOP - 16 * place, text)
    assert [(block.kind, block.text, block.depth) for block in blocks_of(paper)] == [
        (BlockKind.ITEM, "oil", 0),
        (BlockKind.ITEM, "olive oil", 1),
        (BlockKind.ITEM, "whale oil", 1),
        (BlockKind.ITEM, "wicks", 0),
    ]


def test_a_dash_inside_a_sentence_begins_no_item_and_one_before_a_phrase_does() -> None:
    paper = one_page()
    paper.text(LEFT, TOP, "The keeper of the lantern writes down everything that he sees from his tower at night")
    paper.text(LEFT, TOP - 14, "\u2013 or so he says \u2013 and he buys:")
    for place, text in enumerate(("oil", "wicks")):
        paper.text(LEFT, TOP - 28 - 14 * place, f"\u2013 {text}")
    assert [(block.kind, block.text) for block in blocks_of(paper)] == [
        (
            BlockKind.PARAGRAPH,
            (
                "The keeper of the lantern writes down everything that he sees from his tower at night"
                " \u2013 or so he says \u2013 and he buys:"
            ),
        ),
        (BlockKind.ITEM, "oil"),
        (BlockKind.ITEM, "wicks"),
    ]


def test_a_numbered_list_keeps_its_typed_numbers_and_a_number_in_a_sentence_begins_no_item() -> None:
    paper = one_page()
    y = TOP
    for text in ("1. " + LONG, "2. " + SECOND):
        y = paper.lines(LEFT, y, text) - 4
    paper.text(LEFT, y - 20, "The lamp was first lit by a keeper whose name is lost, in the winter of")
    paper.text(LEFT, y - 34, "1912. It has burnt since.")
    blocks = blocks_of(paper)
    assert [block.kind for block in blocks] == [BlockKind.ITEM, BlockKind.ITEM, BlockKind.PARAGRAPH]
    assert blocks[1].text == "2. " + SECOND


def test_footnotes_stand_apart_with_their_marks_out_of_the_words() -> None:
    paper = one_page()
    x = LEFT + 0.0
    for text, mark in (("The lamp is harmless", "1"), (", and so is the oil.", "2")):
        paper.text(x, TOP, text)
        x += width(text, 11)
        _mark(paper, mark, x, TOP)
        x += width(mark, 6.6)
    paper.text(LEFT, 80, "1", 6)
    paper.text(LEFT + 5, 76, "As lamps go.", 8)
    paper.text(LEFT, 66, "2", 6)
    paper.text(LEFT + 5, 62, "Unless it is drunk.", 8)
    body, first, second = blocks_of(paper)
    assert (body.text, body.notes) == ("The lamp is harmless, and so is the oil.", ("1", "2"))
    assert (first.kind, first.mark, first.text) == (BlockKind.FOOTNOTE, "1", "As lamps go.")
    assert (second.kind, second.mark, second.text) == (BlockKind.FOOTNOTE, "2", "Unless it is drunk.")


def test_a_footnote_that_goes_on_at_the_foot_of_the_next_page_is_one() -> None:
    paper = one_page()
    paper.text(LEFT, TOP, LONG[:90])
    _mark(paper, "1", LEFT + width(LONG[:90], 11), TOP)
    paper.text(LEFT, 80, "1", 6)
    paper.text(LEFT + 5, 76, "This note begins on one page and, being long, goes on", 8)
    paper.page()
    paper.lines(LEFT, TOP, SECOND)
    paper.text(LEFT, 76, "at the foot of the next one.", 8)
    notes = [block for block in blocks_of(paper) if block.kind is BlockKind.FOOTNOTE]
    assert [(note.mark, note.page, note.text) for note in notes] == [
        ("1", 1, "This note begins on one page and, being long, goes on at the foot of the next one."),
    ]


def test_a_raised_figure_without_a_footnote_is_an_exponent() -> None:
    paper = one_page()
    x = LEFT + width("It shines over 10", 11)
    paper.text(LEFT, TOP, "It shines over 10")
    _mark(paper, "3", x, TOP)
    paper.text(x + width("3 ", 11), TOP, "square miles of sea.")
    assert blocks_of(paper)[0].text == "It shines over 10\u00b3 square miles of sea."


def test_an_exponent_is_none_of_the_footnotes_that_are_numbered_like_it() -> None:
    paper = one_page()
    for y, text, mark in ((TOP, "It shines over 10", "2"), (640, "It is harmless", "1"), (600, "It is old", "2")):
        paper.text(LEFT, y, text)
        _mark(paper, mark, LEFT + width(text, 11), y)
    for place, note in enumerate(("As lamps go.", "As lamps go, too.")):
        paper.text(LEFT, 80 - 14 * place, str(place + 1), 6)
        paper.text(LEFT + 5, 76 - 14 * place, note, 8)
    blocks = blocks_of(paper)
    assert (blocks[0].text, blocks[0].notes) == ("It shines over 10\u00b2", ())
    assert [block.notes for block in blocks if block.notes] == [("1",), ("2",)]


def test_notes_in_brackets_are_notes_where_their_numbers_are_found_again() -> None:
    paper = one_page()
    y = paper.lines(LEFT, TOP, "The lamp has a keeper[1] and the keeper has a book, which is not this one [9].")
    paper.lines(LEFT + 14, y - 14, "1 He is called the keeper because he keeps things.")
    body, note = blocks_of(paper)
    assert (body.text, body.notes) == (
        "The lamp has a keeper and the keeper has a book, which is not this one [9].",
        ("1",),
    )
    assert (note.kind, note.mark) == (BlockKind.FOOTNOTE, "1")


def test_tables_become_rows_with_cells_of_several_lines_and_empty_ones() -> None:
    paper = one_page()
    paper.lines(LEFT, TOP, SECOND)
    cells = (
        (LEFT, 640, "Night"), (220, 647, "Ships seen"), (220, 633, "from the tower"), (400, 640, "Remark"),
        (LEFT, 600, "Monday"), (220, 600, "4"), (400, 600, "fog"),
        (LEFT, 575, "Tuesday"), (220, 575, "11"),
        (LEFT, 550, "Wednesday"), (220, 550, "9"), (400, 550, "a whale"),
    )  # fmt: skip
    for x, y, text in cells:
        paper.text(x, y, text)
    paper.lines(LEFT, 500, LONG)
    rows = [block for block in blocks_of(paper) if block.kind is BlockKind.ROW]
    assert [row.cells for row in rows] == [
        ("Night", "Ships seen from the tower", "Remark"),
        ("Monday", "4", "fog"),
        ("Tuesday", "11", ""),
        ("Wednesday", "9", "a whale"),
    ]
    assert rows[1].text == "Monday | 4 | fog"
    assert blocks_of(paper)[-1].text == LONG


def test_captions_are_told_from_sentences_about_tables() -> None:
    paper = one_page()
    paper.lines(LEFT, TOP, "Table 1.A Ships by night. More is better.", 9)
    paper.lines(
        LEFT, TOP - 40, "Table 1.A shows that there are more ships on Tuesdays than on any other day of the week."
    )
    paper.lines(LEFT, TOP - 100, LONG)
    assert [block.kind for block in blocks_of(paper)] == [BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("narrow", [1, 0.8])
def test_code_keeps_its_lines_and_indentation(narrow: float) -> None:
    paper = one_page()
    paper.lines(LEFT, TOP, LONG)
    for place, (indent, line) in enumerate(((0, "def lamp(oil):"), (4, "return oil - 1"))):
        paper.text(LEFT + indent * 5.4 * narrow, 600 - 12 * place, line, 9, MONO, f"{narrow} 0 0 1")
    assert blocks_of(paper)[1] == Block(BlockKind.CODE, "def lamp(oil):\n    return oil - 1", page=1)


LEFT_COLUMN = LONG + " It begins with the weather and goes on with the ships, and on Sundays it says nothing at all."
RIGHT_COLUMN = (
    SECOND + " Those who began it say that it is mostly weather. One of them fell asleep, and dreamt of ships."
)


@pytest.mark.parametrize("order", ["column by column", "line by line", "from below"])
def test_columns_are_read_one_after_the_other(order: str) -> None:
    lines: list[tuple[float, float, str]] = []
    for x, to, text in ((LEFT, 290, LEFT_COLUMN), (320, 540, RIGHT_COLUMN)):
        recorder = Paper()
        recorder.page()
        recorder.text = lambda x, y, text, *_: lines.append((x, y, text))  # type: ignore[method-assign]
        recorder.lines(x, TOP, text, to=to)
    if order != "column by column":
        lines.sort(key=lambda line: (-line[1], line[0]))
    paper = one_page()
    for line in reversed(lines) if order == "from below" else lines:
        paper.text(*line)
    assert [block.text for block in blocks_of(paper)] == [LEFT_COLUMN, RIGHT_COLUMN]


def test_a_page_set_sideways_is_read_upright() -> None:
    paper = one_page()
    paper.rotate = 90
    for place, text in enumerate(("The lamp hangs sideways here, and", "so does everything that is said.")):
        paper.text(100 + 14 * place, 80, text, turn="0 1 -1 0")
    assert [block.text for block in blocks_of(paper)] == [
        "The lamp hangs sideways here, and so does everything that is said."
    ]


@pytest.mark.parametrize(("turn", "sign"), [("0 1 -1 0", 1), ("0 -1 1 0", -1)])
def test_printed_numbers_of_pages_set_sideways_are_furniture(turn: str, sign: int) -> None:
    paper = Paper()
    for page in range(1, 5):
        paper.page()
        for place, text in enumerate((f"Here stands page {page * 7} of all, and", "it hangs sideways as well.")):
            paper.text(306 + sign * (14 * place - 100), 396 - sign * 300, text, turn=turn)
        paper.text(306 + sign * 290, 396, str(page), turn=turn)
    document = read(paper.file())
    assert [block.page for section in document.sections for block in section.blocks] == [1, 2, 3, 4]
    assert document.sections[0].printed_last == 4


def test_a_stamp_along_the_margin_is_left_out() -> None:
    paper = one_page()
    paper.lines(LEFT, TOP, LONG)
    paper.text(20, 300, "arXiv:3101.00001v1", 20, turn="0 1 -1 0")
    assert [block.text for block in blocks_of(paper)] == [LONG]


def _numbered(printed: list[str], head: str = "The Lantern Yearbook") -> list[tuple[int | str | None, str]]:
    paper = Paper()
    for place, number in enumerate(printed):
        paper.page()
        paper.text(LEFT, 765, head, 9)
        y = paper.heading(LEFT, TOP, f"{place + 1} Chapter of many", 16, 0)
        paper.lines(
            LEFT, y, f"Here stands {place * 7 + 3} times what stood there, and nothing else, in chapter {place + 1}."
        )
        paper.text(520, 30, number, 9)
    return [(section.printed_first, section.text) for section in read(paper.file()).sections]


@pytest.mark.parametrize("written", ["{n}", "Page {n}", "- {n} -", "{n} / 6", "Page {n} of 6"])
def test_printed_numbers_are_facts_and_no_text(written: str) -> None:
    sections = _numbered([written.format(n=n) for n in range(1, 7)])
    assert [printed for printed, _ in sections] == [1, 2, 3, 4, 5, 6]
    assert all(text.startswith("Here stands") and text.count("\n") == 1 for _, text in sections)


def test_roman_numbers_stay_roman_and_arabic_ones_begin_anew() -> None:
    assert [printed for printed, _ in _numbered(["i", "ii", "iii", "1", "2", "3"])] == ["i", "ii", "iii", 1, 2, 3]


def test_a_running_head_that_changes_with_the_chapter_is_furniture() -> None:
    paper = Paper()
    for page in range(1, 7):
        paper.page()
        chapter = (page + 1) // 2
        paper.text(LEFT, 765, f"Chapter {chapter}: of lamps")
        paper.text(520, 765, str(page))
        if page % 2:
            paper.heading(LEFT, TOP, f"{chapter} Of lamps, part {chapter}", 16, 0)
        paper.lines(LEFT, 600, LONG)
    sections = read(paper.file()).sections
    assert [(s.printed_first, s.printed_last) for s in sections] == [(1, 2), (3, 4), (5, 6)]
    assert {section.text for section in sections} == {f"{LONG}\n{LONG}\n"}


def test_a_word_that_begins_many_pages_of_the_text_is_no_running_head() -> None:
    paper = Paper()
    for page in range(1, 13):
        paper.page()
        paper.text(LEFT, TOP, "Details" if page % 3 == 0 else f"Night {chr(96 + page)} was dark.")
        paper.lines(LEFT, TOP - 40, LONG)
    said = "".join(section.text for section in read(paper.file()).sections)
    assert said.count("Details") == 4


def test_what_a_browser_prints_around_a_page_is_furniture() -> None:
    paper = Paper()
    for page in range(1, 5):
        paper.page()
        paper.text(24, 770, "3/4/31, 11:15 AM", 12)
        paper.text(300, 770, "Of lamps", 12)
        paper.text(24, 17, "https://lamps.example/", 12)
        paper.text(560, 17, f"{page}/4", 12)
        y = paper.heading(LEFT, TOP, f"{page} Of lamps in general", 20)
        paper.lines(LEFT, y, LONG)
    sections = read(paper.file()).sections
    assert [section.printed_first for section in sections] == [1, 2, 3, 4]
    assert {section.text for section in sections} == {LONG + "\n"}


def test_numbers_that_do_not_count_on_are_text() -> None:
    sections = _numbered(["412", "7", "1980"])
    assert [printed for printed, _ in sections] == [None, None, None]
    assert all(text.split("\n")[1] in {"412", "7", "1980"} for _, text in sections)


def test_bold_lead_ins_and_table_heads_are_no_headings_without_an_outline() -> None:
    paper = one_page()
    y = paper.heading(LEFT, TOP, "Observations", 16)
    y = paper.lines(LEFT, y, LONG)
    paper.text(LEFT, y - 14, "Oil.", font=BOLD)
    paper.text(LEFT + 26, y - 14, "It is bought by the barrel, and the barrels are brought by ship in spring.")
    for place, row in enumerate((("Night", "Ships"), ("Monday", "4"), ("Tuesday", "11"))):
        for x, text in zip((LEFT, 300), row, strict=True):
            paper.text(x, y - 60 - 20 * place, text, font=BOLD if place == 0 else "Helvetica")
    sections = read(paper.file()).sections
    assert [section.title for section in sections] == ["Observations"]


def test_the_changelog_is_data() -> None:
    paper = one_page()
    y = paper.heading(LEFT, TOP, "Changelog", 16, 0)
    for date, said in (("March 4, 2031", "Corrected the number of ships."), ("April 1, 2031", "Removed the whale.")):
        paper.text(LEFT, y, date)
        paper.text(LEFT + 18, y - 18, "\u2022")
        paper.text(LEFT + 36, y - 18, said)
        y -= 50
    assert [(entry.date, entry.text) for entry in read(paper.file()).changelog] == [
        ("2031-03-04", "Corrected the number of ships."),
        ("2031-04-01", "Removed the whale."),
    ]


def test_every_word_of_a_page_stands_in_exactly_one_block() -> None:
    paper = one_page()
    words = [f"word{n}" for n in range(400)]
    y = TOP
    for start, end in pairwise(range(0, 401, 40)):
        y = paper.lines(LEFT + (start % 3) * 20, y, " ".join(words[start:end])) - 9
    said = " ".join(block.text for block in blocks_of(paper)).split()
    assert sorted(said) == sorted(words)


def _mark(paper: Paper, mark: str, x: float, y: float) -> None:
    paper.text(x, y + 4.5, mark, 6.6)


def test_contents_end_where_the_text_begins_although_a_line_ends_in_a_year() -> None:
    paper = one_page()
    titles = ("1 Lamps", "2 Oil", "3 Wicks", "4 Glass")
    for place, title in enumerate(titles):
        paper.text(LEFT, TOP - 20 * place, title)
        paper.text(500, TOP - 20 * place, str(place + 1))
    y = 560.0
    for title in titles:
        y = paper.heading(LEFT, y, title, 16)
        paper.text(LEFT, y, "The lamp has burnt without a pause, as far as anybody knows, since the winter of 1912")
        y = paper.lines(LEFT, y - 14, "and it will burn on.") - 30
    sections = read(paper.file()).sections
    assert [(section.number, section.title) for section in sections] == [
        ("1", "Lamps"),
        ("2", "Oil"),
        ("3", "Wicks"),
        ("4", "Glass"),
    ]
    assert all("1912" in section.text for section in sections)


def test_an_index_at_the_end_is_text() -> None:
    paper = one_page()
    y = paper.heading(LEFT, TOP, "1 Lamps", 16, 0)
    for _ in range(6):
        y = paper.lines(LEFT, y, LONG) - 10
    paper.page()
    y = paper.heading(LEFT, TOP, "Index", 16, 0)
    for place, word in enumerate(("glass", "keeper", "oil", "wick")):
        paper.text(LEFT, y - 14 * place, f"{word} . . . . . . . . . . {place + 3}")
    sections = read(paper.file()).sections
    assert [section.title for section in sections] == ["Lamps", "Index"]
    assert "wick" in sections[1].text


def _columned(order: str) -> list[tuple[float, float, str]]:
    lines: list[tuple[float, float, str]] = []
    for x, to, text in ((LEFT, 290, LEFT_COLUMN + " " + LONG), (320, 540, RIGHT_COLUMN + " " + SECOND)):
        recorder = Paper()
        recorder.page()
        recorder.text = lambda x, y, text, *_: lines.append((x, y, text))  # type: ignore[method-assign]
        recorder.lines(x, 650, text, to=to)
    if order == "shuffled":
        random.Random(5).shuffle(lines)
    if order == "right column first":
        lines.sort(key=lambda line: (-line[0], -line[1]))
    return lines


@pytest.mark.parametrize("order", ["shuffled", "right column first"])
def test_a_page_drawn_out_of_order_is_read_by_place(order: str) -> None:
    paper = one_page()
    lines = [
        *_columned(order),
        (LEFT, TOP, "A line over both columns stands on top of the page, from the left edge to the right."),
    ]
    for line in lines:
        paper.text(*line)
    said = " ".join(block.text for block in blocks_of(paper))
    top, left, right = (
        said.index(text[:30]) for text in ("A line over both columns stands", LEFT_COLUMN, RIGHT_COLUMN)
    )
    assert top < left < right
    assert f"{LEFT_COLUMN} {LONG}" in said
    assert f"{RIGHT_COLUMN} {SECOND}" in said


def test_a_heading_between_woven_columns_parts_them() -> None:
    paper = one_page()
    for top in (TOP, 400):
        for x, to, text in ((LEFT, 290, LEFT_COLUMN), (320, 540, RIGHT_COLUMN)):
            recorder = Paper()
            recorder.page()
            recorder.lines(x, top, text, to=to)
            paper.pages[0] += recorder.pages[0]
    rows = sorted(paper.pages[0], key=lambda operator: (-float(operator.split()[8]), float(operator.split()[7])))
    paper.pages[0] = rows
    paper.text(LEFT, 450, "Second part of the page, over both columns and from edge to edge of it, in one line.")
    paper.pages[0].sort(key=lambda operator: -float(operator.split()[8]))
    texts = [block.text for block in blocks_of(paper)]
    assert texts == [LEFT_COLUMN, RIGHT_COLUMN, texts[2], LEFT_COLUMN, RIGHT_COLUMN]
    assert texts[2].startswith("Second part")


def test_a_number_set_apart_from_its_heading_stays_with_it() -> None:
    paper = one_page()
    for place, title in enumerate(("Lamps", "Oil")):
        paper.text(LEFT, TOP - 200 * place, str(place + 1), 16, BOLD)
        paper.text(LEFT + 30, TOP - 200 * place, title, 16, BOLD)
        paper.lines(LEFT, TOP - 30 - 200 * place, LONG)
    assert [(section.number, section.title) for section in read(paper.file()).sections] == [
        ("1", "Lamps"),
        ("2", "Oil"),
    ]


def test_lettered_items_keep_their_letters() -> None:
    paper = one_page()
    for place, (label, text) in enumerate((("a)", "oil for the lamp"), ("b)", "wicks for the oil"))):
        paper.text(LEFT, TOP - 16 * place, label)
        paper.text(LEFT + 24, TOP - 16 * place, text)
        paper.text(LEFT, TOP - 100 - 16 * place, f"({label} {text}")
    assert [(block.kind, block.text) for block in blocks_of(paper)] == [
        (BlockKind.ITEM, "a) oil for the lamp"),
        (BlockKind.ITEM, "b) wicks for the oil"),
        (BlockKind.ITEM, "(a) oil for the lamp"),
        (BlockKind.ITEM, "(b) wicks for the oil"),
    ]


def test_a_caption_that_names_another_table_is_one() -> None:
    paper = one_page()
    paper.lines(LEFT, TOP - 100, LONG)
    paper.text(LEFT, TOP, "Figure 1.A Ships by night, seen from the tower with a glass that is itself described in", 9)
    paper.text(LEFT, TOP - 12, "Table 1.B for every night of the year.", 9)
    captions = [block.text for block in blocks_of(paper) if block.kind is BlockKind.CAPTION]
    assert len(captions) == 1
    assert captions[0].endswith("described in Table 1.B for every night of the year.")


def test_a_sentence_that_begins_in_bold_over_a_whole_line_is_no_heading() -> None:
    paper = one_page()
    y = paper.heading(LEFT, TOP, "Observations", 16)
    paper.text(LEFT, y, "The keeper of the lantern writes down what he sees and what he", 11, BOLD)
    y = paper.lines(LEFT, y - 14, "does not see, in that order, because his mother told him to. " + SECOND)
    y = paper.lines(LEFT, y - 14, LONG)
    paper.text(
        LEFT, y - 14, "The keeper of the lantern writes down everything he sees, so that not even his own", font=BOLD
    )
    paper.lines(LEFT, y - 28, "Keeper of books does not see, in that order, because his mother told him to. " + SECOND)
    assert [section.title for section in read(paper.file()).sections] == ["Observations"]


def test_a_title_that_wraps_before_a_number_still_has_its_date_below() -> None:
    paper = one_page()
    paper.text(LEFT, TOP, "Card of Orrery and Orrery", 30)
    paper.text(LEFT, TOP - 36, "3 Mini", 30)
    paper.text(LEFT, 500, "14 May 2031")
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Lamps", 16, 0)
    paper.lines(LEFT, y, LONG)
    document = read(paper.file())
    assert (document.title, document.dated) == ("Card of Orrery and Orrery 3 Mini", "2031-05-14")


@pytest.mark.parametrize("to", [300, 360, 430, 500])
def test_the_same_words_stand_under_the_same_headings_however_wide_the_page_is(to: float) -> None:
    def printed(right: float, lead: float) -> list[tuple[str, list[str]]]:
        paper = one_page()
        y = TOP
        for title in ("Lamps", "Oil", "Wicks"):
            y = paper.heading(LEFT, y - 20, title, 16)
            for text in (LONG, SECOND, f"{LEFT_COLUMN} {RIGHT_COLUMN}"):
                y = paper.lines(LEFT, y, text, to=right, lead=lead) - 9
                if y < 250:
                    paper.page()
                    y = TOP
        return [(section.title, [block.text for block in section.blocks]) for section in read(paper.file()).sections]

    assert printed(to, 14) == printed(540, 13)


def test_a_number_below_all_text_is_printed_there_however_high_it_stands() -> None:
    paper = Paper()
    for page in range(1, 6):
        paper.page()
        y = paper.heading(LEFT, TOP, f"{page} Night {page * 7}", 16)
        paper.lines(LEFT, y, LONG)
        paper.text(300, 140, str(page + 1))
    document = read(paper.file())
    assert [section.printed_last for section in document.sections] == [2, 3, 4, 5, 6]
    assert all(block.text.endswith(".") for section in document.sections for block in section.blocks)


def test_the_last_cell_of_a_table_is_no_printed_number() -> None:
    paper = Paper()
    for count in (12, 40, 7):
        paper.page()
        paper.lines(LEFT, TOP, LONG)
        paper.text(300, 140, str(count))
    said = " ".join(block.text for section in read(paper.file()).sections for block in section.blocks)
    assert all(str(count) in said.split() for count in (12, 40, 7))


def test_who_wrote_a_paper_is_no_section() -> None:
    paper = one_page()
    paper.text(LEFT, 740, "On lamps", 24, BOLD)
    paper.text(LEFT, 705, "Quill Brothers", 14)
    paper.text(LEFT, 680, "March 4, 2026", 14)
    for number, title in enumerate(("Oil", "Wick"), start=1):
        y = paper.heading(LEFT, 640 - 200 * number, f"{number} {title}", 16)
        paper.lines(LEFT, y, LONG)
    document = read(paper.file())
    assert (document.title, document.dated) == ("On lamps", "2026-03-04")
    assert [(s.number, s.title) for s in document.sections] == [(None, "On lamps"), ("1", "Oil"), ("2", "Wick")]
    assert document.sections[0].text == "Quill Brothers\n"


def test_a_label_before_the_date_of_the_cover_is_no_text() -> None:
    paper = one_page()
    paper.text(LEFT, 740, "On lamps", 24, BOLD)
    paper.text(LEFT, 700, "Last updated: March 4, 2026")
    y = paper.heading(LEFT, 640, "1 Oil", 16)
    paper.lines(LEFT, y, LONG)
    document = read(paper.file())
    assert document.dated == "2026-03-04"
    assert [(section.title, section.text) for section in document.sections] == [("Oil", f"{LONG}\n")]


def test_letters_that_tex_draws_as_one_are_letters() -> None:
    piece = Piece("di\x1ecult e\x1bort \x1cnds \x1f", 0.0, 100.0, 50.0, 10.0, "")
    assert lines_of(Page(1, 600.0, 800.0, (piece,)))[0].text == "difficult effort finds"


def test_bullets_that_are_drawn_behind_the_page_stand_before_their_items() -> None:
    paper = one_page()
    paper.lines(LEFT, TOP, LONG)
    for place, words in enumerate(("Oil for the lamp", "A wick of cotton", "Glass from the shore")):
        paper.text(LEFT + 20, 600 - 16 * place, words)
    paper.lines(LEFT, 540, SECOND)
    for place in range(3):
        paper.text(LEFT + 8, 600 - 16 * place, "\u2022")
    paper.text(LEFT, 60, "\u2022")
    blocks = [(block.kind, block.text) for block in blocks_of(paper)]
    assert blocks[1:4] == [
        (BlockKind.ITEM, "Oil for the lamp"),
        (BlockKind.ITEM, "A wick of cotton"),
        (BlockKind.ITEM, "Glass from the shore"),
    ]


def test_a_mark_that_is_raised_high_may_be_nearly_as_large_as_its_line() -> None:
    paper = one_page()
    said = "The lamp is lit at dusk."
    paper.lines(LEFT, TOP, LONG)
    paper.text(LEFT, 600, said)
    paper.text(LEFT + width(said, 11) + 1, 605.3, "1", 10.67)
    paper.text(LEFT + width(said, 11) + 11, 600, "Nobody sees it.")
    paper.text(LEFT, 63.5, "1", 7.2)
    paper.text(LEFT + 6, 60, "By the keeper, mostly.", 8)
    block = next(block for block in blocks_of(paper) if block.text.startswith(said))
    assert (block.text, block.notes) == (f"{said} Nobody sees it.", ("1",))
