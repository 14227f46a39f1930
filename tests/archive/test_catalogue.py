"""Rows go in and come out as they were; a step is whole or nothing; an older file is brought to today's schema."""

import os
import sqlite3
import stat
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from tests.archive.captures import NOON
from watcher.archive import database, schema
from watcher.archive.catalogue import Catalogue, Step
from watcher.archive.database import Database
from watcher.archive.rows import when
from watcher.errors import ArchiveError
from watcher.model import (
    CheckRecord,
    Comparison,
    Document,
    Entry,
    Event,
    Outcome,
    Review,
    Section,
    Snapshot,
    SourceState,
    Suspicion,
    Validators,
    Verdict,
)

TOLD = NOON.replace(microsecond=0)


def entry(number: int, **values: object) -> Entry:
    at = TOLD + timedelta(seconds=number)
    made = Entry(
        f"care/{number}",
        f"tag:{number}",
        Event.CHANGED,
        at,
        f"Change {number}",
        "Facts.",
        "<p>Before</p>",
        "Before",
        ("everything", "sources/care"),
        source_id="care",
        change_id=f"care/{number}..{number + 1}",
        comparison=Comparison(dated_before="2026-01-01"),
        text_before="We will.\n",
        text_after="We may.\n",
        between=(NOON, at),
    )
    return replace(made, **values)  # type: ignore[arg-type]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "catalogue.sqlite")


def test_everything_that_a_step_holds_comes_back(catalogue: Catalogue) -> None:
    verdict = Verdict(Suspicion.COLLAPSE, "Half of it is missing.")
    snapshot = Snapshot("care/20260504120000", "care", NOON, "u", "r", "ab", "text/html", 7, verdict, "d", "rules")
    document = Document("Care", (Section("Promises", 1, topics=("commitments",)),), "html", lang="en")
    record = CheckRecord("care", NOON, Outcome.SUSPECT, 200, "ab", "d", "t", snapshot.id, "collapse", "Half.")
    state = SourceState("care", 3, NOON, validators=Validators("u", '"x"'), told_unreadable=True)
    step = Step(
        check=record,
        snapshot=snapshot,
        documents=(("ab", "rules", document),),
        entries=(entry(1),),
        reviews=(Review("care/1..2", NOON, "Ada", "fine"),),
        settings=(("feed_id", "watch.example.org,2026-05-04"),),
        state=state,
    )
    catalogue.commit(step)
    assert catalogue.snapshot(snapshot.id) == snapshot == catalogue.newest_snapshot("care")
    assert catalogue.snapshots("care") == (snapshot,)
    assert catalogue.document("ab", "rules") == document
    assert catalogue.stored_document("ab") == ("rules", document)
    assert catalogue.checks("care") == (record,)
    assert catalogue.state("care") == state == catalogue.states()["care"]
    assert catalogue.entry("care/1") == entry(1)
    assert catalogue.entries() == (replace(entry(1), comparison=None, text_before=None, text_after=None),)
    assert catalogue.reviews("care/1..2") == step.reviews == catalogue.reviews()
    assert catalogue.setting("feed_id") == "watch.example.org,2026-05-04"


def test_what_is_not_there_is_none_or_empty(catalogue: Catalogue) -> None:
    assert catalogue.state("care") is None
    assert catalogue.snapshot("care/20260504120000") is None
    assert catalogue.newest_snapshot("care") is None
    assert catalogue.document("ab", "rules") is None
    assert catalogue.stored_document("ab") is None
    assert catalogue.entry("care/1") is None
    assert catalogue.setting("feed_id") is None
    assert (catalogue.newest_seq(), catalogue.feeds(), catalogue.entry_count("feed")) == (0, (), 0)


def test_the_newest_reading_of_the_same_bytes_is_the_stored_one(catalogue: Catalogue) -> None:
    for rules in ("old", "new", "old"):
        catalogue.commit(Step(documents=(("ab", rules, Document(rules, (), "html")),)))
    assert catalogue.stored_document("ab") == ("old", Document("old", (), "html"))
    assert catalogue.document("ab", "new") == Document("new", (), "html")


def test_entries_are_found_by_feed_source_event_change_and_number(catalogue: Catalogue) -> None:
    catalogue.commit(Step(entries=tuple(entry(number) for number in range(5))))
    catalogue.commit(Step(entries=(entry(9, event=Event.NEW, feeds=("feed",), source_id="log", change_id=None),)))
    ids = [one.event_id for one in catalogue.entries(feed="everything", limit=2, offset=1)]
    assert ids == ["care/3", "care/2"]
    assert [one.event_id for one in catalogue.entries(source="log")] == ["care/9"]
    assert [one.event_id for one in catalogue.entries(event=Event.NEW)] == ["care/9"]
    assert [one.event_id for one in catalogue.entries(change="care/2..3")] == ["care/2"]
    newest = catalogue.newest_seq()
    assert [one.event_id for one in catalogue.entries(after_seq=newest - 1)] == ["care/9"]
    assert [(seq, one.event_id) for seq, one in catalogue.entries_since(newest - 2)] == [
        (newest - 1, "care/4"),
        (newest, "care/9"),
    ]
    assert (catalogue.entry_count("everything"), catalogue.feeds()) == (5, ("everything", "feed", "sources/care"))


