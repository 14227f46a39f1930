"""What a terminal is told: colour where it is wanted, and no byte from outside that could command it."""

import os
import re
import shutil
import sys
from dataclasses import dataclass

import click

# C0 and C1 controls, DEL, bidi controls and marks, zero-width joiners' dangerous kin, line separators, lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
LONE = re.compile("[\ud800-\udfff]")
"""A byte of an argument that is no UTF-8, as Python hands it over."""
_TAB_OR_NEWLINE = re.compile("[\t\n]+")


def prepare() -> None:
    """Let the streams write what they cannot encode as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def line(text: str) -> str:
    """Return foreign text as one harmless line: controls and bidi controls are shown as escapes."""
    return lines(_TAB_OR_NEWLINE.sub(" ", text))


def lines(text: str) -> str:
    """Return foreign text with its line ends and tabs, everything else that could command a terminal escaped."""
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - the last code of two hex digits


def columns() -> int | None:
    """Return how wide the terminal is; None where the output is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def complain(sentence: str) -> None:
    """Tell an error to a person, on the error stream."""
    click.echo(f"{Paint.of_stream(stderr=True)('watcher:', 'red')} {lines(sentence)}", err=True, color=True)


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours a piece of text, or leaves it alone where colour is not wanted."""

    on: bool

    @classmethod
    def of_stream(cls, *, stderr: bool = False) -> "Paint":
        """Return paint for a terminal that shows colours; NO_COLOR and TERM=dumb turn it off."""
        stream = sys.stderr if stderr else sys.stdout
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(wanted and stream.isatty())

    def __call__(self, text: str, colour: str | None = None, *, bold: bool = False, strike: bool = False) -> str:
        """Return the text in this colour."""
        if not self.on or not text:
            return text
        return click.style(text, fg=colour, bold=bold or None, strikethrough=strike or None)

    def dim(self, text: str) -> str:
        """Return the text as something of less weight."""
        return click.style(text, dim=True) if self.on and text else text


def say(text: str = "", *, err: bool = False) -> None:
    """Print one line that has been made harmless and painted already."""
    click.echo(text, err=err, color=True)
