"""Mentions to documents: each once, under its best title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from watcher.errors import ExtractError, ExtractFailure
from watcher.extract import addresses
from watcher.extract.clean import clean
from watcher.extract.listed import Listed

LISTED_MAX = 20_000
"""Documents in one listing; the largest real one has 1,143."""
TITLE_CHARS_MAX = 300
_ASSETS = frozenset(
    {
        *("apng", "avif", "bmp", "css", "cur", "eot", "gif", "ico", "jpeg", "jpg", "js", "json", "map", "mjs", "mov"),
        *("mp3", "mp4", "otf", "png", "svg", "tif", "tiff", "ttf", "wasm", "wav", "webm", "webmanifest", "webp"),
        *("woff", "woff2"),
    }
)
"""Endings of what belongs to a page and is no document."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a listing names a document, and how far its title can be believed."""

    url: str
    title: str
    published: date | None = None
    rank: int = 0
    """Of two titles the one of higher rank is kept."""


NAMED_BY_DATA, NAMED, WORDED, AROUND, NAMELESS = 4, 3, 2, 1, 0
"""Ranks of titles: data call it so, a heading or name, the words of the link, what stands around it, none."""


def listed(mentions: Iterable[Mention], page: str) -> tuple[Listed, ...]:
    """Return the documents that are mentioned, without the page itself, logins and assets.

    Raises ExtractError TOO_LARGE beyond LISTED_MAX.
    """
    best: dict[str, Mention] = {}
    own = addresses.key(page)
    for mention in mentions:
        identity = addresses.key(mention.url)
        if identity == own or is_asset(mention.url) or is_login(mention.url):
            continue
        known = best.get(identity)
        best[identity] = _better(known, mention) if known else mention
        if len(best) > LISTED_MAX:
            raise ExtractError(
                f"The listing at {page} names more than {LISTED_MAX:,} documents. Declare a part of it.",
                ExtractFailure.TOO_LARGE,
            )
    return tuple(Listed(one.url, clean(one.title)[:TITLE_CHARS_MAX], one.published) for one in best.values())


def _better(known: Mention, other: Mention) -> Mention:
    """Return the address that came first with the better title, and a date where one of them has it."""
    title = max((known, other), key=lambda one: (bool(one.title.strip()), one.rank))
    return replace(known, title=title.title, rank=title.rank, published=known.published or other.published)


_GENERIC = re.compile(
    r"(?:(?:read|see|learn|find out|view|show|load)(?: the)?(?: full| all)? (?:more|post|article|paper|report|all|card)"
    r"|more|read|view|open|here|link|pdf|download(?: pdf)?|details|continue reading|[\W\d_]*)\W*",
    re.IGNORECASE,
)


def is_generic(words: str) -> bool:
    """Whether words would fit any link: they are no title."""
    return bool(_GENERIC.fullmatch(words))


def is_asset(url: str) -> bool:
    """Whether an address is that of a picture, font, style or script, or of the machinery of a host."""
    if "/cdn-cgi/" in url:
        return True
    name = url.partition("?")[0].rpartition("/")[2].lower()
    return "." in name and name.rpartition(".")[2] in _ASSETS and url.count("/") > _HOST_SLASHES


_HOST_SLASHES = 2


_LOGIN_HOSTS = frozenset({"login", "signin", "auth", "accounts", "account", "sso", "id"})
_LOGIN_DEPTH = 2
"""Segments of a path in which it is looked for: "/login", "/en/login", "/api/auth"."""
_LOGIN_PATHS = frozenset(
    {
        *("login", "log-in", "logon", "logout", "signin", "sign-in", "sign_in", "signup", "sign-up", "sign_up"),
        *("register", "auth", "oauth", "oauth2", "sso", "account", "accounts", "wp-login.php", "subscribe"),
    }
)


def is_login(url: str) -> bool:
    """Whether an address asks who one is, or carries a document only as the place to come back to."""
    host, _, path = url.partition("://")[2].partition("/")
    first = path.partition("?")[0].lower().split("/")[:_LOGIN_DEPTH]
    return host.partition(".")[0] in _LOGIN_HOSTS or not _LOGIN_PATHS.isdisjoint(first)
