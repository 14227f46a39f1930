"""Captures that may not be the document: which are kept, and when a run of them is believed after all."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from watcher.check.reading import text_digest
from watcher.check.world import World
from watcher.errors import ExtractError
from watcher.model import Capture, Document, Source, SourceState, Streak, Suspicion, Verdict

CONFIRMING_CAPTURES = 3
CONFIRMING_SPAN = timedelta(hours=24)
SUSPECTS_KEPT_MAX = 10
SUSPECTS_KEPT_EVERY = timedelta(hours=6)
"""Of a page that is another one at each check the first are kept, and then one from time to time: disks are finite."""
TEXTS_MAX = 20
"""Of more different texts in one run the latest are remembered."""

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
    """What is known of the words of a suspect before its check."""

    text: str | None
    """Digest of its words; None: nothing can be read."""
    same: Streak | None
    """The checks since the last good read that gave the same."""
    rejected: bool

    @property
    def opening(self) -> str | None:
        """Id of the oldest kept snapshot that gave the same words."""
        return self.same.opening if self.same else None


def run_of(world: World, source: Source, state: SourceState, reading: Document | ExtractError) -> Run:
    """Return the run that a capture belongs to."""
    text = text_digest(reading) if isinstance(reading, Document) else None
    same = next((one for one in state.suspects if one.text == text), None)
    rejected = text is not None and world.catalogue.setting(rejection(source.id, text)) is not None
    return Run(text, same, rejected)


def confirms(run: Run, verdict: Verdict, at: datetime) -> bool:
    """Whether this capture is at least the third one over a day that gave the same document."""
    if run.text is None or run.same is None or run.opening is None or run.rejected:
        return False
    again = run.same.again(at)
    long_enough = again.count >= CONFIRMING_CAPTURES and again.lasted >= CONFIRMING_SPAN
    return verdict.suspicion in BELIEVABLE and long_enough


def is_kept(world: World, state: SourceState, run: Run, verdict: Verdict, capture: Capture) -> bool:
    """Whether a suspect says anything that was not kept before.

    Another page opens a run and is kept once. What may be the document is kept once for each text; what cannot be read
    at all, unless the same bytes were kept last. Of a page that never repeats, a few.
    """
    if verdict.suspicion in OTHER_PAGES:
        return verdict.suspicion not in state.suspicions
    newest = world.catalogue.newest_snapshot(state.source_id)
    known = run.opening is not None if run.text else newest is not None and newest.sha256 == capture.sha256
    few = state.suspects_kept < SUSPECTS_KEPT_MAX
    return not known and (few or newest is None or abs(capture.at - newest.captured) >= SUSPECTS_KEPT_EVERY)


def noted(state: SourceState, run: Run, reason: str, at: datetime, snapshot_id: str | None) -> SourceState:
    """Return the state after a suspect, kept under this id or not at all."""
    now = run.same.again(at, snapshot_id) if run.same else Streak(run.text, at, at, opening=snapshot_id)
    others = [one for one in state.suspects if one.text != run.text]
    return replace(
        state,
        suspects=(*others, now)[-TEXTS_MAX:],
        suspicions=tuple(sorted({*state.suspicions, reason})),
        suspects_kept=state.suspects_kept + bool(snapshot_id),
        not_there=None,
    )


def said(verdict: Verdict, reading: Document | ExtractError) -> str:
    """Return the verdict's sentence; where only a person can say that it is wrong, with the way to say so."""
    decided_by_words = isinstance(reading, Document) and verdict.suspicion not in {*BELIEVABLE, Suspicion.REDESIGN}
    return f"{verdict.sentence} {WAY_OUT}" if decided_by_words else verdict.sentence


def rejection(source_id: str, text: str) -> str:
    """Return the name of the setting that says that a person rejected this text."""
    return f"rejected/{source_id}/{text}"
