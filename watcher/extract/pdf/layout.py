"""How paragraphs are set in a document, and a block whose lines are still being collected."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from watcher.extract.pdf.edges import Edges, edges_of
from watcher.extract.pdf.leads import Link
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import SIZE_POINTS, Style
from watcher.model import BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """How paragraphs are set in this document."""

    style: Style
    pitch: float
    """Distance of baselines within a paragraph, in font sizes."""
    edges: Edges


_PITCH_MAX = 3.0
"""Font sizes."""


def layout_of(lines: Sequence[Line], style: Style) -> Layout:
    """Return the line pitch and right edge that most running text has."""
    pitches: Counter[float] = Counter()
    for above, below in pairwise(lines):
        drop = above.y - below.y
        if (
            above.page == below.page
            and 0 < drop < _PITCH_MAX * style.size
            and abs(below.size - style.size) < SIZE_POINTS
        ):
            pitches[round(drop / style.size, 1)] += 1
    return Layout(style, max(sorted(pitches), key=lambda p: pitches[p], default=1.2), edges_of(lines))


@dataclass(slots=True)
class Draft:
    """A block whose lines are known and whose text is not yet made."""

    kind: BlockKind
    lines: list[Line]
    cells: tuple[str, ...] = ()
    page: int = 0
    mark: str | None = None
    links: tuple[Link, ...] = ()
    """Of a row; those of other blocks are their lines'."""
    begins: bool = False
    """A row: it is the first one of its table on its page."""

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


HANG = 3.5
"""Of the font size: an item's further lines stand no further in than this, right of its marker."""
GAP_PITCHES = 1.25
"""Lines of one paragraph stand no further apart."""


_END = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*(?:\ue000[^\ue001]*\ue001)?$")
_END_CHARS = 16


def ends(line: Line) -> bool:
    """Whether a line ends a sentence, brackets, quotes and a footnote mark aside."""
    return bool(_END.search(line.text[-_END_CHARS:]))
