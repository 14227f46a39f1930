"""From pieces to a document: the same last steps for HTML and Markdown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from watcher.extract.bold import with_bold_headings
from watcher.extract.counters import without_counters
from watcher.extract.dates import iso_date
from watcher.extract.flow import Piece, without_contents, without_copies, without_interface
from watcher.extract.outline import Heading, build, changelog_of
from watcher.extract.related import without_call, without_related
from watcher.extract.stamps import set_apart
from watcher.model import Document

_LEAD_WORDS_MAX = 24
"""What stands above the title and is no longer than this belongs under it: a date, a category."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself outside its text."""

    title: str = ""
    lang: str | None = None
    canonical: str | None = None
    dated: str | None = None


def assemble(pieces: Sequence[Piece], facts: Facts, media: Literal["html", "markdown"]) -> Document:
    """Return the pieces as a document, without stamps, copies and lists that lead elsewhere."""
    once = _without_logo(without_copies(with_bold_headings(pieces)), facts.title)
    named = media == "markdown" and facts.title
    if not named or any(piece.level == 1 and piece.text == facts.title for piece in once):
        once = _title_first(once)
    apart, dated = set_apart(once, facts.lang)
    clear = without_related(without_contents(without_interface(without_counters(without_call(apart)))))
    headings = [piece.part for piece in clear if isinstance(piece.part, Heading)]
    top = next((heading.title for heading in headings if heading.level == 1), None)
    own = facts.title if media == "markdown" else ""
    title = own or top or facts.title or (headings[0].title if headings else "")
    sections = build(title, (piece.part for piece in clear))
    return Document(
        title=title,
        sections=sections,
        media=media,
        lang=facts.lang,
        canonical=facts.canonical,
        dated=dated or facts.dated,
        changelog=changelog_of(sections),
    )


def _title_first(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with the few words above the title set below it: designs move them, readers do not care.

    What only leads to other pages is left out: a trail, a way back.
    """
    place = next((n for n, piece in enumerate(pieces) if piece.level is not None), None)
    if not place or pieces[place].level != 1 or sum(piece.words for piece in pieces[:place]) > _LEAD_WORDS_MAX:
        return list(pieces)
    above = [piece for piece in pieces[:place] if not _leads_to(piece, pieces[place].text)]
    return [pieces[place], *above, *pieces[place + 1 :]]


_TRAIL = re.compile(r"\s*[/\u203a\u00bb>\u2192|]\s*")


def _leads_to(piece: Piece, title: str) -> bool:
    """Whether a piece above the title is a link, or the end of a trail that names the title itself."""
    last = _TRAIL.split(piece.text)[-1].casefold()
    return iso_date(piece.text) is None and (piece.linked or last == title.casefold())


def _without_logo(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """Return the pieces without a first heading that only names the site, where another one is the title."""
    tops = [place for place, piece in enumerate(pieces) if piece.level == 1]
    if len(tops) < _LOGO_AND_TITLE or _is_title(pieces[tops[0]].text, title):
        return list(pieces)
    above = pieces[: tops[1]]
    named = pieces[tops[1]].text == title and sum(piece.words for piece in above) <= _LEAD_WORDS_MAX
    if named:
        return [*(piece for piece in above if piece.level is None and not piece.linked), *pieces[tops[1] :]]
    return list(pieces[1:]) if tops[0] == 0 and pieces[0].linked else list(pieces)


_LOGO_AND_TITLE = 2
_TITLE_WORDS_MIN = 3


def _is_title(heading: str, title: str) -> bool:
    """Whether a heading is the title that the page gives itself, or most of it."""
    return heading == title or (len(heading.split()) >= _TITLE_WORDS_MIN and heading.casefold() in title.casefold())
