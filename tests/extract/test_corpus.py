"""Real captures: no false alarm, no false silence."""

import csv
from functools import lru_cache
from io import StringIO
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from tests import corpus
from watcher.extract import read
from watcher.extract.clean import clean
from watcher.model import Document, Rules

pytestmark = [pytest.mark.slow, corpus.needs_corpus]

SELECTORS = {
    "anthropic-legal-privacy": ("main article", "article"),
    "anthropic-help-usage-policy-exceptions": ("main", "article"),
    "anthropic-subprocessors-trust-center": ("table",),
    "openai-usage-policies": ("main",),
    "google-genai-additional-terms": ("body",),
}
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def pairs() -> list[dict[str, str]]:
    if not (corpus.ROOT / "truth" / "page-pairs.tsv").is_file():
        return []
    return list(csv.DictReader(StringIO(corpus.read("truth/page-pairs.tsv").decode()), delimiter="\t"))


@lru_cache(maxsize=32)
def capture(document: str, when: str, select: tuple[str, ...]) -> Document:
    body = corpus.read(f"pages/{document}/{when}.html.gz")
    return read(body, media_type="text/html", charset=None, url=None, rules=Rules(select=select))


def words(document: Document) -> list[str]:
    """Return what the document says, quotation marks made alike: telling those apart is the comparison's work."""
    return [part.translate(QUOTES) for s in document.sections for part in (s.number or "", s.title, s.text)]


@pytest.mark.parametrize("by", ["structure", "selector"])
@pytest.mark.parametrize("name", sorted(SELECTORS))
def test_every_change_of_a_real_page_is_seen_and_nothing_else(name: str, by: str) -> None:
    select = SELECTORS[name] if by == "selector" else ()
    wrong = []
    for pair in (pair for pair in pairs() if pair["document"] == name):
        before, after = (capture(name, pair[side], select) for side in ("before", "after"))
        same = before.title == after.title and words(before) == words(after)
        if same != (pair["verdict"] == "same"):
            wrong.append((pair["before"], pair["after"], pair["note"]))
    assert wrong == []


@pytest.mark.parametrize("name", ["anthropic-deprecation-commitments", "anthropic-exploring-model-welfare"])
def test_a_post_is_the_same_whatever_is_related_to_it_and_however_often_it_is_repeated(name: str) -> None:
    documents = [
        read(corpus.read(path), media_type="text/markdown", charset=None, url=None, rules=Rules())
        for path in corpus.captures(f"posts/{name}")
    ]
    assert all(document.same_text(documents[0]) for document in documents)
    assert len(documents[0].sections) == 1


@pytest.mark.parametrize("name", ["anthropic-news", "zvi-summaries"])
def test_a_feed_tells_its_items_and_not_its_dates(name: str) -> None:
    seen: dict[str, Document] = {}
    for path in corpus.captures(f"feeds/{name}"):
        document = read(corpus.read(path), media_type="application/xml", charset=None, url=None, rules=Rules())
        assert all(section.key for section in document.sections)
        assert len({section.key for section in document.sections}) == len(document.sections)
        seen[path] = document
    texts = [{s.key: (s.title, s.text) for s in document.sections} for document in seen.values()]
    edited = [sum(a[key] != b[key] for key in a.keys() & b.keys()) for a, b in pairwise(texts)]
    assert sum(count > 0 for count in edited) <= 4, "titles and summaries were edited in at most four captures"


def spec(release: str) -> dict[str, tuple[str, tuple[str, ...], str]]:
    body = corpus.read(f"model-spec/markdown/{release}.md.gz")
    document = read(body, media_type="text/markdown", charset=None, url=None, rules=Rules())
    return {s.key or "": (s.title, s.path, s.text.translate(QUOTES)) for s in document.sections}


def test_the_sections_of_a_specification_that_differ_are_those_that_a_reader_found() -> None:
    rows = list(csv.DictReader(StringIO(corpus.read("truth/model-spec-sections.tsv").decode()), delimiter="\t"))
    for pair in sorted({row["pair"] for row in rows}):
        before, after = map(spec, pair.split(">"))
        found = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        truth = {row["section_id"] for row in rows if row["pair"] == pair and row["status"] != "markup-only"}
        assert found == truth, pair


def test_a_constitution_in_markdown_has_its_outline() -> None:
    path = corpus.captures("constitution/markdown")[0]
    document = read(corpus.read(path), media_type="text/markdown", charset=None, url=None, rules=Rules())
    titles = {section.title: section.path for section in document.sections}
    assert titles["Claude’s wellbeing"] == ("Claude’s nature", "Claude’s wellbeing and psychological stability")
    assert len(document.sections) == 42
    assert document.words > 20_000


@pytest.mark.parametrize("name", ["anthropic-legal-privacy", "openai-usage-policies", "google-genai-additional-terms"])
def test_no_heading_and_no_sentence_of_a_policy_is_lost(name: str) -> None:
    path = corpus.captures(f"pages/{name}")[-1]
    body = corpus.read(path)
    soup = BeautifulSoup(body, "lxml")
    article = next(iter(soup.select("main, [role=article]")), soup.body)
    assert isinstance(article, Tag)
    document = read(body, media_type="text/html", charset=None, url=None, rules=Rules())
    told = " ".join(f"{s.title} {s.text}" for s in document.sections)
    headings = [clean(tag.get_text()) for tag in article.find_all(["h2", "h3"]) if not tag.find_parent("nav")]
    sentences = [clean(tag.get_text())[:25] for tag in article.find_all("p") if len(tag.get_text()) > 60]
    assert [text for text in headings if text.split(". ")[-1] not in told] == []
    assert [text for text in sentences if text not in told] == []
