"""Real histories, capture by capture, with what a careful reader found between them."""

import csv
import ctypes
import io
from dataclasses import dataclass
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium

from tests import corpus
from tests.loopback import Answer

HAIKU = "system-cards/claude-haiku-4-5/2025-10-15.pdf"


@dataclass(frozen=True)
class History:
    """A source whose document becomes each of these answers in turn."""

    source: str
    kind: str
    scope: str
    answers: tuple[Answer, ...]
    changed: tuple[bool, ...]
    """One for each answer after the first: whether the document differs in more than layout and numbering."""


def _captures(folder: str, media_type: str) -> tuple[Answer, ...]:
    return tuple(Answer(corpus.read(name), media_type) for name in corpus.captures(folder))


def _pairs(document: str) -> tuple[bool, ...]:
    rows = csv.DictReader(io.StringIO(corpus.read("truth/page-pairs.tsv").decode()), delimiter="\t")
    return tuple(row["verdict"] == "changed" for row in rows if row["document"] == document)


def page(document: str, kind: str) -> History:
    """Return the raw captures of one page."""
    return History(document, kind, "all", _captures(f"pages/{document}", "text/html; charset=utf-8"), _pairs(document))


def constitution() -> History:
    """Return the first week of a constitution: five changes in eight captures, none announced."""
    answers = _captures("constitution/flat-text", "text/plain; charset=utf-8")
    return History("constitution-flat", "constitution", "all", answers, (True, True, True, False, False, True, True))


def model_spec() -> History:
    """Return six releases of a specification."""
    names = [name for name in corpus.captures("model-spec/markdown") if "CHANGELOG" not in name]
    order = sorted(names, key=lambda name: name.removesuffix(".md.gz"))
    answers = tuple(Answer(corpus.read(name), "text/markdown; charset=utf-8") for name in order)
    return History("model-spec", "constitution", "all", answers, (True,) * (len(answers) - 1))


@cache
def with_changelog_page(pdf: bytes) -> bytes:
    """Return the same card with a changelog page of our own after its cover.

    Made once: each save of a PDF writes another file id.
    """
    document = pypdfium2.PdfDocument(pdf)
    width, height = document[0].get_size()
    page = document.new_page(width, height, index=1)
    lines = (("Changelog", 700, 18), ("November 3, 2025", 660, 11), ("- Corrected the layout of two figures.", 640, 11))
    for text, y, size in lines:
        words = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", size)
        encoded = ctypes.create_string_buffer(f"{text}\0".encode("utf-16-le"))
        pdfium.FPDFText_SetText(words, ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPageObj_Transform(words, 1, 0, 0, 1, 72, y)
        pdfium.FPDFPage_InsertObject(page.raw, words)
    page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def card() -> History:
    """Return a system card and its next print, which differs by a changelog page in front."""
    first = corpus.read(HAIKU)
    answers = tuple(Answer(pdf, "application/pdf") for pdf in (first, with_changelog_page(first)))
    return History("haiku-card", "system-card", "welfare", answers, (True,))
