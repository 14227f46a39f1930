"""Better rules never look like a change of the source; what only they can read is told as such."""

from dataclasses import replace

import pytest

from tests.check.worlds import CARE, DAY, PARAGRAPHS, Lab, Reader, edited, page
from watcher.check import Reread, accept, correct, reject, reread
from watcher.errors import ExtractError, ExtractFailure, InputError
from watcher.extract import rules_digest
from watcher.model import Document, Event, Outcome, Reason, Rules

OTHER = replace(CARE, rules=Rules(select=("article",), remove=("article > p:last-of-type",)))
CHANGED = edited(1, "for as long as the company exists", "for two years")


def read_again(lab: Lab) -> list[Reread]:
    """Return what reads differently under the rules that are declared now."""
    world = lab.world
    return list(reread(world.sources.values(), world.catalogue, world.snapshots, world.sandbox))


def test_a_new_selector_is_no_change(quill: Lab) -> None:
    assert quill.see(page(), OTHER).outcome is Outcome.UNCHANGED
    assert quill.see(page(noise="<!-- -->"), OTHER).outcome is Outcome.UNCHANGED
    assert [entry.event for entry in quill.told] == [Event.BEGUN]


def test_a_change_under_new_rules_is_the_change_alone(quill: Lab) -> None:
    assert quill.see(CHANGED, OTHER).outcome is Outcome.CHANGED
    change = quill.world.catalogue.entry(quill.told[-1].event_id)
    assert change is not None
    assert change.comparison is not None
    assert change.reason is None
    assert change.rules_digest == rules_digest(OTHER.rules)
    (edit,) = [edit for section in change.comparison.sections for edit in section.edits]
    assert (edit.before.strip(","), edit.after.strip(",")) == ("as long as the company exists", "two years")


def test_an_old_snapshot_is_read_again_once_for_a_new_selector(quill: Lab) -> None:
    quill.see(page(noise="<!-- 1 -->"), OTHER)
    reads = quill.reader.read_count
    quill.see(page(noise="<!-- 2 -->"), OTHER)
    quill.see(CHANGED, OTHER)
    assert quill.reader.read_count == reads + 2  # the two new captures


def test_a_host_that_says_nothing_changed_is_believed_under_new_rules(quill: Lab) -> None:
    quill.see(page(), etag='"one"')
    quill.check()
    assert quill.check(OTHER).outcome is Outcome.UNCHANGED  # the declaration changed: asked without validators
    assert quill.check(OTHER).outcome is Outcome.NOT_MODIFIED


class OldUnreadable(Reader):
    """A reader whose new rules cannot make anything of the old page."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self.inner = lab.reader

    def read(
        self, body: bytes, *, media_type: str | None, charset: str | None, url: str | None, rules: Rules
    ) -> Document:
        if rules == OTHER.rules and body == page():
            raise ExtractError("nothing matches article", ExtractFailure.NO_SELECTOR_MATCH)
        return self.inner.read(body, media_type=media_type, charset=charset, url=url, rules=rules)


@pytest.fixture
def mixed(quill: Lab) -> Lab:
    """A lab whose newest change was told under mixed rules."""
    quill.world = replace(quill.world, sandbox=OldUnreadable(quill), sources={CARE.id: OTHER})
    quill.see(CHANGED, OTHER)
    return quill


def test_a_change_that_mixes_rules_is_told_in_everything_only(mixed: Lab) -> None:
    change = mixed.told[-1]
    assert (change.event, change.reason, change.feeds) == (Event.CHANGED, Reason.MIXED_RULES, ("everything",))
    assert mixed.check(OTHER).outcome is Outcome.UNCHANGED


def test_a_person_brings_it_into_the_feeds_that_it_belongs_to(mixed: Lab) -> None:
    change = mixed.told[-1]
    (confirmed,) = accept(mixed.world, change.event_id)
    assert confirmed.reason is Reason.CONFIRMED
    assert "feed" in confirmed.feeds
    assert (confirmed.change_id, confirmed.between) == (change.change_id, change.between)
    assert confirmed.guid != change.guid
    with pytest.raises(InputError, match="accepted before"):
        accept(mixed.world, change.event_id)


def test_a_correction_reaches_every_feed_that_carried_the_change(mixed: Lab) -> None:
    change = mixed.told[-1]
    (confirmed,) = accept(mixed.world, change.event_id)
    correction = correct(mixed.world, change, note="It had not changed.")
    assert set(correction.feeds) == {*change.feeds, *confirmed.feeds}
    assert correction.corrects == change.event_id


def test_a_person_can_say_that_it_is_none(mixed: Lab) -> None:
    change = mixed.told[-1]
    reject(mixed.world, change.event_id, by="Ada")
    (review,) = mixed.world.catalogue.reviews(change.change_id)
    assert (review.by, review.note) == ("Ada", "rejected")


def test_a_run_of_suspects_survives_new_rules(quill: Lab) -> None:
    cut = page(PARAGRAPHS[0][:60])
    quill.see(cut)
    for _ in range(4):
        quill.see(cut, OTHER, after=DAY / 2)
    assert [entry.reason for entry in quill.told if entry.event is Event.CHANGED] == [Reason.CONFIRMED]


def test_what_reads_differently_is_reported_and_not_told(quill: Lab) -> None:
    assert read_again(quill) == []
    quill.world = replace(quill.world, sources={CARE.id: OTHER})
    (found,) = read_again(quill)
    assert found.comparison is not None
    assert found.comparison.sections
    assert "sections read differently" in found.sentence
    assert len(quill.told) == 1
    quill.check(OTHER)
    assert read_again(quill) == []


def test_what_today_s_rules_cannot_read_is_reported(quill: Lab) -> None:
    quill.world = replace(quill.world, sandbox=OldUnreadable(quill), sources={CARE.id: OTHER})
    (found,) = read_again(quill)
    assert (found.comparison, found.sentence) == (None, "today's rules cannot read it: nothing matches article")
