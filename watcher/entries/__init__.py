"""Events become entries: what is said, and how. Pure: values in, values out."""

from watcher.entries.changes import changed
from watcher.entries.digests import digest
from watcher.entries.documents import begun, new
from watcher.entries.found import listed, returned
from watcher.entries.notices import corrected, gone, recovered, unreadable
from watcher.entries.outages import outage, outage_lasts, outage_over

__all__ = [
    "begun",
    "changed",
    "corrected",
    "digest",
    "gone",
    "listed",
    "new",
    "outage",
    "outage_lasts",
    "outage_over",
    "recovered",
    "returned",
    "unreadable",
]