def test_checks_come_newest_first_and_can_be_bounded(catalogue: Catalogue) -> None:
    records = [CheckRecord("care", NOON + timedelta(hours=hour), Outcome.UNCHANGED) for hour in range(4)]
    for record in records:
        catalogue.commit(Step(check=record))
    assert catalogue.checks("care", limit=2) == (records[3], records[2])
    assert catalogue.checks("care", since=records[2].at) == (records[3], records[2])


def test_a_step_that_fails_half_way_leaves_nothing(catalogue: Catalogue) -> None:
    catalogue.commit(Step(entries=(entry(1),)))
    twice = Step(check=CheckRecord("care", NOON, Outcome.CHANGED), entries=(entry(2), entry(1)))
    with pytest.raises(IntegrityError):
        catalogue.commit(twice)
    assert catalogue.checks("care") == ()
    assert [one.event_id for one in catalogue.entries()] == ["care/1"]


def test_each_entry_waits_in_the_outbox_of_the_targets_that_want_it(catalogue: Catalogue, tmp_path: Path) -> None:
    wanted = (("care/1", "mail"), ("care/1", "room"), ("care/2", "room"))
    catalogue.commit(Step(entries=(entry(1), entry(2)), outbox=wanted))
    with sqlite3.connect(tmp_path / "catalogue.sqlite") as raw:
        rows = raw.execute("SELECT event_id, target, attempts, accepted FROM outbox ORDER BY seq").fetchall()
    assert rows == [(event_id, target, 0, None) for event_id, target in wanted]


def test_many_threads_write_and_read_at_once(catalogue: Catalogue) -> None:
    def work(number: int) -> None:
        for turn in range(10):
            at = NOON + timedelta(seconds=turn)
            catalogue.commit(
                Step(check=CheckRecord(f"s{number}", at, Outcome.UNCHANGED), state=SourceState(f"s{number}", turn))
            )
            assert catalogue.states()[f"s{number}"].checks == turn

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(len(catalogue.checks(f"s{number}")) for number in range(8)) == 80


@given(offset=st.integers(-720, 720), micro=st.integers(0, 999_999))
def test_moments_sort_as_their_texts_do(offset: int, micro: int) -> None:
    other = NOON + timedelta(minutes=offset, microseconds=micro)
    assert (when(other) < when(NOON)) == (other < NOON)


def test_a_commit_survives_the_process_that_made_it(catalogue: Catalogue, tmp_path: Path) -> None:
    with Database(tmp_path / "catalogue.sqlite").read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2


class TestMigrations:
    def test_a_new_file_takes_every_step(self, tmp_path: Path) -> None:
        with Database(tmp_path / "new.sqlite").read() as connection:
            assert schema.version(connection) == len(schema.MIGRATIONS)

    def test_the_tables_are_the_ones_that_queries_speak_of(self, tmp_path: Path) -> None:
        with Database(tmp_path / "new.sqlite").read() as connection:
            found = {
                name: [column["name"] for column in inspect(connection).get_columns(name)]
                for name in inspect(connection).get_table_names()
            }
        del found["catalogue_version"]
        assert found == {table.name: [c.name for c in table.columns] for table in schema.METADATA.sorted_tables}

    def test_an_older_file_takes_what_is_missing_and_keeps_what_it_holds(self, tmp_path: Path) -> None:
        path = tmp_path / "old.sqlite"
        Catalogue(path).commit(Step(state=SourceState("care", 5)))
        later = (*schema.MIGRATIONS, ("ALTER TABLE states ADD COLUMN seen TEXT", "CREATE TABLE more (id {serial})"))
        opened = Database(path)
        for _ in range(2):
            with opened.write() as connection:
                assert schema.migrate(connection, later) == len(later)
        with opened.read() as connection:
            assert connection.execute(text("SELECT source_id, seen FROM states")).all() == [("care", None)]

    def test_a_step_that_fails_leaves_the_older_file_as_it_was(self, tmp_path: Path) -> None:
        path = tmp_path / "old.sqlite"
        Catalogue(path).commit(Step(state=SourceState("care", 5)))
        opened = Database(path)
        broken = (*schema.MIGRATIONS, ("CREATE TABLE more (id {serial})", "INSERT INTO nowhere VALUES (1)"))
        with pytest.raises(ArchiveError), opened.write() as connection:
            schema.migrate(connection, broken)
        with opened.read() as connection:
            assert not inspect(connection).has_table("more")
        assert Catalogue(path).state("care") == SourceState("care", 5)

    def test_a_file_of_a_newer_watcher_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "newer.sqlite"
        Catalogue(path).close()
        with sqlite3.connect(path) as raw:
            raw.execute("INSERT INTO catalogue_version VALUES (99)")
        with pytest.raises(ArchiveError, match="install the newer watcher"):
            Catalogue(path)


