"""Which entries stand in which document of a feed.

Sealed pages are numbered from the oldest, hold `SEALED_ITEMS` each, and never change (RFC 5005). The unnumbered
document holds the newest: all that are not sealed yet and, up to `NEWEST_ITEMS_MAX`, sealed ones, so that a reader that
comes late finds what it missed in one request.
"""

from collections.abc import Callable, Iterator, Sequence

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


Documents = dict[str, bytes]


def newest_that_fit(
    count: int, entries: Sequence[Entry], serialise: Callable[[Sequence[Entry]], Documents]
) -> tuple[Sequence[Entry], Documents]:
    """Return the newest entries, and the documents that hold them: as many as keep each document under its size.

    What is not sealed always stands in them. `serialise` gives the document of each format.
    """
    for number in _numbers(count, len(entries)):
        documents = serialise(entries[:number])
        if all(len(document) <= FEED_BYTES_MAX for document in documents.values()):
            break
    return entries[:number], documents


def _numbers(count: int, available: int) -> Iterator[int]:
    """Fewer and fewer, down to those that stand nowhere else."""
    yield available
    unsealed = count - sealed_pages(count) * SEALED_ITEMS
    number = available // 2
    while number > unsealed:
        yield number
        number //= 2
    yield min(max(unsealed, 1), available)
