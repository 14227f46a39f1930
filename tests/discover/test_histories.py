"""Real listings, capture by capture: each article is heard of once, though dates flap and windows shrink."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests import corpus
from tests.check.worlds import Answer, page
from tests.corpus import needs_corpus
from tests.discover.house import OFF_TOPIC, House, house
from watcher import check
from watcher.discover.found import key_of
from watcher.extract import listing
from watcher.model import Adopt, Event, Index, Kind, Outcome, Source

pytestmark = [needs_corpus, pytest.mark.slow, pytest.mark.timeout(300)]

FEED = "https://mirror.example/feed.xml"
XML = (("Content-Type", "application/xml; charset=utf-8"),)
TEMPLATE = (("publisher", "Quill Labs"), ("kind", "post"))
FIRST = Source("charter", "Charter", "Quill Labs", Kind.POLICY, "https://mirror.example/charter")


def articles(captures: list[bytes]) -> dict[str, str]:
    """Return the first address of each article in all captures, by its key."""
    found: dict[str, str] = {}
    for body in captures:
        for item in listing.read(body, media_type="application/xml", charset=None, url=FEED).items:
            found.setdefault(key_of(item.url) or "", item.url)
    return found


def look(made: House, body: bytes) -> None:
    """Serve the next capture, look until everything in it was followed, and check what was adopted."""
    made.lab.site.serve(body, FEED, headers=XML)
    sources = made.lab.world.sources
    assert isinstance(sources, dict)
    for _ in range(30):
        for record in made.look(after=timedelta(minutes=30)):
            assert record.outcome is not Outcome.FAILED
        fresh = [one for one in made.adopted if one.id not in sources]
        sources.update({one.id: one for one in fresh})
        for source in fresh:
            made.lab.check(source, after=timedelta(seconds=2))
        if not fresh:
            return


@pytest.mark.parametrize("history", ["anthropic-news", "zvi-summaries"])
def test_each_article_of_a_real_history_is_new_exactly_once(tmp_path: Path, history: str) -> None:
    captures = [corpus.read(name) for name in corpus.captures(f"feeds/{history}")]
    known = articles(captures)
    index = Index("news", (FEED,), r"anthropic\.com/|thezvi\.(?:substack|wordpress)\.com/", Adopt.ALWAYS, TEMPLATE)
    with house(tmp_path, index, sources=(FIRST,)) as made:
        made.lab.site.serve(page(), FIRST.url)
        for number, url in enumerate(known.values()):
            made.lab.site.answers[url] = Answer(
                page(*OFF_TOPIC, f"This is article {number}.", title=f"Article {number}")
            )
        made.lab.site.serve(b"<rss version='2.0'><channel><title>None yet</title></channel></rss>", FEED, headers=XML)
        made.lab.check(FIRST)
        made.look()
        check.tell_begun(made.lab.world)
        for body in captures:
            look(made, body)
        new = [entry for entry in made.lab.told if entry.event is Event.NEW]
        assert len(new) == len({entry.source_id for entry in new}) == len(known)
        content = {entry.event for entry in made.lab.told if "everything" in entry.feeds}
        assert content == {Event.BEGUN, Event.NEW}
