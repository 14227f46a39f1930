"""What is remembered of a source after each kind of check."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from tests.archive import captures
from tests.check.worlds import CARE, DAY, HOUR
from watcher.check import states
from watcher.check.states import Good
from watcher.model import Capture, NotModified, SourceState, Validators

GOOD = Good("care/20260504120000", "document", "rules")
CAPTURE = captures.capture()
KNOWN = SourceState(
    "care", 4, baseline=CAPTURE.at - DAY, last_good=CAPTURE.at - DAY, verified_unchanged=CAPTURE.at - HOUR
)


def good(state: SourceState, capture: Capture = CAPTURE, *, changed: bool, unconditional: bool = True) -> SourceState:
    return states.after_good(CARE, state, capture, GOOD, changed=changed, unconditional=unconditional, rng=Random(1))


def failed(state: SourceState, hours: int = 0, retry_after: float | None = None) -> SourceState:
    at = CAPTURE.at + hours * HOUR
    return states.after_failure(CARE, state, at, "timeout", "It hung.", retry_after=retry_after, rng=Random(1))


def test_the_first_good_read_is_the_baseline_and_no_change() -> None:
    state = good(SourceState("care"), changed=False)
    assert (state.baseline, state.last_good, state.last_changed) == (CAPTURE.at, CAPTURE.at, None)
    assert (state.good_snapshot, state.good_document, state.good_rules) == (GOOD.snapshot, GOOD.document, GOOD.rules)
    assert state.checks == 1


def test_an_unchanged_read_is_verified_and_a_change_is_not() -> None:
    unchanged, changed = good(KNOWN, changed=False), good(KNOWN, changed=True)
    assert (unchanged.verified_unchanged, unchanged.last_changed) == (CAPTURE.at, None)
    assert (changed.verified_unchanged, changed.last_changed) == (KNOWN.verified_unchanged, CAPTURE.at)
    assert (changed.baseline, changed.last_good) == (KNOWN.baseline, CAPTURE.at)


def test_validators_are_those_of_the_newest_good_response_at_the_address_that_gave_them() -> None:
    state = good(replace(KNOWN, validators=Validators("old", '"old"')), changed=False)
    assert state.validators == Validators("https://quill.example/care", '"a1"')
    assert good(KNOWN, captures.redirected(), changed=False).validators is None
    dated = (("last-modified", "Mon, 04 May 2026 10:00:00 GMT"),)
    moved = Capture((captures.exchange(headers=dated),), captures.PAGE)
    assert good(KNOWN, moved, changed=False).validators == Validators(
        "https://quill.example/care", None, "Mon, 04 May 2026 10:00:00 GMT"
    )


def test_a_question_with_validators_does_not_put_off_the_one_without() -> None:
    asked = replace(KNOWN, unconditional=CAPTURE.at - 2 * DAY)
    assert good(asked, changed=False, unconditional=False).unconditional == asked.unconditional
    assert good(asked, changed=False).unconditional == CAPTURE.at


def test_failures_are_counted_from_the_first_in_a_row() -> None:
    state = failed(failed(KNOWN), 2)
    assert (state.failures, state.failing_since, state.last_checked) == (2, CAPTURE.at, CAPTURE.at + 2 * HOUR)
    assert (state.reason, state.sentence, state.last_good) == ("timeout", "It hung.", KNOWN.last_good)
    again = good(state, changed=False)
    assert (again.failures, again.failing_since, again.reason, again.sentence) == (0, None, None, "")


def test_a_server_that_says_not_modified_ends_a_failure_too() -> None:
    answer = NotModified((replace(CAPTURE.exchanges[0], status=304),))
    state = states.after_not_modified(CARE, failed(KNOWN), answer, Random(1))
    assert (state.failures, state.failing_since, state.verified_unchanged) == (0, None, CAPTURE.at)
    assert (state.last_good, state.checks) == (KNOWN.last_good, KNOWN.checks + 2)


@pytest.mark.parametrize("seconds", [1e18, float(2**62)])
def test_a_pause_beyond_the_calendar_is_a_moment_all_the_same(seconds: float) -> None:
    assert failed(KNOWN, retry_after=seconds).retry_after is not None


def test_patience_ends_once() -> None:
    state = failed(KNOWN)
    assert not states.out_of_patience(CARE, state, CAPTURE.at + 2 * HOUR)
    assert states.out_of_patience(CARE, state, CAPTURE.at + 3 * HOUR)
    assert not states.out_of_patience(CARE, replace(state, told_unreadable=True), CAPTURE.at + 30 * HOUR)
    assert not states.out_of_patience(CARE, KNOWN, CAPTURE.at + 300 * HOUR)


def test_the_present_words_were_last_seen_by_a_read_or_by_the_server_s_word() -> None:
    assert states.last_read(KNOWN) == KNOWN.verified_unchanged
    assert states.last_read(replace(KNOWN, last_good=CAPTURE.at)) == CAPTURE.at
    assert states.last_read(SourceState("care")) is None
    assert timedelta() < CAPTURE.at - (states.last_read(KNOWN) or CAPTURE.at)


def test_words_were_last_read_when_the_last_check_says_so_though_an_earlier_clock_was_ahead() -> None:
    read = replace(KNOWN, last_checked=CAPTURE.at, last_good=CAPTURE.at + DAY, verified_unchanged=CAPTURE.at)
    assert states.last_read(read) == CAPTURE.at
    changed = replace(KNOWN, last_checked=CAPTURE.at, last_good=CAPTURE.at, verified_unchanged=CAPTURE.at + DAY)
    assert states.last_read(changed) == CAPTURE.at
    assert states.last_read(replace(KNOWN, last_checked=CAPTURE.at - 2 * DAY)) == KNOWN.verified_unchanged
    assert states.last_read(SourceState("care")) is None


def test_a_source_has_failed_since_no_later_than_its_last_failure() -> None:
    assert failed(replace(KNOWN, failing_since=CAPTURE.at + DAY)).failing_since == CAPTURE.at
    assert failed(failed(KNOWN), hours=2).failing_since == CAPTURE.at


def test_a_source_has_not_failed_since_before_it_was_read_nor_since_before_there_was_a_watcher() -> None:
    unset = CAPTURE.at.replace(year=2000)
    at_boot = failed(KNOWN, -round((CAPTURE.at - unset) / HOUR))
    assert at_boot.failing_since == unset
    assert failed(at_boot).failing_since == CAPTURE.at
    never_read = failed(SourceState("care"), -round((CAPTURE.at - unset) / HOUR))
    assert failed(never_read).failing_since == CAPTURE.at
    assert failed(failed(never_read), 2).failing_since == CAPTURE.at
    by_that_clock = failed(failed(SourceState("care"), -250_000), -249_000)
    assert by_that_clock.failing_since == CAPTURE.at - 250_000 * HOUR


def test_since_when_a_host_is_lost_is_not_since_when_its_document_fails() -> None:
    refused = states.after_failure(CARE, KNOWN, CAPTURE.at, "forbidden", "No.", rng=Random(1))
    assert (refused.answered, refused.lost, refused.failing_since) == (CAPTURE.at, None, CAPTURE.at)
    gone = failed(refused, 2)
    assert (gone.answered, gone.lost, gone.failing_since) == (CAPTURE.at, CAPTURE.at + 2 * HOUR, CAPTURE.at)
    assert failed(gone, 3).lost == gone.lost
    assert (good(gone, changed=False).lost, good(gone, changed=False).answered) == (None, CAPTURE.at)
