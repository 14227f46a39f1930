"""Makes small PDFs for the tests: real ones, by hand, from the standard fonts."""

import zlib
from dataclasses import dataclass, field

from watcher.extract.pdf import read
from watcher.model import Block

WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584"
    " 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667"
    " 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278"
    " 556 500 722 500 500 500 334 260 334 584"
)
_WIDTH = dict(zip(map(chr, range(32, 127)), map(int, WIDTHS.split()), strict=True))
"""Helvetica's, in thousandths of the size; Adobe's font metrics."""
REGULAR, BOLD, MONO = "Helvetica", "Helvetica-Bold", "Courier"


def width(text: str, size: float) -> float:
    """Return how wide Helvetica sets a text, in points."""
    return sum(_WIDTH.get(char, 556) for char in text) * size / 1000


@dataclass
class Entry:
    """An outline entry: title, depth (0 is outermost), page and y; no page, no destination."""

    title: str
    depth: int = 0
    page: int | None = None
    y: float | None = None
    fit: bool = False
    """Points to a height of the page (/FitH), not to a place on it."""


@dataclass
class Paper:
    """A PDF in the making. Points, y upwards, Letter."""

    title: str = ""
    program: str = ""
    """That is said to have made it."""
    outline: list[Entry] = field(default_factory=list)
    pages: list[list[str]] = field(default_factory=list)
    rotate: int = 0
    links: dict[int, list[tuple[tuple[float, float, float, float], str]]] = field(default_factory=dict)
    """Areas that lead to an address, by page."""

    def page(self) -> int:
        """Begin a page; return its number."""
        self.pages.append([])
        return len(self.pages)

    def text(self, x: float, y: float, text: str, size: float = 11, font: str = REGULAR, turn: str = "1 0 0 1") -> None:
        """Set one run of text."""
        shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.pages[-1].append(f"BT /{font} {size} Tf {turn} {x} {y} Tm ({shown.decode('latin-1')}) Tj ET")

    def lines(
        self, x: float, y: float, text: str, size: float = 11, *, to: float = 540, lead: float = 14, font: str = REGULAR
    ) -> float:
        """Set a paragraph, broken where the words no longer fit; return the y below it."""
        line = ""
        for word in [*text.split(), ""]:
            if line and (not word or width(f"{line} {word}", size) > to - x):
                self.text(x, y, line, size, font)
                line, y = "", y - lead
            line = f"{line} {word}".strip()
        return y

    def link(self, x0: float, y0: float, x1: float, y1: float, address: str) -> None:
        """Let an area of the page lead to an address; "" leads to the first page."""
        self.links.setdefault(len(self.pages), []).append(((x0, y0, x1, y1), address))

    def heading(
        self, x: float, y: float, title: str, size: float, depth: int | None = None, outlined: str | None = None
    ) -> float:
        """Set a heading and, with a depth, its outline entry (under another title if `outlined` says so)."""
        self.text(x, y, title, size, BOLD)
        if depth is not None:
            self.outline.append(Entry(title if outlined is None else outlined, depth, len(self.pages), y + size))
        return y - size - 10

    def file(self) -> bytes:
        """Return the file."""
        objects: list[bytes] = [b"", b""]
        fonts = []
        for font in (REGULAR, BOLD, MONO):
            objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode())
            fonts.append(f"/{font} {len(objects)} 0 R")
        kids = []
        for number, operators in enumerate(self.pages, start=1):
            annotations = "".join(map(_annotation, self.links.get(number, [])))
            stream = zlib.compress("\n".join(operators).encode("latin-1"))
            objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream))
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Rotate {self.rotate}/Contents {len(objects)} 0 R"
                f"/Annots[{annotations}]"
                f"/Resources<</Font<<{' '.join(fonts)}>>>>>>".encode()
            )
            kids.append(len(objects))
        objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{k} 0 R' for k in kids)}]>>".encode()
        root = self._outlined(objects, kids)
        objects[0] = f"<</Type/Catalog/Pages 2 0 R{f'/Outlines {root} 0 R' if root else ''}>>".encode()
        objects.append(b"<</Title(%s)/Producer(%s)>>" % (self.title.encode("latin-1"), _escaped(self.program)))
        return _file(objects)

    def _outlined(self, objects: list[bytes], kids: list[int]) -> int:
        if not self.outline:
            return 0
        root = len(objects) + 1
        number = {place: root + 1 + place for place in range(len(self.outline))}
        children: dict[int, list[int]] = {-1: []}
        stack: list[int] = []
        parents = []
        for place, entry in enumerate(self.outline):
            stack = stack[: entry.depth]
            parents.append(stack[-1] if stack else -1)
            children.setdefault(parents[-1], []).append(place)
            stack.append(place)
        top = children[-1]
        objects.append(
            f"<</Type/Outlines/First {number[top[0]]} 0 R/Last {number[top[-1]]} 0 R/Count {len(top)}>>".encode()
        )
        for place, entry in enumerate(self.outline):
            family = children[parents[place]]
            at = family.index(place)
            said = b"\xfe\xff" + entry.title.encode("utf-16-be")
            parts = [f"/Title<{said.hex()}>/Parent {number.get(parents[place], root)} 0 R"]
            parts += [f"/Prev {number[family[at - 1]]} 0 R"] if at else []
            parts += [f"/Next {number[family[at + 1]]} 0 R"] if at + 1 < len(family) else []
            if place in children:
                mine = children[place]
                parts.append(f"/First {number[mine[0]]} 0 R/Last {number[mine[-1]]} 0 R/Count {len(mine)}")
            if entry.page:
                height = "null" if entry.y is None else entry.y
                view = f"/FitH {height}" if entry.fit else f"/XYZ 70 {height} 0"
                parts.append(f"/Dest[{kids[entry.page - 1]} 0 R{view}]")
            objects.append(f"<<{''.join(parts)}>>".encode())
        return root


def _escaped(text: str) -> bytes:
    return text.replace("(", "\\(").replace(")", "\\)").encode("latin-1")


def _annotation(link: tuple[tuple[float, float, float, float], str]) -> str:
    area, address = link
    action = f"/A<</S/URI/URI({address})>>" if address else "/Dest[3 0 R/Fit]"
    return f"<</Type/Annot/Subtype/Link/Rect[{' '.join(map(str, area))}]{action}>>"


def _file(objects: list[bytes]) -> bytes:
    body = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(body)


def one_page() -> Paper:
    """Return a paper whose first page may be written on."""
    paper = Paper()
    paper.page()
    return paper


def blocks_of(paper: Paper) -> list[Block]:
    """Return what is read out of a paper, in order, whatever section it stands in."""
    return [block for section in read(paper.file()).sections for block in section.blocks]
