"""Controls that stand in a page as text: pagers under tables, boxes to write into, bars of tabs."""

import re
from collections.abc import Iterator

from bs4 import Tag

from watcher.extract.html.attributes import attribute

_PAGER_CHARS_MAX = 160
_PAGER_NEXT = re.compile(r"\s*(?:next(?: page)?|older|more results|[›»→>])\s*", re.IGNORECASE)
_PAGER_BACK = re.compile(r"previous|prev\b|newer|[‹«←<]|\b\d+\s*[-–]\s*\d+\b", re.IGNORECASE)
_FORM_WORDS_MAX = 80
_CLOSE = re.compile(r"close|dismiss", re.IGNORECASE)
_CONTENT = ["h1", "table", "p", "main", "article"]
_TABS_MIN = 3
_TAB_WORDS_MAX = 4


def pagers(root: Tag) -> Iterator[Tag]:
    """Yield what turns the pages of a list: "1-10 of 14 results, Previous, Next"."""
    for button in root.find_all(["button", "a"]):
        if not button.decomposed and _PAGER_NEXT.fullmatch(button.get_text()):
            pager = _highest(button, root, chars=_PAGER_CHARS_MAX, without=_CONTENT)
            if pager is not None and _PAGER_BACK.search(pager.get_text(" ")):
                yield pager


def forms(root: Tag) -> Iterator[Tag]:
    """Yield boxes that ask for an address or a message, or can be closed: newsletters, chats, overlays."""
    for field in root.find_all(_asks):
        box = None if field.decomposed else _highest(field, root, words=_FORM_WORDS_MAX, without=_CONTENT[:2])
        if box is not None:
            yield box


def _asks(tag: Tag) -> bool:
    if tag.name == "button":
        return any(_CLOSE.match(attribute(part, "aria-label")) for part in (tag, *tag.find_all(True)))
    return tag.name == "textarea" or (tag.name == "input" and attribute(tag, "type") == "email")


def _highest(tag: Tag, root: Tag, *, without: list[str], chars: int = 2_000, words: int = 400) -> Tag | None:
    """Return the outermost element around `tag` that is small and holds none of these."""
    found: Tag | None = None
    for outer in tag.parents:
        text = outer.get_text(" ")
        if outer is root or len(text) > chars or len(text.split()) > words or outer.find(without) is not None:
            break
        found = outer
    return found


def tab_bars(root: Tag) -> Iterator[Tag]:
    """Yield rows of short links that are no list and no sentence: the tabs of a page."""
    for bar in root.find_all("div"):
        links = [] if bar.decomposed else bar.find_all("a", recursive=False)
        if len(links) >= _TABS_MIN and len(links) == len([child for child in bar.children if _says(child)]):
            if all(len(link.get_text().split()) <= _TAB_WORDS_MAX for link in links):
                yield bar


def _says(node: object) -> bool:
    return bool(node.get_text(strip=True)) if isinstance(node, Tag) else bool(str(node).strip())
