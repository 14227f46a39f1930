"""Cache-Control, Expires and Age: for how long an answer stays as it is, by its host's word."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.check.worlds import CARE, HOUR, URL, Answer, Lab, page
from watcher.check.freshness import FRESH_SECONDS_MAX, fresh_for
from watcher.model import Exchange

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NOON, LATER = "Fri, 20 Nov 2026 12:00:00 GMT", "Fri, 20 Nov 2026 13:00:00 GMT"


def answered(*headers: tuple[str, str]) -> Exchange:
    return Exchange(URL, AT, (), 200, "OK", "HTTP/1.1", headers, b"")


def cached(value: str, *headers: tuple[str, str]) -> float:
    return fresh_for(answered(("Cache-Control", value), *headers)).total_seconds()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=600", 600),
        ("public, Max-Age=600, s-maxage=9", 600),
        ('max-age="600"', 600),
        ("max-age=600, max-age=7", 600),
        ("max-age = 600", 600),
        ("s-maxage=600", 0),
        ("no-cache, max-age=600", 0),
        ("max-age=600, no-store", 0),
        ("must-revalidate, max-age=600", 600),
        ("max-age=-5", 0),
        ("max-age=soon", 0),
        ("max-age=\u0665", 0),
        ("max-age", 0),
        ("", 0),
        (",,=,;", 0),
        ("max-age=99999999999999999999", FRESH_SECONDS_MAX),
    ],
)
def test_max_age_is_read_as_it_is_meant(value: str, seconds: int) -> None:
    assert cached(value) == seconds


def test_several_headers_are_one_list() -> None:
    assert fresh_for(answered(("cache-control", "public"), ("CACHE-CONTROL", "max-age=60"))).total_seconds() == 60


def test_what_has_passed_on_the_way_is_taken_off() -> None:
    assert cached("max-age=600", ("Age", "540")) == 60
    assert cached("max-age=600", ("Age", "900")) == 0
    assert cached("max-age=600", ("Age", "young")) == 600


def test_an_expiry_counts_where_no_age_is_given_from_the_hosts_own_clock() -> None:
    assert fresh_for(answered(("Expires", LATER), ("Date", NOON))) == HOUR
    assert fresh_for(answered(("Expires", LATER))) == HOUR
    assert fresh_for(answered(("Expires", NOON), ("Date", LATER))) == timedelta()
    assert cached("max-age=60", ("Expires", LATER)) == 60
    for nonsense in ("0", "-1", "never", "Fri, 99 Nov 99999 12:00:00 GMT", ""):
        assert fresh_for(answered(("Expires", nonsense))) == timedelta()


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=20))
def test_no_header_breaks_it(control: str, expires: str, age: str) -> None:
    fresh = fresh_for(answered(("Cache-Control", control), ("Expires", expires), ("Age", age), ("Date", expires)))
    assert timedelta() <= fresh <= timedelta(seconds=FRESH_SECONDS_MAX)


@pytest.mark.parametrize("etag", [None, '"1"'])
def test_a_source_that_says_how_long_it_stays_is_left_alone_for_so_long(quill: Lab, etag: str | None) -> None:
    headers = (("Content-Type", "text/html"), ("Cache-Control", "max-age=6000"))
    quill.site.answers[URL] = Answer(page(), headers, etag=etag)
    for _ in range(2):
        quill.check()
        state = quill.world.catalogue.state(CARE.id)
        assert state is not None
        assert state.last_checked is not None
        assert state.next_due is not None
        assert timedelta(seconds=6000) <= state.next_due - state.last_checked <= timedelta(seconds=7200)
