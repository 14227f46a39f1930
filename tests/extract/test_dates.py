from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.extract.dates import find_date, is_date, iso_date


@pytest.mark.parametrize(
    "text",
    [
        "Jan 5, 2026",
        "January 5th, 2026",
        "5 January 2026",
        "Monday, January 5, 2026",
        "2026-01-05",
        "2026/01/05",
        "05.01.2026",
        "5. Januar 2026",
        "5 de enero de 2026",
        "5 janv. 2026",
        "5 gennaio 2026",
        "den 5 januari 2026",
        "5 stycznia 2026",
        "2026. január 5.",
        "5 Ocak 2026",
        "5 января 2026 г.",
        "2026年1月5日",
        "2026년 1월 5일",
    ],
)
def test_a_date_is_read_in_the_languages_of_real_pages(text: str) -> None:
    assert find_date(f"Updated: {text}") == date(2026, 1, 5)
    assert is_date(text)


def test_the_first_date_counts() -> None:
    assert find_date("Effective 1 March 2026, first published 2024-02-02") == date(2026, 3, 1)


def test_an_ambiguous_date_is_read_by_the_pages_language_or_not_at_all() -> None:
    assert find_date("5/1/2026") is None
    assert find_date("5/1/2026", "en-US") == date(2026, 5, 1)
    assert find_date("5/1/2026", "de") == date(2026, 1, 5)
    assert find_date("13/1/2026") == date(2026, 1, 13)


@pytest.mark.parametrize("text", ["2026-13-45", "Jan 5", "Version 1.2.2026.4", "", "31 February 2026"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert find_date(text) is None


def test_a_month_without_a_day_is_kept_as_a_month() -> None:
    assert iso_date("February 2026") == "2026-02"
    assert iso_date("Feb 3, 2026") == "2026-02-03"


def test_words_beside_a_date_are_more_than_a_date() -> None:
    assert not is_date("On 5 January 2026 we changed the policy")


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_survives_being_written(day: date) -> None:
    assert find_date(day.isoformat()) == find_date(f"{day:%B} {day.day}, {day.year}") == day
