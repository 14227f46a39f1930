"""What /healthz says: whether the service itself works. Dead sites are counted there and are no failure of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    """The state of the service."""

    STARTING = "starting"
    OK = "ok"
    STALLED = "stalled"
    """The scheduler has not come round, or what was due was not begun."""
    ARCHIVE = "archive"
    """Storage failed: checks have stopped, serving goes on."""


@dataclass(frozen=True, slots=True)
class Health:
    """One moment of the service."""

    status: Status
    sources: int = 0
    failing: int = 0
    last_tick: datetime | None = None
    why: str | None = None

    @property
    def well(self) -> bool:
        """Whether an orchestrator should leave the process alone."""
        return self.status in {Status.STARTING, Status.OK}

    def plain(self) -> dict[str, object]:
        """Return the answer's JSON object; times are UTC, ISO 8601."""
        tick = self.last_tick.isoformat(timespec="seconds").replace("+00:00", "Z") if self.last_tick else None
        return {
            "status": self.status.value,
            "last_tick": tick,
            "sources": self.sources,
            "failing": self.failing,
            "why": self.why,
        }
