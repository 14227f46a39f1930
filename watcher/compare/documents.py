"""What happened between two versions of one document: section by section, edit by edit."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from watcher.compare.align import Matching, match, match_keys
from watcher.compare.context import lead_of
from watcher.compare.elsewhere import with_moves_between
from watcher.compare.footnotes import Footnotes
from watcher.compare.gravity import gravity
from watcher.compare.notices import with_notices
from watcher.compare.references import Renumbering, renumbering
from watcher.compare.sequence import pairs
from watcher.compare.text import Reading, name, readings
from watcher.compare.unified import Pairs, document_diff, section_diff
from watcher.compare.words import Edits, edits_between, wording_class
from watcher.model import (
    Block,
    BlockKind,
    ChangeKind,
    Comparison,
    Document,
    Edit,
    EditClass,
    PageMove,
    Section,
    SectionChange,
    Side,
    highest,
)

_CLASS_OF_KIND: Final = {
    ChangeKind.REMOVED: EditClass.SUBSTANTIVE,
    ChangeKind.ADDED: EditClass.SUBSTANTIVE,
    ChangeKind.SPLIT: EditClass.SUBSTANTIVE,
    ChangeKind.MERGED: EditClass.SUBSTANTIVE,
    ChangeKind.MOVED: EditClass.EDITORIAL,
    ChangeKind.RENUMBERED: EditClass.MECHANICAL,
}
"""Edited and retitled are classed by their words."""


def compare(before: Document, after: Document) -> Comparison:
    """Return the difference between two marked documents. Pages and link targets are never a change of a section."""
    olds, news = readings(before), readings(after)
    matching = (match_keys if after.media == "feed" else match)(olds, news)
    matched = [(before.sections[i], after.sections[j]) for i, j in matching.pairs]
    known = _Known(renumbering(matched), Footnotes(before, after))
    equal = {(i, j): _equal(olds[i], news[j]) for i, j in matching.pairs}
    placed = sorted(_placed(olds, news, matching, equal, known), key=lambda row: row[0])
    changes, unheard = with_notices(before, after, with_moves_between([change for _, change in placed]))
    return Comparison(
        sections=tuple(sorted(changes, key=lambda change: change.edit_class is not EditClass.SUBSTANTIVE)),
        dated_before=before.dated,
        dated_after=after.dated,
        pages_before=before.pages,
        pages_after=after.pages,
        page_moves=_page_moves(matched),
        announced_not_found=unheard,
        diff=document_diff(olds, news, equal) if changes else "",
    )


class _Known(NamedTuple):
    """What both documents tell about the numbers and notes to which a text refers."""

    numbers: Renumbering
    footnotes: Footnotes


Placed = tuple[tuple[int, int], SectionChange]


def _equal(before: Reading, after: Reading) -> Pairs:
    """Return the places of equal lines of two texts."""
    if before.text == after.text:
        return [(k, k) for k in range(len(before.lines))]
    return pairs(before.lines, after.lines)


def _placed(
    before: Sequence[Reading],
    after: Sequence[Reading],
    matching: Matching,
    equal: dict[tuple[int, int], Pairs],
    known: _Known,
) -> Iterator[Placed]:
    """Return every section change with its place; what is gone stands behind what stood in front of it."""
    for i, j in matching.pairs:
        places, sources = matching.splits.get(i, ()), matching.merges.get(j, ())
        cut, joined = [after[k] for k in places], [before[k] for k in sources]
        old, new = _joined(before, i, sources, after[j]), _joined(after, j, places, before[i])
        same = _equal(old, new) if cut or joined else equal[i, j]
        kinds = {ChangeKind.SPLIT: cut, ChangeKind.MERGED: joined, ChangeKind.MOVED: j in matching.moved}
        change = _of_pair(old, new, same, {kind for kind, holds in kinds.items() if holds}, known)
        if change:
            yield (j, 0), replace(change, others=tuple(Side.of(part.section) for part in (*cut, *joined)))
    for j in matching.added:
        yield (j, 0), _added(after[j])
    forth = dict(matching.pairs)
    matched = sorted(forth)
    for i in matching.removed:
        ahead = bisect_left(matched, i)
        yield (forth[matched[ahead - 1]] if ahead else -1, i + 1), _removed(before[i])


def _joined(readings: Sequence[Reading], main: int, others: Sequence[int], opposite: Reading) -> Reading:
    """Return the parts of a split or merge as one text in the document's order, under the heading of the main part.

    A heading that was, or became, a line of the other side's text is a line here too: its words did not change.
    """
    if not others:
        return readings[main]
    lines = {block.text for block in opposite.section.blocks}
    parts = [readings[place].section for place in sorted((main, *others))]
    blocks: list[Block] = []
    for part in parts:
        if part is not readings[main].section and part.title in lines:
            blocks.append(Block(BlockKind.PARAGRAPH, part.title))
        blocks.extend(part.blocks)
    topics = tuple(dict.fromkeys(topic for part in parts for topic in part.topics))
    relevant = any(part.relevant for part in parts)
    return Reading(replace(readings[main].section, blocks=tuple(blocks), topics=topics, relevant=relevant))


def _of_pair(old: Reading, new: Reading, equal: Pairs, kinds: set[ChangeKind], known: _Known) -> SectionChange | None:
    """Return what happened to one section besides `kinds`; None where nothing did."""
    found = _edits(old, new, equal, known)
    retitled = _title(old.section) != _title(new.section)
    kinds |= {ChangeKind.EDITED} if found.edits else set()
    kinds |= {ChangeKind.RETITLED} if retitled else set()
    kinds |= {ChangeKind.RENUMBERED} if old.section.number != new.section.number else set()
    if not kinds:
        return None
    classes = [_CLASS_OF_KIND[kind] for kind in kinds if kind in _CLASS_OF_KIND]
    classes += [edit.edit_class for edit in found.edits]
    if retitled:
        classes.append(_title_class(_title(old.section), _title(new.section), known.numbers))
    ordered = tuple(kind for kind in ChangeKind if kind in kinds)
    diff = section_diff(old.lines, new.lines, equal, name(new.section))
    topics = tuple(dict.fromkeys((*old.section.topics, *new.section.topics)))
    return SectionChange(
        kinds=ordered,
        before=Side.of(old.section),
        after=Side.of(new.section),
        edit_class=highest(classes),
        relevant=old.section.relevant or new.section.relevant,
        topics=topics,
        words_added=found.added,
        words_removed=found.removed,
        edits=found.edits,
        diff=diff,
        text_before=old.text,
        text_after=new.text,
    )


def _added(new: Reading) -> SectionChange:
    return SectionChange(
        kinds=(ChangeKind.ADDED,),
        before=None,
        after=Side.of(new.section),
        edit_class=EditClass.SUBSTANTIVE,
        relevant=new.section.relevant,
        topics=new.section.topics,
        words_added=new.section.words,
        diff=section_diff([], new.lines, [], name(new.section)),
        text_after=new.text,
    )


def _removed(old: Reading) -> SectionChange:
    return SectionChange(
        kinds=(ChangeKind.REMOVED,),
        before=Side.of(old.section),
        after=None,
        edit_class=EditClass.SUBSTANTIVE,
        relevant=old.section.relevant,
        topics=old.section.topics,
        words_removed=old.section.words,
        diff=section_diff(old.lines, [], [], name(old.section)),
        text_before=old.text,
    )


def _title(section: Section) -> str:
    """Return the heading's words; the text before the first heading has none of its own."""
    return section.title if section.level else ""


