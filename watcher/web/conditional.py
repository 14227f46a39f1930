"""RFC 9110, sections 12.5.3 and 13: which encoding a client takes, and whether it has the bytes already."""

from watcher.codec import http_date


def takes_gzip(accept_encoding: str | None) -> bool:
    """Whether an Accept-Encoding header allows gzip; `*` counts, `q=0` refuses."""
    weights = dict(_weighted(part) for part in (accept_encoding or "").split(",") if part.strip())
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0


def has_etag(if_none_match: str, etags: tuple[str, ...]) -> bool:
    """Whether an If-None-Match header names one of these tags (weak comparison, as for GET)."""
    if if_none_match.strip() == "*":
        return True
    named = {part.strip().removeprefix("W/").strip('"') for part in if_none_match.split(",")}
    return any(etag in named for etag in etags)


def is_since(if_modified_since: str, modified: float) -> bool:
    """Whether nothing was modified after an If-Modified-Since date; a date that cannot be read never says so."""
    since = http_date(if_modified_since)
    return since is not None and int(modified) <= since.timestamp()


def _weighted(part: str) -> tuple[str, float]:
    coding, _, parameters = part.partition(";")
    weight = parameters.strip().removeprefix("q=") if parameters.strip().startswith("q=") else "1"
    try:
        return coding.strip().lower(), float(weight)
    except ValueError:
        return coding.strip().lower(), 0.0
