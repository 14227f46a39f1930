"""What pages, texts, sitemaps and feeds list, in the shapes in which real ones do."""

import gzip
import json
from datetime import date

import pytest

from tests.extract.pages import page
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import listing
from watcher.extract.listed import Listed, Listing

URL = "https://wren.example/news"


def read(body: str | bytes, media_type: str | None = "text/html", url: str = URL) -> Listing:
    data = body.encode() if isinstance(body, str) else body
    return listing.read(data, media_type=media_type, charset="utf-8", url=url)


def titles(body: str | bytes, media_type: str | None = "text/html", url: str = URL) -> dict[str, str]:
    """Return titles by address."""
    return {item.url: item.title for item in read(body, media_type, url).items}


# Pages


def test_links_are_absolute_in_order_and_once_for_each_document() -> None:
    body = """<a href="/news/one">One</a> <a href="two">Two</a> <a href="//cdn.wren.example/three.pdf">Three</a>
        <a href="https://wren.example/news/one?utm_source=side#top">One again</a> <a href="/news/one/">And again</a>"""
    assert [item.url for item in read(page(body)).items] == [
        "https://wren.example/news/one",
        "https://wren.example/two",
        "https://cdn.wren.example/three.pdf",
    ]


def test_relative_links_start_from_the_base_that_the_page_declares() -> None:
    body = page('<a href="one">One</a>', head='<base href="/archive/2026/">')
    assert list(titles(body)) == ["https://wren.example/archive/2026/one"]


def test_what_is_no_document_is_not_listed() -> None:
    body = """<a href="mailto:press@wren.example">Press</a> <a href="javascript:void(0)">More</a> <a href="#top">Top</a>
        <a href="/news">News</a> <a href="/news/?page=1#list">News</a> <a href="/logo.svg">Logo</a>
        <a href="/login?next=/news/one">Log in</a> <a href="https://accounts.wren.example/x">Account</a>
        <a href="/en/sign-in">Sign in</a> <a href="/cdn-cgi/l/email-protection#ab12">Mail</a>
        <link rel="next" href="/news/next"> <a name="here">Here</a> <a href="/news/one">One</a>"""
    assert list(titles(page(body))) == ["https://wren.example/news/?page=1", "https://wren.example/news/one"]


def test_a_card_that_is_one_link_has_title_and_date_apart() -> None:
    body = """<ul><li><a href="/news/rest"><div class="List-module__x9__meta"><time>Mar 4, 2026</time>
        <span class="List-module__x9__subject">Announcements</span></div>
        <span class="List-module__x9__title">Our models may rest</span></a></li>
        <li><a href="/news/pause"><h3>A pause</h3><p>Why we paused.</p><time datetime="2026-03-05T10:00:00Z">yesterday</time></a></li>
        <li><a href="/news/plain">5 March 2026 A plain <em>link</em></a></li></ul>"""
    assert read(page(body)).items == (
        Listed("https://wren.example/news/rest", "Our models may rest", date(2026, 3, 4)),
        Listed("https://wren.example/news/pause", "A pause", date(2026, 3, 5)),
        Listed("https://wren.example/news/plain", "5 March 2026 A plain link", None),
    )


def test_a_link_that_says_read_more_is_named_by_what_surrounds_it() -> None:
    body = """<div class="list">
        <div><img src="/a.png"><h2>What a model wants</h2><p>Jan 2, 2026</p><p>We asked.</p><a href="/w">Read more</a></div>
        <div><h2>What a model says</h2><p>2026-01-03</p><a href="/s"><img alt="a bird"></a><a href="/s">Read more →</a></div>
        </div>"""
    assert read(page(body)).items == (
        Listed("https://wren.example/w", "What a model wants", date(2026, 1, 2)),
        Listed("https://wren.example/s", "What a model says", date(2026, 1, 3)),
    )


def test_words_under_which_several_documents_are_linked_name_none_of_them() -> None:
    body = """<table><tr><th>Model</th><th>Date</th><th></th></tr>
        <tr><td>Wren 2</td><td>Sep 2, 2026</td><td><a href="/wren-2-system-card">System card</a></td></tr>
        <tr><td>Wren 1</td><td>May 1, 2026</td><td><a href="/wren-1-system-card">System card</a></td></tr></table>"""
    assert read(page(body)).items == (
        Listed("https://wren.example/wren-2-system-card", "Wren 2 System card", date(2026, 9, 2)),
        Listed("https://wren.example/wren-1-system-card", "Wren 1 System card", date(2026, 5, 1)),
    )


