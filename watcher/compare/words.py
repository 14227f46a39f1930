"""Edits inside a matched section: words compared inside paired sentences, cell by cell in tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, NamedTuple

from watcher.compare.classes import classify, of_spaces
from watcher.compare.context import CONTEXT_WORDS_MAX, beside, in_its_block, lead_of, tail_of
from watcher.compare.cues import Wording, cues
from watcher.compare.gravity import gravity
from watcher.compare.hunks import Words, count_words, differing, near
from watcher.compare.likeness import Link
from watcher.compare.order import Order
from watcher.compare.pairing import links
from watcher.compare.references import Renumbering
from watcher.compare.rulings import Place, Ruling
from watcher.compare.sequence import Gap
from watcher.compare.text import Unit
from watcher.model import BlockKind, Edit, EditClass, highest

SENTENCE_LETTERS_MAX: Final = 4_000
AROUND_LETTERS_MAX: Final = 1_500
"""How much of a longer one stands on both sides of an edit, so that many edits of one endless line stay small."""
HUNKS_MAX: Final = 1_000
"""Differences within one sentence that are looked at one by one; with more it is told whole, before and after. Looking
at one takes up to a millisecond, and a line without an end may have as many as it has words."""
EDITS_MAX: Final = 5_000
"""The same for the edits of one section; of real ones, the most were 190."""
NEAR_WORDS: Final = 4
NEXT_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings of one sentence, row cell or run of sentences."""

    old: Words
    new: Words
    kind: BlockKind
    first: bool
    lead: str = ""
    """The unchanged sentence in front, for context."""
    trail: str = ""
    block: tuple[str, str] = ("", "")
    """What stands in the same block in front of it and behind it."""


class _Texts(NamedTuple):
    """Both texts of a section, and the places of their sentences that are the same on both sides."""

    before: Sequence[Unit]
    after: Sequence[Unit]
    same_before: frozenset[int]
    same_after: frozenset[int]
    order: Order


class Told(NamedTuple):
    """An edit, and how many words came and went with it."""

    edit: Edit
    added: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Edits:
    """What differs in a section's text, and how many words came and went."""

    edits: tuple[Edit, ...]
    added: int = 0
    removed: int = 0


def edits_between(
    before: Sequence[Unit], after: Sequence[Unit], equal: Sequence[tuple[int, int]], known: Renumbering
) -> Edits:
    """Return the edits that lead from one text to the other, the gravest first.

    `equal` are the places of sentences that are the same on both sides.
    """
    texts = _Texts(
        before, after, frozenset(i for i, _ in equal), frozenset(j for _, j in equal), Order(before, after, equal)
    )
    told: list[Told] = []
    for _, together in groupby(links(before, after, equal), key=lambda link: _run_key(texts, link)):
        group = list(together)
        told += _of_group(texts, group, known) if len(told) < EDITS_MAX else _unread(texts, group)
    edits = tuple(sorted((row.edit for row in told), key=gravity))
    return Edits(edits, sum(row.added for row in told), sum(row.removed for row in told))


def wording_class(before: str, after: str, known: Renumbering) -> EditClass:
    """Return the class of one wording beside another: of a title, for example."""
    pair = Pair(Words.of(before), Words.of(after), BlockKind.PARAGRAPH, first=False)
    classes = [told.edit.edit_class for told in _inside(pair, known)]
    return max(classes, key=lambda c: c.rank, default=EditClass.MECHANICAL)


def _run_key(texts: _Texts, link: Link) -> tuple[object, ...]:
    """Sentences of one block that came, went or moved together are one edit; every other link is its own."""
    before, after = texts.before, texts.after
    if link.moved and before[link.before[0]].text == after[link.after[0]].text:
        return ("moved", before[link.before[0]].block, after[link.after[0]].block, link.after[0] - link.before[0])
    if link.before and link.after:
        return ("edited", link.at)
    side, places = (before, link.before) if link.before else (after, link.after)
    apart = side[places[0]].kind is BlockKind.ROW and places[0]
    return ("gone" if link.before else "come", side[places[0]].block, apart)


def _unread(texts: _Texts, group: list[Link]) -> list[Told]:
    """Return sentences that belong together as one edit, whole: nothing is lost, and nothing is said of its parts."""
    old = " ".join(texts.before[k].text for link in group for k in link.before)
    new = " ".join(texts.after[k].text for link in group for k in link.after)
    return [_whole(old, new, *_around(texts, group))]


