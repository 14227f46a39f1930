"""What is said beside the quotations of a change: how it weighs, what its wording did, what its changelog says."""

from collections.abc import Sequence

from watcher.compare import cues
from watcher.compare.notices import is_of_changelog
from watcher.entries.clean import printable
from watcher.entries.happening import happened
from watcher.entries.quoting import count, first_words
from watcher.entries.wording import (
    CLASS_WORDS,
    NOTICE_WORDS,
    counted,
    lines,
    quoted,
    sections_named,
    sentence,
)
from watcher.model import ChangeKind, Edit, Notice, SectionChange

NOTICE_QUOTE_WORDS_MAX = 60
NAMED_SECTIONS_MAX = 5
CUES_MAX = 6
CUE_WORDS_MAX = 6


def weight_line(told: Sequence[SectionChange], *, quoting: bool) -> str:
    """Return the highest class in words, and what the changelog says."""
    if not told:
        return ""
    weight = CLASS_WORDS[max((section.edit_class for section in told), key=lambda c: c.rank)]
    return " ".join((sentence(weight), _notices(told, quoting=quoting)))


def weighed(headline: str, weight: str) -> tuple[str, ...]:
    """Return the headline and the line of weight, without the class in words where the headline has ended with it."""
    for words in CLASS_WORDS.values():
        if headline.endswith(f"{words}."):
            weight = weight.removeprefix(sentence(words)).strip()
    return lines(headline, weight)


def section_line(section: SectionChange, *, alone: bool, shared: bool, quoting: bool) -> str:
    """Return kind, class, cues and notice of one section, the changelog entry quoted.

    `alone`: it is the only one told, and the lines above have said all but the cues; `shared`: they have quoted the
    changelog; `quoting`: its words and those of the edits may be repeated.
    """
    kinds = (
        ""
        if alone and section.kinds == (ChangeKind.EDITED,)
        else sentence(happened(section), CLASS_WORDS[section.edit_class])
    )
    did = cue_words(section, quoting=quoting)
    notice = "" if alone or shared else sentence(notice_words(section, quoting=quoting))
    return " ".join(lines(kinds, sentence(did), notice))


def beside_changelog(told: Sequence[SectionChange]) -> list[SectionChange]:
    """Return the sections without the changelog itself, which is told by naming the others; it alone if it is all."""
    return [section for section in told if not is_of_changelog(section)] or list(told)


def shared_notice(told: Sequence[SectionChange]) -> bool:
    """Whether all sections have one notice, so that it is said once."""
    return len({(section.notice, section.notice_text) for section in told}) == 1


def notice_words(section: SectionChange, *, quoting: bool) -> str:
    """Return what the changelog says of one section, with its words if they may be repeated."""
    words = NOTICE_WORDS[section.notice]
    if section.side.page_first is not None:
        words = words.replace("the page carries", "the document carries")
    if not section.notice_text or not quoting:
        return words
    return f"{words}: {quoted(first_words(section.notice_text, NOTICE_QUOTE_WORDS_MAX))}"


def words_aside(told: Sequence[SectionChange]) -> int:
    """Return how many source words the cues and the changelog's entries of these sections repeat."""
    notices = {section.notice_text for section in told if section.notice_text}
    entries = sum(min(count(text), NOTICE_QUOTE_WORDS_MAX) for text in notices) * (
        1 if shared_notice(told) else len(told)
    )
    return entries + sum(count(cue_words(section, quoting=True)) for section in told)


def cue_words(section: SectionChange, *, quoting: bool) -> str:
    """Return what the wording of a section's edits did, each thing once; with the words where they are few."""
    said = tuple(dict.fromkeys(_edit_cues(edit, quoting=quoting) for edit in section.edits if edit.cues))
    return "; ".join(said[:CUES_MAX]) + ("; and more" if len(said) > CUES_MAX else "")


def _edit_cues(edit: Edit, *, quoting: bool) -> str:
    """Return "number, date: '12 January' -> '8 July'"."""
    shown = {"sentence-added", "sentence-removed"} & {*edit.cues}  # the sentence itself stands just below
    few = quoting and not shown and max(count(edit.before), count(edit.after)) <= CUE_WORDS_MAX
    before, after = (printable(edit.before), printable(edit.after)) if few else ("", "")
    *others, last = edit.cues
    try:
        return ", ".join((*map(cues.describe, others), cues.sentence(last, before, after)))
    except KeyError:  # a cue that an older version told
        return ", ".join(cue.replace("-", " ") for cue in edit.cues)


def _notices(told: Sequence[SectionChange], *, quoting: bool) -> str:
    if shared_notice(told):
        return sentence(notice_words(told[0], quoting=quoting))
    groups: dict[Notice, list[SectionChange]] = {}
    for section in beside_changelog(told):
        groups.setdefault(section.notice, []).append(section)
    if len(groups) == 1:
        return sentence(NOTICE_WORDS[next(iter(groups))])
    return sentence(*(_of_sections(notice, group) for notice, group in groups.items()))


def _of_sections(notice: Notice, group: Sequence[SectionChange]) -> str:
    named = (
        sections_named([section.side for section in group])
        if len(group) <= NAMED_SECTIONS_MAX
        else counted(len(group), "section")
    )
    return NOTICE_WORDS[notice].replace("this", named)
