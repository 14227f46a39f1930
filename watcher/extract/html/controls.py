"""Controls that stand in a page as text: pagers under tables, boxes to write into, bars of tabs, other languages."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bs4 import Tag

from watcher.extract.html.tree import attribute, children, holds, named, prose_chars, tags

_PAGER_CHARS_MAX = 160
_PAGER_NEXT = re.compile(r"\s*(?:next(?: page)?|older|more results|[\u203a\u00bb\u2192>])\s*", re.IGNORECASE)
_PAGER_BACK = re.compile(r"previous|prev\b|newer|[\u2039\u00ab\u2190<]|\b\d+\s*[-\u2013]\s*\d+\b", re.IGNORECASE)
_FORM_WORDS_MAX = 40
_OVERLAY_WORDS_MAX = 120
_CONSENT = re.compile(r"\s*(?:accept|reject|decline|allow|agree|got it|necessary|essential)\b.{0,30}", re.IGNORECASE)
_COOKIES = re.compile(r"cookie|consent|tracking", re.IGNORECASE)
_CLOSE = re.compile(r"close|dismiss", re.IGNORECASE)
_TITLED = frozenset({"h1", "table"})
_CONTENT = _TITLED | {"p", "main", "article"}
_TABS_MIN = 3
_TABS_MAX = 8
_TAB_WORDS_MAX = 2
"""Longer labels may be titles of documents: a list of system cards is no bar of tabs."""


def found(every: Sequence[Tag], root: Tag) -> Iterator[Tag]:
    """Yield the controls among these elements."""
    for tag in every:
        box = (
            _pager(tag, root)
            or _form(tag, root)
            or _languages(tag, root)
            or (tag if _is_tab_bar(tag) or _is_between(tag) else None)
        )
        if box is not None:
            yield box


def _pager(tag: Tag, root: Tag) -> Tag | None:
    """Return what turns the pages of a list around its button: "1-10 of 14 results, Previous, Next"."""
    if tag.name not in {"button", "a"} or not _PAGER_NEXT.fullmatch(tag.get_text()):
        return None
    pager = _highest(tag, root, chars=_PAGER_CHARS_MAX, without=_CONTENT)
    return pager if pager is not None and _PAGER_BACK.search(pager.get_text(" ")) else None


def _languages(tag: Tag, root: Tag) -> Tag | None:
    """Return the outermost element that leads to other languages of the page and says little else."""
    picker: Tag | None = None
    leads = tag.name == "a" and "hreflang" in tag.attrs and tag.find_previous_sibling("a") is None
    for outer in islice(tag.parents, _PICKER_DEPTH_MAX) if leads else ():
        links = named(outer, {"a"})
        if outer is root or outer.name in _WHOLE or any("hreflang" not in link.attrs for link in links):
            break
        if prose_chars(outer) > _PICKER_CHARS_MAX:
            break
        picker = outer if len(links) >= _LANGUAGES_MIN else picker
    return picker


_LANGUAGES_MIN = 2
_PICKER_DEPTH_MAX = 5
"""Elements around its first link."""
_PICKER_CHARS_MAX = 40
"""Of a picker's label: "Read this page in:"."""
_EARLIER = re.compile(r"\s*(?:[\u2190\u2039\u00ab<]|previous\b|prev\b|older\b).*", re.IGNORECASE | re.DOTALL)
_LATER = re.compile(r".*[\u2192\u203a\u00bb>]\s*|\s*(?:next|newer)\b.*", re.IGNORECASE | re.DOTALL)


def _is_between(tag: Tag) -> bool:
    """Whether an element only leads to the page before and the page after: two links, whatever they are called."""
    if tag.name not in {"div", "p", "section"} or len(tag.contents) > _BETWEEN_NODES_MAX:
        return False
    if sum(isinstance(part, Tag) and part.name == "a" for part in tag.contents) < _BETWEEN_LINKS:
        return False
    links = [part for part in tag.contents if _says(part)]
    if len(links) != _BETWEEN_LINKS or not all(isinstance(link, Tag) and link.name == "a" for link in links):
        return False
    return bool(_EARLIER.fullmatch(links[0].get_text()) and _LATER.fullmatch(links[1].get_text()))


_BETWEEN_LINKS = 2
_BETWEEN_NODES_MAX = 5


def _form(tag: Tag, root: Tag) -> Tag | None:
    """Return the box that asks for an address or a message, or can be closed: a newsletter, a chat, an overlay."""
    if tag.name == "button" or (tag.name == "a" and _CONSENT.fullmatch(tag.get_text())):
        box = _highest(tag, root, words=_OVERLAY_WORDS_MAX, without=_TITLED) if _dismisses(tag) else None
        return box if box is not None and (_closes(tag) or _COOKIES.search(box.get_text(" "))) else None
    asks = tag.name == "textarea" or (tag.name == "input" and attribute(tag, "type") == "email")
    return _highest(tag, root, words=_FORM_WORDS_MAX, without=_TITLED) if asks else None


def _dismisses(button: Tag) -> bool:
    return _closes(button) or bool(_CONSENT.fullmatch(button.get_text()))


def _closes(button: Tag) -> bool:
    return any(_CLOSE.match(attribute(part, "aria-label")) for part in (button, *tags(button)))


def _highest(tag: Tag, root: Tag, *, without: frozenset[str], chars: int = 2_000, words: int = 400) -> Tag | None:
    """Return the outermost element around `tag` that is small and holds none of these."""
    found: Tag | None = None
    for outer in tag.parents:
        if outer is root or outer.name in _WHOLE:
            break
        text = outer.get_text(" ")
        if len(text) > chars or len(text.split()) > words or holds(outer, without):
            break
        found = outer
    return found


_WHOLE = frozenset({"body", "html", "main", "article", "[document]"})


def _is_tab_bar(tag: Tag) -> bool:
    """Whether an element is a row of short links, no list and no sentence: the tabs of a page."""
    if tag.name != "div" or len(tag.contents) < _TABS_MIN:
        return False
    links = [child for child in children(tag) if child.name == "a"]
    if not _TABS_MIN <= len(links) <= _TABS_MAX or len(links) != len([child for child in tag.contents if _says(child)]):
        return False
    return all(len(link.get_text().split()) <= _TAB_WORDS_MAX for link in links)


def _says(node: object) -> bool:
    return bool(node.get_text(strip=True)) if isinstance(node, Tag) else bool(str(node).strip())
