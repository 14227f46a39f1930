"""The text of one block while it is collected: its parts, its links, and where the marks of notes stand."""

from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(slots=True)
class Line:
    """The text that is being collected until its block ends."""

    parts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)
    """How many parts stand in front of each of these marks."""
    linked: int = 0
    """Letters inside links."""
    bold: int = 0
    """Letters that are set in bold."""

    def refer(self, *marks: str) -> None:
        """Take in the marks of footnotes that stand here."""
        self.notes.extend(marks)
        self.noted.extend(len(self.parts) for _ in marks)

    def letters_ahead(self) -> tuple[int, ...]:
        """Return how many characters, spaces apart, stand in front of each mark."""
        if not self.notes:
            return ()
        ends = list(accumulate((len("".join(part.split())) for part in self.parts), initial=0))
        return tuple(ends[min(at, len(self.parts))] for at in self.noted)
