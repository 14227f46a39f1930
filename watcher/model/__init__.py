"""The domain as frozen values: what each room hands to the next. Standard library only.

Times are aware UTC datetimes; durations are timedeltas; pages are 1-based PDF pages.
"""

from watcher.model.captures import GOOD, Capture, Exchange, NotModified, Suspicion, Validators, Verdict
from watcher.model.changes import (
    ChangeKind,
    Comparison,
    Edit,
    EditClass,
    Notice,
    PageMove,
    SectionChange,
    Side,
    highest,
)
from watcher.model.documents import Block, BlockKind, ChangelogEntry, Document, Section
from watcher.model.found import Found, Standing
from watcher.model.records import (
    Category,
    CheckRecord,
    Entry,
    Event,
    Link,
    Outcome,
    Reason,
    Review,
    Snapshot,
    SourceState,
    Streak,
)
from watcher.model.sources import PRIMARY_KINDS, SECONDARY_KINDS, Adopt, Index, Kind, Rules, Scope, Source

__all__ = [
    "GOOD",
    "PRIMARY_KINDS",
    "SECONDARY_KINDS",
    "Adopt",
    "Block",
    "BlockKind",
    "Capture",
    "Category",
    "ChangeKind",
    "ChangelogEntry",
    "CheckRecord",
    "Comparison",
    "Document",
    "Edit",
    "EditClass",
    "Entry",
    "Event",
    "Exchange",
    "Found",
    "Index",
    "Kind",
    "Link",
    "NotModified",
    "Notice",
    "Outcome",
    "PageMove",
    "Reason",
    "Review",
    "Rules",
    "Scope",
    "Section",
    "SectionChange",
    "Side",
    "Snapshot",
    "Source",
    "SourceState",
    "Standing",
    "Streak",
    "Suspicion",
    "Validators",
    "Verdict",
    "highest",
]
