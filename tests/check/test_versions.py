"""Whether a text is new, came back, alternates or is counted quietly."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.worlds import DAY, START
from watcher.check.versions import SETTLED_AFTER, Course, Version, course
from watcher.model import Reason

N, R, A, Q = None, Reason.RETURNED, Reason.ALTERNATES, "quiet"


def told(texts: str, gap: timedelta = DAY) -> list[Reason | str | None]:
    versions = [Version(text, START + number * gap) for number, text in enumerate(texts)]
    courses = [course(versions[:place], versions[place]) for place in range(1, len(versions))]
    return [Q if one.quiet else one.reason for one in courses]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("AB", [N]),
        ("ABC", [N, N]),
        ("ABA", [N, R]),
        ("ABAB", [N, R, R]),
        ("ABABA", [N, R, R, A]),
        ("ABABABAB", [N, R, R, A, Q, Q, Q]),
        ("ABABABC", [N, R, R, A, Q, N]),
        ("ABCA", [N, N, R]),
        ("ABCAC", [N, N, R, R]),
        ("ABCACACA", [N, N, R, R, R, A, Q]),
    ],
)
def test_the_course_of_a_source(texts: str, expected: list[Reason | str | None]) -> None:
    assert told(texts) == expected


def test_a_week_on_one_side_ends_an_alternation() -> None:
    assert told("ABABABAB", SETTLED_AFTER) == [N, R, R, R, R, R, R]


def test_the_first_time_of_a_text_is_named() -> None:
    versions = [Version(text, START + number * DAY) for number, text in enumerate("ABA")]
    assert course(versions, Version("B", START + 3 * DAY)) == Course(Reason.RETURNED, back_to=START + DAY)


@given(st.lists(st.sampled_from("ABC"), min_size=2, max_size=12))
def test_a_text_that_was_never_there_is_never_quiet(texts: list[str]) -> None:
    versions = [Version(text, START + number * DAY) for number, text in enumerate(texts)]
    assert course(versions, Version("new", START + 20 * DAY)) == Course()


@given(st.lists(st.sampled_from("AB"), min_size=1, max_size=12))
def test_quiet_comes_only_after_alternation_was_told(texts: list[str]) -> None:
    steps = [text for place, text in enumerate(texts) if place == 0 or texts[place - 1] != text]
    found = told("".join(steps))
    if Q in found:
        assert A in found[: found.index(Q)]
