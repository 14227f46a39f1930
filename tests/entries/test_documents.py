"""How new documents and the first round are told."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.entries.invented import CARD, CHARTER, FEED_ID, TOLD, TRACKER, document, section, snapshot
from tests.entries.test_changed import bare
from watcher import entries
from watcher.entries.documents import titles_apart
from watcher.model import Document, Entry, Kind, Source

WELFARE = "Model welfare assessment"


def card(number: int, *titles: str) -> Document:
    children = [
        section(
            title,
            "Some words.",
            number=f"7.{n}",
            level=2,
            relevant=True,
            pages=(150 + n, 151 + n),
            path=(WELFARE,),
            topics=("evidence", "evidence.self-reports"),
        )
        for n, title in enumerate(titles, 1)
    ]
    root = section(WELFARE, "An overview.", number="7", relevant=True, pages=(150, 190), topics=("evidence",))
    return document(
        f"Lantern {number} System Card",
        section("Introduction", "Words."),
        root,
        *children,
        pages=232,
        dated="2026-01-16",
    )


def new(source: Source = CARD, what: Document | None = None, **more: Any) -> Entry:
    fields: dict[str, Any] = {"main": True, "told": TOLD, "feed_id": FEED_ID}
    return entries.new(
        source,
        what or card(2, "Interviews", "Choices"),
        snapshot(source, TOLD, url="https://files.example/2.pdf"),
        **(fields | more),
    )


def test_a_post_without_headings_is_no_section_of_itself() -> None:
    post = replace(CARD, kind=Kind.POST, title="Leaving a talk", model=None)
    entry = new(post, document(post.title, section(post.title, "A model may end a talk.", relevant=True)))
    assert entry.title == "New: Leaving a talk, 6 words; it speaks of model welfare"
    assert "6 words; it speaks of model welfare." in bare(entry)


def test_a_new_card_is_told_by_its_welfare_section() -> None:
    earlier = replace(CARD, id="lantern-1-card", title="Lantern 1 system card")
    entry = new(found="Model cards", previous=(earlier, card(1, "Interviews", "Refusals")))
    assert entry.title == "New: Lantern 2 system card, 232 pages; model welfare is section 7, pp. 150-190"
    assert bare(entry) == (
        "Harbour Lab, system card: 232 pages, 7 words; model welfare is section 7, pp. 150-190. "
        'Found through "Model cards"; dated 16 Jan 2026; first read 24 Jan 2026 23:39 UTC. '
        "Sections on model welfare 7 Model welfare assessment, pp. 150-190 7.1 Interviews, pp. 151-152 7.2 Choices, pp. 152-153 "
        "Beside Lantern 1 system card Titles only; contents not compared. Only here: Choices Only there: Refusals "
        f"SHA-256 {'a' * 64} Document, Its section on model welfare"
    )
    assert entry.event_id == "lantern-2-card/20260124233905/new"
    assert entry.feeds[:2] == ("feed", "everything")
    assert "topics/evidence.self-reports" in entry.feeds
    assert entry.links[-1].href == "https://files.example/2.pdf#page=150"


def test_titles_are_told_apart_whatever_their_case_and_spaces() -> None:
    assert titles_apart(card(2, "Interviews  held", "Choices"), card(1, "interviews held")) == (("Choices",), ())


def test_a_title_is_there_whatever_its_section_is_about_and_whichever_model_it_names() -> None:
    ours = document(
        "Lantern 2",
        section("Lantern 2\u2019s outlook", "w", relevant=True),
        section("Interviews", "w", relevant=True),
        section("Interviews", "w"),
        section("Calm", "w", relevant=True),
        section("Weather", "w"),
    )
    theirs = document(
        "Lantern 1",
        section("Interviews", "w"),
        section("Lantern 1's outlook", "w", relevant=True),
        section("Weather", "w", relevant=True),
        section("Rest", "w", relevant=True),
    )
    assert titles_apart(ours, theirs, models=("Lantern 2", "Lantern 1")) == (("Calm",), ("Rest",))
    assert titles_apart(ours, theirs) == (("Lantern 2\u2019s outlook", "Calm"), ("Lantern 1's outlook", "Rest"))


def test_several_sections_are_named_and_none_is_said_to_be_none() -> None:
    apart = document(
        "x",
        section("Welfare", "w", number="4.6", relevant=True, pages=(30, 32)),
        section("Retirement", "w", number="9", relevant=True, pages=(90, 91)),
        pages=99,
    )
    assert new(what=apart).title.endswith("99 pages; model welfare in sections 4.6, pp. 30-32 and 9, pp. 90-91")
    assert new(what=document("x", section("Biology", "w"), pages=99)).title.endswith(
        "; no section on model welfare found"
    )


def test_a_document_that_is_all_of_it_relevant_is_told_by_its_size() -> None:
    entry = new(CHARTER, document("Charter", section("Limits", "One two three.", relevant=True)))
    assert entry.title == "New: Harbour's Charter, 3 words"


def test_what_is_not_for_the_main_feed_is_in_everything() -> None:
    assert new(main=False).feeds[0] == "everything"
    assert new(TRACKER, document("t", section("Notes", "Words.", relevant=True))).feeds[0] == "commentary"


def test_the_date_of_the_declaration_stands_in_where_the_document_bears_none() -> None:
    entry = new(replace(CHARTER, published=date(2026, 1, 2)), document("c", section("Limits", "w", relevant=True)))
    assert "published 2 Jan 2026; first read" in entry.summary.lower().replace("jan", "Jan")


def test_the_first_round_is_one_entry() -> None:
    entry = entries.begun(
        sources=[CARD, CHARTER, TRACKER],
        documents={CARD.id: card(2, "Interviews"), CHARTER.id: document("c", section("Limits", "w"))},
        unreadable={TRACKER.id: "The host refuses programs (403)."},
        told=TOLD,
        feed_id=FEED_ID,
    )
    assert entry.title == "Watching begun: three documents watched; one of them could not be read yet"
    assert entry.guid == f"tag:{FEED_ID}:_service/20260124233905/begun"
    assert entry.feeds == ("feed", "everything")
    said = bare(entry)
    assert "Each that could be read was kept" in said
    assert "Lantern 2 system card 16 Jan 2026 232 7 Model welfare assessment, pp. 150-190" in said
    assert "Welfare tracker: The host refuses programs (403)." in said
    assert "Lantern 2 system card https://harbour.example/lantern-2-card | 16 Jan 2026 | 232" in entry.content_text


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ([CARD, CHARTER], "Watching begun: two documents watched; none of them could be read yet"),
        ([CARD], "Watching begun: one document watched; it could not be read yet"),
    ],
)
def test_a_first_round_that_read_nothing_says_so(sources: list[Source], words: str) -> None:
    why = {source.id: "The host has no address." for source in sources}
    entry = entries.begun(sources=sources, documents={}, unreadable=why, told=TOLD, feed_id=FEED_ID)
    assert entry.title == words
    assert "None of them was read and kept yet" in entry.summary
