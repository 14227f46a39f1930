"""A diff that quoting cuts is the beginning of the whole one: it applies, and ends where a section ends."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.compare.invented import Author, document
from tests.compare.mutations import OPERATIONS, Mutant
from tests.entries.invented import document as of_sections
from tests.entries.invented import section
from watcher.compare import compare
from watcher.compare.text import text_of
from watcher.compare.unified import apply
from watcher.model import Comparison, Document, Section
from watcher.publish.excerpt import quotable_diff

LINES = 24
"""In a section: enough that changes at its beginning and at its end stand in hunks of their own."""


def chapter(number: int, *reworded: int, verb: str = "may") -> Section:
    lines = (
        f"The harbour of ward {number} {verb if n in reworded else 'will'} keep lamp {n} lit." for n in range(LINES)
    )
    return section(f"Ward {number}", *lines, number=str(number), relevant=True)


def wards(changes: dict[int, tuple[int, ...]]) -> tuple[Document, Document]:
    """Nine sections; `changes` says which lines of which are reworded."""
    numbers = range(1, 10)
    before = of_sections("Wards", *(chapter(n) for n in numbers))
    return before, of_sections("Wards", *(chapter(n, *changes.get(n, ())) for n in numbers))


def words_of_a_line() -> int:
    return 2 * len(["The", "harbour", "of", "ward", "1", "will", "keep", "lamp", "1", "lit."])


def hunks(diff: str) -> list[str]:
    return ("\n" + diff).split("\n@@ ")[1:]


def section_texts(document: Document) -> list[str]:
    return [text_of(replace(document, sections=(one,))) for one in document.sections]


def is_of_whole_sections(text: str, before: Document, after: Document) -> bool:
    """Whether the text is `after` up to where one of its sections ends, and `before` from there on."""
    ends = range(len(after.sections) + 1)
    olds, news = section_texts(before), section_texts(after)
    return any(text == "".join(news[:end]) + "".join(olds[end:]) for end in ends)


@pytest.mark.parametrize("limit", range(0, 9 * words_of_a_line(), 7))
def test_whatever_the_limit_whole_sections_change(limit: int) -> None:
    before, after = wards({1: (1,), 2: (2, 20), 4: (0, 12, 23), 5: (0,), 9: (5,)})
    comparison = compare(before, after)
    cut = quotable_diff(comparison, limit)
    told = apply(cut, text_of(before)) if "@@ " in cut else text_of(before)
    assert is_of_whole_sections(told, before, after)
    assert "".join(hunks(cut)).startswith("".join(hunks(comparison.diff)[: len(hunks(cut))]).rstrip("\n"))
    assert sum(line[:1] in "+-" for hunk in hunks(cut) for line in hunk.split("\n")[1:] if line) * 9 <= limit


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (0, "# five sections withheld, from 1 Ward 1 on: quotation is limited to"),
        (1, "# four sections withheld, from 2 Ward 2 on: quotation is limited to"),
        (2, "# four sections withheld, from 2 Ward 2 on: quotation is limited to"),
        (3, "# three sections withheld, from 4 Ward 4 on: quotation is limited to"),
        (5, "# three sections withheld, from 4 Ward 4 on: quotation is limited to"),
        (7, "# one section withheld, from 9 Ward 9 on: quotation is limited to"),
    ],
)
def test_a_line_in_front_says_what_is_missing(lines: int, said: str) -> None:
    """Ward 4 ends and ward 5 begins in one hunk: the two go together."""
    comparison = compare(*wards({1: (1,), 2: (2, 20), 4: (0, 12, 23), 5: (0,), 9: (5,)}))
    first = quotable_diff(comparison, lines * words_of_a_line()).partition("\n")[0]
    assert first == f"{said} {lines * words_of_a_line()} words of changed text."


def patched(text: str, diff: str, folder: Path) -> str:
    """What GNU patch makes of a text, without any tolerance."""
    (folder / "text").write_bytes(text.encode())
    (folder / "diff").write_bytes(diff.encode())
    subprocess.run(["patch", "-s", "--fuzz=0", "text", "diff"], cwd=folder, check=True)
    return (folder / "text").read_bytes().decode()


needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="GNU patch is not installed")


@needs_patch
@pytest.mark.parametrize("first", [0, 9])
@pytest.mark.parametrize("every", [1, 2, 3, 5])
def test_a_text_that_changed_throughout_is_cut_within_its_one_hunk(every: int, first: int, tmp_path: Path) -> None:
    before, after = wards({n: tuple(range(first * (n == 1), LINES, every)) for n in range(1, 10)})
    comparison = compare(before, after)
    assert len(hunks(comparison.diff)) == 1
    lines = 2 * len(range(0, LINES, every)) + len(range(first, LINES, every))
    cut = quotable_diff(comparison, lines * words_of_a_line())
    assert cut.startswith("# six sections withheld, from 4 Ward 4 on:")
    told = patched(text_of(before), cut, tmp_path)
    assert told == apply(cut, text_of(before))
    assert is_of_whole_sections(told, before, after)
    assert told.count("may") == lines


@needs_patch
def test_what_stood_nowhere_before_is_cut_too(tmp_path: Path) -> None:
    before = of_sections("Wards")
    after = of_sections("Wards", *(chapter(n) for n in range(1, 10)))
    cut = quotable_diff(compare(before, after), LINES * words_of_a_line())
    assert cut.startswith("# eight sections withheld, from 2 Ward 2 on:")
    assert "@@ -0,0 +1,25 @@" in cut
    assert patched("", cut, tmp_path) == apply(cut, "") == section_texts(after)[0]
    gone = quotable_diff(compare(after, before), LINES * words_of_a_line())
    assert "@@ -1,25 +0,0 @@" in gone
    assert apply(gone, text_of(after)) == "".join(section_texts(after)[1:])


def test_what_may_be_quoted_whole_is_not_touched() -> None:
    comparison = compare(*wards({2: (2, 20)}))
    assert quotable_diff(comparison, 2 * words_of_a_line()) == comparison.diff
    assert quotable_diff(comparison, None) == comparison.diff
    assert quotable_diff(Comparison(), 0) == ""


def test_sections_that_came_went_and_got_other_titles_are_counted_once() -> None:
    before, after = wards({1: (1,)})
    kept = [one for one in after.sections if one.number != "3"]
    kept[4] = replace(kept[4], title="The old mole")
    new = section("Annex", *(f"Annex lamp {n} burns oil." for n in range(5)), number="10", relevant=True)
    comparison = compare(before, of_sections("Wards", *kept, new))
    assert len(comparison.sections) == 4
    cut = quotable_diff(comparison, words_of_a_line())
    assert cut.startswith("# three sections withheld, from 3 Ward 3 on:")
    assert apply(cut, text_of(before)).count("may") == 1


def test_text_in_front_of_all_headings_has_no_name() -> None:
    lines = [f"Lamp {n} burns." for n in range(9)]
    before = of_sections("Wards", section("Wards", *lines, level=0, relevant=True))
    after = of_sections("Wards", section("Wards", "Lamp 0 is out.", *lines[1:], level=0, relevant=True))
    cut = quotable_diff(compare(before, after), 3)
    assert cut == "# one section withheld: quotation is limited to 3 words of changed text.\n"


@needs_patch
@pytest.mark.parametrize("seed", range(6))
def test_gnu_patch_applies_what_is_left(seed: int, tmp_path: Path) -> None:
    author = Author(seed)
    root = author.card(3_000, 14)
    mutant = Mutant(root.copy(), author)
    for _ in range(10):
        author.random.choice(OPERATIONS)(mutant)
    before, after = document(root), document(mutant.root)
    comparison = compare(before, after)
    for limit in (0, 20, 60, 200, 500):
        cut = quotable_diff(comparison, limit)
        if "@@ " not in cut:
            continue
        assert patched(text_of(before), cut, tmp_path) == apply(cut, text_of(before))
