"""What RSS 2.0, RFC 4287, RFC 5005 and JSON Feed 1.1 demand, one by one, of every document that is published."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.entries.invented import CARD, CHARTER, TRACKER
from tests.publish.installed import Installed
from tests.publish.test_formats import NS
from watcher.config import Settings

ATOM, HISTORY = f"{{{NS['atom']}}}", f"{{{NS['fh']}}}"
BASE = "https://watch.example.org/"
RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of event in every kind of feed; some with sealed pages."""
    here = Installed(tmp_path_factory.mktemp("specifications"))
    here.settings = Settings(hub="https://hub.example/")
    told = [here.change(source) for source in (CHARTER, CARD, TRACKER) * 19]
    here.correct(told[3])
    here.correct(told[5], withdraw=True)
    here.fail(TRACKER)
    here.digest(*told)
    here.publish()
    return here.feeds


def is_address(text: str | None) -> bool:
    return urlsplit(text or "").scheme in ("http", "https") and bool(urlsplit(text or "").netloc)


ENCODED = f"{{{NS['content']}}}encoded"
RSS_CHANNEL = frozenset(
    [
        "title",
        "link",
        "description",
        "language",
        "copyright",
        "managingEditor",
        "webMaster",
        "pubDate",
        "lastBuildDate",
        "category",
        "generator",
        "docs",
        "cloud",
        "ttl",
        "image",
        "rating",
        "textInput",
        "skipHours",
        "skipDays",
        "item",
    ]
)
RSS_ITEM = frozenset(
    ["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"]
)


RSS: dict[str, Callable[[ET.Element], bool]] = {
    "the version is 2.0": lambda rss: rss.get("version") == "2.0",
    "one channel": lambda rss: len(rss.findall("channel")) == len(rss) == 1,
    "the channel has title, link, description": lambda rss: all(
        len(rss.findall(f"channel/{name}")) == 1 and rss.findtext(f"channel/{name}")
        for name in ("title", "link", "description")
    ),
    "the channel's link is an address": lambda rss: is_address(rss.findtext("channel/link")),
    "dates are RFC 822 with four digits of the year": lambda rss: all(
        RFC_822.fullmatch(date.text or "") and parsedate_to_datetime(date.text or "")
        for date in (*rss.iter("pubDate"), *rss.iter("lastBuildDate"))
    ),
    "ttl is a number": lambda rss: (rss.findtext("channel/ttl") or "").isdigit(),
    "the image has url, title and link, which are the channel's": lambda rss: (
        is_address(rss.findtext("channel/image/url"))
        and rss.findtext("channel/image/title") == rss.findtext("channel/title")
        and rss.findtext("channel/image/link") == rss.findtext("channel/link")
    ),
    "every item has a title or a description": lambda rss: all(
        item.findtext("title") or item.findtext("description") for item in rss.iter("item")
    ),
    "an item has each element once but for category": lambda rss: all(
        len({child.tag for child in item if child.tag != "category"}) == sum(c.tag != "category" for c in item)
        for item in rss.iter("item")
    ),
    "a GUID that is no address says so": lambda rss: all(
        guid.get("isPermaLink") == "false" for guid in rss.iter("guid") if not is_address(guid.text)
    ),
    "GUIDs are unique": lambda rss: len({guid.text for guid in rss.iter("guid")}) == len(list(rss.iter("item"))),
    "links are addresses": lambda rss: all(is_address(item.findtext("link")) for item in rss.iter("item")),
    "what has no namespace is of the specification": lambda rss: (
        {child.tag for child in rss[0] if not child.tag.startswith("{")} <= RSS_CHANNEL
        and {child.tag for item in rss.iter("item") for child in item if not child.tag.startswith("{")} <= RSS_ITEM
    ),
    "an item's description stands in front of its whole content": lambda rss: all(
        [child.tag for child in item].index("description") < [child.tag for child in item].index(ENCODED)
        for item in rss.iter("item")
    ),
    "items stand behind all else": lambda rss: all(
        child.tag == "item" for child in list(rss[0])[len(rss[0]) - len(rss.findall("channel/item")) :]
    ),
    "the language is one of RSS's": lambda rss: rss.findtext("channel/language") == "en",
    "the image is a PNG": lambda rss: (rss.findtext("channel/image/url") or "").endswith(".png"),
    "one address of its own": lambda rss: len(links_of(rss[0], "self")) == 1,
    "content links nowhere relative": lambda rss: all(
        all(is_address(address) for address in re.findall(r'href="([^"]*)"', item.findtext(ENCODED) or ""))
        for item in rss.iter("item")
    ),
}


