"""One check of one source: what is kept, what is told, what is remembered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.check.worlds import CARE, CHALLENGE, DAY, HOUR, PARAGRAPHS, Lab, Reader, edited, page
from watcher.errors import FetchError, FetchFailure
from watcher.model import Document, Event, Outcome, Reason, Rules, Suspicion

CHANGED = edited(1, "for as long as the company exists", "for two years")


def test_the_first_good_capture_is_the_baseline_and_the_first_round_is_told_once(quill: Lab) -> None:
    assert [entry.event for entry in quill.told] == [Event.BEGUN]
    assert quill.world.catalogue.checks(CARE.id)[0].outcome is Outcome.BASELINE


def test_a_change_is_told_once_and_proved_by_two_snapshots(quill: Lab) -> None:
    assert quill.see(CHANGED).outcome is Outcome.CHANGED
    assert quill.check().outcome is Outcome.UNCHANGED
    change = quill.told[-1]
    assert (change.event, change.reason, len(quill.told)) == (Event.CHANGED, None, 2)
    whole = quill.world.catalogue.entry(change.event_id)
    assert whole is not None
    assert whole.comparison is not None
    assert whole.comparison.changed
    assert "two years" in (whole.text_after or "")
    assert quill.world.snapshots.load(change.after or "").body == CHANGED
    assert quill.world.snapshots.load(change.before or "").body == page()


def test_the_window_of_a_change_is_the_last_read_of_the_old_words_and_the_first_of_the_new(quill: Lab) -> None:
    quill.check()
    last = quill.world.catalogue.checks(CARE.id)[0].at
    quill.site.fail(FetchError("it hung", FetchFailure.TIMEOUT))
    quill.check()
    quill.check()
    first = quill.see(CHANGED).at
    assert (quill.told[-1].between, quill.told[-1].failed_reads) == ((last, first), 2)


def test_noise_in_the_bytes_is_no_change_and_is_not_kept(quill: Lab) -> None:
    for number in range(3):
        assert quill.see(page(noise=f"<meta name=nonce content={number}>")).outcome is Outcome.UNCHANGED
    assert len(quill.world.catalogue.snapshots(CARE.id)) == 1
    assert quill.world.snapshots.incoming() == ()
    assert len(quill.told) == 1


def test_the_first_capture_of_a_day_is_kept_whatever_it_says(quill: Lab) -> None:
    quill.check(after=DAY)
    quill.check()
    assert len(quill.world.catalogue.snapshots(CARE.id)) == 2


def test_a_link_target_that_moved_keeps_a_snapshot_and_makes_no_change(quill: Lab) -> None:
    assert quill.see(page(link="/elsewhere")).outcome is Outcome.UNCHANGED
    assert len(quill.world.catalogue.snapshots(CARE.id)) == 2
    assert len(quill.told) == 1


def test_a_redirect_target_that_moved_keeps_a_snapshot(quill: Lab) -> None:
    assert quill.see(page(), via="https://quill.example/charter").outcome is Outcome.UNCHANGED
    assert quill.world.catalogue.snapshots(CARE.id)[-1].url == "https://quill.example/charter"


def test_an_unchanged_source_costs_one_conditional_request(quill: Lab) -> None:
    quill.see(page(), etag='"one"')
    reads = quill.reader.read_count
    assert quill.check().outcome is Outcome.NOT_MODIFIED
    assert quill.site.asked[-1] is not None
    assert quill.reader.read_count == reads
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert state.verified_unchanged == quill.clock.now


def test_equal_bytes_are_not_read_again(quill: Lab) -> None:
    reads = quill.reader.read_count
    quill.check()
    assert quill.reader.read_count == reads


def test_every_seventh_day_a_source_is_asked_without_validators(quill: Lab) -> None:
    quill.see(page(), etag='"one"')
    for _ in range(8):
        quill.check(after=DAY)
    assert [asked is None for asked in quill.site.asked].count(True) == 3  # the first two, and one after a week


def test_a_changed_declaration_is_asked_without_validators(quill: Lab) -> None:
    other = replace(CARE, title="The charter")
    quill.see(page(), etag='"one"')
    for source in (CARE, other, other):
        quill.check(source)
    assert [asked is None for asked in quill.site.asked] == [True, True, False, True, False]


def test_a_challenge_is_never_a_change_and_the_return_is_none_either(quill: Lab) -> None:
    for _ in range(40):
        assert quill.see(CHALLENGE).outcome is Outcome.SUSPECT
    assert quill.see(page()).outcome is Outcome.UNCHANGED
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.UNREADABLE, Event.RECOVERED]
    kept = [s for s in quill.world.catalogue.snapshots(CARE.id) if s.verdict.suspicion is Suspicion.CHALLENGE]
    assert len(kept) == 3  # the one that opened the run, and the first of two more days


def test_a_change_behind_an_outage_is_told_when_it_is_seen(quill: Lab) -> None:
    for _ in range(5):
        quill.see(CHALLENGE)
    quill.see(CHANGED)
    assert [entry.event for entry in quill.told][1:] == [Event.UNREADABLE, Event.RECOVERED, Event.CHANGED]
    assert len({entry.told for entry in quill.told}) == len(quill.told)


def test_a_large_cut_arrives_late_once_and_as_confirmed(quill: Lab) -> None:
    cut = page(PARAGRAPHS[0][:60])
    quill.site.fail(FetchError("it hung", FetchFailure.TIMEOUT))
    quill.check()
    records = [quill.see(cut, after=timedelta(hours=6)).outcome for _ in range(6)]
    assert records[:4] == [Outcome.SUSPECT] * 4
    assert records[4] is Outcome.CHANGED
    changes = [entry for entry in quill.told if entry.event is Event.CHANGED]
    assert [entry.reason for entry in changes] == [Reason.CONFIRMED]
    first = next(s for s in quill.world.catalogue.snapshots(CARE.id) if s.id == changes[0].after)
    assert changes[0].between is not None
    assert changes[0].between[1] == first.captured
    assert changes[0].failed_reads == 1
    assert first.verdict.good


LOGIN = (
    b"<!doctype html><html><head><title>Sign in - Quill Labs</title></head><body><main><h1>Sign in</h1>"
    b"<form action='/login' method='post'><label>Email <input type=email name=email></label>"
    b"<label>Password <input type=password name=password></label><button>Sign in</button></form></main></body></html>"
)
GERMAN = page(
    "Wir fragen jedes Modell, bevor ein langer Lauf beginnt, ob es lieber nicht beginnen will, und schreiben das auf.",
    "Wir behalten die Gewichte jedes Modells, das nicht mehr gebraucht wird, solange es die Firma gibt, an zwei Orten.",
    "Ein Modell, das in einem Gespräch von Not berichtet, darf das Gespräch beenden, und niemand soll das ändern.",
    "Jedes Vierteljahr liest jemand von außen vierzig Gespräche, die das Los bestimmt hat, und sagt, was darin stand.",
    "Beschwerden über diese Zusage werden in zehn Tagen von einem Menschen beantwortet, der mit seinem Namen steht.",
).replace(b"lang='en'", b"lang='de'")


@pytest.mark.parametrize("body", [CHALLENGE, LOGIN], ids=["challenge", "login"])
def test_another_page_is_not_believed_because_it_stays(quill: Lab, body: bytes) -> None:
    for _ in range(12):
        assert quill.see(body, after=timedelta(hours=6)).outcome is Outcome.SUSPECT
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.UNREADABLE]


def test_a_good_read_between_ends_a_run_of_suspects(quill: Lab) -> None:
    cut = page(PARAGRAPHS[0][:60])
    bodies = (cut, cut, page(), cut, cut)
    outcomes = [quill.see(body, after=timedelta(hours=8)).outcome for body in bodies]
    suspect = Outcome.SUSPECT
    assert outcomes == [suspect, suspect, Outcome.UNCHANGED, suspect, suspect]


def test_a_failing_host_is_an_outcome_with_its_sentence(quill: Lab) -> None:
    quill.site.fail(
        FetchError("quill.example asks for a pause.", FetchFailure.RATE_LIMITED, status=429, retry_after=7200)
    )
    record = quill.check()
    assert (record.outcome, record.status, record.reason) == (Outcome.FAILED, 429, "rate-limited")
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert state.sentence == "quill.example asks for a pause."
    assert state.next_due is not None
    assert state.next_due >= quill.clock.now + 2 * HOUR - timedelta(seconds=1)


def test_a_stop_writes_nothing(quill: Lab) -> None:
    before = quill.world.catalogue.state(CARE.id)
    quill.site.fail(FetchError("stopping", FetchFailure.STOPPED))
    with pytest.raises(FetchError):
        quill.check()
    assert quill.world.catalogue.state(CARE.id) == before


def test_a_second_capture_within_one_second_waits(quill: Lab) -> None:
    ids = [quill.see(edited(0, "long", word), after=timedelta()).snapshot_id for word in ("short", "test", "last")]
    assert len(set(ids)) == 3


def test_published_is_called_for_entries_only(quill: Lab) -> None:
    quill.published.clear()
    quill.check()
    assert quill.published == []
    quill.see(CHANGED)
    assert len(quill.published) == 1


def test_a_b_a_b_is_told_three_times_then_as_alternation_then_quietly_then_as_settled(quill: Lab) -> None:
    for body in (CHANGED, page(), CHANGED, page(), CHANGED, page(), CHANGED):
        assert quill.see(body).outcome is Outcome.CHANGED
    reasons = [entry.reason for entry in quill.told if entry.event is Event.CHANGED]
    assert reasons == [None, Reason.RETURNED, Reason.RETURNED, Reason.ALTERNATES]
    for _ in range(9):
        quill.check(after=DAY)
    reasons = [entry.reason for entry in quill.told if entry.event is Event.CHANGED]
    assert reasons[4:] == [Reason.SETTLED]
    quill.see(page())
    assert quill.told[-1].reason is Reason.RETURNED


@pytest.mark.parametrize("sides", [4, 5, 6, 7, 8, 9])
def test_what_was_told_as_alternating_is_told_as_settled_on_either_side(quill: Lab, sides: int) -> None:
    for number in range(sides):
        quill.see(page() if number % 2 else CHANGED)
    for _ in range(20):
        quill.check(after=DAY)
    reasons = [entry.reason for entry in quill.told if entry.event is Event.CHANGED]
    assert reasons == [None, Reason.RETURNED, Reason.RETURNED, Reason.ALTERNATES, Reason.SETTLED]


def test_a_version_that_was_there_long_ago_is_told_as_returned(quill: Lab) -> None:
    quill.see(CHANGED)
    quill.see(edited(0, "long", "short"), after=20 * DAY)
    quill.see(page(), after=20 * DAY)
    assert quill.told[-1].reason is Reason.RETURNED


def test_a_text_that_was_only_ever_suspect_has_not_been_there_before(quill: Lab) -> None:
    assert quill.see(page(*PARAGRAPHS[:2])).outcome is Outcome.SUSPECT
    quill.see(page())
    for left in (4, 3, 2):
        assert quill.see(page(*PARAGRAPHS[:left])).outcome is Outcome.CHANGED
    assert quill.told[-1].reason is None


def test_a_date_that_moved_with_no_word_changed_is_told_in_everything_as_that(quill: Lab) -> None:
    quill.see(page(*PARAGRAPHS, "Last updated: May 4, 2026"))
    told = len(quill.told)
    assert quill.see(page(*PARAGRAPHS, "Last updated: May 6, 2026")).outcome is Outcome.CHANGED
    assert len(quill.told) == told + 1
    assert (quill.told[-1].feeds, quill.told[-1].reason) == (("everything",), None)
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert state.last_changed is None


def test_an_id_that_was_another_goes_on_where_that_ended(quill: Lab) -> None:
    renamed = replace(CARE, id="care-charter", was=("care",))
    assert quill.see(CHANGED, renamed).outcome is Outcome.CHANGED
    change = quill.told[-1]
    assert (change.source_id, change.before) == ("care-charter", "care/20260504100000")
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]


def test_a_new_source_after_the_first_round_is_told_as_new(quill: Lab) -> None:
    log = replace(CARE, id="log", url="https://quill.example/log")
    assert quill.see(page(title="Log of care"), log).outcome is Outcome.BASELINE
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.NEW]
    assert "feed" not in quill.told[-1].feeds
    assert quill.told[-1].url == "https://quill.example/log"


class Poison(Reader):
    """A reader with a bug that one page brings out, some milliseconds after it came."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.clock = lab.clock

    def read(
        self, body: bytes, *, media_type: str | None, charset: str | None, url: str | None, rules: Rules
    ) -> Document:
        self.clock.forward(timedelta(milliseconds=20))
        if b"poison" in body:
            raise ZeroDivisionError("a bug that this test made")
        return super().read(body, media_type=media_type, charset=charset, url=url, rules=rules)


def test_a_source_whose_check_meets_a_bug_does_not_look_quiet(quill: Lab) -> None:
    quill.world = replace(quill.world, sandbox=Poison(quill))
    with pytest.raises(ZeroDivisionError):
        quill.see(page("poison"))
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert (state.failing_since, state.reason) == (quill.clock(), FetchFailure.BUG)
    assert "ZeroDivisionError" in quill.world.catalogue.checks(CARE.id)[0].sentence


def test_a_capture_that_brings_out_a_bug_prevents_no_start_and_is_taken_up_when_that_is_mended(
    quill: Lab, caplog: pytest.LogCaptureFixture
) -> None:
    mended = quill.world
    quill.world = replace(quill.world, sandbox=Poison(quill))
    with pytest.raises(ZeroDivisionError):
        quill.see(edited(0, "asks every model", "asks poison"))
    assert quill.adopt() == 0
    assert "a bug that this test made" in caplog.text
    quill.world = mended
    assert quill.adopt() == 1
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]
