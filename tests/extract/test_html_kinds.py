"""Kinds of pages as the makers of sites build them, with invented words."""

import pytest

from tests.extract.pages import MORE, PROSE, blocks, page, read, texts
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import links
from watcher.model import BlockKind

ARTICLE = f"<h1>Model care</h1><p>{PROSE}</p><h2>Leaving</h2><p>{MORE}</p>"
READ = ["# Model care", PROSE, "## Leaving", MORE]


def test_a_help_centre_with_votes_authors_and_relatives() -> None:
    document = read(
        page(
            '<header class="header"><a href=/>Wren</a></header><main role="main"><div class="container">'
            '<nav class="sub-nav"><ol class="breadcrumbs"><li><a href=/>Help</a></li></ol></nav>'
            '<section class="article-sidebar"><h3>Articles in this section</h3><ul><li><a href=/1>Fees</a></li><li><a href=/2>Keys</a></li></ul></section>'
            f'<article class="article"><header class="article-header"><h1>Model care</h1><div class="article-author"><ul><li>2 months ago</li><li>Updated</li></ul></div></header>'
            f'<section class="article-info"><div class="article-body"><p>{PROSE}</p><h2>Leaving</h2><p>{MORE}</p></div></section>'
            '<footer><div class="article-votes"><span>Was this article helpful?</span><a role="button">Yes</a> 3 out of 5 found this helpful</div></footer>'
            '<div class="article-relatives"><section class="related-articles"><h3>Related articles</h3><ul><li><a href=/3>Bills</a></li></ul></section></div>'
            "</article></div></main>"
        )
    )
    assert texts(document) == READ


def test_a_legal_page_made_of_unknown_inline_elements() -> None:
    body = f'<div data-custom-class="body"><h1><bdt>Model care</bdt></h1><div><span><bdt class="q">{PROSE[:80]}</bdt>{PROSE[80:]}</span></div><h2>Leaving</h2><p><x-term>{MORE}</x-term></p></div>'
    assert texts(read(page(body))) == READ


def test_a_newsletter_post_with_footnotes_and_boxes_to_subscribe() -> None:
    document = read(
        page(
            f'<article><h1>Model care</h1><p>{PROSE}<a class="footnote-anchor" href="#footnote-1" id="footnote-anchor-1">1</a></p>'
            '<div class="subscription-widget-wrap"><p>Thanks for reading! Subscribe for free.</p><form><input type=email></form></div>'
            f'<h2>Leaving</h2><p>{MORE}</p><div class="footnote"><a class="footnote-number" href="#footnote-anchor-1" id="footnote-1">1</a>'
            "<div class=footnote-content><p>In writing.</p></div></div><p>1,204 likes</p></article>"
        )
    )
    assert texts(document) == [*READ, "In writing."]
    assert blocks(document)[0].notes == ("1",)
    note = blocks(document, BlockKind.FOOTNOTE)[0]
    assert (note.mark, note.text) == ("1", "In writing.")


@pytest.mark.parametrize(
    "note",
    [
        '<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup>In writing.</span>',
        '<label for="sn-1" class="margin-toggle"></label><input type="checkbox"><span class="sidenote">In writing.</span>',
        "<dt-fn>In writing.</dt-fn>",
    ],
)
def test_a_note_inside_its_sentence_is_taken_out_of_it(note: str) -> None:
    document = read(page(f"<article><h1>Care</h1><p>{PROSE} We reply{note} soon.</p></article>"))
    paragraph, taken = blocks(document)
    assert paragraph.text == f"{PROSE} We reply soon."
    assert taken.kind is BlockKind.FOOTNOTE
    assert taken.text.endswith("In writing.")


def test_documentation_headings_lose_their_permalinks() -> None:
    document = read(
        page(
            f'<div role="main"><h1>Care<a class="headerlink" href="#care" title="Permalink to this heading">¶</a></h1><p>{PROSE}</p>'
            '<h2 class="anchor" id="out">Leaving<a class="hash-link" href="#out" aria-label="Direct link to Leaving">\u200b</a></h2><p>Yes.</p></div>'
        )
    )
    assert [(s.title, s.anchor) for s in document.sections] == [("Care", None), ("Leaving", "out")]


