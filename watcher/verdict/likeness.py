"""How much of the last good version is left, and how much of what it was."""

from dataclasses import dataclass

from watcher.model import Document
from watcher.verdict.units import phrases_of, size_of, words_of


@dataclass(frozen=True, slots=True)
class Likeness:
    """The new document beside the last good one; each a fraction of the last good one's, but `own`."""

    words: float
    """Words now, beside words then: above 1 where the document grew."""
    sections: float
    phrases: float
    """How many of its phrases are still there, whatever their punctuation, wherever they stand."""
    own: float
    """How many of the new one's phrases stood in the last good one: a cut document has nearly all of them from it."""


def likeness(now: Document, then: Document) -> Likeness:
    """Measure what is left of `then` in `now`."""
    before, after = (phrases_of(words_of(text_of(one))) for one in (then, now))
    common, size = len(before & after), size_of(then)
    return Likeness(
        words=size_of(now) / size if size else 1.0,
        sections=len(now.sections) / len(then.sections) if then.sections else 1.0,
        phrases=common / len(before),
        own=common / len(after),
    )


def text_of(document: Document) -> str:
    """Return headings and text in one piece, lower case."""
    return " ".join(part for s in document.sections for part in (s.title, s.text)).lower()
