"""Which words of a document may be quoted, and how many: changed sentences with their changed words marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from watcher.compare.hunks import SCRIPTS_WITHOUT_SPACES
from watcher.entries.clean import printable
from watcher.model import ChangeKind, Edit, EditClass, SectionChange, highest

ITEM_WORDS_MAX = 600
"""Source words quoted in one item."""
FREE_ITEM_WORDS_MAX = 1000
"""The same where the rights allow everything: not a limit of quoting, but feed documents stay under 1 MB."""
SECONDARY_WORDS_MAX = 40
"""Source words quoted of a tracker, a commentary or a feed."""
SECTION_WORDS_MAX = 120
"""Quoted of a section that is new or gone."""
PAGE_WORDS_MAX = 2000
"""Changed text quoted on one change page."""
SENTENCE_WORDS_MAX = 90
"""A longer sentence is shown around its changed words only."""
CRUMB_WORDS = 12
"""With fewer words left a sentence is left out rather than cut."""
_WORD = re.compile(rf"\s*(?:[{SCRIPTS_WITHOUT_SPACES}]|[^\s{SCRIPTS_WITHOUT_SPACES}]{{1,24}})")
_ELLIPSIS = " … "


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand on both sides, or on one."""

    text: str
    mark: Literal["same", "removed", "added"] = "same"


@dataclass(frozen=True, slots=True)
class Quote:
    """One changed sentence, row or item, as runs in order: what was removed stands in front of what took its place."""

    edit_class: EditClass
    runs: tuple[Run, ...]
    edits: tuple[Edit, ...] = ()
    added: bool = False
    """It stands only after; `removed`: only before."""
    removed: bool = False

    @property
    def before(self) -> tuple[Run, ...]:
        """The old words; none where it did not stand there."""
        return () if self.added else tuple(run for run in self.runs if run.mark != "added")

    @property
    def after(self) -> tuple[Run, ...]:
        """The new words; none where it is gone."""
        return () if self.removed else tuple(run for run in self.runs if run.mark != "removed")

    @property
    def words(self) -> int:
        """How many source words it quotes, both sides counted."""
        return _size(self.runs)


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
    """Return the words of `text`: where a script writes no spaces every letter, else at most 24 characters each."""
    return sum(word.strip() != "…" for word in _WORD.findall(text))


