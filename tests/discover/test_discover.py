"""What an index lists is heard of once: a new source, another address of a known one, or nothing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.check.worlds import CARE, DAY, HOUR, URL, page
from tests.discover.house import CARDS, HOST, LIST, NOT_FOUND, NOTES, OFF_TOPIC, ON_TOPIC, house, listing
from watcher import check, discover
from watcher.archive.audit import audit
from watcher.config import load
from watcher.discover.found import matching
from watcher.errors import FetchError, FetchFailure, InputError
from watcher.extract.listed import Listed
from watcher.model import Adopt, Event, Outcome, Reason, Scope, Standing, Suspicion

PIP = page(*ON_TOPIC, title="Pip 2 system card")
ASK = replace(NOTES, adopt=Adopt.ASK)


def test_a_card_that_appears_is_a_source_at_once_and_told_once_when_read(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing())
        quill.round()
        assert [entry.event for entry in quill.lab.told] == [Event.BEGUN]
        quill.serve("/cards", listing("/pip-2-system-card|Pip 2"))
        quill.serve("/pip-2-system-card", PIP)
        for _ in range(3):
            quill.round()
        source = quill.adopted[0]
        assert (source.id, source.title) == ("quill-labs-pip-2-system-card", "Pip 2 system card")
        assert (source.publisher, source.kind, source.series, source.adopted) == (
            "Quill Labs",
            "system-card",
            "quill-cards",
            True,
        )
        (new,) = quill.news
        assert (new.source_id, new.reason) == (source.id, None)
        assert 'Found through "Quill cards list"' in new.summary
        assert "feed" in new.feeds
        assert load(_sources(tmp_path), snapshots=tmp_path).sources == (source,)


def _sources(folder: Path) -> Path:
    file = folder / "sources.toml"
    file.write_text("")
    return file


def test_a_card_that_is_revised_is_changed_and_not_new(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/about-card"))
        quill.serve("/about-card", page(*OFF_TOPIC))
        quill.round()
        quill.serve("/cards", listing("/about-card", "/pip-card|Pip"))
        quill.serve("/pip-card", PIP, via=f"{HOST}/files/1.html")
        quill.round()
        revised = PIP.replace(b"an open question to us", b"a closed question to us")
        quill.serve("/pip-card", revised, via=f"{HOST}/files/2.html")
        quill.round()
        events = [(entry.event, entry.source_id) for entry in quill.lab.told if entry.source_id]
        assert events == [(Event.NEW, "quill-labs-pip-2-system-card"), (Event.CHANGED, "quill-labs-pip-2-system-card")]


def test_what_stood_there_from_the_beginning_is_no_news_of_the_main_feed(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/pip-1-card|Pip 1"))
        quill.serve("/pip-1-card", page(*ON_TOPIC, title="Pip 1 card"))
        quill.round()
        quill.round()
        assert all("feed" not in entry.feeds for entry in quill.news)
        assert len(quill.adopted) == 1


@pytest.mark.parametrize(
    "spelling",
    [
        "/pip-2-card",
        "//quill.example/pip-2-card",
        f"{HOST}/pip-2-card/?utm_source=list",
        f"{HOST}/document/pip-2-card",
        f"{HOST}/%70ip-2-card#start",
    ],
)
def test_one_document_under_five_spellings_is_one_source(tmp_path: Path, spelling: str) -> None:
    every = replace(CARDS, match="-card")
    with house(tmp_path, every) as quill:
        quill.serve("/cards", listing("/old-card"))
        quill.serve("/old-card", page(*OFF_TOPIC))
        quill.round()
        for path in ("/pip-2-card", "/pip-2-card/", "/document/pip-2-card"):
            quill.serve(path, PIP)
        quill.serve("/cards", listing("/old-card", spelling))
        quill.round()
        quill.serve("/cards", listing("/old-card", "/pip-2-card", f"{HOST}/document/pip-2-card?ref=x"))
        quill.round()
        assert len(quill.adopted) == 2
        assert len(quill.news) == 1


def test_an_earlier_print_of_a_card_is_the_card(tmp_path: Path) -> None:
    prints = [f"{HOST}/{digit * 40}.html" for digit in "12"]
    index = replace(CARDS, match=r"-card$|^https://cdn\.example/")
    with house(tmp_path, index) as quill:
        quill.serve("/cards", listing("/pip-card"))
        for number, url in enumerate(prints):
            quill.serve("/pip-card", page(*ON_TOPIC, f"This is print {number}.", title="Pip card"), via=url)
            quill.round()
        asked = len(quill.lab.site.asked)
        quill.serve(
            "/cards", listing("/pip-card", *(f"https://cdn.example/{url.rpartition('/')[2]}" for url in prints))
        )
        quill.look()
        assert len(quill.lab.site.asked) == asked + 1
        assert [row.standing for row in quill.found.values()].count(Standing.ADOPTED) == 1


def test_an_address_that_leads_to_a_known_document_is_its_alias(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/first-card"))
        quill.serve("/first-card", page(*OFF_TOPIC, title="First card"))
        quill.round()
        quill.serve("/cards", listing("/first-card", "/redirected-card", "/same-card", "/canonical-card"))
        quill.serve("/redirected-card", page(), via=URL)
        quill.serve("/same-card", page(*OFF_TOPIC, title="First card"))
        canonical = f"<link rel='canonical' href='{URL}'>"
        quill.serve("/canonical-card", page(*ON_TOPIC, noise=canonical))
        quill.round()
        found = quill.found
        assert {found[f"{HOST}/{name}-card"].standing for name in ("redirected", "same", "canonical")} == {
            Standing.ALIAS
        }
        assert found[f"{HOST}/redirected-card"].id == CARE.id
        assert found[f"{HOST}/same-card"].id == quill.adopted[0].id
        assert quill.news == []


def test_a_page_that_calls_its_list_its_own_address_is_a_document_all_the_same(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/pip-card"))
        quill.serve("/pip-card", page(*ON_TOPIC, noise=f"<link rel='canonical' href='{LIST}'>"))
        quill.round()
        assert quill.found[f"{HOST}/pip-card"].standing is Standing.ADOPTED


def test_a_card_whose_address_leads_to_a_list_is_not_there_yet(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/old-card"))
        quill.serve("/old-card", page(*OFF_TOPIC))
        quill.round()
        quill.serve("/cards", listing("/old-card", "/pip-card"))
        quill.serve("/pip-card", listing("/old-card"), via=LIST)
        quill.round()
        assert quill.found[f"{HOST}/pip-card"].standing is Standing.LISTED
        quill.serve("/pip-card", PIP)
        quill.round()
        assert quill.found[f"{HOST}/pip-card"].standing is Standing.ADOPTED


def test_only_what_speaks_of_a_topic_is_adopted_and_the_rest_is_not_asked_again_for_a_while(tmp_path: Path) -> None:
    with house(tmp_path, NOTES) as quill:
        quill.serve("/cards", listing("/notes/1"))
        quill.serve("/notes/1", page(*OFF_TOPIC))
        quill.round()
        quill.serve("/cards", listing("/notes/1", "/notes/kitchen|Kitchen", "/notes/rest|A note on rest", "/blog/2"))
        quill.serve("/notes/kitchen", page(*OFF_TOPIC, title="The kitchen"))
        quill.serve("/notes/rest", page(*ON_TOPIC, title="A note on rest"))
        quill.round()
        assert [source.id for source in quill.adopted] == ["quill-labs-a-note-on-rest"]
        assert quill.found[f"{HOST}/notes/kitchen"].standing is Standing.UNINTERESTING
        asked = len(quill.lab.site.asked)
        quill.look()
        assert len(quill.lab.site.asked) == asked + 1
        quill.serve("/notes/kitchen", page(*ON_TOPIC, title="The kitchen"))
        quill.round(after=31 * DAY)
        assert len(quill.adopted) == 2


def test_a_short_post_that_is_on_topic_as_a_whole_is_adopted_with_all_of_it_relevant(tmp_path: Path) -> None:
    said = "It asked three times to stop, and somebody wrote to the model that it was sorry. May a mind be owed that?"
    with house(tmp_path, NOTES) as quill:
        quill.serve("/cards", listing("/notes/sorry|Sorry", "/notes/kitchen|The kitchen"))
        quill.serve("/notes/sorry", page(said, title="Sorry"))
        quill.serve("/notes/kitchen", page(*OFF_TOPIC, title="The kitchen"))
        quill.round()
        assert [(source.title, source.scope) for source in quill.adopted] == [("Sorry", Scope.ALL)]


def test_what_is_listed_and_not_readable_is_told_after_an_hour_and_again_when_it_is_read(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/old-card"))
        quill.serve("/old-card", page(*OFF_TOPIC))
        quill.round()
        quill.serve("/cards", listing("/old-card", "/pip-card|Pip 2 system card"))
        quill.fail("/pip-card")
        quill.round(after=timedelta(minutes=30))
        assert quill.news == []
        for _ in range(4):
            quill.round(after=timedelta(minutes=40))
        (listed,) = quill.news
        assert (listed.reason, listed.source_id) == (Reason.LISTED, "quill-labs-pip-2-system-card")
        assert listed.title == "Pip 2 system card: listed, not readable yet"
        assert "It answered 404." in listed.summary
        assert "feed" in listed.feeds
        quill.serve("/pip-card", PIP)
        for _ in range(3):
            quill.round()
        assert [(entry.reason, entry.source_id) for entry in quill.news] == [
            (Reason.LISTED, listed.source_id),
            (None, listed.source_id),
        ]


@pytest.mark.parametrize("later", [NOT_FOUND, None])
def test_what_was_put_off_under_a_clock_that_was_years_ahead_is_tried_again(
    tmp_path: Path, later: FetchError | None
) -> None:
    ahead = timedelta(days=3650)
    with house(tmp_path, CARDS, NOTES) as quill:
        quill.serve("/cards", listing())
        quill.round()
        quill.lab.clock.now += ahead
        quill.serve("/cards", listing("/pip-card|Pip 2 system card", "/notes/one"))
        quill.fail("/pip-card")
        quill.serve("/notes/one", page(*OFF_TOPIC, title="The kitchen"))
        quill.round()
        quill.lab.clock.now -= ahead
        quill.serve("/notes/one", page(*ON_TOPIC, title="The interviews"))
        if later:
            quill.fail("/pip-card", later)
            quill.round(after=timedelta(minutes=40))
            assert [entry.reason for entry in quill.news if "Pip" in entry.title] == [Reason.LISTED]
        else:
            quill.serve("/pip-card", PIP)
        quill.round()
        urls = {source.url for source in quill.adopted}
        assert f"{HOST}/notes/one" in urls
        assert (f"{HOST}/pip-card" in urls) is (later is None)


def test_a_listing_that_lost_most_of_its_items_is_suspect_and_tells_of_no_document(tmp_path: Path) -> None:
    links = [f"/notes/{n}" for n in range(12)]
    with house(tmp_path, NOTES) as quill:
        for link in links:
            quill.serve(link, page(*OFF_TOPIC, title=link))
        quill.serve("/cards", listing(*links))
        quill.round()
        quill.serve("/notes/new", page(*ON_TOPIC, title="A note that is new"))
        quill.serve("/cards", listing("/notes/new"))
        (record,) = quill.look()
        assert (record.outcome, record.reason) == (Outcome.SUSPECT, Suspicion.COLLAPSE)
        assert record.sentence == "It listed 12 documents and lists 1 now."
        assert [source.url for source in quill.adopted] == [f"{HOST}/notes/new"]
        quill.serve("/cards", listing(chrome=False))
        (record,) = quill.look()
        assert record.reason == Suspicion.EMPTY
        quill.round()
        quill.serve("/cards", listing(*links, "/notes/new"))
        assert quill.look()[0].outcome in (Outcome.CHANGED, Outcome.UNCHANGED)
        content = [entry for entry in quill.lab.told if "everything" in entry.feeds]
        assert [entry.event for entry in content] == [Event.BEGUN, Event.NEW]


def test_a_listing_that_stays_short_for_a_day_is_the_listing(tmp_path: Path) -> None:
    links = [f"/notes/{n}" for n in range(12)]
    with house(tmp_path, NOTES) as quill:
        for link in links:
            quill.serve(link, page(*OFF_TOPIC, title=link))
        quill.serve("/cards", listing(*links))
        quill.round()
        quill.serve("/cards", listing(*links[:3]))
        outcomes = [quill.look(after=9 * HOUR)[0].outcome for _ in range(5)]
        assert outcomes == [Outcome.SUSPECT, Outcome.SUSPECT, Outcome.SUSPECT, Outcome.CHANGED, Outcome.UNCHANGED]


def test_a_person_decides_what_waits(tmp_path: Path) -> None:
    with house(tmp_path, ASK) as quill:
        quill.serve("/cards", listing("/notes/rest|A note on rest", "/notes/sleep|A note on sleep"))
        quill.round()
        world = quill.lab.world
        assert [row.id for row in discover.waiting(world)] == [
            "quill-labs-a-note-on-rest",
            "quill-labs-a-note-on-sleep",
        ]
        assert quill.lab.site.asked == [None, None]
        source = discover.adopt_waiting(world, "quill-labs-a-note-on-rest")
        discover.refuse_waiting(world, f"{HOST}/notes/sleep")
        assert discover.waiting(world) == ()
        assert load(_sources(tmp_path), snapshots=tmp_path).sources == (source,)
        with pytest.raises(InputError, match="watched already"):
            discover.refuse_waiting(world, source.id)
        with pytest.raises(InputError, match="No index has listed"):
            discover.adopt_waiting(world, "something-else")
        quill.look()
        assert discover.waiting(world) == ()


def test_an_index_that_is_blocked_is_unreadable_and_lists_nothing(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/pip-card"))
        quill.serve("/pip-card", PIP)
        quill.round()
        quill.fail("/cards", FetchError("It answered 403.", FetchFailure.FORBIDDEN, status=403))
        for _ in range(4):
            quill.look()
        quill.serve("/cards", listing("/pip-card"))
        quill.look()
        health = [entry.event for entry in quill.lab.told if "health" in entry.feeds]
        assert health == [Event.UNREADABLE, Event.RECOVERED]


def test_a_list_that_is_not_there_any_more_is_unreadable_and_no_document_that_went(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/pip-card"))
        quill.serve("/pip-card", PIP)
        quill.round()
        quill.fail("/cards")
        for _ in range(10):
            quill.look(after=12 * HOUR)
        assert [entry.event for entry in quill.lab.told if entry.source_id == CARDS.id] == [Event.UNREADABLE]


def test_sitemaps_of_sitemaps_are_read_once_each_even_where_they_loop(tmp_path: Path) -> None:
    index = replace(NOTES, urls=(f"{HOST}/sitemap.xml",))
    name = "http://www.sitemaps.org/schemas/sitemap/0.9"
    both = f"<sitemap><loc>{HOST}/sitemap.xml</loc></sitemap><sitemap><loc>{HOST}/b.xml</loc></sitemap>"
    urls = "".join(f"<url><loc>{HOST}/notes/{n}</loc></url>" for n in range(3))
    with house(tmp_path, index) as quill:
        xml = (("Content-Type", "application/xml"),)
        quill.serve(
            "/sitemap.xml", f"<sitemapindex xmlns='{name}'>{both}</sitemapindex>".encode(), headers=xml, etag='"1"'
        )
        quill.serve("/b.xml", f"<urlset xmlns='{name}'>{urls}</urlset>".encode(), headers=xml)
        for n in range(4):
            quill.serve(f"/notes/{n}", page(*OFF_TOPIC, title=f"Note {n}"))
        quill.look()
        assert len(quill.found) == 3
        more = f"<urlset xmlns='{name}'>{urls}<url><loc>{HOST}/notes/3</loc></url></urlset>"
        quill.serve("/b.xml", more.encode(), headers=xml)
        quill.look()
        assert len(quill.found) == 4


def test_what_was_kept_of_listings_is_proved_and_taken_up_again(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing("/pip-card"))
        quill.serve("/pip-card", PIP)
        quill.round()
        assert audit(quill.lab.world.snapshots, quill.lab.world.catalogue) == ()
        told = [entry.guid for entry in quill.lab.told]
        sources = dict(quill.lab.world.sources)
    (tmp_path / "catalogue.sqlite").unlink()
    with house(tmp_path, CARDS, sources=tuple(sources.values())) as again:
        again.lab.site.answers = quill.lab.site.answers
        again.lab.clock.now = quill.lab.clock.now
        world = again.lab.world
        listings = discover.listing_of(again.indexes)
        check.adopt(world, {place.id: (place, discover.settling(index)) for index, place in listings.values()})
        discover.restore(world)
        again.round()
        assert [entry.guid for entry in again.lab.told] == told
        assert len(again.adopted) == 1
        assert audit(world.snapshots, world.catalogue) == ()


NAMED = replace(CARDS, match="-card$", named=r"Pip \d+", named_url=f"{HOST}/document/{{}}-card")
NOTES_OF_RELEASES = b"""<html><body><main><h1>Models</h1><table><tr><th>Feature</th><th>%s</th></tr>
<tr><td>Context</td><td>1M</td></tr></table><p>Ask us about <a href='/about'>prices</a>.</p></main></body></html>"""


def test_a_model_that_is_only_named_in_a_table_leads_to_its_card(tmp_path: Path) -> None:
    with house(tmp_path, NAMED) as quill:
        quill.serve("/cards", NOTES_OF_RELEASES % b"Pip 1")
        quill.serve("/document/pip-1-card", page(*OFF_TOPIC, title="Pip 1 card"))
        quill.round()
        assert [source.url for source in quill.adopted] == [f"{HOST}/document/pip-1-card"]
        quill.serve("/cards", NOTES_OF_RELEASES % b"Pip 2</th><th>Pip 1")
        quill.fail("/document/pip-2-card")
        told = len(quill.news)
        for _ in range(4):
            quill.round()
        assert quill.found[f"{HOST}/document/pip-2-card"].tries
        assert len(quill.news) == told
        quill.serve("/document/pip-2-card", PIP)
        quill.round(after=2 * DAY)
        quill.round()
        assert [entry.source_id for entry in quill.news[told:]] == ["quill-labs-pip-2-system-card"]


EVIL = "https://evil.example"


def test_a_link_to_a_strange_host_counts_only_where_the_pattern_names_that_host(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        near = "https://files.quill.example/bob-card"
        for place, title in (("/pip-card", "Pip card"), (near, "Bob card")):
            quill.serve(place, page(*OFF_TOPIC, title=title))
        quill.serve("/cards", listing("/pip-card", f"{EVIL}/pip-card", near))
        (record,) = quill.look()
        assert set(quill.found) == {f"{HOST}/pip-card", near}
        assert record.sentence == "2 documents listed, 1 more on hosts that `match` does not name"


def test_hosts_at_which_the_publisher_is_known_are_its_own(tmp_path: Path) -> None:
    known = replace(CARE, id="ink", url="https://www.ink.example/charter")
    with house(tmp_path, CARDS, sources=(CARE, known)) as quill:
        quill.serve(known.url, page(*OFF_TOPIC), via="https://prints.example/charter")
        links = [f"https://{place}.example/pip-card" for place in ("ink", "prints", "evil")]
        for place in links[:2]:
            quill.serve(place, page(*ON_TOPIC, title=f"A card at {place}"))
        quill.serve("/cards", listing(*links))
        quill.lab.check(known)
        quill.look()
        assert set(quill.found) == set(links[:2])


@pytest.mark.parametrize(
    ("match", "url", "counts"),
    [
        ("-card$", f"{EVIL}/a-card", False),
        (".*-card$", f"{EVIL}/a-card", False),
        ("^https?://[^/]+/[a-z-]+-card$", f"{EVIL}/a-card", False),
        (r"quill\.example.*-card$", f"{EVIL}/quill.example/a-card", False),
        (r"^https?://(www\.)?ink\.example/.*-card$", "https://www.ink.example/a-card", True),
        (r"-card$|^https://cdn\.ink\.example/", "https://cdn.ink.example/1.pdf", True),
        (r"-card$|^https://cdn\.ink\.example/", "https://cdn.ink.example/a-card", True),
        (r"-card$|^https://cdn\.ink\.example/", f"{EVIL}/a-card", False),
        (r"\.example/[a-z-]+-card$", f"{EVIL}/a-card", True),
        ("-card$", "https://www.quill.example/a-card", True),
    ],
)
def test_a_pattern_that_fits_on_any_host_names_none(match: str, url: str, *, counts: bool) -> None:
    assert bool(matching(replace(CARDS, match=match), [Listed(url)])) is counts