def elements_once(parent: ET.Element, *names: str) -> bool:
    return all(len(parent.findall(f"{ATOM}{name}")) == 1 for name in names)


def links_of(parent: ET.Element, rel: str) -> list[ET.Element]:
    return [link for link in parent.findall(f"{ATOM}link") if link.get("rel", "alternate") == rel]


REGISTERED = {"self", "alternate", "hub", "current", "prev-archive"}
RFC_4287: dict[str, Callable[[ET.Element], bool]] = {
    "4.1.1 a feed has one id, title, updated": lambda feed: elements_once(feed, "id", "title", "updated"),
    "4.1.1 a feed has authors, else each entry": lambda feed: bool(feed.findall(f"{ATOM}author/{ATOM}name")),
    "4.1.1 at most one generator, icon, logo, rights, subtitle": lambda feed: all(
        len(feed.findall(f"{ATOM}{name}")) <= 1 for name in ("generator", "icon", "logo", "rights", "subtitle")
    ),
    "4.1.1 no two alternates of one type and language": lambda feed: all(
        len({(link.get("type"), link.get("hreflang")) for link in links_of(one, "alternate")})
        == len(links_of(one, "alternate"))
        for one in (feed, *feed.findall(f"{ATOM}entry"))
    ),
    "4.1.1 entries follow the feed's own elements": lambda feed: (
        [child.tag for child in feed][-len(feed.findall(f"{ATOM}entry")) or len(feed) :].count(f"{ATOM}entry")
        == len(feed.findall(f"{ATOM}entry"))
    ),
    "4.1.2 an entry has one id, title, updated": lambda feed: all(
        elements_once(entry, "id", "title", "updated") for entry in feed.findall(f"{ATOM}entry")
    ),
    "4.1.2 an entry has at most one content, published, rights, source, summary": lambda feed: all(
        len(entry.findall(f"{ATOM}{name}")) <= 1
        for entry in feed.findall(f"{ATOM}entry")
        for name in ("content", "published", "rights", "source", "summary")
    ),
    "4.1.2 an entry without content has an alternate link": lambda feed: all(
        entry.find(f"{ATOM}content") is not None or links_of(entry, "alternate") for entry in feed.iter(f"{ATOM}entry")
    ),
    "4.1.3 content of type html has no child": lambda feed: all(
        content.get("type") == "html" and len(content) == 0 for content in feed.iter(f"{ATOM}content")
    ),
    "3.3 dates are RFC 3339": lambda feed: all(
        re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", date.text or "")
        and datetime.fromisoformat(date.text or "")
        for name in ("updated", "published")
        for date in feed.iter(f"{ATOM}{name}")
    ),
    "4.2.6 ids are absolute and unique": lambda feed: (
        len({one.text for one in feed.iter(f"{ATOM}id")}) == len(list(feed.iter(f"{ATOM}id")))
        and all(urlsplit(one.text or "").scheme for one in feed.iter(f"{ATOM}id"))
    ),
    "4.2.2 a category has a term": lambda feed: all(one.get("term") for one in feed.iter(f"{ATOM}category")),
    "4.2.7 a link has an address": lambda feed: all(is_address(one.get("href")) for one in feed.iter(f"{ATOM}link")),
    "3.1.1 texts are plain, or HTML that is escaped": lambda feed: all(
        text.get("type", "text") in ("text", "html") and len(text) == 0
        for name in ("title", "subtitle", "summary")
        for text in feed.iter(f"{ATOM}{name}")
    ),
    "3.2 a person has one name": lambda feed: all(
        len(person.findall(f"{ATOM}name")) == 1 and person.findtext(f"{ATOM}name")
        for person in feed.iter(f"{ATOM}author")
    ),
    "4.1.1 a feed names itself once": lambda feed: len(links_of(feed, "self")) == 1,
    "4.2.2 a scheme is absolute": lambda feed: all(
        urlsplit(one.get("scheme") or "").scheme for one in feed.iter(f"{ATOM}category")
    ),
    "4.2.4 the generator has a name": lambda feed: all(one.text for one in feed.iter(f"{ATOM}generator")),
    "4.2.5 and 4.2.8 icon and logo are addresses": lambda feed: all(
        is_address(one.text) for name in ("icon", "logo") for one in feed.iter(f"{ATOM}{name}")
    ),
    "4.2.7.2 relations are registered": lambda feed: (
        {link.get("rel", "alternate") for link in feed.iter(f"{ATOM}link")} <= REGISTERED
    ),
    "4.2.7 types are media types": lambda feed: all(
        re.fullmatch(r"[a-z]+/[a-z+.-]+", one.get("type", "text/html")) for one in feed.iter(f"{ATOM}link")
    ),
}
JSON_FEED_KEYS = frozenset(
    [
        "version",
        "title",
        "home_page_url",
        "feed_url",
        "description",
        "next_url",
        "icon",
        "authors",
        "language",
        "hubs",
        "items",
    ]
)
JSON_ITEM = frozenset(
    [
        "id",
        "url",
        "title",
        "summary",
        "content_html",
        "content_text",
        "date_published",
        "date_modified",
        "tags",
        "_watcher",
    ]
)
JSON_FEED: dict[str, Callable[[dict[str, Any]], bool]] = {
    "the version": lambda feed: feed["version"] == "https://jsonfeed.org/version/1.1",
    "a title": lambda feed: bool(feed["title"]) and isinstance(feed["title"], str),
    "addresses are addresses": lambda feed: all(
        is_address(feed[name]) for name in ("home_page_url", "feed_url", "icon")
    ),
    "items is a list": lambda feed: isinstance(feed["items"], list),
    "ids are unique strings": lambda feed: (
        len({item["id"] for item in feed["items"]}) == len(feed["items"])
        and all(isinstance(item["id"], str) and item["id"] for item in feed["items"])
    ),
    "each item has content": lambda feed: all(
        isinstance(item.get("content_html", item.get("content_text")), str) for item in feed["items"]
    ),
    "dates are RFC 3339": lambda feed: all(
        datetime.fromisoformat(item[name]).tzinfo for item in feed["items"] for name in ("date_published",)
    ),
    "tags are strings": lambda feed: all(
        isinstance(tag, str) for item in feed["items"] for tag in item.get("tags", [])
    ),
    "authors are objects with a name": lambda feed: all(author["name"] for author in feed["authors"]),
    "next_url is another document": lambda feed: feed.get("next_url") != feed["feed_url"],
    "hubs have a type and an address": lambda feed: all(
        hub["type"] and is_address(hub["url"]) for hub in feed.get("hubs", [])
    ),
    "the language is a tag": lambda feed: bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", feed["language"])),
    "what an item has is of the specification, and strings": lambda feed: all(
        key in JSON_ITEM and (key in ("tags", "_watcher") or isinstance(value, str))
        for item in feed["items"]
        for key, value in item.items()
    ),
    "what a feed has is of the specification": lambda feed: feed.keys() <= JSON_FEED_KEYS,
    "extensions begin with an underscore and a letter": lambda feed: all(
        re.fullmatch(r"_[a-z]\w*", key) for item in feed["items"] for key in item if key.startswith("_")
    ),
}


