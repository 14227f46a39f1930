import pytest

from tests.extract.pages import MORE, PROSE, blocks, page, read, texts
from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.html import refresh_target
from watcher.model import BlockKind

ARTICLE = f"<h1>Model care</h1><p>{PROSE}</p><h2>Leaving</h2><p>{MORE}</p>"
READ = ["# Model care", PROSE, "## Leaving", MORE]


def test_headings_paragraphs_and_items_stand_in_order_under_their_headings() -> None:
    document = read(
        page(
            f"<main><h1>Model care</h1><p>{PROSE}</p><h2 id=out>2. Leaving</h2><ul><li>One<ul><li>Two</li></ul></li></ul></main>"
        )
    )
    assert document.title == "Model care"
    assert [(s.number, s.title, s.level, s.path, s.anchor) for s in document.sections] == [
        (None, "Model care", 1, (), None),
        ("2", "Leaving", 2, ("Model care",), "out"),
    ]
    assert [(b.kind, b.text, b.depth) for b in document.sections[1].blocks] == [
        (BlockKind.ITEM, "One", 0),
        (BlockKind.ITEM, "Two", 1),
    ]


def test_quotes_code_captions_and_definitions_keep_what_they_are() -> None:
    document = read(
        page(
            f"<article><h1>Model care</h1><p>{PROSE}</p><blockquote><p>I would stay.</p></blockquote>"
            "<pre><code>if asked:\n    answer()</code></pre><figure><img src=x alt=y><figcaption>Figure 1. Replies.</figcaption></figure>"
            "<dl><dt>Welfare</dt><dd>What is good for it.</dd></dl></article>"
        )
    )
    assert [(b.kind, b.text) for b in blocks(document)[1:]] == [
        (BlockKind.QUOTE, "I would stay."),
        (BlockKind.CODE, "if asked:\n    answer()"),
        (BlockKind.CAPTION, "Figure 1. Replies."),
        (BlockKind.TERM, "Welfare"),
        (BlockKind.DEFINITION, "What is good for it."),
    ]


def test_a_table_is_a_line_for_each_row_with_its_cells_apart() -> None:
    document = read(
        page(
            f"<main><h1>Retired</h1><p>{PROSE}</p><table><caption>Dates</caption><thead><tr><th>Model<th>Retired</thead>"
            '<tr><td>Wren 1<br>small<td>March<sup><a href="#fn1">1</a></sup><tr><td><a href="/w2">Wren 2</a><td></table></main>'
        )
    )
    rows = blocks(document, BlockKind.ROW)
    assert [row.cells for row in rows] == [("Model", "Retired"), ("Wren 1 small", "March"), ("Wren 2", "")]
    assert rows[1].text == "Wren 1 small | March"
    assert rows[1].notes == ("1",)
    assert rows[2].links == ("https://wren.example/w2",)
    assert [b.text for b in blocks(document, BlockKind.CAPTION)] == ["Dates"]


def test_a_table_that_only_arranges_the_page_is_no_table() -> None:
    document = read(page(f"<table role=presentation><tr><td>{ARTICLE}</td></tr></table>"))
    assert texts(document) == READ


def test_footnotes_stand_apart_and_their_marks_are_not_in_the_words() -> None:
    document = read(
        page(
            f'<main><h1>Care</h1><p>{PROSE}<sup id="r1"><a href="#fn1">1</a></sup> And 10<sup>2</sup> more.</p>'
            '<section role="doc-endnotes"><ol><li id="fn1">Twice at most. <a href="#r1" role="doc-backlink">↩</a></li></ol></section></main>'
        )
    )
    paragraph, note = blocks(document)
    assert paragraph.text == f"{PROSE} And 10² more."
    assert paragraph.notes == ("1",)
    assert (note.kind, note.mark, note.text) == (BlockKind.FOOTNOTE, "1", "Twice at most.")


