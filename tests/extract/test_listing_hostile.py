"""Listings made to cost much, or to make us ask for what we should not: bounded, told, and the next one is read."""

import gzip
import json
from collections.abc import Iterator

import pytest

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.listed import Listing
from watcher.extract.listing import LISTED_MAX
from watcher.extract.sandbox import Sandbox

URL = "https://wren.example/news"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=1) as sandbox:
        yield sandbox


def read(sandbox: Sandbox, body: str | bytes, media_type: str = "text/html") -> Listing:
    return sandbox.listing(
        body.encode() if isinstance(body, str) else body, media_type=media_type, charset="utf-8", url=URL
    )


def refusal(sandbox: Sandbox, body: str | bytes, media_type: str = "text/html") -> ExtractFailure:
    with pytest.raises(ExtractError) as caught:
        read(sandbox, body, media_type)
    assert read(sandbox, '<a href="/next">Next</a>').items
    return caught.value.failure


def flown(text: str) -> str:
    return f"<script>self.__next_f.push({json.dumps([1, text])})</script>"


def test_ten_thousand_links(sandbox: Sandbox) -> None:
    links = (f'<li><a href="/p/{n}"><h3>Post {n}</h3></a><time>Jan 2, 2026</time></li>' for n in range(10_000))
    items = read(sandbox, "<ul>" + "".join(links) + "</ul>").items
    assert len(items) == 10_000
    assert items[-1].title == "Post 9999"


def test_ten_thousand_links_of_one_name_in_one_box(sandbox: Sandbox) -> None:
    links = "".join(f'<a href="/p/{n}">Read more</a>' for n in range(10_000))
    assert len(read(sandbox, f"<div>{links}</div>").items) == 10_000


@pytest.mark.parametrize("spelling", ["/one", "/one?utm_source={n}", "//WREN.example:443/one#{n}", "/x/../one/"])
def test_two_thousand_copies_of_one_link_are_one_document(sandbox: Sandbox, spelling: str) -> None:
    links = "".join(f'<a href="{spelling.format(n=n)}"></a><p>some text</p>' for n in range(2_000))
    assert len(read(sandbox, f"<div><h2>One</h2>{links}</div>").items) == 1


def test_more_than_can_be_kept_is_told(sandbox: Sandbox) -> None:
    many = "".join(f"<url><loc>https://wren.example/{n}</loc></url>" for n in range(LISTED_MAX + 1))
    assert refusal(sandbox, f"<urlset>{many}</urlset>", "text/xml") is ExtractFailure.TOO_LARGE


def test_a_payload_of_twenty_megabytes(sandbox: Sandbox) -> None:
    posts = [
        {"title": "long " * 40, "slug": {"current": f"p{n}"}, "publishedOn": "2026-01-01", "summary": "s" * 1_700}
        for n in range(10_000)
    ]
    body = flown("1:" + json.dumps(posts) + "\n")
    assert len(body) > 20_000_000
    assert len(read(sandbox, body).items) == 10_000


@pytest.mark.parametrize(
    "body",
    [
        flown("1:" + "[" * 1_000_000 + "\n"),
        flown("1:1\n" * 200_000),
        flown("1:Tffffff," * 200_000),
        "<script>" + "__next_f.push([" * 200_000 + "</script>",
        "<script>" + "__next_f" * 200_000 + "</script>",
        "<script type" * 200_000,
        '<script type="application/json">' + json.dumps({"a": "<a" + " " * 1_000_000}) + "</script>",
        '<a href="' + "x" * 5_000_000 + '">y</a>',
    ],
    ids=["deep", "rows", "texts", "pushes", "names", "scripts", "blanks", "address"],
)
def test_what_is_made_to_waste_time_lists_nothing(sandbox: Sandbox, body: str) -> None:
    assert read(sandbox, body) == Listing()


def test_a_sitemap_that_unpacks_without_end_is_refused(sandbox: Sandbox) -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    assert refusal(sandbox, bomb, "application/gzip") is ExtractFailure.TOO_LARGE


def test_a_sitemap_index_without_end_is_refused(sandbox: Sandbox) -> None:
    many = "".join(f"<sitemap><loc>https://wren.example/{n}.xml</loc></sitemap>" for n in range(5_000))
    assert refusal(sandbox, f"<sitemapindex>{many}</sitemapindex>", "text/xml") is ExtractFailure.TOO_LARGE


def test_a_sitemap_that_names_itself_says_so_and_no_more(sandbox: Sandbox) -> None:
    body = f"<sitemapindex><sitemap><loc>{URL}</loc></sitemap></sitemapindex>"
    assert read(sandbox, body, "text/xml") == Listing(more=(URL,))


def test_entities_that_grow_are_refused(sandbox: Sandbox) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    body = f'<!DOCTYPE s [<!ENTITY e0 "aaaaaaaaaa">{entities}]><urlset><url><loc>https://w.example/&e12;</loc></url></urlset>'
    assert refusal(sandbox, body, "text/xml") is ExtractFailure.DAMAGED


def test_entities_that_read_files_read_none(sandbox: Sandbox) -> None:
    body = (
        '<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        "<urlset><url><loc>https://wren.example/a/&e;</loc></url></urlset>"
    )
    assert [item.url for item in read(sandbox, body, "text/xml").items] == ["https://wren.example/a/"]


def test_a_page_with_more_elements_than_any_real_one_is_refused(sandbox: Sandbox) -> None:
    assert refusal(sandbox, "<a " * 2_000_000) is ExtractFailure.TOO_LARGE
