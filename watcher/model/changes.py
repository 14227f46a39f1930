"""What changed between two documents."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from watcher.model.documents import ChangelogEntry, Section


class EditClass(StrEnum):
    """How much an edit may matter."""

    SUBSTANTIVE = "substantive"
    EDITORIAL = "editorial"
    MECHANICAL = "mechanical"

    @property
    def rank(self) -> int:
        """2 for substantive, 1 for editorial, 0 for mechanical."""
        return {"substantive": 2, "editorial": 1, "mechanical": 0}[self.value]


def highest(classes: Iterable[EditClass]) -> EditClass:
    """Return the class that matters most; mechanical of none."""
    return max(classes, key=lambda c: c.rank, default=EditClass.MECHANICAL)


class ChangeKind(StrEnum):
    """What happened to a section, the most telling first."""

    REMOVED = "removed"
    ADDED = "added"
    SPLIT = "split"
    MERGED = "merged"
    EDITED = "edited"
    RETITLED = "retitled"
    MOVED = "moved"
    RENUMBERED = "renumbered"


class Notice(StrEnum):
    """What the document's own changelog says about a section change."""

    NAMED = "named"
    COVERED = "covered"
    NONE = "none"
    NO_CHANGELOG = "no-changelog"


@dataclass(frozen=True, slots=True)
class Side:
    """One section of one version, as a change names it."""

    title: str
    number: str | None = None
    path: tuple[str, ...] = ()
    anchor: str | None = None
    level: int = 0
    page_first: int | None = None
    page_last: int | None = None
    printed_first: int | str | None = None
    printed_last: int | str | None = None

    @classmethod
    def of(cls, section: Section) -> "Side":
        """Return the section's place, without its text."""
        return cls(
            title=section.title,
            number=section.number,
            path=section.path,
            anchor=section.anchor,
            level=section.level,
            page_first=section.page_first,
            page_last=section.page_last,
            printed_first=section.printed_first,
            printed_last=section.printed_last,
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """One place where words differ. A pure insertion has an empty `before`, a pure deletion an empty `after`."""

    edit_class: EditClass
    before: str
    after: str
    context_before: str = ""
    """Up to six unchanged words in front."""
    context_after: str = ""
    cues: tuple[str, ...] = ()
    """Ids of what the wording did, as in compare.cues."""
    fold: str | None = None
    """The group of churn it is folded into: "page-number", "footnote", "cross-reference", ..."""
    sentence_before: str = ""
    """The whole sentence, row or item around `before`; empty where the sentence was added."""
    sentence_after: str = ""
    offset_before: int = 0
    """Where `before` begins in `sentence_before`, in characters."""
    offset_after: int = 0

    @property
    def withdrawn(self) -> bool:
        """Whether it has no words to be shown any more."""
        return not (self.before or self.after or self.sentence_before or self.sentence_after)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What happened to one section. `edits` stand with those that may change meaning first, then in order of text."""

    kinds: tuple[ChangeKind, ...]
    """In the order of ChangeKind; never empty."""
    before: Side | None
    after: Side | None
    edit_class: EditClass
    others: tuple[Side, ...] = ()
    """The further parts of a split or merge."""
    relevant: bool = False
    topics: tuple[str, ...] = ()
    notice: Notice = Notice.NO_CHANGELOG
    notice_text: str | None = None
    words_added: int = 0
    words_removed: int = 0
    edits: tuple[Edit, ...] = ()
    diff: str = ""
    """Unified, of this section alone."""
    text_before: str = ""
    """The text under the heading, as compared; from both texts and nothing else the change can be told again."""
    text_after: str = ""

    @property
    def kind(self) -> ChangeKind:
        """The most telling of its kinds."""
        return self.kinds[0]

    @property
    def side(self) -> Side:
        """The new side, or the old one of a section that is gone."""
        side = self.after or self.before
        assert side is not None
        return side


@dataclass(frozen=True, slots=True)
class PageMove:
    """A section whose pages differ, whatever else happened to it."""

    before: Side
    after: Side
    relevant: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference between two documents: substantive sections first, then in document order."""

    sections: tuple[SectionChange, ...] = ()
    dated_before: str | None = None
    dated_after: str | None = None
    pages_before: int | None = None
    pages_after: int | None = None
    page_moves: tuple[PageMove, ...] = ()
    announced_not_found: tuple[ChangelogEntry, ...] = ()
    diff: str = ""
    """Unified, of the whole document: applies to the before text and gives the after text."""

    @property
    def edit_class(self) -> EditClass:
        """The highest section class; mechanical where no section differs."""
        return highest(section.edit_class for section in self.sections)

    @property
    def changed(self) -> bool:
        """Whether any section's class is above mechanical."""
        return self.edit_class is not EditClass.MECHANICAL

    @property
    def substantive_and_relevant(self) -> tuple[SectionChange, ...]:
        """The section changes that bring a change into the main feed."""
        return tuple(s for s in self.sections if s.relevant and s.edit_class is EditClass.SUBSTANTIVE)

    @property
    def folded(self) -> Counter[EditClass]:
        """How many edits of each class there are."""
        return Counter(edit.edit_class for section in self.sections for edit in section.edits)
