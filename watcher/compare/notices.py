"""What a document's own changelog says of its changes: which new entry names a section, which only covers it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from watcher.compare.announced import announced
from watcher.compare.cues import numbers
from watcher.compare.forms import glyphs
from watcher.compare.lexicon import FUNCTION_WORDS, MODEL_NAMES, UNITS, words
from watcher.compare.references import section_numbers, section_ranges
from watcher.extract.outline import is_changelog
from watcher.model import ChangelogEntry, Document, Edit, Notice, SectionChange

SUBJECT_LETTERS_MIN: Final = 3
SUBJECT_WORDS_MIN: Final = 2
"""Words of its subject that an entry must share with the changed words to name them."""
SUBJECT_SHARE_MIN: Final = 0.25
TITLE_SHARE_MIN: Final = 0.6
BEHIND_NUMBERS: Final = 1_000_000

_BLANKET: Final = re.compile(
    r"\b(?:minor|typos?|copy[- ]?edit\w*|small (?:changes?|fixes|corrections?|edits?)|various|miscellaneous|general"
    r"|formatting|wording|wordsmithing|editorial|throughout|clarity|clarifications?|cosmetic|grammar|grammatical"
    r"|spelling|cleanup|stylistic)\b",
    re.IGNORECASE,
)
_BEYOND: Final = re.compile(
    r"\b(?:throughout|various|miscellaneous|general|including|elsewhere|among others?|(?:and|plus) other"
    r"|across the (?:card|document|page|report|text))\b",
    re.IGNORECASE,
)
"""Wording by which an entry that names a place means others too."""
_DOTTED: Final = re.compile(r"(?<![\d.])\d+(?:\.\d+)+(?:\.[A-Z])?(?![\d])")
_VALUE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_FIGURE: Final = re.compile(r"\b(?:figure|fig|table)\.?\s*(\d+(?:\.\d+)*(?:\.?[A-Z])?)", re.IGNORECASE)
_COMMON: Final = FUNCTION_WORDS | words(
    "added adds adding updated updates update removed removes corrected corrects clarified clarifies adjusted "
    "noted revised standardized fixed fixes changed changes change new section sections subsection figure table "
    "page pages text document version entry error typo minor small other various also which that model models not "
    "now more some all any should must can may will would about between within including language previously "
    "incorrectly sentence paragraph wording inaccurate incorrect wrong claim claims statement "
    "statements mistake mistakes"
)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What an entry speaks of."""

    entry: ChangelogEntry
    text: str
    """What it says was changed."""
    spared: str
    """What it says was not."""
    numbers: frozenset[str]
    ranges: frozenset[tuple[str, str]]
    """First and last number of each range of sections."""
    figures: frozenset[str]
    words: frozenset[str]
    elsewhere: tuple[frozenset[str], ...]
    """The words of each of its clauses that names no number, beside others that do."""
    blanket: bool


def with_notices(
    before: Document, after: Document, changes: Sequence[SectionChange]
) -> tuple[tuple[SectionChange, ...], tuple[ChangelogEntry, ...]]:
    """Return the changes with what the new changelog entries say of each, and the entries that match no change."""
    if not (before.changelog or after.changelog):
        return tuple(changes), ()
    known = {_key(entry) for entry in before.changelog}
    titles = {section.title for document in (before, after) for section in document.sections if section.level}
    subjects = [_subject(entry, titles) for entry in after.changelog if _key(entry) not in known]
    heard: set[int] = set()
    told = tuple(_told(change, subjects, heard) for change in changes)
    return told, tuple(s.entry for k, s in enumerate(subjects) if k not in heard)


def _key(entry: ChangelogEntry) -> str:
    return " ".join(glyphs(entry.text).casefold().split())


def _subject(entry: ChangelogEntry, titles: Iterable[str]) -> _Subject:
    text, spared = announced(glyphs(entry.text))
    figures = frozenset(_FIGURE.findall(text))
    places = _numbers(text) - figures
    placed = bool(places or figures) or any(_calls(text, title) for title in titles)
    blanket = _BLANKET.search(text) and (not placed or _BEYOND.search(text))
    loose = (clause for clause in text.split("; ") if not (_numbers(clause) or _FIGURE.search(clause)))
    elsewhere = tuple(map(_content, loose)) if places or figures else ()
    ranges = section_ranges(text)
    return _Subject(entry, text, spared, places, ranges, figures, _content(text), elsewhere, bool(blanket))


def _numbers(text: str) -> frozenset[str]:
    return section_numbers(text).union(_dotted(text))


def _dotted(text: str) -> Iterator[str]:
    """Yield the dotted numbers that may be a section's: not a version of a model, and no quantity."""
    for match in _DOTTED.finditer(text):
        ahead, behind = text[: match.start()].split(), re.findall(r"^\s?(%|[^\W\d_]+)", text[match.end() :])
        name = ahead[-1].strip("(,;:") if ahead else ""
        versioned = name.casefold() in MODEL_NAMES | {"version"} or (len(ahead) > 1 and name[:1].isupper())
        if not versioned and not {*behind} & {*UNITS, "%"}:
            yield match[0]


def _content(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", glyphs(text).casefold())
    return frozenset(
        _stem(word) for word in words if len(word) >= SUBJECT_LETTERS_MIN and word.isalpha() and word not in _COMMON
    )


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|ies|es|s|y)$", "", word) if len(word) > SUBJECT_LETTERS_MIN + 1 else word


