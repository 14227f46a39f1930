"""Captures that may not be the document: which are kept, and when a run of them is believed after all."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.check.due import elapsed
from watcher.check.reading import text_digest
from watcher.check.world import World
from watcher.errors import ExtractError
from watcher.model import Capture, CheckRecord, Document, Outcome, Source, SourceState, Suspicion, Verdict

CONFIRMING_CAPTURES = 3
CONFIRMING_SPAN = timedelta(hours=24)
RUN_CHECKS_MAX = 300
"""How far back a run is looked for: twelve days of hourly checks."""

OTHER_PAGES = frozenset(
    {
        Suspicion.CHALLENGE,
        Suspicion.LOGIN,
        Suspicion.SOFT_404,
        Suspicion.HOME_PAGE,
        Suspicion.PARKED,
        Suspicion.MAINTENANCE,
    }
)
"""Pages that say of themselves that they are another page; one of each run is evidence enough."""
BELIEVABLE = frozenset({Suspicion.COLLAPSE, Suspicion.TRUNCATED, Suspicion.WRONG_TYPE, Suspicion.OTHER_LANGUAGE})
"""What may be the document: less of it, or the same in another format or language; repetition speaks for these alone. A
wall that stands for a day is still a wall, whether the page names it, shows it in place of the rest, or says nothing of
what stood there before; and a site that was built anew still reads wrongly: a person must accept those. Where a
selector finds nothing there is nothing to believe; once it is mended, what it reads is judged anew."""


WAY_OUT = "If it is the document all the same, say so with `watcher accept`."


@dataclass(frozen=True, slots=True)
class Run:
    """The suspects since the last good read."""

    text: str | None
    """Digest of the words of the capture that is looked at; None: nothing can be read."""
    same: tuple[CheckRecord, ...]
    """Those that gave the same words, newest first."""
    suspicions: frozenset[str]
    """Of all of them."""
    rejected: bool

    @property
    def opening(self) -> str | None:
        """Id of the oldest kept snapshot that gave the same words."""
        return next((check.snapshot_id for check in reversed(self.same) if check.snapshot_id), None)


def run_of(world: World, source: Source, state: SourceState, reading: Document | ExtractError) -> Run:
    """Return the run that a capture belongs to."""
    text = text_digest(reading) if isinstance(reading, Document) else None
    checks = world.catalogue.checks(source.id, since=state.last_good, limit=RUN_CHECKS_MAX)
    suspects = [check for check in checks if check.outcome is Outcome.SUSPECT]
    return Run(
        text=text,
        same=tuple(check for check in suspects if check.text_digest == text),
        suspicions=frozenset(check.reason for check in suspects if check.reason),
        rejected=text is not None and world.catalogue.setting(rejection(source.id, text)) is not None,
    )


def confirms(run: Run, verdict: Verdict, at: datetime) -> bool:
    """Whether this capture is at least the third one over a day that gave the same document."""
    if run.text is None or run.opening is None or run.rejected or verdict.suspicion not in BELIEVABLE:
        return False
    lasted = elapsed([*(check.at for check in reversed(run.same)), at])
    return len(run.same) + 1 >= CONFIRMING_CAPTURES and lasted >= CONFIRMING_SPAN


def is_kept(world: World, source: Source, run: Run, verdict: Verdict, capture: Capture) -> bool:
    """Whether a suspect says anything that was not kept before.

    Another page opens a run and is kept once. What may be the document is kept once for each text; what cannot be read
    at all, unless the same bytes were kept last.
    """
    if verdict.suspicion in OTHER_PAGES:
        return verdict.suspicion not in run.suspicions
    if run.text is None:
        newest = world.catalogue.newest_snapshot(source.id)
        return newest is None or newest.sha256 != capture.sha256
    return run.opening is None


def said(verdict: Verdict, reading: Document | ExtractError) -> str:
    """Return the verdict's sentence; where only a person can say that it is wrong, with the way to say so."""
    decided_by_words = isinstance(reading, Document) and verdict.suspicion not in {*BELIEVABLE, Suspicion.REDESIGN}
    return f"{verdict.sentence} {WAY_OUT}" if decided_by_words else verdict.sentence


def rejection(source_id: str, text: str) -> str:
    """Return the name of the setting that says that a person rejected this text."""
    return f"rejected/{source_id}/{text}"
