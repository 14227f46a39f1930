"""Two captures of one page: what differs between them by itself is no change, what a person edited is one."""

from collections.abc import Callable

import pytest

from tests.extract.pages import page, read, texts
from watcher.extract.dates import find_date, in_words

POINT = "We do not claim that any of our systems is conscious; we say that we are unsure, and being unsure is a reason for care. This is point {n} of many, agreed upon by all who work here."
BODY = "".join(f"<h2>Point {n}</h2><p>{POINT.format(n=n)}</p>" for n in ("one", "two", "three", "four"))
TITLE = "<h1>Care for systems</h1>"


def main(*parts: str) -> str:
    return page(f"<main>{''.join(parts)}</main>")


def teasers(*names: str) -> str:
    return (
        "<section><h2>Related posts</h2>"
        + "".join(
            f'<article><a href="/{name}"><h3>{name}</h3></a><p>A short teaser about {name} that says little.</p><span>May {day}, 2026</span></article>'
            for day, name in enumerate(names, 1)
        )
        + "</section>"
    )


def label_and_links(*names: str) -> str:
    return (
        "<div><p>Related content</p>"
        + "".join(f'<a href="/{name}"><h3>{name}</h3><p>Mar 2, 2026</p></a>' for name in names)
        + "</div>"
    )


def dated_list(*names: str) -> str:
    return (
        "<h2>Latest news</h2><ul>"
        + "".join(
            f'<li><time>May {day}, 2026</time><a href="/{name}">{name}</a></li>' for day, name in enumerate(names, 1)
        )
        + "</ul>"
    )


def cards(*names: str) -> str:
    return (
        "<div>"
        + "".join(
            f'<a href="/{name}"><span>Research</span><p>{name} and how to keep it fresh</p><time>May 3, 2026</time></a>'
            for name in names
        )
        + "</div>"
    )


def peers(*names: str) -> str:
    return "<h2>More from Ann Bird</h2>" + "".join(
        f'<a href="/{name}"><h2>{name}</h2><h3>How to keep it</h3></a>' for name in names
    )


@pytest.mark.parametrize("leading", [teasers, label_and_links, dated_list, cards, peers])
def test_what_leads_to_other_pages_may_be_others_each_time(leading: Callable[..., str]) -> None:
    before, after = (
        read(main("<article>", TITLE, BODY, leading(*names), "</article>"))
        for names in (("Bread", "Salt"), ("Rice", "Milk", "Oil"))
    )
    assert before.same_text(after)
    assert before.sections[-1].title == "Point four"


STAMPS = [
    ("3d ago", "4d ago"),
    ("Edited 2h ago", "Edited 5h ago"),
    ("Published 3 weeks ago by Ann Bird", "Published 4 weeks ago by Ann Bird"),
    ("Updated: 2026-03-04T10:00:00Z", "Updated: 2026-03-05T10:00:00Z"),
    ("Version last reviewed 4 March 2026", "Version last reviewed 5 March 2026"),
    ("Date last modified: 4.3.2026", "Date last modified: 5.3.2026"),
    ("Mar 4, 2026 (updated Mar 5, 2026)", "Mar 4, 2026 (updated Mar 7, 2026)"),
    ("Published: March 4, 2026 | Updated: March 5, 2026", "Published: March 4, 2026 | Updated: March 8, 2026"),
    ("Last edited by Ann Bird on Mar 4, 2026", "Last edited by Ann Bird on Mar 7, 2026"),
    ("Reading time: 4 minutes", "Reading time: 5 minutes"),
    ("1,204 views 37 likes", "1,377 views 41 likes"),
    ("Viewed 4 times", "Viewed 44 times"),
    ("12 people found this helpful", "13 people found this helpful"),
]


@pytest.mark.parametrize(("before", "after"), STAMPS)
@pytest.mark.parametrize("tag", ["p", "div", "small"])
def test_stamps_and_counters_are_no_text(before: str, after: str, tag: str) -> None:
    first, second = (main(TITLE, f"<{tag}>{said}</{tag}>", BODY) for said in (before, after))
    assert read(first).same_text(read(second))
    last, later = (main(TITLE, BODY, f"<{tag}>{said}</{tag}>") for said in (before, after))
    assert read(last).same_text(read(later))


