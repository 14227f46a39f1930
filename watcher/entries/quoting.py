"""Which words of a document may be quoted, and how many: changed sentences with their changed words marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from watcher.entries.clean import printable
from watcher.model import ChangeKind, Edit, EditClass, SectionChange, highest

ITEM_WORDS_MAX = 600
"""Source words quoted in one item."""
FREE_ITEM_WORDS_MAX = 1500
"""The same where the rights allow everything: not a limit of quoting, but feed documents stay under 1 MB."""
SECONDARY_WORDS_MAX = 40
"""Source words quoted of a tracker, a commentary or a feed."""
SECTION_WORDS_MAX = 120
"""Quoted of a section that is new or gone."""
PAGE_WORDS_MAX = 2000
"""Changed text quoted on one change page."""
SENTENCE_WORDS_MAX = 90
"""A longer sentence is shown around its changed words only."""
_WORD = re.compile(r"\s*\S{1,24}")
_ELLIPSIS = " … "


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are the same on both sides, or are not."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """One changed sentence, row or item, before and after; a side where it does not stand is empty."""

    edit_class: EditClass
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    edits: tuple[Edit, ...] = ()

    @property
    def cues(self) -> tuple[str, ...]:
        """Ids of what the wording did, each once."""
        return tuple(dict.fromkeys(cue for edit in self.edits for cue in edit.cues))

    @property
    def words(self) -> int:
        """How many source words it quotes."""
        return sum(count(run.text) for run in (*self.before, *self.after))


@dataclass(frozen=True, slots=True)
class Shown:
    """A section change with as much of its text as may be quoted."""

    change: SectionChange
    quotes: tuple[Quote, ...]
    withheld: int = 0
    """Changed sentences that the limit left out."""
    cut: bool = False
    """Whether a quoted text was shortened."""


def count(text: str) -> int:
    """Return the words of `text`; what runs on without a space counts as a word for each 24 characters."""
    return len(_WORD.findall(text))


def quotes_of(change: SectionChange, classes: Iterable[EditClass] = EditClass) -> tuple[Quote, ...]:
    """Return the changed sentences of a section, each once with all its edits; those that may change meaning first."""
    wanted = frozenset(classes)
    groups: dict[tuple[object, ...], list[Edit]] = {}
    for edit in change.edits:
        if edit.edit_class in wanted:
            groups.setdefault(_sentence_key(edit, groups), []).append(edit)
    if not groups and change.edit_class in wanted:
        return _whole(change)
    quotes = [_quote(tuple(edits)) for edits in groups.values()]
    return tuple(sorted(quotes, key=lambda quote: -quote.edit_class.rank))


def within(
    changes: Sequence[SectionChange], limit: int | None, classes: Iterable[EditClass] = EditClass
) -> tuple[Shown, ...]:
    """Return the section changes in their order with quotes of at most `limit` words altogether (None: no limit)."""
    wanted, left, shown = frozenset(classes), limit, []
    for change in changes:
        section = _fitting(change, quotes_of(change, wanted), left)
        left = None if left is None else left - sum(quote.words for quote in section.quotes)
        shown.append(section)
    return tuple(shown)


def trimmed(runs: tuple[Run, ...], limit: int) -> tuple[Run, ...]:
    """Return the runs in at most `limit` words: unchanged words far from a change go first, then the end."""
    if _size(runs) <= limit:
        return runs
    for context in (12, 6, 3, 1, 0):
        around = _around(runs, context)
        if _size(around) <= limit:
            return around
    return _head(around, limit)


def first_words(text: str, limit: int) -> str:
    """Return the first `limit` words of `text`, with an ellipsis where there are more."""
    words = _WORD.findall(text)
    return text if len(words) <= limit else "".join(words[:limit]) + " …"


def _sentence_key(edit: Edit, groups: dict[tuple[object, ...], list[Edit]]) -> tuple[object, ...]:
    key: tuple[object, ...] = (edit.sentence_before, edit.sentence_after)
    if not (edit.sentence_before or edit.sentence_after):
        return (len(groups), edit.before, edit.after)
    while any(
        (e.offset_before, e.offset_after) == (edit.offset_before, edit.offset_after) for e in groups.get(key, [])
    ):
        key = (*key, "again")  # the same sentence stands twice, and was changed twice
    return key


def _quote(edits: tuple[Edit, ...]) -> Quote:
    return Quote(
        highest(edit.edit_class for edit in edits),
        _side(edits[0].sentence_before, [(e.offset_before, e.before) for e in edits], edits[0]),
        _side(edits[0].sentence_after, [(e.offset_after, e.after) for e in edits], edits[0]),
        edits,
    )


def _side(sentence: str, changed: Iterable[tuple[int, str]], edit: Edit) -> tuple[Run, ...]:
    if not sentence:
        words = next(iter(changed))[1]
        return () if not words else _joined(Run(edit.context_before), Run(words, changed=True), Run(edit.context_after))
    spans = sorted((offset, offset + len(words)) for offset, words in changed if words)
    ends = [0, *(end for _, end in spans), len(sentence)]
    runs: list[Run] = []
    for (start, end), previous in zip(spans, ends, strict=False):
        runs += (Run(sentence[previous:start]), Run(sentence[start:end], changed=True))
    runs.append(Run(sentence[ends[-2] :]))
    return tuple(replace(run, text=printable(run.text)) for run in runs if run.text)


def _joined(*runs: Run) -> tuple[Run, ...]:
    said = [replace(run, text=printable(run.text)) for run in runs if run.text]
    spaced = [replace(a, text=a.text + " ") if not a.text.endswith(" ") else a for a, _ in pairwise(said)]
    return tuple(spaced + said[-1:])


def _whole(change: SectionChange) -> tuple[Quote, ...]:
    gone = ChangeKind.REMOVED in change.kinds and bool(change.text_before)
    come = ChangeKind.ADDED in change.kinds and bool(change.text_after)
    if not (gone or come):
        return ()
    before = (Run(printable(change.text_before).strip(), changed=True),) if gone else ()
    after = (Run(printable(change.text_after).strip(), changed=True),) if come else ()
    return (Quote(change.edit_class, before, after),)


def _fitting(change: SectionChange, quotes: Sequence[Quote], left: int | None) -> Shown:
    if left is None:
        return Shown(change, tuple(quotes))
    whole_section = change.before is None or change.after is None
    section_left = min(left, SECTION_WORDS_MAX) if whole_section else left
    fitting: list[Quote] = []
    for quote in quotes:
        cut = _cut(quote, min(section_left, SENTENCE_WORDS_MAX * 2) if not whole_section else section_left)
        if cut is None:
            break
        fitting.append(cut)
        section_left -= cut.words
    was_cut = any(cut.words < quote.words for cut, quote in zip(fitting, quotes, strict=False))
    return Shown(change, tuple(fitting), len(quotes) - len(fitting), was_cut)


def _cut(quote: Quote, limit: int) -> Quote | None:
    if quote.words <= limit:
        return quote
    sides = bool(quote.before) + bool(quote.after)
    each = limit // max(sides, 1)
    if each < 1:
        return None
    return replace(quote, before=trimmed(quote.before, each), after=trimmed(quote.after, each))


def _size(runs: Iterable[Run]) -> int:
    return sum(count(run.text) for run in runs)


def _around(runs: tuple[Run, ...], context: int) -> tuple[Run, ...]:
    last = len(runs) - 1
    return tuple(
        run if run.changed else replace(run, text=_near(run.text, context, first=i == 0, last=i == last))
        for i, run in enumerate(runs)
    )


def _near(text: str, context: int, *, first: bool, last: bool) -> str:
    words = _WORD.findall(text)
    head = "" if first else "".join(words[:context])
    tail = "" if last or not context else "".join(words[-context:])
    kept = (0 if first else context) + (0 if last else context)
    return text if len(words) <= kept else head + _ELLIPSIS + tail.lstrip()


def _head(runs: Iterable[Run], limit: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    left = limit - 1
    for run in runs:
        if left <= 0:
            break
        kept.append(replace(run, text=first_words(run.text, left)))
        left -= count(run.text)
    return tuple(kept)
