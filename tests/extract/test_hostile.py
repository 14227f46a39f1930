"""Whatever the bytes are, reading ends soon in a document or an ExtractError."""

import random
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.pages import MORE, PROSE, page
from watcher.errors import ExtractError
from watcher.extract import read
from watcher.model import Document, Rules

FEED = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wren</title><item><guid>a</guid><title>Care</title><description>&lt;p&gt;{PROSE}&lt;/p&gt;</description></item></channel></rss>'
MARKDOWN = f'---\ntitle: Care\n---\n# Care {{#care}}\n\n{PROSE}[^1]\n\n~~~xml\n# no\n~~~\n\n!!! note "Yes"\n    {MORE}\n\n| a | b |\n|---|---|\n| c | [d](/e) |\n\n[^1]: note\n'
HTML = page(
    f'<main><article><h1 id=a>Care</h1><p>Effective: 5 January 2026</p><p>{PROSE}<sup><a href="#fn1">1</a></sup></p>'
    f"<table><tr><td>a<td>b</table><ul><li>x<ul><li>y</ul></ul><details><summary>How?</summary><p>{MORE}</p></details>"
    '<div aria-hidden="true"><div><div>a</div><div>b</div></div></div><pre>x\n y</pre></article></main>'
)
SEEDS = {"text/html": HTML.encode(), "text/markdown": MARKDOWN.encode(), "application/rss+xml": FEED.encode()}
SECONDS_MAX = 20


def outcome(body: bytes, media_type: str | None, **rules: tuple[str, ...]) -> Document | None:
    try:
        return read(body, media_type=media_type, charset=None, url="https://wren.example/a", rules=Rules(**rules))
    except ExtractError:
        return None


