"""What other programs set differently: margins, columns, tables over pages, marks that are not raised, markers apart."""

from itertools import pairwise

import pytest

from tests.extract.pdf.card import LEFT, TOP
from tests.extract.pdf.paper import BOLD, Entry, Paper, blocks_of, width
from watcher.extract.pdf import read
from watcher.extract.pdf.lines import lines_of
from watcher.extract.pdf.pages import Page
from watcher.extract.pdf.runs import Piece
from watcher.model import BlockKind

LONG = (
    "The keeper of the lantern writes down what he sees and what he does not see, in that order, because his mother"
    " told him to, and because the book has two columns of which the second one is always the longer."
)
SECOND = "Nobody has ever read the book to its end, although several people have said that they would like to do so."
SENTENCES = ("He counts the ships. ", "He counts the gulls twice. ", "Oil is dear this winter. ", "Wicks are not. ")


def _said(paper: Paper, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [block.text for block in blocks_of(paper) if block.kind is kind]


def _broken(text: str, wide: float, size: float = 11) -> list[str]:
    """Return the text as lines of ragged type."""
    lines = [""]
    for word in text.split():
        whole = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], whole] if width(whole, size) <= wide else [*lines, word]
    return lines


def _flush(paper: Paper, x: float, y: float, line: str, right: float, size: float = 11) -> None:
    """Set a line so that its last word ends at the right edge, as justified text does."""
    *words, last = line.split()
    slack = (right - x - sum(width(word, size) for word in (*words, last))) / max(len(words), 1)
    for word in words:
        paper.text(x, y, word, size)
        x += width(word, size) + slack
    paper.text(right - width(last, size), y, last, size)


def test_left_and_right_pages_may_have_other_margins() -> None:
    text = "".join(SENTENCES[place % 4] for place in range(72)).strip()
    paper = Paper()
    lines = _broken(text, 360)
    for at in range(0, len(lines), 6):
        paper.page()
        for place, line in enumerate(lines[at : at + 6]):
            paper.text(LEFT if at % 12 else 140, TOP - 14 * place, line)
    assert _said(paper) == [text]


def test_a_paragraph_goes_on_after_a_sentence_that_ends_with_its_page() -> None:
    before = "The lamp burns with oil of the best kind, which is dear, and it burns all night, because ships come late. It is"
    lines = [
        *_broken(before, 400),
        "put out at dawn by the keeper, who then goes down all his hundred stairs to bed.",
    ]
    assert 380 < width(lines[-1], 11) <= 400
    paper = Paper()
    paper.page()
    for place, line in enumerate(lines):
        paper.text(LEFT, 140 - 14 * place, line)
    paper.page()
    paper.lines(LEFT, TOP, LONG, to=LEFT + 400)
    assert _said(paper) == [f"{' '.join(lines)} {LONG}"]


def test_a_paragraph_that_ends_with_its_page_in_justified_text_shows_it() -> None:
    paper = Paper()
    for _ in range(2):
        paper.page()
        *full, last = _broken(LONG, 440)
        for place, line in enumerate(full):
            _flush(paper, LEFT, TOP - 14 * place, line, LEFT + 440)
        paper.text(LEFT, TOP - 14 * len(full), last)
    assert _said(paper) == [LONG, LONG]


def _columns(note: str = "") -> Paper:
    """Return a page of two columns and a last one whose right column is empty, of one long paragraph."""
    text = "".join(SENTENCES[place % 4] for place in range(40)) + "See Section 5.1 and be done."
    lines = _broken(text, 190)
    paper = Paper()
    for at in range(0, len(lines), 8):
        if at % 16 == 0:
            paper.page()
        for place, line in enumerate(lines[at : at + 8]):
            paper.text(LEFT if at % 16 == 0 else 330, TOP - 13 * place, line)
        if note and at == 0:
            paper.text(LEFT, 90, "1", 6)
            paper.text(LEFT + 5, 86, note, 8)
    return paper


