"""How long a comparison takes: a full card, a rewritten one, many equal sentences, one long section, and growth.

Run: python -m bench.compare_speed. Times are of the processor, so that a busy machine does not count; growth ratios
travel to other machines.
"""

import time
import tracemalloc
from collections.abc import Callable

from tests.compare.invented import Author, Node, document
from watcher.compare import compare
from watcher.compare.text import sentences
from watcher.model import Block, BlockKind, Document, Section

CARD_WORDS, CARD_SECTIONS = 60_000, 250
ROUNDS = 5


def edited(root: Node, author: Author, share: float) -> Node:
    """Return a copy in which that share of the sentences has another word in it, or is another sentence where 1."""
    copy = root.copy()
    for node in copy.walk():
        for block in node.blocks:
            for place, sentence in enumerate(block):
                if share == 1:
                    block[place] = author.sentence()
                elif author.random.random() < share:
                    block[place] = f"{sentence[:-1]} in the observatory."
    return copy


def card(words: int, sections: int, share: float) -> tuple[Document, Document]:
    author = Author(words)
    root = author.card(words, sections)
    return document(root), document(edited(root, author, share))


def flat(texts: list[str]) -> Document:
    return Document("Flat", (Section("Flat", 1, (Block(BlockKind.PARAGRAPH, " ".join(texts)),)),), "text")


def equal_sentences(count: int) -> tuple[Document, Document]:
    same = ["The panel keeps the same sentence."] * count
    middle = count // 2
    return flat(["First.", *same]), flat([*same[:middle], "Another sentence stands here.", *same[middle:], "Last."])


def long_section(words: int) -> tuple[Document, Document]:
    author = Author(words)
    node = author.node(words)
    root = Node("Card", children=[node])
    return document(root), document(edited(root, author, 0.05))


def seconds(before: Document, after: Document) -> float:
    """Return the best of some rounds, without what was remembered of earlier ones."""
    best = float("inf")
    for _ in range(ROUNDS):
        sentences.cache_clear()
        start = time.process_time()
        compare(before, after)
        best = min(best, time.process_time() - start)
    return best


def peak_megabytes(before: Document, after: Document) -> float:
    sentences.cache_clear()
    tracemalloc.start()
    compare(before, after)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


CASES: tuple[tuple[str, float, Callable[[], tuple[Document, Document]]], ...] = (
    ("card, 5 % of its sentences edited", 0.250, lambda: card(CARD_WORDS, CARD_SECTIONS, 0.05)),
    ("card, unchanged", 0.250, lambda: card(CARD_WORDS, CARD_SECTIONS, 0.0)),
    ("card, rewritten", 0.400, lambda: card(CARD_WORDS, CARD_SECTIONS, 1.0)),
    ("15,000 equal sentences, three edits", 0.050, lambda: equal_sentences(15_000)),
    ("one section of 5,000 words, 5 %", 0.020, lambda: long_section(5_000)),
)


def main() -> None:
    for name, target, build in CASES:
        before, after = build()
        took, peak = seconds(before, after), peak_megabytes(before, after)
        print(f"{name:40} {took * 1000:7.1f} ms (aim {target * 1000:.0f}), peak {peak:5.1f} MB")
    base = None
    for factor in (1, 2, 4, 8):
        took = seconds(*card(15_000 * factor, 62 * factor, 0.05))
        base = base or took
        print(f"growth {factor}x: {took * 1000:7.1f} ms, {took / base:4.1f} times")


if __name__ == "__main__":
    main()
