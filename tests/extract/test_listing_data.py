"""Lists that live in a page's scripts: flight data, page data, JSON-LD, and JSON as such."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import page
from tests.extract.test_listing import URL, read, titles
from watcher.extract.listed import Listed
from watcher.extract.listing import flight, payloads


def flown(*rows: str, pieces: int = 3) -> str:
    """Return scripts that push these rows in pieces, as a server streams them."""
    text = "".join(rows)
    size = max(1, len(text) // pieces)
    cut = [text[at : at + size] for at in range(0, len(text), size)]
    start = "<script>(self.__next_f=self.__next_f||[]).push([0])</script>"
    return start + "".join(f"<script nonce='n'>self.__next_f.push({json.dumps([1, part])})</script>" for part in cut)


def row(name: str, value: Any) -> str:
    return f"{name}:{json.dumps(value)}\n"


def post(slug: str, title: str, day: str = "2026-05-06T12:00:00.000Z", **more: Any) -> dict[str, Any]:
    """Return a post as a content system writes it into a page."""
    return {
        "_type": "post",
        "publishedOn": day,
        "slug": {"_type": "slug", "current": slug},
        "subjects": [{"_type": "tag", "label": "Care", "value": "care"}],
        "summary": None,
        "title": title,
        **more,
    }


NEWS: dict[str, Any] = {"directories": [{"_type": "tag", "label": "News", "value": "news"}]}
NOTES: dict[str, Any] = {"directories": [{"_type": "tag", "label": "Notes", "value": "notes"}]}


def test_the_whole_list_is_in_the_flight_where_the_page_shows_its_beginning() -> None:
    posts = [post(f"post-{n}", f"Post {n}: “rest”", f"2026-0{1 + n % 9}-10", **NEWS) for n in range(40)]
    body = '<a href="/news/post-0"><span class="title">Post 0</span></a>' + flown(
        row("1", "$Sreact.fragment"),
        '2:I[123,["/_next/static/chunks/a.js"],"Page"]\n:HL["/_next/static/a.css","style"]\n',
        row("3", ["$", "$L2", None, {"page": {"sections": [{"_type": "list", "posts": posts}], "title": "News"}}]),
    )
    found = read(page(body)).items
    assert [item.url for item in found] == [f"https://wren.example/news/post-{n}" for n in range(40)]
    assert found[7] == Listed("https://wren.example/news/post-7", "Post 7: “rest”", date(2026, 8, 10))


def test_where_documents_lie_is_learned_from_those_that_the_page_shows() -> None:
    posts = [post("a", "A", **NEWS), post("b", "B", **NEWS), post("c", "C", **NOTES), post("d", "D", **NOTES)]
    shown = '<a href="/blog/2026/a">A</a> <a href="https://notes.wren.example/d/">D</a>'
    assert list(titles(page(shown + flown(row("1", posts))))) == [
        "https://wren.example/blog/2026/a",
        "https://wren.example/blog/2026/b",
        "https://notes.wren.example/c",
        "https://notes.wren.example/d",
    ]


def test_without_a_link_the_directory_says_it_and_without_one_the_page() -> None:
    posts = [post("a", "A", **NOTES), post("b", "B"), post("deep/c", "C"), post("/e/", "E")]
    assert list(titles(page(flown(row("1", posts))))) == [
        "https://wren.example/notes/a",
        "https://wren.example/news/b",
        "https://wren.example/deep/c",
        "https://wren.example/news/e",
    ]


def test_links_that_only_a_script_would_draw_are_read_as_links() -> None:
    card = [
        *("$", "$L17", "k"),
        {
            "href": "/wren-2-system-card",
            "className": "card",
            "children": [
                ["$", "img", None, {"src": "/a.png", "alt": ""}],
                ["$", "h3", None, {"children": "$$5 for Wren 2"}],
                ["$", "time", None, {"dateTime": "2026-09-02", "children": "Sep 2"}],
                "$L9",
            ],
        },
    ]
    table = [
        *("$", "tr", None),
        {
            "children": [
                ["$", "td", "0", {"children": "Wren 1"}],
                ["$", "td", "1", {"children": ["$", "a", None, {"href": "/w1.pdf", "children": "PDF"}]}],
            ]
        },
    ]
    body = flown(row("1", ["$", "main", None, {"children": [card], "aside": [table]}]))
    assert read(page(body)).items == (
        Listed("https://wren.example/wren-2-system-card", "$5 for Wren 2", date(2026, 9, 2)),
        Listed("https://wren.example/w1.pdf", "Wren 1", None),
    )


def test_markup_and_text_rows_in_the_flight() -> None:
    long = "<p>Read <a href='/notes/é'>the notes – all of them</a>.</p>"
    text = f"a:T{len(long.encode()):x},{long}"
    body = flown(text, row("b", [post("a", "A")]), pieces=9)
    assert titles(page(body)) == {
        "https://wren.example/news/a": "A",
        "https://wren.example/notes/%C3%A9": "the notes – all of them",
    }


def test_a_damaged_row_costs_itself_alone() -> None:
    body = flown('1:{"slug":\n', row("2", [post("a", "A")]), "3:[[[[\n", row("4", [post("b", "B")]))
    assert list(titles(page(body))) == ["https://wren.example/news/a", "https://wren.example/news/b"]


def test_a_push_that_is_cut_off_costs_itself_alone() -> None:
    body = '<script>self.__next_f.push([1,"1:{</script>' + flown(row("2", [post("a", "A")]))
    assert list(titles(page(body))) == ["https://wren.example/news/a"]


def test_page_data_of_other_systems() -> None:
    data = {
        "props": {
            "pageProps": {
                "posts": [
                    {
                        "url": "/p/one",
                        "title": "One",
                        "published_at": "2026-04-01T00:00:00Z",
                        "feature_image": "/i.png",
                    },
                    {"link": {"url": "https://wren.example/p/two"}, "name": "Two", "excerpt": "About two."},
                    {"permalink": "/p/three", "heading": {"rendered": "Three"}},
                    {"cta": {"text": "Read more", "href": "/p/four"}, "title": "A box"},
                ],
                "tags": [{"slug": "care", "name": "Care"}],
                "image": {"_type": "image", "url": "https://cdn.wren.example/a"},
            }
        }
    }
    body = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script><a href="/p/four"><h2>Four</h2></a>'
    assert read(page(body)).items == (
        Listed("https://wren.example/p/one", "One", date(2026, 4, 1)),
        Listed("https://wren.example/p/two", "Two", None),
        Listed("https://wren.example/p/three", "Three", None),
        Listed("https://wren.example/p/four", "Four", None),
    )


def test_json_ld_lists_its_articles_and_not_its_publisher() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"@type": "ListItem", "item": {"@id": "https://wren.example/x", "name": "X"}}],
            },
            {
                "@type": "Organization",
                "name": "Wren",
                "url": "https://wren.example/",
                "sameAs": ["https://social.example/w"],
            },
            {
                "@type": "WebSite",
                "url": "https://wren.example/",
                "name": "Wren",
                "potentialAction": {"@type": "SearchAction", "target": "https://wren.example/s?q={q}"},
            },
            {
                "@type": "ItemList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "url": "https://wren.example/a", "name": "A"},
                    {
                        "@type": "ListItem",
                        "position": 2,
                        "item": {
                            "@type": "BlogPosting",
                            "@id": "https://wren.example/b",
                            "headline": "B",
                            "datePublished": "2026-02-03",
                        },
                    },
                ],
            },
            {
                "@type": "BlogPosting",
                "mainEntityOfPage": {"@type": "WebPage", "@id": "https://wren.example/c"},
                "headline": "C",
                "author": {"@type": "Person", "name": "Ann", "url": "https://wren.example/ann"},
            },
        ],
    }
    body = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    assert read(page(body)).items == (
        Listed("https://wren.example/a", "A", None),
        Listed("https://wren.example/b", "B", date(2026, 2, 3)),
        Listed("https://wren.example/c", "C", None),
    )


def test_json_as_such() -> None:
    data = [
        {
            "link": "https://wren.example/2026/a/",
            "slug": "a",
            "date": "2026-01-02T00:00:00",
            "title": {"rendered": "A &amp; B"},
        }
    ]
    assert read(json.dumps(data), "application/json; charset=utf-8", "https://wren.example/wp-json/posts").items == (
        Listed("https://wren.example/2026/a/", "A & B", date(2026, 1, 2)),
    )


@pytest.mark.parametrize("script", ["", "no json", "{", "[1,", "null", '"text"', "[" * 100_000])
def test_scripts_that_say_nothing(script: str) -> None:
    body = f'<script type="application/json">{script}</script><script>self.__next_f.push({script})</script><a href="/one">One</a>'
    assert titles(page(body)) == {"https://wren.example/one": "One"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["href", "title", "slug", "children", "url", "@type", "date"]), inner, max_size=4
            )
        ),
        max_leaves=20,
    )
)
def test_any_data_are_read_without_a_fault(tree: Any) -> None:
    body = flown(row("1", ["$", "div", None, {"children": tree}]), row("2", tree))
    read(page(body))


@given(st.lists(st.text(max_size=30), max_size=6))
def test_text_rows_are_whole_whatever_they_hold(texts: list[str]) -> None:
    said = [text.encode("utf-8", "replace").decode() for text in texts]
    flight_text = "".join(f"{n:x}:T{len(text.encode()):x},{text}" for n, text in enumerate(said))
    assert list(flight.rows(flight_text)) == said


def test_scripts_are_found_whatever_their_case_and_only_where_they_end() -> None:
    assert payloads.trees('<SCRIPT type="application/json">[1]</SCRIPT ><script type=application/json>[2]') == [[1]]


def test_the_page_of_the_data_is_not_listed() -> None:
    body = flown(row("1", {"_type": "page", "url": URL, "title": "News", "publishedOn": "2026-01-01"}))
    assert titles(page(body)) == {}


def test_what_stands_elsewhere_in_the_flight_is_no_title() -> None:
    body = flown(row("1", [post("a", "$2:props:title", headline="The title")]))
    assert titles(page(body)) == {"https://wren.example/news/a": "The title"}


WREN_3 = "https://wren.example/notes/three"
STATES = {
    "a script assigns it": """<script>window.__STATE__ = {"posts": [{"title": "Three", "url": "/notes/three"}]};</script>""",
    "a script parses it": r"""<script>window["__D"] = JSON.parse("{\"a\":[{\"title\":\"Three\",\"url\":\"/notes/three\"}]}");</script>""",
    "references": """<script type="application/json" id="__NUXT_DATA__">[{"data":1},{"posts":2},[3],{"title":4,"path":5},"Three","/notes/three"]</script>""",
    "references to references": """<script type="application/json">[{"title":1,"slug":2,"date":4},"Three",{"current":3},"notes/three","2026-01-02"]</script>""",
    "properties of an island": """<astro-island props="{&quot;posts&quot;:[1,[[0,{&quot;title&quot;:[0,&quot;Three&quot;],&quot;href&quot;:[0,&quot;/notes/three&quot;]}]]]}"></astro-island>""",
    "an attribute": """<div id="app" data-page='{"props":{"posts":[{"title":"Three","url":"/notes/three"}]}}'></div>""",
}


@pytest.mark.parametrize("form", STATES)
def test_data_is_found_in_whatever_form_a_framework_leaves_it(form: str) -> None:
    assert titles(page(STATES[form])) == {WREN_3: "Three"}


@pytest.mark.parametrize(
    "markup",
    [
        "<script>window.x = {'no': json};window.y = 7; __z = JSON.parse('nothing')</script>",
        "<script>" + "window.x = [" * 3_000 + "</script>",
        "<div data-x='" + "[" * 5_000 + "'></div>",
        "<script>" + 'window.x = {"a": 1};' * 5_000 + "</script>",
        '<div data-list="[]"></div>' * 5_000,
        "<script type='application/json'>" + '[{}, {"a": true}, {"a": 99}, {"a": -1}, 7]</script>',
        '<div data-x="' + "[0," * 150 + "{}" + "]" * 150 + '"></div>',
    ],
)
def test_what_only_looks_like_data_costs_nothing_and_says_nothing(markup: str) -> None:
    assert titles(page(markup)) == {}


def test_files_of_data_name_documents() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": WREN_3, "content_text": "x"}, {"id": "4"}, "5"],
    }
    assert [one.url for one in read(json.dumps(feed), media_type="application/feed+json").items] == [WREN_3]
    node = {"fields": {"slug": "/notes/three/"}, "frontmatter": {"title": "Three"}}
    gatsby = {"result": {"data": {"all": {"nodes": [node]}}}}
    (listed,) = read(json.dumps(gatsby), media_type="application/json").items
    assert (listed.url, listed.title) == (f"{WREN_3}/", "Three")