def _of_group(texts: _Texts, group: list[Link], known: Renumbering) -> list[Told]:
    olds, news = [k for link in group for k in link.before], [k for link in group for k in link.after]
    old, new = [texts.before[k] for k in olds], [texts.after[k] for k in news]
    lead, trail = _around(texts, group)
    if group[0].moved:
        edit_class = EditClass.EDITORIAL if texts.order.alone(olds, news) else EditClass.SUBSTANTIVE
        return _moved(old, new, edit_class, (lead, trail), known)
    if old and new and old[0].cells and new[0].cells and len(old[0].cells) == len(new[0].cells):
        return list(_cells(old[0], new[0], known))
    text, other = " ".join(unit.text for unit in old), " ".join(unit.text for unit in new)
    if not (old and new):
        return [_whole(text, other, lead, trail)]
    unit = new[0]
    first = old[0].first and unit.first
    block = in_its_block(texts.after, news)
    return list(_inside(Pair(Words.of(text), Words.of(other), unit.kind, first, lead, trail, block), known))


def _around(texts: _Texts, group: list[Link]) -> tuple[str, str]:
    """Return the sentences in front and behind, where they are the same on both sides."""
    places = [k for link in group for k in link.after]
    side, same = texts.after, texts.same_after
    if not places:
        places = [k for link in group for k in link.before]
        side, same = texts.before, texts.same_before
    low, high = places[0] - 1, places[-1] + 1
    return side[low].text if low in same else "", side[high].text if high in same else ""


def _moved(
    old: list[Unit], new: list[Unit], edit_class: EditClass, around: tuple[str, str], known: Renumbering
) -> list[Told]:
    """Return what stands elsewhere as one edit, or as the edits inside it, of which each is told to have moved too."""
    text, other = " ".join(unit.text for unit in old), " ".join(unit.text for unit in new)
    if text == other:
        lead, trail = tail_of(around[0]), lead_of(around[1])
        return [Told(Edit(edit_class, text, other, lead, trail, ("moved",), "moved", text, other))]
    inside = _inside(Pair(Words.of(text), Words.of(other), new[0].kind, False, *around), known)
    return [told._replace(edit=_moved_too(told.edit, edit_class)) for told in inside]


def _moved_too(edit: Edit, edit_class: EditClass) -> Edit:
    return replace(edit, edit_class=highest((edit.edit_class, edit_class)), cues=(*edit.cues, "moved"))


def _cells(old: Unit, new: Unit, known: Renumbering) -> Iterator[Told]:
    start = other = 0
    for place, (cell, fresh) in enumerate(zip(old.cells, new.cells, strict=True)):
        pair = Pair(Words.of(cell), Words.of(fresh), BlockKind.ROW, False, *beside(old.cells, new.cells, place))
        for told in _inside(pair, known) if cell != fresh else ():
            edit = replace(
                told.edit,
                sentence_before=old.text,
                sentence_after=new.text,
                offset_before=told.edit.offset_before + start,
                offset_after=told.edit.offset_after + other,
            )
            yield told._replace(edit=edit)
        start, other = start + len(cell) + len(" | "), other + len(fresh) + len(" | ")


def _inside(pair: Pair, known: Renumbering) -> Iterator[Told]:
    """Return the edits of one pair; a mechanical one of the whole where only the spaces differ."""
    if not (pair.old.words and pair.new.words):
        yield _whole(pair.old.text, pair.new.text, pair.lead, pair.trail)
        return
    hunks = differing(pair.old.words, pair.new.words)
    if not hunks:
        text, other = pair.old.text, pair.new.text
        ruling = of_spaces(text, pair.kind)
        yield Told(Edit(ruling.edit_class, text, other, fold=ruling.fold, sentence_before=text, sentence_after=other))
        return
    if len(hunks) > HUNKS_MAX:
        yield _whole(pair.old.text, pair.new.text, pair.lead, pair.trail)
        return
    groups = near(hunks)
    ends = [groups[k + 1][0][2] if k + 1 < len(groups) else None for k in range(len(groups))]
    starts = [0, *(group[-1][3] for group in groups[:-1])]
    for group, start, end in zip(groups, starts, ends, strict=True):
        edit = _edit(pair, group, (start, len(pair.new.words) if end is None else end), known)
        yield Told(edit, sum(hunk[3] - hunk[2] for hunk in group), sum(hunk[1] - hunk[0] for hunk in group))


