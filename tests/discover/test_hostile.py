"""Listings made to harm: bounded, told, harmless."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.check.worlds import Answer, page
from tests.discover.house import CARDS, HOST, NOTES, OFF_TOPIC, ON_TOPIC, house, listing
from watcher import discover
from watcher.discover.follow import FOLLOWED_MAX, TRIES_MAX
from watcher.discover.found import UNREAD_MAX
from watcher.errors import FetchError, FetchFailure
from watcher.model import Adopt, Event, Outcome, Standing

FOLLOWED_AGAIN = timedelta(hours=25)
PRIVATE = FetchError("127.0.0.1 is a private address.", FetchFailure.PRIVATE_ADDRESS)


@pytest.mark.slow
def test_ten_thousand_links_are_remembered_and_read_a_few_at_a_time(tmp_path: Path) -> None:
    with house(tmp_path, NOTES) as quill:
        links = [f"/notes/{n}" for n in range(10_000)]
        for link in links[: 3 * FOLLOWED_MAX]:
            quill.serve(link, page(*OFF_TOPIC, title=link))
        quill.serve("/cards", listing(*links))
        asked = len(quill.lab.site.asked)
        assert quill.look()[0].outcome is Outcome.BASELINE
        assert len(quill.lab.site.asked) - asked == 1 + FOLLOWED_MAX
        quill.look()
        assert len(quill.lab.site.asked) - asked == 2 * (1 + FOLLOWED_MAX)
        assert len(quill.found) == 10_000


def test_what_is_new_is_read_before_what_stood_there_from_the_beginning(tmp_path: Path) -> None:
    with house(tmp_path, NOTES) as quill:
        links = [f"/notes/{n}" for n in range(4 * FOLLOWED_MAX)]
        for link in links:
            quill.serve(link, page(*OFF_TOPIC, title=link))
        quill.serve("/notes/new", page(*ON_TOPIC, title="A new note"))
        quill.serve("/cards", listing(*links))
        quill.look()
        quill.serve("/cards", listing(*links, "/notes/new"))
        quill.look()
        assert [source.url for source in quill.adopted] == [f"{HOST}/notes/new"]


def test_two_thousand_copies_of_one_link_are_one_document(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing(*(f"/pip-card?utm_source={n}" for n in range(2_000))))
        for path in ("/pip-card", "/pip-card?utm_source=0"):
            quill.serve(path, page(*ON_TOPIC))
        quill.round()
        assert len(quill.found) == len(quill.adopted) == 1


def test_more_cards_at_once_than_anybody_prints_wait_for_a_person(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing(*(f"/{n}-card" for n in range(UNREAD_MAX + 1))))
        quill.look()
        waiting = discover.waiting(quill.lab.world)
        assert len(waiting) == len({row.id for row in waiting}) == UNREAD_MAX + 1
        assert quill.adopted == []


def test_private_addresses_are_refused_one_by_one_and_given_up(tmp_path: Path) -> None:
    index = replace(CARDS, match=r"^http://127\.0\.0\.1/")
    with house(tmp_path, index) as quill:
        inside = [f"http://127.0.0.1/{n}" for n in range(5)]
        quill.lab.site.answers |= dict.fromkeys(inside, PRIVATE)
        quill.serve("/cards", listing(*inside, chrome=False))
        for _ in range(TRIES_MAX + 2):
            quill.look(after=FOLLOWED_AGAIN)
        assert {row.standing for row in quill.found.values()} == {Standing.UNINTERESTING}
        assert all("private" in row.sentence for row in quill.found.values())
        assert quill.adopted == []
        assert [entry.event for entry in quill.lab.told] == []


def test_a_title_that_is_no_line_and_an_id_that_would_be_a_path_are_tamed(tmp_path: Path) -> None:
    index = replace(CARDS, adopt=Adopt.ALWAYS)
    with house(tmp_path, index) as quill:
        quill.serve("/cards", listing())
        quill.round()
        evil = "../../etc/\u202epasswd <b>]]> &quot;&quot;&quot; \x1b[31m " + "x" * 500
        quill.serve("/cards", listing(f"/pip-card|{evil}"))
        quill.lab.site.answers[f"{HOST}/pip-card"] = Answer(page(*ON_TOPIC, title=evil))
        quill.round()
        (source,) = quill.adopted
        assert "/" not in source.id
        assert len(source.id) <= 60
        assert "\x1b" not in source.title
        assert "\u202e" not in source.title
        quill.round()
        assert [entry.event for entry in quill.news] == [Event.NEW]
