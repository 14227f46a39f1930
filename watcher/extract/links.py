"""Link targets as they are kept beside the text: absolute, and without what a server makes anew at every request."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|hsa_\w+|mc_[ce]id|gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|igshid|wickedid|_hs(?:enc|mi|fp)"
    r"|__hs\w+|_ga|_gl|vero_\w+|mkt_tok|oly_\w+_id|trk\w*|sessionid|session_id|sid|phpsessid|jsessionid|nonce|cachebust"
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

    Tracking parameters are dropped; UUIDs in queries, and in fragments, become "*", since they differ at every fetch.
    """
    href = re.sub(r"[\x00-\x20]+", "", href)
    if not href or len(href) > _HREF_CHARS_MAX:
        return None
    try:
        parts = urlsplit(urljoin(base, href) if base else href)
        if parts.scheme.lower() not in _SCHEMES:
            return None
        query = [
            (k, _UUID.sub("*", v)) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _perishable(k)
        ]
        return urlunsplit(parts._replace(query=urlencode(query, safe="/:,*@"), fragment=_UUID.sub("*", parts.fragment)))
    except ValueError:
        return None


def _perishable(parameter: str) -> bool:
    return bool(_TRACKING.fullmatch(parameter))
