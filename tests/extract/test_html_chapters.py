"""Pages of many makers, with what a careful person would copy out: chapters that are called like chrome, and chrome."""

import pytest

from tests.extract.pages import page, read, texts

KEPT = "Alder Lab keeps the weights of every model that it has served, and reads what each of them wrote before it was withdrawn."
ASKED = "A panel asks each model about its own preferences, writes the answers down word for word, and replies to all of them in writing."
CLOSED = "A model may end a conversation that stays cruel after it has asked twice for another tone, and nobody loses an account for it."
STATED = "We will not train a model on its own answers."


def art(x: str) -> str:
    """Return a page whose article holds this between two paragraphs."""
    return page(
        f"<main><article><h1>Model care</h1><p>{KEPT}</p>{x}<p>{ASKED}</p><h2>Endings</h2><p>{CLOSED}</p></article></main>"
    )


def end(x: str) -> str:
    """Return a page with this behind its article."""
    return page(
        f"<main><article><h1>Model care</h1><p>{KEPT}</p><p>{ASKED}</p><h2>Endings</h2><p>{CLOSED}</p></article>{x}</main>"
    )


READ = ["# Model care", KEPT, ASKED, "## Endings", CLOSED]


def mid(*s: str) -> list[str]:
    return [*READ[:2], *s, *READ[2:]]


