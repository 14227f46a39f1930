"""Links of Markdown as mentions: inline links, link cards of documentation sites, and the bare addresses of lists."""

import re
from collections.abc import Iterator

from watcher.extract import addresses, markdown
from watcher.extract.listing import anchors
from watcher.extract.listing.items import NAMELESS, Mention

_BARE = re.compile(r"https?://[^\s<>\"'`)\]]+[^\s<>\"'`)\].,;:!?]")


def mentions(text: str, url: str) -> Iterator[Mention]:
    """Yield what a text in Markdown links, in order, then the addresses that stand in it without a link."""
    yield from anchors.mentions(markdown.render(text), url)
    for bare in _BARE.finditer(text):
        address = addresses.absolute(bare[0], url)
        if address:
            yield Mention(address, "", None, NAMELESS)
