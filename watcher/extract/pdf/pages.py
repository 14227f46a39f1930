"""A file and its pages, opened within bounds, each page turned upright."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.pdf.bookmarks import Bookmark, outline_of
from watcher.extract.pdf.leads import Link, links_of, upright
from watcher.extract.pdf.runs import ASKEW, Piece, Reader, finite

PDF_PAGES_MAX = 2_000
"""Pages. The longest card known has 319."""
PDF_CHARS_MAX = 12_000_000
"""Characters of a whole file; a card of 250 pages has 700,000."""
PAGE_CHARS_MAX = 500_000
"""Characters of one page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its pieces in the order in which they were drawn."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """What pdfium reads out of a file."""

    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...]
    title: str
    """Of the file's metadata; often empty or a file name."""
    program: str = ""
    """What the metadata say made the file."""


def open_file(body: bytes) -> File:
    """Return the pages, outline and metadata title; raise ExtractError for what is no PDF, damaged or out of bounds."""
    _require_whole(body)
    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        raise _closed(str(error), encrypted=b"/Encrypt" in body) from error
    try:
        title, *programs = (str(document.get_metadata_value(key)) for key in ("Title", "Creator", "Producer"))
        return File(tuple(_pages(document)), tuple(outline_of(document)), title, " ".join(programs))
    except (pypdfium2.PdfiumError, ctypes.ArgumentError, UnicodeDecodeError) as error:
        raise _damaged(str(error)) from error
    finally:
        document.close()


_HEAD_BYTES = 1024
_TAIL_BYTES = 4096


def _require_whole(body: bytes) -> None:
    if b"%PDF-" not in body[:_HEAD_BYTES]:
        message = "This is no PDF: its first kilobyte has no %PDF- mark. See what the address answers in a browser."
        raise ExtractError(message, ExtractFailure.UNSUPPORTED_TYPE)
    if b"%%EOF" not in body[-_TAIL_BYTES:]:
        raise _damaged("it ends before its end-of-file mark, as if cut off on the way")


def _closed(why: str, *, encrypted: bool) -> ExtractError:
    """Return the error for what pdfium does not open; a file without pages gets the words of the failure before it."""
    if encrypted and "assword" in why:
        message = "The PDF asks for a password. Look for a copy of the document that does not."
        return ExtractError(message, ExtractFailure.DAMAGED)
    return _damaged("it has no pages that can be opened" if "Success" in why or "assword" in why else why)


def _damaged(why: str) -> ExtractError:
    message = f"The PDF cannot be read ({why.rstrip('.')}). It is tried again with the next check."
    return ExtractError(message, ExtractFailure.DAMAGED)


def _too_large(what: str) -> ExtractError:
    return ExtractError(f"The PDF is larger than the watcher reads: {what}.", ExtractFailure.TOO_LARGE)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    count = len(document)
    if count > PDF_PAGES_MAX:
        raise _too_large(f"{count} pages, at most {PDF_PAGES_MAX}")
    chars = 0
    for index in range(count):
        page = document[index]
        textpage = page.get_textpage()
        try:
            chars += textpage.count_chars()
            if chars > PDF_CHARS_MAX or textpage.count_chars() > PAGE_CHARS_MAX:
                raise _too_large(f"page {index + 1} brings its text over the limit")
            yield _page(index + 1, page, textpage, tuple(links_of(document, page)))
        finally:
            textpage.close()
            page.close()


def _page(number: int, page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, links: tuple[Link, ...]) -> Page:
    """Return the page turned so that most of its text is upright; text across it (labels, watermarks) is left out."""
    runs = list(Reader(textpage).runs())
    turn = _dominant_turn(runs)
    width, height = map(finite, page.get_size())
    if page.get_rotation() % 180:
        width, height = height, width
    pieces = tuple(_upright(piece, turn, width, height) for piece, angle in runs if angle == turn)
    links = tuple(upright(link, turn, width, height) for link in links)
    return Page(number, *((height, width) if turn % 180 else (width, height)), pieces, links)


def _dominant_turn(runs: list[tuple[Piece, int]]) -> int:
    weight = {0: 1}
    for piece, angle in runs:
        weight[angle] = weight.get(angle, 0) + (len(piece.text) if angle != ASKEW else 0)
    return max(sorted(weight), key=lambda angle: weight[angle])


def _upright(piece: Piece, turn: int, width: float, height: float) -> Piece:
    """Return the piece of a page that is turned by `turn` degrees with the turned page's corner as origin."""
    if turn == 0:
        return piece
    right, up = {90: (0.0, width), 180: (width, height), 270: (height, 0.0)}[turn]
    return replace(piece, x0=piece.x0 + right, x1=piece.x1 + right, y=piece.y + up)
