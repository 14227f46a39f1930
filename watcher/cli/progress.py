"""What `watcher check` shows while it works: a bar on a terminal, one plain line a source elsewhere."""

import sys
import threading
from collections import Counter
from types import TracebackType
from typing import Self

import click

from watcher.cli import terminal
from watcher.cli.terminal import Paint
from watcher.model import Outcome
from watcher.schedule import Checked

_COLOURS = {Outcome.CHANGED: "yellow", Outcome.BASELINE: "green", Outcome.SUSPECT: "red", Outcome.FAILED: "red"}
_QUIET = frozenset({Outcome.UNCHANGED, Outcome.NOT_MODIFIED})
"""On a terminal these only move the bar."""


class Progress:
    """Shows each checked source as it comes. Called from many threads."""

    def __init__(self, total: int, width: int) -> None:
        self._width = width
        self._paint = Paint.of_stream()
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._live = sys.stdout.isatty()
        self._bar = click.progressbar(length=total, label="checking", show_pos=True, hidden=not self._live)

    def __enter__(self) -> Self:
        if self._live:
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._bar.__exit__(kind, error, trace)
            terminal.say(", ".join(f"{number} {outcome}" for outcome, number in self._counts.most_common()))

    def show(self, checked: Checked) -> None:
        """Show one result."""
        with self._lock:
            self._counts[_outcome(checked)] += 1
            if not self._live:
                terminal.say(self._line(checked))
                return
            if checked.record is None or checked.record.outcome not in _QUIET:
                # The bar is drawn over, and drawn again below the line.
                sys.stdout.write("\r\x1b[K")
                terminal.say(self._line(checked))
            self._bar.update(1)

    def _line(self, checked: Checked) -> str:
        record = checked.record
        sentence = record.sentence if record else f"{checked.error}" or type(checked.error).__name__
        words = self._paint(f"{_outcome(checked):<12}", _COLOURS.get(record.outcome) if record else "red")
        name = checked.source.id.ljust(self._width)
        return f"{words}  {name}  {checked.seconds:5.1f} s  {terminal.line(sentence)}".rstrip()


def _outcome(checked: Checked) -> str:
    return checked.record.outcome.value if checked.record else "not checked"
