"""Two readings of a page to a proposal: where the article stands, and what in it differs by itself."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from bs4 import BeautifulSoup, Tag

from watcher.errors import ExtractError
from watcher.extract import addresses
from watcher.extract.clean import clean
from watcher.extract.dates import find_date
from watcher.extract.html import article, read_markup
from watcher.extract.html.page import parse
from watcher.extract.html.selectors import any_names_of, selectors_of
from watcher.extract.html.tree import attribute, named, tags
from watcher.extract.proposal import Proposal
from watcher.model import Document, Rules

READS_MAX = 40
"""Readings of one page that a proposal may cost: a large page takes a fifth of a second."""
DIFFERING_MAX = 10
"""Texts of which the place is looked for: where more differ, another page came."""
ABOVE_MAX = 5
"""How far above what differs an element is looked for that has a name."""
REMOVED_SHARE_MAX = 0.2
"""Of the words of a document: what would take more with it is no counter and no advertisement."""
_PUBLISHED = ("article:published_time", "datePublished", "citation_publication_date", "dc.date", "date")
_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_FEED = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_BLANK = re.compile(r"\s+")


def propose(first: str, second: str, url: str) -> Proposal:
    """Return how the page in these two readings would be declared; where neither can be read, what it names."""
    said = _said(parse(first), first, url)
    pages = _Pages(first, second, url)
    if pages.documents(Rules()) is None:
        return said
    rules = Rules(select=next(_selecting(pages), ()))
    rules = replace(rules, remove=_removing(pages, rules))
    return replace(said, select=rules.select, remove=rules.remove, steady=pages.differing(rules) == Counter())


class _Pages:
    """Both readings, and how often they may still be read."""

    def __init__(self, first: str, second: str, url: str) -> None:
        self.markups = (first, second)
        self._url = url
        self._left = READS_MAX

    def documents(self, rules: Rules) -> tuple[Document, Document] | None:
        """Return what both say under these rules; None where one cannot be read, or reading has cost enough."""
        self._left -= len(self.markups)
        if self._left < 0:
            return None
        try:
            one, other = (read_markup(markup, url=self._url, rules=rules) for markup in self.markups)
        except ExtractError:
            return None
        return one, other

    def differing(self, rules: Rules) -> Counter[str] | None:
        """Return the texts that only one of the readings has; None where one cannot be read."""
        documents = self.documents(rules)
        if documents is None:
            return None
        one, other = map(_texts, documents)
        return (one - other) + (other - one)


def _selecting(pages: _Pages) -> Iterator[tuple[str]]:
    """Yield selectors under which both readings say what they say without any."""
    plain = pages.documents(Rules())
    soup = parse(pages.markups[0])
    for css in dict.fromkeys(css for tag in _holders(soup) for css in selectors_of(tag)):
        if len(soup.select(css)) != 1:
            continue
        chosen = pages.documents(Rules(select=(css,)))
        if plain and chosen and all(map(Document.same_text, plain, chosen)):
            yield (css,)


def _holders(soup: BeautifulSoup) -> list[Tag]:
    """Return the elements that hold the article, innermost first."""
    holders = [tag for tag in article.core(article.regions(soup)[0]) if tag.name != "body"]
    return holders[::-1]


def _removing(pages: _Pages, rules: Rules) -> tuple[str, ...]:
    """Return selectors without which both readings say the same, or as nearly as can be."""
    found: tuple[str, ...] = ()
    whole = pages.documents(rules)
    left = pages.differing(rules)
    while whole and left:
        lasting = dict.fromkeys(_around(pages, left, selectors_of))
        for css in dict.fromkeys((*lasting, *_around(pages, left, any_names_of))):
            tried = replace(rules, remove=(*found, css))
            fewer = pages.differing(tried)
            read = pages.documents(tried)
            if fewer is None or read is None or fewer.total() >= (left.total() if css in lasting else 1):
                continue  # a name that may not last has to be worth it: with it nothing differs
            if read[0].words >= whole[0].words * (1 - REMOVED_SHARE_MAX):
                found, left = (*found, css), fewer
                break
        else:
            return found
    return found


def _around(pages: _Pages, differing: Counter[str], naming: Callable[[Tag], Iterator[str]]) -> Iterator[str]:
    """Yield selectors of what holds the differing texts, the innermost first; `naming` makes those of one element."""
    wanted = [_squeezed(text) for _, text in zip(range(DIFFERING_MAX), differing, strict=False)]
    for markup in pages.markups:
        region = article.regions(parse(markup))[0]
        said = [(tag, _squeezed(tag.get_text())) for tag in tags(region)]
        for text in wanted:
            holding = [(len(whole), place) for place, (_, whole) in enumerate(said) if text in whole]
            innermost = said[min(holding)[1]][0] if holding else None
            for _, tag in zip(range(ABOVE_MAX), (innermost, *innermost.parents) if innermost else (), strict=False):
                if tag is region or tag.name in {"main", "article", "body"}:
                    break
                yield from naming(tag)


def _squeezed(text: str) -> str:
    return _BLANK.sub("", clean(text))


def _texts(document: Document) -> Counter[str]:
    titles = (section.title for section in document.sections)
    return Counter([*titles, *(block.text for section in document.sections for block in section.blocks)])


def _said(soup: BeautifulSoup, markup: str, url: str) -> Proposal:
    """Return what the page names in its head: its site, its day, its other forms."""
    meta = {
        name: clean(attribute(tag, "content"))
        for tag in reversed(named(soup, {"meta"}))
        for name in (attribute(tag, "property"), attribute(tag, "name"), attribute(tag, "itemprop"))
        if name
    }
    others = [
        (attribute(tag, "type"), addresses.absolute(attribute(tag, "href"), url))
        for tag in named(soup, {"link"})
        if "alternate" in attribute(tag, "rel").split()
    ]
    return Proposal(
        site=meta.get("og:site_name", ""),
        published=_published(meta, markup),
        feeds=tuple(dict.fromkeys(place for kind, place in others if place and _FEED.fullmatch(kind))),
        markdown=next((place for kind, place in others if place and kind == "text/markdown"), None),
    )


def _published(meta: Mapping[str, str], markup: str) -> date | None:
    written = _DATE_PUBLISHED.search(markup)
    stated = (*(meta.get(name, "") for name in _PUBLISHED), written[1] if written else "")
    return next((day for text in stated if text and (day := find_date(text))), None)