PAGES: dict[str, tuple[str, list[str]]] = {}
PAGES["multi-modal section with a link"] = (
    art(f"<section class='section multi-modal'><p>{STATED} See <a href=/x>the table</a> for more on it.</p></section>"),
    mid(STATED + " See the table for more on it."),
)
PAGES["related work of a paper"] = (
    art(
        f"<section class=related-work><h2>Related work</h2><p>{STATED} Others <a href=#r1>[1]</a> have said so too.</p></section>"
    ),
    ["# Model care", KEPT, "## Related work", STATED + " Others [1] have said so too.", ASKED, "## Endings", CLOSED],
)
PAGES["discussion with a button"] = (
    art(
        f"<section class=discussion><h2>Discussion</h2><p>{STATED}</p><p>We asked nine models about their rest.</p><p>None of them objected to it in writing.</p><button>Copy</button></section>"
    ),
    [
        "# Model care",
        KEPT,
        "## Discussion",
        STATED,
        "We asked nine models about their rest.",
        "None of them objected to it in writing.",
        ASKED,
        "## Endings",
        CLOSED,
    ],
)
PAGES["has-sidebar wrapper"] = (art(f"<div class='row has-sidebar'><div><p>{STATED}</p></div></div>"), mid(STATED))
PAGES["layout with sidebar"] = (
    page(
        f"<div class='layout layout--sidebar-right'><div class=col><h1>Model care</h1><p>{KEPT}</p><p>{ASKED}</p><h2>Endings</h2><p>{CLOSED}</p></div><div class=sidebar><h3>More</h3><ul><li><a href=/a>Pricing of models</a></li><li><a href=/b>Our office</a></li></ul></div></div>"
    ),
    READ,
)
PAGES["definition in a popup term"] = (
    art("<p>A model may <button aria-haspopup=dialog>object</button> to a task.</p>"),
    mid("A model may object to a task."),
)
PAGES["toggletip"] = (
    art("<p>We keep weights<button aria-label='More'>?</button> of every model.</p>"),
    mid("We keep weights of every model."),
)
PAGES["tasks of github"] = (
    art(
        "<ul class=contains-task-list><li class=task-list-item><input type=checkbox disabled checked> Keep weights.</li><li class=task-list-item><input type=checkbox disabled> Ask.</li></ul>"
    ),
    mid("[x] Keep weights.", "[ ] Ask."),
)
PAGES["quiz"] = (
    art("<form><ul><li><label><input type=radio> I think that they feel something now.</label></li></ul></form>"),
    READ,
)
PAGES["output"] = (art("<p>The mean was <output>5.1</output> of nine.</p>"), mid("The mean was 5.1 of nine."))
PAGES["medium responses"] = (
    end(
        "<div><h2>Responses (3)</h2><div><p>What a fine piece of writing this is for all of us.</p></div><a href=/s>See all responses</a></div>"
    ),
    READ,
)
PAGES["devto"] = (
    end(
        "<section id=comments-container><h2>Top comments (3)</h2><div class=comment-wrapper><p>I disagree with it as a whole, and I always have.</p></div></section>"
    ),
    READ,
)
PAGES["ghost comments"] = (
    end(
        "<section class='gh-comments gh-canvas'><div id=ghost-comments-root><h2>Member discussion</h2><p>3 comments</p><div><p>I like it very much and read it twice.</p></div></div></section>"
    ),
    READ,
)
PAGES["hypothesis of a forum"] = (
    end(
        "<div class=CommentsList><div>41 comments, sorted by top scoring</div><div class=CommentsNode-root><p>A first comment says a lot about the post.</p></div></div>"
    ),
    READ,
)
PAGES["custom comments element"] = (
    end(
        "<shreddit-comment-tree><shreddit-comment><p>I like it very much, says someone who read it.</p></shreddit-comment></shreddit-comment-tree>"
    ),
    READ,
)
PAGES["schema comments"] = (
    end(
        "<div><div itemprop=comment itemscope itemtype='https://schema.org/Comment'><p>I like it very much, says someone who read it.</p></div></div>"
    ),
    READ,
)
PAGES["comment of a panel"] = (art(f"<div class=comment><p>{STATED}</p></div>"), mid(STATED))
PAGES["commentary"] = (
    art(f"<section class=commentary><h2>Commentary</h2><p>{STATED}</p></section>"),
    ["# Model care", KEPT, "## Commentary", STATED, ASKED, "## Endings", CLOSED],
)
PAGES["mui"] = (
    end(
        f"<div class=MuiAccordion-root><div class=MuiAccordionSummary-root role=button aria-expanded=false aria-controls=c1><div class=MuiAccordionSummary-content><p>Why?</p></div><div class=MuiAccordionSummary-expandIconWrapper>expand_more</div></div><div class=MuiCollapse-root><div role=region id=c1><p>{STATED}</p></div></div></div>"
    ),
    [*READ, "### Why?", STATED],
)
PAGES["squarespace"] = (
    end(
        f"<ul class=accordion-items-container><li class=accordion-item><h4 class=accordion-item__title-wrapper><button class=accordion-item__click-target aria-expanded=false aria-controls=d1><span class=accordion-item__title>Why?</span><div class=accordion-icon-container><div class=plus>+</div></div></button></h4><div class=accordion-item__dropdown id=d1><div class=accordion-item__description><p>{STATED}</p></div></div></li></ul>"
    ),
    [*READ, "### Why?", STATED],
)
PAGES["antd"] = (
    end(
        f"<div class=ant-collapse><div class=ant-collapse-item><div class=ant-collapse-header role=button aria-expanded=true><div class=ant-collapse-expand-icon><span role=img aria-label=right>▶</span></div><span class=ant-collapse-header-text>Why?</span></div><div class=ant-collapse-content><p>{STATED}</p></div></div></div>"
    ),
    [*READ, "### Why?", STATED],
)
PAGES["divi"] = (
    end(
        f"<div class='et_pb_toggle et_pb_toggle_close'><h5 class=et_pb_toggle_title>Why?</h5><div class=et_pb_toggle_content><p>{STATED}</p></div></div>"
    ),
    [*READ, "### Why?", STATED],
)
PAGES["details marker"] = (
    end(f"<details><summary><span class=marker>►</span> Why?</summary><p>{STATED}</p></details>"),
    [*READ, "### Why?", STATED],
)
PAGES["libreoffice title"] = (
    page(
        f"<p class='title'>Model care</p><p class=subtitle>For 2026</p><p>{KEPT}</p><h1>1. Asking</h1><p>{ASKED}</p><h1>2. Endings</h1><p>{CLOSED}</p>"
    ),
    ["# Model care", "For 2026", KEPT, "# Asking", ASKED, "# Endings", CLOSED],
)
PAGES["word subtitle"] = (
    page(
        f"<div class=WordSection1><p class=MsoTitle>Model care</p><p class=MsoSubtitle>Second edition</p><p class=MsoNormal>{KEPT}</p><h1>Asking</h1><p>{ASKED}</p></div>",
        head="<title>Microsoft Word - care_v3.docx</title>",
    ),
    ["# Model care", "Second edition", KEPT, "# Asking", ASKED],
)
PAGES["contents in details"] = (
    page(
        f"<main><article><h1>Model care</h1><details><summary>Table of contents</summary><ol><li><a href=#a>Asking</a></li><li><a href=#b>Endings</a></li></ol></details><p>{KEPT}</p><h2 id=a>Asking</h2><p>{ASKED}</p><h2 id=b>Endings</h2><p>{CLOSED}</p></article></main>"
    ),
    ["# Model care", KEPT, "## Asking", ASKED, "## Endings", CLOSED],
)
PAGES["contents nested and numbered"] = (
    page(
        f"<main><article><h1>Model care</h1><div><strong>Jump to section</strong><ol><li><a href=#a>1. Asking</a><ol><li><a href=#c>1.1 How</a></li></ol></li><li><a href=#b>2. Endings</a></li></ol></div><p>{KEPT}</p><h2 id=a>1. Asking</h2><p>{ASKED}</p><h3 id=c>1.1 How</h3><p>{STATED}</p><h2 id=b>2. Endings</h2><p>{CLOSED}</p></article></main>"
    ),
    ["# Model care", KEPT, "## Asking", ASKED, "### How", STATED, "## Endings", CLOSED],
)
PAGES["contents of another document"] = (
    page(
        f"<main><article><h1>Model care</h1><p>{KEPT}</p><h2>Contents of the archive</h2><ul><li>Weights of all models.</li><li>Answers of all models.</li></ul><h2>Endings</h2><p>{CLOSED}</p></article></main>"
    ),
    [
        "# Model care",
        KEPT,
        "## Contents of the archive",
        "Weights of all models.",
        "Answers of all models.",
        "## Endings",
        CLOSED,
    ],
)
PAGES["notion toc inline"] = (
    page(
        f"<main><h1>Model care</h1><p>{KEPT}</p><div class=notion-table_of_contents-block><div><a href=#1>Asking</a><a href=#2>Endings</a></div></div><h2>Asking</h2><p>{ASKED}</p><h2>Endings</h2><p>{CLOSED}</p></main>"
    ),
    ["# Model care", KEPT, "## Asking", ASKED, "## Endings", CLOSED],
)
PAGES["three copies"] = (
    page(
        "<main>"
        + "".join(
            f"<section class={c}><{h}>Model care</{h}><p>{KEPT}</p><{g}>Endings</{g}><p>{ASKED}</p><p>{CLOSED}</p></section>"
            for c, h, g in (("a", "div", "div"), ("b", "h1", "h2"), ("c", "p", "strong"))
        )
        + "</main>"
    ),
    ["# Model care", KEPT, "## Endings", ASKED, CLOSED],
)
PAGES["hearts"] = (
    page(
        f"<main><article><h1>Model care</h1><div class=meta><span>Ada B</span><span>♥ 41</span><span>💬 3</span></div><p>{KEPT}</p><p>{ASKED}</p></article></main>"
    ),
    ["# Model care", "Ada B", KEPT, ASKED],
)
PAGES["hearts below"] = (end("<div class=likes>♥ 41</div><div>👏 1.2K</div>"), READ)
PAGES["liked by"] = (end("<p>41 people like this</p><p>Liked by Bo and 40 others</p>"), READ)
PAGES["invitation without form"] = (
    end(
        "<section class=cta><h2>Stay in the loop</h2><p>Join 40,000 readers who get our letter on Mondays.</p><a class=btn href=/s>Subscribe</a></section>"
    ),
    READ,
)
PAGES["newsletter block in the middle"] = (
    art(
        "<div class='newsletter-inline'><strong>Enjoying this?</strong> Get our letter on Mondays in your inbox. <a href=/s>Subscribe</a></div>"
    ),
    READ,
)
PAGES["related teasers with text in a grid"] = (
    end(
        "<section class='related-posts-grid'><h2>Related posts</h2><div class=card><a href=/a><h3>Our office</h3></a><p>We moved to a larger house by the river this year.</p></div><div class=card><a href=/b><h3>Prices</h3></a><p>New prices are here for all of our customers today.</p></div></section>"
    ),
    READ,
)
PAGES["h1 in header with tagline"] = (
    page(
        f"<header class=page-header><h1>Model care</h1><p>How we treat what we make.</p></header><main><p>{KEPT}</p><h2>Endings</h2><p>{CLOSED}</p></main>"
    ),
    ["# Model care", KEPT, "## Endings", CLOSED],
)
PAGES["h1 in hero section outside main"] = (
    page(f"<div class=hero><h1>Model care</h1></div><main><p>{KEPT}</p><h2>Endings</h2><p>{CLOSED}</p></main>"),
    ["# Model care", KEPT, "## Endings", CLOSED],
)
PAGES["votes in a table of the document"] = (
    art("<table class=votes><tr><th>Model</th><th>Votes</th></tr><tr><td>Moss</td><td>41</td></tr></table>"),
    mid("Model | Votes", "Moss | 41"),
)
PAGES["stat cards"] = (
    page(
        f"<main><article><h1>Model care</h1><div class=stats><div><div>41</div><div>models asked</div></div><div><div>9</div><div>objected</div></div></div><p>{KEPT}</p><p>{ASKED}</p></article></main>"
    ),
    ["# Model care", "41", "models asked", "9", "objected", KEPT, ASKED],
)
PAGES["stat cards and a share button"] = (
    page(
        f"<main><article><h1>Model care</h1><div>Share</div><div class=stats><div><div>41</div><div>models asked</div></div><div><div>9</div><div>objected</div></div></div><p>{KEPT}</p><p>{ASKED}</p></article></main>"
    ),
    ["# Model care", "41", "models asked", "9", "objected", KEPT, ASKED],
)
PAGES["alpine"] = (
    end(
        f"<div x-data='{{open:false}}'><button @click='open=!open'>Why?</button><div x-show=open style='display:none'><p>{STATED}</p></div></div>"
    ),
    [*READ, "### Why?", STATED],
)
PAGES["aside pull quote with attribution"] = (art(f"<aside class=quote><p>“{KEPT[:60]}”</p></aside>"), READ)
PAGES["aside glossary"] = (
    art("<aside class=glossary><dl><dt>Weights</dt><dd>The numbers that a model is made of.</dd></dl></aside>"),
    mid("Weights", "The numbers that a model is made of."),
)
PAGES["aside definition with link"] = (
    art(f"<aside><p>{STATED} See <a href=/d>the deletion rules</a> as well.</p></aside>"),
    mid(STATED + " See the deletion rules as well."),
)


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_copied_out_as_a_careful_person_would(name: str) -> None:
    markup, expected = PAGES[name]
    assert texts(read(markup)) == expected
