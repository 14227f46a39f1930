"""What two readings of a page propose for its stanza, as a value: apart from its readers, which take long to import."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a page would be declared."""

    select: tuple[str, ...] = ()
    """A selector under which both readings say what they say without any; empty where none is likely to last."""
    remove: tuple[str, ...] = ()
    """Selectors of what differed between the readings, within the article."""
    steady: bool = True
    """Whether both readings say the same under these rules."""
    site: str = ""
    """What the page calls its site."""
    published: date | None = None
    """The day on which it says it was published."""
    feeds: tuple[str, ...] = ()
    """Feeds that the page names."""
    markdown: str | None = None
    """The address of the same document as Markdown, where the page names it."""
