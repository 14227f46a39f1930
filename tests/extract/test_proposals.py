"""Two readings of a page, and the selectors that are made of them."""

import pytest

from watcher.extract.html.page import parse
from watcher.extract.html.propose import propose
from watcher.extract.html.selectors import selectors_of

URL = "https://alder.example/asking"
PROSE = "".join(
    f"<p>Paragraph {n} tells how the lab asked its model about it, and what came of that.</p>" for n in range(9)
)


def page(body: str) -> str:
    return f"<html><head><title>Asking</title></head><body><main>{body}</main></body></html>"


@pytest.mark.parametrize(
    ("markup", "selectors"),
    [
        ("<article>x</article>", ["article"]),
        ("<div id='content'>x</div>", ["#content"]),
        ("<div id='post-4711'>x</div>", []),
        ("<div class='mt-4 flex css-1x8z prose'>x</div>", ["div.prose"]),
        ("<div class='Body_body__XEXq7'>x</div>", ['div[class*="Body_body_"]']),
        ("<div itemprop='articleBody'>x</div>", ['[itemprop="articleBody"]']),
        ("<time>1 May</time>", ["time"]),
        ("<span>x</span>", []),
    ],
)
def test_selectors_say_what_an_element_is_called_and_not_how_it_looks(markup: str, selectors: list[str]) -> None:
    tag = parse(f"<body>{markup}</body>").find(["article", "div", "time", "span"])
    assert tag is not None
    assert list(selectors_of(tag)) == selectors


def test_several_things_that_differ_are_each_named() -> None:
    first, second = (
        page(
            f"<h1>Asking</h1><p class='reads'>Read by {n} people today</p>{PROSE}<div class='quote-of-the-hour'>Hour {n}</div>"
        )
        for n in (7, 8)
    )
    proposal = propose(first, second, URL)
    assert set(proposal.remove) == {"p.reads", "div.quote-of-the-hour"}
    assert proposal.steady


def test_a_box_with_a_name_of_a_build_is_removed_where_nothing_else_differs() -> None:
    teasers = ("Why cats sleep all day", "Seven breads of our bakers")
    first, second = (
        page(f"<h1>Asking</h1>{PROSE}<div class='x9 flex'><h3>And now</h3><p>{teaser}</p></div>") for teaser in teasers
    )
    proposal = propose(first, second, URL)
    assert (proposal.remove, proposal.steady) == (("div.x9",), True)


def test_what_would_take_half_the_document_with_it_is_not_removed() -> None:
    first, second = (
        page(f"<h1>Asking</h1><div class='half'>{PROSE.replace('lab', 'firm')}<p>{n}</p></div>{PROSE}") for n in (7, 8)
    )
    proposal = propose(first, second, URL)
    assert proposal.remove == ()
    assert not proposal.steady


def test_two_quite_different_pages_propose_nothing() -> None:
    first, second = (page("".join(f"<p class='c{n}'>{word} {n} of it</p>" for n in range(300))) for word in "ab")
    proposal = propose(first, second, URL)
    assert proposal.remove == ()
    assert not proposal.steady


def test_a_page_without_text_still_names_its_feed() -> None:
    shell = "<html><head><link rel='alternate' type='application/atom+xml' href='/a.xml'></head><body></body></html>"
    assert propose(shell, shell, URL).feeds == ("https://alder.example/a.xml",)
