"""The three formats say the same, and keep what their specifications demand. Read by feedparser, and by the standard
library's XML and JSON parsers, which are no relatives of it."""

import json
import re
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.entries.invented import CARD, CHARTER, TOLD, TRACKER
from tests.publish.installed import Installed
from watcher.config import Settings

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
}
HUB = "https://hub.example/"


@pytest.fixture
def published(here: Installed) -> Installed:
    here.settings = Settings(hub=HUB)
    change = here.change(CHARTER)
    here.change(CARD)
    here.change(TRACKER)
    here.fail(TRACKER)
    here.correct(change)
    here.publish()
    return here


def rss_items(text: str) -> list[dict[str, Any]]:
    return [
        {
            "id": item.findtext("guid"),
            "url": item.findtext("link"),
            "title": item.findtext("title"),
            "html": item.findtext("content:encoded", namespaces=NS),
            "told": parsedate_to_datetime(item.findtext("pubDate") or ""),
            "categories": [(c.get("domain"), c.text) for c in item.findall("category")],
        }
        for item in ET.fromstring(text).iter("item")
    ]


def atom_items(text: str) -> list[dict[str, Any]]:
    return [
        {
            "id": entry.findtext("atom:id", namespaces=NS),
            "url": next(
                link.get("href")
                for link in entry.findall("atom:link", NS)
                if link.get("rel", "alternate") == "alternate"
            ),
            "title": entry.findtext("atom:title", namespaces=NS),
            "html": entry.findtext("atom:content", namespaces=NS),
            "told": datetime.fromisoformat(entry.findtext("atom:published", namespaces=NS) or ""),
            "categories": [(c.get("scheme"), c.get("term")) for c in entry.findall("atom:category", NS)],
        }
        for entry in ET.fromstring(text).iter(f"{{{NS['atom']}}}entry")
    ]


def json_items(text: str) -> list[dict[str, Any]]:
    return [
        {
            "id": item["id"],
            "url": item["url"],
            "title": item["title"],
            "html": item["content_html"],
            "told": datetime.fromisoformat(item["date_published"]),
            "categories": [(c["scheme"], c["term"]) for c in item["_watcher"]["categories"]],
        }
        for item in json.loads(text)["items"]
    ]


def test_three_formats_say_the_same(published: Installed) -> None:
    for stem in ("feed", "everything", "health", "sources/harbour-charter", "topics/commitments"):
        items = rss_items(published.read(f"{stem}.rss"))
        assert items
        assert items == atom_items(published.read(f"{stem}.atom")) == json_items(published.read(f"{stem}.json"))


def test_items_are_what_was_told(published: Installed) -> None:
    stored = published.catalogue.entries(feed="feed")
    items = rss_items(published.read("feed.rss"))
    assert [(item["id"], item["title"], item["told"]) for item in items] == [(e.guid, e.title, e.told) for e in stored]
    for item, entry in zip(items, stored, strict=True):
        assert item["html"] == entry.content_html.replace("{base}", "https://watch.example.org")
        assert [c.term for c in entry.categories] == [term for _, term in item["categories"]]


@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_feedparser_reads_every_field(published: Installed, ending: str) -> None:
    found = feedparser.parse(published.read(f"feed.{ending}").encode())
    assert not found.bozo
    assert found.feed.title == "Model welfare watch: changes"
    assert "Independent, automated, not affiliated with any lab. Times are UTC." in found.feed.subtitle
    assert found.feed.language == "en"
    correction, card, charter = found.entries
    assert correction.title.startswith("Correction: Harbour's Charter")
    assert charter.id == "tag:watch.example.org,2026-11-20:harbour-charter/20260125000905..20260125003905"
    assert charter.link == "https://watch.example.org/changes/harbour-charter/20260125000905-20260125003905.html"
    assert card.published_parsed[:5] == (2026, 1, 25, 1, 39)
    assert "<ins>may</ins>" in re.sub(r' style="[^"]*"', "", charter.content[0].value)
    assert ("tag:watch.example.org,2026-11-20:event", "changed") in [(t.scheme, t.term) for t in charter.tags]
    rels = {link.rel: link.href for link in found.feed.links}
    assert rels["self"] == f"https://watch.example.org/feed.{ending}"
    assert rels["hub"] == HUB


def test_rss_keeps_its_specification(published: Installed) -> None:
    for path in published.feeds.rglob("*.rss"):
        root = ET.fromstring(path.read_bytes())
        assert (root.tag, root.get("version")) == ("rss", "2.0")
        (channel,) = root
        for needed in ("title", "link", "description", "language", "lastBuildDate", "ttl", "image/url"):
            assert channel.findtext(needed), (path, needed)
        parsedate_to_datetime(channel.findtext("lastBuildDate") or "")
        assert channel.findtext("image/link") == channel.findtext("link")
        assert [link.get("rel") for link in channel.findall("atom:link", NS)].count("self") == 1
        guids = [item.findtext("guid") for item in channel.iter("item")]
        assert len(set(guids)) == len(guids)
        for item in channel.iter("item"):
            guid = item.find("guid")
            assert guid is not None
            assert guid.get("isPermaLink") == "false"
            assert item.findtext("title")
            assert urlsplit(item.findtext("link") or "").scheme == "https"


