"""What a document's own changelog says of its changes."""

import pytest

from watcher.compare import compare
from watcher.model import Block, BlockKind, ChangelogEntry, Document, Notice, Section, SectionChange

OLD = ChangelogEntry("2026-01-02", "First print.")
PROBE = "The probe scored lower than Aster, Boreal and Cedar on distress. It ran in spring."
PAUSE = "A retired model is paused. Its weights stay in Brill for as long as the archive stands."


def card(probe: str, pause: str, *entries: str, prior: bool = True) -> Document:
    sections = (
        Section("Emotion probes", 2, (Block(BlockKind.PARAGRAPH, probe),), "7.2.3"),
        Section("Weight archive", 2, (Block(BlockKind.PARAGRAPH, pause),), "7.4"),
    )
    changelog = (*((OLD,) if prior else ()), *(ChangelogEntry("2026-03-04", text) for text in entries))
    return Document("Card", sections, "pdf", changelog=changelog)


def probe_change(*entries: str) -> tuple[SectionChange, tuple[str, ...]]:
    comparison = compare(card(PROBE, PAUSE), card(PROBE.replace("lower than", "in line with"), PAUSE, *entries))
    (change,) = comparison.sections
    return change, tuple(entry.text for entry in comparison.announced_not_found)


def test_an_entry_that_names_the_number_the_title_or_the_subject_is_quoted() -> None:
    for entry in (
        "Corrected a comparison in Section 7.2.3.",
        "Updated the emotion probes section.",
        "Corrected how Aster and Boreal are compared on distress.",
    ):
        change, unheard = probe_change(entry)
        assert (change.notice, change.notice_text, unheard) == (Notice.NAMED, entry, ())


def test_a_blanket_entry_covers() -> None:
    change, unheard = probe_change("Minor clarifications throughout.")

    assert (change.notice, change.notice_text, unheard) == (Notice.COVERED, "Minor clarifications throughout.", ())


def test_an_entry_about_something_else_neither_names_nor_covers_and_is_listed() -> None:
    change, unheard = probe_change("Corrected the cyber evaluations in Section 3.1.")

    assert (change.notice, change.notice_text) == (Notice.NONE, None)
    assert unheard == ("Corrected the cyber evaluations in Section 3.1.",)


@pytest.mark.parametrize(
    ("entry", "notice"),
    [
        ("Clarified Section 3.1; corrected how Aster and Boreal compare on distress.", Notice.NAMED),
        ("Clarified Section 3.1; corrected how Dahlia and Elder compare on delight.", Notice.NONE),
        ("Corrected 160 to 106.", Notice.NAMED),
        ("Corrected 160 to 116.", Notice.NONE),
        ("Removed an inaccurate claim on letters.", Notice.COVERED),
        ("Removed an inaccurate claim on lanterns.", Notice.NONE),
    ],
)
def test_an_entry_may_name_a_clause_a_number_or_one_word(entry: str, notice: Notice) -> None:
    old = "The probe read 160 letters. Aster was above Boreal on distress."
    new = "The probe read 106 notes. Aster was below Boreal on distress."
    (change,) = compare(card(old, PAUSE), card(new, PAUSE, entry)).sections

    assert change.notice is notice


def test_an_old_entry_says_nothing_of_a_new_change() -> None:
    change, unheard = probe_change()

    assert (change.notice, change.notice_text, unheard) == (Notice.NONE, None, ())


def test_a_document_without_a_changelog_is_said_to_have_none() -> None:
    before, after = card(PROBE, PAUSE, prior=False), card(PROBE, PAUSE.replace("paused", "ended"), prior=False)

    assert compare(before, after).sections[0].notice is Notice.NO_CHANGELOG


def test_an_entry_names_only_the_sections_it_means() -> None:
    after = card(PROBE.replace("spring", "autumn"), PAUSE.replace("paused", "ended"), "Updated Section 7.4.")
    notices = {c.side.number: c.notice for c in compare(card(PROBE, PAUSE), after).sections}

    assert notices == {"7.2.3": Notice.NONE, "7.4": Notice.NAMED}


def test_an_announced_change_that_is_not_there_is_listed_even_where_nothing_differs() -> None:
    comparison = compare(card(PROBE, PAUSE), card(PROBE, PAUSE, "Updated Section 7.4."))

    assert (comparison.sections, comparison.changed) == ((), False)
    assert [entry.text for entry in comparison.announced_not_found] == ["Updated Section 7.4."]


