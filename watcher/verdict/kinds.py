"""Pages that stand where a document should. The signs are in kinds.toml.

They are asked only where nothing is known of the document, or where little of it is left.
"""

from dataclasses import dataclass
from re import Pattern
from urllib.parse import urlsplit

from watcher.model import Suspicion
from watcher.verdict.glance import Glance
from watcher.verdict.signs import any_of, table

WORD_CHARACTERS_MAX = 20
"""A text with longer words on average is not measured by their number."""
SHOWN_CHARACTERS_MAX = 60


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page that is no document, and its signs."""

    suspicion: Suspicion
    says: str
    """What it is: "It looks like ..."."""
    words_max: int
    said_max: int
    names: Pattern[str]
    words: Pattern[str]
    markup: Pattern[str]
    address: Pattern[str]

    def sign(self, page: Glance, asked: str, reached: str) -> str | None:
        """Return what says that the page is of this kind, None if nothing does. Addresses: the first and the final."""
        if place := self._led_to(_place(asked), _place(reached)):
            return f"a redirect led to {place}"
        if page.words > self.words_max or len(page.text) > self.words_max * WORD_CHARACTERS_MAX:
            return None
        if name := self._name(page):
            return f"it is called {_shown(name)}"
        if page.words <= self.said_max and (said := self.words.search(page.text)):
            return f"it says {_shown(said[0])}"
        return "its markup says so" if self.markup.search(page.markup) else None

    def _led_to(self, asked: str, reached: str) -> str | None:
        if asked == reached or self.address.search(asked):
            return None
        return reached if self.address.search(reached) else None

    def _name(self, page: Glance) -> str | None:
        return next((name for name in page.names if self.names.fullmatch(name)), None)


def _kinds() -> tuple[PageKind, ...]:
    known = table("kinds.toml")
    return tuple(
        PageKind(
            Suspicion(row["suspicion"]),
            row["says"],
            row["words_max"],
            row["said_max"],
            *(any_of(row.get(sign, ()), known["fragments"]) for sign in ("names", "words", "markup", "address")),
        )
        for row in known["kind"]
    )


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname or ''}{parts.path}".lower()


def _shown(text: str) -> str:
    return repr(text if len(text) <= SHOWN_CHARACTERS_MAX else f"{text[:SHOWN_CHARACTERS_MAX]}...")


KINDS = _kinds()
