"""Equal neighbours give their room back after a month; everything that says something stays."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.archive import captures
from watcher.archive.catalogue import Catalogue, Step
from watcher.archive.snapshots import Snapshots
from watcher.archive.thin import THIN_AFTER, thin, thinnable
from watcher.model import Document, Entry, Event, Snapshot, Suspicion, Verdict

DAY = timedelta(days=1)
NOW = captures.NOON + 60 * DAY


def row(number: int, document: str | None = "one", **values: object) -> Snapshot:
    at = captures.NOON + number * DAY
    made = Snapshot(f"care/{at:%Y%m%d%H%M%S}", "care", at, "u", "u", f"sha{number}", "text/html", 9, rules_digest="r")
    return replace(made, document_digest=document, **values)  # type: ignore[arg-type]


def test_of_equal_neighbours_the_oldest_and_newest_stay() -> None:
    rows = [row(number) for number in range(5)]
    assert thinnable(rows, (), NOW) == tuple(snapshot.id for snapshot in rows[1:4])


def test_what_is_younger_than_a_month_or_named_stays() -> None:
    rows = [row(number) for number in range(50)]
    assert len(thinnable(rows, (), NOW)) == 29
    assert rows[7].id not in thinnable(rows, {rows[7].id}, NOW)


def test_what_differs_in_anything_stays() -> None:
    others: tuple[dict[str, object], ...] = (
        {"document": "two"},
        {"document": None},
        {"url": "elsewhere"},
        {"rules_digest": "other"},
        {"verdict": Verdict(Suspicion.COLLAPSE, "half is missing")},
    )
    for other in others:
        rows = [row(0), row(1, **other), row(2)]  # type: ignore[arg-type]
        assert thinnable(rows, (), NOW) == ()


@given(st.lists(st.sampled_from(["one", "two", None]), max_size=40))
def test_the_sequence_of_documents_is_the_same_before_and_after(documents: list[str | None]) -> None:
    rows = [row(number, document) for number, document in enumerate(documents)]
    gone = set(thinnable(rows, (), NOW + 100 * DAY))
    left = [snapshot for snapshot in rows if snapshot.id not in gone]

    def course(snapshots: list[Snapshot]) -> list[str | None]:
        said = [snapshot.document_digest for snapshot in snapshots]
        return [one for place, one in enumerate(said) if one is None or place == 0 or said[place - 1] != one]

    assert course(left) == course(rows)
    assert thinnable(left, (), NOW + 100 * DAY) == ()


def test_rows_stay_and_files_go(tmp_path: Path) -> None:
    snapshots, catalogue = Snapshots(tmp_path), Catalogue(tmp_path / "catalogue.sqlite")
    for number in range(6):
        recorded = snapshots.record("care", captures.capture(at=captures.NOON + number * DAY))
        snapshots.keep(recorded)
        read = ((f"sha{number}", "r", Document("Care", (), "html")),)
        catalogue.commit(Step(snapshot=replace(row(number), id=recorded.id), documents=read))
    named = catalogue.snapshots("care")[2].id
    told = captures.NOON.replace(microsecond=0)
    catalogue.commit(Step(entries=(Entry("care/x", "g", Event.NEW, told, "", "", "", "", (), after=named),)))
    gone = thin(snapshots, catalogue, NOW)
    rows = catalogue.snapshots("care")
    assert len(rows) == 6
    assert gone == tuple(snapshot.id for snapshot in rows if snapshot.thinned)
    assert [snapshots.path(snapshot.id).exists() for snapshot in rows] == [True, False, True, False, False, True]
    assert named not in gone
    assert [catalogue.document(f"sha{number}", "r") is not None for number in (0, 1, 2, 5)] == [True, False, True, True]
    assert THIN_AFTER == 30 * DAY


def test_a_kill_between_row_and_file_is_made_good(tmp_path: Path) -> None:
    snapshots, catalogue = Snapshots(tmp_path), Catalogue(tmp_path / "catalogue.sqlite")
    recorded = snapshots.record("care", captures.capture())
    snapshots.keep(recorded)
    catalogue.commit(Step(snapshot=replace(row(0), id=recorded.id)))
    catalogue.set_thinned([recorded.id])
    assert thin(snapshots, catalogue, NOW) == ()
    assert not snapshots.path(recorded.id).exists()
