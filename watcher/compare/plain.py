"""A comparison as the public JSON of `watcher compare --json`: schema 1, a contract."""

from typing import Any, Final

from watcher.codec import plain
from watcher.model import Comparison, Edit, EditClass, SectionChange, Side

SCHEMA: Final = 1


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as dicts, lists, strings and numbers; keys and words are public."""
    return {
        "schema": SCHEMA,
        "changed": comparison.changed,
        "class": comparison.edit_class.value,
        "dated": {"before": comparison.dated_before, "after": comparison.dated_after},
        "sections": [section_json(section) for section in comparison.sections],
        "folded": {
            "mechanical": comparison.folded[EditClass.MECHANICAL],
            "editorial": comparison.folded[EditClass.EDITORIAL],
        },
        "announced_not_found": [{"date": e.date, "text": e.text} for e in comparison.announced_not_found],
    }


def section_json(section: SectionChange) -> dict[str, Any]:
    """Return one section change."""
    return {
        "kind": section.kind.value,
        "kinds": [kind.value for kind in section.kinds],
        "before": section.before and side_json(section.before),
        "after": section.after and side_json(section.after),
        "others": [side_json(side) for side in section.others],
        "relevant": section.relevant,
        "topics": list(section.topics),
        "class": section.edit_class.value,
        "notice": section.notice.value,
        "notice_text": section.notice_text,
        "words_added": section.words_added,
        "words_removed": section.words_removed,
        "edits": [edit_json(edit) for edit in section.edits],
        "diff": section.diff,
    }


def edit_json(edit: Edit) -> dict[str, Any]:
    """Return one edit."""
    return {
        "class": edit.edit_class.value,
        "before": edit.before,
        "after": edit.after,
        "context_before": edit.context_before,
        "context_after": edit.context_after,
        "cues": list(edit.cues),
    }


def side_json(side: Side) -> dict[str, Any]:
    """Return where a section stands in one version."""
    fields: dict[str, Any] = plain(side)
    order = ("number", "title", "path", "anchor", "level", "page_first", "page_last", "printed_first", "printed_last")
    return {**{name: fields[name] for name in order}, "path": list(side.path)}
