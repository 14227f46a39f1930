"""What happened between two versions of one document: section by section, edit by edit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from watcher.compare.align import Matching, match, match_keys
from watcher.compare.notices import with_notices
from watcher.compare.references import Renumbering, renumbering
from watcher.compare.text import Reading, Unit, name, readings
from watcher.compare.unified import document_diff, section_diff
from watcher.compare.words import Edits, edits_between, wording_class
from watcher.model import (
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
    pairs = [(before.sections[i], after.sections[j]) for i, j in matching.pairs]
    known = renumbering(pairs)
    placed = sorted(_placed(olds, news, matching, known), key=lambda row: row[0])
    changes, unheard = with_notices(before, after, [change for _, change in placed])
    return Comparison(
        sections=tuple(sorted(changes, key=lambda change: change.edit_class is not EditClass.SUBSTANTIVE)),
        dated_before=before.dated,
        dated_after=after.dated,
        pages_before=before.pages,
        pages_after=after.pages,
        page_moves=_page_moves(pairs),
        announced_not_found=unheard,
        diff=document_diff(olds, news) if changes else "",
    )


Placed = tuple[tuple[int, int], SectionChange]


def _placed(
    before: Sequence[Reading], after: Sequence[Reading], matching: Matching, known: Renumbering
) -> Iterator[Placed]:
    """Return every section change with its place; what is gone stands behind what stood in front of it."""
    forth = dict(matching.pairs)
    for i, j in matching.pairs:
        parts = [after[k] for k in matching.splits.get(i, ())], [before[k] for k in matching.merges.get(j, ())]
        change = _of_pair(before[i], after[j], parts, moved=j in matching.moved, known=known)
        if change:
            yield (j, 0), change
    for j in matching.added:
        yield (j, 0), _added(after[j])
    for i in matching.removed:
        ahead = max((k for k in forth if k < i), default=None)
        yield (-1 if ahead is None else forth[ahead], i + 1), _removed(before[i])


def _of_pair(
    before: Reading,
    after: Reading,
    parts: tuple[Sequence[Reading], Sequence[Reading]],
    *,
    moved: bool,
    known: Renumbering,
) -> SectionChange | None:
    cut, joined = parts
    olds, news = [before, *joined], [after, *cut]
    found = _edits(olds, news, known)
    kinds = tuple(
        kind
        for kind, holds in (
            (ChangeKind.SPLIT, cut),
            (ChangeKind.MERGED, joined),
            (ChangeKind.EDITED, found.edits),
            (ChangeKind.RETITLED, _title(before.section) != _title(after.section)),
            (ChangeKind.MOVED, moved),
            (ChangeKind.RENUMBERED, before.section.number != after.section.number),
        )
        if holds
    )
    if not kinds:
        return None
    classes = [_CLASS_OF_KIND[kind] for kind in kinds if kind in _CLASS_OF_KIND]
    classes += [edit.edit_class for edit in found.edits]
    if ChangeKind.RETITLED in kinds:
        classes.append(wording_class(_title(before.section), _title(after.section), known))
    return _change(kinds, olds, news, found, highest(classes), others=(*cut, *joined))


def _added(reading: Reading) -> SectionChange:
    found = Edits((), added=reading.section.words)
    return _change((ChangeKind.ADDED,), [], [reading], found, EditClass.SUBSTANTIVE)


def _removed(reading: Reading) -> SectionChange:
    found = Edits((), removed=reading.section.words)
    return _change((ChangeKind.REMOVED,), [reading], [], found, EditClass.SUBSTANTIVE)


def _change(
    kinds: tuple[ChangeKind, ...],
    olds: Sequence[Reading],
    news: Sequence[Reading],
    found: Edits,
    edit_class: EditClass,
    others: Iterable[Reading] = (),
) -> SectionChange:
    text, fresh = _text(olds), _text(news)
    sections = [reading.section for reading in (*olds, *news)]
    return SectionChange(
        kinds=kinds,
        before=Side.of(olds[0].section) if olds else None,
        after=Side.of(news[0].section) if news else None,
        edit_class=edit_class,
        others=tuple(Side.of(reading.section) for reading in others),
        relevant=any(section.relevant for section in sections),
        topics=tuple(dict.fromkeys(topic for section in sections for topic in section.topics)),
        words_added=found.added,
        words_removed=found.removed,
        edits=found.edits,
        diff=section_diff(text, fresh, name((news or olds)[0].section)),
        text_before=text,
        text_after=fresh,
    )


def _text(parts: Sequence[Reading]) -> str:
    """Return the text of a section; of the parts of a split or merge one after the other, each under its heading."""
    return "".join(part.text if place == 0 else part.heading + part.text for place, part in enumerate(parts))


def _title(section: Section) -> str:
    """Return the heading's words; the text before the first heading has none of its own."""
    return section.title if section.level else ""


def _edits(olds: Sequence[Reading], news: Sequence[Reading], known: Renumbering) -> Edits:
    marks = tuple(_marks(olds, news))
    if len(olds) == len(news) == 1 and olds[0].text == news[0].text:
        return Edits(marks)
    found = edits_between(_units(olds), _units(news), known)
    return Edits((*found.edits, *marks), found.added, found.removed)


def _units(parts: Sequence[Reading]) -> list[Unit]:
    """Return the lines of all parts; the blocks of one stay told from those of the next."""
    if len(parts) == 1:
        return parts[0].units
    found: list[Unit] = []
    for part in parts:
        start = found[-1].block + 1 if found else 0
        found += (replace(unit, block=unit.block + start) for unit in part.units)
    return found


def _marks(olds: Sequence[Reading], news: Sequence[Reading]) -> Iterator[Edit]:
    """Return the footnotes whose number alone differs."""
    marks = {block.text: block.mark for part in olds for block in part.section.blocks if block.mark}
    for block in (block for part in news for block in part.section.blocks if block.mark):
        mark = marks.get(block.text)
        if mark and block.mark and mark != block.mark:
            yield Edit(EditClass.MECHANICAL, mark, block.mark, context_after=block.text[:60], fold="footnote")


def _page_moves(pairs: Sequence[tuple[Section, Section]]) -> tuple[PageMove, ...]:
    return tuple(
        PageMove(Side.of(before), Side.of(after), before.relevant or after.relevant)
        for before, after in pairs
        if (before.page_first, before.page_last) != (after.page_first, after.page_last)
    )