def _title_class(old: str, new: str, known: Renumbering) -> EditClass:
    """Return the class of a retitling; capitals of a whole heading and the colon behind it are style."""
    shouted = old.casefold() == new.casefold() and (old.isupper() or new.isupper())
    if shouted or old.rstrip(":") == new.rstrip(":"):
        return EditClass.EDITORIAL
    return wording_class(old, new, known)


def _edits(old: Reading, new: Reading, equal: Pairs, known: _Known) -> Edits:
    marks = (*known.footnotes.moved(old, new), *_marks(old.section, new.section))
    found = Edits(()) if old.text == new.text else edits_between(old.units, new.units, equal, known.numbers)
    return Edits(tuple(sorted((*found.edits, *marks), key=gravity)), found.added, found.removed)


def _marks(old: Section, new: Section) -> Iterator[Edit]:
    """Return the footnotes whose number alone differs."""
    marks = {block.text: block.mark for block in old.blocks if block.mark}
    for block in new.blocks:
        mark = marks.get(block.text)
        if mark and block.mark and mark != block.mark:
            yield Edit(EditClass.MECHANICAL, mark, block.mark, context_after=lead_of(block.text), fold="footnote")


def _page_moves(pairs: Sequence[tuple[Section, Section]]) -> tuple[PageMove, ...]:
    return tuple(
        PageMove(Side.of(before), Side.of(after), before.relevant or after.relevant)
        for before, after in pairs
        if before.page_first is not None
        and after.page_first is not None
        and (before.page_first, before.page_last) != (after.page_first, after.page_last)
    )
