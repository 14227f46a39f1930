"""Documents with very many equal headings, patterns or differences: the work stays in proportion, and nothing is lost."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from tests.compare.labelled import one
from watcher.compare import compare, words
from watcher.model import Block, BlockKind, ChangeKind, Document, EditClass, Section

WORK_SECONDS_MAX = 30
"""Of processor time, for two documents of 4,000 sections; a comparison of every section with every other needs more."""
FEW, MANY = ("a", "b", "the", "model"), tuple(f"word{n}" for n in range(3000))


def said(rng: random.Random, known: Sequence[str], length: int = 20) -> str:
    return " ".join(rng.choice(known) for _ in range(length)).capitalize() + "."


def sections(count: int, seed: int, known: Sequence[str], level: Callable[[int], int] = lambda _: 2) -> Document:
    rng = random.Random(seed)
    texts = (Block(BlockKind.PARAGRAPH, said(rng, known)) for _ in range(count))
    return Document("Card", tuple(Section("S", level(n), (text,)) for n, text in enumerate(texts)), "html")


def texts(document: Document) -> Counter[str]:
    return Counter(block.text for section in document.sections for block in section.blocks)


SHAPES: dict[str, tuple[Sequence[str], Callable[[int], int]]] = {
    "of four words": (FEW, lambda _: 2),
    "of many words": (MANY, lambda _: 2),
    "nested": (FEW, lambda n: 2 + n % 5),
    "nested beyond sense": (MANY, lambda n: 2 + n % 60),
}

if __name__ == "__main__":
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (WORK_SECONDS_MAX, WORK_SECONDS_MAX))
    shape = SHAPES[sys.argv[1]]
    compare(sections(4000, 1, *shape), sections(4000, 2, *shape))


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_thousands_of_equal_headings_are_compared_in_proportion(shape: str) -> None:
    tried = subprocess.run([sys.executable, "-m", "tests.compare.test_many", shape], check=False)
    assert tried.returncode == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_of_hundreds_of_equal_headings_is_lost(shape: str) -> None:
    before, after = (sections(400, seed, *SHAPES[shape]) for seed in (1, 2))
    lines = [line for change in compare(before, after).sections for line in change.diff.splitlines()]
    gone = Counter(line[1:] for line in lines if line.startswith("-") and not line.startswith("---"))
    come = Counter(line[1:] for line in lines if line.startswith("+") and not line.startswith("+++"))
    assert texts(before) - gone + come == texts(after)


def test_a_part_that_was_split_off_is_known_among_many_that_share_a_pattern() -> None:
    rng = random.Random(5)
    pattern = "This clause binds the lab and each of its staff."
    own = said(rng, MANY, 40)
    long = Section("Archive", 2, (Block(BlockKind.PARAGRAPH, f"{said(rng, MANY, 60)} {own} {pattern}"),))
    rest = long.blocks[0].text.replace(f" {own} {pattern}", "")
    cut = Section("Keys", 2, (Block(BlockKind.PARAGRAPH, f"{own} {pattern}"),))
    clauses = tuple(
        Section(f"Clause {n}", 2, (Block(BlockKind.PARAGRAPH, f"{said(rng, MANY, 3)} {pattern}"),)) for n in range(90)
    )
    before = Document("Card", (long,), "html")
    after = Document("Card", (Section("Archive", 2, (Block(BlockKind.PARAGRAPH, rest),)), cut, *clauses), "html")
    kinds = {change.side.title: change.kinds[0] for change in compare(before, after).sections}
    assert kinds.pop("Archive") is ChangeKind.SPLIT
    assert "Keys" not in kinds
    assert set(kinds.values()) == {ChangeKind.ADDED}
    assert len(kinds) == len(clauses)


def test_a_line_with_more_differences_than_anybody_reads_is_told_whole() -> None:
    rng = random.Random(1)
    old = [rng.choice(MANY) for _ in range(4 * words.HUNKS_MAX + 40)]
    new = [f"new{n}" if n % 4 == 0 else word for n, word in enumerate(old)]
    (change,) = compare(one(" ".join(old)), one(" ".join(new))).sections
    (edit,) = change.edits
    assert (edit.before, edit.after) == (" ".join(old), " ".join(new))
    assert (edit.edit_class, edit.cues) == (EditClass.SUBSTANTIVE, ())


def test_beyond_thousands_of_edits_of_one_section_sentences_are_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [f"Letter {name} is read by a calm judge." for name in ("alpha", "beta", "gamma", "delta")]
    after = [text.replace("calm", "shy") for text in before]
    monkeypatch.setattr(words, "EDITS_MAX", 2)
    (change,) = compare(one(" ".join(before)), one(" ".join(after))).sections
    told = [(edit.before, edit.after) for edit in change.edits]
    assert told[:2] == [("calm", "shy")] * 2
    assert told[2:] == list(zip(before, after, strict=True))[2:]


@pytest.mark.parametrize("piece", ["a, ", '"a ', "a-", "1,"])
def test_a_sentence_of_very_many_equal_words_is_compared(piece: str) -> None:
    """The same letters in another order are no other spelling, and finding that out must not cost their square."""
    text = piece * 40_000
    pair = (
        Document("Card", (Section("S", 1, (Block(BlockKind.PARAGRAPH, said_),)),), "html")
        for said_ in (text, text[::-1])
    )
    start = time.process_time()
    assert compare(*pair).changed
    assert time.process_time() - start < WORK_SECONDS_MAX
