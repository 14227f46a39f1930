"""Nothing from outside can command a terminal, and colour is there only where it is wanted."""

import io
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.cli import terminal, terminal_diff
from watcher.cli.commands.run import Lines
from watcher.cli.terminal import Paint
from watcher.cli.tree import padded, width_of
from watcher.model import Comparison

COMMANDING = ["\x1b[2J", "\x07", "\r", "\x9b31m", "\u202e", "\u2066", "\u200f", "\u061c", "\x00", "\ud800", "\u2028"]


@pytest.mark.parametrize("evil", COMMANDING)
def test_a_control_is_shown_and_does_nothing(evil: str) -> None:
    shown = terminal.lines(f"a{evil}b")
    assert evil not in shown
    assert shown.startswith("a\\")


@given(st.text())
def test_a_line_is_one_line_that_prints(text: str) -> None:
    shown = terminal.line(text)
    assert "\n" not in shown
    assert all(character >= " " and not "\x7f" <= character <= "\x9f" for character in shown)
    shown.encode()  # no lone surrogate is left


def test_ordinary_text_of_every_script_stays() -> None:
    for text in ("naïve “quotes” – and… 模型福祉 نموذج Ωμέγα 👩‍🔬", "tab\tand\nnewline"):
        assert terminal.lines(text) == text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, colour: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert Paint.of_stream().on is colour
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not Paint.of_stream().on


def test_wide_characters_take_two_columns() -> None:
    assert width_of("模型") == 4
    assert width_of("e\u0301") == 1
    assert padded("模型福祉", 5) == "模型…"
    assert padded("ab", 4) == "ab  "


def test_a_log_line_cannot_be_forged_and_a_bug_keeps_its_traceback() -> None:
    forged = "gone\n2026-01-01 00:00:00 info all is well\x1b[2J"
    record = logging.LogRecord("watcher", logging.WARNING, __file__, 1, "%s: %s", ("maple-charter", forged), None)
    shown = Lines().format(record)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert "warning maple-charter: gone" in shown
    error = ZeroDivisionError("a bug")
    record.exc_info = (type(error), error, error.__traceback__)
    assert Lines().format(record).endswith("\nZeroDivisionError: a bug")


def test_pages_are_compared_where_both_files_have_them() -> None:
    plain = Paint(on=False)

    printed = "\n".join(terminal_diff.rendered(Comparison(pages_before=11, pages_after=12), plain, 80))
    unpaged = "\n".join(terminal_diff.rendered(Comparison(pages_before=11), plain, 80))

    assert "11 -> 12 pages" in printed
    assert "pages" not in unpaged
