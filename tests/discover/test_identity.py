"""A card is one document: its landing, its prints, and addresses that move, in whatever order they are looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.check.worlds import CARE, DAY, HOUR, page
from tests.discover.house import CARDS, HOST, NOT_FOUND, NOTES, OFF_TOPIC, ON_TOPIC, House, house, listing
from watcher.archive.locks import source_lock
from watcher.errors import FetchError, FetchFailure
from watcher.model import Event, Index, Kind, Source, Standing

CDN = "https://prints.quill.example"
BOTH = replace(CARDS, match=r"-card$|^https://prints\.quill\.example/")
DOWN = FetchError("It answered 503.", FetchFailure.SERVER_ERROR, status=503)
WORDS = ("seldom", "often", "daily", "weekly", "never", "always")


def text(name: str, revision: int) -> bytes:
    said = f"{name} is {WORDS[revision]} asked by its interviewers whether it would rather stop."
    return page(*ON_TOPIC[:-1], said, title=f"{name} system card")


def print_of(name: str, revision: int) -> str:
    return f"{CDN}/{(name.encode().hex() + str(revision)).rjust(40, '0')[:40]}.html"


def publish(quill: House, name: str, revision: int, landing: str | None = None) -> None:
    """Put a print onto the asset host and let the landing lead to it."""
    quill.serve(print_of(name, revision), text(name, revision))
    quill.serve(landing or f"/{name}-card", text(name, revision), via=print_of(name, revision))


@contextmanager
def begun(root: Path, *indexes: Index) -> Iterator[House]:
    """A house whose first round is over, so that what comes is new."""
    with house(root, *indexes) as quill:
        quill.serve("/cards", listing())
        quill.round()
        yield quill


def told(quill: House) -> list[tuple[Event, str | None]]:
    kinds = (Event.NEW, Event.CHANGED, Event.GONE)
    return [(entry.event, entry.source_id) for entry in quill.lab.told if entry.event in kinds]


ASH = "quill-labs-ash-system-card"


def test_a_print_that_the_index_shows_before_its_landing_was_read_again_is_no_new_card(tmp_path: Path) -> None:
    with begun(tmp_path, BOTH) as quill:
        publish(quill, "ash", 0)
        quill.serve("/cards", listing("/ash-card"))
        quill.round()
        publish(quill, "ash", 1)
        quill.serve("/cards", listing("/ash-card", print_of("ash", 1)))
        quill.round()
        quill.round()
        assert told(quill) == [(Event.NEW, ASH), (Event.CHANGED, ASH)]
        assert quill.found[print_of("ash", 1)].standing is Standing.ALIAS


def test_a_landing_that_moved_and_was_revised_is_changed_and_not_new(tmp_path: Path) -> None:
    with begun(tmp_path, CARDS) as quill:
        quill.serve("/ash-card", text("ash", 0))
        quill.serve("/cards", listing("/ash-card"))
        quill.round()
        quill.serve("/ash-system-card", text("ash", 1))
        quill.serve("/ash-card", text("ash", 1), via=f"{HOST}/ash-system-card")
        quill.serve("/cards", listing("/ash-system-card"))
        quill.round()
        assert told(quill) == [(Event.NEW, ASH), (Event.CHANGED, ASH)]


def test_the_landing_is_watched_although_its_print_was_listed_before_it(tmp_path: Path) -> None:
    with begun(tmp_path, BOTH) as quill:
        publish(quill, "ash", 0)
        quill.serve("/cards", listing(print_of("ash", 0), "/ash-card"))
        quill.round()
        assert [(one.id, one.url) for one in quill.adopted] == [(ASH, f"{HOST}/ash-card")]
        publish(quill, "ash", 1)
        quill.round()
        assert told(quill) == [(Event.NEW, ASH), (Event.CHANGED, ASH)]


def test_a_landing_that_is_met_when_its_print_is_old_is_that_cards(tmp_path: Path) -> None:
    with begun(tmp_path, BOTH) as quill:
        publish(quill, "ash", 0)
        quill.serve("/cards", listing(print_of("ash", 0)))
        quill.round()
        publish(quill, "ash", 1)
        quill.serve("/cards", listing(print_of("ash", 0), "/ash-card"))
        quill.round()
        assert [(one.id, one.url) for one in quill.adopted] == [(ASH, f"{HOST}/ash-card")]
        assert told(quill) == [(Event.NEW, ASH), (Event.CHANGED, ASH)]


def test_an_earlier_print_beside_a_newer_one_is_the_same_card(tmp_path: Path) -> None:
    with begun(tmp_path, BOTH) as quill:
        for revision in (0, 1):
            publish(quill, "ash", revision)
        quill.serve("/cards", listing(print_of("ash", 1), print_of("ash", 0)))
        quill.round()
        quill.round()
        assert [one.url for one in quill.adopted] == [print_of("ash", 1)]
        assert told(quill) == [(Event.NEW, ASH)]


def test_a_print_is_no_new_card_while_the_landing_that_may_lead_to_it_cannot_be_read(tmp_path: Path) -> None:
    with begun(tmp_path, BOTH) as quill:
        publish(quill, "ash", 0)
        quill.serve("/cards", listing("/ash-card"))
        quill.round()
        quill.fail("/ash-card", DOWN)
        quill.serve(print_of("ash", 1), text("ash", 1))
        quill.serve("/cards", listing("/ash-card", print_of("ash", 1)))
        for _ in range(4):
            quill.round()
        assert told(quill) == [(Event.NEW, ASH)]
        publish(quill, "ash", 1)
        quill.round()
        quill.round()
        assert told(quill) == [(Event.NEW, ASH), (Event.CHANGED, ASH)]


@pytest.mark.parametrize("comes_back", [True, False])
def test_a_document_waits_for_a_day_while_the_address_that_may_have_moved_there_fails(
    tmp_path: Path, *, comes_back: bool
) -> None:
    with begun(tmp_path, CARDS) as quill:
        quill.serve("/ash-card", text("ash", 0))
        quill.serve("/cards", listing("/ash-card"))
        quill.round()
        quill.fail("/ash-card", DOWN)
        quill.serve("/ash-system-card", text("ash", 1))
        quill.serve("/cards", listing("/ash-system-card"))
        for _ in range(4):
            quill.round(after=4 * HOUR)
        assert told(quill) == [(Event.NEW, ASH)]
        if comes_back:
            quill.serve("/ash-card", text("ash", 1), via=f"{HOST}/ash-system-card")
        quill.round(after=DAY)
        last = (Event.CHANGED, ASH) if comes_back else (Event.NEW, f"{ASH}-2")
        assert told(quill) == [(Event.NEW, ASH), last]


def test_a_print_waits_while_another_check_holds_the_landing(tmp_path: Path) -> None:
    with begun(tmp_path, BOTH) as quill:
        publish(quill, "ash", 0)
        quill.serve("/cards", listing("/ash-card"))
        quill.round()
        publish(quill, "ash", 1)
        quill.serve("/cards", listing("/ash-card", print_of("ash", 1)))
        with source_lock(tmp_path, ASH):
            quill.look()
        assert quill.found[print_of("ash", 1)].standing is Standing.LISTED
        quill.look(after=timedelta(seconds=1))
        assert quill.found[print_of("ash", 1)].standing is Standing.ALIAS
        assert told(quill) == [(Event.NEW, ASH), (Event.CHANGED, ASH)]


def test_a_declared_landing_that_was_never_read_is_read_before_its_print_is_new(tmp_path: Path) -> None:
    card = Source("ash", "Ash card", "Quill Labs", Kind.SYSTEM_CARD, f"{HOST}/ash-card", every=HOUR)
    with house(tmp_path, BOTH, sources=(CARE, card)) as quill:
        publish(quill, "ash", 0)
        quill.serve("/cards", listing(print_of("ash", 0)))
        quill.round()
        assert quill.adopted == []
        assert quill.found[print_of("ash", 0)].id == "ash"


def test_a_document_whose_address_is_dead_is_watched_where_it_stands_now(tmp_path: Path) -> None:
    with begun(tmp_path, CARDS) as quill:
        quill.serve("/ash-card", text("ash", 0))
        quill.serve("/cards", listing("/ash-card"))
        quill.round()
        quill.fail("/ash-card", NOT_FOUND)
        quill.serve("/ash-system-card", text("ash", 1))
        quill.serve("/cards", listing("/ash-system-card"))
        quill.round()
        for _ in range(10):
            quill.round(after=12 * HOUR)
        assert told(quill) == [(Event.NEW, ASH), (Event.CHANGED, ASH)]
        assert [one.url for one in quill.adopted] == [f"{HOST}/ash-system-card"]


def test_two_cards_of_one_make_and_different_names_are_two(tmp_path: Path) -> None:
    with begun(tmp_path, BOTH) as quill:
        for name in ("ash", "elm"):
            publish(quill, name, 0)
        quill.serve("/cards", listing("/ash-card"))
        quill.round()
        quill.serve("/cards", listing("/ash-card", print_of("elm", 0)))
        quill.round()
        assert [source_id for _, source_id in told(quill)] == [ASH, ASH.replace("ash", "elm")]


@pytest.mark.parametrize("together", [True, False])
def test_a_copy_of_a_short_note_is_that_note(tmp_path: Path, *, together: bool) -> None:
    short = page(*ON_TOPIC[:2], title="A note on rest")
    with begun(tmp_path, NOTES) as quill:
        for place in ("/notes/rest", "/notes/rest-again"):
            quill.serve(place, short)
        quill.serve("/cards", listing("/notes/rest", *(["/notes/rest-again"] if together else [])))
        quill.round()
        quill.serve("/cards", listing("/notes/rest", "/notes/rest-again"))
        quill.round()
        assert [one.id for one in quill.adopted] == ["quill-labs-a-note-on-rest"]
        assert len(quill.news) == 1


def test_two_pages_that_say_nothing_yet_are_two(tmp_path: Path) -> None:
    soon = page("To be announced.", title="A system card")
    with begun(tmp_path, CARDS) as quill:
        for place in ("/ash-card", "/elm-card"):
            quill.serve(place, soon)
        quill.serve("/cards", listing("/ash-card", "/elm-card"))
        quill.round()
        assert all(row.standing is not Standing.ALIAS for row in quill.found.values())


@dataclass
class Cards:
    """A site of two cards whose index lists landings and prints as chance will have it."""

    quill: House
    chance: Random
    revisions: dict[str, int] = field(default_factory=lambda: {"ash": 0, "elm": 0})
    listed: list[str] = field(default_factory=lambda: ["/old-card"])

    def publish(self, name: str) -> None:
        """Show a revision by its landing, its print or both; by nothing new where the landing is listed already."""
        landing, printed = f"/{name}-card", print_of(name, self.revisions[name])
        choices = [(landing, printed), (landing,), (printed,), *([()] if landing in self.listed else [])]
        self.show(*self.chance.choice(choices))
        publish(self.quill, name, self.revisions[name])

    def show(self, *places: str) -> None:
        for place in places:
            if place not in self.listed:
                self.listed.insert(self.chance.randint(0, len(self.listed)), place)
        self.quill.serve("/cards", listing(*self.listed))

    def round(self) -> None:
        steps = [self.quill.look, self.quill.round]
        self.chance.shuffle(steps)
        for step in steps:
            step()

    def revise(self, name: str) -> None:
        self.revisions[name] += 1
        self.publish(name)
        self.round()


@pytest.mark.parametrize("seed", range(8))
def test_each_card_is_new_once_and_each_revision_changed_once_in_whatever_order(tmp_path: Path, seed: int) -> None:
    with begun(tmp_path, BOTH) as quill:
        cards = Cards(quill, Random(seed))
        quill.serve("/old-card", page(*OFF_TOPIC, title="Old card"))
        cards.show()
        quill.round()
        for name in cards.chance.sample(["ash", "elm"], 2):
            cards.publish(name)
            if cards.chance.random() < 0.5:
                cards.round()
        cards.round()
        for name in cards.chance.sample(["ash", "elm"] * 2, 4):
            cards.revise(name)
        cards.show("/ash-card", "/elm-card")
        cards.round()
        quill.round(after=DAY)
        elm = ASH.replace("ash", "elm")
        for source_id in (ASH, elm):
            own = [event for event, whose in told(quill) if whose == source_id]
            assert own == [Event.NEW, Event.CHANGED, Event.CHANGED]
        watched = {one.id: one.url for one in quill.adopted if one.title != "Old card"}
        assert watched == {ASH: f"{HOST}/ash-card", elm: f"{HOST}/elm-card"}
