"""The shipped selectors on real captures: each finds the one article, under both schemes of classes that its host had."""

import pytest

from tests import corpus
from tests.shipped import shipped
from watcher import extract
from watcher.model import Rules

pytestmark = [pytest.mark.slow, corpus.needs_corpus]


def rules_of(source_id: str) -> Rules:
    return next(source.rules for source in shipped().sources if source.id == source_id)


@pytest.mark.parametrize(
    ("folder", "source_id", "words"),
    [
        ("pages/anthropic-legal-privacy", "anthropic-exploring-model-welfare", range(4_500, 6_500)),
        ("pages/anthropic-help-usage-policy-exceptions", "claude-apps-release-notes", range(200, 300)),
        ("pages/anthropic-news-index", "anthropic-news", range(100, 200)),
    ],
)
def test_every_capture_of_a_host_is_read_by_its_selector(folder: str, source_id: str, words: range) -> None:
    rules = rules_of(source_id)
    for name in corpus.captures(folder):
        document = extract.read(corpus.read(name), media_type="text/html", charset=None, url=None, rules=rules)
        assert document.words in words, name
