"""Half a document is no cut, and a wall no document, in whatever words; a document may be short and speak of both."""

import pytest

from tests.verdict.halves import CUTS, HALVES, SHORT, WALLS, Pair
from tests.verdict.pages import Page
from tests.verdict.test_judge import judged, read
from watcher.check.suspects import BELIEVABLE
from watcher.model import Document, Suspicion, Verdict


def after(pair: Pair) -> Verdict:
    before = read(Page(pair.before, media_type=pair.media_type))
    assert isinstance(before, Document)
    return judged(Page(pair.body, media_type=pair.media_type), before)


@pytest.mark.parametrize("name", HALVES)
def test_a_document_that_lost_its_end_is_suspect(name: str) -> None:
    verdict = after(HALVES[name])
    assert verdict.suspicion in {Suspicion.TRUNCATED, Suspicion.HALF_RENDERED}, verdict


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_never_believed_for_being_repeated(name: str) -> None:
    verdict = after(WALLS[name])
    assert not verdict.good
    assert verdict.suspicion not in BELIEVABLE, verdict


@pytest.mark.parametrize("name", CUTS)
def test_what_an_author_did_to_it_counts_at_once(name: str) -> None:
    assert after(CUTS[name]).good


@pytest.mark.parametrize("name", SHORT)
def test_a_short_document_may_have_the_name_of_a_wall(name: str) -> None:
    verdict = judged(Page(SHORT[name]))
    assert verdict.good, verdict


@pytest.mark.parametrize("name", SHORT)
def test_and_may_be_edited(name: str) -> None:
    first = SHORT[name].index("<p>", SHORT[name].index("<article>"))
    again = SHORT[name][first : SHORT[name].index("</article>")]
    before = SHORT[name].replace("</article>", f"{again[: len(again) // 3].rpartition(' ')[0]}</p></article>")
    verdict = after(Pair(SHORT[name], before))
    assert verdict.good, verdict


def test_there_are_enough_of_each() -> None:
    assert len(HALVES) + len(WALLS) > 120
    assert len(CUTS) + len(SHORT) > 80
