"""A quotation marks the words that came or went, and no others."""

import pytest

from watcher.compare import compare
from watcher.entries.quoting import quotes_of
from watcher.extract import read
from watcher.model import Document, Rules, Scope
from watcher.topics import mark


def document(sentence: str) -> Document:
    text = f"# The Maple Charter\n\n{sentence} The rest of it stays.\n"
    return mark(read(text.encode(), media_type="text/markdown", charset=None, url=None, rules=Rules()), Scope.ALL)


def marked(before: str, after: str) -> str:
    """Return the changed sentence with [-old-] and {+new+} words."""
    change = compare(document(before), document(after)).sections[0]
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(signs[run.mark].format(run.text) for quote in quotes_of(change) for run in quote.runs)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Sapling can end it.", "Sapling can always end it.", "Sapling can {+always +}end it."),
        ("Sapling can always end it.", "Sapling can end it.", "Sapling can [-always -]end it."),
        ("Today Sapling may end it.", "Sapling may end it.", "[-Today -]Sapling may end it."),
        ("Sapling may end it.", "Sapling might end it.", "Sapling [-may-]{+might+} end it."),
    ],
)
def test_words_that_came_or_went_are_marked_alone(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


def test_two_edits_of_one_sentence_are_marked_in_it() -> None:
    shown = marked(
        "Maple Lab will ask Sapling before a release and read what Sapling says about it.",
        "Maple Lab will always ask Sapling before a release and read what it says.",
    )
    assert shown == (
        "Maple Lab will {+always +}ask Sapling before a release and read what [-Sapling says about it.-]{+it says.+}"
    )
