"""How long something has been so is counted by time, however often it is asked; what never repeats fills no disk."""

from datetime import timedelta
from pathlib import Path

from tests.check.worlds import CARE, DAY, HOUR, PARAGRAPHS, START, lab, page
from watcher.check import gone, suspects
from watcher.check.suspects import SUSPECTS_KEPT_EVERY, SUSPECTS_KEPT_MAX, Run
from watcher.model import CheckRecord, Event, Outcome, SourceState, Suspicion, Verdict

SECONDS = timedelta(seconds=30)
CUT = Verdict(Suspicion.COLLAPSE, "Less than half is left.")


def run_of(state: SourceState, text: str) -> Run:
    return Run(text, next((one for one in state.suspects if one.text == text), None), rejected=False)


def test_a_cut_is_confirmed_after_a_day_of_checks_every_half_minute() -> None:
    state, at = SourceState("care"), START
    while not suspects.confirms(run := run_of(state, "cut"), CUT, at):
        state = suspects.noted(state, run, "collapse", at, "care/1" if at == START else None)
        at += SECONDS
    assert at - START == DAY
    assert run.opening == "care/1"


def test_a_page_is_gone_after_three_days_of_checks_every_half_minute() -> None:
    state, at = SourceState("care"), START
    while (tries := state.not_there) is None or tries.lasted < gone.GONE_AFTER:
        state = gone.noted(state, CheckRecord("care", at, Outcome.FAILED, 404, reason="not-found"))
        unreached = CheckRecord("care", at, Outcome.FAILED, reason="dns")
        assert gone.noted(state, unreached) is state
        at += SECONDS
    assert tries.first == START
    assert tries.last - START == 3 * DAY


def test_two_texts_that_take_turns_are_each_counted_and_a_suspect_says_that_something_is_there() -> None:
    state, at = SourceState("care"), START
    state = gone.noted(state, CheckRecord("care", at, Outcome.FAILED, 404, reason="not-found"))
    for number in range(6):
        text = "ab"[number % 2]
        state = suspects.noted(state, run_of(state, text), "collapse", at + number * HOUR, f"care/{number}")
    assert [(one.text, one.count, one.opening) for one in state.suspects] == [("a", 3, "care/0"), ("b", 3, "care/1")]
    assert state.suspects_kept == 6
    assert state.not_there is None
    for number in range(30):
        state = suspects.noted(state, run_of(state, str(number)), "collapse", at, None)
    assert len(state.suspects) == suspects.TEXTS_MAX


def test_a_clock_that_is_put_back_takes_no_time_from_a_run() -> None:
    state = SourceState("care")
    for at in (START, START + 5 * HOUR, START - DAY, START - DAY + HOUR):
        state = suspects.noted(state, run_of(state, "cut"), "collapse", at, None)
    assert state.suspects[0].lasted == 6 * HOUR


def test_a_good_read_forgets_the_run(tmp_path: Path) -> None:
    with lab(tmp_path) as quill:
        quill.see(page())
        quill.begin()
        quill.see(page(PARAGRAPHS[0]))
        state = quill.world.catalogue.state(CARE.id)
        assert state is not None
        assert (len(state.suspects), state.suspects_kept, len(state.suspicions)) == (1, 1, 1)
        quill.see(page())
        state = quill.world.catalogue.state(CARE.id)
        assert state is not None
        assert (state.suspects, state.suspects_kept, state.suspicions) == ((), 0, ())
        assert not [entry for entry in quill.told if entry.event is Event.CHANGED]


def test_a_page_that_is_another_one_at_each_check_does_not_fill_the_disk(tmp_path: Path) -> None:
    hours = 60
    with lab(tmp_path) as quill:
        quill.see(page())
        quill.begin()
        kept = len(quill.world.catalogue.snapshots(CARE.id))
        for number in range(hours):
            body = f"<!doctype html><title>Care</title><div id=app></div><script nonce='{number}'>go({number})</script>"
            assert quill.see(body.encode()).outcome is Outcome.SUSPECT
        more = len(quill.world.catalogue.snapshots(CARE.id)) - kept
        assert SUSPECTS_KEPT_MAX <= more <= SUSPECTS_KEPT_MAX + hours * HOUR / SUSPECTS_KEPT_EVERY + 3
