"""Pages that stand where a document should. The signs are in kinds.toml.

They are asked only where nothing is known of the document, or where little of it is left.
"""

from dataclasses import dataclass
from functools import cache
from re import Pattern
from typing import Any
from urllib.parse import urlsplit

from watcher.model import Suspicion
from watcher.verdict.glance import Glance
from watcher.verdict.signs import any_of, table

PROSE_MAX = 12
"""Words in sentences that hold no sign of the kind: with more, a page may use such words and be a document."""
STATUSES_MAX = 2
"""A page that names more error codes explains them."""
WORD_CHARACTERS_MAX = 20
"""A text with longer words on average is not measured by their number."""
SHOWN_CHARACTERS_MAX = 60
_NOTHING = any_of(())
_SIGNS = ("names", "alone", "words", "idle", "addressed", "surely", "markup", "address")


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page that is no document, and its signs."""

    suspicion: Suspicion
    says: str
    """What it is: "It looks like ..."."""
    words_max: int
    said_max: int
    named_prose_max: int
    about: Pattern[str]
    names: Pattern[str]
    alone: Pattern[str]
    words: Pattern[str]
    idle: Pattern[str]
    """What sentences hold that are no document's: its words, and what such pages add to be of help."""
    addressed: Pattern[str]
    """The same, and whatever speaks to the reader."""
    surely: Pattern[str]
    markup: Pattern[str]
    address: Pattern[str]

    def sign(self, page: Glance, asked: str, reached: str) -> str | None:
        """Return what says that the page is of this kind, None if nothing does. Addresses: the first and the final."""
        if place := self._led_to(_place(asked), _place(reached)):
            return f"a redirect led to {place}"
        if page.words > self.words_max or len(page.text) > self.words_max * WORD_CHARACTERS_MAX:
            return None
        prose = page.prose(self.idle)
        if name := self._name(page, page.prose(self.addressed), asked):
            return f"it is called {shown(name)}"
        if said := self._said(page, prose, asked):
            return f"it says {shown(said)}"
        return "its markup says so" if self.markup.search(page.markup) else None

    def _said(self, page: Glance, prose: int, asked: str) -> str | None:
        said = self.surely.search(page.spoken)
        told = page.words > self.said_max or prose > PROSE_MAX or page.statuses > STATUSES_MAX
        if said is None and not told and not self.about.search(_path(asked)):
            said = self.words.search(page.claimed)
        return said[0] if said else None

    def _led_to(self, asked: str, reached: str) -> str | None:
        if asked == reached or self.address.search(asked):
            return None
        return reached if self.address.search(reached) else None

    def _name(self, page: Glance, prose: int, asked: str) -> str | None:
        if page.prose(_NOTHING) > PROSE_MAX and self.about.search(_path(asked)):
            return None  # a report on an outage has the name of one
        names = () if prose > self.named_prose_max else page.names if prose else (*page.names, *page.colon_names)
        called = next((name for name in names if self.names.fullmatch(name)), None)
        alone = page.names if prose <= PROSE_MAX else ()
        return called or next((name for name in alone if self.alone.fullmatch(name)), None)


@cache
def kinds() -> tuple[PageKind, ...]:
    """Return every kind; read when a page is first doubted, as their patterns take a while to compile."""
    known = table("kinds.toml")
    return tuple(
        PageKind(
            Suspicion(row["suspicion"]),
            row["says"],
            row["words_max"],
            row["said_max"],
            row["named_prose_max"],
            any_of([row["about"]]),
            *(any_of(row.get(sign, ()), known["fragments"]) for sign in _SIGNS),
        )
        for row in (_with_idle(row, known) for row in known["kind"])
    )


def _with_idle(row: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    idle = row["words"] + known["help"]["words"]
    return dict(row, idle=idle, addressed=idle + table("reader.toml")["words"])


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname or ''}{parts.path}".lower()


def _path(url: str) -> str:
    return urlsplit(url).path.lower()


def shown(text: str) -> str:
    """Return the beginning of a text in quotation marks."""
    return repr(text if len(text) <= SHOWN_CHARACTERS_MAX else f"{text[:SHOWN_CHARACTERS_MAX]}...")
