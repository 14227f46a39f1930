"""Where a page's links lead: the link annotations with an address, and the lines on which they lie."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from watcher.extract.links import target
from watcher.extract.pdf.runs import finite

LINKS_MAX = 5_000
"""Of one page."""
_ADDRESS_BYTES_MAX = 2_001


@dataclass(frozen=True, slots=True)
class Link:
    """An area of a page that leads to an address outside of the file. Points, y upwards."""

    target: str
    """Without what a server makes anew for every request."""
    x0: float
    x1: float
    y0: float
    y1: float


def links_of(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[Link]:
    """Yield the page's links to addresses, in their order in the file, at most LINKS_MAX of them."""
    place, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(LINKS_MAX):
        if not pdfium.FPDFLink_Enumerate(page.raw, place, link):
            return
        address = _address(document, link)
        if address and pdfium.FPDFLink_GetAnnotRect(link, area):
            left, right, low, high = map(finite, (area.left, area.right, area.bottom, area.top))
            yield Link(address, min(left, right), max(left, right), min(low, high), max(low, high))


def _address(document: pypdfium2.PdfDocument, link: object) -> str | None:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return None
    said = ctypes.create_string_buffer(_ADDRESS_BYTES_MAX)
    size = pdfium.FPDFAction_GetURIPath(document.raw, action, said, _ADDRESS_BYTES_MAX)
    return target(said.value.decode("utf-8", "replace")) if 0 < size <= _ADDRESS_BYTES_MAX else None


def upright(link: Link, turn: int, width: float, height: float) -> Link:
    """Return the link on a page that is turned by `turn` degrees, whose size was `width` and `height`."""
    x0, x1, y0, y1 = link.x0, link.x1, link.y0, link.y1
    match turn:
        case 90:
            return replace(link, x0=y0, x1=y1, y0=width - x1, y1=width - x0)
        case 180:
            return replace(link, x0=width - x1, x1=width - x0, y0=height - y1, y1=height - y0)
        case 270:
            return replace(link, x0=height - y1, x1=height - y0, y0=x0, y1=x1)
    return link


def on_line(links: Sequence[Link], x0: float, x1: float, y: float) -> tuple[Link, ...]:
    """Return the links that lie on a line between these ends with this baseline, from left to right."""
    lying = (link for link in links if link.y0 <= y <= link.y1 and link.x0 < x1 and link.x1 > x0)
    return tuple(sorted(lying, key=lambda link: link.x0))


def targets(links: Sequence[Link]) -> tuple[str, ...]:
    """Return where links lead, in order; one that is broken over lines once."""
    return tuple(dict.fromkeys(link.target for link in links))
