"""Documents to documents whose sections have topics.

A section is on topic when its own heading or that of an ancestor says so, or when its text does: phrases that name the
subject or stand for it, a statement about a model (see statements), or several lesser phrases in a passage beside
a word for a model and away from people and animals. The text right under a heading that joins welfare to another field
does not decide: its subsections do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from watcher.model import Document, Scope, Section
from watcher.topics import passages
from watcher.topics.headings import decision, inherited, is_mixed
from watcher.topics.lexicon import plain, vocabulary
from watcher.topics.passages import Context

COVER_CHARS = 300
"""Of the first section: where a document whose title is plain calls itself a system card."""


@dataclass(frozen=True, slots=True)
class Why:
    """What decided on a section."""

    number: str | None
    title: str
    topics: tuple[str, ...]
    heading: str | None
    """The wording in its own heading that decided."""
    inherited: str | None
    """The heading above it that decided, whole."""
    phrases: tuple[str, ...]
    """The phrases that count, most telling first."""
    score: int
    """Of its best passage; see `passages`."""


def mark(document: Document, scope: Scope, model: str | None = None) -> Document:
    """Return the document with `topics` and `relevant` of every section. Everything is relevant under Scope.ALL.

    `model` is what the source's declaration calls the document's model: its name then counts as a word for one.
    """
    sections = tuple(
        replace(section, topics=why.topics, relevant=bool(why.topics) or scope is Scope.ALL)
        for section, why in zip(document.sections, explain(document, model), strict=True)
    )
    return replace(document, sections=sections)


def explain(document: Document, model: str | None = None) -> tuple[Why, ...]:
    """Return, for each section in order, its topics and the phrases and headings that decided."""
    cover = document.sections[0].text[:COVER_CHARS] if document.sections else ""
    card = bool(vocabulary().cards.search(plain(f"{document.title}\n{cover}")))
    own = _named(own_model(document.title), *declared_models(model))
    root = _in_general(document.title, own)
    found = []
    for section in document.sections:
        said = _speaking_generally(section, own)
        why = _why(said, f"{said.title}\n{said.text}", root=root, card=card)
        found.append(_named_again(why, section, own))
    return tuple(found)


_CARD_OF = re.compile(
    r"(?:the )?(?P<name>{word}(?: {word}){{0,2}}?)(?:[ -]v?\d[\w.]*)*:? (?:system|model) card\b".format(
        word=r"[^\W\d_]+(?:[-'][^\W\d_]+)*"
    ),
    re.IGNORECASE,
)
_LISTED = re.compile(r"&|,|/|\band\b")
_VERSIONED = re.compile(r"[ -]v?\d.*")
_NO_NAME = frozenset(
    {"ai", "our", "a", "this", "full", "model", "models", "system", "new", "updated", "draft", "example"}
)


def own_model(title: str) -> str | None:
    """Return what a system card's title calls its model, without the version; None where it names none."""
    match = _CARD_OF.match(title)
    name = match["name"] if match else None
    return name if name and not _NO_NAME.intersection(name.lower().split()) else None


def declared_models(model: str | None) -> tuple[str, ...]:
    """Return the names in a declaration's `model`, without versions and those that are words for a model anyway."""
    names = (_VERSIONED.sub("", name.strip()) for name in _LISTED.split(model or ""))
    return tuple(name for name in names if name and not vocabulary().models.search(plain(name)))


def _named(*names: str | None) -> re.Pattern[str] | None:
    """Return what finds a document's own models, one with its version or several; None where it has none."""
    known = sorted((re.escape(name) for name in names if name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(known)})(?:(s)\b|\b(?:[ -]v?\d[\w.]*\b)?)") if known else None


def _in_general(text: str, own: re.Pattern[str] | None) -> str:
    """Return a text that says "model" wherever it names the document's own."""
    return own.sub(lambda match: f"model{match[1] or ''}", text) if own else text


def _speaking_generally(section: Section, own: re.Pattern[str] | None) -> Section:
    if own is None:
        return section
    return replace(
        section,
        title=_in_general(section.title, own),
        path=tuple(_in_general(title, own) for title in section.path),
        blocks=tuple(replace(block, text=_in_general(block.text, own)) for block in section.blocks),
    )


def _named_again(why: Why, section: Section, own: re.Pattern[str] | None) -> Why:
    """Return why with the headings as the document has them."""
    above = {_in_general(title, own): title for title in section.path}
    return replace(why, title=section.title, inherited=above.get(why.inherited or "", why.inherited))


def topics_of_text(text: str) -> tuple[str, ...]:
    """Return the topics of a short text without any heading, such as a title with a summary; empty if off topic."""
    title, _, _ = text.strip().partition("\n")
    return _why(Section(title=title, level=0), text, root="", card=False).topics


def _why(section: Section, text: str, *, root: str, card: bool) -> Why:
    """Return what decided on a section with this title and text, in a document of this title."""
    flat = plain(text)
    around = plain("\n".join((root, *section.path)))
    of_models = card or bool(vocabulary().models.search(flat) or vocabulary().models.search(around))
    own = decision(section.title, of_models=of_models)
    above = inherited(section.path, root, of_models=of_models)
    sure = bool(own or above)
    words = flat.count(" ") + 1
    post = not (card or sure) and words <= passages.POST_WORDS
    hits = passages.hits(flat, Context(card, sure, of_models or bool(vocabulary().hints.search(flat)), post))
    score = passages.best_passage(hits)
    said = passages.suffices(hits, score=score, words=words) and not is_mixed(section.title)
    telling = sorted((hit for hit in hits if hit.score), key=lambda hit: (-hit.score, hit.first))
    topics = passages.topics(telling) | {one.topic for one in (own, above) if one}
    return Why(
        number=section.number,
        title=section.title,
        topics=_with_parents(topics) if sure or said else (),
        heading=own.wording if own else None,
        inherited=above.heading if above and not own else None,
        phrases=tuple(dict.fromkeys(hit.phrase.text for hit in telling)),
        score=score,
    )


def _with_parents(topics: Iterable[str]) -> tuple[str, ...]:
    """Return the topics with their parents, sorted."""
    return tuple(sorted({one for topic in topics for one in (topic, topic.partition(".")[0])}))
