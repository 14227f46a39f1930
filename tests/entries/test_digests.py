"""Digests: what a day's item says, and where its days end."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entries.invented import CARD, CHARTER, FEED_ID, TOLD, charter_change
from tests.entries.test_changed import told
from watcher import entries
from watcher.entries.digests import ROWS_MAX, Frequency, Period, retitled, row_of
from watcher.entries.periods import Window, counts_for, open_period
from watcher.entries.titles import TITLE_CHARS_MAX
from watcher.model import Entry, Event, Reason

AT = datetime(2026, 1, 25, 0, 0, 3, tzinfo=UTC)
DAY = Period(Frequency.DAILY, date(2026, 1, 24), UTC)
ZONES = ("UTC", "Europe/Zurich", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "America/Havana")


def digest(*events: Entry) -> Entry:
    return entries.digest(DAY, events, at=AT, feed_id=FEED_ID)


def test_an_item_is_a_table_of_what_was_told_with_links_to_each() -> None:
    change = told(CHARTER, charter_change())
    light = replace(told(CARD, charter_change()), feeds=("everything",), reason=Reason.MIXED_RULES, told=TOLD)
    entry = digest(light, change)
    assert entry.title == "Digest of 24 Jan 2026: two changes"
    assert entry.guid == f"tag:{FEED_ID}:_service/20260125000003/digest"
    assert entry.summary.startswith("What was told in the day from 24 Jan 2026 00:00 UTC to 25 Jan 2026 00:00 UTC.")
    text = entry.content_text
    assert text.index(change.title) < text.index("In the feed of everything only") < text.index(light.title)
    assert f"{change.title} | change, may change meaning; 24 Jan 2026 23:39 UTC" in text
    assert "change, may change meaning, mixed rules; " in text
    assert f'<td><a href="{{base}}/{change.links[0].href}">' in entry.content_html


def test_a_document_without_a_page_of_ours_is_linked_itself_without_its_anchor() -> None:
    new = replace(told(CARD, charter_change()), event=Event.NEW)
    links = tuple(replace(link, href=f"{CARD.url}#welfare") for link in new.links if link.rel == "source")
    entry = digest(replace(new, links=links))
    assert f'<a href="{CARD.url}">' in entry.content_html
    shown = retitled(entry, {row_of(replace(new, links=links)): "Lantern 2 system card: withdrawn"})
    assert f"Lantern 2 system card: withdrawn {CARD.url} | " in shown.content_text
    assert new.title not in shown.content_text
    assert entry.title == "Digest of 24 Jan 2026: one new document"


def test_a_long_day_is_cut_and_says_so() -> None:
    events = [replace(told(CHARTER, charter_change()), title=f"Event {n}.") for n in range(ROWS_MAX + 7)]
    entry = digest(*events)
    assert entry.title == "Digest of 24 Jan 2026: 107 changes"
    assert f"Event {ROWS_MAX - 1}." in entry.content_text
    assert f"Event {ROWS_MAX}." not in entry.content_text
    assert "Seven more events: see all changes." in entry.content_text


def test_titles_are_escaped_and_a_withdrawn_one_leaves_nothing_behind() -> None:
    title = 'Maple\'s Charter: "<b>will</b>" -> "may & \'might\'"'
    gone = replace(told(CHARTER, charter_change()), title=title)
    entry = digest(gone, told(CARD, charter_change()))
    assert "<b>" not in entry.content_html
    shown = retitled(entry, {row_of(gone): "Maple's Charter: change told 24 Jan 2026"})
    for said in (shown.content_html, shown.content_text):
        assert "will" not in said
        assert "might" not in said
        assert "change told 24 Jan 2026" in said
        assert "Lantern 2 system card" in said


@given(
    counts=st.lists(st.sampled_from([Event.CHANGED, Event.NEW, Event.GONE, Event.CORRECTED, Event.BEGUN]), min_size=1)
)
def test_a_title_fits_whatever_happened(counts: list[Event]) -> None:
    change = told(CHARTER, charter_change())
    entry = digest(*(replace(change, event=event) for event in counts))
    assert len(entry.title) <= TITLE_CHARS_MAX


@given(
    when=st.integers(946_684_800, 4_102_444_800).map(lambda second: datetime.fromtimestamp(second, UTC)),
    zone=st.sampled_from(ZONES),
    frequency=st.sampled_from(Frequency),
)
def test_periods_follow_each_other_without_gap_or_overlap(when: datetime, zone: str, frequency: Frequency) -> None:
    period = Period.of(when, frequency, ZoneInfo(zone))
    assert period.start <= when < period.end
    assert Period.of(period.end, frequency, ZoneInfo(zone)).start == period.end
    assert Period.of(period.end - timedelta(microseconds=1), frequency, ZoneInfo(zone)) == period
    assert Period.of(period.start, frequency, ZoneInfo(zone)) == period


@pytest.mark.parametrize(
    ("first", "frequency", "words"),
    [
        (date(2026, 1, 24), Frequency.DAILY, "24 Jan 2026"),
        (date(2026, 1, 19), Frequency.WEEKLY, "19 Jan to 25 Jan 2026"),
        (date(2026, 12, 28), Frequency.WEEKLY, "28 Dec 2026 to 3 Jan 2027"),
    ],
)
def test_a_period_has_a_name(first: date, frequency: Frequency, words: str) -> None:
    assert Period(frequency, first, UTC).words == words


def test_a_day_of_which_a_digest_is_out_in_part_is_named_by_its_hours() -> None:
    began, ended = AT.replace(day=24, hour=5), AT.replace(day=24, hour=20)
    closed = [(began - timedelta(days=1), began), (ended, ended + timedelta(days=1))]
    period = open_period(AT.replace(day=24, hour=12), Frequency.DAILY, UTC, closed)
    assert (period.start, period.end) == (began, ended)
    assert period.words == "24 Jan 2026 05:00 UTC to 24 Jan 2026 20:00 UTC"
    assert open_period(AT, Frequency.DAILY, UTC, ()) == Period(Frequency.DAILY, date(2026, 1, 25), UTC)


def test_what_counts_for_a_later_day_than_its_own_is_said_to_be_late() -> None:
    late = replace(told(CHARTER, charter_change()), told=DAY.start - timedelta(hours=3))
    line = entries.digest(DAY, (late,), at=AT, feed_id=FEED_ID).summary.splitlines()[0]
    assert line.endswith("to 25 Jan 2026 00:00 UTC, and one event told after the digest of an earlier time was out.")


moments = st.integers(0, 80_000).map(lambda minutes: AT + timedelta(minutes=minutes))


@given(st.lists(st.tuples(moments, st.sampled_from(ZONES)), max_size=20), st.sampled_from(Frequency))
def test_windows_never_overlap_and_hold_what_counts_for_them(
    told_at: list[tuple[datetime, str]], frequency: Frequency
) -> None:
    closed: list[Window] = []
    for moment, zone in told_at:
        when = counts_for(moment, closed)
        period = open_period(when, frequency, ZoneInfo(zone), closed)
        assert moment <= when
        assert period.start <= when < period.end
        assert all(period.end <= start or end <= period.start for start, end in closed)
        closed.append((period.start, period.end))


def test_of_two_events_with_one_title_the_one_that_was_withdrawn_has_another() -> None:
    first, second = told(CHARTER, charter_change()), replace(told(CARD, charter_change()), title="Moved | -> here")
    first = replace(first, title=second.title)
    entry = digest(first, second)

    shown = retitled(entry, {row_of(second): "Withdrawn: \\1"})

    rows = [line for line in shown.content_text.split("\n") if " | change" in line]
    assert [row.split(" | change")[0] for row in rows] == ["Moved | -> here", "Withdrawn: \\1"]
    html = [line for line in shown.content_html.split("\n") if line.startswith("<tr>")]
    assert ["Moved | -&gt; here" in line for line in html] == [True, False]
    assert retitled(entry, {}) == entry
