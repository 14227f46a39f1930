"""Tables and figures that a print sets into the middle of a paragraph, and tables as narrow as their words."""

from collections.abc import Iterable, Sequence

from tests.extract.pdf.card import LEFT, TOP
from tests.extract.pdf.paper import MONO, Paper, blocks_of, width
from tests.extract.pdf.test_layouts import _broken, _flush, _said
from watcher.model import BlockKind

TEXT = (
    "The ferry carries the post of the island across the sound, and the ferryman reads the postcards, which he denies. "
    "He says that the wind turns them over, and that the wind cannot read, so that no harm is done to anybody. "
) * 4 + "So it is with the wind, and nobody asks what the sea has to say, least of all."
ROWS = (("Craft", "Early", "Late"), ("Opal", "12.1", "13"), ("Garnet", "4", "5"))
CAPTION = "Table 1: Letters that each craft carried."


def _table(paper: Paper, y: float, rows: Sequence[Sequence[str]] = ROWS, *, gap: float = 12.0) -> float:
    """Set a table as TeX does: the first column flush left, the others flush right, narrow spaces between them."""
    columns = list(zip(*rows, strict=True))
    wide = [max(width(cell, 11) for cell in column) for column in columns]
    for row in rows:
        x = 220.0
        for place, cell in enumerate(row):
            paper.text(x if not place else x + wide[place] - width(cell, 11), y, cell)
            x += wide[place] + gap
        y -= 14
    return y


def _justified(paper: Paper, y: float, lines: Iterable[str]) -> float:
    for line in lines:
        if line.endswith("all."):
            paper.text(LEFT, y, line)
        else:
            _flush(paper, LEFT, y, line, LEFT + 400)
        y -= 14
    return y


def _print(per_page: int, *, table_on: int) -> Paper:
    """Return the text, so many lines a page, with the table at the top of one of the pages."""
    lines = _broken(TEXT, 400)
    paper = Paper()
    for page, at in enumerate(range(0, len(lines), per_page), start=1):
        paper.page()
        y = TOP
        if page == table_on:
            y = _table(paper, y) - 10
            paper.text(180, y, CAPTION)
            y -= 30
        _justified(paper, y, lines[at : at + per_page])
    return paper


def test_a_table_at_the_top_of_a_page_stands_after_the_paragraph_that_it_interrupts() -> None:
    said = [
        [block.text for block in blocks_of(_print(lines, table_on=page))] for lines, page in ((5, 2), (7, 2), (4, 3))
    ]
    table = [" | ".join(row) for row in ROWS]
    assert said == [[TEXT, *table, CAPTION]] * 3


def test_a_word_that_a_page_parts_is_whole_again_behind_the_table() -> None:
    paper = Paper()
    paper.page()
    _justified(paper, TOP, [*_broken(TEXT, 400)[:2], "so that the lighthouse keeper is woken up by the arri-"])
    paper.page()
    y = _table(paper, TOP) - 10
    paper.text(180, y, CAPTION)
    paper.lines(LEFT, y - 30, "val of the boat.", to=LEFT + 400)
    assert _said(paper)[0].endswith("by the arrival of the boat.")


def test_labels_of_a_figure_go_with_it() -> None:
    paper = Paper()
    paper.page()
    lines = _broken(TEXT, 400)
    _justified(paper, TOP, lines[:6])
    paper.page()
    for place, label in enumerate(("first crossing", "second crossing", "days at sea")):
        paper.text(200 + 40 * place, TOP - 30 * place, label, 7)
    paper.text(180, TOP - 90, "Figure 1: How far the ferry drifts.")
    _justified(paper, TOP - 130, lines[6:])
    first, *others = blocks_of(paper)
    assert first.text == TEXT
    assert [block.text for block in others][-1] == "Figure 1: How far the ferry drifts."
    assert {"first crossing", "days at sea"} <= {cell for b in others for cell in (b.cells or (b.text,))}


def test_a_listing_with_a_caption_goes_with_it() -> None:
    paper = Paper()
    paper.page()
    lines = _broken(TEXT, 400)
    _justified(paper, TOP, lines[:6])
    paper.page()
    paper.text(LEFT, TOP, "row(boat)", 9, MONO)
    paper.text(180, TOP - 30, "Listing 1: What the ferryman does.")
    _justified(paper, TOP - 60, lines[6:])
    assert [block.text for block in blocks_of(paper)] == [
        TEXT,
        "row(boat)",
        "Listing 1: What the ferryman does.",
    ]


