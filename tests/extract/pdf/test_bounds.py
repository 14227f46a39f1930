"""What is damaged, hostile or too large ends as an ExtractError that says so."""

import random

import pytest

from tests.extract.pdf.card import LEFT, TOP, card
from tests.extract.pdf.paper import Entry, Paper
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.pdf import read
from watcher.extract.pdf.bookmarks import OUTLINE_ENTRIES_MAX
from watcher.extract.pdf.pages import PAGE_CHARS_MAX, PDF_PAGES_MAX


def _failure(body: bytes) -> ExtractFailure:
    with pytest.raises(ExtractError) as caught:
        read(body)
    assert str(caught.value).endswith(".")
    return caught.value.failure


def test_a_file_without_anything_between_its_ends_is_damaged() -> None:
    assert _failure(b"%PDF-1.7\n%%EOF") is ExtractFailure.DAMAGED


def test_a_file_of_no_pages_says_so() -> None:
    with pytest.raises(ExtractError, match="The PDF cannot be read"):
        read(Paper().file())


def test_a_file_with_a_password_says_so() -> None:
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[<00><00>]/Root" % (b"o" * 32, b"u" * 32)
    with pytest.raises(ExtractError, match="asks for a password"):
        read(card().file().replace(b"/Root", locked))


def test_a_page_that_cannot_be_read_spoils_the_file_and_is_not_skipped() -> None:
    paper = card()
    body = paper.file().replace(b"/Type/Page/Parent", b"/Type/Pxge/Parent", 1)
    assert _failure(body.replace(b"/Kids[", b"/Kids[9999 0 R ", 1)) is ExtractFailure.DAMAGED


def test_too_many_pages_and_too_much_text_are_too_large() -> None:
    assert _failure(Paper(pages=[[]] * (PDF_PAGES_MAX + 1)).file()) is ExtractFailure.TOO_LARGE
    paper = Paper()
    paper.page()
    for line in range(PAGE_CHARS_MAX // 5000 + 1):
        paper.text(0, line, "x" * 5000, 1)
    assert _failure(paper.file()) is ExtractFailure.TOO_LARGE


def test_an_endless_outline_is_read_to_its_bound() -> None:
    paper = card()
    paper.outline += [Entry("Nowhere", 0, 3, 10.0)] * OUTLINE_ENTRIES_MAX
    assert [section.number for section in read(paper.file()).sections][:2] == ["1", "1.1"]


def test_pages_with_nothing_but_numbers_hold_nothing_to_read() -> None:
    paper = Paper()
    for number in range(1, 6):
        paper.page()
        paper.text(300, 30, str(number))
    assert _failure(paper.file()) is ExtractFailure.NOTHING_TO_READ


def test_destinations_of_other_kinds_lead_to_the_page() -> None:
    paper = card()
    for entry, (y, fit) in zip(paper.outline, [(None, False), (720.0, True), (None, True)], strict=False):
        entry.y, entry.fit = y, fit
    assert [section.number for section in read(paper.file()).sections] == ["1", "1.1", "2", "2.1", "2.1.1", "2.2", "3"]


def test_characters_beyond_the_basic_plane_do_not_shift_the_others() -> None:
    paper = Paper()
    paper.page()
    paper.text(LEFT, TOP, "The lamp is old.")
    spread = paper.file().replace(b"/Encoding/WinAnsiEncoding>>", b"/Encoding<</Differences[73/u1F600]>>>>", 1)
    assert "The lamp" in read(spread).sections[0].text


@pytest.mark.parametrize("seed", range(60))
def test_a_mutated_file_gives_a_document_or_an_extract_error(seed: int) -> None:
    """Thousands more are tried in the benches; what kills the process is the sandbox's business."""
    dice = random.Random(seed)
    body = bytearray(card(outline=bool(seed % 2)).file())
    for _ in range(dice.choice((1, 3, 10, 40))):
        at = dice.randrange(len(body))
        if dice.random() < 0.7:
            body[at] = dice.randrange(256)
        else:
            del body[at : at + dice.randrange(1, 30)]
    try:
        document = read(bytes(body))
    except ExtractError:
        return
    assert document.media == "pdf"
