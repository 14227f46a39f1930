"""TeX's tables and figures stand behind the text that names them, whatever page a print puts them on."""

import pytest

from tests.extract.pdf.card import LEFT, TOP
from tests.extract.pdf.paper import Paper
from tests.extract.pdf.test_floats import _table
from watcher.extract.pdf import read
from watcher.extract.pdf.anchors import floats_move

FIRST = "The ferry carries the post of the island. Table 1 has the letters, and the ferryman has read them."
SECOND = "He denies it, as he denies that the wind turns the postcards over."
LAST = "The lighthouse has no post."
HEAD = ["Craft | Early | Late", "Opal | 12.1 | 13", "Garnet | 4 | 5"]
CAPTION = "Table 1: Letters that each craft carried."


@pytest.mark.parametrize(
    "program",
    [
        "pdfTeX-1.40.24",
        "LaTeX with hyperref",
        "LuaTeX-1.15",
        "xdvipdfmx (20220710)",
        "MiKTeX pdfTeX",
        "dvips(k) 2023.1",
    ],
)
def test_programs_of_tex_are_known(program: str) -> None:
    assert floats_move(program)


@pytest.mark.parametrize("program", ["", "Skia/PDF m156", "WeasyPrint 62.3", "Microsoft Word", "Vertex 3"])
def test_other_programs_leave_tables_where_they_are(program: str) -> None:
    assert not floats_move(program)


def _float(paper: Paper, y: float, *, above: bool = False) -> float:
    if above:
        paper.text(180, y, CAPTION)
        y -= 24
    y = _table(paper, y) - 10
    if not above:
        paper.text(180, y, CAPTION)
    return y - 40


def _print(at: str, *, program: str = "pdfTeX-1.40.24", above: bool = False, first: str = FIRST) -> list[list[str]]:
    """Return the text of both sections of a print that has its table at one of four places."""
    paper = Paper(program=program)
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Post", 16, 0)
    y = _float(paper, y, above=above) if at == "top" else y
    y = paper.lines(LEFT, y, first) - 14
    y = _float(paper, y, above=above) if at == "middle" else y
    y = paper.lines(LEFT, y, SECOND) - 30
    y = _float(paper, y, above=above) if at == "end" else y
    y = paper.heading(LEFT, y, "2 Light", 16, 0)
    paper.lines(LEFT, y, LAST)
    if at == "next":
        paper.page()
        _float(paper, TOP, above=above)
    return [[block.text for block in section.blocks] for section in read(paper.file()).sections]


@pytest.mark.parametrize("at", ["top", "middle", "end", "next"])
def test_a_table_stands_behind_the_paragraph_that_names_it(at: str) -> None:
    assert _print(at) == [[FIRST, *HEAD, CAPTION, SECOND], [LAST]]
    assert _print(at, above=True) == [[FIRST, CAPTION, *HEAD, SECOND], [LAST]]


@pytest.mark.parametrize("at", ["top", "middle", "end"])
def test_a_table_that_nothing_names_stands_at_the_end_of_its_section(at: str) -> None:
    unnamed = FIRST.replace("Table 1", "The book")
    assert _print(at, first=unnamed) == [[unnamed, SECOND, *HEAD, CAPTION], [LAST]]


def test_a_table_of_another_program_stands_where_it_stands() -> None:
    assert _print("end", program="Microsoft Word")[0] == [FIRST, SECOND, *HEAD, CAPTION]


def test_table_1_is_not_named_by_table_12() -> None:
    other = FIRST.replace("Table 1", "Table 12")
    assert _print("top", first=other)[0] == [other, SECOND, *HEAD, CAPTION]


def test_two_tables_each_with_a_caption_of_their_own_kind_are_two() -> None:
    paper = Paper(program="pdfTeX-1.40.24")
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Post", 16, 0)
    y = _float(paper, y, above=True)
    y = _table(paper, y, (("Pier", "Boats", "Oars"), ("North", "3", "6"), ("South", "4", "8"))) - 10
    paper.text(180, y, "Table 2: Boats at each pier.")
    y = paper.lines(LEFT, y - 40, "The boats are in Table 2.") - 14
    paper.lines(LEFT, y, FIRST)
    other = ["Pier | Boats | Oars", "North | 3 | 6", "South | 4 | 8", "Table 2: Boats at each pier."]
    said = [block.text for section in read(paper.file()).sections for block in section.blocks]
    assert said == ["The boats are in Table 2.", *other, FIRST, CAPTION, *HEAD]


def test_labels_of_a_figure_go_with_it() -> None:
    paper = Paper(program="pdfTeX-1.40.24")
    paper.page()
    y = paper.heading(LEFT, TOP, "1 Post", 16, 0)
    y = paper.lines(LEFT, y, SECOND) - 20
    paper.text(200, y, "days at sea", 7)
    paper.text(180, y - 30, "Figure 3: How far the ferry drifts.")
    y = paper.lines(LEFT, y - 70, "How far it drifts is seen in Fig. 3, and it drifts far.") - 14
    paper.lines(LEFT, y, LAST)
    said = [block.text for section in read(paper.file()).sections for block in section.blocks]
    named = "How far it drifts is seen in Fig. 3, and it drifts far."
    assert said == [SECOND, named, "days at sea", "Figure 3: How far the ferry drifts.", LAST]


def test_a_line_that_speaks_of_a_table_is_no_caption() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, "The letters that the ferry carried across the sound are all in")
    paper.text(LEFT, TOP - 14, "Table 3. Nobody has read it, and nobody will, he says.")
    [section] = read(paper.file()).sections
    assert len(section.blocks) == 1


def test_the_author_s_name_above_a_table_is_no_label_of_it() -> None:
    paper = Paper(program="pdfTeX-1.40.24")
    paper.page()
    paper.text(220, TOP, "The book of the ferry", 18)
    paper.text(280, TOP - 30, "Quay Lab", 12)
    y = _float(paper, TOP - 70)
    y = paper.heading(LEFT, y, "1 Post", 16, 0)
    paper.lines(LEFT, y, FIRST)
    front, section = read(paper.file()).sections
    assert [block.text for block in front.blocks] == ["Quay Lab"]
    assert [block.text for block in section.blocks] == [FIRST, *HEAD, CAPTION]