def test_a_paragraph_goes_on_in_the_next_column_and_in_a_column_alone_on_its_page() -> None:
    (text,) = _said(_columns())
    assert text.endswith("See Section 5.1 and be done.")


def test_a_paragraph_goes_on_in_the_next_column_beyond_a_footnote() -> None:
    paper = _columns("The price of oil is in the almanac.")
    paper.text(LEFT, 600, "")
    (text,) = _said(paper)
    assert text.endswith("See Section 5.1 and be done.")


def _table_page(paper: Paper, rows: list[tuple[str, str, str]], y: float) -> float:
    for row in rows:
        for x, cell in zip((LEFT, 250, 400), row, strict=True):
            paper.text(x, y, cell)
        y -= 20
    return y


def test_the_head_of_a_table_that_goes_on_over_the_page_is_said_once() -> None:
    head = ("Lamp", "Hours", "Oil")
    paper = Paper()
    for rows in ([("North", "12", "3 l"), ("East", "11", "2 l")], [("South", "9", "1 l"), ("West", "8", "1 l")]):
        paper.page()
        _table_page(paper, [head, *rows], TOP)
    assert [block.cells for block in blocks_of(paper)] == [
        head,
        ("North", "12", "3 l"),
        ("East", "11", "2 l"),
        ("South", "9", "1 l"),
        ("West", "8", "1 l"),
    ]


def test_a_caption_right_below_a_table_is_no_cell_of_it() -> None:
    paper = Paper()
    paper.page()
    y = _table_page(paper, [("Lamp", "Hours", "Oil"), ("North", "12", "3 l")], TOP)
    paper.text(150, y + 4, "Table 3: What the lamps of the coast need in a night of the winter, by place")
    y = _table_page(paper, [("Wick", "Hours", "Price"), ("Cotton", "40", "2 d")], y - 20)
    kinds = [block.kind for block in blocks_of(paper)]
    assert kinds == [BlockKind.ROW] * 2 + [BlockKind.CAPTION] + [BlockKind.ROW] * 2


def test_columns_are_told_where_every_space_of_a_row_is_wide() -> None:
    paper = Paper()
    paper.page()
    for place, row in enumerate([("Calm", "36.2", "+7.4"), ("Impatience", "18.6", "-2.4"), ("Pity", "1.1", "+8.2")]):
        y = TOP - 20 * place
        paper.text(LEFT, y, f"{row[0]} {row[1]}" if width(row[0], 11) > 60 else row[0])
        paper.text(LEFT + 70, y, row[1])
        paper.text(300, y, row[2])
    assert len(blocks_of(paper)) == 3


NOTE = "The price of oil is printed in the almanac of the harbour every winter."


@pytest.mark.parametrize("own", ["1. ", "1 ", "[1] ", "1) "])
@pytest.mark.parametrize(("size", "y"), [(9, 86), (11, 76)])
def test_a_footnote_below_the_text_may_have_a_mark_that_is_not_raised(own: str, size: float, y: float) -> None:
    paper = Paper()
    paper.page()
    below = paper.lines(LEFT, 180, LONG)
    paper.text(LEFT, below - 14, "Oil is dear.")
    paper.text(LEFT + width("Oil is dear.", 11), below - 10, "1", 7)
    paper.text(LEFT, y, own + NOTE, size)
    paragraph, call, note = blocks_of(paper)
    assert (paragraph.text, call.text, call.notes) == (LONG, "Oil is dear.", ("1",))
    assert (note.kind, note.text, note.mark) == (BlockKind.FOOTNOTE, NOTE, "1")


def test_a_numbered_list_at_the_foot_of_a_page_is_no_footnote() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, 140, "Oil is dear.")
    paper.text(LEFT + width("Oil is dear.", 11), 144, "1", 7)
    for place, item in enumerate(("1. Fill the lamp.", "2. Trim the wick.", "3. Light it.")):
        paper.text(LEFT + 18, 120 - 14 * place, item)
    paper.page()
    paper.lines(LEFT, TOP, LONG)
    assert _said(paper, BlockKind.ITEM) == ["1. Fill the lamp.", "2. Trim the wick.", "3. Light it."]


