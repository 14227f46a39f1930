"""Plain text to a document: flat text, text with lines, and paged prints with form feeds between the pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.clean import clean
from watcher.extract.encoding import decode
from watcher.extract.outline import build, changelog_of
from watcher.extract.pdf.assemble import assemble
from watcher.extract.pdf.cover import shortened
from watcher.extract.pdf.lines import Cell, Line
from watcher.extract.pdf.marks import PLAIN_SIZE
from watcher.model import Block, BlockKind, Document

TEXT_CHARS_MAX = 12_000_000
"""Characters. A card of 250 pages has 700,000."""
TEXT_PAGES_MAX = 5_000


def read(body: bytes | str, *, charset: str | None = None) -> Document:
    """Return the document in a text; raise ExtractError where there is nothing to read or too much.

    A text that says everything twice is read once, a text without line breaks sentence by sentence, and form feeds
    part pages. `charset` is what HTTP says of bytes.
    """
    text = decode(body, charset) if isinstance(body, bytes) else body
    if len(text) > TEXT_CHARS_MAX or text.count("\f") > TEXT_PAGES_MAX:
        message = f"The text is longer than the watcher reads: {len(text)} characters, at most {TEXT_CHARS_MAX}."
        raise ExtractError(message, ExtractFailure.TOO_LARGE)
    once = said_once(text)
    if not once.strip():
        raise ExtractError(
            "The text is empty. See what the address answers in a browser.", ExtractFailure.NOTHING_TO_READ
        )
    if _is_flat(once):
        return _flat(once)
    return assemble([lines_of(page, number) for number, page in enumerate(_pages(once), start=1)], paged="\f" in once)


_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\u0085]")
_FLAT_CHARS = 2_000
"""A line longer than this is text whose line breaks were lost."""


def _pages(text: str) -> list[str]:
    pages = text.split("\f")
    return pages[:-1] if len(pages) > 1 and not pages[-1].strip() else pages


def _is_flat(text: str) -> bool:
    lines = [line for line in _BREAK.split(text) if line.strip()]
    return "\f" not in text and max(map(len, lines)) > _FLAT_CHARS and len(lines) * _FLAT_CHARS / 2 < len(text)


def _flat(text: str) -> Document:
    blocks = [Block(BlockKind.PARAGRAPH, said) for line in _BREAK.split(text) for said in sentences(clean(line))]
    title = shortened(blocks[0].text)
    sections = build(title, blocks)
    return Document(title, sections, "text", changelog=changelog_of(sections))


_STOP = re.compile(
    r"[.!?\u2026][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]*[A-Z\u00c0-\u00de0-9])|[\u3002\uff01\uff1f]\s*(?=\S)"
)
_NO_STOP = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Figs|Sec|Eq|Eqs|approx|Inc|Ltd|Corp|Jr|Sr|U\.S|U\.K|a\.m|p\.m)\."
    r"|\b[A-Z]\.)\s*$"
)
"""What ends in a full stop that ends no sentence, in English cards and policies."""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, in order and without loss."""
    start = 0
    for stop in _STOP.finditer(text):
        if not _NO_STOP.search(text, max(start, stop.start() - 12), stop.start() + 1):
            yield text[start : stop.end()].strip()
            start = stop.end()
    if text[start:].strip():
        yield text[start:].strip()


_REPEAT_SHARE = 0.3
"""Of the words: a repetition shorter than this is the author's."""
_PROBE = 12
"""Words that must agree before whole copies are compared."""
_TRIES_MAX = 50
"""Comparisons: a text that ends in the same words more often is made to waste time."""


def said_once(text: str) -> str:
    """Return the text without exact repetitions of its whole body at its end."""
    words = [(match[0], match.start()) for match in re.finditer(r"\S+", text)]
    said = [word for word, _ in words]
    end = _once(said)
    return text if end == len(said) else text[: words[end][1]].rstrip()


def _once(said: Sequence[str]) -> int:
    """Return how many words are left when the last ones, said just before in the same order, are taken off."""
    end = len(said)
    shortest = max(int(_REPEAT_SHARE * end), 2 * _PROBE)
    probe = said[end - _PROBE : end]
    tried = 0
    for length in range(end // 2, shortest, -1):
        middle = end - length
        if said[middle - 1] != said[end - 1] or said[middle - _PROBE : middle] != probe:
            continue
        tried += 1
        if all(said[middle - length + place] == said[middle + place] for place in range(length)):
            return _once(said[:middle])
        if tried == _TRIES_MAX:
            break
    return end


_CELL_GAP = re.compile(r"\s{3,}|\t+")
_CHAR = 0.5
"""Width of a character in font sizes, so that text has places like a page."""
_BULLET = re.compile(r"([\u25cf\u25cb\u25a0\u25aa\u2022\u25e6\u2023*\u2013-])\s+(?=\S)")
_LABEL = re.compile(r"(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")


_RULE = re.compile(r"\s*([=~_*#-])\1{3,}\s*")
"""A line that is drawn, as below a title."""


def lines_of(page: str, number: int) -> list[Line]:
    """Return the lines of one page; places are counted in characters and lines."""
    made = []
    for place, raw in enumerate(_BREAK.split(page)):
        if raw.strip() and not _RULE.fullmatch(raw):
            made.append(_line(raw.expandtabs(4), number, -float(place)))
    return made


def _line(raw: str, page: int, y: float) -> Line:
    body = raw.strip()
    x0 = (len(raw) - len(raw.lstrip())) * _CHAR
    marker = _BULLET.match(body)
    label = _LABEL.match(body)
    text = body[marker.end() :] if marker else body
    indent = x0 + (marker or label).end() * _CHAR if (marker or label) else x0  # type: ignore[union-attr]
    sign = marker[1] if marker else label[1] if label else ""
    return Line(
        page,
        clean(text),
        x0,
        x0 + len(body) * _CHAR,
        y,
        PLAIN_SIZE,
        "",
        _cells(text, indent if marker else x0),
        sign,
        indent,
    )


def _cells(text: str, x0: float) -> tuple[Cell, ...]:
    """Return the parts of a line that runs of spaces keep apart, where there are any."""
    gaps = [(0, 0), *((gap.start(), gap.end()) for gap in _CELL_GAP.finditer(text)), (len(text), len(text))]
    cells = tuple(
        Cell(clean(text[left[1] : right[0]]), x0 + left[1] * _CHAR, x0 + right[0] * _CHAR)
        for left, right in pairwise(gaps)
    )
    return cells if len(cells) > 1 else ()
