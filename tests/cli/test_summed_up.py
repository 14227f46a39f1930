"""Below the sources stands how many of them cannot be read, and whether anything can be reached at all."""

from dataclasses import replace

from tests.check.worlds import CARE, HOUR, START
from watcher.cli.standstill import summed_up
from watcher.model import SourceState

SOURCES = [replace(CARE, id=name, url=f"https://{name}.example/") for name in ("oak", "elm", "fir", "ash")]


def failing(name: str, reason: str) -> SourceState:
    return SourceState(name, failures=1, reason=reason, failing_since=START, lost=START, last_checked=START)


def test_where_all_is_well_nothing_is_added() -> None:
    well = {one.id: SourceState(one.id, last_checked=START, good_snapshot="x") for one in SOURCES}
    assert list(summed_up(SOURCES, well, START)) == []
    assert list(summed_up(SOURCES[:1], {"oak": failing("oak", "dns")}, START)) == []
    assert list(summed_up(SOURCES, {}, START)) == []


def test_what_cannot_be_read_is_counted_by_reason() -> None:
    states = {"oak": replace(failing("oak", "forbidden"), good_snapshot="x"), "elm": failing("elm", "dns")}
    states["fir"] = SourceState("fir", last_checked=START, answered=START)
    assert list(summed_up(SOURCES, states, START + HOUR)) == [
        "2 of 4 sources cannot be read at present (forbidden 1, dns 1); 1 of them was never read"
    ]


def test_a_machine_that_is_offline_is_asked_about() -> None:
    states = {one.id: failing(one.id, "dns") for one in SOURCES}
    counts, offline = summed_up(SOURCES, states, START + HOUR)
    assert counts.endswith("(dns 4); 4 of them were never read")
    assert offline == "no host can be reached, since 2026-05-04 09:00 UTC: is this machine offline?"
