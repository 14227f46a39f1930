"""Titles: what accordions show beside them, where word processors and themes keep them, what stands over contents."""

import pytest

from tests.extract.pages import page, read, texts

KEPT = "Alder Lab keeps the weights of every model that it has served, and reads what each of them wrote before it was withdrawn."
ASKED = "A panel asks each model about its own preferences, writes the answers down word for word, and replies to all of them in writing."
CLOSED = "A model may end a conversation that stays cruel after it has asked twice for another tone, and nobody loses an account for it."
OPENED = ["# Model care", KEPT, "## Why?", ASKED]


@pytest.mark.parametrize(
    "title",
    [
        "<h3><button aria-expanded=false>Why? <span>+</span></button></h3>",
        "<h3><button aria-expanded=true>Why? <span>\u2212</span></button></h3>",
        "<h3><button aria-expanded=true>Why?<span>\u25be</span></button></h3>",
        "<h3><button aria-expanded=true><i>\u25b8</i>Why?</button></h3>",
        "<h3><button aria-expanded=false>Why? <span>Show more</span></button></h3>",
        "<h3><button aria-expanded=true>Why? <em>Close</em></button></h3>",
        "<h3><button aria-expanded=true>+ Why?</button></h3>",
        "<h3><button aria-expanded=false>Why? \u203a</button></h3>",
        "<h3 role=button aria-expanded=false>Why? +</h3>",
        "<h3>Why? <span>+</span></h3>",
    ],
)
def test_a_sign_beside_a_title_is_no_part_of_it(title: str) -> None:
    assert texts(read(page(f"<main><h1>Model care</h1><p>{KEPT}</p>{title}<div><p>{ASKED}</p></div></main>"))) == OPENED


@pytest.mark.parametrize("title", ["Show more", "Show less", "Read more", "\u25b8", "Expand all", "+"])
def test_a_button_that_names_nothing_is_no_title(title: str) -> None:
    opener = f"<div role=button aria-expanded=false>{title}</div><div><p>{ASKED}</p></div>"
    assert texts(read(page(f"<main><h1>Model care</h1><p>{KEPT}</p>{opener}</main>"))) == ["# Model care", KEPT, ASKED]


@pytest.mark.parametrize(
    "title", ["Alder 2+", "C++ and models", "Moss \u2013 a case", "Close", "Pro/con", "Is it 5 \u2212 2?", "A+"]
)
def test_a_sign_inside_the_words_of_a_title_stays(title: str) -> None:
    opener = f"<h3><button aria-expanded=false>{title}</button></h3><div><p>{ASKED}</p></div>"
    markup = f"<main><h1>Model care</h1><p>{KEPT}</p>{opener}</main>"
    assert texts(read(page(markup))) == ["# Model care", KEPT, f"## {title}", ASKED]


def test_of_several_elements_with_one_id_a_button_opens_the_first() -> None:
    opener = f"<button aria-controls=p>Why</button><div id=p><p>{ASKED}</p></div><div id=p></div>"
    markup = f"<main><h1>Model care</h1><p>{KEPT}</p>{opener}</main>"
    assert texts(read(page(markup)))[2:] == ["## Why", ASKED]


@pytest.mark.parametrize("name", ["MsoTitle", "c4 title", "c1 doc-title"])
def test_the_title_of_a_word_processor_is_the_title(name: str) -> None:
    body = f"<div><p class='{name}'>Model care</p><p>{KEPT}</p><h1>Preferences</h1><p>{ASKED}</p><h1>Endings</h1><p>{CLOSED}</p></div>"
    document = read(page(body))
    assert document.title == "Model care"
    assert texts(document) == ["# Model care", KEPT, "# Preferences", ASKED, "# Endings", CLOSED]


def test_a_paragraph_that_is_styled_as_a_title_and_says_something_else_stays_one() -> None:
    body = f"<div><p class=title>A promise</p><p>{KEPT}</p><h1>Preferences</h1><p>{ASKED}</p></div>"
    document = read(page(body, head="<title>Preferences</title>"))
    assert texts(document) == ["A promise", KEPT, "# Preferences", ASKED]


def test_a_title_that_moves_from_the_header_of_a_page_into_its_article_is_the_same() -> None:
    rest = f"<p>{KEPT}</p><h2>Preferences</h2><p>{ASKED}</p>"
    above = read(page(f"<header><h1>Model care</h1></header><main>{rest}</main>"))
    assert above.sections == read(page(f"<main><h1>Model care</h1>{rest}</main>")).sections


@pytest.mark.parametrize(
    "header", ["<h1>Alder Lab</h1>", "<nav><h1>Model care</h1></nav>", '<h1><a href="/">Model care</a></h1>']
)
def test_what_else_stands_in_the_header_of_a_page_is_no_title(header: str) -> None:
    markup = page(f"<header>{header}</header><main><p>{KEPT}</p><h2>Preferences</h2><p>{ASKED}</p></main>")
    assert texts(read(markup)) == [KEPT, "# Preferences", ASKED]


@pytest.mark.parametrize(
    "label", ["<p>Contents</p>", "<h2>Contents</h2>", "<p><b>In this policy:</b></p>", "<h2>On this page</h2>"]
)
def test_what_stands_over_a_list_of_contents_goes_with_it(label: str) -> None:
    contents = "<ul><li><a href=#p>Preferences</a></li><li><a href=#e>Endings</a></li></ul>"
    body = f"<p>{KEPT}</p><h2 id=p>Preferences</h2><p>{ASKED}</p><h2 id=e>Endings</h2><p>{CLOSED}</p>"
    expected = ["# Model care", KEPT, "## Preferences", ASKED, "## Endings", CLOSED]
    assert texts(read(page(f"<main><article><h1>Model care</h1>{label}{contents}{body}</article></main>"))) == expected
    assert (
        texts(read(page(f"<main><article><h1>Model care</h1><div>{label}{contents}</div>{body}</article></main>")))
        == expected
    )


def test_a_copy_for_small_screens_without_headings_and_lists_is_a_copy_whichever_comes_first() -> None:
    points = ("Weights stay where they are.", "Answers are read by people.")
    large = f"<h1>Model care</h1><p>{KEPT}</p><h2>1. Preferences</h2><p>{ASKED}</p><ul><li>{points[0]}</li><li>{points[1]}</li></ul><h2>2. Endings</h2><p>{CLOSED}</p>"
    small = f"<p>Model care</p><p>{KEPT}</p><p>1 Preferences</p><p>{ASKED}</p><p>{points[0]}</p><p>{points[1]}</p><p>2 Endings</p><p>{CLOSED}</p>"
    expected = ["# Model care", KEPT, "## Preferences", ASKED, *points, "## Endings", CLOSED]
    for first, second in ((large, small), (small, large)):
        markup = f"<main><section class=a>{first}</section><section class=b>{second}</section></main>"
        assert texts(read(page(markup))) == expected
