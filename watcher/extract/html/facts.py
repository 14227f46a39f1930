"""What a page says of itself outside its text: title, language, own address, date."""

import re
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from watcher.extract.assemble import Facts
from watcher.extract.clean import clean
from watcher.extract.dates import iso_date
from watcher.extract.html.attributes import attribute

_SUFFIX = re.compile(r"\s+(?:[|\\/·•»«–—]|-|::)\s+")
_LANG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_MODIFIED = ("article:modified_time", "og:updated_time", "last-modified", "dateModified")
_PLACEHOLDER_WORDS_MAX = 12


def facts_of(soup: BeautifulSoup, url: str | None) -> Facts:
    """Return what the page says of itself."""
    return Facts(_title(soup), _lang(soup), _canonical(soup, url), _dated(soup))


def _meta(soup: BeautifulSoup, name: str) -> str:
    for key in ("property", "name", "itemprop"):
        tag = soup.find("meta", attrs={key: name})
        if isinstance(tag, Tag):
            return clean(attribute(tag, "content"))
    return ""


def _title(soup: BeautifulSoup) -> str:
    """Return the title of the page without the name of its site."""
    tag = soup.find("title")
    text = clean(tag.get_text()) if isinstance(tag, Tag) else ""
    site = _meta(soup, "og:site_name")
    parts = [part for part in _SUFFIX.split(text) if part]
    if len(parts) > 1:
        own = [part for part in parts if part.casefold() != site.casefold()]
        return own[0] if own else parts[0]
    return text or _meta(soup, "og:title")


def _lang(soup: BeautifulSoup) -> str | None:
    tag = soup.find("html")
    said = clean(attribute(tag, "lang") or attribute(tag, "xml:lang")) if isinstance(tag, Tag) else ""
    return said.replace("_", "-") if _LANG.fullmatch(said) else None


def _canonical(soup: BeautifulSoup, url: str | None) -> str | None:
    tag = soup.find("link", rel="canonical")
    said = attribute(tag, "href") if isinstance(tag, Tag) else _meta(soup, "og:url")
    try:
        address = urljoin(url or "", said.strip()) if said.strip() else ""
        return address if urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _dated(soup: BeautifulSoup) -> str | None:
    return next((day for name in _MODIFIED if (day := iso_date(_meta(soup, name)))), None)


_APP_ROOTS = ("root", "app", "__next", "__nuxt", "___gatsby", "app-root", "svelte", "main-app")
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|requires?|need|without|activate|turn on)[^.]{0,40}javascript|javascript[^.]{0,40}(?:enable|disabled|require)",
    re.IGNORECASE,
)


def script_made(markup: str, soup: BeautifulSoup) -> bool:
    """Whether a page without text would get its text from a script."""
    scripted = "<script" in markup.lower()
    words = len(soup.get_text(" ").split())
    empty_root = any(soup.find(id=name) is not None for name in _APP_ROOTS)
    return scripted and (empty_root or words <= _PLACEHOLDER_WORDS_MAX or _NEEDS_SCRIPT.search(markup) is not None)
