"""What one item may take: a page of the longest items stays under the size of a feed document."""

import json
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entries.invented import CARD, CHARTER, FEED_ID, TOLD, document, edit, edited, section, snapshot
from tests.entries.test_changed import told
from watcher import entries
from watcher.entries.body import Part, heading, item, own, paragraph, quote, to_html, to_text
from watcher.entries.body import links as link_line
from watcher.entries.changes import ANCHOR_CHARS_MAX
from watcher.entries.digests import Frequency, Period
from watcher.entries.room import BEGUN_BYTES_MAX, BORDER_BYTES, ITEM_BYTES_MAX, fitting, size, within
from watcher.model import Comparison, Entry, Link, Side

SLACK = 1_000


def printed(entry: Entry) -> int:
    """The bytes of its body, as Atom and as JSON hold it."""
    as_json = json.dumps(entry.content_html, ensure_ascii=False) + json.dumps(entry.content_text, ensure_ascii=False)
    return max(len(as_json.encode()), len(escape(entry.content_html, quote=False).encode()))


def many(count: int, title: str = "Trait") -> Comparison:
    sections = (
        edited(Side(f"{title} {n}", f"7.{n}"), edit(f"We [will] keep lamp {n}.", f"We [may] keep lamp {n}."))
        for n in range(count)
    )
    return Comparison(sections=tuple(sections))


def test_of_many_sections_as_many_as_fit_are_told_and_the_rest_is_counted() -> None:
    few, lots = told(CARD, many(20)), told(CARD, many(400))
    assert "more section" not in few.content_text
    assert printed(lots) <= ITEM_BYTES_MAX + SLACK
    assert printed(lots) > ITEM_BYTES_MAX / 2
    shown = lots.content_html.count("<h3>")
    assert f"{400 - shown} more sections on the change page." in lots.content_text
    assert f'<a href="{{base}}/{lots.links[0].href}">the change page</a>' in lots.content_html
    assert lots.content_text.count("After:") == lots.content_text.count("Before:") > 5
    assert "SHA-256" in lots.content_text


def test_a_heading_without_end_leaves_the_item_readable() -> None:
    entry = told(CHARTER, many(2, title="Trait " * 20_000))
    assert printed(entry) <= ITEM_BYTES_MAX + SLACK
    assert "Two more sections on the change page." in entry.content_text


def test_one_section_with_more_than_fits_is_cut_between_two_quotations() -> None:
    edits = [
        edit(f"We [\u00fc\u00fc{n}] {'<&> ' * 9} {n}.", f"We [\u00e4\u00e4{n}] {'<&> ' * 9} {n}.") for n in range(400)
    ]
    free = replace(CHARTER, rights="cc0")
    entry = told(free, Comparison(sections=(edited(Side("Weights", number="1"), *edits),)))
    assert printed(entry) <= ITEM_BYTES_MAX + SLACK
    assert entry.content_text.count("Before:") == entry.content_text.count("After:") > 0


def test_an_anchor_without_end_is_no_part_of_an_address() -> None:
    entry = told(
        CHARTER, Comparison(sections=(edited(Side("Rest", anchor="a" * (ANCHOR_CHARS_MAX + 1)), edit("[A].", "[B].")),))
    )
    assert entry.links[-1].href == CHARTER.url
    entry = told(
        CHARTER, Comparison(sections=(edited(Side("Rest", anchor="a" * ANCHOR_CHARS_MAX), edit("[A].", "[B].")),))
    )
    assert entry.links[-1].href.endswith(f"#{'a' * ANCHOR_CHARS_MAX}")


def test_a_new_document_and_the_first_round_and_a_digest_keep_to_it() -> None:
    made = document("Card", *(section(f"{'Trait ' * 300}{n}", "Yes.", relevant=True) for n in range(80)))
    new = entries.new(CHARTER, made, snapshot(CHARTER, TOLD), told=TOLD, feed_id=FEED_ID, main=True)
    assert printed(new) <= ITEM_BYTES_MAX + SLACK
    assert "More is left out here" in new.content_text
    sources = [replace(CHARTER, id=f"charter-{n}", title=f"Charter {n} " * 9) for n in range(3000)]
    begun = entries.begun(
        sources=sources, documents={one.id: made for one in sources}, unreadable={}, told=TOLD, feed_id=FEED_ID
    )
    assert printed(begun) <= BEGUN_BYTES_MAX + SLACK
    assert "More are on the front page." in begun.content_text
    events = [replace(told(CHARTER, many(1)), title=f'"{n}" <&> ' * 12) for n in range(100)]
    digest = entries.digest(Period.of(TOLD, Frequency.DAILY, TOLD.tzinfo), events, at=TOLD, feed_id=FEED_ID)  # type: ignore[arg-type]
    assert printed(digest) <= ITEM_BYTES_MAX + SLACK
    rows = digest.content_html.count("<tr>")
    assert 20 < rows < 100
    assert f"{100 - rows} more events: see all changes." in digest.content_text


PARTS = st.lists(
    st.builds(lambda make, text: make(text), st.sampled_from([heading, paragraph, item, quote]), st.text()), max_size=8
)


@given(parts=PARTS, room=st.integers(0, 2000))
def test_what_fits_is_a_beginning_that_takes_no_more(parts: list[Part], room: int) -> None:
    taken = fitting(parts, room)
    assert taken == parts[: len(taken)]
    assert size(taken) <= max(room, 0)
    assert within(parts, room, heading("More")) in (parts, [*taken, heading("More")])


@given(parts=PARTS)
def test_the_size_is_that_of_the_larger_print(parts: list[Part]) -> None:
    parts = [*parts, link_line([Link("page", "Change", "changes/a.html")]), paragraph(own("x"))]
    shown, plain = to_html(parts), to_text(parts)
    as_json = json.dumps(shown, ensure_ascii=False) + json.dumps(plain, ensure_ascii=False)
    assert size(parts) >= len(escape(shown, quote=False).encode())
    assert size(parts) >= len(as_json.encode()) - 4


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_the_two_lines_of_a_quotation_stay_together(number: int) -> None:
    parts = [heading("Rest"), quote("Before: a"), quote("After: b"), quote("Before: c"), quote("After: d")]
    room = sum(size((part,)) + BORDER_BYTES for part in parts[: number + 1])
    assert len(fitting(parts, room)) == 1 + number // 2 * 2
