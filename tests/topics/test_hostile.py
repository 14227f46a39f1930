"""Marking runs beside the scheduler, in no child process: no text may hold it up."""

import time

import pytest

from watcher.model import Block, BlockKind, Document, Scope, Section
from watcher.topics import mark

PIECES = [
    "a",
    "1",
    ".",
    "(",
    "_",
    "a ",
    "model ",
    "model welfare ",
    "We keep its weights ",
    "We keep it. ",
    "; ",
    '"a ',
    "a-",
    "模",
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_holds_marking_up(piece: str) -> None:
    """A word of a megabyte, which a hostile feed makes of ten lines, once stopped the whole service."""
    text = piece * (600_000 // len(piece))
    said = Document(title="Care", media="html", sections=(Section("Care", 1, (Block(BlockKind.PARAGRAPH, text),)),))
    mark(Document(title="Care", media="html", sections=()), Scope.WELFARE, None)  # compiles the vocabulary
    start = time.process_time()
    mark(said, Scope.WELFARE, None)
    assert time.process_time() - start < 10
