"""Older items stand on sealed pages: nothing is lost between them, and they never change."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.entries.invented import CARD, CHARTER, document, section
from tests.publish.installed import Installed, free, long_change, rewording
from tests.publish.test_formats import NS, atom_items, json_items, rss_items
from tests.publish.test_pages import soup
from watcher.compare import compare
from watcher.model import Section
from watcher.publish import indexes, paging
from watcher.publish.paging import FEED_BYTES_MAX, NEWEST_ITEMS_MAX, SEALED_ITEMS


def walked(here: Installed, stem: str, ending: str = "rss") -> list[list[str]]:
    """The GUIDs of a feed's documents, from the newest back over `prev-archive`."""
    pages, name = [], f"{stem}.{ending}"
    while name:
        text = here.read(name)
        read = {"rss": rss_items, "atom": atom_items, "json": json_items}[ending]
        pages.append([item["id"] for item in read(text)])
        name = previous(text, ending).removeprefix("https://watch.example.org/")
    return pages


def previous(text: str, ending: str) -> str:
    if ending == "json":
        return str(json.loads(text).get("next_url", ""))
    links = ET.fromstring(text).iter(f"{{{NS['atom']}}}link")
    return next((link.get("href") or "" for link in links if link.get("rel") == "prev-archive"), "")


