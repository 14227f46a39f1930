"""A change as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from watcher.entries.asides import NOTICE_QUOTE_WORDS_MAX, cue_words, notice_words
from watcher.entries.changes import at_section
from watcher.entries.happening import happened
from watcher.entries.membership import topic_words
from watcher.entries.quoting import PAGE_WORDS_MAX, SECONDARY_WORDS_MAX, Quote, Shown, first_words, within
from watcher.entries.wording import (
    CLASS_WORDS,
    capital,
    counted,
    moment,
    pages,
    place,
    section_heading,
)
from watcher.model import SECONDARY_KINDS, Comparison, EditClass, Entry, Notice, SectionChange

CONTENTS_MIN = 8
"""A page of so many sections begins with a list of them."""
_WEIGHTY = (EditClass.SUBSTANTIVE,)
_CHURN = (EditClass.EDITORIAL, EditClass.MECHANICAL)


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of a change page."""

    anchor: str
    heading: str
    was: str
    """Its old title where that differs."""
    path: tuple[str, ...]
    """The titles above it, the outermost first."""
    place: str
    happened: str
    weight: str
    edit_class: str
    cues: str
    notice: str
    notice_text: str
    source: str
    """The document's address at this section; empty: it has no address of its own."""
    gone: bool
    """Whether it stands only in the old version."""
    relevant: bool
    quotes: tuple[Quote, ...]
    churn: tuple[Quote, ...]
    churn_words: str
    withdrawn: int
    """Edits without words: they were withdrawn with another change."""
    withheld: int
    cut: bool


@dataclass(frozen=True, slots=True)
class MoveView:
    """A section that stands on other pages."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Files:
    """Where the two versions of a document stand; empty: nowhere that a page could lead to."""

    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, entry: Entry) -> "Files":
        """Return them as the entry's links tell: the newer first, and an older one where its address differs."""
        urls = [link.href for link in entry.links if link.rel == "source"]
        return cls(urls[-1], urls[0]) if urls else cls()

    def at(self, change: SectionChange) -> str:
        """Return the address of a section; empty where it has none of its own."""
        url = self.before if change.after is None else self.after
        return at_section(url, change.side) if url and change.side.anchor else ""


def page_limit(entry: Entry) -> int | None:
    """Return how many source words the change page may quote; None: all."""
    if entry.rights == "cc0":
        return None
    return SECONDARY_WORDS_MAX if entry.kind in SECONDARY_KINDS else PAGE_WORDS_MAX


def section_views(comparison: Comparison, limit: int | None, files: Files = Files()) -> tuple[SectionView, ...]:
    """Return the sections with their quotations: what may change meaning is quoted before anything else is."""
    weighty = within(comparison.sections, limit, _WEIGHTY)
    left = None if limit is None else limit - sum(quote.words for shown in weighty for quote in shown.quotes)
    churn = within(comparison.sections, left, _CHURN)
    return tuple(
        _section_view(number, heavy, light, files, quoting=limit != SECONDARY_WORDS_MAX)
        for number, (heavy, light) in enumerate(zip(weighty, churn, strict=True), 1)
    )


def move_views(comparison: Comparison) -> tuple[MoveView, ...]:
    """Return the relevant sections that moved to other pages."""
    return tuple(
        MoveView(
            section_heading(move.after),
            pages(move.before.page_first, move.before.page_last),
            pages(move.after.page_first, move.after.page_last),
        )
        for move in comparison.page_moves
        if move.relevant
    )


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic, with those of its sub-topics that are named beside it."""

    label: str
    stem: str
    """Of its feed; empty: the entry does not stand there."""
    parts: tuple["TopicView", ...] = ()


def topic_views(entry: Entry) -> tuple[TopicView, ...]:
    """Return the topics of an entry, each sub-topic behind the topic that it belongs to and without its name."""
    groups = [tuple(group) for _, group in groupby(sorted(entry.topics), key=lambda topic: topic.partition(".")[0])]
    return tuple(_topic_view(entry, *group) for group in groups)


def _topic_view(entry: Entry, topic: str, *parts: str) -> TopicView:
    stem = f"topics/{topic}"
    within = tuple(_topic_view(entry, part) for part in parts)
    short = tuple(replace(part, label=part.label.rpartition(": ")[2]) for part in within)
    return TopicView(topic_words(topic), stem if stem in entry.feeds else "", short)


def citation(entry: Entry, corrections: Sequence[Entry], service: str, url: str) -> str:
    """Return the sentences to cite a change by; of one that was withdrawn they claim nothing."""
    first = moment(entry.between[1]) if entry.between else moment(entry.told)
    read = "" if entry.withdrawn else f" New words first read {first}."
    corrected = f" Corrected {moment(corrections[-1].told)}." if corrections and not entry.withdrawn else ""
    digests = f" SHA-256 {(entry.sha256_before or '')[:12]} -> {(entry.sha256_after or '')[:12]}."
    return f"{service}: \u201c{entry.title}\u201d.{read}{corrected} {url}.{digests}"


def _section_view(number: int, heavy: Shown, light: Shown, files: Files, *, quoting: bool) -> SectionView:
    change = heavy.change
    open_churn = not heavy.quotes and change.edit_class is EditClass.EDITORIAL
    quotes = light.quotes if open_churn else heavy.quotes
    churn = () if open_churn else light.quotes
    return SectionView(
        anchor=f"s{number}",
        heading=section_heading(change.side),
        was=_old_title(change),
        path=change.side.path,
        place=place(change.before, change.after),
        happened=capital(happened(change, whence=False)),
        weight=CLASS_WORDS[change.edit_class],
        edit_class=change.edit_class.value,
        cues=capital(cue_words(change, quoting=quoting)),
        notice="" if change.notice is Notice.NO_CHANGELOG else capital(notice_words(change, quoting=False)),
        notice_text=first_words(change.notice_text or "", NOTICE_QUOTE_WORDS_MAX),
        source=files.at(change),
        gone=change.after is None,
        relevant=change.relevant,
        quotes=quotes,
        churn=churn,
        churn_words=_churn_words(churn),
        withdrawn=sum(edit.withdrawn for edit in change.edits),
        withheld=heavy.withheld + light.withheld,
        cut=heavy.cut or light.cut,
    )


def _old_title(change: SectionChange) -> str:
    before, after = change.before, change.after
    if before is None or after is None or section_heading(before) == section_heading(after):
        return ""
    return section_heading(before)


def _churn_words(churn: Sequence[Quote]) -> str:
    said = []
    for one in _CHURN:
        number = sum(quote.edit_class is one for quote in churn)
        if number:
            said.append(f"{counted(number, 'sentence')} with edits of {CLASS_WORDS[one]}")
    return capital(" and ".join(said))
