"""A source that is declared anew: when it is asked next is said to everybody alike."""

from dataclasses import replace
from datetime import timedelta

from tests.check.worlds import CARE, DAY, Lab
from watcher.archive.locks import source_lock
from watcher.check import heed_declarations
from watcher.check.due import JITTER
from watcher.model import SourceState

OFTEN = replace(CARE, every=timedelta(minutes=20))


def state(quill: Lab) -> SourceState:
    found = quill.world.catalogue.state(CARE.id)
    assert found is not None
    return found


def test_a_lower_interval_shows_in_the_catalogue_after_a_start(quill: Lab) -> None:
    before = state(quill)
    heed_declarations(quill.world, [OFTEN])
    after = state(quill)
    assert after.last_checked is not None
    assert after.next_due == after.last_checked + timedelta(minutes=20) * (1 + JITTER)
    assert replace(after, next_due=before.next_due) == before


def test_a_longer_interval_begins_with_the_next_check(quill: Lab) -> None:
    before = state(quill)
    heed_declarations(quill.world, [replace(CARE, every=DAY)])
    assert state(quill) == before


def test_a_source_that_is_being_checked_is_left_to_its_check(quill: Lab) -> None:
    before = state(quill)
    with source_lock(quill.root, CARE.id):
        heed_declarations(quill.world, [OFTEN])
    assert state(quill) == before