def test_every_entry_is_reached_from_the_newest_document(here: Installed) -> None:
    told = [here.change().guid for _ in range(2 * SEALED_ITEMS + 60)]
    here.publish()
    for ending in ("rss", "atom", "json"):
        newest, *sealed = walked(here, "feed", ending)
        assert newest == told[: -NEWEST_ITEMS_MAX - 1 : -1]
        assert [len(page) for page in sealed] == [SEALED_ITEMS] * 4
        assert [guid for page in sealed for guid in page] == told[: 4 * SEALED_ITEMS][::-1]


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of few entries, so that few fill many."""
    monkeypatch.setattr(paging, "SEALED_ITEMS", 4)
    monkeypatch.setattr(paging, "NEWEST_ITEMS_MAX", 16)
    monkeypatch.setattr(indexes, "CHANGES_PAGE", 10)


@pytest.mark.usefixtures("small_pages")
def test_a_sealed_page_never_changes(here: Installed) -> None:
    for _ in range(4):
        here.change()
    here.publish()
    sealed = {name: body for name, body in here.tree().items() if name.startswith("feed-1.")}
    assert len(sealed) == 4
    for _ in range(4 + 3):
        here.change()
        here.publish_new()
    assert sealed.items() <= here.tree().items()
    assert (here.feeds / "feed-2.rss").exists()


def test_a_sealed_page_says_that_it_is_one(here: Installed) -> None:
    for _ in range(2 * SEALED_ITEMS):
        here.change()
    here.publish()
    for ending in ("rss", "atom"):
        root = ET.fromstring(here.read(f"feed-2.{ending}"))
        assert root.find(".//fh:archive", NS) is not None
        links = {link.get("rel"): link.get("href") for link in root.iter(f"{{{NS['atom']}}}link")}
        assert links["current"] == f"https://watch.example.org/feed.{ending}"
        assert links["prev-archive"] == f"https://watch.example.org/feed-1.{ending}"
        assert ET.fromstring(here.read(f"feed.{ending}")).find(".//fh:archive", NS) is None


def test_a_document_stays_under_its_size_and_loses_nothing(here: Installed) -> None:
    source = free(CHARTER)
    for _ in range(45):
        here.change(source, long_change(14, words=45))
    here.publish()
    names = ("feed.rss", "feed.atom", "feed.json", "feed-1.rss", "feed-1.json")
    assert all((here.feeds / name).stat().st_size < FEED_BYTES_MAX for name in names)
    guids = {guid for page in walked(here, "feed") for guid in page}
    assert len(guids) == 45
    counts = [
        len(read(here.read(f"feed.{e}")))
        for e, read in (("rss", rss_items), ("atom", atom_items), ("json", json_items))
    ]
    assert len(set(counts)) == 1
    assert 25 <= counts[0] < 45


def ragged(side: str) -> Section:
    """Sentences of which every third word differs from side to side: nothing takes more marks a word."""
    lines = (" ".join(f"{side if n % 3 else 'lantern'}{n}" for n in range(21)) for _ in range(90))
    return section("Weights", *(f"{number}: {line}." for number, line in enumerate(lines)), relevant=True)


@pytest.mark.slow
def test_documents_of_the_longest_items_stay_under_their_size(here: Installed) -> None:
    change = compare(document("d", ragged("will")), document("d", ragged("may")))
    assert change.substantive_and_relevant
    for _ in range(2 * SEALED_ITEMS - 1):
        here.change(free(CHARTER), change)
    here.publish()
    sizes = {path.name: path.stat().st_size for path in here.feeds.glob("feed*") if path.suffix != ".html"}
    assert len(sizes) == 6
    assert max(sizes.values()) < FEED_BYTES_MAX
    assert min(sizes.values()) > FEED_BYTES_MAX / 5


@pytest.mark.usefixtures("small_pages")
def test_the_list_for_programs_has_each_entry_once(here: Installed) -> None:
    told = [here.change(comparison=rewording(after=f"We [may {n}] keep the weights.")).change_id for n in range(23)]
    here.publish()
    found, name = [], "api/v1/changes.json"
    while name:
        page = json.loads(here.read(name))
        assert 1 <= len(page["changes"]) <= 10
        found += [row["id"] for row in page["changes"]]
        name = (page["next"] or "").removeprefix("https://watch.example.org/")
    assert found == told[::-1]


def test_the_list_for_people_leads_to_every_change(here: Installed) -> None:
    told = [here.change() for _ in range(130)]
    here.publish()
    pages = here.read("changes/index.html") + here.read("changes/index-1.html")
    assert all(entry.links[0].href in pages for entry in told)
    assert 'href="index-1.html"' in here.read("changes/index.html")


@pytest.mark.usefixtures("small_pages")
def test_the_pages_of_the_list_lead_from_one_to_the_next_and_back(here: Installed) -> None:
    here.publish()
    for _ in range(5):
        for _ in range(5):
            here.change()
        here.publish_new()
    names, name = [], "index.html"
    while name:
        names.append(name)
        older = soup(here.read(f"changes/{name}")).select_one(".steps a[rel=next]")
        name = str(older["href"]) if older else ""
    assert names == ["index.html", "index-2.html", "index-1.html"]
    newer = [soup(here.read(f"changes/{name}")).select_one(".steps a[rel=prev]") for name in names]
    assert [link and link["href"] for link in newer] == [None, "index.html", "index-2.html"]
    here.publish_status()
    before = here.tree()
    here.publish(here.folder / "anew")
    assert here.tree(here.folder / "anew") == before


@pytest.mark.parametrize("sections", [100, 400])
def test_pages_of_changes_with_hundreds_of_sections_stay_under_their_size(here: Installed, sections: int) -> None:
    change = long_change(sections, words=6)
    relevant = replace(change, sections=tuple(replace(one, relevant=True) for one in change.sections))
    for _ in range(2 * SEALED_ITEMS - 1):
        here.change(CARD, relevant)
    here.publish()
    sizes = {path.name: path.stat().st_size for path in here.feeds.glob("feed*")}
    assert len(sizes) == 8
    assert max(sizes.values()) < FEED_BYTES_MAX
    assert "more sections on" in here.read("feed-1.rss")


def test_sealed_pages_of_a_busy_service_s_digests_stay_under_their_size(here: Installed) -> None:
    told = [here.change(CARD, rewording(after=f"We [may, {n},] keep the weights.")) for n in range(100)]
    for _ in range(SEALED_ITEMS):
        here.digest(*told)
    here.publish()
    assert max(path.stat().st_size for path in here.feeds.glob("digest-daily-1.*")) < FEED_BYTES_MAX
