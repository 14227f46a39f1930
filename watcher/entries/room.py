"""How much room an item takes, so that a page of the longest items stays under the size of a feed document."""

import html
from collections.abc import Iterable, Sequence

from watcher.entries.body import BASE, Part, to_html, to_text

ITEM_BYTES_MAX = 32_000
"""The body of one item in the larger of its prints: 25 items stand on a sealed page of under 1 MB, with their heads."""
BEGUN_BYTES_MAX = 150_000
"""The same of the one item that lists every document."""
ADDRESS_BYTES = 64
"""What the address of the service takes where it is filled in."""
BORDER_BYTES = 6
"""Between two blocks: a line end in HTML and two in plain text, as JSON writes them."""
_ESCAPED = '"\\\n'
"""Signs that JSON writes as two."""


def size(parts: Iterable[Part]) -> int:
    """Return the bytes that blocks take in the larger print: escaped HTML in Atom, HTML and plain text in JSON."""
    said = tuple(parts)
    shown, plain = to_html(said), to_text(said)
    both = shown + plain
    as_json = len(both.encode(errors="replace")) + sum(map(both.count, _ESCAPED))
    as_atom = len(html.escape(shown, quote=False).encode(errors="replace"))
    return max(as_json, as_atom) + shown.count(BASE) * ADDRESS_BYTES


def within(parts: Sequence[Part], room: int, more: Part) -> list[Part]:
    """Return the first blocks that fit into so many bytes, and where that is not all of them `more`."""
    taken = fitting(parts, room)
    return taken if len(taken) == len(parts) else [*taken, more]


def fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """Return the first blocks that fit into so many bytes; the two lines of a quotation stay together."""
    taken: list[Part] = []
    for part in parts:
        room -= size((part,)) + BORDER_BYTES
        if room < 0:
            break
        taken.append(part)
    quotes = sum(part.kind == "quote" for part in taken)
    return taken[:-1] if len(taken) < len(parts) and quotes % 2 else taken