def test_a_heading_after_a_raised_figure_is_no_footnote() -> None:
    paper = Paper()
    paper.page()
    y = paper.lines(LEFT, TOP, LONG)
    paper.text(LEFT, y - 14, "Oil is dear.")
    paper.text(LEFT + width("Oil is dear.", 11), y - 10, "2", 7)
    y = paper.heading(LEFT, y - 60, "2 Lamps and their keepers", 11)
    paper.lines(LEFT, y, SECOND)
    assert [(s.number, s.title) for s in read(paper.file()).sections if s.level] == [("2", "Lamps and their keepers")]


def test_a_caption_set_in_the_middle_is_one() -> None:
    paper = Paper()
    paper.page()
    paper.lines(LEFT, TOP, LONG)
    said = ("Figure 2: How many ships passed the lamp in every month of the year,", "counted by the keeper.")
    for place, line in enumerate(said):
        paper.text(306 - width(line, 9) / 2, 400 - 11 * place, line, 9)
    assert _said(paper, BlockKind.CAPTION) == [" ".join(said)]


def test_a_dash_that_goes_on_with_a_sentence_on_the_next_page_begins_no_item() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, 86, "The keeper of the lamp, who has been at his post for as long as the book has been kept there")
    paper.page()
    paper.text(LEFT, TOP, "\u2013 and that is long \u2013 has never yet been late.")
    (text,) = _said(paper)
    assert text.endswith("has been kept there \u2013 and that is long \u2013 has never yet been late.")


def test_a_dash_below_an_indented_first_line_begins_no_item() -> None:
    paper = Paper()
    paper.page()
    paper.lines(LEFT, TOP, LONG)
    paper.text(LEFT + 18, TOP - 70, "The keeper of the lamp, who has been at his post for as long as the book has been")
    paper.text(LEFT, TOP - 84, "\u2013 and that is long \u2013 has never yet been late.")
    assert _said(paper)[-1].endswith("the book has been \u2013 and that is long \u2013 has never yet been late.")


def test_numbers_of_a_list_that_are_drawn_behind_the_page_stand_before_their_items() -> None:
    paper = Paper()
    paper.page()
    items = ("Fill the lamp with oil.", "Trim the wick.", "Light it before the sun is down.")
    for place, item in enumerate(items):
        paper.text(LEFT + 20, TOP - 14 * place, item)
    for place in range(3):
        paper.text(LEFT, TOP - 14 * place, f"{place + 1}.")
    assert _said(paper, BlockKind.ITEM) == [f"{place}. {item}" for place, item in enumerate(items, start=1)]


@pytest.mark.parametrize("drawn", ["\x88", "\x0f", "\uf0b7", "\u2022"])
def test_bullets_of_symbol_fonts_are_bullets(drawn: str) -> None:
    page = Page(1, 612, 792, (Piece(f"{drawn} Oil of the best kind.", LEFT, 300, TOP, 11, "CMR10"),))
    assert [(line.marker, line.text) for line in lines_of(page)] == [("\u2022", "Oil of the best kind.")]


def test_a_title_that_the_outline_says_twice_is_one() -> None:
    paper = Paper()
    paper.page()
    y = paper.heading(LEFT, TOP, "Oil and its prices", 16)
    paper.lines(LEFT, y, LONG)
    paper.outline = [Entry("Oil and its pricesOil and its prices", 0, 1, TOP + 16)]
    assert [(s.title, s.words > 0) for s in read(paper.file()).sections] == [("Oil and its prices", True)]


def test_a_heading_keeps_the_hyphen_at_which_it_wraps() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, "2.1 Lamps of many kinds, including low-", 14, BOLD)
    paper.text(LEFT, TOP - 17, "burning ones", 14, BOLD)
    paper.lines(LEFT, TOP - 50, LONG)
    assert [s.title for s in read(paper.file()).sections] == ["Lamps of many kinds, including low-burning ones"]


