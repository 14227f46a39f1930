"""One document has many addresses: which of them are the same, and which only look so."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watcher.extract import addresses

SHA1 = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("HTTPS://Wren.Example:443/Care", "https://wren.example/Care"),
        ("http://wren.example:80", "http://wren.example/"),
        ("http://wren.example:8080/a", "http://wren.example:8080/a"),
        ("https://wren.example/a/../b/./c", "https://wren.example/b/c"),
        ("https://wren.example//double", "https://wren.example/double"),
        ("https://wren.example/%7ebirds/%c3%a9", "https://wren.example/~birds/%C3%A9"),
        ("https://wren.example/é b", "https://wren.example/%C3%A9b"),
        ("https://wren.example/100%", "https://wren.example/100%25"),
        ("https://wren.example/a#part-2", "https://wren.example/a"),
        ("https://ann:secret@wren.example/a", "https://wren.example/a"),
        ("https://wren.example/a?utm_source=x&page=2&fbclid=9", "https://wren.example/a?page=2"),
        ("https://wren.example/a?id=3&amp;lang=de", "https://wren.example/a?id=3&lang=de"),
        ("https://wren.example/feed?attachment", "https://wren.example/feed?attachment"),
        ("https://Bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://wren.example./a", "https://wren.example/a"),
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
    ],
)
def test_an_address_has_one_spelling(said: str, asked: str) -> None:
    assert addresses.clean(said) == asked


@pytest.mark.parametrize(
    "said",
    ["", "wren.example/a", "mailto:a@wren.example", "ftp://wren.example", "https://", "https://[", "https://a:b/"],
)
def test_what_is_no_address_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        addresses.clean(said)


@pytest.mark.parametrize(
    "spellings",
    [
        [
            "https://www.wren.example/wren-2-system-card",
            "http://wren.example/wren-2-system-card/",
            "https://wren.example/document/wren-2-system-card",
            "https://WREN.example:443/wren-2-system-card?utm_campaign=launch#welfare",
            "https://www.wren.example/wren-2-system-card/index.html",
            "https://www.wren.example/wren%2D2%2Dsystem-card",
        ],
        [
            f"https://cdn.wren.example/{SHA1}.pdf",
            f"https://cdn.wren.example/{SHA1}/Wren-2-Card.pdf",
            f"https://cdn.wren.example/files/7nest/website/{SHA1}.pdf",
            f"https://files.other.example/files/7nest/website/{SHA1.upper()}.pdf?dl=",
        ],
        [
            "https://assets.wren.example/m/4c024b86/original/Wren-Card.pdf",
            "https://assets.wren.example/m/4c024b86/Wren-Card.pdf",
        ],
        ["https://docs.wren.example/en/models/overview.md", "https://docs.wren.example/en/models/overview"],
        ["https://wren.example/list?b=2&a=1", "https://wren.example/list?a=1&b=2"],
        [
            "https://arxiv.org/abs/2411.00986",
            "http://arxiv.org/abs/2411.00986v3",
            "https://arxiv.org/pdf/2411.00986v2.pdf",
            "https://export.arxiv.org/html/2411.00986",
        ],
        [
            "https://www.lesswrong.com/posts/WK4Gnest/a-first-title",
            "https://www.alignmentforum.org/posts/WK4Gnest/a-second-title",
            "https://www.lesswrong.com/posts/WK4Gnest",
        ],
    ],
)
def test_spellings_of_one_document_have_one_key(spellings: list[str]) -> None:
    assert len({addresses.key(url) for url in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://wren.example/wren-2-system-card", "https://wren.example/wren-2-1-system-card"),
        ("https://wren.example/cards?id=1", "https://wren.example/cards?id=2"),
        ("https://wren.example/a", "https://docs.wren.example/a"),
        ("https://wren.example/a", "https://wren.example:8443/a"),
        ("https://wren.example/a%2Fb", "https://wren.example/a/b"),
        ("https://wren.example/Care", "https://wren.example/care"),
        (f"https://wren.example/{SHA1}.pdf", f"https://wren.example/{SHA1[::-1]}.pdf"),
        (f"https://code.example/wren/card/{SHA1}/one.md", f"https://code.example/wren/card/{SHA1}/two.md"),
        ("https://wren.example/document/a/b", "https://wren.example/a/b"),
        ("https://arxiv.org/abs/2411.00986", "https://arxiv.org/abs/2411.00987"),
        ("https://wren.example/en/care", "https://wren.example/de/care"),
    ],
)
def test_two_documents_have_two_keys(one: str, other: str) -> None:
    assert addresses.key(one) != addresses.key(other)


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("/care", "https://wren.example/care"),
        ("care", "https://wren.example/blog/care"),
        ("../care/", "https://wren.example/care/"),
        ("?page=2", "https://wren.example/blog/post?page=2"),
        ("//cdn.wren.example/a.pdf", "https://cdn.wren.example/a.pdf"),
        (" https://wren.example/\n care ", "https://wren.example/care"),
        ("https%3A%2F%2Fother.example%2Fcare%3Fa%3D1", "https://other.example/care?a=1"),
        ("https://www.google.com/url?q=https://other.example/care&sa=D&ust=17", "https://other.example/care"),
        ("#section", None),
        ("", None),
        ("javascript:void(0)", None),
        ("JavaScript:open('/care')", None),
        ("data:text/html,hi", None),
        ("mailto:press@wren.example", None),
        ("tel:+4912345", None),
        ("file:///etc/passwd", None),
        ("http://[half", None),
        ("https://wren.example/" + "a" * 3_000, None),
    ],
)
def test_where_a_link_leads(href: str, leads: str | None) -> None:
    assert addresses.absolute(href, "https://wren.example/blog/post") == leads


@example(host="0", rest=".//")
@given(st.text(max_size=40), st.text(alphabet="ab/%.é?&=# ", max_size=40))
def test_a_clean_address_stays_as_it_is(host: str, rest: str) -> None:
    try:
        once = addresses.clean(f"https://{host}.example/{rest}")
    except ValueError:
        return
    assert addresses.clean(once) == once
    assert addresses.key(once) == addresses.key(f"https://{host}.example/{rest}")
