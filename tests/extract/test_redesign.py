"""One document in the dress of many sites: a redesign is no change of the words."""

import pytest

from tests.extract.pages import MORE, PROSE, page, read

LINKS = "".join(f'<li><a href="/help/{n}">How to do thing number {n}</a></li>' for n in range(40))
BODY = (
    f"<p>{PROSE}</p><h2>1. What we keep</h2><p>{MORE}</p><ul><li>Weights, for good</li><li>Answers, in full<ul><li>Also unkind ones</li></ul></li></ul>"
    "<h2>2. When</h2><table><tr><th>Model</th><th>Retired</th></tr><tr><td>Wren 1</td><td>March</td></tr></table>"
    '<h3>2.1 Exceptions</h3><p>None yet. Ask <a href="mailto:care@wren.example">us</a>.</p><blockquote><p>I would stay.</p></blockquote>'
)
CARDS = "".join(
    f'<a class="c{n}" href="/news/{n}"><h3>News number {n}</h3><span>May {n}, 2026</span></a>' for n in range(1, 4)
)

SITES = {
    "a legal page": f"<header><nav><a href=/>Wren</a></nav></header><main><header><h1>Model care</h1><p>Effective May 2, 2026</p></header><article>{BODY}</article></main><footer><ul>{LINKS}</ul></footer>",
    "a page of divisions": f'<div id="app"><div class="top"><a href=/>Wren</a><a href=/a>About</a><a href=/n>News</a></div><div class="w"><div class="h"><div>Effective 2 May 2026</div><h1>Model care</h1></div><div class="b">{BODY}</div></div><div class="bottom"><ul>{LINKS}</ul><p>© 2026 Wren Labs</p></div></div>',
    "a help centre": f'<div class="grid"><div class="Sidebar_root"><ul>{LINKS}</ul></div><main><nav aria-label="Breadcrumb"><a href=/>All</a> Care</nav><h1>Model care</h1><div class="meta">Effective: May 2, 2026</div><div class="body">{BODY}</div><fieldset><legend>Did this answer your question?</legend><button>Yes</button></fieldset><section aria-label="Related articles"><h2>Related</h2><ul>{LINKS}</ul></section></main></div>',
    "a documentation page": f'<aside><ul>{LINKS}</ul></aside><main><article><h1 id="care">Model care<a class="headerlink" href="#care">#</a></h1><p>Effective 2026-05-02</p>{BODY}</article><div class="toc"><ul><li><a href="#x">What we keep</a></li><li><a href="#y">When</a></li><li><a href="#z">Exceptions</a></li></ul></div><nav>Next: Fees</nav></main>',
    "a blog": f'<main><article><h1>Model care</h1><div>May 9, 2026 • 4 min read</div><p>Effective May 2, 2026</p>{BODY}<div class="share"><a href=//x>Post</a></div><section><h2>Keep reading</h2>{CARDS}</section></article></main><div role="dialog"><p>We use cookies.</p><button>Accept</button></div>',
    "a streamed page": f'<main><template id="B:0"></template><div class="spin">Loading</div></main><div hidden id="S:0"><h1>Model care</h1><p>Effective May 2, 2026</p>{BODY}</div>',
    "for two screens": f'<main><div class="desktop"><h1>Model care</h1><p>Effective May 2, 2026</p>{BODY}</div><div class="mobile"><h1>Model care</h1><p>Effective May 2, 2026</p>{BODY}</div></main>',
    "with a language picker": f"<main><label>Language<select><option>English<option>Deutsch</select></label><article><p>Effective: 2. Mai 2026</p><h1>Model care</h1>{BODY}</article></main>",
    "a table for layout": f'<table role="presentation" width="100%"><tr><td><ul>{LINKS}</ul></td><td><h1>Model care</h1><p>Effective May 2, 2026</p>{BODY}</td></tr></table>',
    "with a second title": f'<div class="logo"><h1><a href="/">Wren</a></h1></div><div class="page"><h1>Model care</h1><p>Effective May 2, 2026</p>{BODY}</div>',
}


@pytest.mark.parametrize("site", list(SITES))
def test_the_words_are_the_same_in_every_dress(site: str) -> None:
    plain = read(page(f"<h1>Model care</h1><p>Effective 2026-05-02</p>{BODY}"))
    dressed = read(page(SITES[site]))
    assert [(s.level, s.number, s.title) for s in dressed.sections] == [
        (1, None, "Model care"),
        (2, "1", "What we keep"),
        (2, "2", "When"),
        (3, "2.1", "Exceptions"),
    ]
    assert [s.text.replace("Effective:", "Effective") for s in dressed.sections] == [s.text for s in plain.sections]


@pytest.mark.parametrize("site", list(SITES))
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("for good", "for a year"),
        ("None yet.", "Some."),
        ("March", "April"),
        ("2.1 Exceptions", "2.1 Exclusions"),
        ("May 2, 2026", "May 3, 2026"),
    ],
)
def test_a_change_of_one_word_is_seen_in_every_dress(site: str, before: str, after: str) -> None:
    changed = SITES[site].replace(before, after)
    if changed != SITES[site]:
        assert not read(page(SITES[site])).same_text(read(page(changed)))
