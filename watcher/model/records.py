"""What is kept and told: snapshots, checks, entries, reviews, the state of a source."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from watcher.model.captures import GOOD, Validators, Verdict
from watcher.model.changes import Comparison, EditClass, Notice
from watcher.model.sources import Kind


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A capture that is kept: its row in the catalogue."""

    id: str
    """"<source-id>/<YYYYMMDDhhmmss>"."""
    source_id: str
    captured: datetime
    url: str
    """The final address."""
    requested_url: str
    sha256: str
    media_type: str | None
    bytes: int
    verdict: Verdict = GOOD
    document_digest: str | None = None
    """Of what was read out of it under the rules of that day; None: nothing could be read."""
    rules_digest: str | None = None
    thinned: bool = False
    check: int = 0
    """Which check of its source brought it, counted from 1; 0: it was kept before checks were numbered."""

    @property
    def stamp(self) -> str:
        """The time part of its id."""
        return self.id.rpartition("/")[2]

    @property
    def order(self) -> tuple[int, str]:
        """Its place among the snapshots of its source: clocks step back, so its time says it only among old ones."""
        return self.check, self.stamp


class Event(StrEnum):
    """What an entry reports."""

    BEGUN = "begun"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    CORRECTED = "corrected"
    UNREADABLE = "unreadable"
    RECOVERED = "recovered"
    DIGEST = "digest"


class Reason(StrEnum):
    """How an event came about."""

    SETTLED = "settled"
    ALTERNATES = "alternates"
    RETURNED = "returned"
    LISTED = "listed"
    CONFIRMED = "confirmed"
    MIXED_RULES = "mixed rules"
    REDESIGN = "redesign"
    NETWORK = "network"
    DISK = "disk"


@dataclass(frozen=True, slots=True)
class Category:
    """One category of a feed item: `scheme` is "event", "topic", "publisher", "kind", "class" or "notice"."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an entry. `href` is absolute, or relative to `base_url` (no leading slash)."""

    rel: str
    """"page", "diff", "json", "source"."""
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it was published: stored, immutable. Feeds serialise it and never compute it again."""

    event_id: str
    guid: str
    event: Event
    told: datetime
    title: str
    summary: str
    """Two lines of facts, plain text."""
    content_html: str
    """Escaped; links to our own files are written "{base}/changes/..." and filled in when serialised."""
    content_text: str
    feeds: tuple[str, ...]
    """Stems of the feeds that hold it: "feed", "everything", "sources/<id>", "topics/<topic>", "health" and so on."""
    reason: Reason | None = None
    source_id: str | None = None
    source_title: str | None = None
    publisher: str | None = None
    kind: Kind | None = None
    url: str | None = None
    """The document's own address at that time."""
    categories: tuple[Category, ...] = ()
    links: tuple[Link, ...] = ()
    topics: tuple[str, ...] = ()
    edit_class: EditClass | None = None
    relevant: bool = False
    notice: Notice | None = None
    change_id: str | None = None
    before: str | None = None
    """Snapshot id."""
    after: str | None = None
    sha256_before: str | None = None
    sha256_after: str | None = None
    between: tuple[datetime, datetime] | None = None
    """When the old words were last read and the new ones first."""
    failed_reads: int = 0
    """Checks between those two times that could not read the source."""
    comparison: Comparison | None = None
    text_before: str | None = None
    text_after: str | None = None
    rights: str | None = None
    rules_digest: str | None = None
    corrects: str | None = None
    """Event id of the entry that this one corrects."""
    note: str | None = None
    withdrawn: bool = False
    """The corrected entry's quoted text is removed everywhere public."""
    sources: tuple[str, ...] | None = None
    """Ids of what had been read when this `begun` entry was told; None: another event, or told before this was said."""


@dataclass(frozen=True, slots=True)
class Review:
    """A person's word on a change."""

    change_id: str
    at: datetime
    by: str | None = None
    note: str | None = None


class Outcome(StrEnum):
    """How a check ended."""

    NOT_MODIFIED = "not-modified"
    UNCHANGED = "unchanged"
    BASELINE = "baseline"
    CHANGED = "changed"
    SUSPECT = "suspect"
    FAILED = "failed"

    @property
    def bad(self) -> bool:
        """Whether what the document says now is not known."""
        return self in (Outcome.SUSPECT, Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """One pass over a source, as the catalogue keeps it."""

    source_id: str
    at: datetime
    outcome: Outcome
    status: int | None = None
    sha256: str | None = None
    document_digest: str | None = None
    text_digest: str | None = None
    """Of a suspect's words alone: what tells whether several captures gave the same document."""
    snapshot_id: str | None = None
    """The snapshot that this check kept."""
    reason: str | None = None
    """A FetchFailure, ExtractFailure or Suspicion."""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Streak:
    """What the checks of a source have given again and again since it was last read well."""

    text: str | None
    """Digest of the words; None: nothing can be read, or nothing is there."""
    first: datetime
    last: datetime
    count: int = 1
    lasted: timedelta = timedelta()
    """How much time passed over its checks; a clock that is put back takes none."""
    opening: str | None = None
    """Id of the oldest kept snapshot that gave it."""

    def again(self, at: datetime, snapshot_id: str | None = None) -> "Streak":
        """Return it with one more check."""
        lasted = self.lasted + max(at - self.last, timedelta())
        opening = self.opening or snapshot_id
        return replace(self, last=at, count=self.count + 1, lasted=lasted, opening=opening)


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of a source between checks. Written last, in the check's one transaction."""

    source_id: str
    checks: int = 0
    """How many were made of it; each capture is numbered by it."""
    next_due: datetime | None = None
    baseline: datetime | None = None
    """When its first good snapshot was captured."""
    last_checked: datetime | None = None
    last_good: datetime | None = None
    """When the document was last read and kept or compared."""
    verified_unchanged: datetime | None = None
    """When a server or a full read last said that nothing changed."""
    last_changed: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    """In a row."""
    reason: str | None = None
    """Why it fails or is suspect; None while it is readable."""
    sentence: str = ""
    answered: datetime | None = None
    """When its host was last reached, whatever it answered."""
    lost: datetime | None = None
    """Since when its host cannot be reached; None while it can."""
    told_unreadable: bool = False
    told_gone: bool = False
    """That it is no longer at its address."""
    suspects: tuple[Streak, ...] = ()
    """What may not be the document, by its words, since it was last read well."""
    suspicions: tuple[str, ...] = ()
    """Of all of them."""
    suspects_kept: int = 0
    not_there: Streak | None = None
    """Its address says that nothing is there."""
    items: int | None = None
    """How many items its window held when it was last good; None where it is no feed."""
    retry_after: datetime | None = None
    """Not before this, said the host: by Retry-After where it refused, by Cache-Control where it answered."""
    validators: Validators | None = None
    unconditional: datetime | None = None
    """When it was last asked without validators."""
    declaration_digest: str | None = None
    good_snapshot: str | None = None
    """Id of the last good kept snapshot."""
    good_document: str | None = None
    """Digest of the last good document under `good_rules`."""
    good_rules: str | None = None
