"""What a person says about suspects and entries, and what they cannot say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.check.worlds import CARE, CHALLENGE, PARAGRAPHS, Lab, page
from tests.extract.pdf.paper import Paper
from watcher.check import accept, correct, reject
from watcher.check.due import due_at
from watcher.errors import FetchError, FetchFailure, InputError
from watcher.model import Event, Outcome, Reason, Snapshot, Suspicion

CUT = page(PARAGRAPHS[0][:60])


def suspect(quill: Lab, body: bytes = CUT) -> Snapshot:
    assert quill.see(body).outcome is Outcome.SUSPECT
    newest = quill.world.catalogue.newest_snapshot(CARE.id)
    assert newest is not None
    return newest


def test_an_accepted_suspect_is_told_at_once_and_is_the_document_from_then_on(quill: Lab) -> None:
    last = quill.world.catalogue.checks(CARE.id)[0].at
    snapshot = suspect(quill)
    (entry,) = accept(quill.world, snapshot.id)
    assert (entry.event, entry.reason, entry.after) == (Event.CHANGED, Reason.CONFIRMED, snapshot.id)
    assert entry.between == (last, snapshot.captured)
    assert quill.check().outcome is Outcome.UNCHANGED
    assert quill.world.catalogue.snapshot(snapshot.id).verdict.good  # type: ignore[union-attr]
    assert len(quill.told) == 2


def test_accepting_ends_the_failing_and_tells_who_heard_of_it(quill: Lab) -> None:
    snapshot = suspect(quill)
    for _ in range(8):
        quill.see(CUT)
    assert quill.told[-1].event is Event.UNREADABLE
    assert [entry.event for entry in accept(quill.world, snapshot.id)] == [Event.RECOVERED, Event.CHANGED]
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert (state.reason, state.failing_since, state.failures, state.sentence) == (None, None, 0, "")
    assert state.last_good == snapshot.captured
    assert state.next_due == due_at(CARE, state)
    assert not state.told_unreadable
    quill.check()
    assert len(quill.told) == 4


def test_a_host_that_fails_since_the_accepted_capture_still_fails_and_since_then(quill: Lab) -> None:
    snapshot = suspect(quill)
    again = quill.see(CUT)
    quill.site.fail(FetchError("The host answered 503.", FetchFailure.SERVER_ERROR))
    first = quill.check()
    quill.check()
    accept(quill.world, snapshot.id)
    state = quill.world.catalogue.state(CARE.id)
    assert state is not None
    assert (state.reason, state.failing_since, state.failures) == ("server-error", first.at, 2)
    assert first.at > again.at


def test_a_rejected_suspect_is_never_believed_however_often_it_comes(quill: Lab) -> None:
    reject(quill.world, suspect(quill).id)
    for _ in range(10):
        assert quill.see(CUT, after=timedelta(hours=6)).outcome is Outcome.SUSPECT
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.UNREADABLE]


def test_what_is_over_cannot_be_accepted(quill: Lab) -> None:
    snapshot = suspect(quill)
    quill.see(page())
    with pytest.raises(InputError, match="nothing left to accept"):
        accept(quill.world, snapshot.id)


def test_what_is_good_or_unknown_is_no_question(quill: Lab) -> None:
    good = quill.world.catalogue.snapshots(CARE.id)[0]
    for decide in (accept, reject):
        with pytest.raises(InputError, match="is good"):
            decide(quill.world, good.id)
        with pytest.raises(InputError, match="there is no snapshot"):
            decide(quill.world, "care/20200101000000")
        with pytest.raises(InputError, match="there is no change"):
            decide(quill.world, "care/20200101000000..20200102000000")


def test_a_challenge_can_be_accepted_by_a_person_alone(quill: Lab) -> None:
    snapshot = suspect(quill, CHALLENGE)
    for _ in range(5):
        assert quill.see(CHALLENGE, after=timedelta(hours=12)).outcome is Outcome.SUSPECT
    assert [entry.event for entry in accept(quill.world, snapshot.id)] == [Event.RECOVERED, Event.CHANGED]
    assert quill.told[-1].reason is Reason.CONFIRMED


def test_what_nothing_can_be_read_out_of_cannot_be_accepted(quill: Lab) -> None:
    snapshot = suspect(quill, b"<html><body><script>draw()</script></body></html>")
    with pytest.raises(InputError, match="nothing can be read out of"):
        accept(quill.world, snapshot.id)


def test_a_correction_is_an_entry_of_its_own(quill: Lab) -> None:
    quill.see(page(*PARAGRAPHS[1:]))
    wrong = quill.told[-1]
    correction = correct(quill.world, wrong, note="The page was cut by our own reader.", withdraw=True)
    assert (correction.event, correction.corrects, correction.withdrawn) == (Event.CORRECTED, wrong.event_id, True)
    assert quill.told[-1].event_id == correction.event_id
    assert quill.world.catalogue.entry(wrong.event_id) is not None


GERMAN = page(
    "Wir fragen jedes Modell vor jedem langen Lauf, ob es lieber nicht anfangen will, und schreiben die Antwort auf.",
    "Wir behalten die Gewichte jedes Modells so lange, wie es die Firma gibt, an zwei Orten, und niemand löscht sie.",
    "Ein Modell, das in einem Gespräch Not meldet, darf das Gespräch beenden, und niemand soll das ändern.",
)


PRINTED = (
    "This print tells what became of the charter in its second year, and who asked for which of its paragraphs.",
    "Of nine requests from models four were met within a month; two were refused, and three are still open.",
    "The copies that are kept are read back every spring, because a copy that nobody can read is none.",
)


def printed() -> bytes:
    paper = Paper()
    paper.page()
    y = 700.0
    for text in PRINTED:
        y = paper.lines(72, y, text) - 14
    return paper.file()


HTML, PDF = "text/html; charset=utf-8", "application/pdf"


@pytest.mark.parametrize("body", [GERMAN, printed()], ids=["another language", "another format"])
def test_another_language_or_format_that_stays_for_a_day_is_the_document(quill: Lab, body: bytes) -> None:
    headers = (("Content-Type", PDF if body.startswith(b"%PDF") else HTML),)
    outcomes = [quill.see(body, headers=headers).outcome for _ in range(30)]
    assert outcomes[:24] == [Outcome.SUSPECT] * 24
    assert outcomes[-1] is Outcome.UNCHANGED
    changes = [entry.reason for entry in quill.told if entry.event is Event.CHANGED]
    assert changes == [Reason.CONFIRMED]


WALL = page("Sorry, Quill is not shown where you are.", "See the list of places where it is.", title="Unavailable")
TEASER = page().replace(PARAGRAPHS[-1].encode(), b"Create a free account to read the rest.")


@pytest.mark.parametrize("body", [WALL, TEASER], ids=["in its place", "in the place of its end"])
def test_a_wall_is_told_as_no_change_however_long_it_stands(quill: Lab, body: bytes) -> None:
    assert {quill.see(body).outcome for _ in range(40)} == {Outcome.SUSPECT}
    assert [entry.event for entry in quill.told][1:] == [Event.UNREADABLE]
    assert "`watcher accept`" in quill.told[-1].summary
    assert quill.see(page()).outcome is Outcome.UNCHANGED


def test_a_page_to_sign_in_on_under_the_address_of_a_pdf_is_never_the_document(quill: Lab) -> None:
    card = replace(CARE, id="card", url="https://quill.example/card.pdf")
    quill.see(printed(), card, headers=(("Content-Type", PDF),))
    wall = b"<html><head><title>Sign in</title></head><body><h1>Sign in</h1><p>Please sign in to go on.</p>"
    wall += b"<form><input type='email' name='email'><input type='password' name='password'></form></body></html>"
    for _ in range(40):
        assert quill.see(wall, card).reason == Suspicion.LOGIN
