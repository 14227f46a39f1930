"""Finds the article of a page that declares no selector: by where its prose stands, with trafilatura as one voice."""

from collections.abc import Sequence
from itertools import islice

from bs4 import BeautifulSoup, Tag

from watcher.extract.dates import iso_date
from watcher.extract.html.names import names_rendered
from watcher.extract.html.tables import is_layout
from watcher.extract.html.tree import above, attribute, children, holds, is_text, named, tags
from watcher.extract.html.voice import unheard

_CORE_SHARE_MIN = 0.5
"""An element with this share of the prose is where the article stands; what lies beside it has to belong to it."""
_FILES_MAX = 8
"""Shown files of one page that are looked at."""
_PROSE_CHARS_MIN = 200
"""With less prose than this a page is a list of links, and all of it is the document."""


def regions(soup: BeautifulSoup) -> list[Tag]:
    """Return where a page says that its document stands: its `main`, else its body."""
    mains = [
        tag for tag in tags(soup) if (tag.name == "main" or tag.attrs.get("role") == "main") and not _concealed(tag)
    ]
    parts = _distilled(soup)
    if parts:
        return parts
    outermost = [tag for tag in mains if not any(parent in mains for parent in tag.parents)]
    body = soup.body or soup
    best = max(outermost, key=lambda tag: len(tag.get_text()), default=None)
    region = best if best is not None and len(best.get_text(strip=True)) >= _PROSE_CHARS_MIN else body
    return [_rendered(region) or region]


def _rendered(region: Tag) -> Tag | None:
    """Return the file that a host of code or models shows, with a title of its own: counters stand around it."""
    files = (tag for tag in tags(region) if "class" in tag.attrs and names_rendered(attribute(tag, "class")))
    whole = len(region.get_text())
    return next(
        (
            tag
            for tag in islice(files, _FILES_MAX)
            if holds(tag, {"h1"}) and len(tag.get_text()) >= _CORE_SHARE_MIN * whole and not _concealed(tag)
        ),
        None,
    )


def _distilled(soup: BeautifulSoup) -> list[Tag]:
    """Return the parts of a paper in Distill's elements: its title and its notes stand beside the article."""
    parts = [tag for tag in named(soup, {"d-title", "d-abstract", "d-article", "d-appendix"}) if not _concealed(tag)]
    return outermost(parts) if any(tag.name == "d-article" for tag in parts) else []


def _concealed(tag: Tag) -> bool:
    return any(attribute(part, "aria-hidden") == "true" or "hidden" in part.attrs for part in (tag, *tag.parents))


def core(region: Tag) -> list[Tag]:
    """Return the elements that hold the article of a region, each in the one before it; the region is the first."""
    prose, _ = _measure(region)
    holders = [region]
    while inner := _core_of(holders[-1], prose):
        holders.append(inner)
    return holders


def _core_of(tag: Tag, prose: dict[int, int]) -> Tag | None:
    share = _CORE_SHARE_MIN * prose.get(id(tag), 0)
    inner = next((part for part in children(tag) if share and prose.get(id(part), 0) >= share), None)
    return inner if inner is not None and inner.name not in _TEXTUAL else None


def isolate(region: Tag, markup: str) -> None:
    """Remove from a pruned region what stands beside its prose and leads elsewhere.

    Where prose stands in several places of a page without a `main`, trafilatura is asked which of them it heard.
    """
    prose, linked = _measure(region)
    if prose.get(id(region), 0) < _PROSE_CHARS_MIN:
        return
    at = region
    while True:
        inside = children(at)
        inner = next((tag for tag in inside if prose.get(id(tag), 0) >= _CORE_SHARE_MIN * prose[id(at)]), None)
        if inner is None and region.name == "body" and not any(tag.name in _TEXTUAL for tag in inside):
            for tag in unheard(markup, inside):
                tag.extract()
        if inner is None or (inner.name in _TEXTUAL and not (inner.name == "table" and is_layout(inner))):
            return
        for tag in inside:
            if tag is not inner and _leads_away(tag, prose.get(id(tag), 0), linked.get(id(tag), 0)):
                tag.extract()
        at = inner


def _leads_away(tag: Tag, prose: int, linked: int) -> bool:
    """Whether a neighbour of the article is a list of links: no title, no table, hardly a word outside its links."""
    if tag.name in _TEXTUAL or holds(tag, {"h1", "table"}):
        return False
    return linked > prose and not _tells_date(tag)


def _tells_date(tag: Tag) -> bool:
    """Whether a row says outside its links when the document is of, beside links to other versions of it."""
    said = " ".join(str(node) for node in tag.descendants if is_text(node) and above(node, "a") is None)
    return iso_date(said) is not None and not holds(tag, {"h2", "h3", "h4", "li"})


_TEXTUAL = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "dl", "button", "details"})


def _measure(region: Tag) -> tuple[dict[int, int], dict[int, int]]:
    """Return the characters outside and inside links of every element below `region`."""
    prose: dict[int, int] = {}
    linked: dict[int, int] = {}
    order: list[Tag] = [region]
    for node in region.descendants:
        if isinstance(node, Tag):
            order.append(node)
        elif is_text(node) and node.parent is not None:
            into = prose
            key = id(node.parent)
            into[key] = into.get(key, 0) + len(node.strip())
    for tag in reversed(order):
        said, away = prose.get(id(tag), 0), linked.get(id(tag), 0)
        if tag.name in {"a", "button"}:
            linked[id(tag)], prose[id(tag)] = said + away, 0
            said, away = 0, said + away
        if tag is not region and tag.parent is not None:
            parent = id(tag.parent)
            prose[parent] = prose.get(parent, 0) + said
            linked[parent] = linked.get(parent, 0) + away
    return prose, linked


def outermost(tags: Sequence[Tag]) -> list[Tag]:
    """Return those that lie in no other, in document order."""
    chosen = {id(tag) for tag in tags}
    return [tag for tag in tags if not any(id(parent) in chosen for parent in tag.parents)]
