"""Reads HTML pages: the article, once, in order, without what surrounds it."""

import gc
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract.assemble import Facts, assemble
from watcher.extract.clean import clean
from watcher.extract.encoding import decode
from watcher.extract.flow import Piece, without_interface
from watcher.extract.html import article, drawn, tables, title
from watcher.extract.html.chrome import prune
from watcher.extract.html.facts import facts_of, script_made
from watcher.extract.html.page import parse, refresh_target
from watcher.extract.html.tree import above, attribute, tags
from watcher.extract.html.walk import Walker
from watcher.extract.stamps import set_apart
from watcher.model import Block, BlockKind, Document, Rules

__all__ = ["escaped", "fragment", "item", "read", "read_markup", "read_rendered", "refresh_target"]


def read(body: bytes, *, charset: str | None, url: str | None, rules: Rules) -> Document:
    """Return the document in a page.

    Raises ExtractError: NO_SELECTOR_MATCH, SCRIPT_ONLY, NOTHING_TO_READ or TOO_LARGE.
    """
    return read_markup(decode(body, charset, markup=True), url=url, rules=rules)


def read_markup(markup: str, *, url: str | None, rules: Rules) -> Document:
    """Return the document in markup that is already text."""
    with _without_collections():
        soup = parse(markup)
        every = tags(soup)
        facts = facts_of(every, url)
        full_lists = tables.complete(every)
        title.mark_title(every, facts.title)
        roots = _roots(soup, rules, markup, every, {full.source for full in full_lists.values()})
        if not rules.select:
            title.bring_title(every, roots, facts.title)
        walker = Walker(_base(every, url), full_lists, soup)
        for root in roots:
            walker.walk(root)
        document = assemble(walker.pieces, facts, "html")
    if not _says_anything(document):
        raise _nothing(markup, soup, rules)
    return document


@contextmanager
def _without_collections() -> Iterator[None]:
    """Keep Python from looking for garbage in a tree that is still growing: there is none, and it looks often."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


_HEADINGS_MIN = 3
"""A page of so many headings says something, even without a word below them."""


def _says_anything(document: Document) -> bool:
    return len(document.sections) >= _HEADINGS_MIN or any(section.blocks for section in document.sections)


def read_rendered(markup: str, *, facts: Facts, url: str | None, rules: Rules) -> Document:
    """Return the document in markup that was made from Markdown: all of it is the document."""
    soup = parse(markup)
    root = soup.body or soup
    roots = _roots(soup, rules, markup, tags(soup)) if rules.select else [root]
    for tag in _selected(soup, rules.remove):
        tag.extract()
    prune(root, tags(soup), ())
    walker = Walker(url, {}, soup)
    for tag in roots:
        walker.walk(tag)
    if not walker.pieces:
        raise _nothing(markup, soup, rules)
    return assemble(walker.pieces, facts, "markdown")


def fragment(markup: str, base: str | None) -> list[Block]:
    """Return the blocks of a piece of HTML, such as a title; its headings are paragraphs."""
    return _blocks(_pieces(markup, base))


def item(markup: str, base: str | None) -> list[Block]:
    """Return the blocks of a feed item's content, without stamps, counters and other labels that come and go."""
    apart, _ = set_apart(_pieces(markup, base), None)
    return _blocks(without_interface(apart))


def _pieces(markup: str, base: str | None) -> list[Piece]:
    if not markup.strip():
        return []
    soup = parse(markup)
    root = soup.body or soup
    prune(root, tags(soup), ())
    walker = Walker(base, {}, soup)
    walker.walk(root)
    return walker.pieces


def _blocks(pieces: Sequence[Piece]) -> list[Block]:
    return [piece.part if isinstance(piece.part, Block) else Block(BlockKind.PARAGRAPH, piece.text) for piece in pieces]


def escaped(text: str) -> str:
    """Return plain text as HTML, its empty lines as paragraph breaks."""
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))


def _roots(
    soup: BeautifulSoup, rules: Rules, markup: str, every: Sequence[Tag], used: Collection[int] = ()
) -> list[Tag]:
    for tag in _selected(soup, rules.remove):
        tag.extract()
    every = tags(soup) if rules.remove else every
    drawn.break_lines(soup, every)
    drawn.spell_out(every)
    kept = _selected(soup, rules.keep)
    if not rules.select:
        roots = article.regions(soup)
    else:
        roots = next((found for found in (_chosen(soup, every, css) for css in rules.select) if found), [])
        if not roots:
            raise _no_match(rules)
    for root in roots:
        prune(root, every, kept, used)
        if not rules.select:
            article.isolate(root, markup)
    return roots


def _chosen(soup: BeautifulSoup, every: Sequence[Tag], css: str) -> list[Tag]:
    """Return what a selector selects; most are one name, which needs no search of its own."""
    if _NAME.fullmatch(css):
        return article.outermost([tag for tag in every if tag.name == css and above(tag, "template") is None])
    return _select(soup, css)


_NAME = re.compile(r"[a-z]+[1-6]?")


def _select(soup: BeautifulSoup, css: str) -> list[Tag]:
    try:
        return article.outermost(soup.select(css))
    except (SelectorSyntaxError, ValueError, RecursionError) as error:
        raise ExtractError(
            f"The selector {css!r} is not CSS ({error}). Correct it in the declaration.",
            ExtractFailure.NO_SELECTOR_MATCH,
        ) from error


def _selected(soup: BeautifulSoup, selectors: Sequence[str]) -> list[Tag]:
    return [tag for css in selectors for tag in _select(soup, css)]


def _base(every: Sequence[Tag], url: str | None) -> str | None:
    tag = next((tag for tag in every if tag.name == "base" and "href" in tag.attrs), None)
    if tag is None:
        return url
    try:
        return urljoin(url or "", attribute(tag, "href")) or url
    except ValueError:
        return url


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
