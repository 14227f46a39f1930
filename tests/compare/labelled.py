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


MOVES = Path(__file__).with_name("labelled_moves.txt")
_KINDS = {
    "P": BlockKind.PARAGRAPH,
    "I": BlockKind.ITEM,
    "R": BlockKind.ROW,
    "T": BlockKind.TERM,
    "D": BlockKind.DEFINITION,
    "Q": BlockKind.QUOTE,
    "C": BlockKind.CAPTION,
    "F": BlockKind.FOOTNOTE,
    "K": BlockKind.CODE,
}


@dataclass(frozen=True)
class Move:
    """A text whose blocks then stand in another order, and what a careful reader calls that."""

    label: EditClass
    name: str
    before: tuple[Block, ...]
    after: tuple[Block, ...]

    @property
    def told(self) -> EditClass | None:
        """What the comparison says; None where it tells of no edit."""
        texts = (Document("Card", (Section("Findings", 1, blocks),), "html") for blocks in (self.before, self.after))
        sections = compare(*texts).sections
        return sections[0].edit_class if sections else None


def moves() -> list[Move]:
    found: list[Move] = []
    lines = [line for line in MOVES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    head = ""
    blocks: list[Block] = []
    for line in lines:
        if line.startswith("> "):
            after = tuple(blocks[int(place) - 1] for place in line[2:].split())
            found.append(Move(_CLASSES[head[0]], head[2:].strip(), tuple(blocks), after))
            blocks = []
        elif line[0] in _KINDS:
            blocks.append(_block(_KINDS[line[0]], line[2:]))
        else:
            head = line
    return found


def _block(kind: BlockKind, text: str) -> Block:
    cells = tuple(text.split("|")) if kind is BlockKind.ROW else ()
    return Block(kind, " | ".join(cells) if cells else text, cells)