def test_text_between_two_halves_that_no_caption_makes_a_float_stays_where_it_stands() -> None:
    paper = Paper()
    paper.page()
    paper.lines(LEFT, TOP, "The ferryman said to the people who were waiting for him on the pier and", to=LEFT + 400)
    paper.page()
    paper.text(LEFT + 40, TOP, "Nobody rows at night, whatever they pay.", 9)
    paper.lines(LEFT, TOP - 40, "they went home again.", to=LEFT + 400)
    assert [block.text for block in blocks_of(paper)][1:] == [
        "Nobody rows at night, whatever they pay.",
        "they went home again.",
    ]


def test_a_caption_goes_on_over_the_end_of_its_page() -> None:
    paper = Paper()
    paper.page()
    y = paper.lines(LEFT, TOP, TEXT)
    paper.lines(LEFT + 30, y - 30, "[Figure 2] The boat as seen from the pier and, on the right of", to=500)
    paper.page()
    y = paper.lines(LEFT + 30, TOP, "the pier, its oars.", to=500)
    paper.lines(LEFT, y - 30, TEXT)
    assert _said(paper, BlockKind.CAPTION) == [
        "[Figure 2] The boat as seen from the pier and, on the right of the pier, its oars."
    ]


def test_a_narrow_table_has_its_cells_under_a_caption_and_above_one() -> None:
    for above in (True, False):
        paper = Paper()
        paper.page()
        paper.text(180, TOP if above else TOP - 52, CAPTION)
        _table(paper, TOP - 14)
        assert _said(paper, BlockKind.ROW) == ["Craft | Early | Late", "Opal | 12.1 | 13", "Garnet | 4 | 5"]


def test_the_words_of_a_justified_line_are_no_cells_however_wide_their_spaces() -> None:
    paper = Paper()
    paper.page()
    lines = (
        "the ferryman reads all the cards and says",
        "notwithstanding impropriety",
        "that the wind turns them over as it does",
    )
    for place, line in enumerate(lines):
        _flush(paper, LEFT, TOP - 14 * place, line, LEFT + 215)
    paper.text(LEFT, TOP - 42, "every day.")
    assert _said(paper, BlockKind.ROW) == []


def test_two_tables_one_below_the_other_have_columns_of_their_own() -> None:
    paper = Paper()
    paper.page()
    y = _table(paper, TOP)
    _table(paper, y - 30, (("Pier", "Boats"), ("North", "3"), ("South", "4")), gap=90)
    assert _said(paper, BlockKind.ROW)[-3:] == ["Pier | Boats", "North | 3", "South | 4"]


def test_the_head_of_a_short_table_at_the_top_of_many_pages_is_no_running_head() -> None:
    paper = Paper()
    for page in range(8):
        paper.page()
        paper.text(LEFT, 760, "Quay Lab", 9)
        y = _table(paper, TOP + 20, (ROWS[0], ("Opal", str(page), "7"))) if page % 3 == 0 else TOP
        paper.lines(LEFT, y - 30, TEXT)
    assert _said(paper, BlockKind.ROW).count("Craft | Early | Late") == 3


def test_a_full_line_that_ends_in_a_full_stop_is_full_at_any_size() -> None:
    paper = Paper()
    for page in (1, 2):
        paper.page()
        for place in range(6):
            line = (
                "The wind turns the postcards over and over"
                if place < 5
                else "He says that it was the wind that did it."
            )
            _flush(paper, LEFT, TOP - 22 * place, line, LEFT + 400, 18)
        if page == 2:
            paper.text(LEFT, TOP - 22 * 6, "So it is.", 18)
    assert len(_said(paper)) == 1


def test_a_table_in_the_middle_of_a_page_stands_after_the_paragraph_that_it_interrupts() -> None:
    lines = _broken(TEXT, 400)
    paper = Paper()
    paper.page()
    y = _justified(paper, TOP, lines[:4])
    paper.text(180, y - 16, CAPTION)
    y = _table(paper, y - 40)
    _justified(paper, y - 20, lines[4:])
    assert [block.text for block in blocks_of(paper)] == [TEXT, CAPTION, *(" | ".join(row) for row in ROWS)]
