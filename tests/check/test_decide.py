"""What a person says about suspects and entries, and what they cannot say."""

from datetime import timedelta

import pytest

from tests.check.worlds import CARE, CHALLENGE, PARAGRAPHS, Lab, page
from watcher.check import accept, correct, reject
from watcher.errors import InputError
from watcher.model import Event, Outcome, Reason, Snapshot

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
    assert [entry.reason for entry in accept(quill.world, snapshot.id)] == [Reason.CONFIRMED]


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
