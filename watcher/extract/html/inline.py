"""Elements that stand in a line: what a layout sets between them, and what raises or lowers their letters."""

import re

from bs4 import Tag

from watcher.extract.html.tree import BLOCKS, attribute, children, named
from watcher.extract.vocabulary import class_name

_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_ROWS_OF_PARTS = frozenset({"div", "a", "header", "section", "button", "summary"})
"""Parents in which inline elements without a space between them are parts of a row, not of a word."""


def between(tag: Tag) -> str:
    """Return what to set before an element that a layout sets apart: times, and neighbours outside of sentences."""
    neighbour = tag.previous_sibling
    if not isinstance(neighbour, Tag) or neighbour.name in BLOCKS or not tag.get_text()[:1].isalnum():
        return ""
    if neighbour.name == tag.name == "time":
        return " | "
    if labels(neighbour.get_text()) or _CHIP_NAMES.search(attribute(neighbour, "class").lower()):
        return " "
    apart = "time" in {tag.name, neighbour.name} or (tag.parent is not None and tag.parent.name in _ROWS_OF_PARTS)
    return " " if apart else ""


def labels(text: str) -> bool:
    """Whether a text is no more than the number of a clause: "1.", "(a)", "2.3)"."""
    return bool(_LABEL.fullmatch(text))


_LABEL = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivx]{1,5})[.)]\s*")
_CHIP_NAMES = class_name("chip_names")


def is_own_line(tag: Tag) -> bool:
    """Whether an element of the page's own making stands right behind another one that is a whole sentence or more."""
    before = tag.previous_sibling
    own = isinstance(before, Tag) and "-" in tag.name and before.name == tag.name
    return own and before is not None and len(before.get_text().split()) >= _SENTENCE_WORDS_MIN


_SENTENCE_WORDS_MIN = 8


def stands_in_row_of_facts(tag: Tag) -> bool:
    """Whether an element is one of several beside a date, with no word between them: category, date, reading time."""
    row = tag.parent
    if row is None or row.name not in _ROWS_OF_PARTS or not any(part.name == "time" for part in children(row)):
        return False
    return all(isinstance(part, Tag) or not str(part).strip(DRAWN_BETWEEN) for part in row.contents)


DRAWN_BETWEEN = " \t\r\n\u00a0\u2022\u00b7|\u2013\u2014-/,"


def shifted(tag: Tag) -> str:
    """Return a raised or lowered run of digits as such, so that "10²" does not become "102"; letters stay plain."""
    text = tag.get_text()
    table = _SUPERSCRIPT if tag.name == "sup" else _SUBSCRIPT
    digits = text.strip()
    return digits.translate(table) if digits and all(ord(char) in table for char in digits) else text


def lines_of(code: Tag) -> str:
    """Return the text of code, with a break where one is typed or an element, and behind an element that is a line."""
    for line_break in named(code, {"br"}):
        line_break.replace_with("\n")
    for line in named(code, {"div", "li", "p", "tr"}):
        following = line.next_sibling
        alike = isinstance(following, Tag) and attribute(following, "class") == attribute(line, "class")
        if alike and not line.get_text().endswith("\n"):
            line.append("\n")
    return code.get_text()
