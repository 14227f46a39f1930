"""What a page says of itself outside its text: title, language, own address.

Not its date: `article:modified_time` and its kin are often the time of the last build.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from watcher.extract.assemble import Facts
from watcher.extract.clean import clean
from watcher.extract.html.tree import attribute

_SUFFIX = re.compile(r"\s+(?:[|\\/\u00b7\u2022\u00bb\u00ab\u2013\u2014]|-|::)\s+")
_LANG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_PLACEHOLDER_WORDS_MAX = 12


def facts_of(every: Sequence[Tag], url: str | None) -> Facts:
    """Return what the elements of a page say of it."""
    head = [tag for tag in every if tag.name in _TELLING]
    meta = {name: clean(attribute(tag, "content")) for tag in reversed(head) for name in _meta_names(tag)}
    title = next((clean(tag.get_text()) for tag in head if tag.name == "title"), "")
    links = (tag for tag in head if tag.name == "link" and "canonical" in attribute(tag, "rel"))
    canonical = next((attribute(tag, "href") for tag in links), "")
    lang = next((attribute(tag, "lang") or attribute(tag, "xml:lang") for tag in head if tag.name == "html"), "")
    return Facts(_title(title, meta), _lang(lang), _canonical(canonical or meta.get("og:url", ""), url))


_TELLING = frozenset({"html", "title", "meta", "link"})


def _meta_names(tag: Tag) -> tuple[str, ...]:
    if tag.name != "meta":
        return ()
    return tuple(name for key in ("property", "name", "itemprop") if (name := attribute(tag, key)))


def _title(text: str, meta: Mapping[str, str]) -> str:
    """Return the title of the page without the name of its site."""
    parts = [part for part in _SUFFIX.split(text) if part]
    if len(parts) < _SUFFIXED_PARTS:
        return text or meta.get("og:title", "")
    site = meta.get("og:site_name", "").casefold()
    return next((part for part in parts if part.casefold() != site), parts[0])


_SUFFIXED_PARTS = 2


def _lang(said: str) -> str | None:
    return clean(said).replace("_", "-") if _LANG.fullmatch(clean(said)) else None


def _canonical(said: str, url: str | None) -> str | None:
    try:
        address = urljoin(url or "", said.strip()) if said.strip() else ""
        return address if urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None


_APP_ROOTS = ("root", "app", "__next", "__nuxt", "___gatsby", "app-root", "svelte", "main-app")
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|requires?|need|without|activate|turn on)[^.]{0,40}javascript"
    r"|javascript[^.]{0,40}(?:enable|disabled|require)",
    re.IGNORECASE,
)


def script_made(markup: str, soup: BeautifulSoup) -> bool:
    """Whether a page without text would get its text from a script."""
    scripted = "<script" in markup.lower()
    words = len(soup.get_text(" ").split())
    empty_root = any(soup.find(id=name) is not None for name in _APP_ROOTS)
    return scripted and (empty_root or words <= _PLACEHOLDER_WORDS_MAX or _NEEDS_SCRIPT.search(markup) is not None)
