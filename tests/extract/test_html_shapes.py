"""Shapes that text takes on pages: accordions, hidden copies, tables, footnotes, what leads there and away."""

import pytest

from tests.extract.pages import ASKED, BODY, CLOSED, KEPT, TITLED, WHOLE, page, read, texts

PAGES: dict[str, tuple[str, list[str]]] = {
    "radix accordion": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div data-orientation="vertical"><div data-state="closed" data-orientation="vertical"><h3 data-orientation="vertical" data-state="closed" class="flex"><button type="button" aria-controls="radix-:r1:" aria-expanded="false" data-state="closed" id="radix-:r0:">Withdrawal<svg></svg></button></h3><div data-state="closed" id="radix-:r1:" hidden="" role="region" aria-labelledby="radix-:r0:"><div>{ASKED}</div></div></div></div></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED],
    ),
    "bootstrap accordion": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div class="accordion" id="acc"><div class="accordion-item"><h2 class="accordion-header" id="h1"><button class="accordion-button collapsed" type="button" data-bs-toggle="collapse" data-bs-target="#c1" aria-expanded="false" aria-controls="c1">Withdrawal</button></h2><div id="c1" class="accordion-collapse collapse" aria-labelledby="h1" data-bs-parent="#acc"><div class="accordion-body">{ASKED}</div></div></div><div class="card"><div class="card-header"><button class="btn btn-link" data-toggle="collapse" data-target="#c2">Closing conversations</button></div><div id="c2" class="collapse"><div class="card-body">{CLOSED}</div></div></div></div></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "### Closing conversations", CLOSED],
    ),
    "elementor accordion": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div class="elementor-accordion"><div class="elementor-accordion-item"><div id="t1" class="elementor-tab-title" data-tab="1" role="button" aria-controls="p1" aria-expanded="false"><span class="elementor-accordion-icon"><i class="fas fa-plus"></i></span><a class="elementor-accordion-title" tabindex="0">Withdrawal</a></div><div id="p1" class="elementor-tab-content elementor-clearfix" data-tab="1" role="region" aria-labelledby="t1"><p>{ASKED}</p></div></div></div></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED],
    ),
    "accordion display none by class": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><dl class="faq"><dt><button aria-expanded="false" aria-controls="f1">Withdrawal</button></dt><dd id="f1" style="display:none"><p>{ASKED}</p></dd><dt><button aria-expanded="false" aria-controls="f2">Closing conversations</button></dt><dd id="f2" style="display:none"><p>{CLOSED}</p></dd></dl></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "details nested": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><details><summary><h3>Withdrawal</h3></summary><p>{ASKED}</p><details><summary>Exceptions</summary><p>None yet.</p></details></details></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "### Exceptions", "None yet."],
    ),
    "aria-hidden only copy": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div aria-hidden="true"><h2>Withdrawal</h2><p>{ASKED}</p></div><h2>Closing conversations</h2><p>{CLOSED}</p></main>""",
        [*WHOLE],
    ),
    "aria-hidden only copy 2: accordion panels": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div class="item"><div class="q">Withdrawal</div><div class="panel" aria-hidden="true"><p>{ASKED}</p></div></div><div class="item"><h2>Closing conversations</h2><div class="panel" aria-hidden="true"><p>{CLOSED}</p></div></div></main>""",
        ["# Care for systems", KEPT, "Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "aria-hidden icons and dup stay out": (
        f"""<main><h1>Care for systems</h1><p><span aria-hidden="true">★</span> {KEPT}</p><div aria-hidden="true" class="ghost"><p>{KEPT}</p></div><h2><span aria-hidden="true">#</span>Withdrawal</h2><p>{ASKED}</p><span aria-hidden="true">chevron_right</span><h2>Closing conversations</h2><p>{CLOSED}</p><div class="marquee" aria-hidden="true"><span>Care for systems</span><span>Withdrawal</span></div></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "definition lists with div": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><dl><div><dt>System</dt><dd>What we made.</dd></div><div><dt>Person</dt><dt>User</dt><dd>Who talks.</dd><dd>Or writes.</dd></div></dl></main>""",
        ["# Care for systems", KEPT, "System", "What we made.", "Person", "User", "Who talks.", "Or writes."],
    ),
    "table colspan rowspan nested": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><table><caption>What we keep</caption><thead><tr><th rowspan=2>System</th><th colspan=2>Kept</th></tr><tr><th>Weights</th><th>Answers</th></tr></thead><tbody><tr><td>Moss</td><td>Yes</td><td><table><tr><td>In full</td><td>Signed</td></tr></table></td></tr><tr><td colspan=3>None was lost.</td></tr></tbody></table></main>""",
        [
            "# Care for systems",
            KEPT,
            "What we keep",
            "System | Kept",
            "Weights | Answers",
            "Moss | Yes | In full | Signed",
            "None was lost.",
        ],
    ),
    "cookie banners": (
        f"""<main>{TITLED}</main><div id="cookie-banner" role="region" aria-label="Cookie banner"><h2>Your privacy</h2><p>We use cookies to run this site and to learn how it is used by you.</p><button>Accept all</button><button>Reject</button></div><div class="ot-sdk-row"><p>hi</p></div><div class="osano-cm-window"><div class="osano-cm-dialog"><p>This website uses cookies.</p></div></div>""",
        [*WHOLE],
    ),
    "cookie banner in body before article, no main": (
        f"""<div class="css-1x2y3z"><div class="css-abc"><p>We and our partners use cookies to keep this site reliable and to measure use. See our <a href=/c>cookie policy</a>.</p><div><button>Manage</button><button>Accept all</button><button>Reject all</button></div></div></div><div class="css-77">{TITLED}</div>""",
        [*WHOLE],
    ),
    "related inside article, headline div": (
        f"""<article>{TITLED}<div class="c-x"><p>Related content</p><a href=/1><h3>Bread</h3><p>Mar 2, 2026</p></a><a href=/2><h3>Salt</h3><p>Mar 1, 2026</p></a></div></article>""",
        [*WHOLE],
    ),
    "helpful": (
        f"""<main>{TITLED}<div><p>Was this page helpful?</p><div><button>Yes</button><button>No</button></div><p>Thanks for your feedback!</p></div></main>""",
        [*WHOLE],
    ),
    "helpful links": (
        f"""<main>{TITLED}<div><h4>Was this article helpful?</h4><a href="#">Yes</a> <a href="#">No</a><span>12 out of 40 found this helpful</span></div></main>""",
        [*WHOLE],
    ),
    "breadcrumb by ol without class": (
        f"""<main><ol><li><a href="/">Home</a></li><li><a href="/p">Policies</a></li><li>Care for systems</li></ol>{TITLED}</main>""",
        [*WHOLE],
    ),
    "breadcrumb slashes": (
        f"""<main><div><a href="/">Home</a> / <a href="/p">Policies</a> / <span>Care for systems</span></div>{TITLED}</main>""",
        [*WHOLE],
    ),
    "breadcrumb arrows aria": (
        f"""<main><div aria-label="breadcrumb"><a href="/">Home</a> › <a href="/p">Policies</a> › Care for systems</div>{TITLED}</main>""",
        [*WHOLE],
    ),
    "back link": (
        f"""<main><a href="/news">← Back to news</a>{TITLED}<p><a href="#top">Back to top ↑</a></p></main>""",
        [*WHOLE],
    ),
    "relative date and counters": (
        f"""<main><h1>Care for systems</h1><div>Posted 3 days ago · 5 min read · 1,204 views</div>{BODY}<div>1,204 views</div><div>37 comments</div></main>""",
        [*WHOLE],
    ),
    "icon ligatures": (
        f"""<main><h1>Care for systems</h1><p><i class="material-icons">info</i> {KEPT}</p><h2>Withdrawal <span class="material-symbols-outlined">link</span></h2><p>{ASKED}</p><button><span class="google-symbols">expand_more</span></button><h2>Closing conversations</h2><p>{CLOSED}<mat-icon>open_in_new</mat-icon></p></main>""",
        [*WHOLE],
    ),
    "sr-only dup": (
        f"""<main><h1>Care for systems<span class="sr-only"> - page title</span></h1><p>{KEPT}</p><h2>Withdrawal</h2><p>{ASKED} <a href=/x>Read<span class="visually-hidden"> more about withdrawal (opens in new tab)</span></a></p><h2>Closing conversations</h2><p>{CLOSED}</p></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED + " Read", "## Closing conversations", CLOSED],
    ),
    "footnotes markdown-it": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>All. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section></main>""",
        ["# Care for systems", KEPT, "All."],
    ),
    "footnotes gfm with sr-only label": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup></p><section data-footnotes="" class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1"><p>All. <a href="#user-content-fnref-1" data-footnote-backref="" aria-label="Back">↩</a></p></li></ol></section></main>""",
        ["# Care for systems", KEPT, "All."],
    ),
    "footnotes plain sup and numbered paragraphs": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<a href="#note1"><sup>1</sup></a></p><h2>Notes</h2><p id="note1"><sup>1</sup> All of them.</p></main>""",
        ["# Care for systems", KEPT, "## Notes", "All of them."],
    ),
    "footnotes wp easy": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<span id="easy-footnote-1-99" class="easy-footnote-margin-adjust"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-1-99" title="All of them."><sup>1</sup></a></span></p><div class="easy-footnote-title"><h4>Notes:</h4></div><ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-99" class="easy-footnote-margin-adjust"></span>All of them.<a class="easy-footnote-to-top" href="#easy-footnote-1-99"></a></li></ol></main>""",
        ["# Care for systems", KEPT, "## Notes:", "All of them."],
    ),
    "footnotes buttons popover": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<button aria-describedby="fn" class="footnote-trigger">1</button></p><div><h2>Footnotes</h2><ol><li><p>All of them. <a href="#ref-1" aria-label="Back to content">Jump up</a></p></li></ol></div></main>""",
        ["# Care for systems", KEPT, "## Footnotes", "All of them."],
    ),
    "nested article & desktop/mobile": (
        f"""<main><article class="outer"><article class="inner"><div class="d-none d-md-block">{TITLED}</div><div class="d-md-none">{TITLED}</div></article></article></main>""",
        [*WHOLE],
    ),
    "mobile copy differs in chrome": (
        f"""<main><div class="desktop"><h1>Care for systems</h1><div class="share"><a href=/x>X</a></div>{BODY}</div><div class="mobile"><h1>Care for systems</h1><div>March 4, 2026</div>{BODY}</div></main>""",
        [*WHOLE],
    ),
    "mobile copy in accordion form": (
        f"""<main><h1>Care for systems</h1><div class="lg-only"><p>{KEPT}</p><h2>Withdrawal</h2><p>{ASKED}</p><h2>Closing conversations</h2><p>{CLOSED}</p></div><div class="sm-only"><p>{KEPT}</p><button aria-expanded="false" aria-controls="x1">Withdrawal</button><div id="x1"><p>{ASKED}</p></div><button aria-expanded=false aria-controls=x2>Closing conversations</button><div id=x2><p>{CLOSED}</p></div></div></main>""",
        [*WHOLE],
    ),
    "streamed title in body, json payload": (
        f"""<div hidden id="S:1"><title>Care for systems - Fern</title><meta name=x></div><main>{TITLED}</main><script>self.__next_f.push([1,"{{\\"x\\":\\"secret\\"}}"])</script><script type="application/json" id="__NEXT_DATA__">{{"a":"b"}}</script><div id="data" style="display:none">{{"props":{{"pageProps":1}}}}</div><textarea hidden>{{"a":1}}</textarea><code style="display: none" id="bpr-guid-1"><!--{{"x":1}}--></code>""",
        [*WHOLE],
    ),
    "json visible payload": (
        f"""<main>{TITLED}</main><div data-island-props="">{{"id":"3f2504e0-4f89-11d3-9a0c-0305e82c3301","props":{{"title":"x","nonce":"abc"}}}}</div>""",
        [*WHOLE],
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_read_as_a_careful_person_would_copy_it(name: str) -> None:
    markup, expected = PAGES[name]
    assert texts(read(markup if markup.startswith("<HTML") else page(markup))) == expected