def test_a_cookie_box_with_hashed_names_is_known_by_its_buttons() -> None:
    box = '<div class="x1"><h2>Your choice</h2><p>We use cookies and similar tracking to learn what you like.</p><button>Accept all</button><button>Reject</button></div>'
    assert texts(read(page(f"<div>{ARTICLE}</div>{box}"))) == READ
    assert texts(read(page(f"{box}<div>{ARTICLE}</div>"))) == READ


@pytest.mark.parametrize(
    "opener",
    [
        '<div role="button" aria-expanded="false" aria-controls="p1">Who decides?</div><div id="p1" style="display:none"><p>A person does, each time.</p></div>',
        '<div><button aria-expanded="false">Who decides?</button><div hidden><p>A person does, each time.</p></div></div>',
        "<details><summary>Who decides?</summary><div><p>A person does, each time.</p></div></details>",
        '<h3><button aria-expanded="false">Who decides?</button></h3><div style="display: none"><p>A person does, each time.</p></div>',
    ],
)
def test_the_closed_text_of_an_accordion_is_text(opener: str) -> None:
    said = texts(read(page(f"<main>{ARTICLE}{opener}</main>")))
    assert [line.lstrip("# ") for line in said[4:]] == ["Who decides?", "A person does, each time."]


def test_a_date_below_its_label_is_read_with_it() -> None:
    def on(updated: str, effective: str) -> str:
        return page(
            f"<main><h1>Care</h1><dl><dt>Last updated</dt><dd>{updated}</dd><dt>Effective date</dt><dd>{effective}</dd></dl><p>{PROSE}</p></main>"
        )

    before = read(on("March 1, 2026", "May 2, 2026"))
    assert before.dated == "2026-03-01"
    assert texts(before) == ["# Care", "Effective date", "May 2, 2026", PROSE]
    assert before.same_text(read(on("9 April 2026", "2 May 2026")))
    assert not before.same_text(read(on("March 1, 2026", "May 3, 2026")))


def test_counters_and_copyright_lines_are_no_text() -> None:
    body = f"<main>{ARTICLE}<p>1.2k views</p><p>14 comments</p><p>© 2026 Wren Labs</p></main>"
    assert texts(read(page(body))) == READ


def test_a_protected_mail_address_is_read_as_a_browser_shows_it() -> None:
    def protected(key: int) -> str:
        letters = bytes([key, *(byte ^ key for byte in b"care@wren.example")]).hex()
        return page(
            f'<main><h1>Care</h1><p>{PROSE} Write to <a href="/cdn-cgi/l/email-protection#{letters}"><span class="__cf_email__" data-cfemail="{letters}">[email&#160;protected]</span></a>.</p></main>'
        )

    first, second = read(protected(17)), read(protected(99))
    assert first == second
    assert blocks(first)[0].text.endswith("Write to care@wren.example.")
    assert blocks(first)[0].links == ("mailto:care@wren.example",)


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("/a?utm_medium=x&b=1#c", "https://wren.example/a?b=1#c"),
        ("https://www.google.com/url?q=https://wren.example/a&sa=D&ust=17000&usg=AOv", "https://wren.example/a"),
        (
            "https://eur.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwren.example%2Fa&data=05",
            "https://wren.example/a",
        ),
        ("/go/site.v1.1b4e28ba-2fa1-11d2-883f-0016d3cca427/privacy", "https://wren.example/go/site.v1.*/privacy"),
        (" /a\n/b ", "https://wren.example/a/b"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("", None),
        ("http://[bad", None),
        ("mailto:care@wren.example", "mailto:care@wren.example"),
    ],
)
def test_a_link_target_is_where_it_leads(href: str, leads: str | None) -> None:
    assert links.target(href, "https://wren.example/") == leads


def test_several_languages_of_stamps_are_known() -> None:
    for stamp in (
        "Zuletzt aktualisiert am 3. März 2026",
        "Dernière mise à jour le 3 mars 2026",
        "Última actualización: 3 de marzo de 2026",
        "最終更新日: 2026年3月3日",
    ):
        document = read(page(f"<main><h1>Care</h1><p>{stamp}</p><p>{PROSE}</p></main>", lang="xx"))
        assert (texts(document), document.dated) == (["# Care", PROSE], "2026-03-03"), stamp


def test_relative_dates_are_no_text_wherever_they_stand() -> None:
    for stamp in (
        "Updated over a week ago",
        "Updated in the last hour",
        "3 days ago",
        "Published yesterday",
        "Updated today",
        "Updated Mar 3",
        "Last updated 3 March",
        "Last updated: March 3, 2026 at 10:22 AM PST",
        "Last updated on 03/03/2026",
        "Updated: Mar 3, 2026 | 4 min read",
    ):
        assert texts(read(page(f"<main>{ARTICLE}<p>{stamp}</p></main>"))) == READ, stamp


