"""The snapshots folder is enough: a start without a database makes it anew and tells nothing again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.check.worlds import CARE, CHALLENGE, DAY, HOUR, PARAGRAPHS, Lab, edited, lab, page
from watcher.archive.audit import audit
from watcher.model import Entry, Event, Outcome, Reason, Rules, Source

LOG = replace(CARE, id="log", url="https://quill.example/log")
CHANGED = edited(1, "for as long as the company exists", "for two years")


def rebuilt(root: Path, quill: Lab, *sources: Source) -> Lab:
    """Take the database away; the next lab on the folder has to make it anew."""
    quill.world.catalogue.close()
    for file in root.glob("catalogue.sqlite*"):
        file.unlink()
    made = lab(root, *sources, clock=quill.clock, site=quill.site).__enter__()
    quill.clock.forward(HOUR)
    made.adopt()
    return made


def begun(root: Path) -> Lab:
    quill = lab(root, CARE, LOG).__enter__()
    quill.site.serve(page())
    quill.site.serve(page(title="Log"), LOG.url)
    quill.begin()
    return quill


def by_id(told: list[Entry]) -> dict[str, Entry]:
    return {entry.event_id: entry for entry in told}


def test_everything_comes_back_and_nothing_is_told_again(tmp_path: Path) -> None:
    quill = begun(tmp_path)
    for body in (CHANGED, page(), CHANGED, page(), CHANGED, edited(0, "long", "short")):
        quill.see(body)
    told, snapshots, states = quill.told, quill.world.catalogue.snapshots(CARE.id), quill.world.catalogue.states()
    again = rebuilt(tmp_path, quill, CARE, LOG)
    assert by_id(again.told) == by_id(told)
    assert again.world.catalogue.snapshots(CARE.id) == snapshots
    for source_id, state in again.world.catalogue.states().items():
        assert (state.good_snapshot, state.good_document) == (
            states[source_id].good_snapshot,
            states[source_id].good_document,
        )
    for source in (CARE, LOG):
        assert again.check(source).outcome is Outcome.UNCHANGED
    assert len(again.told) == len(told)
    assert audit(again.world.snapshots, again.world.catalogue) == ()


def test_a_document_that_was_told_as_new_is_not_new_again(tmp_path: Path) -> None:
    quill = begun(tmp_path)
    notes = replace(CARE, id="notes", url="https://quill.example/notes")
    quill.see(page(title="Notes"), notes, after=DAY)
    assert quill.told[-1].event is Event.NEW
    told = by_id(quill.told)
    again = rebuilt(tmp_path, quill, CARE, LOG, notes)
    assert by_id(again.told) == told


def test_an_outage_that_was_told_is_not_told_again(tmp_path: Path) -> None:
    quill = begun(tmp_path)
    for _ in range(4):
        quill.see(CHALLENGE, after=DAY)
    quill.see(page())
    assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.UNREADABLE, Event.RECOVERED]
    again = rebuilt(tmp_path, quill, CARE, LOG)
    assert again.check().outcome is Outcome.UNCHANGED
    assert [entry.event for entry in again.told] == [Event.BEGUN, Event.UNREADABLE, Event.RECOVERED]


def test_an_outage_that_lasts_is_not_told_again_and_its_end_is(tmp_path: Path) -> None:
    quill = begun(tmp_path)
    for _ in range(4):
        quill.see(CHALLENGE, after=DAY)
    again = rebuilt(tmp_path, quill, CARE, LOG)
    for _ in range(4):
        again.see(CHALLENGE, after=DAY)
    again.see(page())
    assert [entry.event for entry in again.told] == [Event.BEGUN, Event.UNREADABLE, Event.RECOVERED]


def test_what_was_kept_under_other_rules_stays_kept(tmp_path: Path) -> None:
    quill = begun(tmp_path)
    quill.see(page(link="/elsewhere"))
    quill.see(page(link="/nowhere"))
    ids = [snapshot.id for snapshot in quill.world.catalogue.snapshots(CARE.id)]
    blind = replace(CARE, rules=Rules(remove=("p:last-of-type",)))
    again = rebuilt(tmp_path, quill, blind, LOG)
    assert [snapshot.id for snapshot in again.world.catalogue.snapshots(CARE.id)] == ids
    assert all(again.world.snapshots.path(snapshot_id).exists() for snapshot_id in ids)


def test_a_confirmed_cut_is_not_told_again(tmp_path: Path) -> None:
    quill = begun(tmp_path)
    for _ in range(6):
        quill.see(page(PARAGRAPHS[0][:60]), after=timedelta(hours=6))
    assert quill.told[-2].reason is Reason.CONFIRMED or quill.told[-1].reason is Reason.CONFIRMED
    told = by_id(quill.told)
    again = rebuilt(tmp_path, quill, CARE, LOG)
    for _ in range(8):
        again.see(page(PARAGRAPHS[0][:60]), after=timedelta(hours=6))
    changes = [entry for entry in again.told if entry.event is Event.CHANGED]
    assert by_id(changes) == {event_id: entry for event_id, entry in told.items() if entry.event is Event.CHANGED}


def test_an_earlier_id_comes_back_as_what_it_was(tmp_path: Path) -> None:
    quill = begun(tmp_path)
    quill.see(CHANGED)
    renamed = replace(CARE, id="charter", was=("care",))
    quill.see(page(), renamed)
    told = by_id(quill.told)
    again = rebuilt(tmp_path, quill, renamed, LOG)
    assert by_id(again.told) == told
    assert again.check(renamed).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize("hours", [1, 30])
def test_a_capture_older_than_the_last_check_gets_a_row_and_is_not_told(tmp_path: Path, hours: int) -> None:
    quill = begun(tmp_path)
    quill.see(page(link="/elsewhere"), after=timedelta(hours=hours))
    late = quill.world.catalogue.snapshots(CARE.id)[-1]
    aside = tmp_path / "aside"
    quill.see(CHANGED)
    path = quill.world.snapshots.path(late.id)
    path.rename(aside)
    again = rebuilt(tmp_path, quill, CARE, LOG)
    aside.rename(path)
    told = len(again.told)
    assert again.adopt() == 1
    assert len(again.told) == told
    assert again.world.catalogue.snapshot(late.id) == late
    assert again.check().outcome is Outcome.UNCHANGED


def test_a_document_that_watching_began_with_is_not_new_though_catalogue_and_capture_are_both_lost(
    tmp_path: Path,
) -> None:
    with lab(tmp_path) as quill:
        quill.see(page())
        quill.begin()
        clock, site = quill.clock, quill.site
    for file in tmp_path.glob("catalogue.sqlite*"):
        file.unlink()
    for file in tmp_path.glob("care/*.warc.gz"):
        file.write_bytes(file.read_bytes()[:200])
    with lab(tmp_path, clock=clock, site=site) as again:
        again.adopt()
        again.see(page(), after=40 * DAY)
        assert [entry.event for entry in again.told] == [Event.BEGUN]