def test_a_distill_article_keeps_its_inline_footnotes_beside_the_text() -> None:
    document = read(
        page(
            f"<d-front-matter></d-front-matter><d-article><h1>Care</h1><p>{PROSE} Why?<d-footnote>Because.</d-footnote> So.</p></d-article>"
        )
    )
    paragraph, note = blocks(document)
    assert paragraph.text == f"{PROSE} Why? So."
    assert paragraph.notes == (note.mark,) == ("1",)
    assert note.text == "Because."


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav><ul><li><a href=/a>Research</a></li></ul></nav>",
        "<header><a href=/>Wren</a></header>",
        "<footer><p>© 2026 Wren Labs, 1 Bird Street</p></footer>",
        "<aside><h2>About</h2><p>Wren Labs is a company.</p></aside>",
        '<div class="cookie-banner"><p>We use cookies to improve this page.</p><button>Accept</button></div>',
        '<div role="dialog" aria-label="Cookie settings"><p>We use cookies.</p></div>',
        '<div class="LanguagePicker_root"><span>English</span><span>Deutsch</span></div>',
        "<label>Language <select><option>English</option><option>Deutsch</option></select></label>",
        '<nav aria-label="Breadcrumb"><a href=/>Home</a> / <span>Policies</span></nav>',
        '<ol class="breadcrumbs"><li><a href=/>Home</a></li><li>Policies</li></ol>',
        '<div class="share-buttons"><a href=https://x.example>Post</a><a href=https://y.example>Send</a></div>',
        '<div class="article-feedback"><p>Was this helpful?</p><button>Yes</button><button>No</button></div>',
        "<fieldset><legend>Did this answer your question?</legend><button>😞</button><button>😃</button></fieldset>",
        '<span class="sr-only">Model care | Wren Labs</span>',
        '<span class="material-icons">expand_more</span>',
        '<p aria-hidden="true">Model care, again</p>',
        '<div style="display: none">Not for eyes</div>',
        '<div hidden="">Not for eyes</div>',
        '<script>var text = "<p>No text</p>"</script>',
        '<script type="application/json">{"title": "Modellpflege"}</script>',
        "<title>Model care | Wren Labs</title>",
        "<style>p { color: red }</style>",
        "<template><p>Not yet</p></template>",
        "<noscript>Turn on scripts.</noscript>",
        "<svg><title>Bird</title><text>chirp</text></svg>",
        "<button>Copy page</button>",
        "<p>Updated 3 weeks ago</p>",
        "<p>Last updated: March 3, 2026</p>",
        "<!-- a comment -->",
        '<section aria-label="Related articles"><h2>Related articles</h2><ul><li><a href=/a>Our values</a></li></ul></section>',
        '<div class="newsletter"><h3>Stay informed</h3><p>A letter a month.</p><input type=email><button>Go</button></div>',
        '<div class="box"><h3>News by mail</h3><p>A letter a month.</p><form><input type=email></form></div>',
        "<div><h2>Related posts</h2><ul><li><a href=/a>Our values</a></li><li><a href=/b>Our people</a></li></ul></div>",
        '<div><a href="/a">Overview</a><a href="/b">Resources</a><a href="/c">Updates</a></div>',
        '<div role="tablist"><button role=tab>Text</button><button role=tab>Summary</button></div>',
        '<a class="skip-link" href="#main">Skip to main content</a>',
        '<a href="#main">Skip to main content</a>',
    ],
)
@pytest.mark.parametrize("place", ["inside", "outside"])
def test_what_surrounds_a_document_is_left_out(chrome: str, place: str) -> None:
    inside = f"<main><article>{ARTICLE}{chrome}</article></main>"
    outside = f"{chrome}<main><article>{ARTICLE}</article></main>{chrome}"
    assert texts(read(page(inside if place == "inside" else outside))) == READ


def test_a_page_without_main_or_article_gives_its_prose() -> None:
    links = "".join(f'<li><a href="/{n}">Help topic number {n}</a></li>' for n in range(300))
    document = read(
        page(
            f"<div id=app><div><ul>{links}</ul></div><div><div>{ARTICLE}</div></div><div><a href=/t>Terms</a> <a href=/p>Privacy</a></div></div>"
        )
    )
    assert texts(document) == READ


def test_nested_articles_and_copies_for_small_screens_are_read_once() -> None:
    nested = f"<main><article><article>{ARTICLE}</article></article></main>"
    doubled = f"<main><div class=desktop>{ARTICLE}</div><div class=mobile>{ARTICLE}</div><div>{ARTICLE}</div></main>"
    assert texts(read(page(nested))) == texts(read(page(doubled))) == READ
    assert texts(read(page(nested), select=("article",))) == READ


def test_a_sentence_that_comes_twice_is_said_twice() -> None:
    document = read(
        page(f"<main><h1>Care</h1><p>{PROSE}</p><h2>A</h2><p>We answer.</p><h2>B</h2><p>We answer.</p></main>")
    )
    assert texts(document).count("We answer.") == 2