def _told(change: SectionChange, subjects: Sequence[_Subject], heard: set[int]) -> SectionChange:
    if subjects and is_of_changelog(change):
        return replace(change, notice=Notice.NAMED, notice_text=_quoted(subjects, range(len(subjects))))
    open_ = [k for k, subject in enumerate(subjects) if not _spares(subject, change)]
    naming = [k for k in open_ if _names(subjects[k], change)]
    heard |= set(naming)
    if naming:
        return replace(change, notice=Notice.NAMED, notice_text=_quoted(subjects, naming))
    covering = [k for k in open_ if subjects[k].blanket or _reaches(subjects[k], change)]
    heard |= set(covering)
    if covering:
        return replace(change, notice=Notice.COVERED, notice_text=_quoted(subjects, covering))
    return replace(change, notice=Notice.NONE)


def is_of_changelog(change: SectionChange) -> bool:
    """Whether the change is the new entries themselves: an entry is not found by standing in the changelog."""
    return any(is_changelog(title) for title in (change.side.title, *change.side.path))


def _quoted(subjects: Sequence[_Subject], places: Sequence[int]) -> str:
    return "\n".join(subjects[k].entry.text for k in places)


def _names(subject: _Subject, change: SectionChange) -> bool:
    """Whether an entry names the section's number or title, a figure in the edit, or the subject of the edit."""
    sides = [side for side in (change.before, change.after, *change.others) if side]
    if subject.numbers & {side.number for side in sides}:
        return True
    touched = " ".join(f"{e.sentence_before} {e.sentence_after}" for e in change.edits)
    if subject.figures & set(_FIGURE.findall(glyphs(touched))):
        return True
    titles = [_content(side.title) for side in sides]
    changed = _content(" ".join(f"{e.before} {e.after} {e.context_before} {e.context_after}" for e in change.edits))
    if subject.numbers or subject.figures:
        return any(_shares(clause, changed.union(*titles)) for clause in subject.elsewhere)
    if any(_entitles(subject, side.title) or _calls(subject.text, side.title) for side in sides):
        return True
    return _shares(subject.words, changed.union(*titles)) or any(_gives_numbers(subject, e) for e in change.edits)


def _gives_numbers(subject: _Subject, edit: Edit) -> bool:
    """Whether an entry says which number became which: "corrected 259 to 295"."""
    given = set(_VALUE.findall(subject.text))
    return any({*_VALUE.findall(f"{old} {new}")} <= given for old, new in numbers(edit.before, edit.after))


def _reaches(subject: _Subject, change: SectionChange) -> bool:
    """Whether an entry could mean the section by what it names: a section around it, a range, its only word."""
    if _names_above(subject, change):
        return True
    sides = [side for side in (change.before, change.after, *change.others) if side and side.number]
    if any(_rank(low) <= _rank(side.number or "") <= _rank(high) for side in sides for low, high in subject.ranges):
        return True
    return len(subject.words) == 1 and subject.words <= _content(
        " ".join(f"{e.before} {e.after}" for e in change.edits)
    )


def _rank(number: str) -> tuple[tuple[int, str], ...]:
    """Return what a dotted number is ordered by; letters stand behind numbers, as annexes do."""
    return tuple((int(part), "") if part.isdigit() else (BEHIND_NUMBERS, part) for part in number.split("."))


def _spares(subject: _Subject, change: SectionChange) -> bool:
    """Whether an entry says that the section, or the one around it, was not changed."""
    if not subject.spared:
        return False
    sides = [side for side in (change.before, change.after, *change.others) if side]
    spared = _numbers(subject.spared)
    inside = any(f"{side.number}.".startswith(f"{number}.") for side in sides for number in spared)
    return inside or any(_calls(f"in {subject.spared}", title) for side in sides for title in (side.title, *side.path))


def _names_above(subject: _Subject, change: SectionChange) -> bool:
    """Whether an entry names a section under which this one stands: that could mean this one too."""
    sides = [side for side in (change.before, change.after, *change.others) if side]
    if any((side.number or "").startswith(f"{number}.") for side in sides for number in subject.numbers):
        return True
    above = {title for side in sides for title in side.path}
    return not subject.numbers and any(_entitles(subject, title) or _calls(subject.text, title) for title in above)


def _entitles(subject: _Subject, title: str) -> bool:
    """Whether an entry has most of the words of a title that has several."""
    words = _content(title)
    return len(words) > 1 and len(words & subject.words) >= TITLE_SHARE_MIN * len(words)


def _calls(text: str, title: str) -> bool:
    """Whether an entry names a title as one: with its capital inside a sentence, in quotes, or beside "section"."""
    if len(title) < SUBJECT_LETTERS_MIN or not title[0].isupper() or title.casefold() not in text.casefold():
        return False
    name = re.escape(glyphs(title))
    called = rf"(?<=[^\W\d_,;] )(?-i:{name})(?!\w)|[\"']{name}[\"']|\b{name} section\b|\bsection(?: on)? {name}\b"
    return re.search(called, glyphs(text), re.IGNORECASE) is not None


def _shares(subject: frozenset[str], words: frozenset[str]) -> bool:
    common = len(subject & words)
    return common >= SUBJECT_WORDS_MIN and common >= SUBJECT_SHARE_MIN * len(subject)
