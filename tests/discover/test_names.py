"""Titles that say something, ids that a person can read, and what a listing is believed to be."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.archive.place import safe_id
from watcher.config.values import identifier, line
from watcher.discover.found import judged, may_be_private
from watcher.discover.ids import ID_CHARS_MAX, id_of, shortened, title_of
from watcher.model import SourceState, Suspicion

URL = "https://quill.example/document/pip-2-system-card"
AT = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("titles", "url", "title"),
    [
        (("Pip 2 system card", "Pip 2"), URL, "Pip 2 system card"),
        (("System Card", "Pip 2 model card"), URL, "Pip 2 model card"),
        (("", "Read more"), URL, "Pip 2 system card"),
        (("Download PDF", ""), "https://quill.example/papers/20250127_Key_Concepts.pdf", "20250127 Key Concepts"),
        (("", ""), "https://quill.example/", "quill.example"),
        (("  A note\n on\u202e rest ", ""), URL, "A note on rest"),
    ],
)
def test_a_title_names_the_document(titles: tuple[str, ...], url: str, title: str) -> None:
    assert title_of(titles, url) == title


@pytest.mark.parametrize(
    ("publisher", "title", "name"),
    [
        ("Quill Labs", "A note on rest", "quill-labs-a-note-on-rest"),
        ("Quill", "Quill's note on rest", "quill-quills-note-on-rest"),
        ("Quill", "Quill 2 system card", "quill-2-system-card"),
        ("Quill", "Über das Fühlen", "quill-uber-das-fuhlen"),
        ("Quill", "関于模型福祉", "quill-pip-2-system-card"),
    ],
)
def test_an_id_is_made_of_publisher_and_title(publisher: str, title: str, name: str) -> None:
    assert id_of(publisher, title, URL, set()) == name
    assert id_of(publisher, title, URL, {name}) == f"{name}-2"


def test_an_id_does_not_end_in_a_word_that_leads_to_one_left_out() -> None:
    words = ["welfare"] * 7
    assert shortened([*words, "at", "quills"]) == "-".join(words)
    assert shortened(["quill", "welfare", "at"], more=True) == "quill-welfare"
    assert shortened(["quill", "plan", "a"]) == "quill-plan-a"
    assert shortened(["x" * 70]) == "x" * ID_CHARS_MAX


@given(st.text(), st.text(), st.sets(st.text(), max_size=3))
def test_every_id_can_be_declared_and_is_free(publisher: str, title: str, taken: set[str]) -> None:
    name = id_of(publisher, title, URL, taken)
    assert identifier(name) == safe_id(name) == name
    assert name not in taken
    assert len(name) <= ID_CHARS_MAX + 13


@given(st.lists(st.text(), max_size=3))
def test_every_title_can_be_declared(titles: list[str]) -> None:
    title = title_of(titles, URL)
    assert line(title) == title


@pytest.mark.parametrize(
    ("named", "fitting", "before", "suspicion"),
    [
        (30, 12, None, None),
        (30, 0, None, None),
        (0, 0, None, Suspicion.EMPTY),
        (30, 12, 12, None),
        (30, 6, 12, None),
        (30, 5, 12, Suspicion.COLLAPSE),
        (30, 0, 1, Suspicion.COLLAPSE),
        (30, 1, 3, None),
        (0, 0, 12, Suspicion.EMPTY),
    ],
)
def test_a_listing_that_lost_most_of_its_items_is_suspect(
    named: int, fitting: int, before: int | None, suspicion: Suspicion | None
) -> None:
    assert judged(named, fitting, before, SourceState("list"), AT).suspicion is suspicion


def test_a_short_listing_is_believed_after_a_day_and_an_empty_one_never() -> None:
    short = SourceState("list", failing_since=AT, failures=2, reason=Suspicion.COLLAPSE)
    day = timedelta(hours=24)
    assert judged(9, 3, 12, short, AT + day).good
    assert not judged(9, 3, 12, short, AT + day / 2).good
    assert not judged(9, 0, 12, short, AT + 30 * day).good


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://192.168.7.7:8080/cards/pip-card", True),
        ("http://192.168.7.7:9999/pip-card", True),
        ("http://192.168.7.8/pip-card", False),
        ("http://169.254.169.254/latest/pip-card", False),
        ("http://localhost/pip-card", False),
        ("https://quill.example/pip-card", False),
    ],
)
def test_a_listing_of_a_private_network_sends_nobody_to_another_machine_of_it(url: str, *, private: bool) -> None:
    assert may_be_private(("http://192.168.7.7/list",), url, allow_private=True) is private
    assert not may_be_private(("http://192.168.7.7/list",), url, allow_private=False)


@pytest.mark.parametrize("url", ["http://localhost:1/card", "http://127.0.0.2/card", "http://[::1]/card"])
def test_this_machine_is_one_host_under_each_of_its_names(url: str) -> None:
    assert may_be_private(("http://127.0.0.1:8080/",), url, allow_private=True)
