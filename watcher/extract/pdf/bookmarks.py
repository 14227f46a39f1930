"""The outline of a file, entry by entry, as it stands there."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

OUTLINE_ENTRIES_MAX = 10_000
OUTLINE_DEPTH_MAX = 12


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the outline, as the file has it."""

    title: str
    depth: int
    """0 is outermost."""
    page: int | None
    y: float | None
    """Where it points to, in points; None: the page's top."""


def outline_of(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    """Yield the entries in order, at most OUTLINE_ENTRIES_MAX; loops end where they close."""
    for count, bookmark in enumerate(document.get_toc(max_depth=OUTLINE_DEPTH_MAX)):
        if count >= OUTLINE_ENTRIES_MAX:
            return
        dest = bookmark.get_dest()
        index = dest.get_index() if dest else None
        page = index + 1 if index is not None and 0 <= index < len(document) else None
        yield Bookmark(str(bookmark.get_title()), bookmark.level, page, _height(dest) if dest else None)


def _height(dest: pypdfium2.PdfDest) -> float | None:
    """Return the y of a destination /XYZ, /FitH or /FitBH; others point to a whole page."""
    kind, values = dest.get_view()
    if kind == pdfium.PDFDEST_VIEW_XYZ and len(values) > 1:
        return float(values[1]) if values[1] is not None else None
    if kind in {pdfium.PDFDEST_VIEW_FITH, pdfium.PDFDEST_VIEW_FITBH} and values:
        return float(values[0])
    return None
