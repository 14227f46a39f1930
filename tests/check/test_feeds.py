"""A feed shows its newest items: what leaves the window was not removed, and what comes back is not new."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.check.worlds import CARE, HOUR, Lab
from watcher.model import Kind, Outcome, Rules, Suspicion

NEWS = replace(CARE, id="news", kind=Kind.FEED, url="https://quill.example/news.xml")
WORDS = {
    1: "The first quarterly reading of transcripts is out, with forty of them and the names of the readers.",
    2: "A model may now end a conversation from the phone as well, as it could on the desk before.",
    3: "The weights of the model that was retired in spring are kept in two places, as was promised.",
    4: "Answers to complaints took eleven days on average, one more than the charter allows for them.",
}


def feed(*numbers: int, **changed: str) -> bytes:
    items = "".join(
        f"<item><guid isPermaLink='false'>quill-{n}</guid><title>Note {n}</title>"
        f"<link>https://quill.example/notes/{n}</link><pubDate>Mon, {n:02} May 2026 10:00:00 GMT</pubDate>"
        f"<description>{changed.get(f'note_{n}') or WORDS[n]}</description></item>"
        for n in numbers
    )
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Quill notes</title><link>https://quill.example</link>"
        f"<description>Notes</description>{items}</channel></rss>"
    ).encode()


@pytest.fixture
def quill_news(quill: Lab) -> Lab:
    see(quill, 2, 1)
    return quill


def see(quill: Lab, *numbers: int, **changed: str) -> Outcome:
    body = feed(*numbers, **changed)
    return quill.see(body, NEWS, headers=(("Content-Type", "application/rss+xml"),)).outcome


def changed_items(quill: Lab) -> list[str]:
    entry = quill.world.catalogue.entry(quill.told[-1].event_id)
    assert entry is not None
    assert entry.comparison is not None
    return [section.side.title for section in entry.comparison.sections]


def test_a_new_item_is_told_alone_though_another_left_the_window(quill_news: Lab) -> None:
    assert see(quill_news, 3, 2) is Outcome.CHANGED
    assert changed_items(quill_news) == ["Note 3"]


def test_a_window_that_shrinks_and_grows_again_tells_nothing(quill_news: Lab) -> None:
    told = len(quill_news.told)
    for numbers in ((2,), (2, 1), (1,), (2, 1)):
        assert see(quill_news, *numbers) is Outcome.UNCHANGED
    assert len(quill_news.told) == told


def test_an_item_that_comes_back_under_new_rules_is_not_new(quill_news: Lab) -> None:
    assert see(quill_news, 3, 2) is Outcome.CHANGED
    told = len(quill_news.told)
    body = feed(3, 2, 1)
    ruled = replace(NEWS, rules=Rules(remove=(".share",)))
    record = quill_news.see(body, ruled, headers=(("Content-Type", "application/rss+xml"),))
    assert record.outcome is Outcome.UNCHANGED
    assert len(quill_news.told) == told


def test_an_item_that_was_edited_while_it_was_away_is_told_as_edited(quill_news: Lab) -> None:
    see(quill_news, 2)
    assert see(quill_news, 2, 1, note_1=WORDS[1].replace("forty", "thirty")) is Outcome.CHANGED
    assert changed_items(quill_news) == ["Note 1"]


def test_both_texts_of_a_change_give_each_other_by_its_diff(quill_news: Lab) -> None:
    see(quill_news, 4, 3)
    entry = quill_news.world.catalogue.entry(quill_news.told[-1].event_id)
    assert entry is not None
    assert entry.comparison is not None
    removed = [line for line in entry.comparison.diff.splitlines() if line.startswith("-") and line[1:2] != "-"]
    assert removed == []
    assert all(WORDS[number] in (entry.text_after or "") for number in WORDS)


MANY = {
    n: f"Note {n} tells what the reader of transcripts found in week {n}, and who answered for it."
    for n in range(10, 30)
}


def see_many(quill: Lab, *numbers: int, after: timedelta = HOUR) -> Outcome:
    words = {f"note_{n}": MANY[n] for n in numbers}
    body = feed(*numbers, **words)
    return quill.see(body, NEWS, headers=(("Content-Type", "application/rss+xml"),), after=after).outcome


def test_a_feed_that_lost_most_of_its_items_is_suspect_and_tells_nothing(quill: Lab) -> None:
    see_many(quill, *range(10, 20))
    told = len(quill.told)
    for _ in range(3):
        assert see_many(quill, 10, 11) is Outcome.SUSPECT
    state = quill.world.catalogue.state("news")
    assert state is not None
    assert state.reason == Suspicion.COLLAPSE
    assert state.sentence == "Of 10 items of the feed 2 are left."
    assert see_many(quill, *range(12, 22)) is Outcome.CHANGED
    assert changed_items(quill) == ["Note 20", "Note 21"]
    assert len([entry for entry in quill.told[told:] if "health" not in entry.feeds]) == 1


def test_a_feed_that_stays_short_for_a_day_is_believed(quill: Lab) -> None:
    see_many(quill, *range(10, 20))
    for _ in range(3):
        outcome = see_many(quill, 10, 11, after=13 * HOUR)
    assert outcome is Outcome.CHANGED
    assert see_many(quill, 10, 11, 20) is Outcome.CHANGED
    assert changed_items(quill) == ["Note 20"]


def test_a_window_that_moves_and_shrinks_a_little_is_the_feed(quill: Lab) -> None:
    see_many(quill, *range(10, 20))
    assert see_many(quill, *range(14, 20)) is Outcome.UNCHANGED
    assert see_many(quill, *range(24, 29)) is Outcome.CHANGED
