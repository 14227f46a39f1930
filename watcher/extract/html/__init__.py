"""Reads HTML pages: the article, once, in order, without what surrounds it."""

from collections.abc import Sequence
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.clean import clean
from watcher.extract.flow import Piece, without_copies, without_related
from watcher.extract.html import article, tables
from watcher.extract.html.chrome import attribute, prune
from watcher.extract.html.facts import Facts, facts_of, script_made
from watcher.extract.html.page import decode, parse, refresh_target
from watcher.extract.html.walk import Walker
from watcher.extract.outline import Heading, build, changelog_of
from watcher.extract.stamps import set_apart
from watcher.model import Block, Document, Rules

__all__ = ["read", "read_markup", "refresh_target"]

_LEAD_WORDS_MAX = 24
"""What stands above the title and is no longer than this belongs under it: a date, a category."""


def read(body: bytes, *, charset: str | None, url: str | None, rules: Rules) -> Document:
    """Return the document in a page.

    Raises ExtractError: NO_SELECTOR_MATCH, SCRIPT_ONLY, NOTHING_TO_READ or TOO_LARGE.
    """
    return read_markup(decode(body, charset), url=url, rules=rules)


def read_markup(markup: str, *, url: str | None, rules: Rules) -> Document:
    """Return the document in markup that is already text."""
    soup = parse(markup)
    facts = facts_of(soup, url)
    full_lists = tables.complete(soup, soup.find_all("table"))
    roots = _roots(soup, rules)
    walker = Walker(_base(soup, url), full_lists, soup)
    for root in roots:
        walker.walk(root)
    if not any(isinstance(piece.part, Block) for piece in walker.pieces):
        raise _nothing(markup, soup, rules)
    return document(walker.pieces, facts, "html")


def _roots(soup: BeautifulSoup, rules: Rules) -> list[Tag]:
    for tag in _selected(soup, rules.remove):
        tag.decompose()
    kept = _selected(soup, rules.keep)
    if not rules.select:
        roots = article.regions(soup)
    else:
        roots = next((found for found in (_select(soup, css) for css in rules.select) if found), [])
        if not roots:
            raise _no_match(rules)
    for root in roots:
        prune(root, soup, kept)
        if not rules.select:
            article.isolate(root)
    return roots


def _select(soup: BeautifulSoup, css: str) -> list[Tag]:
    try:
        return article.outermost(soup.select(css))
    except (SelectorSyntaxError, ValueError, RecursionError) as error:
        raise ExtractError(
            f"The selector {css!r} is not CSS ({error}). Correct it in the declaration.",
            ExtractFailure.NO_SELECTOR_MATCH,
        ) from error


def _selected(soup: BeautifulSoup, selectors: Sequence[str]) -> list[Tag]:
    return [tag for css in selectors for tag in _select(soup, css) if not tag.decomposed]


def _base(soup: BeautifulSoup, url: str | None) -> str | None:
    tag = soup.find("base", href=True)
    if not isinstance(tag, Tag):
        return url
    try:
        return urljoin(url or "", attribute(tag, "href")) or url
    except ValueError:
        return url


def document(pieces: Sequence[Piece], facts: Facts, media: str) -> Document:
    """Return the pieces as a document, without stamps, copies and lists that lead elsewhere."""
    dated_apart, dated = set_apart(_title_first(pieces), facts.lang)
    clear = without_related(without_copies(dated_apart))
    first = next((piece.part for piece in clear if isinstance(piece.part, Heading)), None)
    top = next((piece.part for piece in clear if isinstance(piece.part, Heading) and piece.part.level == 1), None)
    title = top.title if top else facts.title or (first.title if first else "")
    sections = build(title, (piece.part for piece in clear))
    return Document(
        title=title,
        sections=sections,
        media="markdown" if media == "markdown" else "html",
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


def _no_match(rules: Rules) -> ExtractError:
    tried = ", ".join(repr(css) for css in rules.select)
    return ExtractError(
        f"No element of the page matches {tried}: the page was redesigned, or this is another page. "
        "Look at it and add a selector in front of the old ones.",
        ExtractFailure.NO_SELECTOR_MATCH,
    )


def _nothing(markup: str, soup: BeautifulSoup, rules: Rules) -> ExtractError:
    if script_made(markup, soup):
        return ExtractError(
            "The page holds no text: a script would make it. Look for a feed of the site, or for the same document "
            "under an address that ends in .md, and watch that instead.",
            ExtractFailure.SCRIPT_ONLY,
        )
    where = f"under {clean(', '.join(rules.select))!r}" if rules.select else "in the page"
    return ExtractError(f"There is no text {where}. Look at the address in a browser.", ExtractFailure.NOTHING_TO_READ)
