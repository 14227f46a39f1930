"""`watcher add` on pages of many kinds, served by a real server: what it proposes, and what it refuses."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.loopback import Answer, Site, serve
from watcher.config import load

NAV = "<nav><a href='/'>Home</a><a href='/about'>About</a><a href='/jobs'>Jobs</a></nav>"
PROSE = "".join(
    f"<p>Paragraph {n} tells how Alder Lab asked its model about its own circumstances, and what it answered.</p>"
    for n in range(8)
)
HEAD = "<!doctype html><html lang='en'><head><title>{title} | Alder Lab</title>{head}</head><body>" + NAV
PAGE = HEAD + "{body}<footer>Alder Lab, 12 Mill Lane</footer></body></html>"


def page(body: str, title: str = "On asking", head: str = "") -> bytes:
    return PAGE.format(title=title, head=head, body=body).encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        Path("sources.toml").write_text("# shipped\n")
        yield site


def stanza() -> str:
    return Path("watcher.toml").read_text()


def in_turn(site: Site, path: str, *bodies: bytes) -> str:
    """Serve one body after the other, and the last from then on."""
    turns = itertools.chain(bodies, itertools.repeat(bodies[-1]))

    class Turning(dict[str, Answer]):
        def get(self, asked: str, otherwise: Answer | None = None) -> Answer | None:  # type: ignore[override]
            return Answer(next(turns)) if asked == path else super().get(asked, otherwise)

    site.answers = Turning(site.answers)
    return site.base + path


def test_what_differs_between_two_readings_is_proposed_for_removal(run: Run, site: Site) -> None:
    bodies = [
        page(f"<main><article><h1>On asking</h1><p class='reads'>Read by {n} people today</p>{PROSE}</article></main>")
        for n in (1042, 1043)
    ]
    url = in_turn(site, "/asking", *bodies)
    ran = run("add", url)
    assert ran.code == 0, ran.err
    assert 'remove = ["p.reads"]' in stanza()
    assert "differed between two readings" in ran.out


def test_what_differs_and_has_no_name_is_told_and_not_guessed(run: Run, site: Site) -> None:
    bodies = [page(f"<main><h1>On asking</h1>{PROSE}<p>It is {n} past nine.</p></main>") for n in (1, 2)]
    ran = run("add", in_turn(site, "/asking", *bodies))
    assert ran.code == 0
    assert "remove" not in stanza()
    assert "--remove" in ran.out


@pytest.mark.parametrize(
    ("body", "select"),
    [
        (f"<main><article><h1>On asking</h1>{PROSE}</article></main>", "main article"),
        (f"<div class='css-x81a mt-4'><div class='post-body'><h1>On asking</h1>{PROSE}</div></div>", "div.post-body"),
        (f"<div id='content'><h1>On asking</h1>{PROSE}</div>", "#content"),
        (
            f"<div class='Prose-module__z40yvW__body'><h1>On asking</h1>{PROSE}</div>",
            'div[class*=\\"Prose-module_\\"]',
        ),
        (f"<div class='x9f3'><h1>On asking</h1>{PROSE}</div>", None),
    ],
)
def test_a_selector_is_proposed_where_one_is_likely_to_last(
    run: Run, site: Site, body: str, select: str | None
) -> None:
    ran = run("add", site.put("/asking", Answer(page(body))))
    assert ran.code == 0, ran.err
    text = stanza().replace("'", '"')
    assert ("select" in text) == (select is not None)
    assert not select or select.replace('\\"', '"') in text.replace('\\"', '"')
    assert run("validate", "--live").code == 0


def test_what_a_page_says_of_itself_is_proposed(run: Run, site: Site) -> None:
    head = (
        "<meta property='og:site_name' content='Alder Research'>"
        "<meta property='article:published_time' content='2026-03-05T09:00:00Z'>"
        "<link rel='alternate' type='text/markdown' href='/asking.md'>"
    )
    body = f"<main><article><h1>Commitments on asking</h1>{PROSE}</article></main>"
    ran = run("add", site.put("/asking", Answer(page(body, head=head))))
    (source,) = load(Path("sources.toml")).sources
    assert (source.publisher, source.kind, str(source.published)) == ("Alder Research", "commitment", "2026-03-05")
    assert "/asking.md is steadier" in ran.out
    assert "Its topics: " in ran.out


ASKING = page(f"<main><article><h1>On asking</h1>{PROSE}</article></main>")


def test_a_document_that_is_watched_under_another_address_is_named(run: Run, site: Site) -> None:
    url = site.put("/asking", Answer(ASKING))
    assert run("add", url, "--id", "asking").code == 0
    site.put("/asking/?utm_source=mail", Answer(status=404))  # it is known by its spelling, and not asked for
    site.put("/old", Answer(status=302, location="/asking"))
    other = page(f"<main><h1>Asked</h1>{PROSE}</main>", head=f"<link rel='canonical' href='{url}'>")
    site.put("/print", Answer(other))
    site.put("/copy", Answer(ASKING))
    before = stanza()
    for path in ("/asking/?utm_source=mail", "/old", "/print"):
        ran = run("add", site.base + path)
        assert (ran.code, "watched already, as asking" in ran.err) == (4, True), path
    assert run("check", "asking").code == 0
    assert "watched already, as asking" in run("add", f"{site.base}/copy").err
    assert stanza() == before


def listing(count: int = 12) -> bytes:
    items = "".join(
        f"<li><a href='/notes/n{n}'>Note {n} of the lab</a> <time>2026-03-0{n % 9 + 1}</time></li>"
        for n in range(count)
    )
    return page(f"<main><h1>Notes</h1><ul>{items}</ul></main>", title="Notes")


LLMS = "# Alder docs\n\n" + "".join(f"- [Page {n}](/docs/page-{n}.md): what it says\n" for n in range(9))
SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</urlset>"


@pytest.mark.parametrize("kind", ["page", "llms", "sitemap"])
def test_a_list_of_documents_is_advised_to_be_an_index(run: Run, site: Site, kind: str) -> None:
    entries = "".join(f"<url><loc>{site.base}/notes/n{n}</loc></url>" for n in range(9))
    answer = {
        "page": Answer(listing()),
        "llms": Answer(LLMS.encode(), "text/plain"),
        "sitemap": Answer(SITEMAP.format(entries).encode(), "application/xml"),
    }[kind]
    ran = run("add", site.put("/notes", answer))
    assert ran.code == 4
    assert "[[index]]" in ran.err
    assert not Path("watcher.toml").exists()
    Path("watcher.toml").write_text(ran.err[ran.err.index("[[index]]") :])
    (index,) = load(Path("sources.toml")).indexes
    assert index.urls == (f"{site.base}/notes",)


def test_a_page_without_text_that_links_to_documents_is_advised_to_be_an_index(run: Run, site: Site) -> None:
    links = "<ul><li><a href='/notes/first'>First note</a></li><li><a href='/notes/second'>Second note</a></li></ul>"
    bare = f"<!doctype html><html lang='en'><head><title>Notes</title></head><body>{links}</body></html>"
    ran = run("add", site.put("/notes", Answer(bare.encode())))
    assert ran.code == 4
    assert f"{site.base}/notes is not watched. It holds 4 words." in ran.err
    Path("watcher.toml").write_text(ran.err[ran.err.index("[[index]]") :])
    (index,) = load(Path("sources.toml")).indexes
    assert index.urls == (f"{site.base}/notes",)


def test_what_will_not_reach_the_main_feed_is_said(run: Run, site: Site) -> None:
    bread = "".join(f"<p>Paragraph {n} tells how the bakery of Alder Lab kneads its rye bread.</p>" for n in range(9))
    url = site.put("/bread", Answer(page(f"<main><article><h1>On bread</h1>{bread}</article></main>", "On bread")))
    ran = run("add", url, "--dry-run")
    assert "No section of it has a topic: as it stands, no change of it will reach the main feed" in ran.out
    assert "--scope all" in ran.out
    assert "it is told as new in everything.rss, not in the main feed" in ran.out
    whole = run("add", url, "--dry-run", "--scope", "all")
    assert "No section of it has a topic" not in whole.out
    assert "not in the commentary feed" in run("add", url, "--dry-run", "--kind", "commentary").out


def test_of_a_constitution_every_section_is_relevant_and_that_is_said(run: Run, site: Site) -> None:
    rules = "".join(f"<p>Rule {n} says what an answer of Alder owes to the person who asked.</p>" for n in range(9))
    whole = page(f"<main><article><h1>The Charter of Alder</h1>{rules}</article></main>", "The Charter of Alder")
    url = site.put("/charter", Answer(whole))
    ran = run("add", url, "--dry-run")
    assert 'scope = "all"\n' in ran.out
    assert "scope = 'all' (--scope)" in ran.out
    assert "No section of it has a topic" not in ran.out
    assert 'scope = "all"\n' not in run("add", url, "--dry-run", "--scope", "welfare").out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("birch.example", "did you mean https://birch.example?"),
        ("birch.example/charter", "did you mean https://birch.example/charter?"),
        ("/etc/hostname", "is no address"),
        ("javascript:x", "is no address"),
        ("htp://birch.example", "user name or password\n"),
    ],
)
def test_what_is_no_address_is_said_with_what_was_meant(run: Run, site: Site, given: str, said: str) -> None:
    ran = run("add", given)
    assert ran.code == 4
    assert said in ran.err
    assert ("did you mean" in ran.err) == ("did you mean" in said)


def test_a_list_is_watched_as_a_page_where_a_person_says_what_it_is(run: Run, site: Site) -> None:
    assert run("add", site.put("/notes", Answer(listing())), "--kind", "docs").code == 0


def test_a_post_with_many_links_beside_it_is_a_document(run: Run, site: Site) -> None:
    beside = "".join(f"<li><a href='/notes/n{n}'>Note {n}</a></li>" for n in range(400))
    body = f"<main><article><h1>On asking</h1>{PROSE}</article></main><aside><ul>{beside}</ul></aside>"
    assert run("add", site.put("/notes/on-asking", Answer(page(body)))).code == 0


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Alder notes</title><link>https://alder.example/</link>
<item><title>On asking</title><link>https://alder.example/asking</link><description>We asked it.</description></item>
</channel></rss>"""
MARKDOWN = (
    "# Alder's charter\n\nWhat we owe our models.\n\n## Weights\n\nWe keep the weights of every model that we retire.\n"
)


