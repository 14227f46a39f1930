"""What site builders put around and into a text, each as the smallest page that shows it."""

import pytest

from tests.extract.pages import MORE, PROSE, blocks, page, read, texts
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.media import media_of
from watcher.model import BlockKind

READ = ["# Model care", PROSE, "## Leaving", MORE]
BODY = f"<p>{PROSE}</p><h2>Leaving</h2><p>{MORE}</p>"


@pytest.mark.parametrize(
    "head",
    ["<title>x</title>", "<meta charset=utf-8><title>x</title><link rel=icon href=/i>", ""],
)
def test_a_page_without_head_and_body_tags_has_a_body(head: str) -> None:
    short = "There are words here for you."
    markup = f"<html>{head}<main><h1>Care</h1><p>{short}</p></main></html>"
    assert texts(read(markup)) == ["# Care", short]


def test_a_line_break_in_code_is_one() -> None:
    document = read(
        page(f"<main><h1>Model care</h1><p>{PROSE}</p><pre><span>one<br></span><span>two<br></span></pre></main>")
    )
    assert [block.text for block in blocks(document, BlockKind.CODE)] == ["one\ntwo"]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("<p>8 months ago Updated</p>", []),
        ("<p>Posted on March 4, 2026 by Ann Bird</p>", ["by Ann Bird"]),
        ("<p>Ann Bird | March 4, 2026 | 7 min read</p>", ["Ann Bird"]),
        ("<div><span>Policy</span><time>Mar 4, 2026</time><span>7 min read</span></div>", ["Policy"]),
        ("<div><span>Updated on</span><time>March 4, 2026</time></div>", []),
        ("<div><span>Updated</span> · <time>March 4, 2026</time></div>", []),
        ("<p>Обновлено: 4 марта 2026 г.</p>", []),
        ("<p>آخر تحديث: 4 مارس 2026</p>", []),
        ("<p>آخر تحديث: ٤ مارس ٢٠٢٦</p>", []),
        ("<p>Created by Ann Bird, last modified on Mar 04, 2026</p>", ["Created by Ann Bird"]),
        ("<p>Page last reviewed: March 4, 2026</p>", []),
        ("<p>A rule made by Ann Bird, changed by nobody</p>", ["A rule made by Ann Bird, changed by nobody"]),
        ("<p>Version 2 | Quarl</p>", ["Version 2 | Quarl"]),
    ],
)
def test_a_line_below_the_title_keeps_what_is_no_date(line: str, left: list[str]) -> None:
    document = read(page(f"<main><h1>Model care</h1>{line}{BODY}</main>"))
    assert texts(document) == ["# Model care", *left, *READ[1:]]


def test_a_line_further_down_keeps_its_date() -> None:
    line = "Quarl 2 | March 4, 2026"
    document = read(page(f"<main><h1>Model care</h1>{BODY}<p>{line}</p></main>"))
    assert texts(document) == [*READ, line]


@pytest.mark.parametrize(
    "box",
    [
        "<div id=onetrust-consent-sdk><div id=onetrust-pc-sdk><h2>Preference center</h2><p>{long}</p></div></div>",
        "<div class='cky-consent-container'><p>{long}</p></div>",
        "<div id=CybotCookiebotDialog><h2>This website uses cookies</h2><p>{long}</p></div>",
        "<div class=bar><div>By clicking Accept, you agree to the storing of cookies.</div><a>Accept</a></div>",
    ],
)
def test_a_consent_tool_may_say_more_than_the_page(box: str) -> None:
    long = " ".join(f"Cookie number {n} is kept for {n} days." for n in range(40))
    document = read(page(f"<div class=content><h1>Model care</h1>{BODY}</div>{box.format(long=long)}"))
    assert texts(document) == READ


def test_a_policy_keeps_its_own_list_of_cookies() -> None:
    listed = "The cookie quarl keeps your place for a day."
    document = read(page(f"<main><h1>Model care</h1>{BODY}<div id=ot-sdk-cookie-policy><p>{listed}</p></div></main>"))
    assert texts(document) == [*READ, listed]


