"""Hears of documents that nobody has declared: indexes are read, and what they list is known, wanted or neither."""

from watcher.discover.decide import adopt_waiting, refuse_waiting, waiting
from watcher.discover.index import check, listing_of, restore, settling

__all__ = ["adopt_waiting", "check", "listing_of", "refuse_waiting", "restore", "settling", "waiting"]
