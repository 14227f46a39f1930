"""Struck-out words are no longer said: what a laboratory strikes out has left its promise."""

import pytest

from watcher.extract import read
from watcher.model import Rules

PROMISE = "Northlight Labs says what it owes to its models, and each promise below is kept by a named office."


def text(body: str, media_type: str) -> str:
    document = read(body.encode(), media_type=media_type, charset="utf-8", url=None, rules=Rules())
    return "".join(section.text for section in document.sections)


@pytest.mark.parametrize(
    "words",
    [
        "We <del>will</del> <ins>may</ins> keep the weights.",
        "We <s>will</s> may keep the weights.",
        "We <strike>will</strike> may keep the weights.",
        'We <span style="color: red; text-decoration: line-through">will</span> may keep the weights.',
    ],
)
def test_a_word_struck_out_in_a_page_is_not_read(words: str) -> None:
    page = f"<!doctype html><main><h1>Charter</h1><p>{PROMISE}</p><p>{words}</p></main>"

    assert text(page, "text/html").splitlines() == [PROMISE, "We may keep the weights."]


def test_a_word_struck_out_in_markdown_is_not_read() -> None:
    page = f"# Charter\n\n{PROMISE}\n\nWe ~~will~~ may keep the weights.\n"

    assert text(page, "text/markdown").splitlines() == [PROMISE, "We may keep the weights."]


def test_a_promise_struck_out_as_a_whole_is_gone() -> None:
    page = f"<!doctype html><main><h1>Charter</h1><p>{PROMISE}</p><p><s>We will keep the weights.</s></p></main>"

    assert "weights" not in text(page, "text/html")
