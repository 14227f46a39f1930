"""What a listing names, as values: apart from their readers, whose libraries take 0.3 s to import."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that a listing names. Title and date are the listing's word, often wrong and never identity."""

    url: str
    """Absolute and cleaned."""
    title: str = ""
    """Empty where the listing gives none, as most sitemaps do."""
    published: date | None = None
    linked: bool = True
    """False where it only names the document: its address is then made of the name, and may lead nowhere."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing names."""

    items: tuple[Listed, ...] = ()
    """In document order, one for each identity (`addresses.key`)."""
    more: tuple[str, ...] = ()
    """Sitemaps that a sitemap index names: addresses, in order."""
