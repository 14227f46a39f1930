"""What extraction reads: documents, sections, blocks."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class BlockKind(StrEnum):
    """What a run of text is on its page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    CODE = "code"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    TERM = "term"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, table row and so on. Its text is one line, but for code."""

    kind: BlockKind
    text: str
    """Without footnote marks and drawn list markers, but with typed labels; a row's is its cells joined by " | "."""
    cells: tuple[str, ...] = ()
    """A row's cells; else empty."""
    depth: int = 0
    """How deep an item stands in nested lists; 0 is outermost."""
    page: int | None = None
    """PDF page of its first line."""
    mark: str | None = None
    """A footnote's own mark."""
    notes: tuple[str, ...] = ()
    """Marks of the footnotes that it refers to, in order."""
    links: tuple[str, ...] = ()
    """Link targets, per-request parts normalised away, in order."""
    noted: tuple[int, ...] = ()
    """How many of its characters, spaces apart, stand in front of each of `notes`; empty where that was not seen."""


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading, without its subsections."""

    title: str
    level: int
    """1 for the outermost headings; 0 for the text before the first heading."""
    blocks: tuple[Block, ...] = ()
    number: str | None = None
    """"7.2.3", "A.1": dotted, no final dot, no word; never repeated in the title."""
    path: tuple[str, ...] = ()
    """Ancestors' titles, root first."""
    anchor: str | None = None
    """HTML or explicit id; "page=N" in a PDF."""
    key: str | None = None
    """An identity that the author gave: a Markdown `{#id}`, a feed item's guid."""
    page_first: int | None = None
    page_last: int | None = None
    """Of the section with its descendants: the page of its last line."""
    printed_first: int | str | None = None
    printed_last: int | str | None = None
    """The numbers printed on those pages; roman ones stay strings."""
    topics: tuple[str, ...] = ()
    relevant: bool = False

    @property
    def text(self) -> str:
        """Its blocks, one a line, without the heading."""
        return "".join(f"{block.text}\n" for block in self.blocks)

    @property
    def words(self) -> int:
        """Words of its own text, without the heading."""
        return sum(len(block.text.split()) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class ChangelogEntry:
    """What a document says about its own changes."""

    date: str | None
    """ISO date where it could be read, else as written."""
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What extraction reads out of a snapshot under given rules. Derived: it can always be read again."""

    title: str
    sections: tuple[Section, ...]
    media: Literal["html", "pdf", "markdown", "text", "feed"]
    lang: str | None = None
    """The page's own BCP 47 tag."""
    canonical: str | None = None
    """The address that the page calls its own."""
    dated: str | None = None
    """ISO date of a "last updated" stamp or a cover; metadata, never text."""
    pages: int | None = None
    changelog: tuple[ChangelogEntry, ...] = ()

    @property
    def words(self) -> int:
        """Words of all sections."""
        return sum(section.words for section in self.sections)

    def same_text(self, other: "Document") -> bool:
        """Whether both say the same under the same headings, wherever it stands on pages and whatever it links to."""
        return self.title == other.title and [_said(s) for s in self.sections] == [_said(s) for s in other.sections]


def _said(section: Section) -> tuple[object, ...]:
    return (section.number, section.title, section.level, tuple((b.kind, b.text, b.mark) for b in section.blocks))
