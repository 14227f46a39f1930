"""What publishing costs: a folder of many stored entries made from nothing, one new entry, one withdrawal.

    .venv/bin/python -m bench.publish [ENTRIES] [SOURCES]

Prints seconds and megabytes. The documents are invented; each entry is a change of two sections.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.entries.invented import FEED_ID, snapshot
from tests.publish.installed import long_change
from watcher import entries
from watcher.archive import mirror
from watcher.archive.catalogue import Catalogue, Step
from watcher.archive.files import make_folder
from watcher.config import Settings
from watcher.model import Comparison, Entry, Kind, Source
from watcher.publish import site

ENTRIES, SOURCES = 5_000, 1_000
PUBLISHERS = 23
"""As in the shipped catalogue, where one of them publishes two documents of three."""
ROUNDS = 20
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
TOPICS = ("moral-status", "commitments", "evidence", "phenomena")


def main() -> None:
    """Make the catalogue, publish it, and print what each way of publishing took."""
    count, sources = (*map(int, sys.argv[1:]), *(ENTRIES, SOURCES)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory(prefix="bench-publish-") as scratch:
        _measure(Path(scratch), count, tuple(_source(number) for number in range(sources)))


def _measure(scratch: Path, count: int, sources: tuple[Source, ...]) -> None:
    snapshots, feeds = scratch / "snapshots", scratch / "feeds"
    make_folder(snapshots)
    catalogue = Catalogue(scratch / "catalogue.sqlite")
    catalogue.set_setting("feed_id", FEED_ID)
    print(f"{count:,} entries of {len(sources):,} sources")
    told = [_change(sources, number) for number in range(count)]
    _say("stored and mirrored", lambda: _store(catalogue, snapshots, told))
    rebuilt = Catalogue(scratch / "rebuilt.sqlite")
    rebuilt.set_setting("feed_id", FEED_ID)
    _say("entries loaded from their mirrors", lambda: mirror.load(snapshots, rebuilt))

    def publish() -> site.Published:
        return site.publish(rebuilt, Settings(), sources, feeds, BEGUN)

    _say("everything published, from nothing", publish)
    _say("everything published again, nothing differs", publish)
    before = _megabytes()
    times = []
    for number in range(count, count + ROUNDS):
        rebuilt.commit(Step(entries=(_change(sources, number),)))
        times.append(_seconds(lambda: site.publish_new(rebuilt, Settings(), sources, feeds, BEGUN)))
    wall, busy = (sorted(kind)[len(kind) // 2] * 1000 for kind in zip(*times, strict=True))
    print(f"one new entry: {wall:.0f} ms, of which the processor {busy:.0f} ms; the middle of {ROUNDS}")
    print(f"  {_megabytes() - before:.0f} MB above what the process held before")
    subject = told[count // 2]
    rebuilt.commit(Step(entries=(_withdrawal(subject),)))
    _say("one withdrawal", lambda: site.publish_new(rebuilt, Settings(), sources, feeds, BEGUN))
    _say("status of all sources", lambda: site.publish_status(rebuilt, Settings(), sources, feeds, BEGUN))


def _store(catalogue: Catalogue, snapshots: Path, told: list[Entry]) -> None:
    for entry in told:
        catalogue.commit(Step(entries=(entry,)))
    mirror.write(snapshots, catalogue)


def _source(number: int) -> Source:
    return Source(
        id=f"harbour-{number}",
        title=f"Harbour document {number}",
        publisher=f"Harbour Lab {number % PUBLISHERS if number % 3 == 0 else 0}",
        kind=Kind.CONSTITUTION,
        url=f"https://harbour.example/{number}",
    )


def _change(sources: tuple[Source, ...], number: int) -> Entry:
    source = sources[number % len(sources)]
    told = BEGUN + timedelta(minutes=number)
    before, after = snapshot(source, told - timedelta(minutes=30)), snapshot(source, told, digest="b")
    return entries.changed(
        source,
        _comparison(number),
        before=before,
        after=after,
        between=(before.captured, after.captured),
        failed_reads=0,
        told=told,
        feed_id=FEED_ID,
        texts=(f"old {number}\n", f"new {number}\n"),
        rules_digest="r",
    )


def _comparison(number: int) -> Comparison:
    found = long_change(2)
    topics = (TOPICS[number % len(TOPICS)],)
    return replace(found, sections=tuple(replace(section, topics=topics) for section in found.sections))


def _withdrawal(entry: Entry) -> Entry:
    told = entry.told + timedelta(days=30)
    return entries.corrected(entry, note="Our reader broke.", withdraw=True, told=told, feed_id=FEED_ID)


def _say(what: str, act: Callable[[], object]) -> None:
    wall, busy = _seconds(act)
    print(f"{what}: {wall:.2f} s, of which the processor {busy:.2f} s", flush=True)


def _seconds(act: Callable[[], object]) -> tuple[float, float]:
    """How long it took, and for how long of that the processor worked for us: other processes may keep it busy."""
    began, busy = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, time.process_time() - busy


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