def test_a_long_title_in_a_narrow_column_is_one_heading() -> None:
    title = "2.1 Lamps of many kinds and of several makers, including those that burn with a low flame for a long night"
    lines = _broken(title, 100, 12)
    assert len(lines) > 5
    paper = Paper()
    paper.page()
    for place, line in enumerate(lines):
        paper.text(LEFT, TOP - 14 * place, line, 12, BOLD)
    paper.lines(LEFT, TOP - 14 * len(lines) - 20, LONG, to=LEFT + 100)
    paper.outline = [Entry(title, 0, 1, TOP + 12)]
    (section,) = read(paper.file()).sections
    assert (section.number, section.title) == ("2.1", title[4:])


def test_a_numbered_heading_may_be_set_a_little_smaller_than_the_text() -> None:
    paper = Paper()
    paper.page()
    y = TOP
    for place, (one, other) in enumerate(pairwise((LONG, SECOND, LONG)), start=1):
        paper.text(LEFT, y, f"{place} Of lamps", 10, BOLD)
        y = paper.lines(LEFT, paper.lines(LEFT, y - 20, one) - 14, other) - 20
    assert [(s.number, s.title) for s in read(paper.file()).sections] == [("1", "Of lamps"), ("2", "Of lamps")]


@pytest.mark.parametrize("head", ["Lantern Institute | Page {n} of 7", "Page {n} of 7 | The lamps", "The lamps {n}/7"])
def test_a_number_inside_a_running_head_is_the_pages(head: str) -> None:
    paper = Paper()
    for page in range(1, 8):
        paper.page()
        paper.text(LEFT, 765, head.format(n=page), 9)
        y = paper.heading(LEFT, TOP, f"{page} Of lamps", 16, 0)
        paper.lines(LEFT, y, LONG)
    document = read(paper.file())
    assert [section.printed_first for section in document.sections] == [1, 2, 3, 4, 5, 6, 7]
    assert {section.text for section in document.sections} == {f"{LONG}\n"}


def test_one_half_of_a_running_head_may_stand_alone() -> None:
    paper = Paper()
    for page in range(1, 9):
        paper.page()
        paper.text(430, 765, f"Yearbook {page}", 9)
        if page > 1:
            paper.text(LEFT, 765, "Of lamps and their keepers", 9)
        paper.lines(LEFT, paper.heading(LEFT, TOP, f"{page} Of lamps", 16, 0), LONG)
    assert "Yearbook" not in "".join(section.text for section in read(paper.file()).sections)


def test_leaders_may_touch_the_page_numbers_of_the_contents() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, "Contents", 16, BOLD)
    titles = ("1 Lamps", "2 Oil", "3 Wicks", "4 Keepers")
    for place, title in enumerate(titles):
        paper.text(LEFT, TOP - 30 - 14 * place, f"{title}{'.' * 60}{place + 2}")
    for title in titles:
        paper.page()
        paper.lines(LEFT, paper.heading(LEFT, TOP, title, 16), LONG)
    assert [(s.number, s.title, s.text) for s in read(paper.file()).sections] == [
        (title[0], title[2:], f"{LONG}\n") for title in titles
    ]


def test_a_heading_that_the_outline_tells_by_its_number_alone_is_read_from_the_page() -> None:
    paper = Paper()
    paper.page()
    paper.lines(LEFT, paper.heading(LEFT, TOP, "Appendix A: Oil", 16), LONG)
    paper.outline = [Entry("Appendix A", 0, 1, TOP + 16)]
    assert [(s.number, s.title) for s in read(paper.file()).sections] == [("A", "Oil")]


