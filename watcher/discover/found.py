"""What a listing brings: which of its items count, which of those are unheard of, and whether it is the listing at all.

Pure: values in, values out.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from watcher.discover.ids import slug_of
from watcher.extract import addresses
from watcher.extract.listed import Listed
from watcher.model import GOOD, Adopt, Found, Index, SourceState, Standing, Suspicion, Verdict

LEFT_MIN = 0.5
"""Of the last good listing's items: with fewer it is suspect. Windows shrink by a third, broken ones by nine tenths."""
LOST_COUNTED_FROM = 4
"""In a listing of fewer items a lost one is no collapse, unless none is left."""
BELIEVED_AFTER = timedelta(hours=24)
BELIEVED_FAILURES = 2
"""A listing that stays short for a day, and was looked at again, is the listing now."""
UNREAD_MAX = 500
"""A list that brings more at once than any lab has published is believed by a person, not adopted whole."""
NAMED_MAX = 200
"""Names of one text that are looked for."""
AGAIN_AFTER = timedelta(days=30)
"""What was not of interest is looked at again after this, if it is still listed: documents are edited."""


def is_due(next_try: datetime, now: datetime, longest: timedelta) -> bool:
    """Whether what was put off is to be tried; also where a clock that was put right since put it off for years."""
    return next_try <= now or next_try - now > longest


def key_of(url: str) -> str | None:
    """Return the key by which an address is known; None for what is no address."""
    with suppress(ValueError):
        return addresses.key(url)
    return None


def may_be_private(own: Iterable[str], url: str, *, allow_private: bool) -> bool:
    """Whether what a listing at the `own` addresses names may be at a private one.

    On a host of its own alone: whoever writes the listing must not choose which machine of this network is asked.
    """
    return allow_private and host_of(url) in {host_of(one) for one in own}


def host_of(url: str) -> str:
    """Return the name of an address's host; the own machine has one."""
    host = urlsplit(url).hostname or ""
    return "localhost" if host == "::1" or re.fullmatch(r"127(?:\.\d+){3}", host) else host


def matching(index: Index, items: Iterable[Listed], hosts: Iterable[str] = ()) -> dict[str, Listed]:
    """Return the items whose address fits the index's `match`, by key, in order; the index itself is no item.

    Those on the index's own hosts and on `hosts`, which are known to be its publisher's; any other host is one that
    `match` must name, because whoever writes the listing must not choose who speaks for the publisher.
    """
    pattern = re.compile(index.match)
    own, places = {key_of(url) for url in index.urls}, _places(index, hosts)
    found: dict[str, Listed] = {}
    for item in items:
        key = key_of(item.url)
        if key and key not in own and pattern.search(item.url) and _is_followed(pattern, item.url, places):
            found.setdefault(key, item)
    return found


def left_out(index: Index, items: Iterable[Listed], hosts: Iterable[str] = ()) -> int:
    """Return how many of the items would count if `match` named their hosts."""
    pattern, places = re.compile(index.match), _places(index, hosts)
    fitting = {key_of(item.url): item.url for item in items if pattern.search(item.url)}
    return sum(not _is_followed(pattern, url, places) for url in fitting.values())


def _places(index: Index, hosts: Iterable[str]) -> set[str]:
    own = (host_of(url) for url in (*index.urls, index.named_url) if url)
    return {host.removeprefix("www.") for host in (*own, *hosts)}


def _is_followed(pattern: re.Pattern[str], url: str, places: Iterable[str]) -> bool:
    host = host_of(url).removeprefix("www.")
    near = any(host == place or host.endswith(f".{place}") or place.endswith(f".{host}") for place in places)
    return near or (
        _fits_host(pattern, url) and not _fits_host(pattern, urlsplit(url)._replace(netloc=_NOBODY).geturl())
    )


def _fits_host(pattern: re.Pattern[str], url: str) -> bool:
    """Whether the pattern fits an address from its host on, and not its path alone."""
    parts, match = urlsplit(url), pattern.search(url)
    return match is not None and match.start() < len(f"{parts.scheme}://{parts.netloc}")


_NOBODY = "nobody.invalid"
"""A host of nobody (RFC 2606): a pattern that fits an address there as well names no host."""


def named(index: Index, text: str) -> tuple[Listed, ...]:
    """Return the documents that a text only names, at the addresses that such a name leads to; each once, in order."""
    if index.named is None or index.named_url is None:
        return ()
    names = dict.fromkeys(" ".join(match[0].split()) for match in re.finditer(index.named, text))
    urls = ((name, index.named_url.replace("{}", slug_of(name))) for name in list(names)[:NAMED_MAX] if slug_of(name))
    return tuple(Listed(url, name, linked=False) for name, url in urls)


def judged(named: int, fitting: int, before: int | None, state: SourceState, at: datetime) -> Verdict:
    """Return whether a page that names so many addresses, so many of them fitting, is the listing.

    `before`: how many fitted in the last good one; None where there is none.
    """
    if not named:
        return Verdict(Suspicion.EMPTY, "It lists nothing: look at it in a browser; its list may have moved.")
    if not before or fitting >= before * LEFT_MIN or (fitting and before < LOST_COUNTED_FROM):
        return GOOD
    since = state.failing_since if state.reason == Suspicion.COLLAPSE else None
    if fitting and since and state.failures >= BELIEVED_FAILURES and at - since >= BELIEVED_AFTER:
        return GOOD
    return Verdict(Suspicion.COLLAPSE, f"It listed {before} documents and lists {fitting} now.")


def unheard(
    index: Index, fitting: Mapping[str, Listed], known: Mapping[str, Standing], *, first: bool, at: datetime
) -> tuple[Found, ...]:
    """Return the rows of the items that nobody knows, in order: to be read, or to wait for a person's word."""
    new = {key: item for key, item in fitting.items() if key not in known}
    asks = index.adopt is Adopt.ASK or (index.adopt is Adopt.ALWAYS and len(new) > UNREAD_MAX)
    return tuple(
        Found(
            key=key,
            url=item.url,
            title=item.title,
            index=index.id,
            at=at,
            standing=Standing.WAITING if asks else Standing.LISTED,
            first=first,
            published=item.published,
            told=not item.linked,  # nobody listed an address: that it leads nowhere is no news
        )
        for key, item in new.items()
    )
