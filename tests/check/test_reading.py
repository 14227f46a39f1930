"""From captures to documents: what a response says of itself, and what a feed remembers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive import captures
from watcher.check.reading import FEED_ITEMS_MAX, carried, media_type, text_digest
from watcher.model import Block, BlockKind, Capture, Document, Section


def stated(header: str) -> tuple[str | None, str | None]:
    return media_type(Capture((captures.exchange(headers=(("Content-Type", header),)),), captures.PAGE))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/html; charset=utf-8", ("text/html", "utf-8")),
        ('Text/HTML;Charset="ISO-8859-1"', ("text/html", "iso-8859-1")),
        ("application/pdf", ("application/pdf", None)),
        ("", (None, None)),
        ("nonsense", (None, None)),
    ],
)
def test_the_media_type_is_the_stated_one(header: str, expected: tuple[str | None, str | None]) -> None:
    assert stated(header) == expected


@given(st.text(max_size=60).map(lambda text: f"text/html; {text}"))
def test_no_header_can_stop_a_check(header: str) -> None:
    assert stated(header)[0] is None or "/" in (stated(header)[0] or "")


def paragraph(text: str, **values: object) -> Block:
    return replace(Block(BlockKind.PARAGRAPH, text), **values)  # type: ignore[arg-type]


def test_the_digest_of_words_knows_no_pages_links_or_places() -> None:
    one = Document("Care", (Section("Promises", 1, (paragraph("We ask."),), anchor="a", page_first=3),), "pdf", pages=9)
    same = Document("Care", (Section("Promises", 1, (paragraph("We ask.", links=("x",), page=4),)),), "html", lang="en")
    other = Document("Care", (Section("Promises", 1, (paragraph("We may ask."),)),), "html")
    assert text_digest(one) == text_digest(same)
    assert text_digest(one) != text_digest(other)


@given(st.text(max_size=8), st.text(max_size=8))
def test_the_digest_of_words_agrees_with_same_text(first: str, second: str) -> None:
    one, two = (Document(text, (Section(text, 1, (paragraph(text),)),), "html") for text in (first, second))
    assert (text_digest(one) == text_digest(two)) == one.same_text(two)


def feed(*keys: int, text: str = "x") -> Document:
    sections = tuple(Section(f"Note {key}", 1, (paragraph(text),), key=f"k{key}") for key in keys)
    return Document("Notes", sections, "feed")


def test_a_feed_carries_what_left_its_window_behind_what_it_shows() -> None:
    assert carried(feed(2, 1), feed(3, 2, text="new")) == replace(
        feed(3, 2, text="new"), sections=(*feed(3, 2, text="new").sections, *feed(1).sections)
    )
    assert carried(None, feed(1)) == feed(1)


def test_what_is_carried_is_bounded_but_never_what_is_shown() -> None:
    assert len(carried(feed(*range(5, 2_000)), feed(1, 2, 3)).sections) == FEED_ITEMS_MAX
    assert len(carried(feed(0), feed(*range(1, 900))).sections) == 899


def test_only_feeds_carry() -> None:
    page = replace(feed(1), media="html")
    assert carried(feed(2), page) == page
    assert carried(page, feed(2)) == feed(2)