class TestFailures:
    def test_a_damaged_file_says_what_to_do(self, tmp_path: Path) -> None:
        path = tmp_path / "catalogue.sqlite"
        path.write_bytes(b"this was a database once" * 500)
        with pytest.raises(ArchiveError, match="made anew from the snapshots folder"):
            Catalogue(path)

    def test_a_damaged_page_says_what_to_do(self, tmp_path: Path) -> None:
        path = tmp_path / "catalogue.sqlite"
        made = Catalogue(path)
        for number in range(200):
            made.commit(Step(state=SourceState(f"s{number}", sentence="x" * 500)))
        made.close()
        data = bytearray(path.read_bytes())
        data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
        path.write_bytes(data)
        with pytest.raises(ArchiveError, match="made anew from the snapshots folder"):
            Catalogue(path).states()

    def test_a_locked_database_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "catalogue.sqlite"
        Catalogue(path).close()
        monkeypatch.setattr(database, "LOCK_SECONDS_MAX", 0.05)
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="locked"):
            Catalogue(path)
        holder.close()

    def test_a_place_that_cannot_be_opened_says_what_to_type(self, tmp_path: Path) -> None:
        if os.geteuid() == 0:
            pytest.skip("the superuser may write everywhere")
        tmp_path.chmod(stat.S_IREAD | stat.S_IEXEC)
        with pytest.raises(ArchiveError, match=f"chown -R [0-9]+:[0-9]+ {tmp_path}"):
            Catalogue(tmp_path / "catalogue.sqlite")
        tmp_path.chmod(stat.S_IRWXU)

    def test_a_full_database_says_so_and_keeps_what_it_has(self, tmp_path: Path) -> None:
        path = tmp_path / "catalogue.sqlite"
        made = Catalogue(path)
        made.commit(Step(state=SourceState("care", 1)))
        with made._database.read() as connection:
            connection.execute(text("PRAGMA max_page_count = 1"))
            connection.rollback()
        much = Document(
            "x" * 10, tuple(Section(f"{number * 7919 % 104729:x}" * 40, 1) for number in range(4000)), "html"
        )
        with pytest.raises(ArchiveError, match="df -h"):
            made.commit(Step(documents=(("ab", "r", much),)))
        assert made.state("care") == SourceState("care", 1)

    def test_a_row_of_another_shape_is_damage(self, catalogue: Catalogue, tmp_path: Path) -> None:
        catalogue.commit(Step(state=SourceState("care", 1), documents=(("ab", "r", Document("T", (), "html")),)))
        with sqlite3.connect(tmp_path / "catalogue.sqlite") as raw:
            raw.execute("""UPDATE states SET state = '{"source_id": 7}'""")
            raw.execute("UPDATE documents SET document = x'00'")
        with pytest.raises(ArchiveError, match="restore the catalogue"):
            catalogue.state("care")
        with pytest.raises(ArchiveError, match="restore the catalogue"):
            catalogue.document("ab", "r")

    def test_an_address_that_is_none_says_what_one_looks_like(self) -> None:
        with pytest.raises(ArchiveError, match="write a path"):
            Catalogue("://nowhere")
        with pytest.raises(ArchiveError, match="no driver"):
            Catalogue("nonsense://host/name")


@pytest.mark.parametrize(("flushed", "level"), [(True, 2), (False, 1)])
def test_only_what_a_repeated_check_would_bring_again_goes_without_a_flush(
    tmp_path: Path, *, flushed: bool, level: int
) -> None:
    with Database(tmp_path / "catalogue.sqlite").write(flushed=flushed) as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == level


def test_a_step_with_anything_but_the_check_and_the_state_is_more_than_a_look() -> None:
    looked = Step(check=CheckRecord("a", NOON, Outcome.NOT_MODIFIED), state=SourceState("a"))

    assert looked.only_looked
    assert not replace(looked, entries=(entry(1),)).only_looked
    assert not replace(looked, settings=(("name", "value"),)).only_looked
    assert not replace(looked, documents=(("0", "1", Document("Charter", (), "html")),)).only_looked
