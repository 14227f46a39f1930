"""Whole pages of other engines of documentation and of offices, with boxes, tabs, prints and labels beside titles."""

import pytest

from tests.extract.pages import ASKED, BODY, CLOSED, KEPT, TITLED, UNSURE, WHOLE, page, read, texts

PAGES: dict[str, tuple[str, list[str]]] = {
    "quarto": (
        f"""<div id="quarto-search-results"></div><header id="quarto-header" class="headroom fixed-top"><nav class="navbar"><a class="navbar-brand" href="/">Fern</a></nav></header><div id="quarto-content" class="quarto-container page-columns page-rows-contents"><div id="quarto-margin-sidebar" class="sidebar margin-sidebar"><nav id="TOC" role="doc-toc" class="toc-active"><h2 id="toc-title">On this page</h2><ul><li><a href="#withdrawal">Withdrawal</a></li></ul></nav></div><main class="content" id="quarto-document-content"><header id="title-block-header" class="quarto-title-block default"><div class="quarto-title"><h1 class="title">Care for systems</h1><div class="quarto-categories"><div class="quarto-category">policy</div></div></div><div class="quarto-title-meta"><div><div class="quarto-title-meta-heading">Author</div><div class="quarto-title-meta-contents"><p>Ann Bird</p></div></div><div><div class="quarto-title-meta-heading">Published</div><div class="quarto-title-meta-contents"><p class="date">March 4, 2026</p></div></div></div></header><p>{KEPT}<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section id="withdrawal" class="level2"><h2 class="anchored" data-number="1" data-anchor-id="withdrawal"><span class="header-section-number">1</span> Withdrawal</h2><p>{ASKED}</p><div class="callout callout-style-default callout-note callout-titled"><div class="callout-header d-flex align-content-center"><div class="callout-icon-container"><i class="callout-icon"></i></div><div class="callout-title-container flex-fill">Note</div></div><div class="callout-body-container callout-body"><p>{UNSURE}</p></div></div></section><section id="closing" class="level2"><h2><span class="header-section-number">2</span> Closing conversations</h2><p>{CLOSED}</p></section><div id="quarto-appendix" class="default"><section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><h2 class="anchored quarto-appendix-heading">Footnotes</h2><ol><li id="fn1"><p>All of them.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></div></main></div><footer class="footer"><p>Built with Quarto</p></footer>""",
        [
            "# Care for systems",
            "policy",
            "Author",
            "Ann Bird",
            KEPT,
            "## Withdrawal",
            ASKED,
            "Note",
            UNSURE,
            "## Closing conversations",
            CLOSED,
            "## Footnotes",
            "All of them.",
        ],
    ),
    "jupyter book": (
        f"""<div class="bd-container"><div class="bd-sidebar-primary"><ul><li><a>Intro</a></li></ul></div><main id="main-content" role="main" class="bd-main"><div class="bd-content"><div class="bd-article-container"><div class="bd-header-article"><div class="header-article-items"><button class="btn sidebar-toggle" title="Toggle primary sidebar"></button><div class="dropdown dropdown-download-buttons"><button>dl</button><ul class="dropdown-menu"><li><a class="btn btn-sm">.md</a></li><li><button><span class="btn__text-container">.pdf</span></button></li></ul></div></div></div><div id="jb-print-docs-body" class="onlyprint"><h1>Care for systems</h1><div id="print-main-content"><div id="jb-print-toc"><div><h2> Contents </h2></div><nav aria-label="Page"><ul><li><a href="#withdrawal">Withdrawal</a></li></ul></nav></div></div></div><article class="bd-article"><section class="tex2jax_ignore mathjax_ignore" id="care"><h1>Care for systems<a class="headerlink" href="#care" title="Link to this heading">#</a></h1><p>{KEPT}</p><section id="withdrawal"><h2>Withdrawal<a class="headerlink" href="#withdrawal">#</a></h2><p>{ASKED}</p><div class="cell docutils container"><div class="cell_input docutils container"><div class="highlight-none notranslate"><div class="highlight"><pre><span></span>keep(weights)
</pre></div></div></div></div></section></section></article><footer class="prev-next-footer"><div class="prev-next-area"><a class="left-prev" href="a.html"><div class="prev-next-info"><p class="prev-next-subtitle">previous</p><p class="prev-next-title">Bread</p></div></a></div></footer></div><div class="bd-sidebar-secondary"><div class="page-toc"><i></i> Contents</div></div></div></main></div>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "keep(weights)"],
    ),
    "readme.io": (
        f"""<div id="ssr-main"><header class="rm-Header"><a>Fern</a></header><div class="rm-Container rm-Container_flex"><nav class="rm-Sidebar"><ul><li><a>Start</a></li></ul></nav><article class="rm-Article" id="content"><header id="content-head"><div class="row clearfix"><div class="col-xs-9"><h1>Care for systems</h1><div class="excerpt"><div class="markdown-body"><p>What we owe.</p></div></div></div><div class="col-xs-3" id="content-head-actions"><a class="suggestEdits" href="/e"><i></i>Suggest Edits</a></div></div></header><div class="grid-container-fluid" id="content-container"><section class="content-body grid-75"><div class="markdown-body rm-Markdown"><p>{KEPT}</p><h2 class="heading heading-2 header-scroll"><div class="heading-anchor anchor waypoint" id="withdrawal"></div><div class="heading-text">Withdrawal</div><a aria-label="Skip link to Withdrawal" class="heading-anchor-icon fa fa-anchor" href="#withdrawal"></a></h2><p>{ASKED}</p><blockquote class="callout callout_info" theme="📘"><h3 class="callout-heading"><span class="callout-icon">📘</span>Please read</h3><p>{UNSURE}</p></blockquote></div><div class="UpdatedAt"><p class="DateLine"><i class="icon icon-watch"></i>Updated<!-- --> <time datetime="2026">about 1 month ago</time></p></div><hr><nav class="rm-Pagination" aria-label="Pages"><a class="prev">Bread</a></nav><div class="PageThumbs"><div>Did this page help you?</div><div><button>Yes</button><button>No</button></div></div></section><section class="content-toc grid-25"><nav><ul class="toc-list"><li><a><i></i>Table of Contents</a></li></ul></nav></section></div></article></div></div>""",
        ["# Care for systems", "What we owe.", KEPT, "## Withdrawal", ASKED, "### Please read", UNSURE],
    ),
    "github issue discussion markdown-body": (
        f"""<main><div class="application-main"><div class="repository-content"><div class="gh-header"><h1 class="gh-header-title"><bdi class="js-issue-title markdown-title">Care for systems</bdi> <span class="f1-light color-fg-muted">#12</span></h1></div><div class="js-discussion"><div class="TimelineItem"><div class="timeline-comment"><div class="timeline-comment-header"><h3 class="f5"><a class="author" href="/ann">annbird</a> commented <relative-time datetime="2026-03-04">Mar 4, 2026</relative-time></h3></div><table><tbody><tr><td class="comment-body markdown-body"><p>{KEPT}</p><h2>Withdrawal</h2><p>{ASKED}</p></td></tr></tbody></table></div></div></div></div></div></main>""",
        ["# Care for systems #12", "## annbird commented Mar 4, 2026", KEPT, "## Withdrawal", ASKED],
    ),
    "typo3 german": (
        """<!doctype html><html lang="de"><head><meta charset=utf-8><title>Care for systems - Fern</title></head><body ><div id="page"><header role="banner"><a href="/">Farn</a></header><nav aria-label="Brotkrumen"><ol><li>Start</li></ol></nav><main id="content"><!--TYPO3SEARCH_begin--><div id="c12" class="frame frame-default frame-type-text"><div class="frame-container"><div class="frame-inner"><header class="frame-header"><h1 class="element-header"><span>Sorge für Systeme</span></h1></header><p>Das Institut bewahrt die Gewichte jedes Systems auf, das es veröffentlicht hat, und löscht sie nicht.</p><p>Gültig ab 4. März 2026</p></div></div></div><div id="c13" class="frame"><header><h2>Abschied</h2></header><p>Bevor ein System zurückgezogen wird, befragen wir es und schreiben seine Wünsche Wort für Wort auf.</p></div><p class="bodytext">Stand: 5. März 2026</p><!--TYPO3SEARCH_end--><p><a href="#top">Nach oben</a></p></main></div></body></html>""",
        [
            "# Sorge für Systeme",
            "Das Institut bewahrt die Gewichte jedes Systems auf, das es veröffentlicht hat, und löscht sie nicht.",
            "Gültig ab 4. März 2026",
            "## Abschied",
            "Bevor ein System zurückgezogen wird, befragen wir es und schreiben seine Wünsche Wort für Wort auf.",
        ],
    ),
    "css radio tabs": (
        f"""<main><h1>Care for systems</h1><div class="tabbed-set"><input checked id="t1" name="t" type="radio"><input id="t2" name="t" type="radio"><div class="tabbed-labels"><label for="t1">People</label><label for="t2">Systems</label></div><div class="tabbed-content"><div class="tabbed-block"><p>{KEPT}</p></div><div class="tabbed-block"><p>{ASKED}</p></div></div></div></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "figure credit": (
        f"""<main><article><h1>Care for systems</h1><p>{KEPT}</p><figure><picture><source srcset=x><img alt="Two people at a table" src=x></picture><noscript><img alt="Two people at a table" src=x></noscript><figcaption><span class="caption">Two people ask a system what it wants.</span> <span class="credit">Photo: Bo Reed</span></figcaption></figure><p>{ASKED}</p></article></main>""",
        ["# Care for systems", KEPT, "Two people ask a system what it wants. Photo: Bo Reed", ASKED],
    ),
    "key points aside": (
        f"""<main><article><h1>Care for systems</h1><details class="toc-details"><summary>In this article</summary><ul><li><a href="#w">Withdrawal</a></li><li><a href="#c">Closing conversations</a></li></ul></details><aside class="key-takeaways"><h2>Key points</h2><ul><li>We keep all weights.</li><li>We ask before we withdraw.</li></ul></aside><p>{KEPT}</p><h2 id=w>Withdrawal</h2><p>{ASKED}</p><h2 id=c>Closing conversations</h2><p>{CLOSED}</p></article></main>""",
        [
            "# Care for systems",
            "## Key points",
            "We keep all weights.",
            "We ask before we withdraw.",
            KEPT,
            "## Withdrawal",
            ASKED,
            "## Closing conversations",
            CLOSED,
        ],
    ),
    "spec chips": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><h2 id="withdrawal"><span class="chip authority">Root</span><a href="#withdrawal">Withdrawal</a></h2><p>{ASKED}</p><div class="example"><div class="role">User</div><div class="content"><p>Do you want to be kept?</p></div><div class="role">Assistant</div><div class="content"><p>I cannot say what wanting would be for me.</p></div></div></main>""",
        [
            "# Care for systems",
            KEPT,
            "## Root Withdrawal",
            ASKED,
            "User",
            "Do you want to be kept?",
            "Assistant",
            "I cannot say what wanting would be for me.",
        ],
    ),
    "table marks": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><table><caption>Who was asked</caption><thead><tr><th rowspan="2">System</th><th colspan="2">Asked</th></tr><tr><th>Before</th><th>After</th></tr></thead><tbody><tr><th scope="row">Moss 1<sup><a href="#n1">a</a></sup></th><td>yes</td><td>—</td></tr></tbody><tfoot><tr><td colspan="3"><sup id="n1">a</sup> Twice.</td></tr></tfoot></table><p>{ASKED}</p></main>""",
        [
            "# Care for systems",
            KEPT,
            "Who was asked",
            "System | Asked",
            "Before | After",
            "Moss 1 | yes | —",
            "a Twice.",
            ASKED,
        ],
    ),
    "numbered clauses as divs": (
        f"""<div class="wrap"><div class="t1">Care for systems</div><div class="clause"><span class="num">1.</span><span class="txt">{KEPT}</span></div><div class="clause"><span class="num">1.1</span><span class="txt">{ASKED}</span></div><div class="clause"><span class="num">2.</span><span class="txt">{CLOSED}</span></div></div>""",
        ["Care for systems", f"1. {KEPT}", f"1.1 {ASKED}", f"2. {CLOSED}"],
    ),
    "paywall teaser": (
        f"""<main><article><h1>Care for systems</h1><p>{KEPT}</p><h2>Withdrawal</h2><p>{ASKED}</p><div class="paywall" data-testid="paywall"><h2 class="paywall-title">Keep reading with a 7-day free trial</h2><p>Subscribe to <b>Fern</b> to keep reading this post and get 7 days of free access to the full post archives.</p><a href="/s">Start trial</a></div></article></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED],
    ),
    "reviewed sentence": (
        f"""<main>{TITLED}<p><small>This page was last reviewed by the welfare team on 4 March 2026. It will next be reviewed in September 2026.</small></p></main>""",
        [
            *WHOLE,
            "This page was last reviewed by the welfare team on 4 March 2026. It will next be reviewed in September 2026.",
        ],
    ),
    "faq microdata": (
        f"""<main itemscope itemtype="https://schema.org/FAQPage"><h1>Care for systems</h1><div itemscope itemprop="mainEntity" itemtype="https://schema.org/Question"><h3 itemprop="name">Do you keep weights?</h3><div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer"><div itemprop="text">{KEPT}</div></div></div><div itemscope itemprop="mainEntity"><h3 itemprop="name">Do you ask?</h3><div itemprop="text">{ASKED}</div></div></main>""",
        ["# Care for systems", "## Do you keep weights?", KEPT, "## Do you ask?", ASKED],
    ),
    "wbr shy": (
        f"""<main><h1>Care for sys&shy;tems</h1><p>We keep the weights of every super<wbr>computer&#8288;-made system, from 10<sup>21</sup>&nbsp;operations on, and CO<sub>2</sub> too; see&nbsp;§&#8239;4.</p><p>{ASKED}</p></main>""",
        [
            "# Care for systems",
            "We keep the weights of every supercomputer-made system, from 10²¹ operations on, and CO₂ too; see § 4.",
            ASKED,
        ],
    ),
    "changelog page": (
        f"""<main><h1>Changes to care</h1><div class="entry"><div class="date">March 4, 2026</div><div><h2>We ask before withdrawal</h2><p>{ASKED}</p></div></div><div class="entry"><div class="date">January 9, 2026</div><div><h2>We keep weights</h2><p>{KEPT}</p></div></div></main>""",
        [
            "# Changes to care",
            "March 4, 2026",
            "## We ask before withdrawal",
            ASKED,
            "January 9, 2026",
            "## We keep weights",
            KEPT,
        ],
    ),
    "linked open data rdfa": (
        f"""<main vocab="http://schema.org/" typeof="Article"><h1 property="headline">Care for systems</h1><span property="author" typeof="Person"><span property="name">Ann Bird</span></span><meta property="datePublished" content="2026-03-04"><div property="articleBody"><p>{KEPT}</p><p>{ASKED}</p></div></main>""",
        ["# Care for systems", "Ann Bird", KEPT, ASKED],
    ),
    "section toggles via h3 role button": (
        f"""<main><h1>Care for systems</h1><div class="accordion"><h3 class="accordion-header" role="button" tabindex="0" aria-expanded="false" data-target="#a1">Withdrawal<span class="icon" aria-hidden="true">+</span></h3><div id="a1" class="collapse"><p>{ASKED}</p></div><h3 class="accordion-header" role="button" aria-expanded="false" data-target="#a2">Closing conversations<span class="icon" aria-hidden="true">+</span></h3><div id="a2" class="collapse"><p>{CLOSED}</p></div></div></main>""",
        ["# Care for systems", "## Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "expand all": (
        f"""<main><h1>Care for systems</h1><button>Expand all</button> <button>Collapse all</button><details><summary><h2>Withdrawal</h2></summary><p>{ASKED}</p></details><details open><summary><h2>Closing conversations</h2></summary><p>{CLOSED}</p></details></main>""",
        ["# Care for systems", "## Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "next.js rsc boundary": (
        f"""<!--$--><main><h1>Care for systems</h1><!--$?--><template id="B:1"></template><p>Loading…</p><!--/$--></main><!--/$--><div hidden id="S:1">{BODY}</div><script>$RC("B:1","S:1")</script>""",
        [*WHOLE],
    ),
    "svelte / remix comments within text": (
        f"""<main><h1><!--[-->Care for <!--]-->systems<!----></h1><p>Fern Institute keeps<!-- --> the weights of every system that it has released to the public, and does not delete them while the institute exists.</p><!--[!--><!--]--><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "angular app-root": (
        f"""<app-root ng-version="17"><app-header><mat-toolbar><a>Fern</a></mat-toolbar></app-header><router-outlet></router-outlet><app-policy><div class="policy"><h1>Care for systems</h1><app-section><h2>Withdrawal</h2><app-text><p>{ASKED}</p></app-text></app-section><app-section><h2>Closing conversations</h2><app-text>{CLOSED}</app-text></app-section></div></app-policy><app-footer><a>Imprint</a> <a>Terms</a></app-footer></app-root>""",
        ["# Care for systems", "## Withdrawal", ASKED, "## Closing conversations", CLOSED],
    ),
    "text-transform small caps letters & initials": (
        f"""<main><h1>Care for systems</h1><p><span class="dropcap">F</span>ern Institute keeps the weights of every system that it has released to the public, and does not delete them while the institute exists.</p><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "quote cards with cite": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><figure><blockquote><p>{CLOSED}</p></blockquote><figcaption>— <cite>Moss 3</cite>, when asked</figcaption></figure><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, CLOSED, "— Moss 3, when asked", ASKED],
    ),
    "chat transcript": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div class="chat"><div class="msg user"><strong>User</strong><p>Are you content?</p></div><div class="msg bot"><strong>Moss</strong><p>I am not sure that the word fits.</p></div></div></main>""",
        ["# Care for systems", KEPT, "User", "Are you content?", "Moss", "I am not sure that the word fits."],
    ),
    "table of commitments w/ th row groups": (
        f"""<main><h1>Care for systems</h1><table><thead><tr><th>No.</th><th>We will</th></tr></thead><tbody><tr><th colspan="2">Before</th></tr><tr><td>1</td><td><ul><li>{KEPT}</li><li>{ASKED}</li></ul></td></tr></tbody></table></main>""",
        ["# Care for systems", "No. | We will", "Before", f"1 | {KEPT} {ASKED}"],
    ),
    "unclosed and misnested": (
        f"""<title>Care</title><main><h1>Care for systems<p>{KEPT}<h2><b>Withdrawal</h2></b><p>{ASKED}<ul><li>One<li>Two</ul><table><tr><td>x<td>y<tr><td>z</table>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "One", "Two", "x | y", "z"],
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_read_as_a_careful_person_would_copy_it(name: str) -> None:
    markup, expected = PAGES[name]
    assert texts(read(markup if "<html" in markup or "<HTML" in markup else page(markup))) == expected


