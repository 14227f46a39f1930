"""Lines of a terminal: broken at spaces, coloured as they were, nothing lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.cli.terminal import Paint
from watcher.cli.tree import width_of
from watcher.cli.wrapping import COLUMNS_MAX, wrapped

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
RED, PLAIN = "\x1b[31m", "\x1b[0m"
WORDS = st.lists(st.text("abc模é", min_size=1, max_size=9), min_size=1, max_size=30)


def bare(lines: list[str]) -> str:
    return " ".join(COLOURS.sub("", " ".join(lines)).split())


def test_a_pipe_gets_every_line_as_it_is() -> None:
    assert list(wrapped("one  two " * 40, None)) == ["one  two " * 40]


def test_the_rest_of_a_line_hangs_under_its_beginning() -> None:
    assert list(wrapped("    We hope to ask every model.", 20)) == ["    We hope to ask", "      every model."]


def test_a_colour_ends_with_its_line_and_goes_on_in_the_next() -> None:
    row = f"We {Paint(on=True)('hope to ask', 'red')} it."

    assert list(wrapped(row, 8)) == [f"We {RED}hope{PLAIN}", f"  {RED}to ask{PLAIN}", "  it."]


def test_a_word_longer_than_the_line_is_left_whole() -> None:
    assert list(wrapped("a " + "b" * 30 + " c", 10)) == ["a", "  " + "b" * 30, "  c"]


def test_an_empty_line_stays_one() -> None:
    assert list(wrapped("", 40)) == [""]


@given(WORDS, st.integers(12, 150), st.sampled_from(["", "    "]), st.sets(st.integers(0, 29)))
def test_no_word_is_lost_and_no_line_is_too_long(words: list[str], columns: int, indent: str, red: set[int]) -> None:
    painted = [f"{RED}{word}{PLAIN}" if place in red else word for place, word in enumerate(words)]
    lines = list(wrapped(indent + " ".join(painted), columns))

    assert bare(lines) == " ".join(words)
    assert all(line.count(RED) == line.count(PLAIN) for line in lines)
    limit = min(columns, COLUMNS_MAX)
    for line in lines:
        seen = COLOURS.sub("", line)
        assert width_of(seen) <= limit or len(seen.split()) == 1


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_line_is_as_wide_as_it_may_be(columns: int) -> None:
    (first, *_) = wrapped("word " * 100, columns)

    assert min(columns, COLUMNS_MAX) - 5 <= width_of(first) <= min(columns, COLUMNS_MAX)
