"""What may be quoted: never more than the limit, always the changed words, both sides true."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entries.invented import edit, edited
from watcher.entries.body import BASE, Span, filled, paragraph, to_html, to_text
from watcher.entries.clean import printable, shortened
from watcher.entries.membership import slug, topic_words
from watcher.entries.quoting import Run, count, first_words, quotes_of, trimmed, within
from watcher.entries.wording import counted, listed, number, pages, sentence
from watcher.model import Edit, EditClass, Side

WORDS = st.lists(st.sampled_from(["calm", "model", "weights", "rest", "a", "welfare"]), max_size=40).map(" ".join)


def text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


@st.composite
def edits_of_one_sentence(draw: st.DrawFn) -> tuple[str, str, tuple[Edit, ...]]:
    """A sentence, the sentence after, and the edits that lie between, in any order."""
    pieces = draw(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4))
    before = after = ""
    places = []
    for same, old, new in pieces:
        before, after = f"{before}{same} ", f"{after}{same} "
        places.append((len(before), len(after), old, new))
        before, after = f"{before}{old} ", f"{after}{new} "
    before, after = f"{before}end.", f"{after}end."
    edits = [
        Edit(
            EditClass.SUBSTANTIVE,
            old,
            new,
            sentence_before=before,
            sentence_after=after,
            offset_before=b,
            offset_after=a,
        )
        for b, a, old, new in places
    ]
    return before, after, tuple(draw(st.permutations(edits)))


@given(edits_of_one_sentence())
def test_both_sides_are_the_sentences_as_they_stand(case: tuple[str, str, tuple[Edit, ...]]) -> None:
    before, after, edits = case
    quotes = quotes_of(edited(Side("Rest"), *edits))
    for quote in quotes:
        assert text(quote.before) == before
        assert text(quote.after) == after


@given(st.lists(st.tuples(WORDS, st.sampled_from(["same", "removed", "added"])), max_size=12), st.integers(4, 60))
def test_a_trimmed_sentence_keeps_the_limit(parts: list[tuple[str, str]], limit: int) -> None:
    runs = tuple(Run(words, mark) for words, mark in parts)  # type: ignore[arg-type]
    cut = trimmed(runs, limit)
    assert sum(count(run.text) for run in cut if run.mark == "removed") <= limit + len(runs)
    if sum(count(run.text) * (2 if run.mark == "same" else 1) for run in runs) <= limit:
        assert cut == runs


@given(st.lists(st.integers(1, 120), min_size=1, max_size=15), st.integers(0, 700))
def test_quotations_of_many_sections_keep_the_limit(lengths: list[int], limit: int) -> None:
    changes = [edited(Side("Rest"), edit(f"We {'x ' * n}[will] rest.", f"We {'x ' * n}[may] rest.")) for n in lengths]
    shown = within(changes, limit)
    assert sum(quote.words for one in shown for quote in one.quotes) <= limit
    assert sum(len(one.quotes) + one.withheld for one in shown) == len(lengths)
    assert within(changes, None) == tuple(
        replace(one, withheld=0, quotes=quotes_of(one.change), cut=False) for one in shown
    )


def test_edits_that_do_not_tell_all_are_shown_as_whole_sentences() -> None:
    strange = replace(edit("We [will] rest.", "We [may] rest."), sentence_after="They may rest, perhaps.")
    (quote,) = quotes_of(edited(Side("Rest"), strange))
    assert [run.mark for run in quote.runs] == ["removed", "added"]
    assert text(quote.after) == "They may rest, perhaps."


def test_an_edit_without_its_sentence_is_shown_with_its_neighbours() -> None:
    bare = Edit(EditClass.SUBSTANTIVE, "will", "may", context_before="it", context_after="rest")
    (quote,) = quotes_of(edited(Side("Rest"), bare))
    assert (text(quote.before), text(quote.after)) == ("it will rest", "it may rest")


def test_the_same_sentence_changed_twice_is_quoted_twice() -> None:
    one = edit("It [will] rest.", "It [may] rest.")
    assert len(quotes_of(edited(Side("Rest"), one, one))) == 2


def test_a_long_sentence_is_shown_around_its_change() -> None:
    long = " ".join(f"word{n}" for n in range(400))
    (one,) = within([edited(Side("Rest"), edit(f"{long} [will] {long}", f"{long} [may] {long}"))], 600)
    assert one.cut
    said = text(one.quotes[0].after)
    assert "… word" in said
    assert "word399 may word0" in said


def test_where_no_spaces_are_written_every_letter_is_a_word() -> None:
    assert count("模型可以在夜间休息。") == 10
    assert count("the モデル rests") == 5
    runs = (Run("模型可以在夜间休息。" * 20, "removed"), Run("模型", "added"))
    assert sum(count(run.text) for run in trimmed(runs, 40)) <= 40


def test_a_word_without_an_end_counts_as_many() -> None:
    assert count("x" * 240) == 10
    assert len(first_words("x" * 1_000_000, 120)) == 120 * 24 + 2


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (counted(1, "check"), "one check"),
        (counted(12_000, "word"), "12,000 words"),
        (number(0), "no"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (listed([]), ""),
        (pages(7, 7), "p. 7"),
        (pages("xi", "xiv"), "pp. xi-xiv"),
        (pages(None, None), ""),
        (sentence("one", "", "two"), "One; two."),
        (sentence('it says "x."'), 'It says "x."'),
        (sentence(""), ""),
        (slug("Tide & Sons, Ltd."), "tide-sons-ltd"),
        (slug("Zoë Lab"), "zoe-lab"),
        (topic_words("commitments"), "Programme and commitments"),
        (topic_words("unheard-of.new-kind"), "unheard-of: New kind"),
        (shortened("one two three", 9), "one two…"),
    ],
)
def test_words(said: str, expected: str) -> None:
    assert said == expected


def test_a_publisher_without_latin_letters_has_a_file_name() -> None:
    assert slug("潮研究所") == slug("潮研究所") != slug("灯研究所")
    assert slug("潮研究所").startswith("x-")


@given(st.text())
def test_what_is_printable_is_legal_everywhere(raw: str) -> None:
    clean = printable(raw)
    clean.encode()
    assert printable(clean) == clean
    assert not any(
        ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 or c in "\u202e\u2067\ufffe" for c in clean
    )


@given(st.text())
def test_no_text_can_pretend_to_be_a_link_of_ours(raw: str) -> None:
    html = to_html([paragraph(f'<a href="{BASE}/x">', raw), paragraph(Span("page", "", f"{BASE}/changes/x.html"))])
    assert filled(html, "https://w.example").count("https://w.example") == 1 + raw.count("https://w.example")


def test_plain_text_names_only_addresses_elsewhere() -> None:
    parts = [paragraph(Span("page", "", f"{BASE}/x")), paragraph(Span("Source", "", "https://lab.example/"))]
    assert to_text(parts) == "page\n\nSource https://lab.example/"
