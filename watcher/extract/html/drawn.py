"""What a page draws where it could have said it: ticks in tables, boxes in lists, labels that open text by style."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from watcher.extract.clean import clean
from watcher.extract.html.headings import has_text_beside
from watcher.extract.html.sentences import in_task_list
from watcher.extract.html.tree import above, attribute, is_text, names_of, tags

_CELLS = frozenset({"td", "th"})
_ALT_CHARS_MAX = 60
_TICK = re.compile(r"(?:^|[\s_-])(?:check(?:mark|ed)?|tick|yes|success|done)(?:$|[\s_-])", re.IGNORECASE)
_CROSS = re.compile(r"(?:^|[\s_-])(?:x-?mark|cross|times|close|no|fail(?:ed)?)(?:$|[\s_-])", re.IGNORECASE)


def spell_out(every: Sequence[Tag]) -> None:
    """Put into the tree what cells without a word and the boxes of a list of tasks show, and which labels open text."""
    for tag in every:
        if tag.name in _CELLS and not tag.get_text(strip=True):
            said = next((text for part in tags(tag) if (text := _said(part))), "")
            if said:
                tag.append(said)
        elif tag.name == "input" and _is_box(tag):
            tag.insert_before("[x] " if "checked" in tag.attrs else "[ ] ")
        elif tag.name == "label" and _opens(tag):
            tag.name = "button"
            tag.attrs["aria-expanded"] = "false"


def break_lines(soup: BeautifulSoup, every: Sequence[Tag]) -> None:
    """Put line breaks where a style shows those of the source."""
    for tag in every:
        if tag.name != "pre" and (_shows_lines(attribute(tag, "class")) or _shows_lines(attribute(tag, "style"))):
            for text in [node for node in tag.descendants if is_text(node) and "\n" in node.strip()]:
                _break(soup, text)


def _break(soup: BeautifulSoup, text: NavigableString) -> None:
    first, *others = text.split("\n")
    for line in reversed(others):
        text.insert_after(soup.new_tag("br"), line)
    text.replace_with(first)


@lru_cache(maxsize=20_000)
def _shows_lines(said: str) -> bool:
    return bool(_SHOWS_LINES.search(said))


_SHOWS_LINES = re.compile(r"white-?space(?:-|\s*:\s*)(?:pre-wrap|pre-line|break-spaces)")


def _opens(label: Tag) -> bool:
    """Whether a label opens the text behind it without a script: beside a box that only remembers that it is open."""
    box = label.find_previous_sibling()
    remembers = isinstance(box, Tag) and box.name == "input" and attribute(box, "type") in {"checkbox", "radio"}
    return remembers and has_text_beside(label)


def _is_box(tag: Tag) -> bool:
    """Whether an element is the box of a task that is done or not, and nothing to fill in."""
    if attribute(tag, "type") != "checkbox" or above(tag, "li") is None:
        return False
    return "disabled" in tag.attrs or in_task_list(tag)


_MEASURES = frozenset({"meter", "progress"})


def _said(picture: Tag) -> str:
    """Return what a picture says to those who do not see it, else the sign that its class is named after."""
    names = (attribute(picture, name) for name in ("alt", "aria-label", "title"))
    told = next((text for name in names if (text := clean(name))), "")
    if picture.name in _MEASURES:
        return told or clean(attribute(picture, "value"))
    if told or picture.name == "input":
        return told if len(told) <= _ALT_CHARS_MAX else ""
    return sign_of(names_of(picture))


def sign_of(names: str) -> str:
    """Return the tick or cross that class names speak of; empty where they speak of neither."""
    return "\u2713" if _TICK.search(names) else "\u2717" if _CROSS.search(names) else ""
