"""What titles show of whether the text below them is open: a plus, a triangle, "Show more". It turns at a click."""

import re

from bs4 import Tag
from bs4.element import NavigableString

from watcher.extract.html.tree import attribute, children, is_text, tags
from watcher.extract.vocabulary import phrase

_TOGGLES = phrase("toggles")
_TOGGLES_BESIDE = phrase("toggles_beside")
_TRIANGLES = (
    "\u25b2-\u25c5\u2303\u2304\u2335\u02c4\u02c5\u276f\u276e"
    "\u203a\u2039\u00bb\u00ab\u2191\u2193\u2795\u2796\u2715\u00d7\ufe0e\ufe0f"
)
_ALONE = re.compile(rf"[\s+\u2212\u2013\u2014\-{_TRIANGLES}]+")
_BEHIND = re.compile(rf"(?:\s*[{_TRIANGLES}]|\s+[+\u2212\u2013\u2014-]|(?<=[?!])[+\u2212\u2013\u2014-])+\s*$")
_BEFORE = re.compile(rf"^\s*(?:[{_TRIANGLES}]\s*|[+\u2212\u2013\u2014-]\s+)+")


def without_signs(tag: Tag) -> None:
    """Remove from a title the parts at its ends that only say whether the text below it is open."""
    if not children(tag):
        return
    opens = is_clicked(tag)
    for _ in range(_SIGNS_MAX):
        texts = [node for node in tag.descendants if is_text(node) and node.strip()]
        ends = (_part_of(text, tag) for text in (texts[:1] + texts[-1:]))
        sign = next(
            (part for part in ends if part is not None and _is_sign(part.get_text().strip(), opens=opens)), None
        )
        if sign is None or len(texts) == 1:
            return
        sign.extract()


_SIGNS_MAX = 4
"""A title has a sign before it or behind it, seldom both."""


def _part_of(text: NavigableString, title: Tag) -> Tag | None:
    """Return the element that holds this text of a title and nothing else; raised and lowered letters are words."""
    part = text.parent
    return (
        part
        if part is not None and part is not title and part.name not in {"sup", "sub"} and len(part.contents) == 1
        else None
    )


def _is_sign(said: str, *, opens: bool) -> bool:
    toggles = opens and (_TOGGLES.fullmatch(said) or _TOGGLES_BESIDE.fullmatch(said))
    return bool(toggles or _ALONE.fullmatch(said))


def is_clicked(tag: Tag) -> bool:
    """Whether a title is, holds or stands in what a reader clicks to open the text."""
    inner = (tag, *tags(tag), *([tag.parent] if tag.parent is not None else []))
    return any(part.name in {"button", "summary"} or attribute(part, "role") == "button" for part in inner)


def label_of(text: str) -> str:
    """Return what an opener says without its sign; empty where it says no more than "Show more"."""
    said = _BEFORE.sub("", _BEHIND.sub("", text)).strip()
    return "" if _TOGGLES.fullmatch(said) or _ALONE.fullmatch(said) else said
