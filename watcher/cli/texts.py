"""Texts that a program may read: byte for byte in a file or pipe, harmless on a terminal."""

import sys

import click

from watcher.cli import terminal


def write_text(text: str) -> None:
    """Write a text to the output as it is, or with its controls escaped where a person looks at it."""
    if sys.stdout.isatty():
        click.echo(terminal.lines(text), nl=False)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
