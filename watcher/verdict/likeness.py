"""How much of the last good version is left, and how much of what it was."""

import re
from dataclasses import dataclass

from watcher.model import Document

_WORD = re.compile(r"[^\W\d_]{5,}")
"""Words of five letters and more: shorter ones any two texts of a language share."""
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The new document beside the last good one; each a fraction of the last good one's."""

    words: float
    """Words now, beside words then: above 1 where the document grew."""
    sections: float
    vocabulary: float
    """How many of its different long words are still there."""


def likeness(now: Document, then: Document) -> Likeness:
    """Measure what is left of `then` in `now`."""
    before = _vocabulary(then)
    left = len(before & _vocabulary(now)) / len(before) if before else 1.0
    return Likeness(
        words=now.words / then.words if then.words else 1.0,
        sections=len(now.sections) / len(then.sections) if then.sections else 1.0,
        vocabulary=left,
    )


def text_of(document: Document) -> str:
    """Return headings and text in one piece, lower case."""
    return " ".join(part for s in document.sections for part in (s.title, s.text)).lower()


def _vocabulary(document: Document) -> frozenset[str]:
    text = text_of(document)
    return frozenset(_WORD.findall(text)) | frozenset(_IDEOGRAPHS.findall(text))
