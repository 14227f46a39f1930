"""Link targets as they are kept beside the text: absolute, and without what a server makes anew at every request."""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|hsa_\w+|mc_[ce]id|gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|igshid|wickedid|_hs(?:enc|mi|fp)"
    r"|__hs\w+|_ga|_gl|vero_\w+|mkt_tok|oly_\w+_id|trk\w*|csrf\w*|_csrf\w*|authenticity_token|sessionid|session_id|sid|phpsessid|jsessionid|nonce|cachebust"
    r"|cb|_t|ts|timestamp|request_?id|correlation_?id|visitor_?id|anonymous_?id|distinct_?id|ref_src|ref_url|srsltid)",
    re.IGNORECASE,
)
"""Query parameters that say who clicked or when the page was made, never what is linked to."""
_UUID = re.compile(
    r"(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])", re.IGNORECASE
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel", ""})
_HREF_CHARS_MAX = 2_000


def target(href: str, base: str | None = None) -> str | None:
    """Return where a link leads, absolute where `base` is known; None for scripts, data and addresses that are none.

    Tracking parameters are dropped; UUIDs become "*", since servers make them anew for every response.
    """
    href = re.sub(r"[\x00-\x20]+", "", href)
    if not href or len(href) > _HREF_CHARS_MAX:
        return None
    try:
        parts = unwrapped(urlsplit(urljoin(base, _readable(href)) if base else _readable(href)))
        if parts.scheme.lower() not in _SCHEMES:
            return None
        if not parts.query:
            return _UUID.sub("*", urlunsplit(parts))
        query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _perishable(key)]
        return _UUID.sub("*", urlunsplit(parts._replace(query=urlencode(query, safe="/:,*@"))))
    except ValueError:
        return None


_REDIRECTORS = (("www.google.com", "/url", ("q", "url")), ("l.facebook.com", "/l.php", ("u",)))
_SAFELINKS = ".safelinks.protection.outlook.com"


def unwrapped(parts: SplitResult) -> SplitResult:
    """Return where an address leads that only counts the click: its own parameters differ each time."""
    if not parts.query:
        return parts
    said = dict(parse_qsl(parts.query))
    for host, path, names in _REDIRECTORS:
        if parts.netloc == host and parts.path == path:
            return urlsplit(next((said[name] for name in names if name in said), urlunsplit(parts)))
    if parts.netloc.endswith(_SAFELINKS) and "url" in said:
        return urlsplit(said["url"])
    return parts


_PROTECTED = "/cdn-cgi/l/email-protection#"


def _readable(href: str) -> str:
    """Return the address that Cloudflare's e-mail protection hides anew in every response."""
    place = href.find(_PROTECTED)
    return f"mailto:{address(href[place + len(_PROTECTED) :])}" if place >= 0 else href


def address(protected: str) -> str:
    """Return the e-mail address in a `data-cfemail`: hexadecimal bytes, each under the first one's exclusive or."""
    try:
        key, *letters = bytes.fromhex(protected)
    except ValueError:
        return ""
    return bytes(letter ^ key for letter in letters).decode("utf-8", "replace")


def _perishable(parameter: str) -> bool:
    return bool(_TRACKING.fullmatch(parameter))