def test_heads_of_left_and_right_pages_are_furniture_on_the_few_pages_of_a_short_file() -> None:
    paper = Paper()
    for page in range(1, 4):
        paper.page()
        paper.text(LEFT, 765, "Yearbook" if page % 2 else "Lantern Institute", 8)
        paper.lines(LEFT, TOP - 40 * page, f"{LONG} He says so on page {page}.")
    said = " ".join(_said(paper))
    assert "Yearbook" not in said
    assert "Lantern Institute" not in said


def test_a_line_of_the_text_that_recurs_at_the_edge_of_some_pages_is_no_furniture() -> None:
    paper = Paper()
    for page in range(1, 9):
        paper.page()
        y = paper.lines(LEFT, 130, f"{LONG} This is page {page}.", to=560)
        if page % 3 == 0:
            paper.text(LEFT, y, "The keeper saw nothing.")
    assert (
        sum("The keeper saw nothing." in text for text in _said(paper)) + "".join(_said(paper)).count("nothing.") >= 2
    )


def test_roman_numbers_of_two_pages_before_two_others_are_furniture() -> None:
    paper = Paper()
    for page, number in enumerate(("i", "ii", "1", "2")):
        paper.page()
        paper.lines(LEFT, paper.heading(LEFT, TOP, f"{page + 1} Of lamps", 16, 0), LONG)
        paper.text(300, 40, number, 8)
    sections = read(paper.file()).sections
    assert [(section.printed_first, section.text) for section in sections] == [
        (number, f"{LONG}\n") for number in ("i", "ii", 1, 2)
    ]


def test_a_dash_in_a_cell_is_no_bullet() -> None:
    paper = Paper()
    paper.page()
    _table_page(paper, [("May 5", "Part", "Change"), ("May 6", "\u2013", "First printed.")], TOP)
    assert [block.cells for block in blocks_of(paper)][1] == ("May 6", "\u2013", "First printed.")


def test_a_table_on_a_page_set_sideways_has_its_cells() -> None:
    paper = Paper()
    paper.page()
    for place, row in enumerate((("Lamp", "Hours", "Oil"), ("North of the bay", "12", "3 l"), ("East", "11", "2 l"))):
        paper.text(100 + 20 * place, 80, row[0], turn="0 1 -1 0")
        paper.text(100 + 20 * place, 220, row[1], turn="0 1 -1 0")
        paper.text(100 + 20 * place, 320, row[2], turn="0 1 -1 0")
    cells = [block.cells for block in blocks_of(paper)]
    assert cells == [("Lamp", "Hours", "Oil"), ("North of the bay", "12", "3 l"), ("East", "11", "2 l")]


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Version 1.2 (May 5, 2031)", "2031-05-05"),
        ("Lantern Institute \u00b7 5 May 2031", "2031-05-05"),
        ("V1.0 | May 2031", "2031-05"),
        ("as it was in May 2031", None),
        ("It was begun on May 5, 2031.", None),
    ],
)
def test_a_date_beside_a_version_on_the_cover_is_the_documents(line: str, dated: str | None) -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, 540, "The lantern yearbook", 30)
    paper.text(LEFT, 500, line, 11)
    paper.page()
    paper.lines(LEFT, paper.heading(LEFT, TOP, "1 Of lamps", 16, 0), LONG)
    assert read(paper.file()).dated == dated


@pytest.mark.parametrize("metadata", ["(anonymous)", "untitled", "Microsoft Word - card-final-2", "card_v3.docx"])
def test_what_programs_write_as_title_of_themselves_is_none(metadata: str) -> None:
    paper = Paper(title=metadata)
    paper.page()
    paper.lines(LEFT, paper.heading(LEFT, TOP, "1 Of lamps", 13), LONG)
    assert read(paper.file()).title == "Of lamps"


