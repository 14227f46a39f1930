"""Which sentence became which: one to one, one to several where a sentence was cut or joined."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from watcher.compare.likeness import APART, HELD_MIN, HELD_WORDS_MIN, PAIR_CELLS_MAX, Link, bag, share_of, words_of
from watcher.compare.moves import with_moves
from watcher.compare.sequence import Gap, gaps, heaviest_rising
from watcher.compare.text import Unit

BAND_MIN: Final = 6
"""How far from the diagonal a pair is weighed at least, in sentences."""
ALIKE_MIN: Final = 0.45
"""Share of common words from which two sentences are one that was edited."""
WEIGHT_OF_ALL: Final = 1_000_000
"""What a pair with all words in common weighs."""
REWRITTEN_CELLS_MIN: Final = 25
"""Sentences of one side times the other's, from which a passage may count as rewritten."""
REWRITTEN_MAX: Final = 0.04
"""Share of runs of three words below which it does."""
FIRST_SENTENCES: Final = 16
"""So many of each side are read at first; of most passages they have enough in common, else twice as many are."""
REACH_MAX: Final = 3
"""How many sentences away a cut-off piece is looked for."""

_Run = tuple[str, str, str]


def links(before: Sequence[Unit], after: Sequence[Unit], equal: Sequence[tuple[int, int]]) -> list[Link]:
    """Return what differs between two texts, in order; `equal` are the places of sentences that are the same."""
    found: list[Link] = []
    for gap in gaps(equal, len(before), len(after)):
        found += _foreign(gap) if _is_rewritten(before, after, gap) else _in_gap(before, after, gap)
    return sorted(with_moves(before, after, found), key=lambda link: link.at)


def _is_rewritten(before: Sequence[Unit], after: Sequence[Unit], gap: Gap) -> bool:
    """Whether two passages have so little wording in common that pairing their sentences would be chance."""
    low, high, floor, top = gap
    if (high - low) * (top - floor) < REWRITTEN_CELLS_MIN:
        return False
    olds, news = before[low:high], after[floor:top]
    runs_max = sum(unit.text.count(" ") + 1 for unit in (*olds, *news))
    old: set[_Run] = set()
    new: set[_Run] = set()
    start = 0
    while start < max(len(olds), len(news)):
        end = max(FIRST_SENTENCES, 2 * start)
        old.update(_runs_of_words(olds[start:end]))
        new.update(_runs_of_words(news[start:end]))
        common, start = 2 * len(old & new), end
        if common >= REWRITTEN_MAX * runs_max:
            return False
    return common < REWRITTEN_MAX * (len(old) + len(new))


def _runs_of_words(units: Sequence[Unit]) -> Iterator[_Run]:
    words = [word for unit in units for word in unit.text.casefold().split()]
    return zip(words, words[1:], words[2:], strict=False)


def _foreign(gap: Gap) -> Iterator[Link]:
    low, high, floor, top = gap
    yield from (Link((k,), (), (floor, k), rewritten=True) for k in range(low, high))
    yield from (Link((), (k,), (k, high), rewritten=True) for k in range(floor, top))


def _in_gap(before: Sequence[Unit], after: Sequence[Unit], gap: Gap) -> Iterator[Link]:
    low, high, floor, top = gap
    joined: list[tuple[list[int], list[int]]] = []
    place, other = low, floor
    for i, j in [*_best(before, after, gap), (high, top)]:
        loose, fresh = list(range(place, i)), list(range(other, j))
        if joined:
            _absorb(before, after, joined[-1], loose, fresh, forwards=True)
        anchor = ([i], [j])
        if i < high:
            _absorb(before, after, anchor, loose, fresh, forwards=False)
        for k in loose:
            yield Link((k,), (), (other, k))
        for k in fresh:
            yield Link((), (k,), (k, i))
        joined.append(anchor)
        place, other = i + 1, j + 1
    for old, new in joined[:-1]:
        yield Link(tuple(old), tuple(new), (new[0], old[0]))


def _best(before: Sequence[Unit], after: Sequence[Unit], gap: Gap) -> list[tuple[int, int]]:
    """Return the pairs, rising on both sides, that have most in common.

    Of one sentence's pairs the last stands first, so that of those that rise it has one at most.
    """
    low, high, floor, top = gap
    if low == high or floor == top:
        return []
    shares = _shares(before[low:high], after[floor:top])
    likely = [(i, j, share) for i, row in enumerate(shares) for j, share in sorted(row.items(), reverse=True)]
    kept = heaviest_rising([j for _, j, _ in likely], [round(share * WEIGHT_OF_ALL) for *_, share in likely])
    return [(low + likely[k][0], floor + likely[k][1]) for k in kept]


def _shares(before: Sequence[Unit], after: Sequence[Unit]) -> list[dict[int, float]]:
    """Return for each old sentence the new ones within a band of the diagonal that may be it, with their shares."""
    n, m = len(before), len(after)
    band = m if n * m <= PAIR_CELLS_MAX else max(BAND_MIN, PAIR_CELLS_MAX // (2 * n))
    news = [(len(bag(unit.text)), bag(unit.text)) for unit in after]
    found = []
    for i, unit in enumerate(before):
        words, middle, likely = bag(unit.text), i * m // n, {}
        size = len(words)
        for j in range(max(0, middle - band), min(m, middle + band + 1)):
            other, news_words = news[j]
            common = len(words & news_words)
            if 2 * common >= ALIKE_MIN * min(size, other):
                share = share_of(unit, after[j], (size, other, common))
                if share >= ALIKE_MIN:
                    likely[j] = share
        found.append(likely)
    return found


def _absorb(
    before: Sequence[Unit],
    after: Sequence[Unit],
    anchor: tuple[list[int], list[int]],
    loose: list[int],
    fresh: list[int],
    *,
    forwards: bool,
) -> None:
    """Join to a pair the neighbours that were cut out of it: what its longer side still holds."""
    for units, others, mine, theirs, free in (
        (after, before, anchor[1], anchor[0], fresh),
        (before, after, anchor[0], anchor[1], loose),
    ):
        if not free:
            continue
        held = _words(others, theirs) - _words(units, mine)
        while free and held:
            piece = free[0] if forwards else free[-1]
            if units[piece].kind in APART or not _holds(held, _words(units, [piece])):
                break
            held -= _words(units, [piece])
            free.remove(piece)
            mine.insert(len(mine) if forwards else 0, piece)
        _absorb_run(units, held, mine, free, forwards=forwards)


def _absorb_run(units: Sequence[Unit], held: Counter[str], mine: list[int], free: list[int], *, forwards: bool) -> None:
    """Join a run of neighbours at whose end stands what the longer side still holds: the rest of the run was cut."""
    if held.total() < HELD_WORDS_MIN:
        return
    reach = free[:REACH_MAX] if forwards else free[::-1][:REACH_MAX]
    found = next((k for k, piece in enumerate(reach) if _holds(_words(units, [piece]), held)), None)
    if found is None or any(units[piece].kind in APART for piece in reach[: found + 1]):
        return
    for piece in reach[: found + 1]:
        free.remove(piece)
        mine.insert(len(mine) if forwards else 0, piece)


def _words(units: Sequence[Unit], places: Sequence[int]) -> Counter[str]:
    return Counter(word for place in places for word in words_of(units[place].text))


def _holds(whole: Counter[str], piece: Counter[str]) -> bool:
    """Whether nearly all words of a piece stand in the whole."""
    return bool(piece) and (piece & whole).total() >= HELD_MIN * piece.total()
