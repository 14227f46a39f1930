"""Stored diffs: other people's tools read and apply them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.compare.invented import Author, document
from tests.compare.mutations import OPERATIONS, Mutant
from watcher.compare import compare
from watcher.compare.unified import apply, parse, text_of
from watcher.model import Block, BlockKind, Document, Section

ODD = (
    "One\u2028two\x0cthree\x85four\x1cfive.",
    "--- a line of dashes",
    "+++ of pluses",
    "@@ -1 +1 @@",
    "\\ No newline",
)


def odd(*extra: str) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in (*ODD, *extra))
    return Document(
        "Odd", (Section("A\ttab and\u2028line", 2, blocks, "7.2"), Section("B", 2, blocks[::-1], "7.3")), "html"
    )


def test_the_text_is_headings_and_sentences_as_lines() -> None:
    sections = (
        Section("Card", 0, (Block(BlockKind.PARAGRAPH, "In front."),)),
        Section("Welfare", 1, (Block(BlockKind.PARAGRAPH, "One is here. Two is\u2028there."),), "7"),
        Section(
            "Pause",
            2,
            (Block(BlockKind.ROW, "a | b", ("a", "b")), Block(BlockKind.CODE, "x = 1\n\n\ty")),
            "7.1",
            ("Welfare",),
        ),
    )

    text = text_of(Document("Card", sections, "pdf"))

    assert text == "In front.\n# 7 Welfare\nOne is here.\nTwo is there.\n## 7.1 Pause\na | b\nx = 1\n        y\n"


def test_a_hunk_says_in_which_section_it_stands() -> None:
    (change,) = compare(odd(), Document("Odd", (*odd("New.").sections[:1], *odd().sections[1:]), "html")).sections
    (hunk,) = parse(change.diff)[0]

    assert hunk.section_header == "7.2 A tab and line"
    assert change.diff.startswith("--- before\n+++ after\n@@ -")


def test_lines_that_look_like_a_diff_and_odd_separators_survive() -> None:
    before, after = odd(), odd("--- new", "\u2029 more")

    comparison = compare(before, after)

    assert apply(comparison.diff, text_of(before)) == text_of(after)
    assert parse(comparison.diff).added == 4


@pytest.mark.skipif(shutil.which("patch") is None, reason="GNU patch is not installed")
@pytest.mark.parametrize("seed", range(6))
def test_gnu_patch_applies_them(seed: int, tmp_path: Path) -> None:
    author = Author(seed)
    root = author.card(3_000, 14)
    mutant = Mutant(root.copy(), author)
    for _ in range(10):
        author.random.choice(OPERATIONS)(mutant)
    before, after = (document(root), document(mutant.root)) if seed else (odd(), odd("--- new", "+++ more"))
    (tmp_path / "text").write_bytes(text_of(before).encode())
    (tmp_path / "diff").write_bytes(compare(before, after).diff.encode())

    subprocess.run(["patch", "-s", "--fuzz=0", "text", "diff"], cwd=tmp_path, check=True)

    assert (tmp_path / "text").read_bytes().decode() == text_of(after)


def test_a_damaged_diff_is_refused() -> None:
    with pytest.raises(ValueError, match="not a unified diff"):
        parse("no diff at all")
    with pytest.raises(ValueError, match="not a unified diff"):
        parse("--- before\n+++ after\n@@ -1,2 +1,1 @@\n one\n")
    with pytest.raises(ValueError, match="does not fit"):
        apply("--- before\n+++ after\n@@ -1,1 +1,1 @@\n-one\n+two\n", "three\n")


def test_an_empty_diff_changes_nothing() -> None:
    assert apply("", "one\n") == "one\n"
    assert compare(odd(), odd()).diff == ""


def test_texts_may_be_empty_on_either_side() -> None:
    empty, full = Document("Odd", (), "html"), odd()

    assert apply(compare(empty, full).diff, "") == text_of(full)
    assert "@@ -0,0 +1," in compare(empty, full).diff
    assert apply(compare(full, empty).diff, text_of(full)) == ""
