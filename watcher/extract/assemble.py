"""From pieces to a document: the same last steps for HTML and Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from watcher.extract.flow import Piece, without_contents, without_copies, without_interface, without_related
from watcher.extract.outline import Heading, build, changelog_of
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
    once = _title_first(_without_logo(without_copies(pieces), facts.title))
    apart, dated = set_apart(once, facts.lang)
    clear = without_related(without_contents(without_interface(apart)))
    headings = [piece.part for piece in clear if isinstance(piece.part, Heading)]
    top = next((heading.title for heading in headings if heading.level == 1), None)
    title = top or facts.title or (headings[0].title if headings else "")
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
    """Return the pieces with the few words above the title set below it: designs move them, readers do not care."""
    place = next((n for n, piece in enumerate(pieces) if piece.level is not None), None)
    if not place or pieces[place].level != 1 or sum(piece.words for piece in pieces[:place]) > _LEAD_WORDS_MAX:
        return list(pieces)
    return [pieces[place], *pieces[:place], *pieces[place + 1 :]]


def _without_logo(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """Return the pieces without a first heading that only names the site, where another one is the title."""
    tops = [place for place, piece in enumerate(pieces) if piece.level == 1]
    if len(tops) < _LOGO_AND_TITLE or tops[0] != 0:
        return list(pieces)
    named = tops[1] == 1 and pieces[1].text == title != pieces[0].text
    return list(pieces[1:]) if pieces[0].linked or named else list(pieces)


_LOGO_AND_TITLE = 2