def _whole(before: str, after: str, lead: str, trail: str) -> Told:
    """Return sentences that came, went or are told whole: substantive if they say anything at all."""
    says = any(map(str.isalnum, before + after))
    came = () if before and after else ("sentence-removed",) if before else ("sentence-added",)
    return Told(
        Edit(
            EditClass.SUBSTANTIVE if says else EditClass.EDITORIAL,
            before,
            after,
            tail_of(lead),
            lead_of(trail),
            came if says else (),
            None if says else "punctuation",
            before,
            after,
        ),
        count_words(after),
        count_words(before),
    )


def _edit(pair: Pair, group: list[Gap], calm: tuple[int, int], known: Renumbering) -> Edit:
    low, high, floor, top = group[0][0], group[-1][1], group[0][2], group[-1][3]
    before, after = pair.old.cut(low, high), pair.new.cut(floor, top)
    ruling = _ruling(pair, group, calm, known)
    old = _wording(pair.old, before, pair.old.offset(low))
    new = _wording(pair.new, after, pair.new.offset(floor))
    lead, trail = _context(pair, (floor, top), calm)
    return Edit(
        ruling.edit_class,
        before,
        after,
        lead,
        trail,
        cues(old, new) if ruling.edit_class is EditClass.SUBSTANTIVE else (),
        ruling.fold,
        old.sentence,
        new.sentence,
        old.offset,
        new.offset,
    )


def _wording(side: Words, words: str, offset: int) -> Wording:
    """Return words in their sentence; of a text that never ends a sentence, what stands around them."""
    if len(side.text) <= SENTENCE_LETTERS_MAX:
        return Wording(words, side.text, offset)
    start, end = max(0, offset - AROUND_LETTERS_MAX), offset + len(words) + AROUND_LETTERS_MAX
    return Wording(words, side.text[start:end], offset - start)


def _context(pair: Pair, span: tuple[int, int], calm: tuple[int, int]) -> tuple[str, str]:
    """Return up to six unchanged words on both sides; beyond the sentence's ends those of its neighbours."""
    (floor, top), (start, end) = span, calm
    words = pair.new.words
    lead = words[max(start, floor - CONTEXT_WORDS_MAX) : floor]
    trail = words[top : min(end, top + CONTEXT_WORDS_MAX)]
    if start == 0 and len(lead) < CONTEXT_WORDS_MAX:
        lead = (*pair.lead.split()[len(lead) - CONTEXT_WORDS_MAX :], *lead)
    if end == len(words) and len(trail) < CONTEXT_WORDS_MAX:
        trail = (*trail, *pair.trail.split()[: CONTEXT_WORDS_MAX - len(trail)])
    return " ".join(lead), " ".join(trail)


def _ruling(pair: Pair, group: list[Gap], calm: tuple[int, int], known: Renumbering) -> Ruling:
    """The class of the whole edit where one rule knows it whole; else of its weightiest part."""
    whole = _rule(pair, (group[0][0], group[-1][1], group[0][2], group[-1][3]), calm, known)
    if len(group) == 1 or whole.edit_class is not EditClass.SUBSTANTIVE:
        return whole
    bounds = [calm[0], *(hunk[3] for hunk in group[:-1])], [*(hunk[2] for hunk in group[1:]), calm[1]]
    rulings = [_rule(pair, hunk, (low, high), known) for hunk, low, high in zip(group, *bounds, strict=True)]
    return max(rulings, key=lambda ruling: ruling.edit_class.rank)


def _rule(pair: Pair, hunk: Gap, calm: tuple[int, int], known: Renumbering) -> Ruling:
    low, high, floor, top = hunk
    new = pair.new
    place = Place(
        left=new.text[max(0, new.offset(floor) - AROUND_LETTERS_MAX) : new.offset(floor)].rstrip() if floor else "",
        right=new.text[new.offset(top) : new.offset(top) + AROUND_LETTERS_MAX],
        near=" ".join(new.words[max(calm[0], floor - NEAR_WORDS) : floor]),
        next=" ".join(new.words[top : min(calm[1], top + NEXT_WORDS)]),
        kind=pair.kind,
        first=pair.first and floor == 0 and low == 0,
        block=pair.block,
    )
    return classify(pair.old.cut(low, high), new.cut(floor, top), place, known)
