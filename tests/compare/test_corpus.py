"""Real histories, held against what a careful reader found."""

import csv
import io
from itertools import pairwise

import pytest

from tests import corpus
from watcher.compare import compare
from watcher.compare.unified import apply, text_of
from watcher.extract import read
from watcher.model import ChangeKind, Comparison, Document, EditClass, Rules, SectionChange

pytestmark = [corpus.needs_corpus, pytest.mark.slow]

FLAT = "constitution/flat-text"


def document(name: str, media_type: str) -> Document:
    return read(corpus.read(name), media_type=media_type, charset="utf-8", url=None, rules=Rules())


def truth(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(corpus.read(f"truth/{name}").decode()), delimiter="\t"))


def flat(day: str) -> Document:
    return document(f"{FLAT}/{day}.txt.gz", "text/plain")


def spec(release: str) -> Document:
    return document(f"model-spec/markdown/{release}.md.gz", "text/markdown")


def key(change: SectionChange) -> str:
    return change.side.title


@pytest.fixture(scope="module")
def constitution() -> dict[str, Comparison]:
    days = [name.removeprefix(f"{FLAT}/").removesuffix(".txt.gz") for name in corpus.captures(FLAT)]
    return {f"{a}>{b}": compare(flat(a), flat(b)) for a, b in pairwise(days)}


def test_eight_captures_hold_five_changes(constitution: dict[str, Comparison]) -> None:
    assert sum(comparison.changed for comparison in constitution.values()) == 5
    assert sum(bool(comparison.sections) for comparison in constitution.values()) == 5


def test_every_edit_that_a_reader_found_is_told(constitution: dict[str, Comparison]) -> None:
    missing = []
    for row in truth("constitution-edits.tsv"):
        if row["class"] == "-":
            continue
        edits = [e for change in constitution[row["pair"]].sections for e in change.edits]
        gone, come = (row[side].split(" … ")[0].split() for side in ("removed_words", "added_words"))
        found = [e for e in edits if holds(e.before, e.context_before, gone) and holds(e.after, e.context_after, come)]
        if row["class"] == "substantive":
            found = [e for e in found if e.edit_class is EditClass.SUBSTANTIVE]
        if not found:
            missing.append(row)
    assert missing == []


def holds(words: str, context: str, wanted: list[str]) -> bool:
    """Whether the words were told; a reader and a program may draw the line one word apart."""
    told = f"{words} {context}".split()
    return all(word in told for word in wanted)


def test_the_deletion_of_the_28th_stands_first(constitution: dict[str, Comparison]) -> None:
    (change,) = constitution["2026-01-27>2026-01-28"].sections

    assert "good person" in change.edits[0].before
    assert change.edits[0].after == ""
    assert 150 <= len(change.edits) <= 190


def test_the_stored_diffs_apply(constitution: dict[str, Comparison]) -> None:
    for pair, comparison in constitution.items():
        before, after = (flat(day) for day in pair.split(">"))
        assert apply(comparison.diff, text_of(before)) == text_of(after)


@pytest.mark.parametrize(
    "pair",
    sorted({row["pair"] for row in truth("model-spec-sections.tsv")} if (corpus.ROOT / "README.md").is_file() else []),
)
def test_sections_of_a_spec_are_told_as_a_reader_found_them(pair: str) -> None:
    rows = [row for row in truth("model-spec-sections.tsv") if row["pair"] == pair]
    comparison = compare(*(spec(release) for release in pair.split(">")))
    told = {kind: {key(c) for c in comparison.sections if kind in c.kinds} for kind in ChangeKind}
    edited = {
        key(c) for c in comparison.sections if ChangeKind.EDITED in c.kinds and c.edit_class is not EditClass.MECHANICAL
    }
    typographic = {row["title_after"] for row in rows if row["class"] == "typographic"}

    def wanted(status: str) -> set[str]:
        return {row["title_after"] or row["title_before"] for row in rows if status in row["status"].split("+")}

    assert told[ChangeKind.ADDED] == wanted("added")
    assert told[ChangeKind.REMOVED] == wanted("removed")
    assert told[ChangeKind.RETITLED] == wanted("retitled")
    assert edited - typographic == wanted("edited") - typographic
