"""A sitemap index and the sitemaps that it names, and those that they name: bounded in number, depth and items."""

import logging
from collections import deque

from watcher.check.reading import media_type
from watcher.check.world import World
from watcher.discover.found import key_of, may_be_private
from watcher.errors import ExtractError, ExtractFailure, FetchError, FetchFailure
from watcher.extract.listed import Listed, Listing
from watcher.model import Capture, Source

SITEMAPS_MAX = 50
"""Sitemaps that are read for one index in one round."""
ITEMS_MAX = 50_000
"""What sitemaps.org allows in one file, and all that one index may list here."""

log = logging.getLogger(__name__)


def whole(world: World, place: Source, listing: Listing) -> tuple[Listed, ...]:
    """Return the items of a listing and of every sitemap below it; one that cannot be read is logged and left out."""
    items = list(listing.items)
    seen = {key_of(place.url)}
    below = deque(listing.more)
    while below and len(seen) <= SITEMAPS_MAX and len(items) < ITEMS_MAX:
        url = below.popleft()
        if (key := key_of(url)) is None or key in seen:
            continue
        seen.add(key)
        read = _read(world, place, url)
        items += read.items
        below.extend(read.more)
    return tuple(items[:ITEMS_MAX])


def _read(world: World, place: Source, url: str) -> Listing:
    try:
        private = may_be_private((place.url,), url, allow_private=place.allow_private)
        capture = world.client.fetch(url, allow_private=private, host_gap=place.host_gap)
        assert isinstance(capture, Capture)
        kind, charset = media_type(capture)
        return world.sandbox.listing(capture.body, media_type=kind, charset=charset, url=capture.url)
    except (FetchError, ExtractError) as error:
        if error.failure in (FetchFailure.STOPPED, ExtractFailure.STOPPED):
            raise
        log.warning("%s: its sitemap %s is left out: %s", place.id, url, error)
        return Listing()