def test_a_figure_is_named_by_its_number() -> None:
    before, after = (card(f"Figure 7.2.A shows {n} letters of the pilot in Brill.", PAUSE) for n in (160, 106))
    named = card("Figure 7.2.A shows 106 letters of the pilot in Brill.", PAUSE, "Fixed an error in Figure 7.2.A.")

    assert compare(before, named).sections[0].notice is Notice.NAMED
    assert compare(before, after).sections[0].notice is Notice.NONE


def policy(preferences: str, *entries: str) -> Document:
    sections = (
        Section("Preferences", 1, (Block(BlockKind.PARAGRAPH, preferences),)),
        Section("Limits", 1, (Block(BlockKind.PARAGRAPH, "Nothing here is a promise to models."),)),
        Section("Changelog", 1, tuple(Block(BlockKind.ITEM, entry) for entry in ("First print.", *entries))),
    )
    return Document("Care", sections, "html", changelog=(OLD, *(ChangelogEntry(None, entry) for entry in entries)))


@pytest.mark.parametrize(
    "entry",
    [
        "Added a sentence to Preferences.",
        'Reworded "Preferences".',
        "The preferences section is longer.",
        "A note in the section on preferences.",
    ],
)
def test_an_entry_may_name_a_title_of_one_word(entry: str) -> None:
    change, _ = compare(policy("We ask."), policy("We ask. We note it.", entry)).sections
    assert (change.notice, change.notice_text) == (Notice.NAMED, entry)


@pytest.mark.parametrize(
    "entry", ["The user's preferences are kept.", "Preferences are kept elsewhere.", "Fewer words."]
)
def test_a_word_of_the_text_is_no_title(entry: str) -> None:
    change, _ = compare(policy("We ask."), policy("We ask. We note it.", entry)).sections
    assert change.notice is Notice.NONE


def test_a_new_entry_is_not_found_by_standing_in_the_changelog() -> None:
    comparison = compare(
        policy("We ask."), policy("We ask. We note it.", "Added a line to Preferences.", "Reworded Limits.")
    )
    assert [entry.text for entry in comparison.announced_not_found] == ["Reworded Limits."]
    own = comparison.sections[-1]
    assert (own.side.title, own.notice_text) == ("Changelog", "Added a line to Preferences.\nReworded Limits.")


def test_a_title_that_is_an_ordinary_word_names_nothing_by_itself() -> None:
    def notes(text: str, *entries: str) -> Document:
        section = Section("memos", 1, (Block(BlockKind.PARAGRAPH, text),))
        return Document("Care", (section,), "html", changelog=(OLD, *(ChangelogEntry(None, said) for said in entries)))

    (change,) = compare(notes("We ask."), notes("We ask. We write.", "Other memos were burnt.")).sections
    assert change.notice is Notice.NONE


WELFARE = "Model welfare assessment"
SECTIONS = (
    ("Safety", "4", (), "Red teams tried for [six|nine] weeks."),
    ("Task preferences", "7.2", (WELFARE,), "It liked hard tasks. Opt-outs were [rare|common]."),
    ("Emotion probes", "7.2.3", (WELFARE, "Task preferences"), "The probe scored [lower than|in line with] Aster."),
    ("Outlook", "7.4", (WELFARE,), "We hope to ask [each|some] model in autumn."),
)