def broken(checks: dict[str, Callable[[Any], bool]], feed: Any) -> list[str]:
    return [name for name, holds in checks.items() if not holds(feed)]


def test_rss(feeds: Path) -> None:
    found = {str(path): broken(RSS, ET.fromstring(path.read_bytes())) for path in feeds.rglob("*.rss")}
    assert len(found) > 12
    assert {path: names for path, names in found.items() if names} == {}


def test_atom(feeds: Path) -> None:
    found = {str(path): broken(RFC_4287, ET.fromstring(path.read_bytes())) for path in feeds.rglob("*.atom")}
    assert {path: names for path, names in found.items() if names} == {}


def test_json_feed(feeds: Path) -> None:
    documents = [path.with_suffix(".json") for path in feeds.rglob("*.atom")]
    found = {str(path): broken(JSON_FEED, json.loads(path.read_bytes())) for path in documents}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_archived_feeds(feeds: Path, ending: str) -> None:
    """RFC 5005, section 4: the newest document is no archive; each archive names the current one and the one before."""
    sealed = 0
    for path in feeds.rglob(f"*.{ending}"):
        root = ET.fromstring(path.read_bytes())
        rels = {link.get("rel"): link.get("href") or "" for link in root.iter(f"{ATOM}link")}
        number = re.search(r"-(\d+)$", path.stem) if path.with_name(f"{path.stem}.{ending}").exists() else None
        archive = next(root.iter(f"{HISTORY}archive"), None) is not None
        assert archive == bool(number and "current" in rels), path
        assert next(root.iter(f"{HISTORY}complete"), None) is None
        if not archive:
            assert ("prev-archive" in rels) == path.with_name(f"{path.stem}-1.{ending}").exists()
        if "prev-archive" in rels:
            before = feeds / rels["prev-archive"].removeprefix(BASE)
            assert next(ET.fromstring(before.read_bytes()).iter(f"{HISTORY}archive"), None) is not None
        if archive:
            sealed += 1
            assert (feeds / rels["current"].removeprefix(BASE)).is_file()
            assert ("prev-archive" in rels) == (number is not None and number[1] != "1")
            assert "hub" not in rels
    assert sealed >= 3


