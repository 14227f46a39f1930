"""Which feeds hold an entry, and under which categories."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from watcher.entries.clean import printable
from watcher.entries.wording import CLASS_WORDS, EVENT_WORDS, NOTICE_WORDS, SOURCE_KIND_WORDS
from watcher.model import Category, Comparison, EditClass, Event, Kind, Notice, Reason, Source
from watcher.topics import LABELS

MAIN, COMMENTARY, EVERYTHING, HEALTH = "feed", "commentary", "everything", "health"
DIGEST_DAILY, DIGEST_WEEKLY = "digest-daily", "digest-weekly"


def slug(name: str) -> str:
    """Return `name` as a file name: lower-case ASCII letters, digits and hyphens; a digest where none remain."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words or "x-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]


def feeds_of_change(source: Source, comparison: Comparison, reason: Reason | None) -> tuple[str, ...]:
    """Return the feeds of a change: everything holds all, main and commentary what may change meaning where it matters.

    A change of layout and numbering alone reaches everything only - unless a card was printed anew and the pages of a
    relevant section moved: who quotes pages must hear of it. A change under mixed rules reaches everything only.
    """
    if reason is Reason.MIXED_RULES:
        return (EVERYTHING,)
    if is_of_welfare(source.kind, comparison):
        topics = {topic for section in comparison.substantive_and_relevant for topic in section.topics}
        return (_stream(source), EVERYTHING, *_own(source), *_topics(topics))
    return (EVERYTHING, *_own(source)[:-1]) if comparison.changed else (EVERYTHING,)


def feeds_of_document(source: Source, topics: Iterable[str], *, main: bool) -> tuple[str, ...]:
    """Return the feeds of a document that is new or gone."""
    told = (_stream(source),) if main else ()
    return (*told, EVERYTHING, *_own(source), *_topics(topics))


def is_of_welfare(kind: Kind | None, comparison: Comparison) -> bool:
    """Whether a change is told for its relevant sections, the others being an aside: as what reaches the main feed is.

    It may change meaning there, or a card's relevant sections stand on other pages, whatever else changed.
    """
    new_print = kind is Kind.SYSTEM_CARD and any(move.relevant for move in comparison.page_moves)
    return new_print or bool(comparison.substantive_and_relevant)


def categories(
    event: Event,
    source: Source | None,
    topics: Iterable[str] = (),
    edit_class: EditClass | None = None,
    notice: Notice | None = None,
) -> tuple[Category, ...]:
    """Return the categories of an entry: event, topics, publisher, kind, class, notice."""
    found = [Category("event", event.value, EVENT_WORDS[event])]
    found += [Category("topic", topic, topic_words(topic)) for topic in topics]
    if source is not None:
        found.append(Category("publisher", slug(source.publisher), printable(source.publisher)))
        found.append(Category("kind", source.kind.value, SOURCE_KIND_WORDS[source.kind]))
    if edit_class is not None:
        found.append(Category("class", edit_class.value, CLASS_WORDS[edit_class]))
    if notice is not None:
        found.append(Category("notice", notice.value, NOTICE_WORDS[notice]))
    return tuple(found)


def topic_words(topic: str) -> str:
    """Return a topic for people: "Evidence: self-reports"."""
    parent = topic.partition(".")[0]
    words = LABELS.get(topic, topic.rpartition(".")[2].replace("-", " ").capitalize())
    return words if topic == parent else f"{LABELS.get(parent, parent)}: {words}"


def _stream(source: Source) -> str:
    return MAIN if source.primary else COMMENTARY


def _own(source: Source) -> tuple[str, ...]:
    """Its own feeds; those of its earlier ids go on, for who subscribed to them."""
    ids = (source.id, *source.was)
    return (*(f"sources/{source_id}" for source_id in ids), f"publishers/{slug(source.publisher)}")


def _topics(topics: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"topics/{topic}" for topic in sorted(topics))