def test_a_list_of_notes_under_months() -> None:
    body = """<d-article><div class="toc"><div class="date">May 2026</div>
        <a class="note" href="2026/wants/index.html"><h3>What models want</h3><div class="description">We ask.</div></a>
        <a class="note" href="2026/says/"><h3>What models say</h3><div class="description">They answer.</div></a>
        <div class="date">April 2026</div>
        <a class="note" href="https://other.example/paper"><h3>Elsewhere</h3></a></div></d-article>"""
    assert titles(page(body), url="https://notes.wren.example/index.html") == {
        "https://notes.wren.example/2026/wants/index.html": "What models want",
        "https://notes.wren.example/2026/says/": "What models say",
        "https://other.example/paper": "Elsewhere",
    }


def test_a_streamed_list_is_read() -> None:
    body = '<main><template id="B:0"></template></main><div hidden id="S:0"><a href="/late"><h2>Late</h2></a></div>'
    assert titles(page(body)) == {"https://wren.example/late": "Late"}


def test_a_page_without_links_lists_nothing() -> None:
    assert read(page("<p>Soon.</p>")) == Listing()


# Markdown


CARDS = """---
title: Overview
---
import { Card } from "/components.mdx";

# Model cards

<CardGroup cols={2}>
  <Card title="Wren 3" icon="bird" href="/document/wren-3-system-card">
    Released today.
  </Card>
    <Card
      title="Wren 2.1"
      href="https://www.wren.example/wren-2-1-system-card"
      arrow
    />
  <Card title={"Wren 2"} href={`https://wren.example/wren-2-system-card`} />
</CardGroup>

See the [archive](../archive.md "All of them"), the [notes][1], <https://wren.example/auto> and ![a bird](bird.png).

[1]: https://wren.example/notes
"""


def test_link_cards_and_links_of_markdown() -> None:
    assert titles(CARDS, "text/markdown", "https://wren.example/docs/en/overview.md") == {
        "https://wren.example/document/wren-3-system-card": "Wren 3",
        "https://www.wren.example/wren-2-1-system-card": "Wren 2.1",
        "https://wren.example/wren-2-system-card": "Wren 2",
        "https://wren.example/docs/archive.md": "archive",
        "https://wren.example/notes": "notes",
        "https://wren.example/auto": "https://wren.example/auto",
    }


def test_an_llms_txt_lists_its_links_and_bare_addresses() -> None:
    body = """# Wren docs

> What Wren Labs says of its models.

## Docs

- [Model care](https://docs.wren.example/care.md): how we treat models
- [Deprecations](https://docs.wren.example/deprecations.md)

## Optional

- https://docs.wren.example/notes.txt.
"""
    for media_type in ("text/plain", "text/markdown"):
        assert titles(body, media_type, "https://docs.wren.example/llms.txt") == {
            "https://docs.wren.example/care.md": "Model care",
            "https://docs.wren.example/deprecations.md": "Deprecations",
            "https://docs.wren.example/notes.txt": "",
        }


def test_a_text_of_addresses_is_a_sitemap_too() -> None:
    assert list(
        titles("https://wren.example/a\nhttps://wren.example/b\n", "text/plain", "https://wren.example/map.txt")
    ) == [
        "https://wren.example/a",
        "https://wren.example/b",
    ]


# Sitemaps


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://wren.example/care?a=1&amp;b=2 </loc><lastmod>2026-08-30</lastmod>
  <xhtml:link rel="alternate" hreflang="de" href="https://wren.example/de/care"/></url>
<url><loc>https://wren.example/rest</loc><image:image><image:loc>https://wren.example/rest.png</image:loc></image:image>
  <news:news><news:publication_date>2026-09-01T08:00Z</news:publication_date><news:title>Our models may rest</news:title></news:news></url>
