"""Title and date, as the first page shows them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from watcher.extract.clean import clean
from watcher.extract.dates import is_date, iso_date
from watcher.extract.outline import is_changelog, split_number
from watcher.extract.pdf.contents import normal
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import FIRST_NUMBERS, PLAIN_SIZE, Style
from watcher.extract.stamps import is_stamp


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says about the whole document."""

    title: str
    dated: str | None
    """ISO date or month."""
    places: frozenset[int]
    """Indexes of the lines that hold title and date: facts, not text."""


def _front(lines: Sequence[Line], first: Sequence[int]) -> list[int]:
    """Return the places of the first page above its first numbered heading or its changelog, whose dates are others."""
    front: list[int] = []
    for place in first[:_DATE_LINES_MAX]:
        if is_changelog(lines[place].text) or split_number(lines[place].text)[0] in FIRST_NUMBERS:
            break
        front.append(place)
    return front


_LARGE = 1.25
"""Of the body's size: a title is at least so large."""
_TITLE_LINES_MAX = 6
_DATE_LINES_MAX = 40


def find_cover(lines: Sequence[Line], style: Style, metadata: str) -> Cover:
    """Return title and date of the first page; the metadata's title where the page shows none."""
    first = [place for place, line in enumerate(lines[:400]) if line.page == lines[0].page] if lines else []
    front = _front(lines, first)
    date = next((place for place in front if is_date(lines[place].text) or is_stamp(lines[place].text)), None)
    title = _title(lines, first, style, metadata) if style.size != PLAIN_SIZE else _plain_title(lines, first, date)
    shown = " ".join(lines[place].text for place in title)
    told = lines[date].text if date is not None else _told(lines, front)
    dated = iso_date(told) if told else None
    return Cover(shown or _named(metadata), dated, frozenset(title) | ({date} if date is not None else frozenset()))


_TOLD_LINES_MAX, _TOLD_WORDS_MAX = 12, 8


def _told(lines: Sequence[Line], front: Sequence[int]) -> str | None:
    """Return a short line of the cover that names a date beside something else: "Version 2 (May 5, 2031)"."""
    for place in front[:_TOLD_LINES_MAX]:
        text = lines[place].text
        phrase = text[:1].islower() or text.endswith(".") or len(text.split()) > _TOLD_WORDS_MAX
        if not phrase and iso_date(text):
            return text
    return None


_TITLE_PITCH = 2.2
"""Of the font size: lines of a title stand no further apart."""
_TITLE_VARIES = 0.15
"""Of the font size: an ampersand or a model's name may be set smaller."""
_TITLE_CHARS_MIN = 3
_METADATA_CHARS_MIN = 8
"""Letters: shorter metadata names a file."""


def _title(lines: Sequence[Line], first: Sequence[int], style: Style, metadata: str) -> list[int]:
    """Return the places of the first page's largest lines.

    A numbered heading is no title; nor is one that is set like those of later pages where the metadata names another.
    """
    largest = max((lines[place].size for place in first), default=0.0)
    if largest < _LARGE * style.size or not style.size:
        return []
    start = next(place for place in first if lines[place].size == largest)
    title = [start]
    for place in range(start + 1, min(start + _TITLE_LINES_MAX, first[-1] + 1)):
        near = 0 < lines[place - 1].y - lines[place].y <= _TITLE_PITCH * largest
        if not near or abs(lines[place].size - largest) > _TITLE_VARIES * largest:
            break
        if _is_first_heading(lines[start], lines[place]):
            break
        title.append(place)
    said = " ".join(lines[place].text for place in title)
    if split_number(said)[0] or len(normal(said)) < _TITLE_CHARS_MIN:
        return []
    common = any(line.size >= largest for line in lines[first[-1] + 1 :])
    return [] if common and _names_another(metadata, said) else title


_ALIGNED = 0.2
"""Of the font size: so near each other lie edges or middles that are one."""


def _is_first_heading(title: Line, line: Line) -> bool:
    """Whether the line below a title is a heading set as large: numbered, or flush left under a centred title."""
    slack = _ALIGNED * line.size
    centred = title.x0 - line.x0 > line.size and title.x1 - line.x1 > line.size
    return (split_number(line.text)[0] or "") in _NUMBERED or (
        centred and abs(title.x0 + title.x1 - line.x0 - line.x1) > 2 * slack
    )


_NUMBERED = frozenset({"1", "1.1"})
_NO_TITLE = re.compile(
    r"\(?(?:anonymous|unspecified|untitled)\b.*|(?:microsoft word|powerpoint presentation)\b.*"
    r"|\S*\.(?:docx?|pdf|tex|html?|md|pptx?|odt)",
    re.IGNORECASE,
)


def _named(metadata: str) -> str:
    """Return the title in the metadata; "" for what programs write there of themselves, and for names of files."""
    said = clean(metadata)
    return "" if _NO_TITLE.fullmatch(said) else said


def _names_another(metadata: str, said: str) -> bool:
    """Whether the metadata hold a title, and not this one or a file's name."""
    proper = len(normal(metadata)) >= _METADATA_CHARS_MIN and " " in metadata.strip()
    return proper and normal(metadata) != normal(said)


TITLE_CHARS_MAX = 120
"""Characters of a title; a longer first line is text."""


def shortened(text: str) -> str:
    """Return the beginning of a text that has no title, as one."""
    return text if len(text) <= TITLE_CHARS_MAX else text[:TITLE_CHARS_MAX].rsplit(" ", 1)[0]


_COVER_LINES_MAX = 8


def _plain_title(lines: Sequence[Line], first: Sequence[int], date: int | None) -> list[int]:
    """Return the places of a text's title: on a cover the lines above the date, else a first line that stands apart."""
    cover = len(first) <= _COVER_LINES_MAX and len(first) < len(lines)
    if cover:
        above = [place for place in first if date is None or place < date]
        return above[: _TITLE_LINES_MAX if date is not None else 1]
    apart = len(lines) > 1 and (lines[0].y - lines[1].y > 1 or date == 1)
    title = bool(lines) and apart and len(lines[0].text) <= TITLE_CHARS_MAX and split_number(lines[0].text)[0] is None
    return [0] if title else []
