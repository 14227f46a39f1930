"""A power cut or a full disk at any write of a check with all that follows it: archive, entries, feeds, adoption, outbox.

Feeds are written without a flush, and are made again when the machine was switched off since: so each of these starts
finds another name of the time since it was switched on.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.check.test_kills import CHANGED
from tests.check.worlds import CARE, HOUR, Clock, Lab, Site, lab, page
from tests.discover.house import CARDS, HOST, LIST, listing
from tests.faults.disk import Disk, failing, forked, power_cut, torn
from watcher import discover
from watcher.archive.audit import audit
from watcher.config import Secret, Target, TargetKind, Wanted, load
from watcher.errors import ArchiveError
from watcher.model import Event
from watcher.publish import files, site

TARGET = Target("desk", TargetKind.WEBHOOK, Secret("https://desk.example/"), wanted=Wanted(events=tuple(Event)))
CARD = f"{HOST}/wren-card"


@contextmanager
def house(root: Path, clock: Clock, there: Site) -> Iterator[Lab]:
    """A world that publishes, has an index to look at, and somebody to notify."""
    with lab(root / "snapshots", clock=clock, site=there) as made:
        world = made.world
        made.world = replace(
            world,
            indexes=(CARDS,),
            targets=(TARGET,),
            published=lambda: void(publish(made, root / "feeds", site.publish_new)),
        )
        yield made


def void(_done: object) -> None:
    """Take what nobody asks for."""


def publish(made: Lab, feeds: Path, how: Callable[..., site.Published]) -> site.Published:
    world = made.world
    return how(world.catalogue, world.settings, tuple(world.sources.values()), feeds, made.clock())


def look(made: Lab) -> None:
    ((_, place),) = discover.listing_of((CARDS,)).values()
    discover.check(made.world, CARDS, place)


def prepared(root: Path) -> tuple[Clock, Site]:
    clock = Clock()
    there = Site(clock)
    with house(root, clock, there) as made:
        there.serve(page())
        there.serve(listing("/about|About"), LIST)
        look(made)
        made.begin()
        publish(made, root / "feeds", site.publish)
    there.serve(CHANGED)
    there.serve(page(title="Wren card"), CARD)
    there.serve(listing("/wren-card|Wren card"), LIST)
    return clock, there


def one_round(root: Path, clock: Clock, there: Site, disk: Disk) -> None:
    """Make a check that tells a change, and a look that adopts a card, on this disk."""
    with house(root, clock, there) as made, pytest.MonkeyPatch.context() as patch:
        disk.install(patch)
        made.check(after=HOUR)
        look(made)


def start(made: Lab, root: Path) -> None:
    made.adopt()
    discover.restore(made.world)
    publish(made, root / "feeds", site.publish)


def must_hold(root: Path, clock: Clock, there: Site) -> None:
    """Start, make the round again, and demand that all is as if nothing had happened."""
    with house(root, Clock(clock.now + HOUR), there) as made:
        there.clock = made.clock
        start(made, root)
        made.check(after=HOUR)
        look(made)
        told = [(entry.event, entry.source_id) for entry in made.told if entry.event is not Event.NEW]
        assert told == [(Event.BEGUN, None), (Event.CHANGED, CARE.id)]
        empty = root / "none.toml"
        empty.write_text("")
        assert [source.url for source in load(empty, snapshots=made.root).sources] == [CARD]
        assert audit(made.world.snapshots, made.world.catalogue) == ()
        letters = [letter.entry.event_id for letter in made.world.catalogue.outbox.waiting(TARGET.name, 100)]
        assert sorted(letters) == sorted(entry.event_id for entry in made.told)
        publish(made, root / "feeds", site.publish_status)
        publish(made, root / "anew", site.publish)
        assert tree(root / "feeds") == tree(root / "anew")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def switched_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Switch the machine off and on."""
    name = tmp_path / "boot"
    monkeypatch.setattr(files, "_BOOT_ID", name)

    def again() -> None:
        name.write_text(os.urandom(8).hex())

    again()
    return again


def operations(root: Path) -> list[str]:
    disk = Disk(root)
    one_round(root, *prepared(root), disk)
    return disk.seen


def test_the_disk_of_these_tests_sees_every_kind_of_file(tmp_path: Path, switched_on: Callable[[], None]) -> None:
    seen = operations(tmp_path)
    for part in (".warc.gz", ".entry.json", "adopted.toml", "feed.rss", "everything.atom", ".html", ".diff"):
        assert any(part in one for one in seen), part


def parts_of(writes: int, part: int, parts: int) -> range:
    return range(1 + part, writes + 1, parts)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("cut", [power_cut, torn])
def test_a_power_cut_at_any_write_of_a_whole_round_costs_a_repeated_round_at_most(
    tmp_path: Path, switched_on: Callable[[], None], cut: Callable[[Disk], None], part: int
) -> None:
    _cut(tmp_path, switched_on, cut, parts_of(len(operations(tmp_path / "whole")), part, 4))


@pytest.mark.parametrize("cut", [power_cut, torn])
def test_a_power_cut_at_some_write_of_a_whole_round_costs_a_repeated_round_at_most(
    tmp_path: Path, switched_on: Callable[[], None], cut: Callable[[Disk], None]
) -> None:
    writes = len(operations(tmp_path / "whole"))
    _cut(tmp_path, switched_on, cut, range(writes, 0, -writes // 6))


def _cut(folder: Path, switched_on: Callable[[], None], cut: Callable[[Disk], None], numbers: range) -> None:
    for number in numbers:
        root = folder / str(number)
        clock, there = prepared(root)
        status = forked(partial(one_round, root, clock, there, Disk(root, number, cut)))
        assert os.WIFSIGNALED(status), f"the round did not reach its {number}. write"
        switched_on()
        must_hold(root, clock, there)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS], ids=errno.errorcode.get)
def test_a_disk_that_fails_at_some_write_of_a_whole_round_loses_nothing(
    tmp_path: Path, switched_on: Callable[[], None], number: int
) -> None:
    writes = len(operations(tmp_path / "whole"))
    for at in range(writes, 0, -writes // 8):
        root = tmp_path / str(at)
        clock, there = prepared(root)
        with pytest.raises(ArchiveError) as said:
            one_round(root, clock, there, Disk(root, at, failing(number)))
        assert str(root) in str(said.value)
        must_hold(root, clock, there)