def test_a_paper_keeps_its_title_and_its_appendix() -> None:
    document = read(
        page(
            f"<distill-header>Papers</distill-header><d-title><h1>Model care</h1><p>In short.</p></d-title>"
            f"<d-byline><h3>Authors</h3><p>Ann Bird</p></d-byline><d-article><p>{PROSE}<d-footnote>In writing.</d-footnote></p></d-article>"
            f"<d-appendix><h3>Thanks</h3><p>{MORE}</p></d-appendix>"
        )
    )
    assert texts(document) == ["# Model care", "In short.", PROSE, "In writing.", "## Thanks", MORE]


def test_an_article_of_a_wiki() -> None:
    document = read(
        page(
            "<main id=content><header class=mw-body-header><h1 id=firstHeading>Model care</h1></header><div id=siteSub class=noprint>From Wrenpedia</div>"
            f'<div class=mw-parser-output><p>{PROSE}<sup class=reference><a href="#cite_note-1">[1]</a></sup></p><div class="mw-heading mw-heading2">'
            "<h2 id=Leaving>Leaving</h2><span class=mw-editsection>[<a href=/e>edit</a>]</span></div>"
            f"<p>{MORE}</p><div class=navbox><table><tr><td><a href=/q>Quarl</a></td></tr></table></div></div>"
            "<div class=printfooter>Retrieved from <a href=/x>here</a></div><div id=catlinks class=catlinks><a href=/c>Categories</a></div></main>"
        )
    )
    assert texts(document) == READ
    assert blocks(document)[0].notes == ("1",)


def test_the_name_of_the_author_is_no_heading() -> None:
    document = read(
        page(f'<main><h1>Model care</h1><h4 class="gh-author-name"><a href=/a>Ann Bird</a></h4>{BODY}</main>')
    )
    assert [section.title for section in document.sections] == ["Model care", "Leaving"]
    titled = read(page(f'<main><h1>Model care</h1>{BODY}<h2 class="authority">Who decides</h2><p>{PROSE}</p></main>'))
    assert [section.title for section in titled.sections] == ["Model care", "Leaving", "Who decides"]


def test_a_heading_that_names_the_site_is_not_the_title() -> None:
    site = "<header><h1>Wren</h1></header>"
    document = read(page(f"{site}<article><h1>Model care</h1>{BODY}</article>"))
    assert (document.title, texts(document)) == ("Model care", READ)
    both = read(page(f"{site}<article><p>{PROSE}</p><h1>Model care</h1><p>{MORE}</p></article>"))
    assert both.title == "Wren"


@pytest.mark.parametrize(
    "twice",
    [
        "<div class=a><h1>Model care</h1></div><div class=b><h1>Model care</h1></div>" + BODY,
        "<h1>Model care</h1><div class='hidden md:block'>{short}</div><div class='md:hidden'>{short}</div>" + BODY,
    ],
)
def test_what_is_said_twice_at_once_is_said_for_two_screens(twice: str) -> None:
    short = "<p>We ask each model what it would want.</p><p>We write down what it says, word for word.</p>"
    said = texts(read(page(f"<main>{twice.format(short=short)}</main>")))
    assert len(said) == len(set(said)) == len(READ) + 2 * ("{short}" in twice)


def test_equal_rows_and_short_items_stay() -> None:
    rows = "<tr><td>Quarl</td><td>no harm was seen in any of the tests that we ran</td></tr>" * 4
    document = read(
        page(
            f"<main><h1>Model care</h1>{BODY}<ul><li>Yes</li><li>No</li><li>Yes</li><li>No</li></ul><table>{rows}</table></main>"
        )
    )
    assert len(blocks(document, BlockKind.ROW)) == 4
    assert len(blocks(document, BlockKind.ITEM)) == 4


