"""What an address is likely to be, before anybody says: its publisher, its kind, its id. Guesses, and called so."""

import re
from collections.abc import Container, Iterable
from urllib.parse import urlsplit

from watcher.cli.remote import is_private
from watcher.discover.ids import id_of, shortened
from watcher.model import Document, Kind, Source

_WORDS = re.compile(r"[a-z0-9]+")
_KINDS = (
    (Kind.SYSTEM_CARD, r"\b(?:system|model|safety) cards?\b"),
    (Kind.CONSTITUTION, r"\bconstitution\b|\bcharter\b|\bmodel spec\b"),
    (Kind.COMMITMENT, r"\bcommitments?\b|\bpledges?\b"),
    (Kind.TRACKER, r"\btracker\b"),
    (Kind.DOCS, r"\brelease notes\b|\bchangelog\b|\bdocumentation\b"),
    (Kind.POLICY, r"\bpolic(?:y|ies)\b|\bterms\b|\bframework\b"),
)
"""Words in the title that name a kind; the first that is found counts."""
_DOCS_HOSTS = re.compile(r"(?:docs|help|support|platform|developers?)\..*")
_PAPER_HOSTS = re.compile(
    r"(?:.*\.)?(?:arxiv\.org|openreview\.net|ssrn\.com|philpapers\.org|transformer-circuits\.pub)"
)
_BLOG_HOSTS = re.compile(r".*\.(?:substack\.com|wordpress\.com|blogspot\.com|ghost\.io|medium\.com)|medium\.com")


def publisher_of(url: str, site: str, known: Iterable[Source]) -> str:
    """Return who publishes at an address.

    The one publisher of what is watched at the host already, what the page calls its site, or the host's own name:
    "example" of www.docs.example.org; a private address has none but the host.
    """
    host = urlsplit(url).hostname or ""
    here = {source.publisher for source in known if _host(source.url) == _bare(host)}
    if len(here) == 1:
        return here.pop()
    labels = host.split(".")
    return site or (host if is_private(url) else labels[-2] if len(labels) > 1 else labels[0])


def kind_of(document: Document, url: str, known: Iterable[Source]) -> Kind:
    """Return what a document looks like: by its title, its address, its format, and what else its host publishes."""
    if document.media == "feed":
        return Kind.FEED
    title = document.title.lower().replace("-", " ")
    if named := next((kind for kind, words in _KINDS if re.search(words, title)), None):
        return named
    host = (urlsplit(url).hostname or "").lower()
    if _PAPER_HOSTS.fullmatch(host) or any(section.title.lower() == "abstract" for section in document.sections):
        return Kind.PAPER
    if _DOCS_HOSTS.fullmatch(host) or "/docs/" in urlsplit(url).path:
        return Kind.DOCS
    here = {source.kind for source in known if _host(source.url) == _bare(host)}
    if _BLOG_HOSTS.fullmatch(host) or here == {Kind.COMMENTARY}:
        return Kind.COMMENTARY
    return Kind.PAPER if document.media == "pdf" else Kind.POST


def free_id(url: str, publisher: str, title: str, taken: Container[str]) -> str:
    """Return an id of publisher and title that nothing has; of the title alone where only a number names the host."""
    name = title if publisher == urlsplit(url).hostname else f"{publisher} {title}"
    every = _WORDS.findall(name.lower())
    words = list(dict.fromkeys(every))
    wanted = shortened(words, more=words[-1:] != every[-1:])
    return wanted if title.isascii() and wanted and wanted not in taken else id_of(publisher, title, url, taken)


def _host(url: str) -> str:
    return _bare(urlsplit(url).hostname or "")


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
