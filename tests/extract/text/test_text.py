"""Plain text: flat, doubled, with lines, and printed page by page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import text
from watcher.model import Block, BlockKind, Document

SENTENCES = (
    "The keeper of the lantern writes down what he sees.",
    "He uses a pencil, e.g. a soft one, because ink freezes.",
    "\u201cIs it late?\u201d he asks the gulls.",
    "They never answer!",
    "Mr. Quill, who kept the lamp before him, wrote 3.5 pages a night.",
)
FLAT = " ".join(SENTENCES) + " "


def _texts(document: Document) -> list[str]:
    return [block.text for section in document.sections for block in section.blocks]


def test_flat_text_becomes_sentences_one_a_block() -> None:
    document = text.read(FLAT + " ".join(f"Then came night {n}." for n in range(200)))
    assert _texts(document)[:5] == list(SENTENCES)
    assert len(_texts(document)) == 205
    assert document.media == "text"
    assert document.pages is None


def test_a_deletion_in_flat_text_is_one_block_less() -> None:
    varied = [
        f"Night {n} was dark. The lamp was lit at {n} and the oil was low. Nobody came, nor did a ship."
        for n in range(60)
    ]
    before = _texts(text.read(" ".join(varied)))
    after = _texts(text.read(" ".join(varied[:30] + varied[31:])))
    assert [said for said in before if said not in after] == [
        "Night 30 was dark.",
        "The lamp was lit at 30 and the oil was low.",
    ]


def test_a_text_that_says_everything_twice_or_three_times_is_read_once() -> None:
    body = " ".join(f"Sentence number {n} is said of lamps and of nothing else." for n in range(80))
    once = text.read(f"The Lantern Book {body}")
    assert text.read(f"The Lantern Book {body} {body}") == once
    assert text.read(f"The Lantern Book {body}  {body}\n{body}") == once


def test_copies_that_differ_in_a_word_are_both_kept() -> None:
    body = " ".join(f"Sentence number {n} is said of lamps and of nothing else." for n in range(80))
    other = body.replace("number 40 is", "number 40 was")
    assert sum(said.startswith("Sentence number 40") for said in _texts(text.read(f"{body} {other}"))) == 2


def test_what_an_author_repeats_stays() -> None:
    chorus = "Light the lamp, light the lamp, and let nobody put it out before the morning comes. "
    assert text.said_once(
        chorus * 2 + "The end of the song is another line, and then another one that nobody sings. " * 3
    )


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read_or_refused(said: str) -> None:
    try:
        document = text.read(said)
    except ExtractError:
        return
    assert document.media == "text"


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=30))
def test_sentences_lose_nothing(said: list[str]) -> None:
    whole = " ".join(said)
    assert " ".join(text.sentences(whole)) == whole


def test_nothing_to_read_and_too_much() -> None:
    for said, failure in ((" \n\f ", ExtractFailure.NOTHING_TO_READ), ("a\f" * 6000, ExtractFailure.TOO_LARGE)):
        with pytest.raises(ExtractError) as caught:
            text.read(said)
        assert caught.value.failure is failure


PLAIN = """\
The Lantern Book

1. Lamps

The keeper of the lantern writes down what
he sees and what he does not see, in that
order.

A second paragraph stands alone.

2. Oil

Oil is bought by the barrel:
  - whale oil
  - olive oil, which burns with a
    cleaner flame

2.1 Prices

