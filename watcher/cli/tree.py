"""A document as a tree that a person likes to read: numbers, titles, pages, words, topics."""

import unicodedata
from collections.abc import Iterable, Iterator

from watcher import topics as vocabulary
from watcher.cli import terminal
from watcher.cli.terminal import Paint
from watcher.cli.wording import counted, pages_of
from watcher.model import Document, Section

TITLE_COLUMNS_MIN = 24
TOPICS_COLUMNS = 30
"""Left for topics, marks and margins on a terminal; what is longer wraps there."""
MARK = "●"


def outline(document: Document, paint: Paint, columns: int | None = None) -> Iterator[str]:
    """Yield the lines of the tree; relevant sections carry a dot, their topics stand at the end.

    `columns` is how wide the terminal is; None, in a file or pipe: no title is cut.
    """
    yield paint(terminal.line(document.title) or "(no title)", bold=True)
    yield paint.dim(_facts(document))
    yield ""
    rows = [_Row(section) for section in document.sections]
    widths = _Widths(rows, columns, paged=document.pages is not None)
    for row in rows:
        yield row.painted(widths, paint).rstrip()
    for entry in document.changelog:
        yield paint.dim(f"changelog {entry.date or 'undated'}: {terminal.line(entry.text)}")


def explained(document: Document, paint: Paint, model: str | None = None) -> Iterator[str]:
    """Yield the sections that have topics, and under each what decided: its heading, an ancestor's, phrases.

    Sections whose phrases are too few or too weak to decide are among them, with these.
    """
    found = vocabulary.explain(document, model)
    for why in found:
        if why.topics or why.phrases:
            yield from _explained(why, paint)
    if not any(why.topics for why in found):
        yield f"None of {counted(len(found), 'section')} has a topic: no heading names one, and no passage says enough."
        yield 'With `scope = "all"` in its declaration every section is relevant.'


def _explained(why: vocabulary.Why, paint: Paint) -> Iterator[str]:
    number = f"{why.number} " if why.number else ""
    topics = paint(" ".join(finest(why.topics)), "cyan") if why.topics else paint.dim("no topic: this is not enough")
    yield f"{paint(terminal.line(number + why.title), bold=True)}  {topics}"
    for reason in (
        f"its heading: {why.heading}" if why.heading else "",
        f"under: {why.inherited}" if why.inherited else "",
        f"phrases: {', '.join(why.phrases)}" if why.phrases else "",
    ):
        if reason:
            yield f"    {terminal.line(reason)}"


def finest(topics: Iterable[str]) -> list[str]:
    """Return the topics without those that a topic below them implies."""
    topics = list(topics)
    return [topic for topic in topics if not any(other.startswith(f"{topic}.") for other in topics)]


def width_of(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def padded(text: str, columns: int) -> str:
    """Return the text cut or filled to this many columns."""
    if width_of(text) > columns:
        while width_of(text) > columns - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (columns - width_of(text))


def _facts(document: Document) -> str:
    relevant = [section for section in document.sections if section.relevant]
    facts = [
        document.media,
        counted(document.pages, "page") if document.pages is not None else "",
        counted(len(document.sections), "section"),
        counted(document.words, "word"),
        f"{len(relevant)} relevant",
        f"dated {document.dated}" if document.dated else "",
        f"changelog with {counted(len(document.changelog), 'entry')}" if document.changelog else "",
    ]
    return " · ".join(terminal.line(fact) for fact in facts if fact)


class _Row:
    """One section as columns."""

    def __init__(self, section: Section) -> None:
        self.section = section
        number = f"{section.number} " if section.number else ""
        self.title = "  " * max(0, section.level - 1) + terminal.line(f"{number}{section.title}")
        self.pages = pages_of(section)
        self.words = f"{section.words:,}"
        self.topics = " ".join(finest(section.topics))

    def painted(self, widths: "_Widths", paint: Paint) -> str:
        relevant = self.section.relevant
        title = paint(padded(self.title, widths.title), "green" if relevant else None, bold=relevant)
        pages = paint.dim(self.pages.rjust(widths.pages)) + "  " if widths.pages else ""
        mark = paint(MARK, "green") if relevant else " "
        return f"{mark} {title}  {pages}{paint.dim(self.words.rjust(widths.words))}  {paint(self.topics, 'cyan')}"


class _Widths:
    """How wide the columns are: the titles as wide as they need, but for a narrow terminal."""

    def __init__(self, rows: list[_Row], columns: int | None, *, paged: bool) -> None:
        self.words = max((len(row.words) for row in rows), default=0)
        self.pages = max((len(row.pages) for row in rows), default=0) if paged else 0
        wanted = max((width_of(row.title) for row in rows), default=0)
        room = wanted if columns is None else columns - self.words - self.pages - TOPICS_COLUMNS
        self.title = min(wanted, max(TITLE_COLUMNS_MIN, room))
