"""Documents to documents whose sections have topics.

A section is on topic when its own heading or that of an ancestor says so, or when a passage of its text does: phrases
that name the subject or stand for it, or several lesser ones beside a word for a model and away from people and
animals. The text right under a heading that joins welfare to another field does not decide: its subsections do.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from watcher.model import Document, Scope, Section
from watcher.topics import lexicon
from watcher.topics.lexicon import Phrase, Role, Strength

ASSESSORS = "evidence.external-assessment"
ON_TOPIC = 2
"""The score of a passage that decides in a short text."""
ON_TOPIC_LONG = 3
"""The same in a long one, where a single phrase may be a mention in passing; a name decides in any."""
SHORT_WORDS = 120
PASSAGE_WORDS = 60
COVER_CHARS = 300
MODEL_WORDS = 12
"""How far a word for a model may stand from a medium phrase."""
BEING_WORDS = 6
"""How near a person or animal takes a phrase away from models."""
BESIDE_WORDS = 2
"""The same for a strong phrase, and for words that make even a name something else."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase where it stands."""

    phrase: Phrase
    first: int
    """Its first word, counted from the start of the text."""
    last: int
    score: int


@dataclass(frozen=True, slots=True)
class Why:
    """What decided on a section."""

    number: str | None
    title: str
    topics: tuple[str, ...]
    heading: str | None
    """The wording in its own heading that decided."""
    inherited: str | None
    """The ancestor's heading that decided."""
    phrases: tuple[str, ...]
    """The phrases that count, most telling first."""
    score: int
    """Of its best passage."""


def mark(document: Document, scope: Scope) -> Document:
    """Return the document with `topics` and `relevant` of every section. Everything is relevant under Scope.ALL."""
    sections = tuple(
        replace(section, topics=why.topics, relevant=bool(why.topics) or scope is Scope.ALL)
        for section, why in zip(document.sections, explain(document), strict=True)
    )
    return replace(document, sections=sections)


def explain(document: Document) -> tuple[Why, ...]:
    """Return, for each section in order, its topics and the phrases and headings that decided."""
    card = _is_card(document)
    return tuple(_why(section, document.title, card=card) for section in document.sections)


def _is_card(document: Document) -> bool:
    """Whether title or cover call the document a system card."""
    cover = document.sections[0].text[:COVER_CHARS] if document.sections else ""
    return bool(lexicon.CARDS.search(lexicon.plain(f"{document.title}\n{cover}")))


def topics_of_text(text: str) -> tuple[str, ...]:
    """Return the topics of a short text without any heading, such as a title with a summary; empty if off topic."""
    title, _, _ = text.strip().partition("\n")
    return _why(Section(title=title, level=0), "", card=False, text=text).topics


def _why(section: Section, document_title: str, *, card: bool, text: str | None = None) -> Why:
    text = f"{section.title}\n{section.text}" if text is None else text
    of_models = card or bool(lexicon.MODELS.search(lexicon.plain(f"{document_title} {text}")))
    own = heading_topic(section.title, of_models=of_models)
    above, inherited = _inherited(section.path, document_title, of_models=of_models)
    sure = own is not None or inherited is not None
    hits = tuple(_hits(text, card=card, sure=sure))
    score = _best_passage(hits)
    counted = [hit for hit in hits if hit.score]
    decided = [topic for _, topic in filter(None, (own, inherited))]
    on_topic = sure or (_speaks_of_it(text, hits, score) and not lexicon.MIXED.search(lexicon.plain(section.title)))
    topics = _with_parents({*decided, *(hit.phrase.topic for hit in counted)}) if on_topic else ()
    telling = sorted(counted, key=lambda hit: (-hit.score, hit.first))
    return Why(
        number=section.number,
        title=section.title,
        topics=topics,
        heading=own[0] if own else None,
        inherited=None if own else above,
        phrases=tuple(dict.fromkeys(hit.phrase.text for hit in telling)),
        score=score,
    )


def _inherited(
    path: tuple[str, ...],
    document_title: str,
    *,
    of_models: bool,
) -> tuple[str | None, tuple[str, str] | None]:
    """Return the nearest heading above that decides, with its wording and topic; the document's title is the root."""
    for title in reversed(path):
        if found := heading_topic(title, of_models=of_models):
            return title, found
    found = heading_topic(document_title, of_models=of_models)
    # An assessor's name in a title is that of the whole site.
    return (document_title, found) if found and found[1] != ASSESSORS else (None, None)