def test_two_dates_beside_a_name_are_two_dates() -> None:
    row = '<div><a href="/p"><time>March 4, 2026</time><time>March 5, 2026</time></a><span> by <a href="/a">Ann Bird</a></span></div>'
    assert texts(read(main(TITLE, row, BODY)))[:3] == ["# Care for systems", "by Ann Bird", "## Point one"]


@pytest.mark.parametrize("by", ["By Ann Bird, {}", "By Ann Bird and Bo Fox on {}", "Written by Ann Bird - {}"])
def test_the_date_behind_the_names_of_authors_is_the_page_s(by: str) -> None:
    days = ("March 4, 2026", "4 March 2026", "Mar 4, 2026")
    documents = [read(main(TITLE, f"<p>{by.format(day)}</p>", BODY)) for day in days]
    assert {document.dated for document in documents} == {"2026-03-04"}
    assert {texts(document)[1] for document in documents} == {by.removesuffix(" {}").rstrip(" ,-").removesuffix(" on")}
    agreed = "By agreement of 4 March 2026"
    assert texts(read(main(TITLE, f"<p>{agreed}</p>", BODY)))[1] == agreed


@pytest.mark.parametrize(
    "written",
    ["Effective {}", "Effective date: {}", "Effective as of {}", "In force from {}", "This policy takes effect on {}."],
)
def test_an_effective_date_is_written_as_in_english_whatever_the_locale(written: str) -> None:
    days = ("March 4, 2026", "4 March 2026", "4. M\u00e4rz 2026", "2026-03-04")
    said = {texts(read(main(TITLE, f"<p>{written.format(day)}</p>", BODY)))[1] for day in days}
    assert said == {written.format("March 4, 2026")}
    moved = read(main(TITLE, f"<p>{written.format('March 9, 2026')}</p>", BODY))
    assert texts(moved)[1] == written.format("March 9, 2026")


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Gültig ab", "4. März 2026"),
        ("Wirksam zum", "31. Dezember 2026"),
        ("En vigor desde el", "4 de marzo de 2026"),
        ("Fecha de entrada en vigor:", "12 de agosto de 2026"),
        ("En vigueur depuis le", "1er février 2026"),
        ("Date d'entrée en vigueur :", "4 mars 2026"),
        ("In vigore dal", "4 marzo 2026"),
        ("Data de entrada em vigor:", "4 de março de 2026"),
        ("Em vigor a partir de", "1 de setembro de 2026"),
    ],
)
def test_an_effective_date_is_written_in_the_language_of_the_words_beside_it(label: str, day: str) -> None:
    moment = find_date(day)
    assert moment is not None
    served = (day, moment.isoformat(), in_words(moment, "en"), f"{moment:%d.%m.%Y}")
    said = {texts(read(main(TITLE, f"<p>{label} {written}</p>", BODY)))[1] for written in served}
    assert said == {f"{label} {day}"}


def test_a_call_to_buy_that_closes_a_page_is_no_text() -> None:
    calls = [
        "<section><h2>Start building with Moss</h2><a href=/t>Contact sales</a></section>",
        "<section><h2>Ready?</h2><p>It is free for a month.</p><a href=/t>Get started</a></section>",
        "",
    ]
    documents = [read(main(TITLE, BODY, call)) for call in calls]
    assert all(document.same_text(documents[-1]) for document in documents)
    listed = "<h2>Our policies</h2><ul><li><a href=/a>On leaving</a></li><li><a href=/b>On asking</a></li></ul>"
    assert texts(read(main(TITLE, BODY, listed)))[-2:] == ["On leaving", "On asking"]


def table(cell: str) -> str:
    return f"<table><tr><th>System</th><th>Kept</th></tr><tr><td>Moss</td><td>{cell}</td></tr></table>"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<svg aria-label="Yes"><path d=""/></svg>', "Yes"),
        ("<svg viewBox='0 0 1 1'><title>No</title><path/></svg>", "No"),
        ('<svg class="icon icon-check"><use href="#c"/></svg>', "\u2713"),
        ('<img alt="Yes, in full" src="y.png">', "Yes, in full"),
        ('<i class="fa fa-check"></i>', "\u2713"),
        ('<i class="fa fa-times"></i>', "\u2717"),
        ('<span aria-label="Not yet"></span>', "Not yet"),
        (f'<img alt="{"long " * 20}" src="y.png">', ""),
        ('<svg class="wide"><path/></svg>', ""),
    ],
)
def test_a_cell_says_what_its_picture_says(cell: str, said: str) -> None:
    assert texts(read(main(TITLE, BODY, table(cell))))[-1] == f"Moss | {said}"


