"""A kill at any line of a check costs at most a repeated check: the same entries, exactly once, and nothing lost.

The process is killed for good: a forked child that sends itself SIGKILL when it reaches the n-th line of the rooms
that write. What it left on the disk is all that the next start has.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from tests.check.worlds import CARE, CHALLENGE, HOUR, Clock, Site, edited, lab, page
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


@dataclass(frozen=True)
class Scene:
    """What a check sees when it is killed, and what must hold in the end."""

    body: bytes
    told: tuple[Event, ...]
    kept: tuple[bytes, ...]
    outcome: Outcome


NOISY = page(noise="<!-- another build -->")
SCENES = {
    "a change": Scene(CHANGED, (Event.BEGUN, Event.CHANGED), (page(), CHANGED), Outcome.CHANGED),
    "noise": Scene(NOISY, (Event.BEGUN,), (page(),), Outcome.UNCHANGED),
    "a challenge": Scene(CHALLENGE, (Event.BEGUN,), (page(), CHALLENGE), Outcome.SUSPECT),
}


def prepared(root: Path, scene: Scene) -> tuple[Clock, Site]:
    with lab(root) as quill:
        quill.site.serve(page())
        quill.begin()
        quill.site.serve(scene.body)
        return quill.clock, quill.site


def after_a_kill(root: Path, scene: Scene, kill_at: int) -> None:
    """Kill a check at one line; then demand what must hold after a start and one more check."""
    clock, site = prepared(root, scene)
    lines = killed_check(root, clock, site, kill_at)
    assert lines is None or lines < kill_at  # a check may take a line or two less than the one that was counted
    with lab(root, clock=Clock(clock.now + 2 * HOUR), site=site) as quill:
        site.clock = quill.clock
        quill.adopt()
        assert quill.adopt() == 0
        again = quill.check().outcome
        assert again in {scene.outcome, Outcome.UNCHANGED, Outcome.SUSPECT}
        assert tuple(entry.event for entry in quill.told) == scene.told
        snapshots = quill.world.catalogue.snapshots(CARE.id)
        assert tuple(quill.world.snapshots.load(snapshot.id).body for snapshot in snapshots) == scene.kept
        checks = [check.outcome for check in quill.world.catalogue.checks(CARE.id)]
        assert checks[-1] is Outcome.BASELINE
        assert len(checks) - 1 in {1, 2}  # the killed check is over, or was never begun
        assert len({check.at for check in quill.world.catalogue.checks(CARE.id)}) == len(checks)
        state = quill.world.catalogue.state(CARE.id)
        assert state is not None
        assert state.checks == len(checks)
        assert list((root / ".incoming").iterdir()) == []
        assert audit(quill.world.snapshots, quill.world.catalogue) == ()
        assert len(list((root / CARE.id).glob("*.entry.json"))) == len(scene.told) - 1


def lines_of_a_check(root: Path, scene: Scene) -> int:
    lines = killed_check(root, *prepared(root, scene), LINES_MAX)
    assert lines is not None
    assert lines > 200
    return lines


@pytest.mark.parametrize("share", range(6))
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
def test_a_kill_at_some_line_costs_a_repeated_check_at_most(tmp_path: Path, scene: Scene, share: int) -> None:
    lines = lines_of_a_check(tmp_path / "whole", scene)
    after_a_kill(tmp_path / "killed", scene, lines - share * lines // 6)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
def test_a_kill_at_every_line_costs_a_repeated_check_at_most(tmp_path: Path, scene: Scene, part: int) -> None:
    lines = lines_of_a_check(tmp_path / "whole", scene)
    for kill_at in range(1 + part, lines + 1, 4):
        after_a_kill(tmp_path / str(kill_at), scene, kill_at)


def test_a_kill_while_a_start_takes_up_what_a_kill_left_tells_the_change_once(tmp_path: Path) -> None:
    scene = SCENES["a change"]
    lines = lines_of_a_check(tmp_path / "whole", scene)
    for share in (2, 3):
        root = tmp_path / str(share)
        clock, site = prepared(root, scene)
        assert killed_check(root, clock, site, lines // share) is None
        for line in range(20, LINES_MAX, 60):
            if in_a_child(lambda root=root, clock=clock, site=site: _start(root, clock, site), line) is not None:  # type: ignore[misc]
                break
        with lab(root, clock=clock, site=site) as quill:
            quill.adopt()
            quill.check()
            assert [entry.event for entry in quill.told] == [Event.BEGUN, Event.CHANGED]
            assert audit(quill.world.snapshots, quill.world.catalogue) == ()


def _start(root: Path, clock: Clock, site: Site) -> None:
    with lab(root, clock=clock, site=site) as quill:
        quill.adopt()