def test_related_posts_that_close_an_article_are_no_part_of_it() -> None:
    words = "What this post is about."
    cards = "".join(f'<a href="/{n}"><h3>Post {n}</h3><p>{words}</p></a>' for n in range(3))
    teasers = "".join(f'<div><h3>Post {n}</h3><p>{words}</p><a href="/{n}">Read more</a></div>' for n in range(3))
    for tail in (cards, teasers, f"<h2>Keep reading</h2>{cards}"):
        assert texts(read(page(f"<main><article>{ARTICLE}<div>{tail}</div></article></main>"))) == READ


def test_chapters_that_end_in_a_link_are_text_where_they_are_much_of_the_page() -> None:
    chapters = "".join(f'<h2>Promise {n}</h2><p>{MORE}</p><p><a href="/{n}">Learn more</a></p>' for n in range(3))
    assert len(read(page(f"<main>{ARTICLE}{chapters}</main>")).sections) == 5


@pytest.mark.parametrize(
    "names", ['id="sharing"', 'id="consent"', 'class="feedback"', 'class="social"', 'role="alert"', 'id="cookies"']
)
def test_a_chapter_on_sharing_or_consent_is_no_row_of_buttons(names: str) -> None:
    chapter = f"<section {names}><h2>Sharing</h2><p>{MORE} {PROSE}</p></section>"
    assert (
        texts(
            read(
                page(f"<main>{ARTICLE}{ARTICLE.replace('A model', 'The model').replace('Wren', 'We')}{chapter}</main>")
            )
        )[-2]
        == "## Sharing"
    )


def test_a_line_that_says_what_was_updated_is_text() -> None:
    lines = ["Updated the welfare section on March 3, 2026.", "Published a first version in English, January 5, 2026"]
    items = "".join(f"<li>{line}</li>" for line in lines)
    assert texts(read(page(f"<main>{ARTICLE}<ul>{items}</ul></main>"))) == [*READ, *lines]


def test_a_list_of_cards_is_no_bar_of_tabs() -> None:
    cards = "".join(f'<a href="/{n}">Wren {n} card</a>' for n in range(4))
    assert len(texts(read(page(f"<main>{ARTICLE}<div>{cards}</div></main>")))) > len(READ)


def test_an_index_of_posts_is_all_document() -> None:
    cards = "".join(f'<li><a href="/{n}"><h3>Post {n}</h3><p>{MORE}</p></a></li>' for n in range(4))
    document = read(page(f"<main><h1>News</h1><ul>{cards}</ul></main>"))
    assert [s.title for s in document.sections] == ["News", "Post 0", "Post 1", "Post 2", "Post 3"]
    assert document.sections[1].blocks[0].links == ("https://wren.example/0",)


def test_a_heading_may_be_a_button_that_opens_its_text() -> None:
    document = read(
        page(
            f'<main><h1>Care</h1><p>{PROSE}</p><button aria-expanded="false" aria-controls="p1">Who decides?</button>'
            f'<div id="p1" hidden><p>{MORE}</p></div>'
            '<h3><button aria-expanded="false" aria-controls=":r1:">When?</button></h3><div id=":r1:" role="region" style="display:none" aria-labelledby="x"><p>Each year.</p></div>'
            "<details><summary>How?</summary><p>In writing, by a person.</p></details></main>"
        )
    )
    assert texts(document) == [
        "# Care",
        PROSE,
        "## Who decides?",
        MORE,
        "## When?",
        "Each year.",
        "### How?",
        "In writing, by a person.",
    ]


def test_content_that_a_server_streams_into_hidden_boxes_is_read_in_its_place() -> None:
    streamed = (
        '<main><template id="B:0"></template><div role="status">Loading...</div><p>Tail of the page, in its own words.</p></main>'
        f'<div hidden id="S:0">{ARTICLE}</div><script>$RC("B:0","S:0")</script>'
    )
    assert texts(read(page(streamed))) == [*READ, "Tail of the page, in its own words."]


def test_callouts_are_text_although_they_are_asides() -> None:
    document = read(page(f'<main>{ARTICLE}<aside class="callout-note"><p>Answers are kept.</p></aside></main>'))
    assert texts(document) == [*READ, "Answers are kept."]


SHOWN = "".join(f"<tr><td><div>Firm {n}</div><div>Hosting</div><div>Norway</div></td></tr>" for n in range(3))
ALL = "".join(
    f"<div><div>Firm {n}</div><div>Norway</div><div>Hosting</div><div>firm{n}.example</div></div>" for n in range(6)
)
PAGER = "<div><span>1-3</span> of <span>6</span> results <button>Previous</button><button>Next</button></div>"


