"""Sentences that left one place of a section and came back at another, and what replaced what in one place."""

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import Final

from watcher.compare.likeness import APART, HELD_WORDS_MIN, PAIR_CELLS_MAX, Link, alike, bag
from watcher.compare.text import Unit

MOVED_SIZE_MIN: Final = 2 / 3
"""How long the shorter of two sentences must be to have that share in common with the longer."""
MOVED_MIN: Final = 0.8
"""Share of common words from which a sentence elsewhere is the one that went, edited."""


def with_moves(before: Sequence[Unit], after: Sequence[Unit], found: Sequence[Link]) -> list[Link]:
    """Recognise sentences that left one place and came back at another; pair what replaced what in one place."""
    gone = [link for link in found if not link.after]
    come = [link for link in found if not link.before]
    kept = [link for link in found if link.before and link.after]
    if gone and come:
        moved = _moved(before, after, gone, come)
        kept += moved
        left = {link.before[0] for link in moved}
        right = {link.after[0] for link in moved}
        gone = [link for link in gone if link.before[0] not in left]
        come = [link for link in come if link.after[0] not in right]
    return kept + _replaced(before, after, gone, come)


def _moved(before: Sequence[Unit], after: Sequence[Unit], gone: Sequence[Link], come: Sequence[Link]) -> list[Link]:
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for link in gone:
        waiting[before[link.before[0]].text].append(link.before[0])
    found, rest = [], []
    for link in come:
        places = waiting[after[link.after[0]].text]
        if places:
            place = places.popleft()
            found.append(Link((place,), link.after, (link.after[0], place), moved=True))
        elif not link.rewritten:
            rest.append(link.after[0])
    strange = {link.before[0] for link in gone if link.rewritten}
    loose = sorted(k for places in waiting.values() for k in places if k not in strange)
    return found + _moved_and_edited(before, after, loose, rest)


def _moved_and_edited(
    before: Sequence[Unit], after: Sequence[Unit], loose: Sequence[int], rest: Sequence[int]
) -> list[Link]:
    """Pair what went with what came elsewhere where nearly all words are the same, the likeliest first."""
    if len(loose) * len(rest) > PAIR_CELLS_MAX:
        return []
    news = {j: bag(after[j].text) for j in rest}
    scored = []
    for i in loose:
        words = bag(before[i].text)
        for j, others in news.items():
            small, large = sorted((len(words), len(others)))
            if small > HELD_WORDS_MIN and small >= MOVED_SIZE_MIN * large:
                scored.append((-alike(before[i], after[j]), i, j))
    found: list[Link] = []
    for share, i, j in sorted(scored):
        if -share >= MOVED_MIN and all(i not in link.before and j not in link.after for link in found):
            found.append(Link((i,), (j,), (j, i), moved=True))
    return found


def _replaced(before: Sequence[Unit], after: Sequence[Unit], gone: Sequence[Link], come: Sequence[Link]) -> list[Link]:
    """One sentence that gave way to one other in its place is one edit."""
    olds, news = _runs([link.before[0] for link in gone]), _runs([link.after[0] for link in come])
    places = {(run[0]): run for run in news}
    by_at = {link.after[0]: link.at[1] for link in come}
    starts = {by_at[first] - 1: first for first in places}
    paired: list[Link] = []
    for run in olds:
        first = starts.get(run[-1])
        if first is None or len(run) != 1 or len(places[first]) != 1:
            continue
        i, j = run[0], first
        if not (APART & {before[i].kind, after[j].kind}) or before[i].kind is after[j].kind:
            paired.append(Link((i,), (j,), (j, i)))
    left, right = {link.before[0] for link in paired}, {link.after[0] for link in paired}
    rest = [link for link in gone if link.before[0] not in left]
    return paired + rest + [link for link in come if link.after[0] not in right]


def _runs(places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
