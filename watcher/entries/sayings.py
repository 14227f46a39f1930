"""The sentences of a change: how much, where, how it weighs, what its changelog says, between which times."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from watcher.compare.notices import is_of_changelog
from watcher.entries.asides import NOTICE_QUOTE_WORDS_MAX, beside_changelog
from watcher.entries.clean import shortened
from watcher.entries.happening import section_counts
from watcher.entries.quoting import first_words, quotes_of
from watcher.entries.wording import (
    CLASS_WORDS,
    counted,
    iso_day,
    listed,
    moment,
    number,
    quoted,
    sentence,
)
from watcher.model import (
    ChangeKind,
    ChangelogEntry,
    Comparison,
    EditClass,
    SectionChange,
)

LONG_NAME_CHARS_MAX = 90
_FOLD_WORDS = {
    "page-number": "page number",
    "footnote": "footnote number",
    "cross-reference": "cross-reference",
    "section-number": "section number",
}


def headline(comparison: Comparison, told: Sequence[SectionChange], noun: str) -> str:
    """Return what happened, in one sentence."""
    if not told:
        return _wordless(comparison)
    quotes = [quote for one in told for quote in quotes_of(one)]
    sole = len(comparison.sections) == 1 and len(quotes) == 1 and told[0].edit_class is not EditClass.MECHANICAL
    alone = sole and told[0].kinds == (ChangeKind.EDITED,) and not any(edit.withdrawn for edit in told[0].edits)
    if alone and quotes[0].edits and quotes[0].edits[0].before == quotes[0].edits[0].after:
        return sentence(f"one passage moved, under {section_name_long(told[0])}", "no word changed")
    if alone:
        happened = "added" if quotes[0].added else "removed" if quotes[0].removed else "changed"
        nothing_else = "nothing else did" if happened == "changed" else "nothing else changed"
        return sentence(f"one sentence {happened}, under {section_name_long(told[0])}", nothing_else)
    return sentence(*section_counts(told, noun), _edit_counts(told))


def section_name_long(section: SectionChange) -> str:
    """Return `"Hard constraints"` or `7.2.3 "Title"`."""
    side = section.side
    title = quoted(shortened(side.title, LONG_NAME_CHARS_MAX))
    return f"{side.number} {title}" if side.number else title


def folded_line(told: Sequence[SectionChange]) -> str:
    """Return the churn of the sections told in one line: "Folded: two edits of spelling ..., 41 page numbers."."""
    top = max((section.edit_class for section in told), key=lambda c: c.rank, default=EditClass.MECHANICAL)
    edits = [edit for section in told for edit in section.edits]
    editorial = sum(edit.edit_class is EditClass.EDITORIAL for edit in edits)
    folded = Counter(edit.fold or "" for edit in edits if edit.edit_class is EditClass.MECHANICAL)
    said = (
        [counted(editorial, "edit") + " of spelling and punctuation"]
        if editorial and top is EditClass.SUBSTANTIVE
        else []
    )
    said += [_fold_words(fold, count) for fold, count in folded.most_common()]
    return sentence("Also, folded here: " + listed(said)) if said else ""


def elsewhere_line(comparison: Comparison, told: Sequence[SectionChange]) -> str:
    """Return what changed outside the welfare sections, where these are told, in one line."""
    rest = [section for section in comparison.sections if section not in told and not section.relevant]
    if not rest:
        return ""
    rest = beside_changelog(rest)
    if is_of_changelog(rest[0]):
        return "Outside the welfare sections: its changelog alone."
    weighty = sum(section.edit_class is EditClass.SUBSTANTIVE for section in rest)
    who = "it" if len(rest) == 1 else "they" if weighty == len(rest) else f"{number(weighty)} of them"
    return sentence(
        f"Outside the welfare sections: {listed(section_counts(rest, 'section'))}",
        f"{who} may change meaning" if weighty else "",
    )


def dated_line(comparison: Comparison) -> str:
    """Return how the document's own date moved."""
    before, after = comparison.dated_before, comparison.dated_after
    if before == after:
        return ""
    if before and after:
        return f"Its date moved from {iso_day(before)} to {iso_day(after)}."
    return (
        f"It now bears the date {iso_day(after)}." if after else f"It no longer bears the date {iso_day(before or '')}."
    )


def changelog_line(entry: ChangelogEntry) -> str:
    """Return an announcement that no edit matches."""
    when = f" ({iso_day(entry.date)})" if entry.date else ""
    text = quoted(first_words(entry.text, NOTICE_QUOTE_WORDS_MAX))
    return f"Its changelog announces what was not found in the text{when}: {text}"


def window_line(between: tuple[datetime, datetime], failed_reads: int) -> str:
    """Return when the old words were last read and the new ones first, and what was not read between."""
    last, first = between
    failed = f"{counted(failed_reads, 'check')} between failed to read it" if failed_reads else ""
    return sentence(
        f"Last read with the old words {moment(last, near=first)}",
        f"first with the new {moment(first, after=last, near=last)}",
        failed,
    )


def _wordless(comparison: Comparison) -> str:
    moved = len(comparison.page_moves)
    if moved:
        words = (
            "new print, no wording of its welfare sections changed"
            if comparison.sections
            else "new print, no wording changed"
        )
        return sentence(words, f"{counted(moved, 'section')} on other pages")
    return (
        sentence("its date moved", "no word changed")
        if comparison.dated_before != comparison.dated_after
        else "Layout and numbering only."
    )


def _edit_counts(told: Sequence[SectionChange]) -> str:
    classes = Counter(edit.edit_class for section in told for edit in section.edits)
    edits = sum(classes.values())
    if edits <= 1:
        return ""
    if len(classes) == 1:
        (one,) = classes
        return f"{counted(edits, 'edit')}, all of {'which ' * (one is EditClass.SUBSTANTIVE)}{CLASS_WORDS[one]}"
    said = [_edits_of_class(classes[one], one) for one in EditClass if classes[one]]
    return f"of {number(edits)} edits {listed(said)}"


def _edits_of_class(count: int, edit_class: EditClass) -> str:
    verb = "" if edit_class is EditClass.SUBSTANTIVE else "is " if count == 1 else "are "
    return f"{number(count)} {verb}{CLASS_WORDS[edit_class]}"


def _fold_words(fold: str, count: int) -> str:
    noun = _FOLD_WORDS.get(fold, f"{fold.replace('-', ' ')} edit" if fold else "edit of layout and numbering")
    if not fold:
        return f"{counted(count, 'edit')} of layout and numbering"
    return counted(count, noun)
