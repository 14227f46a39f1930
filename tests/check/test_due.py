"""When a source is asked again."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.worlds import CARE, DAY, HOUR, START
from watcher.check.due import (
    BACKOFF_MAX,
    JITTER,
    RETRY_AFTER_MAX,
    asks_unconditionally,
    due_at,
    interval,
    next_due,
    patience,
)
from watcher.model import Kind, Source, SourceState

READABLE = SourceState("care", checks=1, baseline=START)
OLD, YOUNG = date(2025, 1, 1), date(2026, 5, 1)


def of(kind: Kind, published: date | None = None) -> Source:
    return replace(CARE, kind=kind, every=None, published=published)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (of(Kind.CONSTITUTION), HOUR),
        (of(Kind.COMMITMENT, OLD), HOUR),
        (of(Kind.SYSTEM_CARD, YOUNG), HOUR),
        (of(Kind.SYSTEM_CARD, OLD), 6 * HOUR),
        (of(Kind.SYSTEM_CARD), HOUR),
        (of(Kind.POST, YOUNG), 6 * HOUR),
        (of(Kind.POST, OLD), DAY),
        (of(Kind.POLICY), 6 * HOUR),
        (of(Kind.FEED), 6 * HOUR),
        (replace(CARE, every=timedelta(minutes=7)), timedelta(minutes=7)),
    ],
)
def test_the_interval_is_declared_or_goes_by_kind_and_age(source: Source, expected: timedelta) -> None:
    assert interval(source, READABLE, START) == expected


def test_an_undated_card_is_young_until_it_has_not_changed_for_long() -> None:
    card = of(Kind.SYSTEM_CARD)
    assert interval(card, READABLE, START + 100 * DAY) == 6 * HOUR
    assert interval(card, replace(READABLE, last_changed=START + 60 * DAY), START + 100 * DAY) == HOUR


def test_auto_asks_often_after_a_change_and_rarely_in_long_silence() -> None:
    auto = replace(CARE, every="auto")
    spans = [interval(auto, READABLE, START + after) for after in (HOUR, 2 * DAY, 10 * DAY, 300 * DAY)]
    assert spans == [timedelta(minutes=30), 2 * HOUR, 10 * HOUR, DAY]


@given(seed=st.integers(0, 10_000))
def test_a_readable_source_is_asked_an_interval_later_give_or_take_a_twentieth(seed: int) -> None:
    due = next_due(CARE, READABLE, START, Random(seed))
    assert HOUR * (1 - JITTER) <= due - START <= HOUR * (1 + JITTER)


@given(seed=st.integers(0, 10_000), failures=st.integers(1, 5_000))
def test_a_failing_source_is_asked_ever_more_rarely_within_bounds(seed: int, failures: int) -> None:
    wait = next_due(CARE, replace(READABLE, failures=failures), START, Random(seed)) - START
    assert timedelta(minutes=2) < wait <= 8 * HOUR
    assert wait <= timedelta(minutes=5) * 2 ** min(failures, 20)
    daily = replace(CARE, every=2 * DAY)
    assert next_due(daily, replace(READABLE, failures=failures), START, Random(seed)) - START <= max(
        2 * DAY, BACKOFF_MAX
    )


def test_sources_that_failed_together_do_not_come_back_together() -> None:
    failing = replace(READABLE, failures=6)
    dues = [next_due(CARE, failing, START, Random(seed)) for seed in range(200)]
    minutes = {int((due - START).total_seconds() // 60) for due in dues}
    assert len(minutes) > 80


def test_a_host_that_asks_for_a_pause_gets_it_but_not_for_ever() -> None:
    def due(wanted: timedelta) -> datetime:
        state = replace(READABLE, failures=1, retry_after=START + wanted)
        return next_due(CARE, state, START, Random(1))

    assert START + 5 * HOUR <= due(5 * HOUR) <= START + 6 * HOUR
    assert START + RETRY_AFTER_MAX <= due(900 * DAY) <= START + RETRY_AFTER_MAX + HOUR


def test_those_that_a_host_sent_away_together_do_not_come_back_together() -> None:
    for wanted in (timedelta(seconds=30), HOUR):
        state = replace(READABLE, failures=1, retry_after=START + wanted)
        daily = replace(CARE, every=DAY)
        dues = [next_due(daily, state, START, Random(seed)) - START for seed in range(100)]
        assert min(dues) >= wanted
        assert len({int(due.total_seconds() // 2) for due in dues}) > 20


def test_a_source_that_is_asked_every_second_comes_back_soon_after_a_pause() -> None:
    state = replace(READABLE, failures=1, retry_after=START + timedelta(seconds=5))
    quick = replace(CARE, every=timedelta(seconds=1))
    assert next_due(quick, state, START, Random(1)) - START <= timedelta(seconds=6)


@pytest.mark.parametrize(
    ("every", "fresh", "latest"),
    [
        (HOUR, timedelta(minutes=10), HOUR),
        (HOUR, 1.5 * HOUR, 1.5 * HOUR),
        (HOUR, 365 * DAY, 2 * HOUR),
        (18 * HOUR, 365 * DAY, DAY),
        (3 * DAY, 365 * DAY, 3 * DAY),
    ],
)
def test_what_stays_fresh_is_not_asked_before_but_no_later_than_two_intervals(
    every: timedelta, fresh: timedelta, latest: timedelta
) -> None:
    source, state = replace(CARE, every=every), replace(READABLE, retry_after=START + fresh)
    waits = [next_due(source, state, START, Random(seed)) - START for seed in range(50)]
    assert min(waits) >= min(fresh, latest)
    assert max(waits) <= max(latest * 1.2, every * (1 + JITTER))


def test_patience_is_three_intervals() -> None:
    assert patience(CARE, READABLE, START) == 3 * HOUR


def test_a_source_may_have_a_patience_of_its_own() -> None:
    assert patience(replace(CARE, patience=timedelta(days=2)), READABLE, START) == timedelta(days=2)


def test_validators_are_left_out_every_seventh_day_after_a_declaration_and_after_a_clock_jump() -> None:
    state = replace(READABLE, unconditional=START, declaration_digest="d")
    assert not asks_unconditionally(state, "d", START + 6 * DAY)
    assert asks_unconditionally(state, "d", START + 7 * DAY)
    assert asks_unconditionally(state, "other", START)
    assert asks_unconditionally(state, "d", START - DAY)
    assert asks_unconditionally(READABLE, "d", START)


def test_a_shortened_interval_counts_at_once_and_a_longer_one_after_the_next_check() -> None:
    checked = replace(READABLE, last_checked=START, next_due=START + 24 * HOUR)
    daily = replace(CARE, every=DAY)
    assert due_at(daily, checked) == START + 24 * HOUR
    soon = due_at(CARE, checked)
    assert soon is not None
    assert START + HOUR <= soon <= START + HOUR * (1 + JITTER)
    assert due_at(daily, replace(checked, next_due=START + HOUR)) == START + HOUR
    assert due_at(CARE, SourceState("care")) is None


@given(st.integers(0, 9), st.floats(1, 3e5), st.integers(1, 10_000), st.integers(0, 10_000))
def test_what_was_drawn_under_the_same_interval_stays(failures: int, asked: float, minutes: int, seed: int) -> None:
    source = replace(CARE, every=timedelta(minutes=minutes))
    after = START + timedelta(seconds=asked)
    state = replace(READABLE, last_checked=START, failures=failures, retry_after=after)
    drawn = next_due(source, state, START, Random(seed))
    assert due_at(source, replace(state, next_due=drawn)) == drawn
