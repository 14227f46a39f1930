"""Words that were withdrawn: what a later change may still show that begins with the same words."""

from collections.abc import Iterator
from dataclasses import replace

from watcher.compare.text import sentences
from watcher.entries.body import links, paragraph, to_html, to_text
from watcher.entries.clean import shortened
from watcher.entries.notices import plain_link, without_quotation
from watcher.entries.titles import TITLE_CHARS_MAX
from watcher.model import Comparison, Entry, SectionChange, Side

WORDS_MIN = 4
"""Shorter sentences stand in many places by themselves."""
WITHHELD = "It changes words that were withdrawn with an earlier change; so none of its words are quoted."


def sentences_quoted(comparison: Comparison) -> frozenset[str]:
    """Return the sentences that a change quotes, of both sides."""
    return frozenset(one for section in comparison.sections for one in _sentences(section))


def _sentences(section: SectionChange) -> Iterator[str]:
    texts = [text for edit in section.edits for text in (edit.sentence_before, edit.sentence_after)]
    if not section.edits:
        texts += [*section.text_before.split("\n"), *section.text_after.split("\n")]
    yield from (one for text in texts for one in sentences(text) if len(one.split()) >= WORDS_MIN)


def without_words(entry: Entry) -> Entry:
    """Return a change as the public may read it whose words were withdrawn: what happened where, and no quotation."""
    parts = [paragraph(WITHHELD), links([plain_link(link) for link in entry.links if link.rel in ("page", "source")])]
    return replace(
        entry,
        title=shortened(without_quotation(entry), TITLE_CHARS_MAX),
        summary=WITHHELD,
        content_html=to_html(parts),
        content_text=to_text(parts),
        comparison=entry.comparison and _bare(entry.comparison),
        text_before=None,
        text_after=None,
    )


def _bare(comparison: Comparison) -> Comparison:
    """Return the kinds, classes, numbers and pages of a comparison: headings are words of the document, too."""
    sections = tuple(
        replace(
            section,
            before=_nameless(section.before),
            after=_nameless(section.after),
            others=tuple(filter(None, map(_nameless, section.others))),
            edits=(),
            diff="",
            text_before="",
            text_after="",
            notice_text=None,
        )
        for section in comparison.sections
    )
    return replace(comparison, sections=sections, diff=f"# {WITHHELD}\n", page_moves=(), announced_not_found=())


def _nameless(side: Side | None) -> Side | None:
    return side and replace(side, title="", path=(), anchor=None)