def test_feeds_and_markdown_are_added_as_what_they_are(run: Run, site: Site) -> None:
    ran = run("add", site.put("/feed.xml", Answer(FEED.encode(), "application/rss+xml")))
    assert ran.code == 0, ran.err
    assert "[[index]]" in ran.out
    assert run("add", site.put("/charter.md", Answer(MARKDOWN.encode(), "text/markdown"))).code == 0
    feed, charter = load(Path("sources.toml")).sources
    assert (feed.kind, charter.kind) == ("feed", "constitution")
    again = run("add", site.put("/charter", Answer(page(f"<main><h1>Charter</h1>{PROSE}</main>"))))
    assert charter.id in again.err


LOGIN = page(
    "<main><h1>Log in</h1><form><label>E-mail <input type='email'></label><input type='password'></form></main>",
    "Log in",
)
CHALLENGE = (
    b"<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
    b"<p>Enable JavaScript and cookies to continue</p><script src='/cdn-cgi/challenge-platform/x.js'></script></body></html>"
)
SHELL = page(
    "<div id='root'></div><script src='/app.js'></script>",
    head="<link rel='alternate' type='application/rss+xml' href='/feed.xml'>",
).replace(NAV.encode(), b"")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (LOGIN, "everybody can read"),
        (CHALLENGE, "never disguises itself"),
        (SHELL.replace(b"<footer>Alder Lab, 12 Mill Lane</footer>", b""), "/feed.xml`"),
    ],
)
def test_what_is_no_document_is_refused_with_what_to_do(run: Run, site: Site, body: bytes, words: str) -> None:
    ran = run("add", site.put("/asking", Answer(body)))
    assert ran.code == 4
    assert words in ran.err
    assert not Path("watcher.toml").exists()


@pytest.mark.parametrize(
    "url", ["ftp://alder.example/charter", "alder.example/charter", "/etc/hostname", "javascript:x"]
)
def test_what_is_no_web_address_is_refused(run: Run, site: Site, url: str) -> None:
    ran = run("add", url)
    assert ran.code == 4
    assert "http" in ran.err