def test_a_box_of_a_list_of_tasks_is_ticked_or_not() -> None:
    tasks = "<ul><li><input type=checkbox checked disabled> Ask first</li><li><input type=checkbox disabled> Publish</li></ul>"
    form = "<ul><li><input type=checkbox checked> Send me letters</li></ul>"
    assert texts(read(main(TITLE, BODY, tasks, form)))[-3:] == ["[x] Ask first", "[ ] Publish", "Send me letters"]


def test_a_label_that_opens_text_is_its_heading_and_a_legend_without_a_form_is_text() -> None:
    opener = f"<input type=checkbox id=o><label for=o>Who decides</label><div class=panel><p>{POINT}</p></div>"
    assert texts(read(main(TITLE, BODY, opener)))[-2:] == ["### Who decides", POINT]
    boxed = f"<fieldset><legend>Our promise</legend><p>{POINT}</p></fieldset>"
    assert texts(read(main(TITLE, BODY, boxed)))[-2:] == ["Our promise", POINT]
    form = "<fieldset><legend>Your name</legend><p>As in your papers.</p><input name=n></fieldset>"
    assert "Your name" not in texts(read(main(TITLE, BODY, form)))
    assert "Write here" not in texts(read(main(TITLE, BODY, "<label for=x>Write here</label><input id=x>")))


def test_what_is_kept_from_screen_readers_and_said_nowhere_else_is_text() -> None:
    only = "This promise is drawn for the eye and is said nowhere else on the page."
    documents = [
        read(main(TITLE, BODY, f'<div aria-hidden="true"{more}><p>{only}</p></div>'))
        for more in ("", " hidden", ' class="sr-only"', ' style="display:none"', " role=dialog")
    ]
    assert [only in texts(document) for document in documents] == [True, False, False, False, False]
    again = f'<div aria-hidden="true"><p>{POINT.format(n="one")}</p></div>'
    assert texts(read(main(TITLE, BODY, again))) == texts(read(main(TITLE, BODY)))


def test_an_element_for_another_width_of_screen_that_says_the_same_is_left_out() -> None:
    twice = '<div class="hidden md:block"><p>In short.</p></div><div class="md:hidden"><p>In short.</p></div>'
    assert texts(read(main(TITLE, twice, BODY)))[1:3] == ["In short.", "## Point one"]
    other = '<p class="desktop-only">In short.</p><p class="mobile-only">In brief.</p>'
    assert texts(read(main(TITLE, other, BODY)))[1:3] == ["In short.", "In brief."]
    meant = "<p>Yes.</p><p>Yes.</p>"
    assert texts(read(main(TITLE, meant, BODY)))[1:3] == ["Yes.", "Yes."]


def test_a_score_set_as_a_heading_is_no_title_and_a_linked_title_is_one() -> None:
    score = (
        '<h1><a href="/posts/care">Care for systems</a></h1><div><h1 class="voteScore">87</h1></div><h1>Part one</h1>'
    )
    document = read(page(f"<main>{score}{BODY}</main>", head="<title>Care for systems - Fern</title>"))
    assert (document.title, texts(document)[:3]) == (
        "Care for systems",
        ["# Care for systems", "# Part one", "## Point one"],
    )


def test_a_logo_and_its_trail_before_the_title_go_and_the_date_stays() -> None:
    markup = f"<div role=banner><a href=/>Fern</a><h1>Rules and terms</h1></div><div><h1>Care for systems</h1><div>Effective March 4, 2026 | <a href=/a>Archived versions</a> | <a href=/p>Download PDF</a></div>{BODY}</div>"
    document = read(page(markup, head="<title>Care for systems - Fern</title>"))
    assert texts(document)[:3] == ["# Care for systems", "Effective March 4, 2026", "## Point one"]
