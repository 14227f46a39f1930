"""A PDF of headings and paragraphs, written by hand: Helvetica, A4, with an outline."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

MARGIN, TOP, BOTTOM = 72, 770, 90
BODY_SIZE, HEADING_SIZE, TITLE_SIZE = 11, 16, 24
LINE = 1.4
COLUMNS = 82
"""Characters of body text in a line; Helvetica's are half as wide as high, on the average."""


@dataclass(frozen=True)
class Part:
    """A heading and its paragraphs; each part begins a page."""

    heading: str
    paragraphs: tuple[str, ...]
    size: int = HEADING_SIZE


def card(parts: Sequence[Part]) -> bytes:
    """Return the PDF: one page a part, page numbers at the foot, the headings as its outline."""
    count = len(parts)
    pages = range(5, 5 + 2 * count, 2)
    outline = 5 + 2 * count
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R /Outlines {outline} 0 R >>",
        2: f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{page} 0 R' for page in pages)}] >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        outline: f"<< /Type /Outlines /First {outline + 1} 0 R /Last {outline + count} 0 R /Count {count} >>",
    }
    for number, (page, part) in enumerate(zip(pages, parts, strict=True)):
        stream = _content(part, number + 1)
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {page + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        objects[page + 1] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
        objects[outline + 1 + number] = _outline_item(part, page, outline, number, count)
    return _file(objects)


def _content(part: Part, page: int) -> str:
    lines = [("F2", part.size, TOP, part.heading)]
    height = float(TOP - part.size * 2)
    for paragraph in part.paragraphs:
        for text in textwrap.wrap(paragraph, COLUMNS):
            lines.append(("F1", BODY_SIZE, int(height), text))
            height -= BODY_SIZE * LINE
        height -= BODY_SIZE * 0.8
    lines.append(("F1", 9, BOTTOM - 40, str(page)))
    return "\n".join(f"BT /{font} {size} Tf {MARGIN} {y} Td ({_escaped(text)}) Tj ET" for font, size, y, text in lines)


def _outline_item(part: Part, page: int, outline: int, number: int, count: int) -> str:
    before = f" /Prev {outline + number} 0 R" if number else ""
    after = f" /Next {outline + number + 2} 0 R" if number + 1 < count else ""
    target = f"/Dest [{page} 0 R /XYZ 0 {TOP + part.size} 0]"
    return f"<< /Title ({_escaped(part.heading)}) /Parent {outline} 0 R {target}{before}{after} >>"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: dict[int, str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number in sorted(objects):
        places.append(len(out))
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