def quotes_of(change: SectionChange, classes: Iterable[EditClass] = EditClass) -> tuple[Quote, ...]:
    """Return the changed sentences of a section, each once with all its edits; those that may change meaning first."""
    wanted = frozenset(classes)
    if not change.edits:
        return _whole(change) if change.edit_class in wanted else ()
    groups: dict[tuple[object, ...], list[Edit]] = {}
    for edit in (one for one in change.edits if not one.withdrawn):
        groups.setdefault(_sentence_key(edit, groups), []).append(edit)
    quotes = [quote for quote in map(_quote, groups.values()) if quote.edit_class in wanted]
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
    """Return the runs in at most `limit` words: unchanged words far from a change go first, then changed words."""
    if _size(runs) <= limit:
        return runs
    for context in (12, 6, 3, 1, 0):
        around = _around(runs, context)
        if _size(around) <= limit:
            return around
    each = max(limit // max(sum(run.mark != "same" for run in runs), 1), 1)
    cut = tuple(
        replace(run, text=first_words(run.text, each)) for run in around if run.mark != "same" or run.text.strip()
    )
    return cut[:limit]


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


def _quote(edits: Sequence[Edit]) -> Quote:
    first = edits[0]
    alone = len(edits) == 1
    return Quote(
        highest(edit.edit_class for edit in edits),
        tuple(replace(run, text=printable(run.text)) for run in _runs(edits) if run.text),
        tuple(edits),
        added=alone and not first.sentence_before and not first.before,
        removed=alone and not first.sentence_after and not first.after,
    )


def _runs(edits: Sequence[Edit]) -> list[Run]:
    before, after = edits[0].sentence_before, edits[0].sentence_after
    if not (before and after):
        return _around_words(edits[0], before or after)
    runs, old, new = [], 0, 0
    for edit in sorted(edits, key=lambda edit: (edit.offset_before, edit.offset_after)):
        kept = _kept(before[old : edit.offset_before], after[new : edit.offset_after])
        runs += [*kept, Run(edit.before, "removed"), Run(edit.after, "added")]
        old, new = edit.offset_before + len(edit.before), edit.offset_after + len(edit.after)
    runs += _kept(before[old:], after[new:])
    if _side(runs, "added") == before and _side(runs, "removed") == after:
        joined = groupby((run for run in runs if run.text), key=lambda run: run.mark)
        return [Run("".join(run.text for run in same), mark) for mark, same in joined]
    # The edits do not tell all that differs: so both sides are shown whole.
    return [Run(before, "removed"), Run(after, "added")]


def _kept(before: str, after: str) -> list[Run]:
    """Return the words between two edits. The space beside a word that came or went stands on one side alone."""
    words = before.strip()
    if words != after.strip() or not words:
        return _apart(before, after)
    (lead, tail), (new_lead, new_tail) = before.split(words, 1), after.split(words, 1)
    return [*_apart(lead, new_lead), Run(words), *_apart(tail, new_tail)]


def _apart(before: str, after: str) -> list[Run]:
    return [Run(before)] if before == after else [Run(before, "removed"), Run(after, "added")]


def _side(runs: Sequence[Run], without: Literal["removed", "added"]) -> str:
    return "".join(run.text for run in runs if run.mark != without)


def _around_words(edit: Edit, sentence: str) -> list[Run]:
    """The runs of a sentence that stands on one side alone, or of words whose sentence is not known."""
    if sentence:
        return [Run(sentence, "removed" if edit.before else "added")]
    runs = [Run(edit.context_before + " "), Run(edit.before, "removed"), Run(edit.after, "added")]
    return [*runs, Run(" " + edit.context_after)]


def _whole(change: SectionChange) -> tuple[Quote, ...]:
    if ChangeKind.REMOVED in change.kinds and change.text_before:
        return (Quote(change.edit_class, (Run(printable(change.text_before).strip(), "removed"),), removed=True),)
    if ChangeKind.ADDED in change.kinds and change.text_after:
        return (Quote(change.edit_class, (Run(printable(change.text_after).strip(), "added"),), added=True),)
    return ()


def _fitting(change: SectionChange, quotes: Sequence[Quote], left: int | None) -> Shown:
    if left is None:
        return Shown(change, tuple(quotes))
    whole_section = change.before is None or change.after is None
    left = min(left, SECTION_WORDS_MAX) if whole_section else left
    fitting: list[Quote] = []
    for quote in quotes:
        cut = _cut(quote, left if whole_section else min(left, 2 * SENTENCE_WORDS_MAX))
        if cut is None:
            break
        fitting.append(cut)
        left -= cut.words
    was_cut = any(cut.words < quote.words for cut, quote in zip(fitting, quotes, strict=False))
    return Shown(change, tuple(fitting), len(quotes) - len(fitting), was_cut)


def _cut(quote: Quote, limit: int) -> Quote | None:
    if quote.words <= limit:
        return quote
    if limit < CRUMB_WORDS:
        return None
    cut = replace(quote, runs=trimmed(quote.runs, limit))
    return cut if cut.words <= limit else None


def _size(runs: Iterable[Run]) -> int:
    """Words that stand on both sides are quoted twice."""
    return sum(count(run.text) * (2 if run.mark == "same" else 1) for run in runs)


def _around(runs: tuple[Run, ...], context: int) -> tuple[Run, ...]:
    last = len(runs) - 1
    return tuple(
        run if run.mark != "same" else Run(_near(run.text, context, first=i == 0, last=i == last))
        for i, run in enumerate(runs)
    )


def _near(text: str, context: int, *, first: bool, last: bool) -> str:
    words = _WORD.findall(text)
    head = 0 if first else context
    tail = 0 if last else context
    if len(words) <= head + tail:
        return text
    return "".join(words[:head]) + _ELLIPSIS + "".join(words[len(words) - tail :]).lstrip() + text[len(text.rstrip()) :]