def whole_card(side: int, *entries: str) -> Document:
    sections = [Section(WELFARE, 1, (Block(BlockKind.PARAGRAPH, "An overview."),), "7")]
    for title, number, path, text in SECTIONS:
        front, _, rest = text.partition("[")
        words, _, back = rest.partition("]")
        block = Block(BlockKind.PARAGRAPH, front + words.split("|")[side] + back)
        sections.append(Section(title, len(path) + 1, (block,), number, path=path))
    return Document("Card", tuple(sections), "pdf", changelog=(OLD, *(ChangelogEntry(None, e) for e in entries)))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("Corrected Section 7.", ["none", "covered", "covered", "covered"]),
        ("Corrected Sections 7.2 and 7.4.", ["none", "named", "covered", "named"]),
        ("Sections 7.1\u20137.3: corrected comparisons.", ["none", "named", "covered", "none"]),
        ("Sections 1 to 900 were read again.", ["covered", "covered", "covered", "covered"]),
        ("Sections 4-7.2: corrected comparisons.", ["named", "named", "covered", "none"]),
        ("Sections 5-7.3: corrected comparisons.", ["none", "covered", "covered", "none"]),
        ("Updated the model welfare assessment.", ["none", "covered", "covered", "covered"]),
        ("Minor edits to the Model welfare assessment section.", ["none", "covered", "covered", "covered"]),
        ("Fixed typos in Section 4.", ["named", "none", "none", "none"]),
        ("Fixed typos in Section 4 and elsewhere.", ["named", "covered", "covered", "covered"]),
        ("Typo fixes in chapter 7.", ["none", "covered", "covered", "covered"]),
        ("Corrected 7.2.3.", ["none", "none", "named", "none"]),
        ("Added results of Opus 7.2.", ["none", "none", "none", "none"]),
        ("Reprinted as version 7.4 of the card.", ["none", "none", "none", "none"]),
        ("Corrected a score from 7.2% to 7.4 points.", ["none", "none", "none", "none"]),
        ("Compared it with the new Boreal 7.2 as well.", ["none", "none", "none", "none"]),
        ("Page 7 is now in colour, see page 4.", ["none", "none", "none", "none"]),
    ],
)
def test_an_entry_that_names_a_place_means_that_place_and_what_stands_under_it(entry: str, said: list[str]) -> None:
    comparison = compare(whole_card(0), whole_card(1, entry))

    assert [change.notice.value for change in comparison.sections] == said
    heard = any(word != "none" for word in said)
    assert [e.text for e in comparison.announced_not_found] == ([] if heard else [entry])


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        # it says that a place was not changed
        ("No changes to Section 7.4; updated Section 9.", ["none", "none", "none", "none"]),
        ("No edits were made to Section 7.4 and Section 9 was rewritten.", ["none", "none", "none", "none"]),
        ("Section 7.4 is unchanged; Section 9 was rewritten.", ["none", "none", "none", "none"]),
        ("Section 9 was rewritten and Section 7.4 left unchanged.", ["none", "none", "none", "none"]),
        ("Sections 7.2 and 7.4 remain the same; Section 4 is new.", ["named", "none", "none", "none"]),
        ("Rewrote Section 9 (Section 7.4 is not affected).", ["none", "none", "none", "none"]),
        ("The Outlook section has not been changed, but Section 4 was reworded.", ["named", "none", "none", "none"]),
        ("Section 7.4 was not clear and has been rewritten.", ["none", "none", "none", "named"]),
        ("Section 7.4, which had not been updated in spring, was revised.", ["none", "none", "none", "named"]),
        # it excepts a place
        ("Fixed typos everywhere except in Section 7.4.", ["covered", "covered", "covered", "none"]),
        ("Except for Section 7.2, all wording was revised.", ["covered", "none", "none", "covered"]),
        ("Fixed typos throughout (excluding Section 7).", ["covered", "none", "none", "none"]),
        ("Updated Section 4 but not Section 7.4.", ["named", "none", "none", "none"]),
        ("Updated Section 4, not Section 7.4.", ["named", "none", "none", "none"]),
        ("Revised Section 7, without changes to 7.4.", ["none", "covered", "covered", "none"]),
        ("Revised all but the smallest of Section 7.4.", ["none", "none", "none", "named"]),
        ("Updated sections other than 7.2, including Section 7.4.", ["none", "none", "none", "named"]),
        # it only points at a place
        ("Rewrote Section 4, which refers to Section 7.4.", ["named", "none", "none", "none"]),
        ("Corrected the reference to Section 4 in Section 7.4.", ["none", "none", "none", "named"]),
        ("Moved a plot into Section 4, to match Section 7.4's style.", ["named", "none", "none", "none"]),
        ("Revised Section 7.4 (see Section 4).", ["none", "none", "none", "named"]),
        ("Updated Section 4 as described in the Outlook section.", ["named", "none", "none", "none"]),
    ],
)
def test_what_an_entry_spares_or_only_points_at_is_not_announced(entry: str, said: list[str]) -> None:
    comparison = compare(whole_card(0), whole_card(1, entry))

    assert [change.notice.value for change in comparison.sections] == said
    heard = any(word != "none" for word in said)
    assert [e.text for e in comparison.announced_not_found] == ([] if heard else [entry])
