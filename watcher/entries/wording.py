"""The words in which things are said: times, pages, counts, classes, notices. Facts, and no judgement of intent."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from watcher.entries.clean import isolated, printable, shortened
from watcher.model import ChangeKind, EditClass, Event, Kind, Notice, Side, Source

CLASS_WORDS = {
    EditClass.SUBSTANTIVE: "may change meaning",
    EditClass.EDITORIAL: "spelling and punctuation",
    EditClass.MECHANICAL: "layout and numbering",
}
KIND_VERBS = {
    ChangeKind.REMOVED: "removed",
    ChangeKind.ADDED: "added",
    ChangeKind.SPLIT: "split",
    ChangeKind.MERGED: "merged",
    ChangeKind.EDITED: "reworded",
    ChangeKind.RETITLED: "retitled",
    ChangeKind.MOVED: "moved",
    ChangeKind.RENUMBERED: "renumbered",
}
NOTICE_WORDS = {
    Notice.NAMED: "its changelog names this",
    Notice.COVERED: "a general entry of its changelog may cover this",
    Notice.NONE: "its changelog does not mention this",
    Notice.NO_CHANGELOG: "the page carries no changelog",
}
SOURCE_KIND_WORDS = {
    Kind.CONSTITUTION: "constitution",
    Kind.SYSTEM_CARD: "system card",
    Kind.COMMITMENT: "commitment",
    Kind.POLICY: "policy",
    Kind.DOCS: "documentation",
    Kind.POST: "post",
    Kind.PAPER: "paper",
    Kind.TRACKER: "tracker",
    Kind.COMMENTARY: "commentary",
    Kind.FEED: "feed",
}
EVENT_WORDS = {
    Event.BEGUN: "watching begun",
    Event.NEW: "new document",
    Event.CHANGED: "change",
    Event.GONE: "gone",
    Event.CORRECTED: "correction",
    Event.UNREADABLE: "unreadable",
    Event.RECOVERED: "readable again",
    Event.DIGEST: "digest",
}
SECTION_NAME_CHARS_MAX = 48
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIMES = {2: "twice"}
_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day(when: date) -> str:
    """Return "24 Jan 2026"; months are English whatever the locale."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(when: datetime, *, after: datetime | None = None, near: datetime | None = None) -> str:
    """Return "24 Jan 2026 23:38 UTC"; without the year where `after`, said just before, was in the same one.

    With seconds where `near`, said beside it, falls into the same minute.
    """
    date_words = day(when) if after is None or after.year != when.year else day(when).rpartition(" ")[0]
    same = near is not None and f"{near:%Y%m%d%H%M}" == f"{when:%Y%m%d%H%M}"
    return f"{date_words} {when:%H:%M:%S} UTC" if same else f"{date_words} {when:%H:%M} UTC"


def iso_day(text: str) -> str:
    """Return an ISO date as a day in words; anything else as it is written."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def number(count: int) -> str:
    """Return "two", "10,000": words up to ten, then digits in groups."""
    return _NUMERALS[count] if 0 <= count < len(_NUMERALS) else f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return "one sentence", "two sentences", "41 page numbers"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def listed(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def capital(sentence: str) -> str:
    """Return the sentence with its first letter raised, but for one that begins with an address."""
    return sentence if _ADDRESS.match(sentence) else sentence[:1].upper() + sentence[1:]


def quoted(text: str) -> str:
    """Return the words between straight quotation marks, on one line."""
    return f'"{isolated(printable(text).strip())}"'


def pages(first: int | str | None, last: int | str | None) -> str:
    """Return "pp. 145-183", "p. 7" or nothing."""
    if first is None:
        return ""
    return f"p. {first}" if last in (None, first) else f"pp. {first}-{last}"


def section_name(side: Side) -> str:
    """Return "5.1.2", "section 7", or the title in quotation marks."""
    return f"section {printable(side.number)}" if side.number and "." not in side.number else section_ref(side)


def sections_named(sides: Sequence[Side], noun: str = "section") -> str:
    """Return "section 2", "sections 2 and 3", "5.1.2 and 5.9" or the titles; what bears one name is said once."""
    if len(sides) == 1:
        return section_name(sides[0])
    times = Counter(map(section_ref, sides))
    names = listed(
        [ref if count == 1 else f"{ref} ({_TIMES.get(count, f'{count} times')})" for ref, count in times.items()]
    )
    return f"{noun}s {names}" if any(side.number and "." not in side.number for side in sides) else names


def section_ref(side: Side) -> str:
    """Return what may follow the word "section": its number, or its title in quotation marks."""
    if side.number:
        return printable(side.number)
    title = shortened(printable(side.title), SECTION_NAME_CHARS_MAX)
    return quoted(title) if title.strip() else "the text before the first heading"


def section_noun(source: Source) -> str:
    """Return what the parts of a source are called: a feed has items."""
    return "item" if source.kind is Kind.FEED else "section"


def section_heading(side: Side) -> str:
    """Return number and title."""
    return " ".join(printable(part).strip() for part in (side.number, side.title) if part)


def place(before: Side | None, after: Side | None) -> str:
    """Return the pages of a section, PDF and printed, now and before: "pp. 145-183 (was 144-182), printed 144-182"."""
    now = after or before
    if now is None or now.page_first is None:
        return ""
    then = before or now
    pdf = _moved(pages(now.page_first, now.page_last), pages(then.page_first, then.page_last))
    print_now = pages(now.printed_first, now.printed_last)
    same = all((side.printed_first, side.printed_last) == (side.page_first, side.page_last) for side in (now, then))
    if not print_now or same:
        return pdf
    return f"{pdf}; printed {_moved(print_now, pages(then.printed_first, then.printed_last))}"


def sentence(*clauses: str) -> str:
    """Return the clauses that say something as one sentence: joined by semicolons, capital in front, one full stop."""
    said = "; ".join(clause for clause in clauses if clause)
    return capital(said) if not said or said.endswith((".", '."')) else capital(said) + "."


def lines(*said: str) -> tuple[str, ...]:
    """Return those that say something."""
    return tuple(line for line in said if line)


def _moved(now: str, then: str) -> str:
    if not then or then == now:
        return now
    return f"{now} (was {then.partition(' ')[2]})"
