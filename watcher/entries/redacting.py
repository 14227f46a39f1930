"""Words that were withdrawn: what another change may still show that tells them, or beside which they stand."""

from dataclasses import replace

from watcher.compare.context import lead_of, tail_of
from watcher.compare.patch import without_changes, without_context
from watcher.entries.body import links, paragraph, to_html, to_text
from watcher.entries.clean import shortened
from watcher.entries.notices import plain_link, without_quotation
from watcher.entries.retelling import retold
from watcher.entries.titles import TITLE_CHARS_MAX
from watcher.entries.withdrawing import Hidden, quoted
from watcher.model import Comparison, Edit, Entry, SectionChange, Side

WITHHELD = "Some of its words were withdrawn with another change; they are not quoted."
GAP = "[withdrawn]"
"""Stands for a heading, or for a sentence of a section that came or went as a whole."""


def without_words(entry: Entry, hidden: Hidden) -> Entry:
    """Return a change as the public may read it that tells hidden words: told of its other edits and sections."""
    if entry.comparison is None:
        return _wordless(entry)
    left = _without(entry.comparison, hidden)
    if hidden.stand_in_any(quoted(left).told):
        return _wordless(entry)
    said, more = retold(entry, left), [paragraph(WITHHELD)]
    return replace(
        said,
        summary=f"{said.summary}\n{WITHHELD}",
        content_html=f"{said.content_html}\n{to_html(more)}",
        content_text=f"{said.content_text}\n\n{to_text(more)}",
    )


def _without(comparison: Comparison, hidden: Hidden) -> Comparison:
    """Return a comparison without what tells hidden words; how many edits there were, and of which class, stays."""
    moves = (
        replace(one, before=_shown(one.before, hidden), after=_shown(one.after, hidden))
        for one in comparison.page_moves
    )
    return replace(
        comparison,
        sections=tuple(_section_without(section, hidden) for section in comparison.sections),
        diff=without_changes(comparison.diff, hidden.stand_in_line, WITHHELD),
        page_moves=tuple(moves),
        announced_not_found=tuple(one for one in comparison.announced_not_found if not hidden.stand_in_line(one.text)),
    )


def _section_without(section: SectionChange, hidden: Hidden) -> SectionChange:
    if not hidden.stand_in_any(quoted(Comparison(sections=(section,))).told):
        return _section_beside(section, hidden)
    return replace(
        section,
        before=section.before and _shown(section.before, hidden),
        after=section.after and _shown(section.after, hidden),
        others=tuple(_shown(side, hidden) for side in section.others),
        edits=tuple(_edit_without(edit, hidden) for edit in section.edits),
        diff=without_changes(section.diff, hidden.stand_in_line, WITHHELD),
        text_before=_gapped(section.text_before, hidden),
        text_after=_gapped(section.text_after, hidden),
        notice_text=None if hidden.stand_in_line(section.notice_text or "") else section.notice_text,
    )


def _shown(side: Side, hidden: Hidden) -> Side:
    """Return a section's place without hidden headings; an anchor is made of a heading's words."""
    title, *path = (GAP if hidden.stand_in_line(one) else one for one in (side.title, *side.path))
    return replace(side, title=title, path=tuple(path), anchor=None if title == GAP else side.anchor)


def _edit_without(edit: Edit, hidden: Hidden) -> Edit:
    """Return an edit without its words where it tells hidden ones, or may: its sentence is not known."""
    sentences = edit.sentence_before, edit.sentence_after
    if not any(sentences) or any(map(hidden.stand_in_line, (*sentences, edit.before, edit.after))):
        return Edit(edit.edit_class, "", "", fold=edit.fold)
    return _within_its_sentence(edit)


def _gapped(text: str, hidden: Hidden) -> str:
    return "\n".join(GAP if hidden.stand_in_line(line) else line for line in text.split("\n"))


def _wordless(entry: Entry) -> Entry:
    """Return what happened where, and no quotation."""
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
    sections = tuple(_section_beside(section, hidden) for section in entry.comparison.sections)
    diff = without_context(entry.comparison.diff, hidden.stand_in_line)
    return replace(entry, comparison=replace(entry.comparison, sections=sections, diff=diff))


def _section_beside(section: SectionChange, hidden: Hidden) -> SectionChange:
    return replace(
        section,
        edits=tuple(map(_within_its_sentence, section.edits)),
        diff=without_context(section.diff, hidden.stand_in_line),
    )


def _within_its_sentence(edit: Edit) -> Edit:
    """Return an edit whose context does not reach beyond the sentence that it stands in."""
    sentence, start, words = (
        (edit.sentence_after, edit.offset_after, edit.after)
        if edit.sentence_after
        else (edit.sentence_before, edit.offset_before, edit.before)
    )
    front, rest = sentence[:start], sentence[start + len(words) :]
    return replace(edit, context_before=tail_of(front), context_after=lead_of(rest))
