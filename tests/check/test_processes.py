"""Several processes on one folder: each change once, whoever sees it."""

import os
from dataclasses import replace
from pathlib import Path

from tests.check.worlds import CARE, HOUR, Clock, Lab, Site, edited, lab, page
from watcher.archive.audit import audit
from watcher.errors import Locked
from watcher.model import Event, Source

SOURCES = [replace(CARE, id=f"care-{number}", url=f"https://quill.example/{number}") for number in range(6)]
CHANGED = edited(1, "for as long as the company exists", "for two years")


def round_in_a_child(root: Path, site: Site, order: list[Source]) -> int:
    child = os.fork()
    if child:
        return child
    with lab(root, *SOURCES, clock=site.clock, site=site) as quill:
        quill.adopt()
        for source in order:
            _perhaps(quill, source)
    os._exit(0)


def _perhaps(quill: Lab, source: Source) -> None:
    try:
        quill.check(source)
    except Locked:
        return


def test_processes_that_check_side_by_side_tell_each_change_once(tmp_path: Path) -> None:
    site = Site(Clock())
    with lab(tmp_path, *SOURCES, clock=site.clock, site=site) as quill:
        for source in SOURCES:
            site.serve(page(), source.url)
        quill.begin()
    site.clock.forward(HOUR)
    for source in SOURCES:
        site.serve(CHANGED, source.url)
    children = [round_in_a_child(tmp_path, site, SOURCES[turn:] + SOURCES[:turn]) for turn in (0, 0, 3)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    with lab(tmp_path, *SOURCES, clock=site.clock, site=site) as quill:
        site.clock.forward(24 * HOUR)
        quill.adopt()
        for source in SOURCES:
            quill.check(source)
        changes = [entry.source_id for entry in quill.told if entry.event is Event.CHANGED]
        assert sorted(filter(None, changes)) == [source.id for source in SOURCES]
        assert audit(quill.world.snapshots, quill.world.catalogue) == ()
