"""PDF to a document: what a careful person would copy out of it, in order, once, under its heading, with its page.

The road, one module a step; `assemble` walks it, for paged text prints too:
pages, runs and gaps (pdfium: pieces of text with place, size, font), bookmarks (the outline as it stands), leads
(links), margins (numbers of lines), markers, lines (baselines, cells, raised marks), furniture (running heads, printed
numbers), order (columns), contents, cover (title and date), foot and notes (footnotes), words (hyphens), then the
headings - headings (by the outline), styled (by size and weight), named (by contents and numbers), marks (what they
share) - and between them tables, and paragraphs with their layout, edges and items, floats (what interrupts a
paragraph) and anchors (where TeX's tables and figures stand).
"""

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.pdf.anchors import floats_move
from watcher.extract.pdf.assemble import assemble
from watcher.extract.pdf.lines import lines_of
from watcher.extract.pdf.margins import without_line_numbers
from watcher.extract.pdf.pages import open_file
from watcher.model import Document

__all__ = ["read"]


def read(body: bytes) -> Document:
    """Return the document in a PDF; raise ExtractError for what is no PDF, damaged, without text or out of bounds."""
    file = open_file(body)
    pages = [lines_of(page) for page in without_line_numbers(file.pages)]
    if not any(pages):
        message = "The PDF holds no text: its pages are pictures. Look for another copy of the document."
        raise ExtractError(message, ExtractFailure.NOTHING_TO_READ)
    heights = [page.height for page in file.pages]
    floats = floats_move(file.program)
    return assemble(pages, heights=heights, outline=file.outline, metadata=file.title, floats=floats)
