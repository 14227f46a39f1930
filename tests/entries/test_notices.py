"""Corrections, and what is told of the sources themselves."""

from dataclasses import replace
from datetime import timedelta

from tests.entries.invented import BETWEEN, CARD, CHARTER, FEED_ID, TOLD, charter_change, snapshot
from tests.entries.test_changed import bare, told
from watcher import entries
from watcher.entries.notices import withdrawn
from watcher.model import Event, SourceState

LATER = TOLD + timedelta(hours=2)
NOTE = "Our reader broke; the page had not changed."


def test_a_correction_names_what_it_corrects() -> None:
    change = told(CHARTER, charter_change())
    entry = entries.corrected(change, note=NOTE, withdraw=False, told=LATER, feed_id=FEED_ID)
    assert entry.title.startswith("""Correction: Harbour's Charter: "individual group""")
    assert entry.event_id == "harbour-charter/20260125013905/corrected"
    assert entry.corrects == change.event_id
    assert entry.feeds == change.feeds
    assert NOTE in bare(entry)
    assert entry.content_text.endswith(f"\n\n{NOTE}")
    assert [c.term for c in entry.categories if c.scheme == "event"] == ["corrected"]


def test_a_withdrawal_repeats_nothing_that_was_quoted() -> None:
    change = told(CHARTER, charter_change())
    entry = entries.corrected(change, note=NOTE, withdraw=True, told=LATER, feed_id=FEED_ID)
    tombstone = withdrawn(change, entry)
    for one in (entry, tombstone):
        assert "attempt" not in repr(one)
        assert one.withdrawn
    assert entry.title == "Correction: Harbour's Charter: change told 24 Jan 2026 23:39 UTC"
    assert tombstone.title == "Withdrawn: Harbour's Charter: change told 24 Jan 2026 23:39 UTC"
    assert (tombstone.guid, tombstone.told, tombstone.sha256_after) == (change.guid, change.told, change.sha256_after)
    assert NOTE in bare(tombstone)


def test_a_source_that_cannot_be_read_is_told_in_the_health_feed_alone() -> None:
    state = SourceState(
        CARD.id,
        failures=5,
        failing_since=BETWEEN[0],
        last_good=BETWEEN[0] - timedelta(hours=1),
        sentence="The host answers 403 to programs.",
    )
    entry = entries.unreadable(CARD, state, told=TOLD, feed_id=FEED_ID)
    assert entry.feeds == ("health",)
    assert entry.title == "Unreadable: Lantern 2 system card, since 23 Jan 2026 00:22 UTC"
    assert (
        "The host answers 403 to programs. Five checks in a row failed since 23 Jan 2026 00:22 UTC; last read 22 Jan 2026 23:22 UTC."
        in bare(entry)
    )
    assert (
        "never read so far"
        in entries.unreadable(CARD, SourceState(CARD.id, failures=1), told=TOLD, feed_id=FEED_ID).summary
    )


def test_an_address_keeps_its_letters_where_a_sentence_begins_with_it() -> None:
    state = SourceState(CARD.id, failures=1, sentence="http://harbour.example/card cannot be reached: no route.")
    entry = entries.unreadable(CARD, state, told=TOLD, feed_id=FEED_ID)
    assert entry.summary.startswith("http://harbour.example/card cannot be reached: no route.")


def test_a_source_that_can_be_read_again_says_how_long_it_could_not() -> None:
    entry = entries.recovered(CARD, since=TOLD - timedelta(hours=50), told=TOLD, feed_id=FEED_ID)
    assert entry.title == "Readable again: Lantern 2 system card, after two days"
    assert entry.event is Event.RECOVERED
    assert "one minute" in entries.recovered(CARD, since=TOLD - timedelta(seconds=61), told=TOLD, feed_id=FEED_ID).title


def test_a_document_that_went_keeps_its_last_digest() -> None:
    entry = entries.gone(CARD, since=BETWEEN[0], last=snapshot(CARD, BETWEEN[0]), told=TOLD, feed_id=FEED_ID)
    assert entry.title == "Lantern 2 system card: no longer at its address"
    assert entry.feeds[:2] == ("feed", "everything")
    assert entry.sha256_before == "a" * 64


def test_the_correction_of_a_long_title_is_cut_at_a_word() -> None:
    long = replace(told(CHARTER, charter_change()), title="word " * 21)
    title = entries.corrected(long, note=NOTE, withdraw=False, told=LATER, feed_id=FEED_ID).title
    assert title.endswith(" word…")
    assert len(title) < 110
