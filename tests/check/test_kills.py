"""A kill at any line of a check costs at most a repeated check: the same entries, exactly once, and nothing lost.

The process is killed for good: a forked child that sends itself SIGKILL when it reaches the n-th line of the rooms
that write. What it left on the disk is all that the next start has.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from tests.check.worlds import CARE, HOUR, Clock, Site, edited, lab, page
from watcher.archive.audit import audit
from watcher.model import Event, Outcome

if TYPE_CHECKING:
    from _typeshed import TraceFunction

ROOMS = tuple(str(Path(__file__).parents[2] / "watcher" / room) for room in ("archive", "check"))
CHANGED = edited(1, "for as long as the company exists", "for two years")
LINES_MAX = 100_000


def in_a_child(work: Callable[[], None], kill_at: int) -> int | None:
    """Run `work` in a child that dies at its n-th line; return None where it died, else how many lines it took."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        seen = _count_lines(work, kill_at)
        os.write(writing, str(seen).encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    said = os.read(reading, 100)
    os.close(reading)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return None
    assert said, "the child ended before its work did"
    return int(said)


def _count_lines(work: Callable[[], None], kill_at: int) -> int:
    seen = 0

    def local(_frame: FrameType, event: str, _argument: object) -> "TraceFunction":
        nonlocal seen
        if event == "line":
            seen += 1
            if seen == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return local

    def entered(frame: FrameType, _event: str, _argument: object) -> "TraceFunction | None":
        return local if frame.f_code.co_filename.startswith(ROOMS) else None

    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(None)
    return seen


def killed_check(root: Path, clock: Clock, site: Site, kill_at: int) -> int | None:
    def work() -> None:
        with lab(root, clock=clock, site=site) as quill:
            quill.check(after=HOUR)

    return in_a_child(work, kill_at)


def prepared(root: Path) -> tuple[Clock, Site]:
    with lab(root) as quill:
        quill.site.serve(page())
        quill.begin()
        quill.site.serve(CHANGED)
        return quill.clock, quill.site


def after_a_kill(root: Path, kill_at: int) -> bool:
    """Kill a check that sees a change at one line; then demand what must hold. False where the check was over by then."""
    clock, site = prepared(root)
    died = killed_check(root, clock, site, kill_at) is None
    with lab(root, clock=Clock(clock.now + 2 * HOUR), site=Site(clock)) as quill:
        site.clock = quill.clock
        quill.site.answers = site.answers
        quill.adopt()
        quill.adopt()
        assert quill.check().outcome in {Outcome.UNCHANGED, Outcome.CHANGED}
        assert quill.check().outcome is Outcome.UNCHANGED
        told = quill.told
        assert [entry.event for entry in told] == [Event.BEGUN, Event.CHANGED]
        snapshots = quill.world.catalogue.snapshots(CARE.id)
        assert [quill.world.snapshots.load(snapshot.id).body for snapshot in snapshots] == [page(), CHANGED]
        assert quill.world.snapshots.incoming() == ()
        assert audit(quill.world.snapshots, quill.world.catalogue) == ()
        assert len(list((root / CARE.id).glob("*.entry.json"))) == 1
    return died


def lines_of_a_check(root: Path) -> int:
    clock, site = prepared(root)
    lines = killed_check(root, clock, site, LINES_MAX)
    assert lines is not None
    assert lines > 300
    return lines


@pytest.mark.parametrize("share", range(24))
def test_a_kill_at_a_line_tells_the_change_once(tmp_path: Path, share: int) -> None:
    lines = lines_of_a_check(tmp_path / "whole")
    assert after_a_kill(tmp_path / "killed", 1 + share * lines // 24)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(4))
def test_a_kill_at_every_line_tells_the_change_once(tmp_path: Path, part: int) -> None:
    lines = lines_of_a_check(tmp_path / "whole")
    for kill_at in range(1 + part, lines + 1, 4):
        assert after_a_kill(tmp_path / str(kill_at), kill_at)


def test_a_kill_while_a_start_takes_up_what_a_kill_left_tells_the_change_once(tmp_path: Path) -> None:
    clock, site = prepared(tmp_path)
    lines = lines_of_a_check(tmp_path / "whole")
    kill_at = lines // 2
    assert killed_check(tmp_path, clock, site, kill_at) is None

    def start() -> None:
        with lab(tmp_path, clock=clock, site=site) as quill:
            quill.adopt()

    for line in range(20, 2000, 60):
        if in_a_child(start, line) is not None:
            break
    with lab(tmp_path, clock=clock, site=site) as quill:
        quill.adopt()
        quill.check()
        assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]
        assert audit(quill.world.snapshots, quill.world.catalogue) == ()


def test_a_start_without_a_database_makes_it_anew_and_tells_nothing_again(tmp_path: Path) -> None:
    other = replace(CARE, id="log", url="https://quill.example/log")
    with lab(tmp_path, CARE, other) as quill:
        quill.site.serve(page())
        quill.site.serve(page(title="Log"), other.url)
        quill.begin()
        for body in (CHANGED, page(), CHANGED, page(), CHANGED, edited(0, "long", "short")):
            quill.see(body)
        told, snapshots = quill.told, quill.world.catalogue.snapshots(CARE.id)
        states = quill.world.catalogue.states()
    for file in tmp_path.glob("catalogue.sqlite*"):
        file.unlink()
    with lab(tmp_path, CARE, other, clock=quill.clock, site=quill.site) as again:
        again.adopt()
        assert again.told == told
        assert again.world.catalogue.snapshots(CARE.id) == snapshots
        found = again.world.catalogue.states()
        for source_id, state in states.items():
            assert found[source_id].good_snapshot == state.good_snapshot
            assert found[source_id].good_document == state.good_document
        again.check()
        again.check(other)
        assert again.told == told
        assert audit(again.world.snapshots, again.world.catalogue) == ()
