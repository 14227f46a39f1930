"""What happened to a section, in words: the verb for a title and a count, and the clause beside its text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from watcher.entries.wording import (
    KIND_VERBS,
    counted,
    listed,
    quoted,
    section_name,
    section_ref,
    sections_named,
)
from watcher.model import ChangeKind, EditClass, SectionChange, highest

NAMED_SECTIONS_MAX = 5
_EDITED_VERBS = {
    EditClass.SUBSTANTIVE: "reworded",
    EditClass.EDITORIAL: "copy-edited",
    EditClass.MECHANICAL: "changed in layout and numbering",
}


def verb(section: SectionChange) -> str:
    """Return "added", "moved"; of an edited section how weighty its edits are."""
    if section.kind is not ChangeKind.EDITED:
        return KIND_VERBS[section.kind]
    classes = [edit.edit_class for edit in section.edits] or [section.edit_class]
    return _EDITED_VERBS[highest(classes)]


def section_counts(sections: Sequence[SectionChange], noun: str) -> list[str]:
    """Return "one section removed", "two sections added", the most telling kind first."""
    verbs = Counter(verb(section) for section in _ordered(sections))
    return [f"{counted(count, noun)} {done}" for done, count in verbs.items()]


def naming(sections: Sequence[SectionChange], noun: str) -> str:
    """Return "5.1.2 and 5.9 reworded; sections 2 and 3 merged": each by its name, the most telling kind first."""
    groups: dict[str, list[SectionChange]] = {}
    for section in _ordered(sections):
        groups.setdefault(verb(section), []).append(section)
    return "; ".join(_named(group, done, noun) for done, group in groups.items())


def _ordered(sections: Sequence[SectionChange]) -> list[SectionChange]:
    kinds = list(ChangeKind)
    return sorted(sections, key=lambda section: (kinds.index(section.kind), -section.edit_class.rank))


def _named(group: Sequence[SectionChange], done: str, noun: str) -> str:
    if len(group) > NAMED_SECTIONS_MAX:
        return f"{counted(len(group), noun)} {done}"
    if len(group) == 1 and (parts := _parts(group[0], noun)):
        return parts
    return f"{sections_named([section.side for section in group], noun)} {done}"


def _parts(section: SectionChange, noun: str) -> str:
    """Return the parts of one split or merge, by their names where they are few; nothing of another change."""
    before, after, others = section.before, section.after, section.others
    if before is None or after is None or not others or section.kind not in {ChangeKind.SPLIT, ChangeKind.MERGED}:
        return ""
    split = section.kind is ChangeKind.SPLIT
    if len(others) >= NAMED_SECTIONS_MAX:
        into = f" split into {counted(len(others) + 1, noun)}"
        return section_name(before) + (into if split else f" and {counted(len(others), f'more {noun}')} merged")
    if split:
        return f"{section_name(before)} split into {sections_named([after, *others], noun)}"
    return f"{sections_named([before, *others], noun)} merged"


def retitling(section: SectionChange) -> str:
    """Return `section 3 retitled: "Talks" -> "Interviews"`; nothing where more happened, or something else."""
    before, after = section.before, section.after
    if before is None or after is None or section.kind is not ChangeKind.RETITLED:
        return ""
    number = f"{section_name(after)} " if after.number else ""
    return f"{number}retitled: {quoted(before.title)} -> {quoted(after.title)}"


def happened(section: SectionChange, *, whence: bool = True) -> str:
    """Return `merged with 5.2; retitled from "Rest"`; without `whence`, not what was before."""
    clauses = [*_clauses(section, whence=whence)]
    return "; ".join(clauses) if section.others else listed(clauses)


def _clauses(section: SectionChange, *, whence: bool) -> Iterator[str]:
    before, after = section.before, section.after
    for kind in section.kinds:
        done = verb(section) if kind is section.kind else KIND_VERBS[kind]
        if section.others and kind is ChangeKind.SPLIT:
            done += f" into {sections_named([section.side, *section.others])}"
        if section.others and kind is ChangeKind.MERGED:
            done += f" with {sections_named(section.others)}"
        if whence and before and after:
            if kind is ChangeKind.RETITLED:
                done += f" from {quoted(before.title)}"
            if kind is ChangeKind.MOVED and before.path != after.path:
                done += f" from {_under(before.path)} to {_under(after.path)}"
            if kind is ChangeKind.RENUMBERED and before.number:
                done += f" from {section_ref(before)}"
        yield done


def _under(path: tuple[str, ...]) -> str:
    return f"under {quoted(path[-1])}" if path else "the top level"
