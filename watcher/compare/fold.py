"""Mechanical churn, grouped: "41 page numbers, 4 footnote numbers, 5 cross-references". Shown folded, never dropped."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from watcher.model import ChangeKind, Edit, EditClass, SectionChange

_NAMES: Final = {
    "renumbered": ("section number", "section numbers"),
    "page-number": ("page number", "page numbers"),
    "footnote": ("footnote number", "footnote numbers"),
    "cross-reference": ("cross-reference", "cross-references"),
    "label": ("clause label", "clause labels"),
    "date": ("date format", "date formats"),
    "glyph": ("glyph", "glyphs"),
    "whitespace": ("spacing", "spacings"),
    "punctuation": ("punctuation mark", "punctuation marks"),
    "case": ("capital letter", "capital letters"),
    "spelling": ("spelling", "spellings"),
    "article": ("article", "articles"),
    "moved": ("moved paragraph", "moved paragraphs"),
}


@dataclass(frozen=True, slots=True)
class Fold:
    """One group of churn: what it is, and the edits that are in it. Renumbered sections have no edits of text."""

    id: str
    count: int
    edits: tuple[Edit, ...] = ()

    @property
    def label(self) -> str:
        """The group in words: "41 page numbers"."""
        one, many = _NAMES.get(self.id, ("small edit", "small edits"))
        return f"{self.count} {one if self.count == 1 else many}"


def folds(sections: Iterable[SectionChange]) -> tuple[Fold, ...]:
    """Return the groups of everything below substantive, in the order of this module's names; no edit is lost."""
    groups: dict[str, list[Edit]] = {}
    renumbered = 0
    for section in sections:
        renumbered += ChangeKind.RENUMBERED in section.kinds
        for edit in section.edits:
            if edit.edit_class is not EditClass.SUBSTANTIVE:
                groups.setdefault(edit.fold or "other", []).append(edit)
    counts = Counter({name: len(edits) for name, edits in groups.items()})
    if renumbered:
        counts["renumbered"] = renumbered
    order = [name for name in (*_NAMES, "other") if counts[name]]
    return tuple(Fold(name, counts[name], tuple(groups.get(name, ()))) for name in order)


def folded_line(sections: Iterable[SectionChange]) -> str:
    """Return the groups in one line: "41 page numbers, 4 footnote numbers"; empty where there is nothing to fold."""
    return ", ".join(fold.label for fold in folds(sections))
