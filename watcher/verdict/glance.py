"""What a page says at first sight: title, headings, visible words. Linear in its input, whatever that is.

This is no extraction: it asks what kind of page this is, and must work on pages that hold no document at all.
"""

import html
import re
from dataclasses import dataclass

GLANCE_CHARACTERS_MAX = 1 << 20
"""Pages that are no document are small; what stands beyond this is not looked at."""

NAME_CHARACTERS_MAX = 200
HEADINGS_ASKED = 3

_SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022:\\/<>\u00bb-]+\s+|\s*[|\u00b7\u2022\u00bb]\s*|:\s+")
"""What sites put between a page's name and their own."""
_UNSEEN = re.compile(r"<(script|style|template|noscript|svg|title|iframe|select|textarea)\b|<!--", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_HEADING = re.compile(r"<h[12]\b[^<>]*>", re.IGNORECASE)
_HEADING_END = re.compile(r"</h[12]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_HEADINGS_MAX = 4
_HEADING_CHARACTERS_MAX = 400


@dataclass(frozen=True, slots=True)
class Glance:
    """A page at first sight; every text in one line, lower case, with straight apostrophes."""

    markup: str
    """Lower case, for signs that no reader sees."""
    title: str
    headings: tuple[str, ...]
    """The first of levels 1 and 2."""
    text: str

    @property
    def words(self) -> int:
        """Visible words."""
        return len(self.text.split())

    @property
    def names(self) -> tuple[str, ...]:
        """What the page calls itself: title and first headings, each whole and in its parts."""
        whole = (self.title, *self.headings[:HEADINGS_ASKED])
        parts = (part.strip() for name in whole for part in (name, *_SEPARATORS.split(name)))
        return tuple(dict.fromkeys(part for part in parts if part and len(part) <= NAME_CHARACTERS_MAX))


def glance(body: bytes) -> Glance:
    """Return what an HTML page shows before anybody reads it."""
    markup = body[:GLANCE_CHARACTERS_MAX].decode("utf-8", "replace").lower()
    seen = _seen(markup)
    title = _TITLE.search(markup)
    return Glance(
        markup=markup,
        title=line(title[1]) if title else "",
        headings=tuple(_headings(seen)),
        text=line(_TAG.sub(" ", seen)),
    )


def line(text: str) -> str:
    """Return the text as one lower-case line with entities and typographic apostrophes undone."""
    plain = html.unescape(text).lower().replace("\u2019", "'").replace("\u2026", "...")
    return _SPACE.sub(" ", plain).strip()


def _seen(markup: str) -> str:
    """Cut out what no reader sees, in one pass: what is never closed hides the rest."""
    parts, at = [], 0
    while found := _UNSEEN.search(markup, at):
        parts.append(markup[at : found.start()])
        end = markup.find(f"</{found[1]}" if found[1] else "-->", found.end())
        if end < 0:
            return "".join(parts)
        at = end + (0 if found[1] else len("-->"))
    return "".join([*parts, markup[at:]])


def _headings(seen: str) -> list[str]:
    headings: list[str] = []
    for found in _HEADING.finditer(seen):
        end = _HEADING_END.search(seen, found.end(), found.end() + _HEADING_CHARACTERS_MAX)
        text = line(_TAG.sub(" ", seen[found.end() : end.start()])) if end else ""
        headings += [text] if text else []
        if len(headings) == _HEADINGS_MAX:
            break
    return headings
