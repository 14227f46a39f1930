"""A diff without some of the lines beside its changes still applies, and shows none of them."""

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from tests.entries.invented import document, section
from watcher.compare import compare
from watcher.compare.patch import hunks, without_context
from watcher.compare.text import text_of
from watcher.compare.unified import apply
from watcher.model import Document


def ward(dice: Random, number: int, *, after: bool) -> list[str]:
    lines = [f"Lamp {number}.{n} is lit." for n in range(14)]
    if after:
        for place in sorted(dice.sample(range(14), 3), reverse=True):
            lines[place : place + 1] = dice.choice(
                [[], [f"Lamp {number}.{place} is out."], [lines[place], "New lamp."]]
            )
    return lines


def versions(seed: int) -> tuple[Document, Document]:
    dice = Random(seed)
    made = [
        document("Wards", *(section(f"Ward {n}", *ward(dice, n, after=after)) for n in range(3)))
        for after in (False, True)
    ]
    return made[0], made[1]


@pytest.mark.skipif(shutil.which("patch") is None, reason="GNU patch is not installed")
@pytest.mark.parametrize("seed", range(12))
def test_without_some_of_its_context_it_applies_all_the_same(seed: int, tmp_path: Path) -> None:
    before, after = versions(seed)
    diff = compare(before, after).diff
    stay = [line[1:] for hunk in hunks(diff) for line in hunk.lines if line[0] == " "]
    hidden = set(Random(seed).sample(stay, len(stay) // 3)) | {"Ward 1"}

    cut = without_context(diff, hidden.__contains__)

    shown = [line for hunk in hunks(cut) for line in (f" {hunk.place}", *hunk.lines)]
    assert not hidden & {line[1:] for line in shown if line[0] == " "}
    assert [line for line in shown if line[0] != " "] == [
        line for hunk in hunks(diff) for line in hunk.lines if line[0] != " "
    ]
    assert apply(cut, text_of(before)) == text_of(after)
    (tmp_path / "text").write_text(text_of(before))
    (tmp_path / "diff").write_text(cut)
    subprocess.run(["patch", "-s", "--fuzz=0", "text", "diff"], cwd=tmp_path, check=True)
    assert (tmp_path / "text").read_text() == text_of(after)


def test_where_nothing_is_to_be_hidden_nothing_is_touched() -> None:
    before, after = versions(1)
    diff = compare(before, after).diff
    assert without_context(diff, lambda _: False) == diff
    assert without_context("", lambda _: True) == ""
    assert without_context("# Nothing is quoted.\n", lambda _: True) == "# Nothing is quoted.\n"
    part = diff.partition("+++ after\n")[2]
    assert without_context(part, lambda line: line == "Lamp 9.9 is lit.") == part
