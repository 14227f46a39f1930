"""Title and date, as the first page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from watcher.extract.clean import clean
from watcher.extract.dates import is_date, iso_date
from watcher.extract.outline import split_number
from watcher.extract.pdf.contents import normal
from watcher.extract.pdf.headings import Style
from watcher.extract.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says about the whole document."""

    title: str
    dated: str | None
    """ISO date or month."""
    places: frozenset[int]
    """Indexes of the lines that hold title and date: facts, not text."""


_LARGE = 1.25
"""Of the body's size: a title is at least so large."""
_TITLE_LINES_MAX = 6
_DATE_LINES_MAX = 40


def find_cover(lines: Sequence[Line], style: Style, metadata: str) -> Cover:
    """Return title and date of the first page; the metadata's title where the page shows none."""
    first = [place for place, line in enumerate(lines[:400]) if line.page == lines[0].page] if lines else []
    title = _title(lines, first, style)
    date = next((p for p in first[:_DATE_LINES_MAX] if is_date(lines[p].text)), None)
    if date is not None and title and any(split_number(lines[p].text)[0] for p in range(title[-1] + 1, date)):
        date = None
    shown = " ".join(lines[place].text for place in title)
    dated = iso_date(lines[date].text) if date is not None else None
    return Cover(shown or clean(metadata), dated, frozenset(title) | ({date} if date is not None else frozenset()))


def _title(lines: Sequence[Line], first: Sequence[int], style: Style) -> list[int]:
    """Return the places of the first page's largest lines, unless they are a numbered heading."""
    largest = max((lines[place].size for place in first), default=0.0)
    if largest < _LARGE * style.size or not style.size:
        return []
    start = next(place for place in first if lines[place].size == largest)
    title = [start]
    for place in range(start + 1, min(start + _TITLE_LINES_MAX, first[-1] + 1)):
        if abs(lines[place].size - largest) > 0.15 * largest:  # noqa: PLR2004 - "&" or a model's name is set smaller
            break
        title.append(place)
    said = " ".join(lines[place].text for place in title)
    return [] if split_number(said)[0] or len(normal(said)) < 3 else title  # noqa: PLR2004
