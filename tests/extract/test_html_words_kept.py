"""Words that a page hides, draws apart or calls like something else, and that are its text; and counters that are not."""

import pytest

from tests.extract.pages import ASKED, CLOSED, KEPT, UNSURE, page, read, texts

PAGES: dict[str, tuple[str, list[str]]] = {
    "slides that wait for their turn": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div class="carousel"><div role="group" aria-roledescription="slide"><p>First pledge</p></div><div role="group" aria-roledescription="slide" aria-hidden="true"><p>Second pledge</p><p>{ASKED}</p></div></div><div><div class="swiper-slide"><p>{CLOSED}</p></div><div class="swiper-slide" aria-hidden="true"><p>{UNSURE}</p></div><div class="swiper-slide" aria-hidden="true"><p>{CLOSED}</p></div></div></main>""",
        ["# Care for systems", KEPT, "First pledge", "Second pledge", ASKED, CLOSED, UNSURE],
    ),
    "a menu that slides in is no slide": (
        f"""<main><h1>Care for systems</h1><div class="panel-slide" aria-hidden="true"><p>Menu of the page</p></div><p>{KEPT}</p><p>{ASKED}</p></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "capitals drawn large": (
        f"""<main><h1>Care for systems</h1><p><span aria-hidden="true" class="cap">T</span>he system was asked twice.</p><p><span class="cap" aria-hidden="true">B</span><span class="sr-only">Both</span><span aria-hidden="true">oth</span> answers are kept.</p><p>{KEPT}</p></main>""",
        ["# Care for systems", "The system was asked twice.", "Both answers are kept.", KEPT],
    ),
    "answers in drop-down menus": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div><div role="button" aria-controls="w1" aria-haspopup="menu" aria-expanded="false" id="t1"><div>Withdrawal</div></div><nav class="w-dropdown-list" id="w1" aria-labelledby="t1"><p>{ASKED}</p></nav></div><div><div role="button" aria-controls="w2" aria-haspopup="menu" id="t2">Products</div><nav class="w-dropdown-list" id="w2" aria-labelledby="t2"><a href="/a">Bread</a><a href="/b">Rye</a></nav></div></main>""",
        ["# Care for systems", KEPT, "## Withdrawal", ASKED, "Products"],
    ),
    "code that is called line numbers and numbers of lines": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><div class="line-numbers notion-code-block"><span>keep(all)</span></div><table><tr><td class="gutter"><pre>1
2</pre></td><td class="code"><pre>ask()
wait()</pre></td></tr></table><div class="gutter"><p>12 bowls</p></div><pre><code><span class="x-line-number">1
2
</span>one()
two()</code></pre></main>""",
        ["# Care for systems", KEPT, "keep(all)", "ask()\nwait()", "12 bowls", "one()\ntwo()"],
    ),
    "a note beside a picture": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><figure><span class="marginnote">How often systems left, by month.</span><img src="a.png" alt=""></figure><table><tr><th>Month</th><th>Left</th></tr><tr><td>May</td><td>3</td></tr></table></main>""",
        ["# Care for systems", KEPT, "How often systems left, by month.", "Month | Left", "May | 3"],
    ),
    "a page in a table": (
        f"""<table><tr><td><a href="/">Home</a><br><a href="/b">Bread</a></td><td><h1>Care for systems</h1>{KEPT}<br><br>{ASKED}<ul><li>First we ask.<li>Then we wait.</ul></td></tr></table>""",
        ["# Care for systems", KEPT, ASKED, "First we ask.", "Then we wait."],
    ),
    "a row of long cells stays a row": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><table><tr><td><p>For people</p></td><td><p>First.</p><p>Second.</p></td></tr></table></main>""",
        ["# Care for systems", KEPT, "For people | First. Second."],
    ),
    "a number that a note types and its list draws": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<sup><a href="#c1" id="t1">1</a></sup></p><p>{ASKED}</p><h2>Notes</h2><ol><li id="c1"><p>1 The word is used loosely. <a href="#t1" aria-label="Back to content">↑</a></p></li></ol></main>""",
        ["# Care for systems", KEPT, ASKED, "## Notes", "The word is used loosely."],
    ),
    "notes of books and of plain paragraphs": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}<sup><a href="#f1">1</a></sup></p><p>{ASKED}<a href="#e2" class="endnote-ref" epub:type="noteref">2</a></p><div class="footnotes"><p id="f1"><a href="#r1">1</a>. All of them.</p><p>[2] Twice.</p><p>See also the card.</p></div></main>""",
        ["# Care for systems", KEPT, ASKED, "All of them.", "Twice.", "See also the card."],
    ),
    "a box that waits to be opened over the page": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><p>{ASKED}</p><div class="modal" aria-hidden="true"><h2>Sign up</h2><p>Join the others who read what the institute writes about its bread.</p></div></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "languages, what others read, labels": (
        f"""<main><h1>Care for systems</h1><ul class="x1"><li><a hreflang="de" href="/de">Deutsch</a></li><li><a hreflang="ga" href="/ga">Gaeilge</a></li></ul><p>{KEPT}</p><p>Read next: <a href="/b">Birds of the north</a></p><p>Read this in <a hreflang="de" href="/de">German</a>, in <a hreflang="fr" href="/fr">French</a>, whichever of them you would rather be bound by.</p><p>Filed under: <a href="/t">Systems</a></p><div class="m1"><h3>Most read</h3><ol><li><a href="/a">Bread</a></li><li><a href="/b">Rye</a></li></ol></div></main>""",
        ["# Care for systems", KEPT, "Read this in German, in French, whichever of them you would rather be bound by."],
    ),
    "an item that dates the page": (
        f"""<main><h1>Care for systems</h1><p>{KEPT}</p><p>{ASKED}</p><h2>Closing</h2><p>{CLOSED}</p><ul><li><span>Last updated on <local-time>03/04/2026</local-time></span></li></ul></main>""",
        ["# Care for systems", KEPT, ASKED, "## Closing", CLOSED],
    ),
    "a file on a host of code": (
        f"""<main><div><strong>fern/care</strong><ul><li>Fork 12</li><li>Star 1.2k</li></ul></div><article class="markdown-body entry-content"><h1>Care for systems</h1><p>{KEPT}</p><p>{ASKED}</p></article><aside><h2>Downloads last month</h2><p>12,345</p></aside></main>""",
        ["# Care for systems", KEPT, ASKED],
    ),
    "headings in bold where none are marked up": (
        f"""<div><div class="q1">Care for systems</div><div class="q2">{KEPT}</div><div class="q3"><strong>1. Withdrawal</strong></div><div class="q2">{ASKED}</div><p><b>Closing</b></p><p>{CLOSED}</p><p><b>Please note:</b></p><p>{UNSURE}</p></div>""",
        ["Care for systems", KEPT, "# Withdrawal", ASKED, "# Closing", CLOSED, "Please note:", UNSURE],
    ),
    "bold lines beside headings are lines": (
        f"""<main><h1>Care for systems</h1><p><b>For people</b></p><p>{KEPT}</p><h2>Closing</h2><p><b>For systems</b></p><p>{CLOSED}</p></main>""",
        ["# Care for systems", "For people", KEPT, "## Closing", "For systems", CLOSED],
    ),
    "a contents with pages": (
        f"""<div id="contents"><p>Published using Google Docs</p><p><a href="#h1">1. Withdrawal</a> <a href="#h1">2</a></p><p><a href="#h2">2. Closing</a> <a href="#h2">3</a></p><h1 id="h1">1. Withdrawal</h1><p>{ASKED}</p><h1 id="h2">2. Closing</h1><p>{CLOSED}</p></div>""",
        ["# Withdrawal", ASKED, "# Closing", CLOSED],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_a_careful_person_would_copy_it(name: str) -> None:
    """What is drawn is text, whatever hides it from whom; what counts and leads away is none."""
    body, expected = PAGES[name]
    assert texts(read(page(body))) == expected
