"""The public JSON, and how churn is grouped."""

import json

from tests.compare.labelled import one
from watcher.compare import compare
from watcher.compare.fold import folded_line, folds
from watcher.compare.plain import comparison_json
from watcher.model import Block, BlockKind, ChangelogEntry, Document, Section

SIDE = ["number", "title", "path", "anchor", "level", "page_first", "page_last", "printed_first", "printed_last"]


def card(text: str, number: str, page: int, *entries: ChangelogEntry) -> Document:
    section = Section(
        "Probes", 2, (Block(BlockKind.PARAGRAPH, text),), number, ("Welfare",), page_first=page, page_last=page
    )
    return Document("Card", (section,), "pdf", dated="2026-01-02", pages=page + 9, changelog=entries)


def test_the_json_has_the_agreed_keys_in_the_agreed_words() -> None:
    before = card("It will reply. See it.", "7.2", 3)
    after = card("It may reply. See it.", "7.3", 4, ChangelogEntry("2026-03-04", "Nothing known."))

    found = comparison_json(compare(before, after))

    assert list(found) == ["schema", "changed", "class", "dated", "sections", "folded", "announced_not_found"]
    assert (found["schema"], found["changed"], found["class"]) == (1, True, "substantive")
    assert found["dated"] == {"before": "2026-01-02", "after": "2026-01-02"}
    assert found["folded"] == {"mechanical": 0, "editorial": 0}
    assert found["announced_not_found"] == [{"date": "2026-03-04", "text": "Nothing known."}]
    (section,) = found["sections"]
    assert list(section) == [
        "kind", "kinds", "before", "after", "others", "relevant", "topics", "class", "notice", "notice_text",
        "words_added", "words_removed", "edits", "diff",
    ]  # fmt: skip
    assert (section["kind"], section["kinds"], section["notice"]) == ("edited", ["edited", "renumbered"], "none")
    assert list(section["before"]) == SIDE
    assert (section["before"]["number"], section["after"]["page_first"], section["after"]["path"]) == (
        "7.2",
        4,
        ["Welfare"],
    )
    assert section["edits"] == [
        {
            "class": "substantive",
            "before": "will",
            "after": "may",
            "context_before": "It",
            "context_after": "reply. See it.",
            "cues": ["modal"],
        }
    ]
    assert json.loads(json.dumps(found)) == found


def test_equal_documents_have_a_class_and_no_sections() -> None:
    found = comparison_json(compare(card("It.", "1", 1), card("It.", "1", 2)))

    assert (found["changed"], found["class"], found["sections"]) == (False, "mechanical", [])


def test_a_section_that_came_has_no_side_before() -> None:
    (section,) = comparison_json(compare(Document("Card", (), "pdf"), card("It.", "1", 1)))["sections"]

    assert (section["before"], section["kind"], section["words_added"], section["edits"]) == (None, "added", 1, [])


def test_churn_is_grouped_and_counted_in_words() -> None:
    before = one(
        'The lab\'s letters are "calm" and all of its behaviour was odd in the long hall of Orrin on 3 March 2026.'
    )
    after = one(
        "The lab\u2019s letters are \u201ccalm\u201d and all of its behavior was odd in the long hall of Orrin on March 3, 2026."
    )

    sections = compare(before, after).sections

    assert [(fold.id, fold.count, len(fold.edits)) for fold in folds(sections)] == [
        ("date", 1, 1),
        ("glyph", 1, 1),
        ("spelling", 1, 1),
    ]
    assert folded_line(sections) == "1 date format, 1 glyph, 1 spelling"


def test_renumbered_sections_are_counted_with_the_churn() -> None:
    assert folded_line(compare(card("It.", "7.2", 1), card("It.", "7.3", 1)).sections) == "1 section number"
    assert folded_line(()) == ""
