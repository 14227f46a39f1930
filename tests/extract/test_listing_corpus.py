"""Real listings: what their readers would find, counted apart from our reading."""

import re
from functools import cache

import pytest

from tests import corpus
from tests.shipped import shipped
from watcher import extract
from watcher.discover.found import named
from watcher.extract import addresses, listing
from watcher.extract.listed import Listing
from watcher.model import Rules

pytestmark = [corpus.needs_corpus, pytest.mark.slow]

NEWS = "https://www.anthropic.com/news"
DOCS = "https://platform.claude.com/docs/en/about-claude/models/overview"
SLUG = re.compile(
    r'\\"publishedOn\\":\\"([^"]{10})[^"]*\\",\\"slug\\":\{\\"_type\\":\\"slug\\",\\"current\\":\\"([^"]+)\\"\}'
)
ANCHOR = re.compile(r"<a\b[^>]*\bhref=\"([^\"]*)\"")


@cache
def read(folder: str, url: str) -> tuple[str, Listing]:
    body = corpus.read(corpus.captures(folder)[0])
    return body.decode(), listing.read(body, media_type="text/html", charset="utf-8", url=url)


def test_every_article_of_the_payload_is_found_and_not_only_what_the_page_shows() -> None:
    markup, found = read("pages/anthropic-news-index", NEWS)
    listed = {f"{NEWS}/{slug}": day for day, slug in SLUG.findall(markup)}
    shown = {href for href in ANCHOR.findall(markup) if href.startswith("/news/")}
    assert (len(listed), len(shown)) == (220, 11)
    items = {item.url: item for item in found.items if item.url.startswith(f"{NEWS}/")}
    assert set(listed) == set(items)
    assert {url: str(item.published) for url, item in items.items()} == listed
    assert all(item.title and not re.match(r"(?:Product|Announcements) ", item.title) for item in items.values())


def test_featured_documents_outside_the_folder_are_found_too() -> None:
    _, found = read("pages/anthropic-news-index", NEWS)
    titles = {item.url: item.title for item in found.items}
    assert titles["https://www.anthropic.com/glasswing"] == "Project Glasswing"
    assert titles["https://www.anthropic.com/81k-interviews"] == "What 81,000 people want from AI"


def test_every_link_of_a_docs_page_is_found_under_a_name() -> None:
    markup, found = read("pages/claude-platform-release-notes", DOCS)
    leads = (addresses.absolute(href.replace("&amp;", "&"), DOCS) for href in ANCHOR.findall(markup))
    linked = {addresses.key(url) for url in leads if url} - {addresses.key(DOCS)}
    linked = {key for key in linked if "/login" not in key}
    assert linked == {addresses.key(item.url) for item in found.items}
    assert len(linked) == 66
    assert all(item.title for item in found.items)


def test_every_model_release_that_a_docs_page_links_is_found() -> None:
    _, found = read("pages/claude-platform-release-notes", DOCS)
    titles = {item.url: item.title for item in found.items}
    assert titles["http://www.anthropic.com/news/claude-4"] == "Claude 4 blog post"
    assert titles["https://anthropic.com/glasswing"] == "Claude Mythos Preview"
    docs = "https://platform.claude.com/docs/en"
    assert titles[f"{docs}/about-claude/models/whats-new-claude-4-6"] == "What's new in Claude 4.6"
    assert titles[f"{docs}/resources/overview"] == "Model cards"


def test_every_model_that_a_docs_page_names_leads_to_its_card() -> None:
    (index,) = (one for one in shipped().indexes if one.named)
    markup, _ = read("pages/claude-platform-release-notes", DOCS)
    document = extract.read(markup.encode(), media_type="text/html", charset="utf-8", url=DOCS, rules=Rules())
    text = "\n".join(f"{section.title}\n{section.text}" for section in document.sections)
    found = {item.title: item.url for item in named(index, text)}
    assert {"Claude Opus 4.6", "Claude Sonnet 4.6", "Claude Haiku 4.5", "Claude Sonnet 4.5"} <= set(found)
    assert found["Claude Opus 4.6"].endswith("/claude-opus-4-6-system-card")
    assert all(re.search(index.match, url) for url in found.values())


@pytest.mark.parametrize(
    ("folder", "captures", "documents", "spellings"),
    [("feeds/anthropic-news", 29, 308, 370), ("feeds/zvi-summaries", 26, 33, 33)],
)
def test_over_a_history_a_document_keeps_its_key_though_titles_and_dates_drift(
    folder: str, captures: int, documents: int, spellings: int
) -> None:
    found = [
        listing.read(corpus.read(name), media_type="application/rss+xml", charset=None, url="https://f.example/feed")
        for name in corpus.captures(folder)
    ]
    items = [item for one in found for item in one.items]
    keys = {addresses.key(item.url) for item in items}
    said = {(item.url, item.title, item.published) for item in items}
    assert (len(found), len(keys), len(said)) == (captures, documents, spellings)
    assert all(item.title and item.published for item in items)
