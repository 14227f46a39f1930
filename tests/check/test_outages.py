"""What keeps many sources from being read is told once, and once when it is over; what one host does is its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.check.worlds import CARE, DAY, HOUR, PARAGRAPHS, Lab, edited, lab, page
from watcher.check import adopt
from watcher.errors import ArchiveError, FetchError, FetchFailure
from watcher.model import Entry, Event, Outcome, Reason, Rules, Source, Suspicion

CUT = page(PARAGRAPHS[0])


def source(name: str, host: str, *select: str) -> Source:
    return replace(CARE, id=name, title=name.capitalize(), url=f"https://{host}/{name}", rules=Rules(select))


SITE = tuple(source(name, "quill.example", "main article") for name in ("care", "exit", "keeping"))
OTHERS = (source("oak", "oak.example"), source("elm", "elm.example"), source("fir", "fir.example"))


def text(name: str) -> bytes:
    return page(*(f"{paragraph} This is what {name} says of it." for paragraph in PARAGRAPHS), title=name)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Lab]:
    with lab(tmp_path, *SITE, *OTHERS) as made:
        for one in (*SITE, *OTHERS):
            made.site.serve(text(one.id), one.url)
        made.begin()
        yield made


def health(quill: Lab) -> list[Entry]:
    return [entry for entry in quill.told if entry.feeds == ("health",)]


def of_the_service(quill: Lab) -> list[tuple[Event, Reason | None]]:
    return [(entry.event, entry.reason) for entry in health(quill)]


def round_of(quill: Lab, *sources: Source, after: timedelta = HOUR) -> list[Outcome]:
    first, *rest = sources
    return [
        quill.check(first, after=after).outcome,
        *(quill.check(s, after=timedelta(seconds=2)).outcome for s in rest),
    ]


def rebuilt(name: str) -> bytes:
    """The same words under another wrapper: no selector finds them."""
    return text(name).replace(b"<article>", b"<section>").replace(b"</article>", b"</section>")


def state_reason(quill: Lab, one: Source) -> str | None:
    state = quill.world.catalogue.state(one.id)
    assert state is not None
    return state.reason


def test_three_of_one_site_that_lose_their_selector_are_one_redesign(site: Lab) -> None:
    for one in SITE:
        site.site.serve(rebuilt(one.id), one.url)
    for _ in range(6):
        assert set(round_of(site, *SITE)) == {Outcome.SUSPECT}
    assert {state_reason(site, one) for one in SITE} == {Suspicion.REDESIGN}
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.REDESIGN)]
    told = health(site)[0]
    assert told.title.startswith("Unreadable: three documents of quill.example lost their text in one round")
    assert all(one.title in told.content_text for one in SITE)
    assert "accept" in told.summary
    assert told.event_id.startswith("_service/")


def test_a_redesign_is_over_when_the_last_of_them_is_read_again(site: Lab) -> None:
    for one in SITE:
        site.site.serve(rebuilt(one.id), one.url)
    round_of(site, *SITE)
    round_of(site, *SITE)
    for one in SITE[:2]:
        site.site.serve(text(one.id), one.url)
    round_of(site, *SITE[:2])
    assert len(health(site)) == 1
    site.site.serve(text(SITE[2].id), SITE[2].url)
    assert round_of(site, SITE[2]) == [Outcome.UNCHANGED]
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.REDESIGN), (Event.RECOVERED, Reason.REDESIGN)]


def test_three_that_lost_most_of_their_words_are_held_however_long_it_lasts(site: Lab) -> None:
    for one in SITE:
        site.site.serve(page(PARAGRAPHS[0], title=one.id), one.url)
    for _ in range(30):
        assert set(round_of(site, *SITE)) == {Outcome.SUSPECT}
    assert not [entry for entry in site.told if entry.event is Event.CHANGED]
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.REDESIGN)]


def test_a_cut_of_one_document_still_arrives_late_and_confirmed(site: Lab) -> None:
    for one in SITE[:2]:
        site.site.serve(page(PARAGRAPHS[0], title=one.id), one.url)
    for _ in range(26):
        round_of(site, *SITE[:2])
    changed = [entry for entry in site.told if entry.event is Event.CHANGED]
    assert {entry.source_id for entry in changed} == {one.id for one in SITE[:2]}
    assert {entry.reason for entry in changed} == {Reason.CONFIRMED}


def test_a_third_one_weeks_later_is_no_redesign(site: Lab) -> None:
    for one in SITE[:2]:
        site.site.serve(rebuilt(one.id), one.url)
    round_of(site, *SITE[:2])
    site.site.serve(rebuilt(SITE[2].id), SITE[2].url)
    round_of(site, SITE[2], after=9 * DAY)
    assert state_reason(site, SITE[2]) == Suspicion.SELECTOR
    assert of_the_service(site) == []


def down(quill: Lab, *sources: Source, failure: FetchFailure = FetchFailure.DNS) -> None:
    for one in sources:
        quill.site.fail(FetchError(f"{one.url} cannot be reached: the name has no address.", failure), one.url)


def up(quill: Lab, *sources: Source) -> None:
    for one in sources:
        quill.site.serve(text(one.id), one.url)


def test_a_network_that_is_down_is_told_once_and_no_source_beside_it(site: Lab) -> None:
    everything = (*SITE, *OTHERS)
    down(site, *everything)
    for _ in range(8):
        assert set(round_of(site, *everything)) == {Outcome.FAILED}
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.NETWORK)]
    up(site, *everything)
    assert set(round_of(site, *everything)) == {Outcome.UNCHANGED}
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.NETWORK), (Event.RECOVERED, Reason.NETWORK)]
    assert all(entry.source_id is None for entry in health(site))


def test_what_a_clock_that_was_ahead_has_read_is_no_sign_of_life(site: Lab) -> None:
    ahead = timedelta(days=3650)
    site.clock.now += ahead
    left = replace(CARE, id="left", url="https://left.example/left")
    site.see(text("left"), left)
    site.clock.now -= ahead
    down(site, *SITE, *OTHERS)
    for _ in range(5):
        round_of(site, *SITE, *OTHERS)
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.NETWORK)]


def test_a_network_that_comes_back_at_once_is_not_told(site: Lab) -> None:
    everything = (*SITE, *OTHERS)
    down(site, *everything)
    round_of(site, *everything)
    up(site, *everything)
    round_of(site, *everything, after=timedelta(minutes=5))
    assert health(site) == []


def test_after_a_long_outage_of_the_network_all_come_back_soon_and_not_at_once(site: Lab) -> None:
    everything = (*SITE, *OTHERS)
    down(site, *everything)
    for _ in range(12):
        round_of(site, *everything)
    states = site.world.catalogue.states()
    waits = [(states[one.id].next_due or site.clock.now) - site.clock.now for one in everything]
    assert max(waits) <= timedelta(minutes=15)
    assert len({int(wait.total_seconds()) // 20 for wait in waits}) > 3


def test_a_host_that_answers_no_is_a_sign_of_life(site: Lab) -> None:
    everything = (*SITE, *OTHERS)
    down(site, *everything)
    down(site, OTHERS[2], failure=FetchFailure.SERVER_ERROR)
    for _ in range(4):
        round_of(site, *everything)
    told = health(site)
    assert {entry.source_id for entry in told} == {one.id for one in everything}
    assert {entry.reason for entry in told} == {None}


def test_a_source_that_stays_away_when_the_network_is_back_is_told_for_itself(site: Lab) -> None:
    everything = (*SITE, *OTHERS)
    down(site, *everything)
    for _ in range(2):
        round_of(site, *everything)
    up(site, *everything[:-1])
    for _ in range(4):
        round_of(site, *everything)
    own = [entry for entry in health(site) if entry.source_id]
    assert [(entry.event, entry.source_id) for entry in own] == [(Event.UNREADABLE, everything[-1].id)]


def test_one_host_alone_cannot_say_that_the_network_is_down(tmp_path: Path) -> None:
    with lab(tmp_path, *SITE) as quill:
        up(quill, *SITE)
        quill.begin()
        down(quill, *SITE)
        for _ in range(4):
            round_of(quill, *SITE)
        assert {entry.source_id for entry in health(quill)} == {one.id for one in SITE}


def with_disk(quill: Lab, free_min: int) -> Lab:
    world = replace(quill.world, settings=replace(quill.world.settings, disk_free_min=free_min))
    return replace(quill, world=world)


def test_checks_that_stop_for_want_of_disk_are_told_once(site: Lab) -> None:
    short = with_disk(site, 2**60)
    for one in (*SITE, *SITE):
        with pytest.raises(ArchiveError, match="free some space"):
            short.check(one)
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.DISK)]
    assert "free some space" in health(site)[0].summary
    assert site.check(SITE[0]).outcome is Outcome.UNCHANGED
    assert of_the_service(site) == [(Event.UNREADABLE, Reason.DISK), (Event.RECOVERED, Reason.DISK)]
    site.check(SITE[1])
    assert len(health(site)) == 2


def test_an_outage_that_was_told_is_known_to_a_catalogue_made_anew(site: Lab, tmp_path: Path) -> None:
    everything = (*SITE, *OTHERS)
    down(site, *everything)
    for _ in range(3):
        round_of(site, *everything)
    site.world.catalogue.close()
    for file in tmp_path.glob("catalogue.sqlite*"):
        file.unlink()
    with lab(tmp_path, *everything, clock=site.clock, site=site.site) as again:
        adopt(again.world)
        for _ in range(3):
            round_of(again, *everything)
        up(again, *everything)
        round_of(again, *everything)
        assert of_the_service(again) == [(Event.UNREADABLE, Reason.NETWORK), (Event.RECOVERED, Reason.NETWORK)]


def test_what_changed_in_an_outage_is_told_with_the_failed_reads_between(site: Lab) -> None:
    everything = (*SITE, *OTHERS)
    down(site, *everything)
    for _ in range(3):
        round_of(site, *everything)
    up(site, *everything)
    site.site.serve(edited(1, "for as long as the company exists", "for two years"), OTHERS[0].url)
    round_of(site, *everything)
    changed = [entry for entry in site.told if entry.event is Event.CHANGED]
    assert [(entry.source_id, entry.failed_reads) for entry in changed] == [("oak", 3)]
