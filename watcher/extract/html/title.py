"""Where a page keeps its title when it is not the first heading of the article."""

import re
from collections.abc import Sequence

from bs4 import Tag

from watcher.extract.clean import clean
from watcher.extract.html.tree import attribute, holds, named, tags

_WORD_TITLE = re.compile(r"(?:^|\s)MsoTitle(?:\s|$)")
_TITLE = re.compile(r"(?:^|\s)(?:doc-?|document-?|page-?|entry-?|oj-doc-)?(?:title|ti)(?:\s|$)", re.IGNORECASE)
_NOT_IN = frozenset({"nav", "dialog", "footer", "a"})
_CHARS_MIN = 4


def mark_title(every: Sequence[Tag], page_title: str) -> None:
    """Make the first paragraph that Word or Google Docs styles as the title a heading, where no other says it."""
    for tag in every:
        if tag.name == "h1" and clean(tag.get_text()) == page_title:
            return
        if tag.name == "p" and "class" in tag.attrs and _is_title(tag, page_title):
            tag.name = "h1"
            return


def _is_title(paragraph: Tag, page_title: str) -> bool:
    names, said = attribute(paragraph, "class"), clean(paragraph.get_text())
    if not said:
        return False
    return bool(_WORD_TITLE.search(names)) or (bool(_TITLE.search(names)) and _agrees(said, page_title))


def _agrees(said: str, page_title: str) -> bool:
    return len(said) >= _CHARS_MIN and page_title.casefold().startswith(said.casefold())


def bring_title(every: Sequence[Tag], roots: Sequence[Tag], page_title: str) -> None:
    """Move into the article the one heading that stands in the header above it and says the title of the page."""
    if len(roots) != 1 or roots[0].name == "body" or holds(roots[0], {"h1"}):
        return
    tops = [tag for tag in every if tag.name == "h1"]
    inside = {id(tag) for tag in tags(roots[0])}
    if len(tops) == 1 and id(tops[0]) not in inside and _is_over(tops[0], page_title):
        roots[0].insert(0, tops[0].extract())


def _is_over(heading: Tag, page_title: str) -> bool:
    if any(part.name in _NOT_IN or "hidden" in part.attrs for part in heading.parents) or named(heading, {"a"}):
        return False
    return _agrees(clean(heading.get_text()), page_title)
