"""A check that was killed beside a service that went on: its capture stands without a row, and is told all the same."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.check.worlds import CARE, DAY, HOUR, Lab, edited, lab, page
from watcher.archive.audit import audit
from watcher.archive.catalogue import Catalogue
from watcher.model import Event, Reason

CHANGED = edited(1, "for as long as the company exists", "for two years")
OTHER = edited(0, "before a long run", "after a long run")


def killed_after_keeping(quill: Lab, body: bytes) -> None:
    """Another process checks, and dies when its file has its name and no row does."""
    quill.site.serve(body)
    quill.clock.forward(HOUR)
    child = os.fork()
    if child == 0:
        Catalogue.commit = lambda *_: os._exit(137)  # type: ignore[method-assign]
        quill.check(after=0 * HOUR)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 137


def told(quill: Lab) -> list[tuple[Event, Reason | None]]:
    return [(entry.event, entry.reason) for entry in quill.told]


BOTH = [(Event.BEGUN, None), (Event.CHANGED, None), (Event.CHANGED, Reason.RETURNED)]


@pytest.fixture
def quill(tmp_path: Path) -> Lab:
    made = lab(tmp_path).__enter__()
    made.site.serve(page())
    made.begin()
    return made


def test_the_next_check_beside_it_takes_it_up(quill: Lab) -> None:
    killed_after_keeping(quill, CHANGED)
    quill.see(page())
    assert told(quill) == BOTH
    quill.see(page())
    assert quill.adopt() == 0
    assert told(quill) == BOTH
    assert audit(quill.world.snapshots, quill.world.catalogue) == ()


def forget_to_look(quill: Lab) -> None:
    """What an earlier release did: its checks looked into `.incoming` only."""
    folder = quill.root / CARE.id
    hidden = quill.root / ".hidden"
    newest = max(folder.glob("*.warc.gz"))
    newest.rename(hidden)
    quill.see(page())
    quill.see(page(), after=DAY)
    hidden.rename(newest)


def test_a_start_tells_one_that_is_older_than_the_last_check_and_the_return(quill: Lab) -> None:
    killed_after_keeping(quill, CHANGED)
    forget_to_look(quill)
    assert quill.adopt() == 1
    assert told(quill) == BOTH[:2]
    quill.see(page())
    assert told(quill) == BOTH
    change, back = quill.told[1:]
    assert change.between
    assert back.between
    assert change.between[1] == back.between[0]
    quill.see(page())
    assert quill.adopt() == 0
    assert told(quill) == BOTH


def test_one_that_a_later_check_told_is_not_told_again(quill: Lab) -> None:
    killed_after_keeping(quill, CHANGED)
    newest = max((quill.root / CARE.id).glob("*.warc.gz"))
    newest.rename(quill.root / ".hidden")
    quill.see(CHANGED)
    (quill.root / ".hidden").rename(newest)
    assert quill.adopt() == 1
    quill.see(CHANGED)
    assert told(quill) == BOTH[:2]
    assert audit(quill.world.snapshots, quill.world.catalogue) == ()


def test_one_that_was_overtaken_by_another_change_is_told(quill: Lab) -> None:
    killed_after_keeping(quill, CHANGED)
    newest = max((quill.root / CARE.id).glob("*.warc.gz"))
    newest.rename(quill.root / ".hidden")
    quill.see(OTHER)
    (quill.root / ".hidden").rename(newest)
    assert quill.adopt() == 1
    quill.see(OTHER)
    assert told(quill) == [(Event.BEGUN, None), (Event.CHANGED, None), (Event.CHANGED, None)]


@pytest.mark.parametrize("wall", [b"<html><head><title>Sign in</title></head><body><p>Sign in.</p></body></html>"])
def test_a_wall_is_no_document_however_late(quill: Lab, wall: bytes) -> None:
    killed_after_keeping(quill, wall)
    forget_to_look(quill)
    quill.adopt()
    quill.see(page())
    assert told(quill) == BOTH[:1]
    assert not quill.world.catalogue.snapshots(CARE.id)[1].verdict.good


def test_rows_are_asked_for_only_where_the_folder_is_another(quill: Lab) -> None:
    asked: list[int] = []

    def rows(_: Callable[[], None] | None = None) -> set[str]:
        asked.append(1)
        return {row.id for row in quill.world.catalogue.snapshots(CARE.id)}

    for _ in range(3):
        assert quill.world.snapshots.strays(CARE.id, rows) == ()
    assert len(asked) == 1
