"""Addresses as they are asked for, and the key by which two addresses are one document.

The rules of RFC 3986 (section 6) for what any server treats alike, and what was learned of the hosts that are watched:
where a key is too broad two documents become one, where it is too narrow one document is told twice.
"""

import re
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from watcher.extract.links import unwrapped

ADDRESS_CHARS_MAX = 2_000
"""What browsers and sitemaps (sitemaps.org: 2,048) still take."""

_BLANKS = re.compile(r"[\x00-\x20\x7f]+")
_ENCODED_WHOLE = re.compile(r"https?%3a%2f%2f", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_PATH_SIGNS = "%/:@!$&'()*+,;=~"
_QUERY_SIGNS = "%/:@!$'()*+,;=~?[]"
_ONE_SLASH = re.compile(r"^/+")
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_][a-z0-9._-]*|[0-9a-f:.]+")
"""A name or number, or what stands between brackets."""
_TRACKING = re.compile(
    r"utm_\w+|hsa_\w+|mc_[ce]id|[gdm]clid|gclsrc|fbclid|msclkid|yclid|twclid|igshid|_hs(?:enc|mi|fp)|__hs\w+|_ga|_gl"
    r"|vero_\w+|mkt_tok|oly_\w+_id|ref|ref_(?:src|url)|referrer|srsltid|wickedid|phpsessid|jsessionid|cachebust",
    re.IGNORECASE,
)
"""Query parameters that say who clicked, and never what is asked for."""


def clean(url: str) -> str:
    """Return an absolute address in its one spelling: what is asked for, without fragment, tracking or a login in it.

    Raises ValueError for what is no http(s) address.
    """
    return urlunsplit(_evened(url))


def absolute(href: str, base: str | None) -> str | None:
    """Return where a link leads, cleaned; None for scripts, mail, fragments of the same page and what is no address."""
    bare = _BLANKS.sub("", href)
    if not bare or bare.startswith("#") or len(bare) > ADDRESS_CHARS_MAX:
        return None
    whole = unquote(bare) if _ENCODED_WHOLE.match(bare) else bare
    try:
        return clean(urlunsplit(unwrapped(urlsplit(urljoin(base or "", whole)))))
    except ValueError:
        return None


def _evened(url: str) -> SplitResult:
    parts = urlsplit(_BLANKS.sub("", url).replace("\\", "/").replace("&amp;", "&"))
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").rstrip(".")
    host = host if host.isascii() else host.encode("idna").decode().lower()
    if scheme not in _PORTS or not _HOST.fullmatch(host):
        raise ValueError(f"{url[:200]!r} is no http(s) address.")
    place = f"[{host}]" if ":" in host else host
    port = "" if parts.port in {None, _PORTS[scheme]} else f":{parts.port}"
    path = _ONE_SLASH.sub(
        "/", urljoin("http://host/", _ONE_SLASH.sub("/", parts.path or "/")).removeprefix("http://host")
    )
    query = "&".join(_even(part, _QUERY_SIGNS) for part in parts.query.split("&") if part and not _tracks(part))
    return SplitResult(scheme, f"{place}{port}", _even(path, _PATH_SIGNS), query, "")


def _even(text: str, signs: str) -> str:
    """Return percent-encoding in one spelling: only what must be encoded, in capitals (RFC 3986, 6.2.2)."""
    return quote(_ESCAPE.sub(_one_escape, _STRAY_PERCENT.sub("%25", text)), safe=signs)


def _one_escape(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if _UNRESERVED.fullmatch(char) else match[0].upper()


def _tracks(parameter: str) -> bool:
    return bool(_TRACKING.fullmatch(parameter.partition("=")[0]))


_HASH_NAMED = re.compile(
    r"/(?:files/[^/]+/[^/]+/)?(?P<hash>[0-9a-f]{40}|[0-9a-f]{64})(?:/[^/]+)?\.[a-z0-9]{2,5}", re.IGNORECASE
)
"""A file that is named by its own digest, on whatever host it lies: with its title behind it or without."""
_ORIGINAL = re.compile(r"(/m/[0-9a-f]+/)original/", re.IGNORECASE)
"""What an asset host puts into the address of a file, or leaves out."""
_INDEX = re.compile(r"/(?:index\.(?:html?|php|mdx?))?$", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:html?|mdx?)$", re.IGNORECASE)
"""The same document as a page and as Markdown."""
_CARD = re.compile(r"/document(/[^/]+)", re.IGNORECASE)
"""The other landing address of a system card."""
_SAME_PLACE = (
    (
        re.compile(r"(?:\w+\.)?arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5}|[\w.-]+/\d{7})(?:v\d+)?(?:\.pdf)?"),
        r"arxiv.org/abs/\1",
    ),
    (re.compile(r"(?:lesswrong|alignmentforum|greaterwrong)\.\w+/posts/(\w+)(?:/.*)?"), r"lesswrong.com/posts/\1"),
)
"""Archives that give one paper or post several addresses, or one that follows its title."""


def key(url: str) -> str:
    """Return what two addresses of one document have in common; not itself an address.

    Scheme, `www.`, final slash, index file, order of parameters, `/document/` before a card's name and the host of a
    file that is named by its digest make no difference. Raises ValueError for what is no http(s) address.
    """
    parts = _evened(url)
    if named := _HASH_NAMED.fullmatch(parts.path):
        return f"file:{named['hash'].lower()}"
    path = _SUFFIX.sub("", _INDEX.sub("", _ORIGINAL.sub(r"\1", parts.path)))
    if card := _CARD.fullmatch(path):
        path = card[1]
    query = "&".join(sorted(parts.query.split("&")))
    place = f"{parts.netloc.removeprefix('www.')}{path}"
    for pattern, same in _SAME_PLACE:
        if pattern.fullmatch(place):
            return pattern.sub(same, place)
    return f"{place}?{query}" if query else place


def named_by_digest(url: str) -> bool:
    """Whether an address is that of a file named by its own digest, so that a revision of it stands elsewhere."""
    return _HASH_NAMED.fullmatch(_evened(url).path) is not None