def test_counts_and_labels_on_buttons_are_no_text() -> None:
    document = read(
        page(
            f"<main><h1>Model care</h1><div><a role=button>12</a></div><div><a role=button href=/c>1.2k</a></div>{BODY}"
            "<p><a href=/s>Subscribe now</a></p><p>💡</p></main>"
        )
    )
    assert texts(document) == READ


def test_a_number_that_is_text_stays() -> None:
    said = "<p>12</p><div>✓</div><div>✗</div>"
    assert texts(read(page(f"<main><h1>Model care</h1>{BODY}{said}</main>"))) == [*READ, "12", "✓", "✗"]


@pytest.mark.parametrize(
    "note",
    [
        '<p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;In writing.</span></p>',
        '<p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> In writing.</p>',
        '<p><a href="#sdfootnote1anc" name="sdfootnote1sym">1</a>In writing.</p>',
    ],
)
def test_a_note_of_a_word_processor_has_its_mark_apart(note: str) -> None:
    document = read(page(f"<main><h1>Model care</h1>{BODY}{note}</main>"))
    (taken,) = blocks(document, BlockKind.FOOTNOTE)
    assert (taken.mark, taken.text) == ("1", "In writing.")


def test_what_a_summary_opens_may_be_short() -> None:
    document = read(page(f"<main><h1>Model care</h1>{BODY}<details><summary>More</summary>No.</details></main>"))
    assert texts(document) == [*READ, "### More", "No."]


def test_a_number_in_one_heading_and_its_title_in_the_next() -> None:
    document = read(
        page(
            f"<main><h1>Care act</h1><h2>Article 5</h2><h2>Leaving</h2><p>{PROSE}</p><h2>Article 6</h2><p>{MORE}</p></main>"
        )
    )
    assert [(section.number, section.title) for section in document.sections] == [
        (None, "Care act"),
        ("5", "Leaving"),
        ("6", "Article"),
    ]


@pytest.mark.parametrize("media_type", ["text/html", "text/markdown", "application/rss+xml", "text/plain", None])
def test_bytes_of_all_values_are_no_text(media_type: str | None) -> None:
    with pytest.raises(ExtractError) as caught:
        media_of(bytes(range(256)) * 20, media_type, None)
    assert caught.value.failure is ExtractFailure.UNSUPPORTED_TYPE


def test_wide_letters_without_a_mark_are_text() -> None:
    assert media_of("<html><p>words</p></html>".encode("utf-16-le"), "text/html", None) == "html"


def test_a_clause_that_is_labelled_with_c_is_no_copyright() -> None:
    clauses = ["(a) to ask", "(b) to note", "(c) to reply", "(c) 20 days later"]
    document = read(
        page(
            f"<main><h1>Model care</h1>{BODY}{''.join(f'<p>{c}</p>' for c in clauses)}<p>(c) 2026 Wren</p><p>© Wren</p></main>"
        )
    )
    assert texts(document) == [*READ, *clauses]


def test_what_leads_to_the_page_before_and_after_is_no_text() -> None:
    pager = "<div><a href=/p>← Of lamps</a> <a href=/n>Of oil →</a></div>"
    assert texts(read(page(f"<main><h1>Model care</h1>{BODY}{pager}</main>"))) == READ
    cited = "<p><a href=/p>Of lamps</a> <a href=/n>Of oil →</a></p>"
    assert texts(read(page(f"<main><h1>Model care</h1>{BODY}{cited}</main>"))) == [*READ, "Of lamps Of oil →"]


def test_an_announcement_over_the_text_is_no_text() -> None:
    banner = '<div class="announcement"><a href=/n>New: Quarl 4 is here</a></div>'
    assert texts(read(page(f"<main>{banner}<h1>Model care</h1>{BODY}</main>"))) == READ


def test_a_word_for_a_time_further_down_is_text() -> None:
    times = ["Today", "Last year"]
    items = "".join(f"<li>{said}</li>" for said in times)
    document = read(
        page(f"<main><h1>Model care</h1>{BODY}<ul>{items}</ul><p>Updated 3 days ago</p><p>2 weeks ago</p></main>")
    )
    assert texts(document) == [*READ, *times]
