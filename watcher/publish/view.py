"""A change as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from watcher.entries.asides import NOTICE_QUOTE_WORDS_MAX, cue_words, notice_words
from watcher.entries.quoting import PAGE_WORDS_MAX, SECONDARY_WORDS_MAX, Quote, Shown, first_words, within
from watcher.entries.wording import (
    CLASS_WORDS,
    capital,
    counted,
    kind_words,
    moment,
    pages,
    place,
    section_heading,
    section_name,
)
from watcher.model import SECONDARY_KINDS, Comparison, EditClass, Entry, Notice, SectionChange

_WEIGHTY = (EditClass.SUBSTANTIVE,)
_CHURN = (EditClass.EDITORIAL, EditClass.MECHANICAL)


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of a change page."""

    anchor: str
    heading: str
    was: str
    """Its old title where that differs."""
    path: str
    place: str
    happened: str
    weight: str
    edit_class: str
    cues: str
    notice: str
    notice_text: str
    relevant: bool
    quotes: tuple[Quote, ...]
    churn: tuple[Quote, ...]
    churn_words: str
    withheld: int
    cut: bool


@dataclass(frozen=True, slots=True)
class MoveView:
    """A section that stands on other pages."""

    name: str
    before: str
    after: str


def page_limit(entry: Entry) -> int | None:
    """Return how many source words the change page may quote; None: all."""
    if entry.rights == "cc0":
        return None
    return SECONDARY_WORDS_MAX if entry.kind in SECONDARY_KINDS else PAGE_WORDS_MAX


def section_views(comparison: Comparison, limit: int | None) -> tuple[SectionView, ...]:
    """Return the sections with their quotations: what may change meaning is quoted before anything else is."""
    weighty = within(comparison.sections, limit, _WEIGHTY)
    left = None if limit is None else limit - sum(quote.words for shown in weighty for quote in shown.quotes)
    churn = within(comparison.sections, left, _CHURN)
    return tuple(
        _section_view(number, heavy, light, quoting=limit != SECONDARY_WORDS_MAX)
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


def citation(entry: Entry, service: str, url: str) -> str:
    """Return the sentence to cite a change by."""
    first = moment(entry.between[1]) if entry.between else moment(entry.told)
    digests = f" SHA-256 {(entry.sha256_before or '')[:12]} -> {(entry.sha256_after or '')[:12]}."
    return f"{service}: \u201c{entry.title}\u201d. New words first read {first}. {url}.{digests}"


def _section_view(number: int, heavy: Shown, light: Shown, *, quoting: bool) -> SectionView:
    change = heavy.change
    open_churn = not heavy.quotes and change.edit_class is EditClass.EDITORIAL
    quotes = light.quotes if open_churn else heavy.quotes
    churn = () if open_churn else light.quotes
    return SectionView(
        anchor=f"s{number}",
        heading=section_heading(change.side),
        was=_old_title(change),
        path=" / ".join(change.side.path),
        place=place(change.before, change.after),
        happened=_happened(change),
        weight=CLASS_WORDS[change.edit_class],
        edit_class=change.edit_class.value,
        cues=capital(cue_words(change, quoting=quoting)),
        notice="" if change.notice is Notice.NO_CHANGELOG else capital(notice_words(change, quoting=False)),
        notice_text=first_words(change.notice_text or "", NOTICE_QUOTE_WORDS_MAX),
        relevant=change.relevant,
        quotes=quotes,
        churn=churn,
        churn_words=_churn_words(churn),
        withheld=heavy.withheld + light.withheld,
        cut=heavy.cut or light.cut,
    )


def _old_title(change: SectionChange) -> str:
    before, after = change.before, change.after
    if before is None or after is None or section_heading(before) == section_heading(after):
        return ""
    return section_heading(before)


def _happened(change: SectionChange) -> str:
    others = ", ".join(section_name(side) for side in change.others)
    return capital(kind_words(change.kinds)) + (f" with {others}" if others else "")


def _churn_words(churn: Sequence[Quote]) -> str:
    said = []
    for one in _CHURN:
        number = sum(quote.edit_class is one for quote in churn)
        if number:
            said.append(f"{counted(number, 'sentence')} with edits of {CLASS_WORDS[one]}")
    return capital(" and ".join(said))
