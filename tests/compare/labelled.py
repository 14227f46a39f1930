"""The labelled edits: invented sentences with one change each, and what a careful reader calls it."""

import re
from dataclasses import dataclass
from pathlib import Path

from watcher.compare import compare
from watcher.model import Block, BlockKind, Document, EditClass, Section

FILE = Path(__file__).with_name("labelled_edits.txt")
_CLASSES = {"s": EditClass.SUBSTANTIVE, "e": EditClass.EDITORIAL, "m": EditClass.MECHANICAL}
_GROUP = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


@dataclass(frozen=True)
class Labelled:
    """One sentence before and after, and its class."""

    label: EditClass
    trap: bool
    before: str
    after: str

    @property
    def told(self) -> EditClass | None:
        """What the comparison says; None where it tells of no edit."""
        sections = compare(one(self.before), one(self.after)).sections
        return sections[0].edit_class if sections else None

    @property
    def set_aside_wrongly(self) -> bool:
        """Whether an edit that may change meaning was told as less, or a mechanical one not at all."""
        return self.told is None or self.told.rank < self.label.rank


def one(sentence: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, sentence)
    return Document("Card", (Section("Findings", 1, (block,)),), "markdown")


def labelled() -> list[Labelled]:
    rows = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, sentence = line[:3], line[3:]
            before = " ".join(_GROUP.sub(r"\1", sentence).split())
            after = " ".join(_GROUP.sub(r"\2", sentence).split())
            rows.append(Labelled(_CLASSES[mark[0]], mark[1] == "!", before, after))
    return rows
