"""What indexes have listed: documents that were found, and what became of each."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Standing(StrEnum):
    """What became of a found document."""

    LISTED = "listed"
    """To be read: whether it is known, and whether it is wanted, only its own text can say."""
    WAITING = "waiting"
    """For a person's word."""
    ADOPTED = "adopted"
    ALIAS = "alias"
    """Another address of a source."""
    UNINTERESTING = "uninteresting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Found:
    """One address that an index listed, by the key that all its spellings share."""

    key: str
    url: str
    title: str
    """As the listing has it; may be empty."""
    index: str
    """Id of the index that listed it first."""
    at: datetime
    """When it was first listed."""
    standing: Standing = Standing.LISTED
    first: bool = False
    """It stood there when the index was read for the first time: nobody knows since when."""
    published: date | None = None
    """What the listing says."""
    id: str | None = None
    """Of the source that it became or belongs to, or that it would become."""
    stanza: str = ""
    """What it became, as it stands in adopted.toml."""
    tries: int = 0
    """Reads that failed."""
    next_try: datetime | None = None
    told: bool = False
    """That it is listed and not readable yet; from the beginning of what is only named, of which that is not told."""
    sentence: str = ""
    """Why it could not be read, or what decided."""