def mutated(body: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few things cut, doubled, swapped or overwritten."""
    data = bytearray(body)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(data) + 1), chance.randint(1, 60)
        piece = bytes(data[at : at + length])
        match chance.randrange(5):
            case 0:
                del data[at : at + length]
            case 1:
                data[at:at] = piece * chance.randint(1, 20)
            case 2:
                data[at:at] = chance.randbytes(chance.randint(1, 12))
            case 3:
                data[at:at] = chance.choice(
                    [
                        b"<",
                        b">",
                        b"</",
                        b"<!--",
                        b"]]>",
                        b"&#x0;",
                        b"\x00",
                        b"<table>",
                        b"<a href='",
                        b"~~~",
                        b"{#",
                        b"|",
                    ]
                )
            case _:
                other = chance.randrange(len(data) + 1)
                data[other:other] = piece
    return bytes(data)


@pytest.mark.parametrize("media_type", list(SEEDS))
def test_mutants_raise_nothing_but_what_was_promised(media_type: str) -> None:
    chance = random.Random(media_type)
    for _ in range(400):
        outcome(mutated(SEEDS[media_type], chance), media_type)


@pytest.mark.slow
@pytest.mark.parametrize("media_type", list(SEEDS))
def test_thousands_of_mutants_raise_nothing_but_what_was_promised(media_type: str) -> None:
    chance = random.Random(media_type + "!")
    for _ in range(4_000):
        outcome(mutated(SEEDS[media_type], chance), media_type)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from([*SEEDS, "text/plain", None, "text/xml"]))
def test_any_bytes_end_in_a_document_or_an_extract_error(body: bytes, media_type: str | None) -> None:
    if media_type in SEEDS:
        outcome(body, media_type)
        outcome(SEEDS[media_type] + body, media_type)


TAGS = st.sampled_from(
    [
        *(
            "p",
            "div",
            "span",
            "a",
            "ul",
            "li",
            "table",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "article",
            "main",
            "section",
            "aside",
            "nav",
        ),
        *(
            "header",
            "footer",
            "button",
            "details",
            "summary",
            "sup",
            "pre",
            "code",
            "br",
            "dl",
            "dt",
            "dd",
            "blockquote",
        ),
        *("figure", "figcaption", "template", "d-footnote", "card"),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            TAGS,
            st.sampled_from(
                ["", ' hidden=""', ' class="related"', ' aria-hidden="true"', ' role="row"', ' id="x" href="#fn1"']
            ),
            st.text(max_size=20),
            st.booleans(),
        ),
        max_size=40,
    )
)
def test_any_nesting_of_elements_can_be_read(parts: list[tuple[str, str, str, bool]]) -> None:
    markup = "".join(f"<{tag}{attrs}>{text}{f'</{tag}>' if closed else ''}" for tag, attrs, text, closed in parts)
    outcome(markup.encode("utf-8", "replace"), "text/html")
    outcome(f"<p>{PROSE}</p>{markup}".encode("utf-8", "replace"), "text/html", select=("body",))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"<div>" * 200_000 + PROSE.encode(), "text/html"),
        (b"<b>" * 200_000 + PROSE.encode(), "text/html"),
        (b"<ul><li>" * 50_000 + PROSE.encode(), "text/html"),
        (b"<table><tr><td>" * 20_000 + PROSE.encode(), "text/html"),
        (b"<blockquote>" * 30_000, "text/html"),
        (b"<script>" * 100_000 + PROSE.encode(), "text/html"),
        (b"<svg>" * 100_000 + PROSE.encode(), "text/html"),
        (b"<!--" * 300_000, "text/html"),
        (b"<p" * 500_000, "text/html"),
        (b"<p>" * 300_000, "text/html"),
        (b"<a href=x>" * 60_000, "text/html"),
        (b"<a href=x>link</a> " * 50_000, "text/html"),
        (b"<p>Again and again.</p>" * 30_000, "text/html"),
        (b"<h2>Again</h2>" * 30_000, "text/html"),
        (b"<div class=related>" * 5_000 + b"<p>" + PROSE.encode(), "text/html"),
        (b"<button aria-expanded=false>x</button><div>" * 4_000, "text/html"),
        (b"<div><button>Next</button></div>" * 10_000, "text/html"),
        (b"<p>" + b"<i class=sr-only>a</i><i aria-hidden=true>b</i>" * 10_000, "text/html"),
        (b"<main>" + b"<nav aria-labelledby=x><p>A sentence of six words ends.</p></nav>" * 8_000, "text/html"),
        (b"<main>" + b"<div class=gutter>" * 1_900 + b"1 2 3 " * 50_000, "text/html"),
        (b"<main><div>" + b"<a hreflang=de href=/d>D</a> " * 20_000, "text/html"),
        (b"<tr><td>a<td>b" * 40_000, "text/html"),
        (b"<table>" + b"<tr><td>a<td>b" * 40_000, "text/html"),
        (
            b"<div aria-hidden=true><div><i>a</i><i>b</i></div></div>" * 2_000
            + b"<table><tr><td>a<tr><td>b</table>" * 50,
            "text/html",
        ),
        (b"<p>" + b"&amp;" * 400_000, "text/html"),
        (b"<p>" + b"x" * 2_000_000, "text/html"),
        (b"<p>" + b"\xe2\x80\x8b" * 600_000 + b"x", "text/html"),
        (b"<p " + b"a=b " * 300_000 + b">x", "text/html"),
        (b"<sup>" * 100_000 + b"1", "text/html"),
        (b"> " * 50_000 + b"x", "text/markdown"),
        (b"- " * 50_000 + b"x", "text/markdown"),
        (b"[" * 50_000, "text/markdown"),
        (b"*a_" * 50_000, "text/markdown"),
        (b"# " + b"{#a " * 50_000, "text/markdown"),
        (b"# a {" + b"#a " * 50_000, "text/markdown"),
        (b"!!! note\n" * 20_000, "text/markdown"),
        (b"".join(b" " * (4 * n) + b'=== "a"\n' for n in range(200)), "text/markdown"),
        (b"!!! a\n" + b"".join(b" " * (4 * n) + b"!!! a\n" for n in range(200)), "text/markdown"),
        (b"[^a]: \n" * 20_000, "text/markdown"),
        (b"```\n" * 40_001, "text/markdown"),
        (b"---\n" + b"a: b\n" * 100_000, "text/markdown"),
        (b"| a " * 20_000 + b"\n" + b"|---" * 20_000, "text/markdown"),
        (b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 3_500, "application/rss+xml"),
        (b"<rss version='2.0'>" + b"<channel>" * 20_000, "application/rss+xml"),
        (
            b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(
                b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((c,) + (c - 1,) * 8) for c in range(98, 110)
            )
            + b"]><rss version='2.0'><channel><item><title>&m;</title></item></channel></rss>",
            "application/rss+xml",
        ),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000, "application/json"),
        (
            b'{"version": "https://jsonfeed.org/version/1", "items": [1, null, {"id": {}, "title": [], "content_html": 3}]}',
            "application/json",
        ),
    ],
    ids=lambda value: value[:24].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_what_is_made_to_hurt_ends_within_bounds(body: bytes, media_type: str) -> None:
    began = time.process_time()
    outcome(body, media_type)
    assert time.process_time() - began < SECONDS_MAX


def test_the_same_bytes_give_the_same_document_under_every_hash_seed() -> None:
    program = (
        "import sys; from watcher.codec import digest; from watcher.extract import read; from watcher.model import Rules\n"
        "from tests.extract.test_hostile import SEEDS\n"
        "for kind, body in SEEDS.items(): print(digest(read(body, media_type=kind, charset=None, url='https://w.example/', rules=Rules())))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "PATH": "",
                "PYTHONPATH": ":".join(p for p in sys.path if p),
            },
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, locale in (("0", "C"), ("1", "de_DE.UTF-8"), ("4242", "tr_TR"))
    }
    assert len(answers) == 1
    assert answers.pop().count("\n") == len(SEEDS)
