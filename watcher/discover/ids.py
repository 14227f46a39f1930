"""Names of found documents: a title that says something, and a readable id out of publisher and title. Pure."""

import re
import unicodedata
from collections.abc import Container, Iterable
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from watcher.config.values import as_line

ID_CHARS_MAX = 60
TITLE_CHARS_MIN = 4
NUMBERED_MAX = 50
"""So many documents of one name are told apart by number; further ones by a digest of their address."""

_WORDS = re.compile(r"[a-z0-9]+")
_GENERIC = re.compile(
    r"(?:read|learn|see|view|find)\b.{0,24}|(?:the )?(?:model|system|safety) ?cards?(?: \(?pdf\)?)?|download.{0,20}"
    r"|pdf|here|link|more|untitled|home|new|post|article|paper|addendum|continue reading.*|https?:.*|.*\.pdf",
    re.IGNORECASE,
)
"""Titles that name no document: what buttons and covers say."""
_ENDING = re.compile(r"\.(?:html?|mdx?|pdf|php)$", re.IGNORECASE)


def title_of(candidates: Iterable[str], url: str) -> str:
    """Return the first candidate that names a document; the words of the address where none does."""
    for candidate in map(as_line, candidates):
        if len(candidate) >= TITLE_CHARS_MIN and not _GENERIC.fullmatch(candidate):
            return candidate
    return _words_of(url)


def id_of(publisher: str, title: str, url: str, taken: Container[str]) -> str:
    """Return an id that nothing has: publisher and title in small letters; the address's words for other alphabets."""
    words = _slug(title) or _slug(_words_of(url)) or ["document"]
    front = [word for word in _slug(publisher) if word not in words]
    short = shortened([*front, *words])
    if short not in taken:
        return short
    numbered = (f"{short}-{number}" for number in range(2, NUMBERED_MAX))
    return next((name for name in numbered if name not in taken), f"{short}-{sha256(url.encode()).hexdigest()[:12]}")


def shortened(words: Iterable[str], *, more: bool = False) -> str:
    """Return as many words as an id may have, joined.

    Where words are left out, or `more` were, none at the end that only leads to them, such as "at".
    """
    whole = "-".join(words)
    if len(whole) > ID_CHARS_MAX:
        cut = whole[: ID_CHARS_MAX + 1].rpartition("-")[0] or whole[:ID_CHARS_MAX]
        return _without_stump(cut)
    return _without_stump(whole) if more else whole


_SMALL_WORDS = frozenset(
    {"a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "our"}
    | {"that", "the", "to", "we", "with"}
)


def _without_stump(slug: str) -> str:
    """Return a slug that was cut without the small words that it then ends in."""
    words = slug.split("-")
    while len(words) > 1 and words[-1] in _SMALL_WORDS:
        words.pop()
    return "-".join(words)


def slug_of(text: str) -> str:
    """Return a text as a part of an address: small letters, digits, hyphens."""
    return "-".join(_slug(text))


def _words_of(url: str) -> str:
    """Return the last telling part of an address as words, or its host."""
    parts = urlsplit(url)
    names = [_ENDING.sub("", unquote(name)) for name in parts.path.split("/")]
    telling = [name for name in names if name and name.lower() not in {"index", "document", "feed", "p"}]
    words = re.sub(r"[-_+\s]+", " ", telling[-1] if telling else "").strip()
    return as_line(f"{words[:1].upper()}{words[1:]}") or parts.hostname or "Document"


def _slug(text: str) -> list[str]:
    plain = (
        unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", "")).encode("ascii", "ignore").decode()
    )
    return _WORDS.findall(plain.lower())
