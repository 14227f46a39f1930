"""Every byte is hostile: no page may hold the judge up."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verdict.pages import Page
from tests.verdict.test_judge import capture
from watcher.errors import ExtractError, ExtractFailure
from watcher.verdict import challenged, judge
from watcher.verdict.glance import glance

PIECES = [
    "<",
    "<script>",
    "<script",
    "<!--",
    "<h1>",
    "<h1",
    "<title>",
    "<title ",
    "<iframe ",
    "<body ",
    "<html ",
    '<div id="main-iframe" ',
    "/ips.js?",
    "x.token.awswaf.com/",
    "if the ",
    "website ",
    "the domain owner ",
    "a.exception",
    "sedoparking.com/",
    "this domain ",
    "accept all ",
    "related searches ",
    "the page you are looking for ",
    "404 ",
    "&amp;",
    "&#",
    "a",
    " ",
    "\n",
    "under maintenance ",
    "oops sorry ",
    "<template><svg>",
    "seite ",
    "we and our ",
    "the site is ",
    "сторінка ",
    "页面",
    '"',
    "404 500 503 ",
    "<h2></h2>",
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_page_holds_the_judge_up(piece: str) -> None:
    body = (piece * (1_500_000 // len(piece))).encode()
    shown = capture(Page(""))
    heavy = type(shown)(shown.exchanges, body)
    start = time.process_time()
    judge(heavy, ExtractError("Nothing.", ExtractFailure.NOTHING_TO_READ), None)
    assert time.process_time() - start < 2.5


@given(st.binary(max_size=2000), st.integers(100, 599))
def test_any_bytes_are_judged(body: bytes, status: int) -> None:
    said = challenged(status, (("Server", "x"), ("", "")), body)
    assert said is None or said.endswith(".")


@given(st.text(max_size=500))
def test_a_glance_shows_no_markup_of_scripts(text: str) -> None:
    hidden = text.replace("<", "").replace("&", "")
    page = glance(f"<title>T</title><script>zzz{hidden}</script><p>seen</p>".encode())
    assert page.text == "seen"
    assert page.title == "t"
