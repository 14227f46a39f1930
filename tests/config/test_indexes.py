"""The shipped indexes: each takes the addresses of its kind, and no others."""

import re

import pytest

from tests.shipped import shipped
from watcher.model import Adopt, Index, Kind

INDEXES = {index.id: index for index in shipped().indexes}
SOURCES = shipped().sources
A = "https://www.anthropic.com"
CARDS = [source.url for source in SOURCES if source.series == "claude-system-cards"]
POSTS = [source.url for source in SOURCES if source.kind is Kind.POST and source.url.startswith(A)]
ON_ALIGNMENT = [source.url for source in SOURCES if "alignment.anthropic.com/20" in source.url]
ON_CIRCUITS = [source.url for source in SOURCES if "transformer-circuits.pub/20" in source.url]
ON_RED = [source.url for source in SOURCES if "red.anthropic.com/20" in source.url]
OF_ELEOS = [source.url for source in SOURCES if "eleosai.org/p" in source.url]
NOT_CARDS = [
    f"{A}/system-cards",
    f"{A}/news/a-system-card-for-everyone",
    f"{A}/claude-opus-5-5",
    "https://example.org/claude-x-system-card",
    "https://www-cdn.anthropic.com/4263b940cabb546aa0e3283f35b686f4f3b2ff47.pdf",
    f"{A}/claude-opus-5-system-card/appendix",
]
NOT_POSTS = [
    f"{A}/news",
    f"{A}/research/team/alignment",
    f"{A}/research/team",
    f"{A}/claude-opus-5-5-system-card",
    f"{A}/document/claude-sonnet-5-5-system-card",
    "https://claude.com/solutions/agents",
    "https://claude.ai/login?returnTo=/news/x",
    f"{A}/news/x?page=2",
    "https://evil.example/https://www.anthropic.com/news/x",
]
FITS: dict[str, tuple[list[str], list[str]]] = {
    "anthropic-cards-page": (CARDS, NOT_CARDS),
    "anthropic-card-files": (
        [
            "https://www-cdn.anthropic.com/4263b940cabb546aa0e3283f35b686f4f3b2ff47.pdf",
            "https://www-cdn.anthropic.com/4263b940cabb546aa0e3283f35b686f4f3b2ff47/A-Card.pdf",
            "https://www-cdn.anthropic.com/files/4zrzovbb/website/4263b940cabb546aa0e3283f35b686f4f3b2ff47.pdf",
            "https://cdn.sanity.io/files/4zrzovbb/website/4263b940cabb546aa0e3283f35b686f4f3b2ff47.pdf",
            "https://assets.anthropic.com/m/12f214efcc2f457a/original/A-Card.pdf",
        ],
        [
            *CARDS,
            "https://www-cdn.anthropic.com/images/4zrzovbb/a.png",
            "https://evil.example/www-cdn.anthropic.com/a.pdf",
        ],
    ),
    "claude-docs-model-cards": (CARDS, NOT_CARDS),
    "anthropic-news-page": (POSTS, NOT_POSTS),
    "anthropic-research-page": (POSTS, NOT_POSTS),
    "anthropic-sitemap": ([*POSTS, f"{A}/constitution"], [A, f"{A}/", *NOT_POSTS[1:]]),
    "anthropic-alignment-page": (
        ON_ALIGNMENT,
        ["https://alignment.anthropic.com/", "https://alignment.anthropic.com/about"],
    ),
    "transformer-circuits-page": (
        [*ON_CIRCUITS, "https://transformer-circuits.pub/2026/emotions/"],
        ["https://transformer-circuits.pub/feed.xml", "https://transformer-circuits.pub/2026/emotions/figure.png"],
    ),
    "anthropic-red-page": (ON_RED, ["https://red.anthropic.com/", "https://red.anthropic.com/about"]),
    "claude-docs-model-names": (
        ["https://www.anthropic.com/document/claude-opus-9-system-card"],
        ["https://www.anthropic.com/claude-opus-9", "https://platform.claude.com/docs/en/about-claude/pricing"],
    ),
    "openai-safety-hub": (
        [
            "https://deploymentsafety.openai.com/gpt-6-astra",
            "https://deploymentsafety.openai.com/gpt-6-1-sol/",
            "https://deploymentsafety.openai.com/gpt-6-october/model-safety",
            "https://deploymentsafety.openai.com/gpt-5-5/gpt-5-5.pdf",
        ],
        ["https://deploymentsafety.openai.com/", "https://deploymentsafety.openai.com/rss.xml", "https://openai.com/x"],
    ),
    "openai-news-feed": (
        ["https://openai.com/index/some-post"],
        ["https://openai.com/news/rss.xml", "https://openai.com/api"],
    ),
    "deepmind-cards-page": (
        ["https://deepmind.google/models/model-cards/gemini-4-pro/"],
        ["https://deepmind.google/models/model-cards/", "https://deepmind.google/about/"],
    ),
    "eleos-posts-and-papers": (
        OF_ELEOS,
        ["https://eleosai.org/conference", "https://eleosai.org/research", "https://eleosai.org/post/"],
    ),
    "eleos-newsletter": (["https://eleosai.substack.com/p/a-post"], ["https://eleosai.substack.com/archive"]),
    "experience-machines-feed": (
        ["https://experiencemachines.substack.com/p/a-post"],
        ["https://other.substack.com/p/a-post"],
    ),
    "zvi-feed": (["https://thezvi.substack.com/p/a-post"], ["https://thezvi.substack.com/p/a-post/comments"]),
    "digital-minds-feed": (["https://www.digitalminds.news/p/a-post"], ["https://www.digitalminds.news/about"]),
    "alignment-forum-feed": (
        ["https://www.alignmentforum.org/posts/AbC123/a-post", "https://www.lesswrong.com/posts/AbC123/a-post"],
        ["https://www.alignmentforum.org/users/somebody"],
    ),
}


def test_every_shipped_index_is_accounted_for() -> None:
    assert INDEXES.keys() == FITS.keys()


@pytest.mark.parametrize("name", FITS)
def test_each_match_takes_the_addresses_of_its_kind_and_no_others(name: str) -> None:
    fitting, others = FITS[name]
    pattern = re.compile(INDEXES[name].match)
    assert fitting
    assert [url for url in fitting if not pattern.search(url)] == []
    assert [url for url in others if pattern.search(url)] == []


def test_only_lists_of_claude_cards_are_adopted_unread() -> None:
    always = [index for index in INDEXES.values() if index.adopt is Adopt.ALWAYS]
    assert {dict(index.template)["series"] for index in always} == {"claude-system-cards"}


def test_the_list_of_cards_is_asked_in_every_locale() -> None:
    assert len(INDEXES["claude-docs-model-cards"].urls) == 5


def test_each_address_of_an_index_is_checked_as_a_source_of_its_own() -> None:
    index = Index("list", ("https://a.example/1", "https://a.example/2"), ".", Adopt.ASK)
    assert [place.id for place in index.places] == ["list", "list--2"]
    assert {place.kind for place in index.places} == {Kind.FEED}
