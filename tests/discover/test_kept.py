"""What was told and decided of found documents outlives the catalogue."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.check.worlds import CARE, DAY, page
from tests.discover.house import CARDS, HOST, NOTES, ON_TOPIC, House, house, listing
from watcher import check, discover
from watcher.errors import ArchiveError
from watcher.model import Adopt, Reason, Standing

ASK = replace(NOTES, adopt=Adopt.ASK)
PIP = page(*ON_TOPIC, title="Pip 2 system card")


def lose_the_catalogue(root: Path) -> None:
    for file in root.glob("catalogue.sqlite*"):
        file.unlink()


def begin_again(quill: House) -> None:
    world, listings = quill.lab.world, discover.listing_of(quill.indexes)
    check.adopt(world, {place.id: (place, discover.settling(index)) for index, place in listings.values()})
    discover.restore(world)


def test_that_a_document_is_listed_and_not_readable_is_told_once_whatever_is_lost(tmp_path: Path) -> None:
    with house(tmp_path, CARDS) as quill:
        quill.serve("/cards", listing())
        quill.round()
        quill.serve("/cards", listing("/pip-card|Pip 2 system card"))
        quill.fail("/pip-card")
        for _ in range(3):
            quill.round()
        (listed,) = quill.news
        assert listed.reason is Reason.LISTED
    lose_the_catalogue(tmp_path)
    with house(tmp_path, CARDS, sources=(CARE,)) as again:
        again.lab.clock.now = quill.lab.clock.now + DAY
        begin_again(again)
        again.serve("/cards", listing("/pip-card|Pip 2 system card"))
        again.fail("/pip-card")
        for _ in range(4):
            again.round()
        assert [entry.guid for entry in again.news] == [listed.guid]
        again.serve("/pip-card", PIP)
        for _ in range(3):
            again.round(after=DAY)
        assert [(entry.reason, entry.source_id) for entry in again.news] == [
            (Reason.LISTED, listed.source_id),
            (None, listed.source_id),
        ]


def test_what_a_person_refused_stays_refused_whatever_is_lost(tmp_path: Path) -> None:
    both = listing("/notes/rest|A note on rest", "/notes/sleep|A note on sleep")
    with house(tmp_path, ASK) as quill:
        quill.serve("/cards", both)
        quill.look()
        discover.refuse_waiting(quill.lab.world, f"{HOST}/notes/rest")
    for _ in range(2):  # the file is read, and written again
        lose_the_catalogue(tmp_path)
        with house(tmp_path, ASK) as again:
            begin_again(again)
            again.serve("/cards", both)
            again.look()
            assert [row.url for row in discover.waiting(again.lab.world)] == [f"{HOST}/notes/sleep"]
            assert again.found[f"{HOST}/notes/rest"].standing is Standing.REFUSED


def test_a_refusal_that_no_list_names_at_the_moment_is_kept_beside_a_new_one(tmp_path: Path) -> None:
    with house(tmp_path, ASK) as quill:
        quill.serve("/cards", listing("/notes/rest", "/notes/sleep"))
        quill.look()
        (tmp_path / "refused.toml").write_text(f'refused = ["{HOST}/notes/walk", "{HOST}/notes/rest"]\n')
        discover.refuse_waiting(quill.lab.world, f"{HOST}/notes/sleep")
        quill.serve("/cards", listing("/notes/rest", "/notes/sleep", "/notes/walk"))
        quill.look()
        assert quill.found[f"{HOST}/notes/walk"].standing is Standing.REFUSED
        discover.adopt_waiting(quill.lab.world, f"{HOST}/notes/walk")
        written = (tmp_path / "refused.toml").read_text()
        assert ("walk" in written, "sleep" in written, "rest" in written) == (False, True, False)


def test_a_file_of_refusals_that_nobody_can_read_is_named(tmp_path: Path) -> None:
    with house(tmp_path, ASK) as quill:
        (tmp_path / "refused.toml").write_text("refused = [")
        quill.serve("/cards", listing("/notes/rest"))
        with pytest.raises(ArchiveError, match=r"refused\.toml cannot be read"):
            quill.look()