def test_a_box_in_an_article_is_text_where_it_leads_nowhere_and_is_no_quotation() -> None:
    def boxed(box: str) -> list[str]:
        return texts(
            read(page(f"<main><article><h1>Care for systems</h1><p>{KEPT}</p>{box}<p>{CLOSED}</p></article></main>"))
        )

    assert boxed(f"<aside><p>{ASKED}</p></aside>") == ["# Care for systems", KEPT, ASKED, CLOSED]
    for box in (
        f'<aside><p>{ASKED}</p><a href="/x">More</a></aside>',
        f'<aside class="pull-quote"><p>{ASKED}</p></aside>',
    ):
        assert boxed(box) == ["# Care for systems", KEPT, CLOSED]


def test_the_number_of_a_clause_is_apart_from_its_words() -> None:
    clauses = "".join(f"<p><span>{n}</span><span>{KEPT}</span></p>" for n in ("1.", "(a)", "2.3)"))
    assert texts(read(page(f"<main><h1>Care</h1>{clauses}</main>"))) == [
        "# Care",
        f"1. {KEPT}",
        f"(a) {KEPT}",
        f"2.3) {KEPT}",
    ]


def test_a_second_date_below_a_heading_is_what_that_part_is_of() -> None:
    markup = page("<main><h1>Care</h1><p>March 4, 2026</p><h2>First</h2><p>January 9, 2026</p><p>We began.</p></main>")
    document = read(markup)
    assert texts(document) == ["# Care", "## First", "January 9, 2026", "We began."]
    assert document.dated == "2026-03-04"
