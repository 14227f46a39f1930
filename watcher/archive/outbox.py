"""The outbox: a row for each entry and target. Written with its entry; what becomes of it is written here.

A row waits until it is accepted or dead. Rows of one target leave in the order in which they were written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update

from watcher.archive import rows
from watcher.archive.database import Database
from watcher.archive.schema import ENTRIES, OUTBOX
from watcher.model import Entry

_WAITS = (OUTBOX.c.accepted.is_(None), OUTBOX.c.dead.is_(None))


@dataclass(frozen=True, slots=True)
class Letter:
    """One entry for one target."""

    seq: int
    target: str
    entry: Entry
    """Without comparison and texts."""
    entry_seq: int
    written: datetime
    attempts: int = 0
    next_try: datetime | None = None
    """Not before this; None: now."""
    sentence: str = ""
    """Why the last attempt failed."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What stands in the outbox for one target."""

    target: str
    waiting: int = 0
    dead: int = 0
    accepted: datetime | None = None
    """When something was accepted last."""
    head: Letter | None = None
    """What is sent next."""


class Outbox:
    """The rows of all targets. Every method raises ArchiveError where the catalogue fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self, target: str, limit: int) -> tuple[Letter, ...]:
        """Return what waits for a target, oldest first."""
        query = _letters().where(OUTBOX.c.target == target, *_WAITS).order_by(OUTBOX.c.seq).limit(limit)
        return self._read(query)

    def dead(self) -> tuple[Letter, ...]:
        """Return what was given up, oldest first."""
        return self._read(_letters().where(OUTBOX.c.dead.is_not(None)).order_by(OUTBOX.c.seq))

    def traffic(self) -> dict[str, Traffic]:
        """Return what stands here for each target that anything was ever written for, by name."""
        waits = OUTBOX.c.accepted.is_(None) & OUTBOX.c.dead.is_(None)
        query = select(
            OUTBOX.c.target,
            func.count().filter(waits).label("waiting"),
            func.count(OUTBOX.c.dead).label("dead"),
            func.max(OUTBOX.c.accepted).label("accepted"),
        ).group_by(OUTBOX.c.target)
        with self._database.read() as connection:
            found = connection.execute(query.order_by(OUTBOX.c.target)).mappings().all()
        return {row["target"]: self._traffic(row) for row in found}

    def claim(self, letters: Sequence[Letter]) -> None:
        """Count an attempt before it is made: what ends the process is counted too."""
        self._update(letters, attempts=OUTBOX.c.attempts + 1, next_try=None)

    def accepted(self, letters: Sequence[Letter], at: datetime) -> None:
        """Remember that the target has them."""
        self._update(letters, accepted=rows.when(at), next_try=None, sentence="")

    def failed(self, letters: Sequence[Letter], next_try: datetime, sentence: str) -> None:
        """Remember that the target did not take them, and when they are tried again."""
        self._update(letters, next_try=rows.when(next_try), sentence=sentence)

    def bury(self, letters: Sequence[Letter], at: datetime, sentence: str) -> None:
        """Give them up: they are kept and shown, and sent when a person says so."""
        self._update(letters, dead=rows.when(at), next_try=None, sentence=sentence)

    def revive(self, target: str | None = None) -> int:
        """Let what was given up, or waits for its next try, be due now, for one target or all; return how many rows."""
        query = update(OUTBOX).where(OUTBOX.c.accepted.is_(None))
        if target is not None:
            query = query.where(OUTBOX.c.target == target)
        with self._database.write() as connection:
            return connection.execute(query.values(dead=None, attempts=0, next_try=None, sentence="")).rowcount

    def _update(self, letters: Sequence[Letter], **values: Any) -> None:
        if letters:
            with self._database.write() as connection:
                mine = OUTBOX.c.seq.in_([letter.seq for letter in letters])
                connection.execute(update(OUTBOX).where(mine).values(**values))

    def _read(self, query: Select[Any]) -> tuple[Letter, ...]:
        with self._database.read() as connection:
            return tuple(_letter(row) for row in connection.execute(query).mappings())

    def _traffic(self, row: Any) -> Traffic:
        head = self.waiting(row["target"], 1)
        return Traffic(row["target"], row["waiting"], row["dead"], _moment(row["accepted"]), head[0] if head else None)


def _letters() -> Select[Any]:
    joined = OUTBOX.join(ENTRIES, ENTRIES.c.event_id == OUTBOX.c.event_id)
    return select(OUTBOX, ENTRIES.c.seq.label("entry_seq"), ENTRIES.c.light).select_from(joined)


def _letter(row: Any) -> Letter:
    return Letter(
        seq=row["seq"],
        target=row["target"],
        entry=rows.light_entry(row),
        entry_seq=row["entry_seq"],
        written=datetime.fromisoformat(row["written"]),
        attempts=row["attempts"],
        next_try=_moment(row["next_try"]),
        sentence=row["sentence"],
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
