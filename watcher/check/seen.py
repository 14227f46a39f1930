"""One capture with everything that is known of it before it is judged, and the rows that it would become."""

from collections.abc import Callable
from dataclasses import dataclass

from watcher.archive.catalogue import Step
from watcher.archive.snapshots import Recorded
from watcher.check.reading import media_type
from watcher.check.telling import Telling
from watcher.check.world import World
from watcher.errors import ExtractError
from watcher.model import Capture, CheckRecord, Document, Outcome, Snapshot, Source, SourceState, Verdict


@dataclass(frozen=True, slots=True)
class Taken:
    """A capture that was recorded, and how it was come by."""

    capture: Capture
    recorded: Recorded
    unconditional: bool = True
    """It was asked for without validators."""
    adopted: bool = False
    """A start takes it up; what became of the source since is not known."""
    must_keep: bool = False
    """It was kept before, and what is kept is never deleted."""


Settling = Callable[[World, Source, SourceState, Taken], CheckRecord]
"""What a recorded capture means: a document's is compared, a listing's is read for what it names."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A capture of a source that was read under today's rules."""

    source: Source
    state: SourceState
    taken: Taken
    reading: Document | ExtractError
    digest: str | None
    """Of the document."""
    rules: str
    """Digest of today's rules."""
    items: int | None = None
    """How many items the window of a feed shows; `reading` holds those that have left it, too."""

    @property
    def capture(self) -> Capture:
        """What was fetched."""
        return self.taken.capture

    @property
    def id(self) -> str:
        """The snapshot id that it has if it is kept."""
        return self.taken.recorded.id

    def record(self, outcome: Outcome, *, keep: bool) -> CheckRecord:
        """Return the row of the check."""
        return CheckRecord(
            source_id=self.source.id,
            at=self.capture.at,
            outcome=outcome,
            status=self.capture.status,
            sha256=self.capture.sha256,
            document_digest=self.digest,
            snapshot_id=self.id if keep else None,
        )

    def snapshot(self, verdict: Verdict) -> Snapshot:
        """Return the row of the snapshot."""
        return Snapshot(
            id=self.id,
            source_id=self.source.id,
            captured=self.capture.at,
            url=self.capture.url,
            requested_url=self.capture.requested_url,
            sha256=self.capture.sha256,
            media_type=media_type(self.capture)[0],
            bytes=len(self.capture.body),
            verdict=verdict,
            document_digest=self.digest,
            rules_digest=self.rules,
            check=self.taken.recorded.check,
        )

    def documents(self, *, keep: bool = True) -> tuple[tuple[str, str, Document], ...]:
        """Return the rows of what was read, of a capture that is kept."""
        known = isinstance(self.reading, Document) and keep
        return ((self.capture.sha256, self.rules, self.reading),) if known else ()  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a check will do, decided before any of it is done."""

    step: Step
    keep: bool
    tellings: tuple[Telling, ...] = ()