<url><loc>https://wren.example/rest/</loc></url><url><lastmod>2026-01-01</lastmod></url>
</urlset>"""


@pytest.mark.parametrize("body", [SITEMAP.encode(), gzip.compress(SITEMAP.encode())])
@pytest.mark.parametrize("media_type", ["application/xml", "text/xml", "application/gzip", "text/html", None])
def test_a_sitemap_lists_pages_and_its_lastmod_is_no_date(body: bytes, media_type: str | None) -> None:
    assert read(body, media_type, "https://wren.example/sitemap.xml.gz") == Listing(
        (
            Listed("https://wren.example/care?a=1&b=2"),
            Listed("https://wren.example/rest", "Our models may rest", date(2026, 9, 1)),
        )
    )


def test_a_sitemap_index_names_its_sitemaps() -> None:
    body = """<?xml version="1.0"?><!-- made by Wren --><s:sitemapindex xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9">
        <s:sitemap><s:loc>https://wren.example/sitemap-1.xml.gz</s:loc></s:sitemap>
        <s:sitemap><s:loc>/sitemap-2.xml</s:loc><s:lastmod>2026-01-01</s:lastmod></s:sitemap>
        <s:sitemap><s:loc>https://wren.example/sitemap-1.xml.gz</s:loc></s:sitemap></s:sitemapindex>"""
    assert read(body, "text/xml", "https://wren.example/sitemap.xml") == Listing(
        (), ("https://wren.example/sitemap-1.xml.gz", "https://wren.example/sitemap-2.xml")
    )


# Feeds


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wren</title><link>https://wren.example</link>
<item><title>A &amp;amp; B</title><link>https://wren.example/a?utm_medium=rss</link><guid isPermaLink="false">17</guid>
<pubDate>Fri, 01 May 2026 23:46:44 -0500</pubDate></item>
<item><title>C</title><guid>https://wren.example/c</guid></item>
<item><title>No address</title><guid isPermaLink="false">urn:x</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wren</title><entry><title type="html">&lt;b&gt;D&lt;/b&gt;</title>
<link rel="alternate" href="/d"/><link rel="edit" href="/edit/d"/><id>tag:wren.example,2026:d</id>
<published>2026-05-03T00:00:00Z</published><updated>2026-06-01T00:00:00Z</updated></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "home_page_url": "https://wren.example",
    "items": [{"id": "9", "url": "https://wren.example/e", "title": "E", "date_published": "2026-05-04T00:00:00Z"}],
}


def test_items_of_feeds() -> None:
    assert read(RSS, "application/rss+xml").items == (
        Listed("https://wren.example/a", "A & B", date(2026, 5, 2)),
        Listed("https://wren.example/c", "C", None),
    )
    assert read(ATOM, "application/xml").items == (Listed("https://wren.example/d", "D", date(2026, 5, 3)),)
    expected = (Listed("https://wren.example/e", "E", date(2026, 5, 4)),)
    assert read(json.dumps(JSON_FEED), "application/feed+json").items == expected
    assert read(json.dumps(JSON_FEED), "application/json").items == expected


# What is none


@pytest.mark.parametrize(
    ("body", "media_type", "failure"),
    [
        (b" \n", "text/html", ExtractFailure.NOTHING_TO_READ),
        (b"%PDF-1.7 ...", "application/pdf", ExtractFailure.UNSUPPORTED_TYPE),
        (b"\x89PNG\r\n", "image/png", ExtractFailure.UNSUPPORTED_TYPE),
        (b"<urlset><url><loc>https://wren.example/a</loc></url>", "text/xml", ExtractFailure.DAMAGED),
        (b"<rss><channel>", "application/rss+xml", ExtractFailure.DAMAGED),
        (b'{"items": [', "application/json", ExtractFailure.DAMAGED),
        (b"\x1f\x8b not gzip", "application/gzip", ExtractFailure.DAMAGED),
        (gzip.compress(SITEMAP.encode())[:-20], "application/gzip", ExtractFailure.DAMAGED),
    ],
)
def test_what_is_no_listing_is_told(body: bytes, media_type: str, failure: ExtractFailure) -> None:
    with pytest.raises(ExtractError) as caught:
        read(body, media_type)
    assert caught.value.failure is failure


def test_of_several_titles_the_one_that_a_heading_gives_stays() -> None:
    body = """<p><a href="/one"><img alt="a bird"></a></p><p><a href="/one"><h3>One</h3></a></p>
        <p><a href="/one">what we said before</a></p>"""
    assert titles(page(body)) == {"https://wren.example/one": "One"}
