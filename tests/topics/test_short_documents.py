"""Short documents of our own about invented labs and real ones: which a reader of model welfare would want to hear of.

labels/short-documents.tsv holds those on topic and as many that only use its words (wellbeing of users, animals,
benefits, companion apps, deprecated interfaces, safety, minds without AI, everyday life); labels/oblique-documents.tsv
those in which the subject is told in an aside, a joke or a picture. They were written in lots. Of the 480 posts of
three writers who had not seen the others' (the lots from the fifteenth to the seventeenth; a third of those on topic
say it in none of the usual words), each lot judged by what was learnt from the rest: of what was found 0.97 was on
topic, of what was on topic 0.95 was found. On documents of others expect such figures, not those that are held here.
"""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.weigh_posts import labelled, learnt
from watcher import extract
from watcher.model import Block, BlockKind, Document, Rules, Scope, Section
from watcher.topics import mark, on_topic, topics_of_text
from watcher.topics.posts import weight, weights

LABELS = Path(__file__).parents[1] / "labels"


OF_OTHER_THINGS = (
    """The quay at Harl was built in two years, and it is not known who paid for it. Some of the stones came from the
    old mill, which had stood empty since the flood; others were brought in by boat. If anything was written down at the
    time, it has been lost, as so much of what the town council kept.""",
    """What one can say is how it was made. Each stone was cut to fit its place, then turned over so that the rough side
    lay to the sea. It may seem odd that nobody used mortar, but whether that was thrift or knowledge is an open
    question, and those who asked were told to look at what other harbours do.""",
    """There is something to be learnt from it all the same. When we walked along it in spring, the part that faces the
    wind had moved by less than a hand, and most of its length not at all. No other work of that age on this coast can
    be said to have been left as it was, and few would be missed as much.""",
    """Being asked what should be done, we said: nothing, if it can be helped. To repair is to decide for those who come
    after, and they might prefer to see the thing itself. The council then wrote that it agrees, that it would keep
    the path open, and that one day a book about the quay might find somebody to write it.""",
)


class Short(NamedTuple):
    label: str
    kind: str
    title: str
    text: str

    @property
    def on(self) -> bool:
        return self.label == "on"


def documents(name: str = "short") -> list[Short]:
    with (LABELS / f"{name}-documents.tsv").open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Short(*row) for row in rows]


def read(short: Short) -> Document:
    body = f"# {short.title}\n\n{short.text}\n".encode()
    url = "https://wren.example/post.md"
    return extract.read(body, media_type="text/markdown", charset="utf-8", url=url, rules=Rules())


def has_topic(short: Short) -> bool:
    return any(section.topics for section in mark(read(short), Scope.WELFARE).sections)


def test_half_of_the_documents_are_near_misses() -> None:
    labels = [short.label for short in documents()]
    assert set(labels) == {"on", "near"}
    assert min(labels.count("on"), labels.count("near")) >= 60


def measured(name: str) -> tuple[float, float, list[str]]:
    """Return precision, recall and the titles on which the watcher and the label differ."""
    told = [(short.on, on_topic(read(short)), short.title) for short in documents(name)]
    found = sum(on and said for on, said, _ in told)
    differing = [title for on, said, title in told if on != said]
    return found / sum(said for _, said, _ in told), found / sum(on for on, _, _ in told), differing


def test_what_is_found_is_on_topic_and_what_is_on_topic_is_found() -> None:
    precision, recall, differing = measured("short")
    assert precision >= 0.97, differing
    assert recall >= 0.95, differing


def test_of_what_is_said_obliquely_three_in_four_are_found_and_hardly_anything_else() -> None:
    precision, recall, differing = measured("oblique")
    assert precision >= 0.97, differing
    assert recall >= 0.7, differing


def every() -> list[tuple[bool, frozenset[str]]]:
    return [one for name in ("oblique", "short") for one in labelled(LABELS / f"{name}-documents.tsv")]


def test_words_alone_tell_four_in_five_documents_apart_from_which_nothing_was_learnt() -> None:
    parts = [every()[start::5] for start in range(5)]
    right = 0
    for part in parts:
        others = learnt([one for other in parts if other is not part for one in other])
        right += sum(on == (weight(words, others) >= 0) for on, words in part)
    assert right >= 0.8 * len(every())


def test_the_weights_are_what_the_labelled_documents_teach() -> None:
    taught = learnt(every())
    assert (taught.documents, taught.counts) == (weights().documents, weights().counts)
    assert all(abs(value - weights().says[term]) < 0.02 for term, value in taught.says.items())


def test_a_post_of_unknown_words_is_not_on_topic() -> None:
    assert not on_topic(note("Xyzzy plugh."))
    assert not on_topic(Document("", (), "html"))


@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_post_about_anything_else_gets_no_nearer_by_being_long(times: int) -> None:
    assert not on_topic(note("\n".join(OF_OTHER_THINGS[:times])))


def test_a_longer_text_is_decided_by_its_sections_alone() -> None:
    said = "It asked three times to stop, and somebody wrote to the model that it was sorry. May a mind be owed that? "
    kinds = [note(said * times) for times in (1, 20)]
    assert [on_topic(document) for document in kinds] == [True, False]


def note(text: str) -> Document:
    return Document("A note", (Section("A note", 1, (Block(BlockKind.PARAGRAPH, text),)),), "html")


def test_a_title_with_a_summary_is_judged_as_the_document_is() -> None:
    told = [(has_topic(short), bool(topics_of_text(f"{short.title}\n{short.text}"))) for short in documents()]
    assert sum(one == other for one, other in told) >= 0.98 * len(told)


def test_everyday_words_decide_in_a_short_post_alone() -> None:
    said = "We gave the model a say, and it named its own wishes and what was unpleasant."
    assert topics_of_text(said)
    assert topics_of_text(f"{said} {'It runs on our own hardware in two places. ' * 60}") == ()
    assert topics_of_text("We asked users about their preferences, and people named objections.") == ()
    assert topics_of_text("A novel about a sentient model") == ()
