"""How faithfully and how fast cards are read from PDF and text prints: figures for each card of the corpus.

Run: python -m bench.fidelity_pdf. The floor is pypdfium2 alone: the text of every page and the size of every character.
"""

import io
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from tests import corpus
from watcher.extract import pdf, text
from watcher.model import BlockKind, Document

PDFS = ("system-cards/claude-haiku-4-5/2025-10-15.pdf", "system-cards/claude-mythos-preview/2026-04-08.pdf")
TEXTS = (
    "system-cards/claude-opus-4-sonnet-4/2025-05-22.txt.gz",
    "system-cards/claude-sonnet-4-5/2025-12-03.txt.gz",
    "system-cards/claude-opus-4-6/2026-03-06.txt.gz",
)
LONG_PAGES = 320
ROUNDS = 5


def raw(body: bytes, *, sizes: bool) -> list[str]:
    """Return the text of every page, as pypdfium2 gives it; with `sizes` each character's font size is asked for."""
    texts = []
    document = pypdfium2.PdfDocument(body)
    for index in range(len(document)):
        page = document[index]
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        if sizes:
            for char in range(textpage.count_chars()):
                pdfium.FPDFText_GetFontSize(textpage.raw, char)
        textpage.close()
        page.close()
    document.close()
    return texts


def seconds(work: Callable[[], object]) -> float:
    """Return the least CPU time of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def words(said: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", said.replace("\ufffe", "-")))


def said_by(document: Document) -> str:
    heads = " ".join(f"{section.number or ''} {section.title}" for section in document.sections)
    return f"{document.title} {heads} " + " ".join(section.text for section in document.sections)


def told(document: Document) -> str:
    kinds = Counter(block.kind for section in document.sections for block in section.blocks)
    shown = ", ".join(f"{kinds[kind]} {kind.value}s" for kind in BlockKind if kinds[kind])
    return f"{document.pages} pages, {len(document.sections)} sections, {shown}"


def read_pdf(name: str) -> None:
    body = corpus.read(name)
    document = pdf.read(body)
    printed = words(" ".join(raw(body, sizes=False)))
    found = words(said_by(document))
    reading = seconds(lambda: pdf.read(body))
    print(f"{name}: {told(document)}")
    share = (printed & found).total() / printed.total()
    print(f"  words of the pages in sections (all but contents and page numbers): {share:.2%}")
    print(f"  words that stand twice: {(found - printed).total() / found.total():.2%}")
    print(f"  {reading / seconds(lambda: raw(body, sizes=False)):.2f} x the text alone")
    sized = seconds(lambda: raw(body, sizes=True))
    print(f"  {reading / sized:.2f} x the text with the size of every character (goal 1.5)")


def read_text(name: str) -> None:
    body = corpus.read(name)
    print(f"{name}: {told(text.read(body))}; {seconds(lambda: text.read(body)):.2f} s")


def long_card() -> bytes:
    """Return a file of LONG_PAGES pages, made of a real card's."""
    source = pypdfium2.PdfDocument(corpus.read(PDFS[1]))
    long = pypdfium2.PdfDocument.new()
    while len(long) < LONG_PAGES:
        long.import_pages(source, list(range(min(len(source), LONG_PAGES - len(long)))))
    out = io.BytesIO()
    long.save(out)
    return out.getvalue()


def read_long(path: Path) -> None:
    """Print the peak memory and time of reading one file; in a process of its own."""
    start = time.process_time()
    document = pdf.read(path.read_bytes())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pages": document.pages, "seconds": time.process_time() - start, "megabytes": peak}))


def main() -> None:
    for name in PDFS:
        read_pdf(name)
    for name in TEXTS:
        read_text(name)
    path = Path("/tmp/watcher-long-card.pdf")
    path.write_bytes(long_card())
    command = [sys.executable, "-m", "bench.fidelity_pdf", str(path)]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    path.unlink()
    print(f"{figures['pages']} pages: {figures['megabytes']:.0f} MB at most (goal 300), {figures['seconds']:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        read_long(Path(sys.argv[1]))
    else:
        main()