def test_a_head_of_a_table_that_ends_in_a_number_is_no_running_head() -> None:
    paper = Paper()
    for page in range(1, 7):
        paper.page()
        paper.text(LEFT, 765, "Lantern Institute", 8)
        paper.text(290, 30, f"Page {page} of 6", 8)
        if page == 3:
            _table_page(paper, [("Lamp", "Oil 2", "Oil 3"), ("North", "1 l", "2 l")], 740)
        paper.lines(LEFT, 500 - 10 * page, f"{LONG} He says so on page {page}.")
    rows = [block.cells for block in blocks_of(paper) if block.kind is BlockKind.ROW]
    assert rows == [("Lamp", "Oil 2", "Oil 3"), ("North", "1 l", "2 l")]


def test_a_footnote_with_a_plain_mark_stands_at_the_foot_of_its_column() -> None:
    paper = Paper()
    paper.page()
    text = "".join(SENTENCES[place % 4] for place in range(40)).strip()
    lines = _broken(text, 190)[:24]
    for place, line in enumerate(lines):
        paper.text(LEFT if place < 12 else 330, TOP - 13 * (place % 12), line)
        if place == 11:
            paper.text(LEFT + width(line, 11) + 0.5, TOP - 13 * 11 + 4, "1", 6)
    paper.text(LEFT, TOP - 13 * 14, f"1 {NOTE[:40]}.")
    paper.lines(330, TOP - 13 * 12, SECOND, to=520)
    assert _said(paper, BlockKind.FOOTNOTE) == [f"{NOTE[:40]}."]


def test_a_word_that_a_column_parts_goes_on_behind_a_table() -> None:
    paper = Paper()
    paper.page()
    paper.lines(LEFT, TOP, LONG)
    paper.text(LEFT, 100, "The keeper, who has been at his post for as long as anyone here remembers it, has the lan-")
    paper.page()
    y = _table_page(paper, [("Lamp", "Hours", "Oil"), ("North", "12", "3 l")], TOP)
    paper.lines(LEFT, y - 20, f"tern lit at dusk. {SECOND} The lantern is his.")
    assert "has the lantern lit at dusk" in " ".join(_said(paper))


def test_heads_that_say_the_titles_of_their_pages_are_furniture_however_seldom() -> None:
    paper = Paper()
    for number, title in enumerate(("Lanterns", "Oil"), start=1):
        paper.page()
        paper.text(LEFT, TOP - 60, f"Chapter {number}", 18, BOLD)
        paper.text(LEFT, TOP - 90, title, 18, BOLD)
        paper.text(LEFT, TOP - 130, f"{number}.1 Of {title.lower()}", 14, BOLD)
        paper.lines(LEFT, TOP - 160, LONG)
        paper.page()
        head = f"CHAPTER {number}. {title.upper()}"
        paper.text(LEFT, 760, f"{number}.1. OF {title.upper()}")
        paper.text(540 - width(head, 11), 760, head)
        paper.lines(LEFT, TOP - 20, LONG)
    assert not [text for text in _said(paper) if "CHAPTER" in text]
    assert len(_said(paper)) == 4


def test_a_bullet_or_number_larger_and_lower_than_its_item_says_nothing_of_how_the_item_is_set() -> None:
    paper = Paper()
    paper.page()
    paper.lines(LEFT, TOP, LONG, 10)
    for place, lead in enumerate(("\u2022", "1", "2")):
        y = TOP - 100 - 40 * place
        paper.text(LEFT, y - 2, lead, 12)
        paper.lines(LEFT + 18, y, f"{LONG} Once.", 10, lead=12)
    said = [block.text for block in blocks_of(paper)][1:]
    assert said[0] == f"{LONG} Once."
    assert [text.removeprefix(f"{n} | ").removeprefix(f"{n} ") for n, text in enumerate(said[1:], 1)] == said[:1] * 2


def test_a_small_line_over_all_pages_but_the_cover_of_a_short_file_is_furniture() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, 400, "Lanterns", 24, BOLD)
    for _ in range(2):
        paper.page()
        paper.text(LEFT, 760, "Lantern Institute", 8)
        paper.lines(LEFT, TOP, LONG)
    assert "Lantern Institute" not in " ".join(_said(paper))
