"""Pages of lines to a document: the order in which the parts of this room work."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.outline import Heading, Reached, build, changelog_of
from watcher.extract.pdf.anchors import anchored
from watcher.extract.pdf.bookmarks import Bookmark
from watcher.extract.pdf.contents import Contents, find_contents, normal
from watcher.extract.pdf.cover import find_cover, shortened
from watcher.extract.pdf.floats import behind_paragraphs
from watcher.extract.pdf.foot import with_continued, with_numbered
from watcher.extract.pdf.furniture import Printed, without_furniture
from watcher.extract.pdf.headings import by_outline
from watcher.extract.pdf.layout import Draft, Layout, layout_of
from watcher.extract.pdf.lines import Line
from watcher.extract.pdf.marks import Mark, Style, body_style
from watcher.extract.pdf.named import by_words, with_parts
from watcher.extract.pdf.notes import own_marks, placed, with_bracketed, with_glued
from watcher.extract.pdf.order import columns, in_reading_order
from watcher.extract.pdf.paragraphs import drafts
from watcher.extract.pdf.styled import by_style
from watcher.extract.pdf.tables import Row, with_rows
from watcher.extract.pdf.words import dehyphened
from watcher.model import Block, Document, Section


def assemble(
    pages: Sequence[Sequence[Line]],
    *,
    heights: Sequence[float] = (),
    outline: Sequence[Bookmark] = (),
    metadata: str = "",
    paged: bool = True,
    floats: bool = False,
) -> Document:
    """Return the document that these pages of lines make.

    `heights` are those of PDF pages, empty for text; `floats` says that a print puts tables and figures anywhere.
    """
    style = body_style([line for page in pages for line in page])
    bare = without_furniture(pages, heights, style.size)
    lines = [line for page in bare.pages for line in (in_reading_order(page) if heights else page)]
    if not lines:
        message = "The document holds no text but page numbers. Look for another copy of it."
        raise ExtractError(message, ExtractFailure.NOTHING_TO_READ)
    contents = find_contents(lines, frozenset(normal(bookmark.title) for bookmark in outline))
    lines = [line for place, line in enumerate(lines) if place not in contents.places]
    cover = find_cover(lines, style, metadata)
    lines = [line for place, line in enumerate(lines) if place not in cover.places]
    lines = with_continued(with_numbered(lines, style.size), style.size) if heights else with_glued(lines)
    lines = dehyphened(with_bracketed(lines))
    marks = _marks(lines, style, outline, contents, cover.title, bare.printed)
    if cover.title and len(marks) > 1 and _signs(marks[0], marks[1]):
        marks = marks[1:]
    title = cover.title or (marks[0].title if marks else shortened(lines[0].text))
    sections = build(title, _flow(lines, marks, layout_of(lines, style), floats=floats))
    sections = tuple(_printed(section, bare.printed) for section in sections)
    return Document(
        title,
        sections if paged else tuple(map(_unpaged, sections)),
        "pdf" if heights else "text",
        dated=cover.dated,
        pages=len(pages) if paged else None,
        changelog=changelog_of(sections),
    )


def _signs(first: Mark, second: Mark) -> bool:
    """Whether the first large line below the title only says who wrote it: nothing stands under it."""
    bare = first.first + first.count == second.first and second.level <= first.level
    return bare and first.number is None and first.first <= _NAMES_MAX


_NAMES_MAX = 3
"""Lines: names stand right below the title."""


def _marks(
    lines: Sequence[Line], style: Style, outline: Sequence[Bookmark], contents: Contents, title: str, printed: Printed
) -> list[Mark]:
    """Return the headings: by the outline, else by how they are set, else by the contents and their numbers."""
    if outline and (marks := by_outline(lines, outline, style, title)):
        return with_parts(marks, lines)
    marks = with_parts(by_style(lines, style), lines)
    named = by_words(lines, contents.entries, {str(number): page for page, number in printed.items()})
    return marks if marks and 2 * len(marks) >= len(named) else named


def _flow(
    lines: Sequence[Line], marks: Sequence[Mark], layout: Layout, *, floats: bool
) -> Iterator[Heading | Block | Reached]:
    ends = [mark.first for mark in marks] + [len(lines)]
    groups = [_drafts(lines[: ends[0]], layout)]
    groups += [_drafts(lines[mark.first + mark.count : end], layout) for mark, end in zip(marks, ends[1:], strict=True)]
    blocks = placed(anchored(groups, layout) if floats else groups, own_marks(lines))
    yield from blocks[0]
    yield from (Reached(draft.last.page) for draft in groups[0] if draft.lines)
    for mark, made, said in zip(marks, groups[1:], blocks[1:], strict=True):
        page = lines[min(mark.first, len(lines) - 1)].page
        yield Heading(mark.title, mark.level, mark.number, f"page={page}", None, page)
        yield from said
        yield from (Reached(draft.last.page) for draft in made if draft.lines)


def _drafts(lines: Sequence[Line], layout: Layout) -> list[Draft]:
    parts: list[Line | Row] = []
    for column in columns(lines):
        parts += with_rows(column)
    return list(behind_paragraphs(drafts(parts, layout), layout))


def _printed(section: Section, printed: Printed) -> Section:
    return replace(
        section,
        printed_first=printed.get(section.page_first or 0),
        printed_last=printed.get(section.page_last or 0),
    )


def _unpaged(section: Section) -> Section:
    blocks = tuple(replace(block, page=None) for block in section.blocks)
    return replace(section, blocks=blocks, anchor=None, page_first=None, page_last=None)