def test_atom_keeps_rfc_4287(published: Installed) -> None:
    for path in published.feeds.rglob("*.atom"):
        feed = ET.fromstring(path.read_bytes())
        assert feed.tag == f"{{{NS['atom']}}}feed"
        for one in (feed, *feed.findall("atom:entry", NS)):
            for needed in ("id", "title", "updated"):
                assert len(one.findall(f"atom:{needed}", NS)) == 1, (path, needed)
            assert urlsplit(one.findtext("atom:id", namespaces=NS) or "").scheme == "tag"
            assert datetime.fromisoformat(one.findtext("atom:updated", namespaces=NS) or "").tzinfo
        assert feed.findtext("atom:author/atom:name", namespaces=NS)
        assert sum(link.get("rel") == "self" for link in feed.findall("atom:link", NS)) == 1
        for entry in feed.findall("atom:entry", NS):
            content = entry.find("atom:content", NS)
            assert content is not None
            assert content.get("type") == "html"
            assert all(category.get("term") for category in entry.findall("atom:category", NS))


def test_json_feed_keeps_version_1_1(published: Installed) -> None:
    for path in published.feeds.rglob("*.json"):
        if path.relative_to(published.feeds).parts[0] in ("api", "changes") or path.name.startswith("."):
            continue
        feed = json.loads(path.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"].endswith(str(path.relative_to(published.feeds)))
        assert feed["hubs"] == [{"type": "WebSub", "url": HUB}]
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert item["content_text"]
            assert datetime.fromisoformat(item["date_published"]).tzinfo
            assert all(isinstance(tag, str) for tag in item["tags"])


def test_an_empty_feed_is_a_feed(here: Installed) -> None:
    here.publish()
    for ending in ("rss", "atom"):
        found = feedparser.parse(here.read(f"commentary.{ending}").encode())
        assert not found.bozo
        assert found.entries == []
        assert found.feed.updated_parsed[:3] == (2026, 11, 20)
    assert json.loads(here.read("commentary.json"))["items"] == []
    assert "Nothing has been told here yet." in here.read("commentary.html")


def test_a_feed_was_updated_when_its_newest_item_was_told(published: Installed) -> None:
    newest = max(item["told"] for item in rss_items(published.read("feed.rss")))
    assert newest > TOLD
    updated = ET.fromstring(published.read("feed.atom")).findtext("atom:updated", namespaces=NS)
    assert datetime.fromisoformat(updated or "") == newest


def test_a_move_of_domain_changes_links_and_no_identity(published: Installed) -> None:
    before = rss_items(published.read("everything.rss"))
    published.settings = Settings(base_url="https://elsewhere.example/watch")
    published.publish_new()
    after = rss_items(published.read("everything.rss"))
    assert [{**item, "url": None, "html": None} for item in before] == [
        {**item, "url": None, "html": None} for item in after
    ]
    assert after[-1]["url"].startswith("https://elsewhere.example/watch/changes/")
    assert "watch.example.org/" not in published.read("everything.rss")


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (
            "https://häfen.example/論文?q=ä b#§ 2",
            "https://xn--hfen-loa.example/%E8%AB%96%E6%96%87?q=%C3%A4%20b#%C2%A7%202",
        ),
        ("https://lab.example/a|{b}/%7Ec?d=%20#page=3", "https://lab.example/a%7C%7Bb%7D/%7Ec?d=%20#page=3"),
        ("http://[::1]:8080/x?y=[1]", "http://[::1]:8080/x?y=[1]"),
    ],
)
def test_every_format_links_in_ascii(here: Installed, declared: str, said: str) -> None:
    here.settings = Settings(base_url="https://wächter.example/w")
    here.fail(replace(TRACKER, url=declared))
    here.publish()
    texts = {ending: here.read(f"health.{ending}") for ending in ("rss", "atom", "json")}
    items = [rss_items(texts["rss"]), atom_items(texts["atom"]), json_items(texts["json"])]
    assert [found[0]["url"] for found in items] == [said] * 3
    assert "https://xn--wchter-bua.example/w/health.rss" in texts["rss"]
    assert "wächter" not in "".join(texts.values()) + here.read("subscriptions.opml")


def test_opml_names_every_feed(published: Installed) -> None:
    root = ET.fromstring(published.read("subscriptions.opml"))
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "Model welfare watch")
    outlines = [o for o in root.iter("outline") if o.get("type") == "rss"]
    stems = {str(path.relative_to(published.feeds))[:-5] for path in published.feeds.rglob("*.atom")}
    assert {(o.get("xmlUrl") or "").removeprefix("https://watch.example.org/")[:-5] for o in outlines} == stems
    assert all(o.get("text") for o in root.iter("outline"))
    for outline in outlines:  # a reader shows it among the feeds of others
        stem = (outline.get("xmlUrl") or "").removeprefix("https://watch.example.org/")
        title = ET.fromstring(published.read(stem)).findtext("atom:title", namespaces=NS)
        assert outline.get("text") == outline.get("title") == title
    assert not [o for o in root.iter("outline") if "version" in o.attrib]  # of its few values none is Atom's


def test_a_folder_without_an_identity_is_published_all_the_same(here: Installed) -> None:
    here.catalogue.set_setting("feed_id", "no date")
    here.publish()
    updated = ET.fromstring(here.read("feed.atom")).findtext("atom:updated", namespaces=NS)
    assert updated == "1970-01-01T00:00:00+00:00"