def test_the_checks_see_what_is_broken(feeds: Path) -> None:
    rss = (feeds / "feed.rss").read_text()
    spoiled = rss.replace('isPermaLink="false"', 'isPermaLink="true"').replace("<ttl>", "<ttl>about ")
    assert broken(RSS, ET.fromstring(spoiled)) == ["ttl is a number", "a GUID that is no address says so"]
    atom = (feeds / "feed.atom").read_text()
    spoiled = re.sub(r"<updated>[^<]*</updated>", "<updated>24 Jan 2026</updated>", atom, count=1)
    assert broken(RFC_4287, ET.fromstring(spoiled)) == ["3.3 dates are RFC 3339"]
    feed = json.loads((feeds / "feed.json").read_text())
    feed["items"].append(feed["items"][0])
    assert broken(JSON_FEED, feed) == ["ids are unique strings"]
    spoiled = re.sub(r"(<description>.*?</description>)(.*?)(<guid)", r"\2\1\3", rss, flags=re.DOTALL)
    assert "an item's description stands in front of its whole content" in broken(RSS, ET.fromstring(spoiled))
    spoiled = rss.replace("<ttl>", "<etag>1</etag><ttl>").replace("https://watch.example.org/changes", "/changes")
    assert broken(RSS, ET.fromstring(spoiled)) == [
        "links are addresses",
        "what has no namespace is of the specification",
        "content links nowhere relative",
    ]
    spoiled = atom.replace('rel="self"', 'rel="me"').replace("<name>", "<nick>").replace("</name>", "</nick>")
    assert broken(RFC_4287, ET.fromstring(spoiled)) == [
        "4.1.1 a feed has authors, else each entry",
        "3.2 a person has one name",
        "4.1.1 a feed names itself once",
        "4.2.7.2 relations are registered",
    ]
