"""Which sentence became which: one to one, one to several where a sentence was cut or joined, and moved ones."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from watcher.compare.forms import glyphs
from watcher.compare.sequence import Gap, gaps
from watcher.compare.text import Unit
from watcher.model import BlockKind

PAIR_CELLS_MAX: Final = 3_000
"""Sentences of one side times the other's, up to which every pair is weighed; above, only those near the diagonal."""
BAND_MIN: Final = 6
"""How far from the diagonal a pair is weighed at least, in sentences."""
ALIKE_MIN: Final = 0.45
"""Share of common words from which two sentences are one that was edited."""
HELD_MIN: Final = 0.75
"""Share of a piece's words that a longer sentence must hold to have been cut into it."""
HELD_WORDS_MIN: Final = 4
PIECE_SHARE: Final = 0.46
"""What such a piece counts for."""
ROW_SHARE: Final = 0.6
"""What two rows that begin with the same cell count for at least."""
REWRITTEN_CELLS_MIN: Final = 25
"""Sentences of one side times the other's, from which a passage may count as rewritten."""
REWRITTEN_MAX: Final = 0.04
"""Share of runs of three words below which it does."""
REACH_MAX: Final = 3
"""How many sentences away a cut-off piece is looked for."""
MOVED_SIZE_MIN: Final = 2 / 3
"""How long the shorter of two sentences must be to have that share in common with the longer."""
MOVED_MIN: Final = 0.8
"""Share of common words from which a sentence elsewhere is the one that went, edited."""
BAGS_KEPT: Final = 32_768

_WORD: Final = re.compile(r"\w+")
_APART: Final = frozenset({BlockKind.ROW, BlockKind.CODE})


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences before and what became of them; one side may be empty."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    at: tuple[int, int]
    """Where it stands: in after, in before."""
    moved: bool = False
    rewritten: bool = False
    """Whether it stands where everything around it is new too: nothing there is one sentence edited."""


@lru_cache(maxsize=BAGS_KEPT)
def bag(text: str) -> frozenset[str | tuple[str, int]]:
    """Return the words of a sentence, the second "the" told from the first."""
    words = _WORD.findall(glyphs(text).casefold())
    once = frozenset(words)
    if len(once) == len(words):
        return once
    seen: Counter[str] = Counter()
    found: list[str | tuple[str, int]] = []
    for word in words:
        found.append((word, seen[word]) if seen[word] else word)
        seen[word] += 1
    return frozenset(found)


def alike(before: Unit, after: Unit) -> float:
    """Return the share of words that two sentences have in common (Dice); a cut piece counts for little."""
    old, new = bag(before.text), bag(after.text)
    return _share(before, after, (len(old), len(new), len(old & new)))


def _share(before: Unit, after: Unit, words: tuple[int, int, int]) -> float:
    """Weigh two sentences by how many words each has and how many both have."""
    old, new, common = words
    if before.kind is not after.kind and (before.kind in _APART or after.kind in _APART):
        return 0.0
    if not (old and new):
        return float(before.text == after.text)
    share = 2 * common / (old + new)
    if before.cells and after.cells and before.cells[0] and before.cells[0] == after.cells[0]:
        return max(share, ROW_SHARE)
    small = min(old, new)
    return max(share, PIECE_SHARE) if small >= HELD_WORDS_MIN and common >= HELD_MIN * small else share


def links(before: Sequence[Unit], after: Sequence[Unit], equal: Sequence[tuple[int, int]]) -> list[Link]:
    """Return what differs between two texts, in order; `equal` are the places of sentences that are the same."""
    found: list[Link] = []
    for gap in gaps(equal, len(before), len(after)):
        found += _foreign(gap) if _is_rewritten(before, after, gap) else _in_gap(before, after, gap)
    return sorted(_with_moves(before, after, found), key=lambda link: link.at)


def _is_rewritten(before: Sequence[Unit], after: Sequence[Unit], gap: Gap) -> bool:
    """Whether two passages have so little wording in common that pairing their sentences would be chance."""
    low, high, floor, top = gap
    if (high - low) * (top - floor) < REWRITTEN_CELLS_MIN:
        return False
    old, new = _runs_of_words(before[low:high]), _runs_of_words(after[floor:top])
    return 2 * len(old & new) < REWRITTEN_MAX * (len(old) + len(new))


def _runs_of_words(units: Sequence[Unit]) -> set[tuple[str, str, str]]:
    words = [word for unit in units for word in unit.text.casefold().split()]
    return set(zip(words, words[1:], words[2:], strict=False))


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
    """Return the pairs, rising on both sides, that have most in common: dynamic programming within a band."""
    low, high, floor, top = gap
    n, m = high - low, top - floor
    if not n or not m:
        return []
    shares = _shares(before[low:high], after[floor:top])
    rows = [[0.0] * (m + 1)]
    for likely in shares:
        above, row, best = rows[-1], [0.0], 0.0
        for j in range(m):
            best = max(best, above[j + 1], above[j] + likely[j] if j in likely else 0.0)
            row.append(best)
        rows.append(row)
    return _traced(rows, low, floor)


def _shares(before: Sequence[Unit], after: Sequence[Unit]) -> list[dict[int, float]]:
    """Return for each old sentence the new ones that may be it, and what speaks for it."""
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
                share = _share(unit, after[j], (size, other, common))
                if share >= ALIKE_MIN:
                    likely[j] = share
        found.append(likely)
    return found


def _traced(rows: list[list[float]], low: int, floor: int) -> list[tuple[int, int]]:
    """Walk back the way that the best sum came."""
    found: list[tuple[int, int]] = []
    i, j = len(rows) - 1, len(rows[0]) - 1
    while i and j:
        if rows[i][j] == rows[i - 1][j]:
            i -= 1
        elif rows[i][j] == rows[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((low + i, floor + j))
    return found[::-1]


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
            if units[piece].kind in _APART or not _holds(held, _words(units, [piece])):
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
    if found is None or any(units[piece].kind in _APART for piece in reach[: found + 1]):
        return
    for piece in reach[: found + 1]:
        free.remove(piece)
        mine.insert(len(mine) if forwards else 0, piece)


def _words(units: Sequence[Unit], places: Sequence[int]) -> Counter[str]:
    return Counter(word for place in places for word in _WORD.findall(glyphs(units[place].text).casefold()))


def _holds(whole: Counter[str], piece: Counter[str]) -> bool:
    """Whether nearly all words of a piece stand in the whole."""
    return bool(piece) and (piece & whole).total() >= HELD_MIN * piece.total()


def _with_moves(before: Sequence[Unit], after: Sequence[Unit], found: Sequence[Link]) -> list[Link]:
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
        if not (_APART & {before[i].kind, after[j].kind}) or before[i].kind is after[j].kind:
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
