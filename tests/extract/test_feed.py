import json
from html import escape

import pytest

from tests.extract.pages import MORE, PROSE
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import feed
from watcher.model import Document


def read(text: str) -> Document:
    return feed.read(text.encode(), charset=None, url="https://wren.example/feed")


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wren news</title><language>en</language>{"".join(items)}</channel></rss>'


def item(guid: str, title: str, words: str, day: str = "Mon, 05 Jan 2026 00:00:00 GMT") -> str:
    return (
        f"<item><title>{title}</title><link>https://wren.example/{guid}?utm_source=rss</link><guid>{guid}</guid>"
        f"<pubDate>{day}</pubDate><description>&lt;p&gt;{words}&lt;/p&gt;</description></item>"
    )


def test_each_item_is_a_section_with_its_own_identity() -> None:
    document = read(rss(item("a", "Care &amp; answers", PROSE), item("b", "Leaving", MORE)))
    assert (document.title, document.media, document.lang) == ("Wren news", "feed", "en")
    assert [(s.key, s.title, s.level, s.text) for s in document.sections] == [
        ("a", "Care & answers", 1, f"{PROSE}\n"),
        ("b", "Leaving", 1, f"{MORE}\n"),
    ]
    assert document.sections[0].blocks[0].links == ("https://wren.example/a",)


def test_a_date_that_flaps_changes_nothing() -> None:
    before = read(rss(item("a", "Care", PROSE)))
    assert before == read(rss(item("a", "Care", PROSE, "Tue, 06 Jan 2026 09:00:00 GMT")))


def test_the_whole_content_is_preferred_to_the_summary() -> None:
    whole = f'<item><guid>a</guid><title>Care</title><description>Short.</description><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<h2>Why</h2><p>{PROSE}</p>]]></content:encoded></item>'
    assert [b.text for b in read(rss(whole)).sections[0].blocks] == ["Why", PROSE]


def test_atom_and_json_feed_read_alike() -> None:
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wren news</title><entry><id>a</id><title>Care</title><link href="https://wren.example/a"/><updated>2026-01-05T00:00:00Z</updated><content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry></feed>'
    jsonfeed = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Wren news",
            "items": [
                {
                    "id": "a",
                    "url": "https://wren.example/a",
                    "title": "Care",
                    "content_html": f"<p>{PROSE}</p>",
                    "date_published": "2026-01-05",
                }
            ],
        }
    )
    assert read(atom) == read(jsonfeed)


def test_an_item_without_words_still_carries_its_address() -> None:
    section = read(rss("<item><title>Care</title><link>https://wren.example/a</link></item>")).sections[0]
    assert section.key == "https://wren.example/a"
    assert section.blocks[0].links == ("https://wren.example/a",)


def test_two_items_with_one_identity_are_one() -> None:
    assert len(read(rss(item("a", "Care", PROSE), item("a", "Care, again", MORE))).sections) == 1


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        (rss(), ExtractFailure.NOTHING_TO_READ),
        ("<html><body>no feed</body></html>", ExtractFailure.DAMAGED),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', ExtractFailure.DAMAGED),
        ('{"items": 3}', ExtractFailure.DAMAGED),
        ("[" * 100_000, ExtractFailure.DAMAGED),
    ],
)
def test_what_is_no_feed_is_said_so(text: str, failure: ExtractFailure) -> None:
    with pytest.raises(ExtractError) as caught:
        read(text)
    assert caught.value.failure is failure


def test_a_feed_beyond_all_bounds_is_said_so() -> None:
    for text in (rss(*(item(str(n), "Care", "x") for n in range(feed.ITEMS_MAX + 1))), " " * (feed.BODY_BYTES_MAX + 1)):
        with pytest.raises(ExtractError) as caught:
            read(text)
        assert caught.value.failure is ExtractFailure.TOO_LARGE


def test_items_without_id_and_address_may_share_a_title() -> None:
    items = "".join(
        f"<item><title>Notice</title><pubDate>Wed, 0{day} Mar 2026 00:00:00 GMT</pubDate><description>Day {day}.</description></item>"
        for day in (5, 4)
    )
    document = feed.read(
        f'<rss version="2.0"><channel><title>Wren</title>{items}</channel></rss>'.encode(), charset=None, url=None
    )
    assert [section.text for section in document.sections] == ["Day 5.\n", "Day 4.\n"]
    assert len({section.key for section in document.sections}) == 2


def test_dates_and_counters_in_an_item_are_no_text() -> None:
    said = "We keep the weights.&lt;/p&gt;&lt;p&gt;3 days ago&lt;/p&gt;&lt;p&gt;12 comments"
    (section,) = read(rss(item("a", "Care", said))).sections
    assert [block.text for block in section.blocks] == ["We keep the weights."]
    (only,) = read(rss(item("a", "Care", "3 days ago"))).sections
    assert [block.text for block in only.blocks] == ["Care"]


def test_replies_to_an_item_are_counted_without_a_change() -> None:
    def topic(posts: int) -> str:
        said = (
            f"<p>We keep the weights.</p><p><small>{posts} posts - 2 participants</small></p>"
            '<p><a href="/t/1">Read full topic</a></p>'
        )
        return rss(item("a", "Care", escape(said)))

    before, after = read(topic(3)), read(topic(9))
    assert before.same_text(after)
    assert [block.text for block in before.sections[0].blocks] == ["We keep the weights."]


def test_an_address_in_an_item_is_read_from_where_the_feed_says_that_it_stands() -> None:
    (section,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://wren.example/blog/"><title>Wren</title>'
        '<entry xml:base="2026/"><id>1</id><title>Care</title><link href="care.html"/>'
        '<content type="html">&lt;p&gt;See &lt;a href="list.html"&gt;the list&lt;/a&gt;.&lt;/p&gt;</content></entry></feed>'
    ).sections
    assert section.blocks[0].links == (
        "https://wren.example/blog/2026/care.html",
        "https://wren.example/blog/2026/list.html",
    )


@pytest.mark.parametrize(
    "close",
    [
        'The post <a href="/a">Care</a> appeared first on <a href="/">Wren news</a>.',
        '<a href="/a">Read more</a>',
        '<a href="/a">Continue reading Care \u2192</a>',
    ],
)
def test_what_leads_from_an_item_to_its_page_is_no_text(close: str) -> None:
    items = rss(
        f"<item><guid>a</guid><title>Care</title><description>{escape(f'<p>{PROSE}</p><p>{close}</p>')}</description></item>"
    )
    assert [block.text for block in read(items).sections[0].blocks] == [PROSE]


def test_an_item_that_says_nothing_but_read_more_says_that() -> None:
    words = escape('<p><a href="/a">Read more</a></p>')
    items = rss(f"<item><guid>a</guid><title>Care</title><description>{words}</description></item>")
    assert [block.text for block in read(items).sections[0].blocks] == ["Read more"]
