"""Documents that are new, and the first round of a new service."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from watcher.compare.forms import glyphs
from watcher.entries.body import Part, Span, heading, item, links, own, paragraph, row
from watcher.entries.build import Said, compose
from watcher.entries.changes import at_section
from watcher.entries.membership import EVERYTHING, MAIN, categories, feeds_of_document
from watcher.entries.room import BEGUN_BYTES_MAX, ITEM_BYTES_MAX, within
from watcher.entries.titles import fitting, source_title
from watcher.entries.wording import (
    SOURCE_KIND_WORDS,
    counted,
    day,
    iso_day,
    lines,
    listed,
    moment,
    number,
    pages,
    section_heading,
    section_ref,
    sentence,
)
from watcher.model import Document, Entry, Event, Kind, Link, Reason, Scope, Section, Side, Snapshot, Source

LISTED_SECTIONS_MAX = 80
"""Sections that one item lists."""
LISTED_TITLES_MAX = 25
_LEFT_OUT = paragraph("More is left out here: the document holds it.")


def new(  # noqa: PLR0913 - what a new document is told by
    source: Source,
    document: Document,
    snapshot: Snapshot,
    *,
    told: datetime,
    feed_id: str,
    main: bool,
    found: str | None = None,
    previous: tuple[Source, Document] | None = None,
    reason: Reason | None = None,
) -> Entry:
    """Return the entry of a document that was read for the first time.

    `main`: whether it belongs in the main feed (or commentary); `found`: the title of the index that listed it;
    `previous`: the card before it in its series.
    """
    welfare = welfare_roots(document) if source.scope is Scope.WELFARE else ()
    topics = tuple(sorted({topic for section in document.sections if section.relevant for topic in section.topics}))
    said = Said(
        fitting(f"New: {source_title(source)}", _sizes(source, document, welfare)),
        _summary(source, document, snapshot, found, welfare),
        (
            *within(_contents(source, document, previous), ITEM_BYTES_MAX, _LEFT_OUT),
            *_evidence(source, snapshot, welfare),
        ),
    )
    return replace(
        compose(Event.NEW, source, said, told=told, feed_id=feed_id),
        feeds=feeds_of_document(source, topics, main=main),
        reason=reason,
        categories=categories(Event.NEW, source, topics),
        links=_links(source, snapshot, welfare),
        topics=topics,
        relevant=any(section.relevant for section in document.sections),
        after=snapshot.id,
        sha256_after=snapshot.sha256,
        rules_digest=snapshot.rules_digest,
    )


def begun(
    *,
    sources: Iterable[Source],
    documents: Mapping[str, Document],
    unreadable: Mapping[str, str],
    already: Iterable[str] = (),
    told: datetime,
    feed_id: str,
) -> Entry:
    """Return the entry of the first complete round: what is watched, what could not be read, the table of cards.

    `documents` and `unreadable` (why, in a sentence) are keyed by source id; `already`: ids of all that was ever read.
    """
    known = {source.id: source for source in sources}
    read = [known[source_id] for source_id in documents if source_id in known]
    failed = [(known[source_id], why) for source_id, why in unreadable.items() if source_id in known]
    watched = f"{counted(len(read) + len(failed), 'document')} watched{_unread_words(len(failed), len(read))}"
    kept = "None of them was read and kept yet" if not read else "Each that could be read was kept"
    summary = (
        f"{kept if failed else 'Each was read and kept'}; from here on every change is told. Begun {moment(told)}.",
        sentence(watched),
    )
    all_of_them = paragraph("More are on ", Span("the front page", "", own("index.html")), ".")
    parts = (*_cards(read, documents), *_watched(read), *_unread(failed))
    rest = within(parts, BEGUN_BYTES_MAX, all_of_them)
    said = Said(f"Watching begun: {watched}", summary, tuple(rest))
    return replace(
        compose(Event.BEGUN, None, said, told=told, feed_id=feed_id),
        feeds=(MAIN, EVERYTHING),
        links=(Link("page", "all documents", "index.html"),),
        sources=tuple(sorted({*already, *documents})),
    )


def _unread_words(failed: int, read: int) -> str:
    """Return how many of those watched could not be read: what is watched is what is declared, as everywhere."""
    if not failed:
        return ""
    who = number(failed) + " of them" if read else "none of them" if failed > 1 else "it"
    return f"; {who} could {'not ' if read or failed == 1 else ''}be read yet"


def welfare_roots(document: Document) -> tuple[Section, ...]:
    """Return the relevant sections that do not stand under another relevant one."""
    relevant = [section for section in document.sections if section.relevant]
    return tuple(s for s in relevant if not any(_holds(other, s) for other in relevant))


def titles_apart(
    document: Document, previous: Document, *, models: tuple[str | None, str | None] = (None, None)
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles of relevant sections that only `document` has, and those that only `previous` has.

    A title counts as there whether its section is relevant or not; `models` are the names that stand for one another.
    """
    model, other = models
    return _only(document, model, previous, other), _only(previous, other, document, model)


def _only(document: Document, model: str | None, other: Document, other_model: str | None) -> tuple[str, ...]:
    known = {_key(section.title, other_model) for section in other.sections}
    titles = {_key(section.title, model): section.title for section in document.sections if section.relevant}
    return tuple(title for key, title in titles.items() if key not in known)


def _key(title: str, model: str | None) -> str:
    """Return a title without what a printer, or the next model of a series, changes in it."""
    words = " ".join(glyphs(title).casefold().split())
    return words.replace(model.casefold(), "{model}") if model else words


