"""Pages that ask whether the reader is a person. The signs are in challenges.toml."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from re import Pattern

from watcher.verdict.glance import Glance, glance
from watcher.verdict.signs import any_of, table

CHALLENGE_WORDS_MAX = 250
"""Visible words of a challenge page with its chrome; measured: 10 to 140."""
BARE_WORDS_MAX = 120
"""Visible words of a page that holds nothing but the challenge."""
PROSE_MAX = 12
"""Words in sentences that say nothing of a challenge: with more, it is a document that speaks of challenges. Where the
page has a challenge's name, sentences that speak to its reader are no document's, either."""
WORD_CHARACTERS_MAX = 20


@dataclass(frozen=True, slots=True)
class Sign:
    """A vendor's mark on its challenge page."""

    vendor: str
    header: str | None
    value: Pattern[str]
    """What the header's value must hold."""
    markup: Pattern[str]
    refused: bool
    """Whether it counts only on a response that is no success."""

    def on(self, headers: Sequence[tuple[str, str]], markup: str | None, *, refused: bool) -> bool:
        """Whether the response carries this mark; without markup the header alone is asked."""
        if self.refused and not refused:
            return False
        if any(name.lower() == self.header and self.value.search(value.lower()) for name, value in headers):
            return True
        return markup is not None and self.markup.search(markup) is not None


_KNOWN = table("challenges.toml")
_SIGNS = tuple(
    Sign(
        row["vendor"],
        row.get("header"),
        re.compile(row.get("value", "")),
        any_of(row.get("markup", ())),
        row.get("refused", False),
    )
    for row in _KNOWN["sign"]
)
_NAMES, _WORDS, _MACHINERY = (any_of(_KNOWN["asking"][sign]) for sign in ("names", "words", "machinery"))
_ADDRESSED = any_of(_KNOWN["asking"]["words"] + table("reader.toml")["words"])


def challenged(status: int, headers: Sequence[tuple[str, str]], body: bytes) -> str | None:
    """Return a sentence if this response asks whether the reader is a person, or turns programs away; else None."""
    refused = not 200 <= status < 300  # noqa: PLR2004  (RFC 9110, 15.3: success)
    page = glance(body)
    # A page of many words may quote a challenge page in full; only headers speak against it.
    markup = page.markup if _is_short(page) else None
    vendor = next((sign.vendor for sign in _SIGNS if sign.on(headers, markup, refused=refused)), None)
    if vendor:
        return f"{vendor} asks whether the reader is a person, or turns programs away."
    return asking(page, refused=refused)


def asking(page: Glance, *, refused: bool = False) -> str | None:
    """Return a sentence if the page by its own words asks whether the reader is a person; else None."""
    if _is_short(page) and _asks(page, refused=refused):
        return "the page asks whether the reader is a person, and holds nothing else."
    return None


def _is_short(page: Glance) -> bool:
    return page.words <= CHALLENGE_WORDS_MAX and len(page.text) <= CHALLENGE_WORDS_MAX * WORD_CHARACTERS_MAX


def _asks(page: Glance, *, refused: bool) -> bool:
    named = any(_NAMES.search(name) for name in page.names)
    said = len({found[0] for found in _WORDS.finditer(page.spoken)})
    works = _MACHINERY.search(page.markup) is not None
    prose = page.prose(_WORDS)
    if named:
        return (said > 0 or works) and page.prose(_ADDRESSED) <= PROSE_MAX
    asks = page.words <= BARE_WORDS_MAX and prose <= PROSE_MAX and (said > 1 or (said > 0 and works))
    return asks or (refused and said > 1)
