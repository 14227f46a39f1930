"""Section identity: which section became which, what was split or merged, what moved, what came and went."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from watcher.compare.matcher import CANDIDATES_MAX, PART_WORDS_MIN, Matcher, Side
from watcher.compare.sequence import heaviest_rising
from watcher.compare.text import Reading

HELD_MIN: Final = 0.6
"""Share of a section's runs of words that another one must have lost to have been split into it."""
PARTS_SHARING_MAX: Final = 64
"""Parts that share a run of words; beyond, it is the pattern of a list or a table."""
_SECTION_WEIGHT: Final = 1_000_000
"""More than any section has words: the fewest sections moved, then the lightest."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Sections by their places. Parts of splits and merges stand with their pair and are neither added nor removed."""

    pairs: tuple[tuple[int, int], ...]
    """(before, after), in the order of after."""
    removed: tuple[int, ...]
    added: tuple[int, ...]
    moved: frozenset[int] = frozenset()
    """Places in after of pairs that stand under another parent, or elsewhere among their siblings."""
    splits: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Place in before of a pair -> further places in after."""
    merges: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Place in after of a pair -> further places in before."""


def match(before: Sequence[Reading], after: Sequence[Reading]) -> Matching:
    """Match the sections of two versions of one document."""
    matcher = Matcher(Side(before), Side(after))
    matcher.by_key()
    matcher.by_text()
    matcher.by_path()
    matcher.by_repetition()
    matcher.by_children(titled=True)
    matcher.by_likeness()
    matcher.by_children(titled=False)
    splits = _parts(matcher.before, matcher.after, matcher.forth, matcher.back)
    merges = _parts(matcher.after, matcher.before, matcher.back, matcher.forth, frozenset(splits))
    removed, added = matcher.left()
    return Matching(
        pairs=tuple(sorted(matcher.forth.items(), key=lambda pair: pair[1])),
        removed=tuple(i for i in removed if i not in merges),
        added=tuple(j for j in added if j not in splits),
        moved=_moved(matcher, splits),
        splits=_grouped(splits),
        merges=_grouped(merges),
    )


def match_keys(before: Sequence[Reading], after: Sequence[Reading]) -> Matching:
    """Match the items of two captures of a feed by their ids. An item that left the window is no change."""
    places = {r.section.key or r.section.title: i for i, r in enumerate(before)}
    names = [r.section.key or r.section.title for r in after]
    pairs = {places[name]: j for j, name in enumerate(names) if name in places}
    added = tuple(j for j, name in enumerate(names) if name not in places)
    return Matching(tuple(sorted(pairs.items(), key=lambda pair: pair[1])), (), added)


def _parts(
    whole: Side, cut: Side, forth: dict[int, int], back: dict[int, int], told: frozenset[int] = frozenset()
) -> dict[int, int]:
    """Return which sections left over on the `cut` side hold what a section of the `whole` side lost.

    Where the whole has no counterpart, its largest part becomes that. What is `told` as a part already is no whole.
    """
    loose = [j for j in range(len(cut.sections)) if j not in back and cut.words(j) >= PART_WORDS_MIN]
    if not loose:
        return {}
    holders = _holders(whole, cut, loose)
    found: dict[int, int] = {}
    for j in sorted(loose, key=lambda j: (-cut.words(j), j)):
        enough = HELD_MIN * len(cut.runs(j))
        lost = {
            i: _lost(whole, cut, (i, j), forth)
            for i, held in sorted(holders[j].items())
            if held >= enough and i not in told
        }
        i = max(lost, key=lost.__getitem__, default=None)
        if i is None or lost[i] < enough:
            continue
        if i in forth:
            found[j] = i
        else:
            forth[i], back[j] = j, i
    return found


def _holders(whole: Side, cut: Side, loose: Sequence[int]) -> dict[int, Counter[int]]:
    """Return for each part how many runs of words each section has in common with it.

    Runs of words that very many parts share name no holder, and counting them costs the square of the document: a part
    that has hardly any other stays what it looks like, a section that came or went.
    """
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for j in loose:
        for run in cut.runs(j):
            wanted[run].append(j)
    common = {run for run, parts in wanted.items() if len(parts) > PARTS_SHARING_MAX}
    runs = frozenset(wanted.keys() - common)
    found: dict[int, Counter[int]] = {j: Counter() for j in loose}
    for i in range(len(whole.sections)):
        for run in whole.runs(i) & runs:
            for j in wanted[run]:
                found[j][i] += 1
    return {j: _all_runs(whole, cut, j, held) for j, held in found.items()} if common else found


def _all_runs(whole: Side, cut: Side, j: int, held: Counter[int]) -> Counter[int]:
    """Count the common ones, too, for the sections that hold most of the others."""
    return Counter({i: len(whole.runs(i) & cut.runs(j)) for i, _ in held.most_common(CANDIDATES_MAX)})


def _lost(whole: Side, cut: Side, pair: tuple[int, int], forth: dict[int, int]) -> int:
    """Count the runs of words of a part that a section had and has no longer."""
    i, j = pair
    held = whole.runs(i) & cut.runs(j)
    return len(held - cut.runs(forth[i]) if i in forth else held)


def _grouped(parts: dict[int, int]) -> dict[int, tuple[int, ...]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for part, whole in sorted(parts.items()):
        found[whole].append(part)
    return {whole: tuple(places) for whole, places in found.items()}


def _moved(matcher: Matcher, splits: dict[int, int]) -> frozenset[int]:
    """Return the pairs under another parent, and the fewest and lightest that explain a new order among siblings."""
    moved: set[int] = set()
    siblings: defaultdict[int | None, list[tuple[int, int]]] = defaultdict(list)
    for j, i in sorted(matcher.back.items()):
        parent, other = matcher.before.parents[i], matcher.after.parents[j]
        if _same_parent(parent, other, matcher, splits):
            siblings[other].append((i, j))
        else:
            moved.add(j)
    for rows in siblings.values():
        places = [i for i, _ in rows]
        if places != sorted(places):
            kept = set(heaviest_rising(places, [_SECTION_WEIGHT + matcher.after.words(j) for _, j in rows]))
            moved |= {j for k, (_, j) in enumerate(rows) if k not in kept}
    return frozenset(moved)


def _same_parent(parent: int | None, other: int | None, matcher: Matcher, splits: dict[int, int]) -> bool:
    if parent is None or other is None:
        return parent is other
    return matcher.back.get(other, splits.get(other)) == parent