def test_a_line_of_stamps_beside_other_versions_is_no_text() -> None:
    body = (
        '<p>Last modified: 9 August 2023 | <a href="/old">Archived versions</a> | <a href="/p.pdf">Download PDF</a></p>'
    )
    document = read(page(f"<main><h1>Model care</h1>{body}<p>{PROSE}</p><h2>Leaving</h2><p>{MORE}</p></main>"))
    assert (texts(document), document.dated) == (READ, "2023-08-09")


def test_the_name_of_a_site_as_first_heading_is_not_the_title() -> None:
    document = read(page(f'<div><h1><a href="/">Wren Labs</a></h1></div><div>{ARTICLE}</div>'))
    assert document.title == "Model care"


def test_numbers_raised_without_a_link_stay_what_they_are() -> None:
    document = read(
        page(f"<main><h1>Care</h1><p>{PROSE} 10<sup>24</sup> FLOP, H<sub>2</sub>O, the 3<sup>rd</sup>.</p></main>")
    )
    assert blocks(document)[0].text.endswith("10²⁴ FLOP, H₂O, the 3rd.")


def test_prose_beside_the_article_that_nothing_names_is_left_to_a_second_opinion() -> None:
    lead = "<div class=q1><span>Wren Labs is hiring people who like birds, come and see us. </span><a href=/jobs>Jobs</a></div>"
    chapters = "".join(f"<div class=c><h2>Promise {n}</h2><p>{PROSE} {MORE} Number {n}.</p></div>" for n in range(4))
    tail = (
        "<div class=q2><div>Wren Labs has an office in every time zone of the world.</div><a href=/o>Offices</a></div>"
    )
    document = read(page(f"{lead}{chapters}{tail}"))
    assert [s.title for s in document.sections if s.level] == ["Promise 0", "Promise 1", "Promise 2", "Promise 3"]
    assert "every time zone" not in document.sections[-1].text


def test_letters_drawn_one_by_one_are_read_from_what_screen_readers_get() -> None:
    letters = "".join(f"<span>{letter}</span>" for letter in "Model care")
    heading = f'<h1><span class="sr-only">Model care</span><span aria-hidden="true">{letters}</span></h1>'
    assert texts(read(page(f"<main>{heading}<p>{PROSE}</p></main>"))) == ["# Model care", PROSE]


def test_quotation_marks_that_a_browser_draws_are_text_and_ruby_is_not() -> None:
    document = read(
        page(
            f"<main><h1>Care</h1><p>{PROSE} We said <q>yes</q> to <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>.</p></main>"
        )
    )
    assert blocks(document)[0].text.endswith("We said “yes” to 漢.")


def test_a_heading_may_be_one_by_its_role_alone() -> None:
    body = f'<main><div role="heading" aria-level="1">Care</div><p>{PROSE}</p><div role="heading">Leaving</div><p>{MORE}</p></main>'
    assert texts(read(page(body))) == ["# Care", PROSE, "## Leaving", MORE]


def test_a_menu_that_expands_is_no_heading() -> None:
    menu = f'<div><button aria-expanded="false" aria-haspopup="true">English</button><div>Deutsch und Italienisch</div></div><p>{MORE}</p>'
    assert "# English" not in " ".join(texts(read(page(f"<main><h1>Care</h1><p>{PROSE}</p>{menu}</main>"))))


def test_the_items_of_a_list_made_of_roles_are_items() -> None:
    body = f'<main><h1>Care</h1><p>{PROSE}</p><div role="list"><div role="listitem">One</div><div role="listitem">Two</div></div></main>'
    assert [b.text for b in blocks(read(page(body)), BlockKind.ITEM)] == ["One", "Two"]


def test_components_of_documentation_sites_are_read_in_html_too() -> None:
    body = f'<main><h1>Care</h1><p>{PROSE}</p><accordion title="Who?"><p>A person.</p></accordion><card title="Card" href="/c">Read it.</card></main>'
    assert texts(read(page(body))) == ["# Care", PROSE, "## Who?", "A person.", "Card", "Read it."]