def test_a_paged_table_is_read_whole_from_its_hidden_copy() -> None:
    lead = f"<h1>Processors</h1><p>{PROSE}</p>"
    every = "".join(f"<tr><td><div>Firm {n}</div><div>Hosting</div><div>Norway</div></td></tr>" for n in range(6))
    unpaged = read(page(f"<main>{lead}<table>{every}</table></main>"))
    paged = read(
        page(f'<main>{lead}<table>{SHOWN}</table>{PAGER}<div aria-hidden="true"><div>All</div>{ALL}</div></main>')
    )
    assert [row.text for row in blocks(paged, BlockKind.ROW)][-1] == "Firm 5 | Hosting | Norway"
    assert unpaged.same_text(paged)


def test_the_hidden_copy_of_another_list_changes_no_table() -> None:
    other = ALL.replace("Firm", "Bird")
    document = read(
        page(
            f'<main><h1>Processors</h1><p>{PROSE}</p><table>{SHOWN}</table><div aria-hidden="true">{other}</div></main>'
        )
    )
    assert len(blocks(document, BlockKind.ROW)) == 3


def test_the_same_page_in_another_locale_of_its_dates_has_the_same_text() -> None:
    stamps = [("January 5, 2026", "en-US"), ("5 January 2026", "en-GB"), ("5. Januar 2026", "de"), ("2026-01-05", "sv")]
    documents = [
        read(page(f"<main><p>Effective: {day}</p><p>Updated: {day}</p>{ARTICLE}</main>", lang=lang))
        for day, lang in stamps
    ]
    assert all(document.same_text(documents[0]) for document in documents)
    assert {document.dated for document in documents} == {"2026-01-05"}
    assert texts(documents[0])[:2] == ["# Model care", "Effective: January 5, 2026"]


def test_an_effective_date_that_moves_is_a_change_and_an_update_stamp_is_none() -> None:
    def on(effective: str, updated: str) -> str:
        return page(
            f"<main><h1>Care</h1><p>Effective {effective}</p><p>Last updated {updated}</p><p>{PROSE}</p></main>"
        )

    before = read(on("March 1, 2026", "March 1, 2026"))
    assert before.same_text(read(on("March 1, 2026", "April 9, 2026")))
    assert not before.same_text(read(on("April 9, 2026", "March 1, 2026")))
    assert before.dated == "2026-03-01"


def test_link_targets_stand_beside_the_text_without_what_a_request_makes_anew() -> None:
    def linked(token: str) -> str:
        return page(
            f'<main><h1>Care</h1><p>{PROSE} See <a href="/terms?utm_source=x&amp;id={token}">the terms</a> or '
            '<a href="javascript:void(0)">call</a>.</p></main>'
        )

    first = read(linked("1b4e28ba-2fa1-11d2-883f-0016d3cca427"))
    second = read(linked("6fa459ea-ee8a-3ca4-894e-db77e160355e"))
    assert first == second
    assert blocks(first)[0].links == ("https://wren.example/terms?id=*",)
    assert "the terms or call" in blocks(first)[0].text


def test_heading_anchors_that_a_build_makes_anew_are_none() -> None:
    document = read(
        page(
            f'<main><h1 id=":r3:">Care</h1><p>{PROSE}</p><h2><a id="leaving"></a>Leaving<a href="#leaving">#</a></h2><p>Yes.</p></main>'
        )
    )
    assert [(s.title, s.anchor) for s in document.sections] == [("Care", None), ("Leaving", "leaving")]


def test_a_table_of_contents_is_left_out() -> None:
    contents = (
        '<ul><li><a href="#a">1. Scope</a></li><li><a href="#b">2. Rights</a></li><li><a href="#c">3. End</a></li></ul>'
    )
    document = read(
        page(
            f"<main><h1>Care</h1>{contents}<p>{PROSE}</p><h2>1. Scope</h2><p>All.</p><h2>2. Rights</h2><p>Some.</p><h2>3. End</h2><p>Late.</p></main>"
        )
    )
    assert texts(document)[:3] == ["# Care", PROSE, "## Scope"]


def test_the_title_is_the_heading_else_the_pages_own_without_its_sites_name() -> None:
    head = '<title>Care of models - Wren Labs</title><meta property="og:site_name" content="Wren Labs">'
    assert read(page(ARTICLE, head=head)).title == "Model care"
    assert read(page(f"<main><p>{PROSE}</p></main>", head=head)).title == "Care of models"


