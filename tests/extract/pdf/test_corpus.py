"""Real cards: welfare sections with their pages, every heading of the outline, every word once; and hostile files."""

import re
import subprocess
import sys
from collections import Counter
from itertools import takewhile
from pathlib import Path

import pypdfium2
import pytest

from tests import corpus
from tests.corpus import needs_corpus
from watcher.extract import pdf
from watcher.extract.outline import split_number
from watcher.model import BlockKind, Document

pytestmark = [needs_corpus, pytest.mark.slow]

HAIKU = "system-cards/claude-haiku-4-5/2025-10-15.pdf"
MYTHOS = "system-cards/claude-mythos-preview/2026-04-08.pdf"
WELFARE = {
    HAIKU: ("4.6", "Model welfare discussion", 30, 32),
    MYTHOS: ("5", "Model welfare assessment", 56, 71),
}
NO_HEADINGS = re.compile(r"\[|(?:Assistant|Slack user|Model)\b.*[:\]]")
"""Outline entries of the print that are captions, speakers' labels and transcripts."""


@pytest.fixture(scope="module", params=WELFARE)
def card(request: pytest.FixtureRequest) -> tuple[str, Document]:
    return request.param, pdf.read(corpus.read(request.param))


def test_the_welfare_section_is_found_by_its_heading_with_exactly_its_pages(card: tuple[str, Document]) -> None:
    name, document = card
    number, title, first, last = WELFARE[name]
    section = next(section for section in document.sections if section.number == number)
    assert (section.title, section.page_first, section.page_last) == (title, first, last)


def test_every_outline_entry_that_is_a_heading_appears_once_in_order_with_number_and_page(
    card: tuple[str, Document],
) -> None:
    name, document = card
    found = [(section.number, _letters(section.title), section.page_first) for section in document.sections]
    wanted = _headings(name, document.title)
    assert [entry for entry in found if entry in wanted] == wanted
    numbers = Counter((section.number, section.title) for section in document.sections if section.number)
    assert set(numbers.values()) == {1}


def test_title_date_and_changelog() -> None:
    haiku, mythos = (pdf.read(corpus.read(name)) for name in (HAIKU, MYTHOS))
    assert (haiku.title, haiku.dated, haiku.pages) == ("System Card: Claude Haiku 4.5", "2025-10", 39)
    assert (mythos.title, mythos.dated, mythos.pages) == ("System Card: Claude Mythos Preview", "2026-04-07", 95)
    assert [entry.date for entry in mythos.changelog] == ["2026-04-08"] * 4
    assert haiku.changelog == ()


def test_of_the_haiku_card_every_word_stands_in_one_section_and_no_line_twice() -> None:
    printed = _printed_lines(HAIKU)
    document = pdf.read(corpus.read(HAIKU))
    heads = " ".join(f"{section.number or ''} {section.title}" for section in document.sections)
    blocks = [block for section in document.sections for block in section.blocks]
    said = " ".join([document.title, heads, "October 2025", *(f"{b.mark or ''} {b.text}" for b in blocks)])
    wanted = Counter(word for line in printed for word in _words(line))
    got = Counter(_words(said))
    assert (wanted & got).total() >= 0.995 * wanted.total()
    assert (got - wanted).total() <= 0.005 * wanted.total()
    before, after = _letters(" ".join(printed)), _letters(said)
    lines = {_letters(line) for line in printed if len(_words(line)) > 7}
    assert [line for line in lines if after.count(line) > before.count(line)] == []


def test_footnotes_of_the_haiku_card_stand_with_their_references() -> None:
    document = pdf.read(corpus.read(HAIKU))
    blocks = [block for section in document.sections for block in section.blocks]
    assert [block.mark for block in blocks if block.kind is BlockKind.FOOTNOTE] == [str(n) for n in range(1, 10)]
    assert [mark for block in blocks for mark in block.notes] == [str(n) for n in range(1, 10)]


def test_tables_of_the_haiku_card_have_rows_of_equal_length() -> None:
    document = pdf.read(corpus.read(HAIKU))
    for section in document.sections:
        rows = [block.cells for block in section.blocks if block.kind is BlockKind.ROW and block.cells[0]]
        models = [row for row in rows if row[0].startswith("Claude ")]
        assert all(all(row) for row in models)


@pytest.mark.parametrize("name", ["first", "second"])
def test_the_same_bytes_give_the_same_document_under_other_hash_seeds(name: str) -> None:
    seeds = {"first": ("1", "C"), "second": ("4242", "C.UTF-8")}[name]
    script = (
        "import sys; from watcher.codec import digest; from watcher.extract import pdf;"
        "print(digest(pdf.read(open(sys.argv[1], 'rb').read())))"
    )
    path = str(corpus.ROOT / HAIKU)
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, path],
            env={"PYTHONHASHSEED": seed, "LC_ALL": seeds[1]},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in (seeds[0], "0")
    }
    assert len(digests) == 1


BOUNDED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from watcher.errors import ExtractError
from watcher.extract import pdf
try:
    pdf.read(open(sys.argv[1], "rb").read())
except ExtractError as error:
    print(error.failure)
else:
    print("document")
"""
"""What the sandbox does around a reader, without the sandbox."""


@pytest.mark.parametrize("name", sorted(p.name for p in (corpus.ROOT / "hostile-pdf").glob("*.pdf")) or ["none"])
def test_a_hostile_file_ends_as_an_error_or_a_document_or_kills_only_its_reader(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(corpus.ROOT / "hostile-pdf" / name)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        check=False,
        text=True,
        timeout=25,
    )
    told = done.stdout.strip() in {"document", "damaged", "unsupported-type", "nothing-to-read", "too-large"}
    assert told or done.returncode < 0 or "MemoryError" in done.stderr


def _headings(name: str, title: str) -> list[tuple[str | None, str, int | None]]:
    """Return the outline's headings as a person tells them: no blanks, captions or labels; wrapped ones joined."""
    entries: list[tuple[str | None, str, int | None]] = []
    document = pypdfium2.PdfDocument(corpus.read(name))
    for bookmark in document.get_toc():
        said = bookmark.get_title().replace("\u200b", " ").strip()
        if not said or NO_HEADINGS.match(said) or said.endswith(":") or _letters(said) == _letters(title):
            continue
        number, rest = split_number(said)
        page = bookmark.get_dest().get_index() + 1
        if said[0].islower() and entries:
            entries[-1] = (entries[-1][0], entries[-1][1] + _letters(said), entries[-1][2])
        else:
            entries.append((number, _letters(rest), page))
    return entries


def _printed_lines(name: str) -> list[str]:
    """Return the card's lines as pdfium gives them, without page numbers and contents."""
    document = pypdfium2.PdfDocument(corpus.read(name))
    lines: list[str] = []
    for index in range(len(document)):
        page = (
            document[index].get_textpage().get_text_range().replace("\ufffe", "-").replace("\u200b", "").split("\r\n")
        )
        body = [line for line in page if line.strip() != str(index + 1)]
        contents = list(takewhile(lambda line: re.search(r"\D \d{1,2}$", line.strip()), body))
        lines += body[len(contents) :] if len(contents) > 3 else body
    return lines


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _letters(text: str) -> str:
    return "".join(_words(text)).casefold()
