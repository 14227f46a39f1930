"""A change as an entry: what is said of it, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote as percent

from watcher.entries.asides import section_line, shared_notice, weight_line, words_aside
from watcher.entries.body import Part, Span, heading, links, own, paragraph, quote
from watcher.entries.build import Said, compose, stamped_id
from watcher.entries.clean import printable
from watcher.entries.membership import categories, feeds_of_change, is_of_welfare
from watcher.entries.quoting import (
    FREE_ITEM_WORDS_MAX,
    ITEM_WORDS_MAX,
    SECONDARY_WORDS_MAX,
    Quote,
    Run,
    Shown,
    within,
)
from watcher.entries.room import BORDER_BYTES, ITEM_BYTES_MAX, size
from watcher.entries.room import fitting as fitting_parts
from watcher.entries.sayings import (
    changelog_line,
    dated_line,
    elsewhere_line,
    folded_line,
    headline,
    window_line,
)
from watcher.entries.titles import change_title, fitting, page_move_words, source_title
from watcher.entries.wording import capital, counted, lines, moment, place, section_heading, section_noun, sentence
from watcher.model import (
    ChangeKind,
    Comparison,
    EditClass,
    Entry,
    Event,
    Kind,
    Link,
    Notice,
    Reason,
    SectionChange,
    Side,
    Snapshot,
    Source,
    highest,
)

OWN_TIME_REASONS = frozenset({Reason.SETTLED, Reason.RETURNED, Reason.CONFIRMED})
"""Such an entry tells a pair of snapshots again: its id is the moment at which it was told."""
ANCHOR_CHARS_MAX = 300
"""A longer one, as an address holds it, is no name that a person gave."""
ANNOUNCED_MAX = 3
"""Announcements without an edit that one item quotes."""
_REASON_WORDS = {
    Reason.RETURNED: "back to an earlier version",
    Reason.ALTERNATES: "alternates between two versions",
    Reason.SETTLED: "settled on one of two versions",
}
_NOT_THERE = Run("(not there)")
_NOTICE_ORDER = (Notice.NONE, Notice.NO_CHANGELOG, Notice.COVERED, Notice.NAMED)


@dataclass(frozen=True, slots=True)
class _Change:
    """What the parts of the text are made from."""

    source: Source
    comparison: Comparison
    before: Snapshot
    after: Snapshot
    told: tuple[SectionChange, ...]
    """The section changes that the entry is about; the others are one line."""
    shown: tuple[Shown, ...]
    summary: tuple[str, ...]
    window: str
    reason: str
    quoting: bool
    """Whether cues and changelog entries repeat words: they do where most of the limit stays for the sentences."""


def changed(  # noqa: PLR0913 - what a change is made of
    source: Source,
    comparison: Comparison,
    *,
    before: Snapshot,
    after: Snapshot,
    between: tuple[datetime, datetime],
    failed_reads: int,
    told: datetime,
    feed_id: str,
    texts: tuple[str, str],
    rules_digest: str,
    reason: Reason | None = None,
    back_to: datetime | None = None,
) -> Entry:
    """Return the entry of a change between two good snapshots.

    `between`: when the old words were last read and the new ones first; `failed_reads`: checks between those that could
    not read the source; `back_to`: when the version was first read to which a returning source went back.
    """
    change_id = f"{source.id}/{before.stamp}..{after.stamp}"
    event_id = stamped_id(source.id, told, reason) if reason in OWN_TIME_REASONS else change_id
    change = _told(source, comparison, before, after, window_line(between, failed_reads), reason_words(reason, back_to))
    topics, notice = _topics(change.told), _notice(change.told)
    said = Said(_title(change), change.summary, tuple(_parts(change)))
    return replace(
        compose(Event.CHANGED, source, said, told=told, feed_id=feed_id, event_id=event_id),
        feeds=feeds_of_change(source, comparison, reason),
        reason=reason,
        categories=categories(Event.CHANGED, source, topics, comparison.edit_class, notice),
        links=_links(change),
        topics=topics,
        edit_class=comparison.edit_class,
        relevant=any(section.relevant for section in comparison.sections),
        notice=notice,
        change_id=change_id,
        before=before.id,
        after=after.id,
        sha256_before=before.sha256,
        sha256_after=after.sha256,
        between=between,
        failed_reads=failed_reads,
        comparison=comparison,
        text_before=texts[0],
        text_after=texts[1],
        rules_digest=rules_digest,
    )


def item_limit(source: Source) -> int:
    """Return how many source words an item of this source may quote."""
    if source.rights == "cc0":
        return FREE_ITEM_WORDS_MAX
    return ITEM_WORDS_MAX if source.primary else SECONDARY_WORDS_MAX


def _told(
    source: Source, comparison: Comparison, before: Snapshot, after: Snapshot, window: str, reason: str
) -> _Change:
    told = comparison.sections
    if is_of_welfare(source.kind, comparison):
        told = _above_churn(tuple(section for section in told if section.relevant))
    limit, aside = item_limit(source), words_aside(told)
    quoting = source.primary and aside <= limit // 2
    shown = within(told, limit - aside * quoting, _classes_shown(told))
    weight = "" if source.kind is Kind.FEED else weight_line(told, quoting=quoting)
    summary = lines(sentence(reason), headline(comparison, told, section_noun(source)), weight)
    return _Change(source, comparison, before, after, told, shown, summary, window, reason, quoting)


def _above_churn(sections: tuple[SectionChange, ...]) -> tuple[SectionChange, ...]:
    """Return the sections if any of them says something else than before; a new print is told by its pages instead."""
    return sections if highest(section.edit_class for section in sections) is not EditClass.MECHANICAL else ()


def _classes_shown(told: Sequence[SectionChange]) -> tuple[EditClass, ...]:
    """Churn is a line, not a quotation; spelling is quoted where nothing weighs more."""
    if any(section.edit_class is EditClass.SUBSTANTIVE for section in told):
        return (EditClass.SUBSTANTIVE,)
    return (EditClass.EDITORIAL,)


def _title(change: _Change) -> str:
    if change.reason:
        return fitting(f"{source_title(change.source)}: ", [change.reason])
    return change_title(change.source, change.comparison, change.told)


def _parts(change: _Change) -> list[Part]:
    rest = lines(
        sentence(capital(page_move_words(change.comparison.page_moves))),
        folded_line(change.told or [section for section in change.comparison.sections if section.relevant]),
        elsewhere_line(change.comparison, change.told),
        dated_line(change.comparison),
        *map(changelog_line, change.comparison.announced_not_found[:ANNOUNCED_MAX]),
        change.window,
    )
    behind = [*map(paragraph, rest), *_evidence(change)]
    room = ITEM_BYTES_MAX - size((*map(paragraph, change.summary), *behind))
    return [*_sections(change, room), *behind]


def _sections(change: _Change, room: int) -> list[Part]:
    """Return what is said of the sections, as far as there is room, and how many more the change page has."""
    parts: list[Part] = []
    sections = [said for shown in change.shown if (said := _section_parts(change, shown))]
    for number, section in enumerate(sections):
        taken = fitting_parts(section, room)
        parts += taken
        room -= size(taken) + BORDER_BYTES
        if len(taken) < len(section):
            left = len(sections) - number - bool(taken)
            more = f"{capital(counted(left, 'more section'))} on " if left else "More on "
            return [*parts, paragraph(more, Span("the change page", "", own(_links(change)[0].href)), ".")]
    return parts


def _section_parts(change: _Change, shown: Shown) -> list[Part]:
    section = shown.change
    if not shown.quotes and len(change.told) > 1 and section.edit_class is EditClass.MECHANICAL:
        return []
    pages = place(section.before, section.after)
    parts = [heading(section_heading(section.side) + (f" — {pages}" if pages else ""))]
    alone, shared = len(change.told) == 1, shared_notice(change.told)
    said = section_line(section, alone=alone, shared=shared, quoting=change.quoting)
    parts += [paragraph(said)] if said and change.source.kind is not Kind.FEED else []
    for one in shown.quotes or _headings(section):
        parts += quote_parts(one)
    if gone := sum(edit.withdrawn for edit in section.edits):
        parts.append(paragraph(Span(f"({counted(gone, 'edit')} not quoted: the words were withdrawn)", "em")))
    left = shown.withheld
    if left or shown.cut:
        more = f"{left} more on the change page" if left else "shortened here"
        parts.append(paragraph(Span(f"({more})", "em")))
    return parts


def _headings(section: SectionChange) -> tuple[Quote, ...]:
    """Return the old and new heading of a section that was retitled, as a quotation."""
    if ChangeKind.RETITLED not in section.kinds or section.before is None or section.after is None:
        return ()
    runs = Run(printable(section.before.title), "removed"), Run(printable(section.after.title), "added")
    return (Quote(section.edit_class, runs),)


def quote_parts(one: Quote) -> list[Part]:
    """Return the two lines of a quotation; they read without any mark."""
    return [
        quote(Span("Before:", "strong"), " ", *map(_span, one.before or (_NOT_THERE,))),
        quote(Span("After:", "strong"), " ", *map(_span, one.after or (_NOT_THERE,))),
    ]


def _span(run: Run) -> Span:
    return Span(run.text, {"same": "", "removed": "del", "added": "ins"}[run.mark])  # type: ignore[arg-type]


def _evidence(change: _Change) -> list[Part]:
    digests = paragraph("SHA-256 ", Span(change.before.sha256, "code"), " -> ", Span(change.after.sha256, "code"))
    return [digests, links(_links(change))]


def _links(change: _Change) -> tuple[Link, ...]:
    path = page_path(f"{change.source.id}/{change.before.stamp}..{change.after.stamp}")
    ours = (
        Link("page", "Change", f"{path}.html"),
        Link("diff", "Diff", f"{path}.diff"),
        Link("json", "Data", f"{path}.json"),
    )
    side = change.told[0].after if change.told else None
    if change.before.url == change.after.url:
        return (*ours, Link("source", "Source", at_section(change.source.url, side)))
    old = Link("source", "Old file", change.before.url)
    return (*ours, Link("source", "New file", at_section(change.after.url, side)), old)


def at_section(url: str, side: Side | None) -> str:
    """Return the address of a document at one of its sections."""
    anchor = percent(side.anchor, safe="=-._~!$&()*+,;:@/?") if side and side.anchor else ""
    return f"{url.partition('#')[0]}#{anchor}" if 0 < len(anchor) <= ANCHOR_CHARS_MAX else url


def page_path(change_id: str) -> str:
    """Return where the public files of a change stand, without their ending."""
    source_id, _, stamps = change_id.rpartition("/")
    return f"changes/{source_id}/{stamps.replace('..', '-')}"


def reason_words(reason: Reason | None, back_to: datetime | None) -> str:
    """Return how the change came about, where that is what it is told for."""
    words = _REASON_WORDS.get(reason, "") if reason else ""
    if reason is Reason.RETURNED and back_to is not None:
        return f"back to the version first read {moment(back_to)}"
    return words


def _topics(told: Sequence[SectionChange]) -> tuple[str, ...]:
    return tuple(sorted({topic for section in told if section.relevant for topic in section.topics}))


def _notice(told: Sequence[SectionChange]) -> Notice | None:
    """The notice of the whole: what is mentioned least decides."""
    notices = {section.notice for section in told}
    return next((notice for notice in _NOTICE_ORDER if notice in notices), None)