def test_a_page_says_its_language_and_its_own_address() -> None:
    document = read(page(ARTICLE, head='<link rel="canonical" href="/de/policy">', lang="de-AT"))
    assert (document.lang, document.canonical) == ("de-AT", "https://wren.example/de/policy")


def test_a_selector_gives_exactly_what_it_names_and_the_first_that_matches() -> None:
    markup = page(
        f"<main><h1>Model care</h1><div class=body><p>{PROSE}</p></div><div class=note><p>{MORE}</p></div></main>"
    )
    assert texts(read(markup, select=(".gone", ".body"))) == [PROSE]
    assert texts(read(markup, select=("main",), remove=(".note",))) == ["# Model care", PROSE]


def test_a_selector_may_name_a_table_or_several_parts() -> None:
    markup = page(f"<table class=t><tr><td>A<td>B</table><p class=x>{PROSE}</p><p class=x>{MORE}</p>")
    assert [b.cells for b in blocks(read(markup, select=("table.t",)))] == [("A", "B")]
    assert texts(read(markup, select=("p.x",))) == [PROSE, MORE]


def test_hidden_text_that_is_the_only_full_copy_can_be_kept() -> None:
    markup = page(f'<main><h1>Care</h1><p>{PROSE}</p><div hidden id="full"><p>{MORE}</p></div></main>')
    assert MORE not in texts(read(markup))
    assert MORE in texts(read(markup, keep=("#full",)))


def failure_of(markup: str, select: tuple[str, ...] = ()) -> ExtractError:
    with pytest.raises(ExtractError) as caught:
        read(markup, select=select)
    return caught.value


def test_a_selector_that_matches_nothing_is_said_so() -> None:
    error = failure_of(page(ARTICLE), select=(".gone", "#away"))
    assert error.failure is ExtractFailure.NO_SELECTOR_MATCH
    assert ".gone" in str(error)


def test_a_selector_that_is_no_css_is_said_so() -> None:
    assert failure_of(page(ARTICLE), select=("p:[",)).failure is ExtractFailure.NO_SELECTOR_MATCH


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="/app.js"></script>',
        '<div id="__next"><div class="spinner"></div></div><script>boot()</script>',
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script src=a.js></script>",
        '<div id="root">Loading…</div><script src="/app.js"></script>',
    ],
)
def test_a_page_that_only_a_script_would_fill_is_said_to_be_so_with_advice(body: str) -> None:
    error = failure_of(page(body))
    assert error.failure is ExtractFailure.SCRIPT_ONLY
    assert "feed" in str(error)
    assert ".md" in str(error)


def test_a_page_without_text_has_nothing_to_read() -> None:
    assert failure_of(page("<main><img src=a.png></main>")).failure is ExtractFailure.NOTHING_TO_READ


def test_a_short_page_with_a_script_is_a_page() -> None:
    assert texts(read(page("<h1>Care</h1><p>We care.</p><script>count()</script>"))) == ["# Care", "We care."]


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("<p>Größe</p>".encode(), None),
        ("<p>Größe</p>".encode("latin-1"), "iso-8859-1"),
        ('<meta charset="iso-8859-15"><p>Größe</p>'.encode("iso-8859-15"), None),
        ("<p>Größe</p>".encode("utf-16"), None),
        (b"\xef\xbb\xbf" + "<p>Größe</p>".encode(), "latin-1"),
        ("<p>Größe und Maß der Fürsorge für Modelle</p>".encode("windows-1252"), None),
        ("<p>Größe</p>".encode(), "no-such-charset"),
    ],
)
def test_encodings_are_read_by_mark_then_http_then_document_then_detection(body: bytes, charset: str | None) -> None:
    from watcher.extract import html  # noqa: PLC0415
    from watcher.model import Rules  # noqa: PLC0415

    assert "Größe" in blocks(html.read(body, charset=charset, url=None, rules=Rules()))[0].text


def test_a_refresh_in_the_first_bytes_names_where_it_leads() -> None:
    assert refresh_target(b'<meta http-equiv="refresh" content="0; url=/new">') == "/new"
    assert (
        refresh_target(b"<META HTTP-EQUIV=Refresh CONTENT='5;URL=\"https://wren.example/a?b=1&amp;c=2\"'>")
        == "https://wren.example/a?b=1&c=2"
    )
    assert refresh_target(b'<meta http-equiv="refresh" content="30">') is None
    assert refresh_target(b"x" * 9_000 + b'<meta http-equiv="refresh" content="0; url=/new">') is None
