"""Words that were withdrawn: what another change may still show that tells them, or beside which they stand."""

from dataclasses import replace

from watcher.compare.context import lead_of, tail_of
from watcher.compare.patch import without_context
from watcher.entries.body import links, paragraph, to_html, to_text
from watcher.entries.clean import shortened
from watcher.entries.notices import plain_link, without_quotation
from watcher.entries.titles import TITLE_CHARS_MAX
from watcher.entries.withdrawing import Hidden
from watcher.model import Comparison, Edit, Entry, Side

WITHHELD = "It tells words that were withdrawn with another change; so none of its words are quoted."


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


def without_title(correction: Entry) -> Entry:
    """Return the correction of such a change: its title alone repeats what that said."""
    return replace(correction, title=shortened(without_quotation(correction), TITLE_CHARS_MAX))


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


def without_context_of(entry: Entry, hidden: Hidden) -> Entry:
    """Return a change without the hidden words that stand beside it unchanged; its diffs still apply."""
    if entry.comparison is None:
        return entry
    sections = tuple(
        replace(
            section,
            edits=tuple(map(_within_its_sentence, section.edits)),
            diff=without_context(section.diff, hidden.stand_in_line),
        )
        for section in entry.comparison.sections
    )
    diff = without_context(entry.comparison.diff, hidden.stand_in_line)
    return replace(entry, comparison=replace(entry.comparison, sections=sections, diff=diff))


def _within_its_sentence(edit: Edit) -> Edit:
    """Return an edit whose context does not reach beyond the sentence that it stands in."""
    sentence, start, words = (
        (edit.sentence_after, edit.offset_after, edit.after)
        if edit.sentence_after
        else (edit.sentence_before, edit.offset_before, edit.before)
    )
    front, rest = sentence[:start], sentence[start + len(words) :]
    return replace(edit, context_before=tail_of(front), context_after=lead_of(rest))