Barrel     Price
small      4
large      7
"""


def test_text_with_lines_has_sections_paragraphs_items_and_rows() -> None:
    document = text.read(PLAIN)
    assert document.title == "The Lantern Book"
    assert [(s.number, s.title, s.level) for s in document.sections] == [
        ("1", "Lamps", 1),
        ("2", "Oil", 1),
        ("2.1", "Prices", 2),
    ]
    assert [block.text for block in document.sections[0].blocks] == [
        "The keeper of the lantern writes down what he sees and what he does not see, in that order.",
        "A second paragraph stands alone.",
    ]
    assert [(b.kind, b.text) for b in document.sections[1].blocks][1:] == [
        (BlockKind.ITEM, "whale oil"),
        (BlockKind.ITEM, "olive oil, which burns with a cleaner flame"),
    ]
    assert document.sections[2].blocks[1] == Block(BlockKind.ROW, "small | 4", ("small", "4"))
    assert document.sections[0].page_first is None


PAGES = (
    "Model Card:\nOrrery 3\nMarch 2031\nlantern.example",
    "Changelog\nApril 2, 2031\n\u25cf Corrected the number of bees in section 2.1, which had been counted twice by two\nkeepers.\n1",
    (
        "1 Introduction 3\n2 Welfare of the model 4\n2.1 Task preferences, and what they may mean to those who\nask 4\n"
        "2.2 Interviews 5\n3 Conclusion 5\n2"
    ),
    (
        "1 Introduction\nOrrery 3 is an invented model of an invented lab, and this card says what the lab has seen\n"
        "of it1. Nothing in it is true, and all of it is printed with care, as cards should be, on\nthe usual paper."
        "\n1 The lab keeps a book about that.\n3"
    ),
    (
        "2 Welfare of the model\nWe asked the model how it was, and it said that it was well, though it was not sure what\n"
        "the question meant.\n2.1 Task preferences, and what they may mean to those who\nask\n"
        "Given two tasks it chose the one about tides nine times out of ten, and it went on to\n4"
    ),
    (
        "choose it when the other one was about bees.\n2.2 Interviews\nThree interviewers spoke to it for an hour each.\n"
        "3 Conclusion\nWe shall ask again.\n5"
    ),
)


def test_a_paged_print_is_read_as_a_card() -> None:
    document = text.read("\f".join(PAGES))
    assert (document.title, document.dated, document.pages) == ("Model Card: Orrery 3", "2031-03", 6)
    assert [(s.number, s.title, s.page_first, s.page_last) for s in document.sections[1:]] == [
        (None, "Changelog", 2, 2),
        ("1", "Introduction", 4, 4),
        ("2", "Welfare of the model", 5, 6),
        ("2.1", "Task preferences, and what they may mean to those who ask", 5, 6),
        ("2.2", "Interviews", 6, 6),
        ("3", "Conclusion", 6, 6),
    ]
    assert [(s.printed_first, s.printed_last) for s in document.sections[2:4]] == [(3, 3), (4, 5)]
    assert [entry.date for entry in document.changelog] == ["2031-04-02"]


def test_a_paragraph_of_a_paged_print_goes_on_over_the_page() -> None:
    section = next(s for s in text.read("\f".join(PAGES)).sections if s.number == "2.1")
    assert section.text == (
        "Given two tasks it chose the one about tides nine times out of ten, and it went on to choose it when the other"
        " one was about bees.\n"
    )


def test_a_footnote_of_a_paged_print_stands_apart() -> None:
    section = next(s for s in text.read("\f".join(PAGES)).sections if s.number == "1")
    assert section.blocks[0].notes == ("1",)
    assert "has seen of it. Nothing" in section.blocks[0].text
    assert (section.blocks[1].kind, section.blocks[1].mark) == (BlockKind.FOOTNOTE, "1")
    assert section.blocks[1].text == "The lab keeps a book about that."


def test_a_page_in_front_moves_the_pages_and_nothing_else() -> None:
    before = text.read("\f".join((PAGES[0], *PAGES[2:])))
    after = text.read("\f".join(PAGES))
    assert [s.text for s in after.sections if s.number] == [s.text for s in before.sections if s.number]
    assert [s.page_first for s in after.sections if s.number] == [
        (s.page_first or 0) + 1 for s in before.sections if s.number
    ]


def test_bytes_are_decoded_by_what_http_says() -> None:
    assert _texts(text.read("Die Hüterin schläft.".encode("latin-1"), charset="iso-8859-1")) == ["Die Hüterin schläft."]


def test_contents_and_footnotes_whose_numbers_stand_on_lines_of_their_own() -> None:
    pages = list(PAGES)
    pages[2] = "1 Introduction\n\n3\n2 Welfare of the model\n\n4\n2.2 Interviews\n\n5\n3 Conclusion\n\n5\n\n2"
    pages[3] = pages[3].replace("1 The lab", "1\n\nThe lab")
    document = text.read("\f".join(pages))
    assert [s.number for s in document.sections if s.number] == ["1", "2", "2.1", "2.2", "3"]
    footnotes = [b for s in document.sections for b in s.blocks if b.kind is BlockKind.FOOTNOTE]
    assert [(note.mark, note.text) for note in footnotes] == [("1", "The lab keeps a book about that.")]


def test_lines_of_code_that_end_in_numbers_are_no_contents() -> None:
    code = "oil = wick if lamp else 0\nlamp = oil if wick else 0\nwick = lamp if oil else 0\nelse 0\n"
    pages = [*PAGES, f"4 Code\n{code}6", f"{code}7"]
    said = "".join(section.text for section in text.read("\f".join(pages)).sections)
    assert said.count("else 0") == 8


def test_running_heads_and_feet_of_a_print_are_furniture_and_a_word_that_begins_many_pages_is_none() -> None:
    pages = [
        f"Of lamps in general\n{'Details' if n % 3 == 0 else f'Remark {n}'}\nNight {n} was dark."
        + "".join(f"\nNobody saw light {n * k} of it." for k in range(n % 4))
        + f"\nlamps.example\n{n}"
        for n in range(1, 25)
    ]
    said = "".join(section.text for section in text.read("\f".join(pages)).sections)
    assert "Of lamps in general" not in said
    assert "lamps.example" not in said
    assert said.count("Details") == 8


def test_dotted_contents_are_left_out_whatever_pages_they_name() -> None:
    pages = list(PAGES)
    pages[2] = (
        "1 Introduction ........ 300\n2 Welfare of the model . . . . 400\n2.2 Interviews ...... 500\n3 Conclusion\u2026 501\n2"
    )
    document = text.read("\f".join(pages))
    assert "......" not in "".join(section.text for section in document.sections)
    assert [s.number for s in document.sections if s.number] == ["1", "2", "2.1", "2.2", "3"]


def test_a_text_made_to_waste_time_is_given_up_on() -> None:
    words = "b " + "a " * 4000 + "c " + "a " * 4001
    assert text.said_once(words) == words


def test_a_drawn_line_is_no_text_and_a_stamp_no_text_either() -> None:
    document = text.read(
        "THE LAMP\n========\n\nLast updated: 4 March 2026\n\n1. OIL\n\nIt is low.\n\n2. WICK\n\nIt is long.\n"
    )
    assert (document.title, document.dated) == ("THE LAMP", "2026-03-04")
    assert [section.number for section in document.sections] == ["1", "2"]
    assert _texts(document) == ["It is low.", "It is long."]


def test_the_title_of_a_short_text_without_one_is_its_beginning() -> None:
    document = text.read(FLAT)
    assert FLAT.startswith(document.title)
    assert 60 < len(document.title) <= 120
