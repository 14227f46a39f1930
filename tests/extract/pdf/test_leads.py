"""Links of a PDF: their targets are kept beside the text, never in it."""

import pytest

from tests.extract.pdf.card import LEFT, TOP
from tests.extract.pdf.paper import Paper, blocks_of, one_page
from watcher.extract.pdf.leads import LINKS_MAX
from watcher.model import BlockKind

OIL, WICKS = "https://oil.example/prices", "https://wicks.example/list"


def test_targets_stand_in_order_beside_the_block_on_which_they_lie() -> None:
    paper = one_page()
    paper.text(LEFT, TOP, "Oil has a price and wicks have a list, which are both printed every year.")
    paper.text(LEFT, TOP - 40, "This one leads nowhere.")
    paper.link(LEFT + 90, TOP - 3, LEFT + 130, TOP + 9, WICKS)
    paper.link(LEFT, TOP - 3, LEFT + 40, TOP + 9, OIL)
    first, second = blocks_of(paper)
    assert (first.links, second.links) == ((OIL, WICKS), ())
    assert first.text == "Oil has a price and wicks have a list, which are both printed every year."


def test_a_link_over_two_lines_is_one() -> None:
    paper = one_page()
    for place, line in enumerate(
        ("The prices of oil are printed in the almanac of the harbour, and the", "keeper reads.")
    ):
        paper.text(LEFT, TOP - 14 * place, line)
        paper.link(LEFT, TOP - 14 * place - 3, LEFT + 200, TOP - 14 * place + 9, OIL)
    assert [block.links for block in blocks_of(paper)] == [(OIL,)]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (f"{OIL}?utm_source=almanac&year=3", (f"{OIL}?year=3",)),
        ("https://oil.example/3f2504e0-4f89-11d3-9a0c-0305e82c3301/a", ("https://oil.example/*/a",)),
        ("mailto:keeper@lamp.example", ("mailto:keeper@lamp.example",)),
        ("javascript:void", ()),
        ("https://oil.example/" + "a" * 4000, ()),
        ("", ()),
    ],
)
def test_targets_are_without_what_is_made_anew_and_only_addresses(address: str, kept: tuple[str, ...]) -> None:
    paper = one_page()
    paper.text(LEFT, TOP, "Oil has a price.")
    paper.link(LEFT, TOP - 3, LEFT + 40, TOP + 9, address)
    assert [block.links for block in blocks_of(paper)] == [kept]


def test_links_of_cells_stand_with_their_row() -> None:
    paper = one_page()
    for place, row in enumerate((("Oil", "12", "3 l"), ("Wicks", "11", "2 l"))):
        for x, cell in zip((LEFT, 250, 400), row, strict=True):
            paper.text(x, TOP - 20 * place, cell)
    paper.link(LEFT, TOP - 23, LEFT + 40, TOP - 11, WICKS)
    assert [(block.kind, block.links) for block in blocks_of(paper)] == [(BlockKind.ROW, ()), (BlockKind.ROW, (WICKS,))]


def test_links_of_two_columns_stay_in_their_own() -> None:
    paper = one_page()
    for place in range(8):
        paper.text(LEFT, TOP - 14 * place, "The keeper of the lamp writes it down in" if place < 7 else "It is done.")
        paper.text(320, TOP - 14 * place, "The second column has all that he missed")
    paper.link(330, TOP - 3, 380, TOP + 9, OIL)
    assert [block.links for block in blocks_of(paper)] == [(), (OIL,)]


@pytest.mark.parametrize(
    ("turn", "area"),
    [("0 1 -1 0", (90, 80, 103, 120)), ("0 -1 1 0", (97, 40, 110, 80)), ("-1 0 0 -1", (60, 71, 100, 83))],
)
def test_links_of_pages_set_sideways_lie_on_their_lines(turn: str, area: tuple[float, float, float, float]) -> None:
    paper = one_page()
    paper.text(100, 80, "Oil has a price that is printed every year.", turn=turn)
    paper.link(*area, OIL)
    assert [block.links for block in blocks_of(paper)] == [(OIL,)]


def test_a_footnote_in_two_halves_has_the_links_of_both() -> None:
    paper = Paper()
    for page, note in enumerate(("The almanac of the harbour, which is", "printed every winter.")):
        paper.page()
        y = paper.lines(
            LEFT, TOP, f"Oil is dear on page {page}, as the keeper of the lamp has often said to all of us."
        )
        if not page:
            paper.text(LEFT, y - 14, "Oil is dear.")
            paper.text(LEFT + 62, y - 10, "1", 7)
            paper.text(LEFT, 90, "1", 5)
        paper.text(LEFT + 6, 86, note, 8)
        paper.link(LEFT, 84, LEFT + 60, 94, (OIL, WICKS)[page])
    (note_block,) = [block for block in blocks_of(paper) if block.kind is BlockKind.FOOTNOTE]
    assert note_block.links == (OIL, WICKS)


def test_a_page_of_endless_links_is_read_to_its_bound() -> None:
    paper = one_page()
    paper.text(LEFT, TOP, "Oil has a price.")
    for place in range(LINKS_MAX + 1):
        paper.link(LEFT, TOP - 3, LEFT + 40, TOP + 9, f"{OIL}/{place}")
    assert len(blocks_of(paper)[0].links) == LINKS_MAX
