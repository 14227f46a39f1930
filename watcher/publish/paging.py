"""Which entries stand in which document of a feed.

Sealed pages are numbered from the oldest, hold `SEALED_ITEMS` each, and never change (RFC 5005). The unnumbered
document holds the newest: all that are not sealed yet and, up to `NEWEST_ITEMS_MAX`, sealed ones, so that a reader that
comes late finds what it missed in one request.
"""

from collections.abc import Callable, Sequence

from watcher.model import Entry

NEWEST_ITEMS_MAX = 100
SEALED_ITEMS = 25
"""Few enough that a page of the longest items stays under the size."""
FEED_BYTES_MAX = 1_000_000


def sealed_pages(count: int) -> int:
    """Return how many sealed pages a feed of `count` entries has."""
    return count // SEALED_ITEMS


def offset(count: int, page: int) -> int:
    """Return how many entries are newer than those of a sealed page."""
    return count - page * SEALED_ITEMS


def page_of(place: int) -> int:
    """Return the page on which the entry of this number, from 1, stands once it is sealed."""
    return (place - 1) // SEALED_ITEMS + 1


Documents = dict[str, bytes]


def newest_that_fit(
    count: int, entries: Sequence[Entry], serialise: Callable[[Sequence[Entry]], Documents]
) -> tuple[Sequence[Entry], Documents]:
    """Return the newest entries, and the documents that hold them: as many as keep each document under its size.

    What is not sealed always stands in them. `serialise` gives the document of each format.
    """
    unsealed = max(count - sealed_pages(count) * SEALED_ITEMS, 1)
    number = len(entries)
    while True:
        documents = serialise(entries[:number])
        largest = max(map(len, documents.values()))
        if largest <= FEED_BYTES_MAX or number <= unsealed:
            return entries[:number], documents
        number = max(unsealed, min(number - 1, number * FEED_BYTES_MAX // largest))