def test_notes_without_a_class_are_numbered_by_their_list() -> None:
    body = f'<main><h1>Care</h1><p>{PROSE}</p><div class="footnotes"><ol><li>First.</li><li value="7">Seventh.</li></ol></div></main>'
    assert [(b.mark, b.text) for b in blocks(read(page(body)), BlockKind.FOOTNOTE)] == [
        ("1", "First."),
        ("7", "Seventh."),
    ]


def test_addresses_that_are_none_do_no_harm() -> None:
    head = '<base href="http://[bad"><link rel="canonical" href="http://[bad">'
    document = read(page(f'<main><h1>Care</h1><p>{PROSE} <a href="http://[bad">x</a></p></main>', head=head))
    assert document.canonical is None
    assert blocks(document)[0].links == ()
    assert links.address("zz") == ""


def test_a_base_address_leads_relative_links() -> None:
    document = read(page(f'<main><h1>Care</h1><p>{PROSE} <a href="terms">x</a></p></main>', head='<base href="/de/">'))
    assert blocks(document)[0].links == ("https://wren.example/de/terms",)


def test_a_page_too_large_or_too_deep_is_said_so() -> None:
    for markup, failure in (
        ("<p>" * 1_700_000, ExtractFailure.TOO_LARGE),
        ("<div>" * 3_000 + PROSE, ExtractFailure.DAMAGED),
    ):
        with pytest.raises(ExtractError) as caught:
            read(markup)
        assert caught.value.failure is failure


def test_the_chosen_language_and_a_link_to_older_versions_are_no_text() -> None:
    head = '<header><h1>Model care</h1><div><span>Effective May 2, 2026</span><a href="/old">Previous Version</a><div>English</div></div></header>'
    assert texts(read(page(f"<main>{head}<p>{PROSE}</p></main>"))) == ["# Model care", "Effective May 2, 2026", PROSE]


@pytest.mark.parametrize(
    "part",
    [
        '<div class="toc-content-heading" id="out"><div><h2>Leaving</h2></div></div>',
        '<h2 class="toc">Leaving</h2>',
        '<h2 class="anchor-link sidebar">Leaving</h2>',
        '<section class="feedback"><h2>Leaving</h2></section>',
        '<section class="related"><h2>Leaving</h2></section>',
        '<div class="modal-content"><h2>Leaving</h2></div>',
        '<div aria-label="Related"><h2>Leaving</h2></div>',
    ],
)
def test_a_heading_is_text_whatever_its_class_is_called(part: str) -> None:
    assert texts(read(page(f"<main><h1>Model care</h1><p>{PROSE}</p>{part}<p>{MORE}</p></main>"))) == READ


def test_a_table_made_of_roles_has_rows_and_cells() -> None:
    cells = '<div role="row"><div role="columnheader">Model</div><div role="columnheader">Retired</div></div><div role="row"><div role="cell">Wren 1</div><div role="gridcell">March</div></div>'
    document = read(page(f'<main><h1>Care</h1><p>{PROSE}</p><div role="table">{cells}</div></main>'))
    assert [row.cells for row in blocks(document, BlockKind.ROW)] == [("Model", "Retired"), ("Wren 1", "March")]


def test_pages_of_a_list_are_turned_by_controls_that_are_no_text() -> None:
    pager = "<div><span>Rows 1-10</span><span>of 14</span><button>Previous</button><button>Next</button></div>"
    assert texts(read(page(f"<main>{ARTICLE}{pager}</main>"))) == READ
    button = "<div><p>The next chapter is the last.</p><a href=/n>Next</a></div>"
    assert "The next chapter is the last." in texts(read(page(f"<main>{ARTICLE}{button}</main>")))


def test_the_main_part_may_be_named_by_its_role_and_may_be_hidden_elsewhere() -> None:
    body = f'<main hidden><p>{MORE}</p></main><div><p>Beside the matter, at some length and with no link.</p></div><div role="main">{ARTICLE}</div>'
    assert texts(read(page(body))) == READ


def test_a_main_part_without_words_is_not_the_document() -> None:
    assert texts(read(page(f"<main><p>Menu</p></main><div>{ARTICLE}</div>")))[-4:] == READ


def test_the_anchor_of_a_heading_may_stand_on_its_section() -> None:
    document = read(
        page(
            f'<main><h1>Care</h1><p>{PROSE}</p><section id="out"><h2>Leaving</h2><p>Yes.</p><h2>Again</h2><p>No.</p></section></main>'
        )
    )
    assert [(s.title, s.anchor) for s in document.sections] == [("Care", None), ("Leaving", "out"), ("Again", None)]