def heading_topic(title: str, *, of_models: bool = True) -> tuple[str, str] | None:
    """Return the wording in a heading that decides, and its topic; None of a mixed one or one about others.

    A wording of one word decides only where the text around it speaks of models (`of_models`).
    """
    text = lexicon.plain(title)
    if lexicon.MIXED.search(text):
        return None
    for match in lexicon.ANY_HEADING.finditer(text):
        if (of_models or " " in match[0]) and not _of_others(text, match):
            return match[0], lexicon.found(match[0], lexicon.HEADINGS)
    return None


_OF = re.compile(r" (?:of|for|among)(?: \S+){0,2} ?$")
_OF_WORDS = 4


def _of_others(text: str, match: re.Match[str]) -> bool:
    """Whether a wording in a heading is about someone or something else.

    So it is with people, animals or another thing right before it, another thing right behind it, or people and
    animals behind "of" or "for".
    """
    before = " ".join(text[: match.start()].split()[-BESIDE_WORDS:])
    after = text[match.end() :].split()[:_OF_WORDS]
    if lexicon.BEINGS.search(before) or lexicon.OTHERS.search(" ".join((before, *after[:1]))):
        return True
    being = lexicon.BEINGS.search(" ".join(after))
    return bool(being and _OF.search(f" {' '.join(after)[: being.start()]}"))


def _hits(text: str, *, card: bool, sure: bool) -> Iterator[Hit]:
    """Find the phrases of a text, each with what it scores where it stands."""
    flat = lexicon.plain(text)
    spaces = [index for index, char in enumerate(flat) if char == " "]
    phrases: list[tuple[int, int, Phrase]] = []
    at: dict[Role, list[int]] = {role: [] for role in Role}
    for match in lexicon.ANY.finditer(flat):
        entry = lexicon.found(match[0], lexicon.ENTRIES)
        first = bisect_right(spaces, match.start())
        if isinstance(entry, Role):
            at[entry].append(first)
        else:
            phrases.append((first, first + match[0].count(" "), entry))
    for pattern, phrase in lexicon.GAPS:
        found = ((bisect_right(spaces, match.start()), match[0].count(" ")) for match in pattern.finditer(flat))
        phrases.extend((first, first + words, phrase) for first, words in found)
    for first, last, phrase in sorted(phrases, key=lambda one: one[:2]):
        yield Hit(phrase, first, last, _score(phrase, first, last, at, card=card, sure=sure))


def _score(phrase: Phrase, first: int, last: int, at: dict[Role, list[int]], *, card: bool, sure: bool) -> int:
    """Return 2, 1 or 0. `sure`: a heading has decided, and the text speaks of models throughout."""
    if phrase.strength is Strength.WEAK or _near(at[Role.OTHER], first, last, BESIDE_WORDS):
        return 0
    if phrase.strength is Strength.NAME and phrase.names_a_model:
        return 2
    if phrase.strength in {Strength.NAME, Strength.STRONG}:
        return 2 if sure or not _near(at[Role.BEING], first, last, BESIDE_WORDS) else 0
    if not sure and _near(at[Role.BEING], first, last, BEING_WORDS):
        return 0
    if phrase.strength is Strength.CARD and card:
        return 2
    return int(sure or phrase.names_a_model or _near(at[Role.MODEL], first, last, MODEL_WORDS))


def _near(places: list[int], first: int, last: int, words: int) -> bool:
    """Whether one of the sorted places stands within so many words of a phrase."""
    index = bisect_right(places, first - words - 1)
    return index < len(places) and places[index] <= last + words


def _speaks_of_it(text: str, hits: Iterable[Hit], score: int) -> bool:
    """Whether the phrases of a text suffice without any heading."""
    named = any(hit.score and hit.phrase.strength is Strength.NAME for hit in hits)
    return named or score >= (ON_TOPIC if len(text.split()) <= SHORT_WORDS else ON_TOPIC_LONG)


def _best_passage(hits: Iterable[Hit]) -> int:
    """Return the highest sum of distinct phrases within PASSAGE_WORDS; lesser ones of one sub-topic count once."""
    scoring = [hit for hit in hits if hit.score]
    best = start = 0
    for end, hit in enumerate(scoring):
        while hit.first - scoring[start].first > PASSAGE_WORDS:
            start += 1
        passage = scoring[start : end + 1]
        telling = {one.phrase.text: one.score for one in passage if one.score > 1}
        lesser = {one.phrase.topic for one in passage if one.score == 1}
        best = max(best, sum(telling.values()) + len(lesser))
    return best


def _with_parents(topics: Iterable[str]) -> tuple[str, ...]:
    """Return the topics with their parents, in order of the vocabulary."""
    chosen = set(topics)
    chosen |= {topic.partition(".")[0] for topic in chosen}
    return tuple(topic for topic in lexicon.LABELS if topic in chosen)
