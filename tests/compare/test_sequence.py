"""Aligning sequences: equal places, rising on both sides, and fast on what repeats."""

import random
import time
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.compare.sequence import GAP_CELLS_MAX, VARIED_MIN, gaps, heaviest_rising, longest_rising, pairs

FEW = st.lists(st.sampled_from("abc"), max_size=30)
LAW = settings(max_examples=100, deadline=None)


def rising(values: list[int]) -> bool:
    return all(a < b for a, b in pairwise(values))


@LAW
@given(FEW, FEW)
def test_pairs_are_equal_and_rise(before: list[str], after: list[str]) -> None:
    found = pairs(before, after)

    assert all(before[i] == after[j] for i, j in found)
    assert rising([i for i, _ in found])
    assert rising([j for _, j in found])


@LAW
@given(FEW, st.integers(0, 30), st.integers(2, 40))
def test_large_repetitive_sides_align_by_count(seeds: list[str], place: int, times: int) -> None:
    before = ["x", *(["same"] * 200), *seeds * times]
    after = [*(["same"] * 200), *seeds * times]
    after.insert(place, "new")

    found = pairs(before, after)

    assert all(before[i] == after[j] for i, j in found)
    assert len(found) >= len(after) // 2


@LAW
@given(FEW, FEW)
def test_gaps_and_pairs_cover_both_sides_once(before: list[str], after: list[str]) -> None:
    found = pairs(before, after)
    old, new = [i for i, _ in found], [j for _, j in found]
    for low, high, floor, top in gaps(found, len(before), len(after)):
        old += range(low, high)
        new += range(floor, top)

    assert sorted(old) == list(range(len(before)))
    assert sorted(new) == list(range(len(after)))


def test_unique_lines_anchor_large_gaps() -> None:
    before = [f"line {n}" for n in range(400)]
    after = [*before[:100], "new", *before[101:300], *before[320:]]

    found = pairs(before, after[::1])

    assert len(before) * len(after) > GAP_CELLS_MAX
    assert len(found) == 379


def test_runs_anchor_where_no_single_element_is_unique() -> None:
    letters = random.Random(7)
    before = [letters.randrange(VARIED_MIN + 4) for _ in range(1_000)]
    after = [-1, *before[:400], -2, *before[401:], -3]

    found = pairs(before, after)

    assert all(before[i] == after[j] for i, j in found)
    assert len(found) == 999


@LAW
@given(st.lists(st.integers(0, 9), max_size=8))
def test_the_longest_rising_part_is_as_long_as_any(values: list[int]) -> None:
    best = max(n for n in range(len(values) + 1) if any(rising(list(c)) for c in combinations(values, n)))

    found = longest_rising(values)

    assert len(found) == best
    assert rising([values[k] for k in found])


@LAW
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=8))
def test_the_heaviest_rising_part_weighs_as_much_as_any(rows: list[tuple[int, int]]) -> None:
    values, weights = [v for v, _ in rows], [w for _, w in rows]
    parts = (c for n in range(len(rows) + 1) for c in combinations(range(len(rows)), n))
    best = max(sum(weights[k] for k in c) for c in parts if rising([values[k] for k in c]))

    found = heaviest_rising(values, weights)

    assert sum(weights[k] for k in found) == best
    assert rising([values[k] for k in found])


def test_thousands_of_equal_lines_take_no_quadratic_time() -> None:
    before, after = ["first", *["same"] * 40_000], [*["same"] * 20_000, "new", *["same"] * 20_000, "last"]

    start = time.perf_counter()
    found = pairs(before, after)

    assert len(found) == 40_000
    assert time.perf_counter() - start < 5