def _holds(outer: Section, inner: Section) -> bool:
    return outer.level < inner.level and inner.path[: len(outer.path) + 1] == (*outer.path, outer.title)


def _sizes(source: Source, document: Document, welfare: Sequence[Section]) -> Iterable[str]:
    size = f", {document.pages} pages" if document.pages else f", {document.words:,} words"
    if source.scope is Scope.WELFARE and source.primary:
        yield f"{size}; {_welfare_words(document, welfare)}"
        yield f"{size}; {counted(len(welfare), 'section')} on model welfare"
    yield size


def _welfare_words(document: Document, welfare: Sequence[Section]) -> str:
    if not welfare:
        return "no section on model welfare found"
    if [section.title for section in welfare] == [document.title] and not document.pages:
        return "it speaks of model welfare"  # a post without headings, of which its own title would be the section
    where = listed([_place(section) for section in welfare])
    return f"model welfare is section {where}" if len(welfare) == 1 else f"model welfare in sections {where}"


def _place(section: Section) -> str:
    on = pages(section.page_first, section.page_last)
    return section_ref(Side.of(section)) + (f", {on}" if on else "")


def _summary(
    source: Source, document: Document, snapshot: Snapshot, found: str | None, welfare: Sequence[Section]
) -> tuple[str, ...]:
    size = f"{document.pages} pages, {document.words:,} words" if document.pages else f"{document.words:,} words"
    about = _welfare_words(document, welfare) if source.scope is Scope.WELFARE and source.primary else ""
    published = f"published {day(source.published)}" if source.published else ""
    dated = f"dated {iso_day(document.dated)}" if document.dated else published
    return lines(
        sentence(f"{source.publisher}, {SOURCE_KIND_WORDS[source.kind]}: {size}", about),
        sentence(f'found through "{found}"' if found else "", dated, f"first read {moment(snapshot.captured)}"),
    )


def _contents(source: Source, document: Document, previous: tuple[Source, Document] | None) -> list[Part]:
    if not source.primary:
        return []
    sections = [section for section in document.sections if section.relevant and section.level]
    parts = [heading("Sections" if source.scope is Scope.ALL else "Sections on model welfare")] if sections else []
    parts += [item(_entry_of_contents(section)) for section in sections[:LISTED_SECTIONS_MAX]]
    if len(sections) > LISTED_SECTIONS_MAX:
        parts.append(paragraph(f"And {len(sections) - LISTED_SECTIONS_MAX} more."))
    return parts + (_beside(source, document, *previous) if previous else [])


def _entry_of_contents(section: Section) -> str:
    on = pages(section.page_first, section.page_last)
    return section_heading(Side.of(section)) + (f", {on}" if on else "")


def _beside(source: Source, document: Document, other_source: Source, other: Document) -> list[Part]:
    ours, theirs = titles_apart(document, other, models=(source.model, other_source.model))
    parts = [heading(f"Beside {other_source.title}"), paragraph("Titles only; contents not compared.")]
    for words, titles in (("Only here", ours), ("Only there", theirs)):
        shown = "; ".join(titles[:LISTED_TITLES_MAX]) or "none"
        more = f"; and {len(titles) - LISTED_TITLES_MAX} more" if len(titles) > LISTED_TITLES_MAX else ""
        parts.append(paragraph(Span(f"{words}:", "strong"), f" {shown}{more}"))
    return parts


def _evidence(source: Source, snapshot: Snapshot, welfare: Sequence[Section]) -> list[Part]:
    return [paragraph("SHA-256 ", Span(snapshot.sha256, "code")), links(_links(source, snapshot, welfare))]


def _links(source: Source, snapshot: Snapshot, welfare: Sequence[Section]) -> tuple[Link, ...]:
    side = Side.of(welfare[0]) if welfare else None
    document = Link("source", "Document", source.url)
    at = at_section(snapshot.url, side)
    return (document, Link("section", "Its section on model welfare", at)) if at != snapshot.url else (document,)


def _cards(sources: Sequence[Source], documents: Mapping[str, Document]) -> list[Part]:
    cards = [source for source in sources if source.kind is Kind.SYSTEM_CARD]
    if not cards:
        return []
    head = row(
        Span("Card", "strong"), Span("Dated", "strong"), Span("Pages", "strong"), Span("Model welfare", "strong")
    )
    return [heading("System cards"), head, *(_card(source, documents[source.id]) for source in cards)]


def _card(source: Source, document: Document) -> Part:
    welfare = "; ".join(
        f"{section_heading(Side.of(s))}, {pages(s.page_first, s.page_last)}".rstrip(", ")
        for s in welfare_roots(document)[:4]
    )
    dated = iso_day(document.dated) if document.dated else "no date"
    return row(Span(source.title, "", source.url), dated, str(document.pages or "-"), welfare or "no section found")


def _watched(sources: Sequence[Source]) -> list[Part]:
    parts: list[Part] = []
    for publisher in sorted({source.publisher for source in sources}, key=str.casefold):
        own = [source for source in sources if source.publisher == publisher]
        parts += [heading(publisher), *(item(Span(source.title, "", source.url)) for source in own)]
    return parts


def _unread(failed: Sequence[tuple[Source, str]]) -> list[Part]:
    if not failed:
        return []
    return [heading("Not readable yet"), *(item(Span(s.title, "", s.url), f": {why}") for s, why in failed)]
