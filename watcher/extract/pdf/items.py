"""Where a list item begins: a dash that is none, a number that counts on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from watcher.extract.pdf.layout import GAP_PITCHES, HANG, Draft, Layout, ends
from watcher.extract.pdf.lines import Line

_DASHES = frozenset("\u2013\u2014-*")


def undashed(made: Sequence[Draft], line: Line, layout: Layout) -> Line:
    """Return the line with its dash as text where it stands inside a sentence and begins no item."""
    last = made[-1].lines[-1] if made and made[-1].lines else None
    if line.marker not in _DASHES or last is None or last.marker == line.marker or ends(last):
        return line
    below = 0 < last.y - line.y <= GAP_PITCHES * layout.pitch * line.size
    outdented = len(made[-1].lines) == 1 and not last.marker and 0 < last.x0 - line.x0 <= HANG * line.size
    inside = below and (abs(line.x0 - last.x0) < 1 or outdented)
    turned = (line.page != last.page or line.y > last.y) and line.text[:1].islower()
    right = layout.edges.right_of(last)
    full = last.x1 > right - _NEARLY * (right - last.x0)
    return (
        replace(line, marker="", text=f"{line.marker} {line.text}", indent=line.x0)
        if (inside or turned) and full
        else line
    )


_NEARLY = 0.15
"""Of the width: a line that ends so near the right edge goes on."""
_COUNTED = re.compile(r"\(?(\d{1,3})[.)]\s+\S")
_COUNTED_REACH = 12
"""Blocks between two items of one numbered list."""


def next_label(made: Sequence[Draft], line: Line) -> str:
    """Return the label of a line that begins the first or the next item of a numbered list."""
    said = _COUNTED.match(line.text)
    if said is None or line.mark or line.marker:
        return ""
    before = (_COUNTED.match(draft.lines[0].text) for draft in made[-_COUNTED_REACH:] if draft.lines)
    counted = said[1] == "1" or any(item is not None and int(item[1]) + 1 == int(said[1]) for item in before)
    return said[0][:-1].strip() if counted else ""


def may_begin_list(made: Sequence[Draft], label: str) -> bool:
    """Whether a label parts its line from the text before it: a list goes on, or that text has ended."""
    return label.strip("().") != "1" or not made or not made[-1].lines or (ends(made[-1].last))
