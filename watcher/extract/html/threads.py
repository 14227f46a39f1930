"""What readers wrote below a document: no part of it, unless nothing else stands on the page."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bs4 import Tag

from watcher.extract.html.tree import attribute, holds, named, names_of, prose_chars, tags
from watcher.extract.vocabulary import phrase

_BOXES = re.compile(
    r"(?:^|\s)(?:comments?|responses|replies|disqus_thread|giscus|utterances|fb-comments|respond"
    r"|(?:[\w-]*[_-])?comments?[_-]?(?:area|list|section|thread|page|container|wrapper|block|form|respond|s)"
    r"|(?:wp-block|post|article|blog|entry)[_-]comments?)(?:\s|$)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ONE = re.compile(r"(?:^|\s)(?:[\w-]*[_-])?(?:comment|reply)[\w-]*(?:\s|$)", re.IGNORECASE)
_TOOLS = frozenset({"disqus_thread", "giscus", "utterances", "fb-comments"})
_ELEMENTS = re.compile(r"[a-z]+(?:-[a-z]+)*-comments?(?:-(?:tree|thread|list))?|comments-[a-z]+")
"""Elements of a page's own making."""
_ASKING = re.compile(r"DiscussionForumPosting|Question|QAPage")
_HEADINGS = phrase("discussion_headings")
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_REST_CHARS_MIN = 300
"""With less text beside it than this the thread is what the page is for."""


def found(every: Sequence[Tag], root: Tag) -> Iterator[Tag]:
    """Yield the boxes of comments among these elements below `root`."""
    boxes = [tag for tag in every if (tag.attrs or "-" in tag.name) and _is_thread(tag)]
    if boxes:
        total = prose_chars(root)
        yield from (box for box in boxes if total - prose_chars(box) >= _REST_CHARS_MIN)


def _is_thread(tag: Tag) -> bool:
    if _is_schema_comment(tag) or _ELEMENTS.fullmatch(tag.name):
        return True
    names = names_of(tag)
    if not _names_box(names) or holds(tag, {"h1", "article", "main"} - _comments_are_articles(tag)):
        return False
    return not _TOOLS.isdisjoint(names.split()) or any(_speaks(part) for part in tags(tag))


@lru_cache(maxsize=20_000)
def _names_box(names: str) -> bool:
    return bool(_BOXES.search(_CAMEL.sub("-", names)))


def _is_schema_comment(tag: Tag) -> bool:
    """Whether an element says to search engines that it is a comment, and on no page that asks for answers."""
    if attribute(tag, "itemprop") != "comment":
        return False
    return not any(_ASKING.search(attribute(outer, "itemtype")) for outer in tag.parents)


def _comments_are_articles(tag: Tag) -> frozenset[str]:
    """Return `article` where every article in a box is a comment, as WordPress writes them."""
    inside = named(tag, {"article"})
    return frozenset({"article"}) if all(_ONE.search(names_of(article)) for article in inside) else frozenset()


def _speaks(part: Tag) -> bool:
    """Whether a part of a box is a comment, a place to write one, or a heading over them."""
    if part.name in _TITLES:
        return bool(_HEADINGS.fullmatch(part.get_text().strip(" :\n")))
    if part.name == "textarea" or attribute(part, "itemprop") == "comment":
        return True
    return bool(part.attrs) and bool(_ONE.search(_CAMEL.sub("-", names_of(part))))
