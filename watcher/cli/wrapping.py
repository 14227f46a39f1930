"""Breaks painted lines at spaces, so that a sentence stays readable in a terminal of any width."""

import re
from collections.abc import Iterator

from watcher.cli.tree import width_of

COLUMNS_MAX = 100
"""Longer lines are hard to read, however wide the terminal is."""
HANG = "  "
"""How much further in the rest of a broken line stands."""
_TOKEN = re.compile(r"\x1b\[[0-9;]*m| +|[^ \x1b]+")
_RESET = "\x1b[0m"


def wrapped(row: str, columns: int | None) -> Iterator[str]:
    """Yield a painted line as lines of at most `columns` (None: as it is); a longer word is left whole."""
    if columns is None:
        yield row
        return
    indent = row[: len(row) - len(row.lstrip(" "))]
    line, used, full = indent, len(indent), min(columns, COLUMNS_MAX)
    held, style, painted = "", "", ""  # spaces and colours since the last word; colours now, and of that word
    for token in _TOKEN.findall(row[len(indent) :]):
        if token.startswith(("\x1b", " ")):
            held += token
            style = style if token[0] == " " else "" if token == _RESET else style + token
            continue
        wanted = held.count(" ") + width_of(token)
        if used + wanted > full and used > len(indent):
            yield line + (_RESET if painted else "")
            line, used = indent + HANG + style + token, len(indent + HANG) + width_of(token)
        else:
            line, used = line + held + token, used + wanted
        held, painted = "", style
    yield line + held
