"""Dates as real pages write them, in the languages that they are served in.

Month names are those of the Unicode CLDR (long and short, nominative and genitive), folded to lower case without
accents; a full stop after a short name is not part of it.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from watcher.extract.vocabulary import words

_MONTHS = files("watcher.extract").joinpath("months.txt").read_text(encoding="utf-8")
"""One line a month: its names in thirty languages."""


_ACCENTS = re.compile(r"[\u0300-\u036f]")
_FIGURE = re.compile(r"\d")


def _fold(text: str) -> str:
    """Return lower case without accents, digits as ASCII; marks of scripts that cannot do without them stay."""
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    decomposed = unicodedata.normalize("NFD", text.lower().replace("\u0131", "i"))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))


_MONTH_OF = {_fold(name): number for number, line in enumerate(_MONTHS.splitlines(), start=1) for name in line.split()}
_NAME = "(?P<m>" + "|".join(sorted(map(re.escape, _MONTH_OF), key=lambda n: (-len(n), n))) + r")"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<d>[0-3]?\d)(?!\d)"
_ISO = re.compile(rf"(?<!\d){_YEAR}(?P<sep>[-./])(?P<m>[01]?\d)(?P=sep){_DAY}")
_EAST_ASIAN = re.compile(rf"(?<!\d){_YEAR}\s*[年년]\s*(?P<m>[01]?\d)\s*[月월]\s*{_DAY}\s*[日일]?")
_DAY_FIRST = re.compile(
    rf"{_DAY}(?:st|nd|rd|th|er|º|ª|°|\.)?(?:\s+|-)(?:de\s+|of\s+)?(?:{_NAME})(?!\w)\.?,?"
    rf"(?:\s+|-)(?:de\s+|del\s+|of\s+)?{_YEAR}"
)
_MONTH_FIRST = re.compile(rf"(?<!\w)(?:{_NAME})(?!\w)\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}")
_YEAR_FIRST = re.compile(rf"(?<!\d){_YEAR}\.?\s+(?:{_NAME})(?!\w)\.?\s+{_DAY}")
_DOTTED = re.compile(rf"{_DAY}\.\s?(?P<m>[01]?\d)\.\s?{_YEAR}(?!\.\d)")
_SLASHED = re.compile(rf"(?<!\d)(?P<a>\d\d?)(?P<sep>[/-])(?P<b>\d\d?)(?P=sep){_YEAR}")
_MONTH_ONLY = re.compile(rf"(?<!\w)(?:{_NAME})(?!\w)\.?,?\s+(?:de\s+|del\s+)?{_YEAR}")
_WORDED = (_ISO, _EAST_ASIAN, _MONTH_FIRST, _DAY_FIRST, _YEAR_FIRST, _DOTTED)
_MONTH_BEFORE_DAY = frozenset({"en", "en-us"})
_DATE_CHARS_MAX = 400
"""A date stands near the start of what it dates; longer text is searched no further."""


def find_date(text: str, lang: str | None = None) -> date | None:
    """Return the first full date that stands in the text.

    "5/1/2026" is read by the page's language (`lang`, BCP 47) and, without one, only where it can mean one day.
    """
    found = sorted(_dates(_fold(text[:_DATE_CHARS_MAX]), lang), key=lambda at: at[0])
    return found[0][1] if found else None


def last_date(text: str, lang: str | None = None) -> tuple[int, date] | None:
    """Return where the full date begins that a text ends in (a closing mark aside), and the day; None without one."""
    folded = _fold(text)
    if len(folded) != len(text):
        return None
    ends = [match for match in _full().finditer(folded) if not folded[match.end() :].strip(" .)]")]
    day = find_date(ends[-1][0], lang) if ends else None
    return (ends[-1].start(), day) if day else None


def iso_date(text: str, lang: str | None = None) -> str | None:
    """Return the first date as "2026-01-05", or "2026-01" where no day is given; None where there is no date."""
    day = find_date(text, lang)
    if day:
        return day.isoformat()
    month = _MONTH_ONLY.search(_fold(text[:_DATE_CHARS_MAX]))
    return f"{month['y']}-{_MONTH_OF[month['m']]:02}" if month else None


def in_words(day: date, lang: str) -> str:
    """Return a day as pages in this language (two letters, one of the vocabulary's) write it: "January 5, 2026"."""
    pattern, *months = words(f"day_{lang}")
    number = "1er" if lang == "fr" and day.day == 1 else day.day
    return pattern.format(day=number, month=months[day.month - 1], year=day.year)


def is_yearless(text: str) -> bool:
    """Whether the text is a day and a month and nothing else, as pages write dates of the current year."""
    return bool(_yearless().fullmatch(_fold(text.strip())))


def is_date(text: str, lang: str | None = None) -> bool:
    """Whether the text is a date and nothing else (a weekday, brackets and punctuation aside)."""
    if not _FIGURE.search(text):
        return False
    return bool(_alone().fullmatch(_fold(text.strip()))) and iso_date(text, lang) is not None


# The names of all months stand in these many times over: each is compiled when it is first asked for.
@cache
def _yearless() -> re.Pattern[str]:
    nameless = _NAME.replace("?P<m>", "?:")
    return re.compile(rf"(?:{_NAME})\.?\s+\d\d?(?:st|nd|rd|th)?|\d\d?\.?\s+(?:{nameless})\.?")


@cache
def _full() -> re.Pattern[str]:
    return re.compile(_any_of(*_WORDED, _SLASHED))


@cache
def _alone() -> re.Pattern[str]:
    dates = _any_of(*_WORDED, _SLASHED, _MONTH_ONLY)
    return re.compile(rf"[\[(]?(?:[^\W\d]{{2,10}}\.?,?\s+)?(?:{dates})(?:\s*\u0433\.?)?[\])]?[.:,]?")


def _any_of(*patterns: re.Pattern[str]) -> str:
    """Return one expression for any of the patterns, its groups without names."""
    either = "|".join(f"(?:{pattern.pattern})" for pattern in patterns)
    return re.sub(r"\(\?P=sep\)", "[-./]", re.sub(r"\?P<\w+>", "?:", either))


def _dates(text: str, lang: str | None) -> Iterator[tuple[int, date]]:
    for pattern in _WORDED:
        for match in pattern.finditer(text):
            month = match["m"]
            day = _day(int(match["y"]), int(month) if month.isdecimal() else _MONTH_OF[month], int(match["d"]))
            if day:
                yield match.start(), day
                break
    for match in _SLASHED.finditer(text):
        day = _slashed(match, lang)
        if day:
            yield match.start(), day
            break


def _slashed(match: re.Match[str], lang: str | None) -> date | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    american = _day(year, first, second)
    european = _day(year, second, first)
    if american and european and american != european:
        if lang is None:
            return None
        return american if lang.lower() in _MONTH_BEFORE_DAY else european
    return american or european


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
