"""Aligning two sequences: common ends are trimmed, what is unique on both sides anchors, difflib does the rest.

difflib is quadratic, and wrong on repeated lines with its junk heuristic; so it sees small gaps only. In larger gaps
without a unique element runs of some anchor, and where these repeat too, counting: the third "Yes." on one side is the
third on the other. n log n.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import islice
from operator import lt

GAP_CELLS_MAX = 20_000
"""Elements of one side times the other's, up to which difflib is asked."""

ANCHOR_RUNS = (4, 16)
"""Elements of a run that anchors if it is unique where no single one is."""
VARIED_MIN = 16
"""Of fewer different elements no run will be unique."""

Gap = tuple[int, int, int, int]
"""From and to in before, from and to in after."""


def longest_rising(values: Sequence[int]) -> list[int]:
    """Return the places of a longest strictly rising subsequence. Patience sorting, n log n."""
    if all(map(lt, values, islice(values, 1, None))):
        return list(range(len(values)))
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_left(tails, value) if tails and value <= tails[-1] else len(tails)
        back.append(ends[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[pile], ends[pile] = value, place
    rising: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        rising.append(place)
        place = back[place]
    return rising[::-1]


def pairs(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the places (in before, in after) of equal elements, rising on both sides."""
    found: list[tuple[int, int]] = []
    gaps: list[Gap] = [(0, len(before), 0, len(after))]
    while gaps:
        low, high, floor, top = _trimmed(before, after, gaps.pop(), found)
        if low == high or floor == top or (high - low == 1 and top - floor == 1):
            continue
        if (high - low) * (top - floor) <= GAP_CELLS_MAX:
            found += _by_difflib(before[low:high], after[floor:top], low, floor)
            continue
        anchors = _surest(before, after, (low, high, floor, top))
        if not anchors:
            found += _by_count(before, after, (low, high, floor, top))
            continue
        starts = [(low, floor), *((i + 1, j + 1) for i, j in anchors)]
        ends = [*anchors, (high, top)]
        found += anchors
        gaps += [(i, k, j, m) for (i, j), (k, m) in zip(starts, ends, strict=True)]
    return sorted(found)


def _trimmed(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap, found: list[tuple[int, int]]) -> Gap:
    low, high, floor, top = gap
    while low < high and floor < top and before[low] == after[floor]:
        found.append((low, floor))
        low, floor = low + 1, floor + 1
    while low < high and floor < top and before[high - 1] == after[top - 1]:
        high, top = high - 1, top - 1
        found.append((high, top))
    return low, high, floor, top


def _by_difflib(before: Sequence[Hashable], after: Sequence[Hashable], low: int, floor: int) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return [(low + b.a + k, floor + b.b + k) for b in blocks for k in range(b.size)]


def _surest(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap) -> list[tuple[int, int]]:
    """Return the anchors of the shortest runs that have any."""
    found = _anchors(before, after, gap, 1)
    if not found and len(set(before[gap[0] : gap[1]])) >= VARIED_MIN:
        found = next(filter(None, (_anchors(before, after, gap, size) for size in ANCHOR_RUNS)), [])
    return found


def _anchors(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap, size: int) -> list[tuple[int, int]]:
    """Return the places where runs of so many elements begin that occur once on each side."""
    low, high, floor, top = gap
    old, new = _runs(before[low:high], size), _runs(after[floor:top], size)
    here, there = Counter(old), Counter(new)
    place = {run: j for j, run in enumerate(new, floor)}
    common = [(i, place[run]) for i, run in enumerate(old, low) if here[run] == 1 and there.get(run, 0) == 1]
    return [common[k] for k in longest_rising([j for _, j in common])]


def _runs(values: Sequence[Hashable], size: int) -> Sequence[Hashable]:
    return values if size == 1 else list(zip(*(values[k:] for k in range(size)), strict=False))


def _by_count(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap) -> list[tuple[int, int]]:
    low, high, floor, top = gap
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in range(top - 1, floor - 1, -1):
        places[after[place]].append(place)
    common = [(i, left.pop()) for i in range(low, high) if (left := places.get(before[i]))]
    return [common[k] for k in longest_rising([j for _, j in common])]


def gaps(matched: Sequence[tuple[int, int]], before: int, after: int) -> list[Gap]:
    """Return what lies between matched places, as (from, to) of before and of after; only where something lies."""
    found = []
    low = floor = 0
    for i, j in [*matched, (before, after)]:
        if i > low or j > floor:
            found.append((low, i, floor, j))
        low, floor = i + 1, j + 1
    return found


def heaviest_rising(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the places of the strictly rising subsequence that weighs most. n log n, by a tree of best prefixes."""
    rank = {value: k + 1 for k, value in enumerate(sorted(set(values)))}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(rank) + 1)
    back: list[int] = []
    totals: list[int] = []
    for place, value in enumerate(values):
        best, node = (0, -1), rank[value] - 1
        while node > 0:
            best, node = max(best, tree[node]), node & (node - 1)
        back.append(best[1])
        totals.append(best[0] + weights[place])
        node = rank[value]
        while node < len(tree):
            tree[node] = max(tree[node], (totals[-1], place))
            node += node & -node
    rising: list[int] = []
    place = max(range(len(values)), key=totals.__getitem__, default=-1)
    while place >= 0:
        rising.append(place)
        place = back[place]
    return rising[::-1]
