"""Real text prints of cards, and a constitution whose line breaks were lost."""

import pytest

from tests import corpus
from tests.corpus import needs_corpus
from watcher.extract import text
from watcher.model import BlockKind

pytestmark = [needs_corpus, pytest.mark.slow]

WELFARE = {
    "claude-opus-4-sonnet-4/2025-05-22": ("5", "Claude Opus 4 welfare assessment", 52, 73, 52, 73, 31),
    "claude-sonnet-4-5/2025-12-03": ("8", "Model welfare assessment", 116, 124, 115, 123, 27),
    "claude-opus-4-6/2026-03-06": ("7", "Model welfare assessment", 159, 166, 159, 166, 61),
}


@pytest.mark.parametrize("name", WELFARE)
def test_the_welfare_section_is_found_by_its_heading_with_exactly_its_pages(name: str) -> None:
    document = text.read(corpus.read(f"system-cards/{name}.txt.gz"))
    number, *expected, _ = WELFARE[name]
    section = next(section for section in document.sections if section.number == number)
    places = [section.page_first, section.page_last, section.printed_first, section.printed_last]
    assert [section.title, *places] == expected


@pytest.mark.parametrize("name", WELFARE)
def test_nine_of_ten_footnotes_are_told_from_the_text(name: str) -> None:
    document = text.read(corpus.read(f"system-cards/{name}.txt.gz"))
    found = {b.mark for section in document.sections for b in section.blocks if b.kind is BlockKind.FOOTNOTE}
    assert len(found) >= 0.85 * WELFARE[name][-1]


def test_changelogs_are_data() -> None:
    cards = {name: text.read(corpus.read(f"system-cards/{name}.txt.gz")) for name in WELFARE}
    dates = {name: sorted({entry.date for entry in card.changelog if entry.date}) for name, card in cards.items()}
    assert dates == {
        "claude-opus-4-sonnet-4/2025-05-22": [],
        "claude-sonnet-4-5/2025-12-03": ["2025-10-10", "2025-12-03"],
        "claude-opus-4-6/2026-03-06": ["2026-02-06", "2026-02-10", "2026-02-17", "2026-03-06"],
    }


def test_the_doubled_constitution_says_what_the_single_one_says() -> None:
    for day in ("2026-01-21", "2026-01-28"):
        once, twice = (
            text.read(corpus.read(f"constitution/{folder}/{day}.txt.gz"))
            for folder in ("flat-text", "flat-text-doubled")
        )
        assert twice == once


def test_equal_days_of_the_constitution_are_equal_and_no_sentence_is_lost() -> None:
    days = [corpus.read(name) for name in corpus.captures("constitution/flat-text")]
    for body in days:
        document = text.read(body)
        assert " ".join(document.sections[0].text.split()) == " ".join(body.decode().split())
    assert text.read(days[3]) == text.read(days[4])
