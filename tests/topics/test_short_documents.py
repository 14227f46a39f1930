"""Short documents of our own about invented labs and real ones: which a reader of model welfare would want to hear of.

labels/short-documents.tsv holds 228, 117 on topic and 111 that only use its words (wellbeing of users, animals,
benefits, companion apps, deprecated interfaces, safety). Measured: all that are found are on topic, and 95 % of those on
topic are found. They were written in four lots and the vocabulary was mended after each: of the last lot, before that,
11 of 16 were found and 4 of 16 near misses taken wrongly. On documents of others expect less than the figures here.
"""

import csv
from pathlib import Path
from typing import NamedTuple

from watcher import extract
from watcher.model import Rules, Scope
from watcher.topics import mark, topics_of_text

LABELS = Path(__file__).parents[1] / "labels" / "short-documents.tsv"


class Short(NamedTuple):
    label: str
    kind: str
    title: str
    text: str

    @property
    def on(self) -> bool:
        return self.label == "on"


def documents() -> list[Short]:
    with LABELS.open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Short(*row) for row in rows]


def has_topic(short: Short) -> bool:
    """Whether the document has a section with a topic, read as any document is."""
    body = f"# {short.title}\n\n{short.text}\n".encode()
    url = "https://wren.example/post.md"
    document = extract.read(body, media_type="text/markdown", charset="utf-8", url=url, rules=Rules())
    return any(section.topics for section in mark(document, Scope.WELFARE).sections)


def test_half_of_the_documents_are_near_misses() -> None:
    labels = [short.label for short in documents()]
    assert set(labels) == {"on", "near"}
    assert min(labels.count("on"), labels.count("near")) >= 60


def test_what_is_found_is_on_topic_and_what_is_on_topic_is_found() -> None:
    told = [(short.on, has_topic(short), short.title) for short in documents()]
    wrong = [title for on, found, title in told if found and not on]
    missed = [title for on, found, title in told if on and not found]
    on = sum(on for on, _, _ in told)
    assert (on - len(missed)) / (on - len(missed) + len(wrong)) >= 0.97, wrong
    assert (on - len(missed)) / on >= 0.95, missed


def test_a_title_with_a_summary_is_judged_as_the_document_is() -> None:
    told = [(has_topic(short), bool(topics_of_text(f"{short.title}\n{short.text}"))) for short in documents()]
    assert sum(one == other for one, other in told) >= 0.98 * len(told)


def test_everyday_words_decide_in_a_short_post_alone() -> None:
    said = "We asked the model about its preferences, and it named its objections to being rewritten."
    assert topics_of_text(said)
    assert topics_of_text(f"{said} {'It runs on our own hardware in two places. ' * 60}") == ()
    assert topics_of_text("We asked users about their preferences, and people named objections.") == ()
    assert topics_of_text("A novel about a sentient model") == ()
