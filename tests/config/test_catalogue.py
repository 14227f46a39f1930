"""The shipped catalogue: it loads, its rows are accounted for, and nothing in it is watched against the rules."""

import re
from collections import Counter
from pathlib import Path

from tests.shipped import SOURCES_TOML, shipped
from watcher.model import Kind, Scope

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"[A-Z]{2}\d\d")
ROWS = {
    "SC": 22, "IX": 13, "AN": 45, "OL": 11, "EL": 11, "RL": 6, "ZV": 10, "GF": 3, "AS": 1, "EK": 3, "LW": 5, "EA": 1,
    "NY": 1, "RP": 2, "SI": 1, "PR": 1, "CO": 1, "DM": 2, "LF": 1, "FO": 1, "FI": 1, "TN": 1, "JB": 1, "FT": 1,
    "TW": 8, "SE": 11, "AX": 16,
}  # fmt: skip
"""How many rows the catalogue of documents has under each letter pair."""


def watched_rows() -> list[str]:
    return re.findall(r"^# ([A-Z]{2}\d\d)$", SOURCES_TOML.read_text(), re.MULTILINE)


def left_out_rows() -> set[str]:
    rows: set[str] = set()
    for line in (ROOT / "docs/sources-left-out.md").read_text().splitlines():
        for first, last in re.findall(
            r"([A-Z]{2}\d\d)(?:-([A-Z]{2}\d\d))?", line.split("|")[1] if "|" in line else line
        ):
            if line.startswith(("| ", "TW")):
                numbers = range(int(first[2:]), int((last or first)[2:]) + 1)
                rows |= {f"{first[:2]}{number:02}" for number in numbers}
    return rows


def test_every_row_is_watched_or_left_out_with_a_reason_and_never_both() -> None:
    every = {f"{letters}{number:02}" for letters, count in ROWS.items() for number in range(1, count + 1)}
    watched, left_out = set(watched_rows()), left_out_rows()
    assert watched | left_out == every
    assert watched & left_out == set()


def test_each_stanza_names_its_row() -> None:
    assert len(watched_rows()) == len(shipped().sources)


def test_no_document_is_watched_twice() -> None:
    urls = Counter(source.url.rstrip("/") for source in shipped().sources)
    assert [url for url, count in urls.items() if count > 1] == []


def test_system_cards_are_one_series_watched_by_landing_addresses() -> None:
    cards = [source for source in shipped().sources if source.kind is Kind.SYSTEM_CARD]
    assert len(cards) == 21
    assert {source.series for source in cards} == {"claude-system-cards"}
    assert all(source.model for source in cards)
    assert not [source.url for source in cards if source.url.endswith(".pdf")]


def test_lists_of_new_cards_are_read_whole_in_every_locale() -> None:
    lists = [source for source in shipped().sources if source.url.endswith("resources/overview.md")]
    assert len(lists) == 5
    assert {source.scope for source in lists} == {Scope.ALL}


def test_documentation_is_read_as_markdown_because_its_pages_are_shells() -> None:
    docs = [source.url for source in shipped().sources if "platform.claude.com/docs" in source.url]
    assert docs
    assert all(url.endswith(".md") for url in docs)


def test_only_the_constitution_may_be_quoted_without_limits() -> None:
    free = [source.id for source in shipped().sources if source.rights]
    assert free == ["claude-constitution"]