def test_trails_and_shadow_roots_are_known_by_their_attributes() -> None:
    trail = (
        '<div itemscope itemtype="https://schema.org/BreadcrumbList"><a href=/>Home</a> › <a href=/p>Policies</a></div>'
    )
    shadow = f'<wren-card><template shadowrootmode="open"><p>{MORE} Twice.</p></template></wren-card>'
    assert texts(read(page(f"<main>{trail}{ARTICLE}{shadow}</main>"))) == [*READ, f"{MORE} Twice."]


def test_kept_elements_stay_although_they_look_like_controls() -> None:
    box = '<div class="newsletter" id="n"><p>A letter a month.</p><input type="email"></div>'
    assert texts(read(page(f"<main>{ARTICLE}{box}</main>"))) == READ
    assert texts(read(page(f"<main>{ARTICLE}{box}</main>"), keep=("#n",))) == [*READ, "A letter a month."]


def test_a_button_over_text_that_it_does_not_open_is_no_heading() -> None:
    assert texts(
        read(page(f"<main>{ARTICLE}<div><button>Try it</button><p>In a new conversation.</p></div></main>"))
    ) == [
        *READ,
        "In a new conversation.",
    ]


def test_references_and_ways_back_are_known_by_role_data_and_class() -> None:
    body = (
        f'<p>{PROSE}<span class="footnote-ref"><a href="#a">2</a></span><a href="#b" data-footnote-ref>3</a></p>'
        '<div role="doc-endnotes"><ol><li id="fn-2">First. <a href="#x" role="doc-backlink">Jump up</a></li>'
        '<li id="fn-3">Second. <a href="#y" data-footnote-backref>Jump up</a><a class="footnote-backref" href="#z">Jump up</a></li></ol></div>'
    )
    paragraph, first, second = blocks(read(page(f"<main><h1>Care</h1>{body}</main>")))
    assert (paragraph.text, paragraph.notes) == (PROSE, ("2", "3"))
    assert [(note.mark, note.text) for note in (first, second)] == [("2", "First."), ("3", "Second.")]


def test_a_span_with_a_number_is_no_reference() -> None:
    assert blocks(read(page(f"<main><h1>Care</h1><p>{PROSE} Room <span>7</span>.</p></main>")))[0].text.endswith(
        "Room 7."
    )


def test_text_beside_a_streamed_place_stays() -> None:
    body = f'<main><template id="B:0"></template><div><p>Short.</p></div></main><div hidden id="S:0">{ARTICLE}</div>'
    assert texts(read(page(body))) == [*READ, "Short."]


def test_the_name_of_a_writer_stays_and_the_age_of_the_text_goes() -> None:
    document = read(
        page(f"<main><h1>Care</h1><p>Written by <b>Ann Bird</b><br>Updated over a week ago</p><p>{PROSE}</p></main>")
    )
    assert texts(document) == ["# Care", "Written by Ann Bird", PROSE]


def test_a_sentence_that_says_how_long_ago_is_a_sentence() -> None:
    line = "The study published last year found no harm."
    assert line in texts(read(page(f"<main><h1>Care</h1><p>{line}</p><p>{PROSE}</p></main>")))


def test_the_dates_of_a_list_of_models_are_what_the_page_is_about() -> None:
    items = (
        "<li>Wren 1</li><li>Released: January 5, 2026</li><li>Updated: March 3, 2026</li><li>Retired: May 4, 2026</li>"
    )
    document = read(page(f"<main><h1>Models</h1><p>{PROSE}</p><p>{MORE}</p><ul>{items}</ul></main>"))
    assert [b.text for b in blocks(document, BlockKind.ITEM)] == [
        "Wren 1",
        "Released: January 5, 2026",
        "Updated: March 3, 2026",
        "Retired: May 4, 2026",
    ]


def test_dates_under_a_changelog_date_its_entries() -> None:
    body = "<h1>Changelog</h1><p>February 6, 2026</p><ul><li>Cut a word.</li></ul><p>March 7, 2026</p><ul><li>Added two.</li></ul>"
    document = read(page(f"<main>{body}</main>"))
    assert [(e.date, e.text) for e in document.changelog] == [
        ("2026-02-06", "Cut a word."),
        ("2026-03-07", "Added two."),
    ]
