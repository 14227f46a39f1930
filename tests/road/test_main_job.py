"""The main job on real input: real histories in, a feed that can be trusted out, whenever the process is killed."""

import random
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import feedparser
import httpx
import pytest

from tests.corpus import needs_corpus
from tests.loopback import serve
from tests.road.histories import History, card, constitution, model_spec, page
from tests.road.service import Replay, Service, declare, recorded, sha256
from watcher.archive.catalogue import Catalogue
from watcher.model import EditClass, Entry, Event

pytestmark = [needs_corpus, pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.xdist_group("main-job")]

REPLAY_SECONDS_MAX = 400
KILLS = 40
QUIET_SECONDS = 4
"""Long enough for every source to be looked at again after a restart."""


def histories() -> list[History]:
    pages = page("anthropic-legal-privacy", "policy"), page("openai-usage-policies", "policy")
    return [*pages, constitution(), model_spec(), card()]


def entries(folder: Path) -> list[Entry]:
    """Return the told entries, oldest first, whole."""
    with closing(Catalogue(folder / "snapshots" / "catalogue.sqlite")) as catalogue:
        light = reversed(catalogue.entries())
        return [whole for entry in light if (whole := catalogue.entry(entry.event_id)) is not None]


def run_to_the_end(folder: Path, each_tick: Callable[[Service], None]) -> tuple[Service, Replay]:
    """Replay all histories against the service until the last captures are recorded; it is still running then."""
    service = Service(folder)
    with serve() as site:
        replay = Replay(site, histories())
        declare(folder, site, replay.histories, service.port)
        replay.begin()
        service.start()
        until = time.monotonic() + REPLAY_SECONDS_MAX
        while not replay.move_on(recorded(folder)):
            assert time.monotonic() < until, f"stuck at {replay.at}\n{service.log()[-4000:]}"
            each_tick(service)
            time.sleep(0.05)
        time.sleep(QUIET_SECONDS)
        assert service.stop() == 0, service.log()[-4000:]
        told = len(entries(folder))
        service.start()
        wait_until_checked_again(folder, time.monotonic() + 30)
        assert service.stop() == 0, service.log()[-4000:]
        assert len(entries(folder)) == told, "a restart told something again"
    return service, replay


def wait_until_checked_again(folder: Path, until: float) -> None:
    """Wait until each source has been checked once more."""
    before = checks(folder)
    while any(now <= then for now, then in zip(checks(folder), before, strict=True)):
        assert time.monotonic() < until, "no check after the restart"
        time.sleep(0.2)


def checks(folder: Path) -> list[int]:
    with closing(Catalogue(folder / "snapshots" / "catalogue.sqlite")) as catalogue:
        return [state.checks for _, state in sorted(catalogue.states().items())]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    run_to_the_end(folder, lambda _service: None)
    return folder


def changes(folder: Path) -> list[Entry]:
    return [entry for entry in entries(folder) if entry.event is Event.CHANGED]


@pytest.mark.parametrize("history", [0, 1, 2, 3], ids=["privacy", "usage-policies", "constitution", "model-spec"])
def test_each_true_change_is_told_once_and_nothing_else_above_mechanical(undisturbed: Path, history: int) -> None:
    wanted = histories()[history]
    true = [
        (sha256(before), sha256(after))
        for before, after, changed in zip(wanted.answers, wanted.answers[1:], wanted.changed, strict=False)
        if changed
    ]

    told = [
        entry.sha256_after
        for entry in changes(undisturbed)
        if entry.source_id == wanted.source and entry.edit_class is not EditClass.MECHANICAL
    ]

    assert told == [after for _, after in true]


def test_a_new_print_of_a_card_tells_its_new_page_and_nothing_that_may_change_meaning_besides(
    undisturbed: Path,
) -> None:
    told = [entry for entry in changes(undisturbed) if entry.source_id == "haiku-card"]

    assert len(told) == 1
    comparison = told[0].comparison
    assert comparison is not None
    assert (comparison.pages_before, comparison.pages_after) == (39, 40)
    substantive = [s for s in comparison.sections if s.edit_class is EditClass.SUBSTANTIVE]
    assert [s.side.title for s in substantive] in ([], ["Changelog"])
    moves = {move.after.number: (move.before.page_first, move.after.page_first) for move in comparison.page_moves}
    assert moves["4.6"] == (30, 31)


def test_feeds_parse_and_their_guids_are_those_of_the_entries(undisturbed: Path) -> None:
    told = {entry.guid for entry in entries(undisturbed) if "everything" in entry.feeds}

    for name in ("everything.rss", "everything.atom"):
        feed = feedparser.parse((undisturbed / "feeds" / name).read_bytes())
        assert not feed.bozo
        assert {item.id for item in feed.entries} == told


def patched(before: str, diff: str, folder: Path) -> str:
    """Return what GNU patch makes of the text."""
    (folder / "text").write_text(before, newline="")
    (folder / "diff").write_text(diff, newline="")
    done = subprocess.run(
        ["patch", "--binary", "-s", "-o", "out", "text", "diff"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "out").read_bytes().decode()


def test_every_stored_diff_applies_and_gives_the_new_text(undisturbed: Path, tmp_path: Path) -> None:
    service = Service(undisturbed)
    told = changes(undisturbed)
    assert told

    for entry in told:
        assert entry.change_id is not None
        before, after, diff = (
            service.command("show", entry.change_id, *options).stdout
            for options in (("--text", "before"), ("--text", "after"), ("--diff",))
        )
        assert before
        assert (patched(before, diff, tmp_path) if diff else before) == after
        public = undisturbed / "feeds" / "changes" / f"{entry.change_id.replace('..', '-')}.diff"
        text = public.read_bytes().decode()
        if "withheld" not in text and text:
            assert patched(before, text, tmp_path) == after


def test_the_audit_is_clean(undisturbed: Path) -> None:
    done = Service(undisturbed).command("audit")

    assert done.returncode == 0, done.stdout + done.stderr


def story(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what was told of each source, in order, without times."""
    told: dict[str, list[tuple[object, ...]]] = {}
    for entry in entries(folder):
        kinds = [(s.kinds, s.edit_class) for s in entry.comparison.sections] if entry.comparison else None
        facts = (entry.event, entry.sha256_before, entry.sha256_after, entry.edit_class, kinds)
        told.setdefault(entry.source_id or "", []).append(facts)
    return told


def test_killed_at_forty_moments_it_tells_the_same_story(undisturbed: Path, tmp_path: Path) -> None:
    dice = random.Random(20261120)
    kills, next_kill = 0, time.monotonic() + 1.5

    def perhaps_kill(service: Service) -> None:
        nonlocal kills, next_kill
        if kills < KILLS and time.monotonic() > next_kill:
            service.kill()
            service.start()
            kills += 1
            next_kill = time.monotonic() + dice.uniform(0.4, 2.5)

    run_to_the_end(tmp_path, perhaps_kill)

    assert kills == KILLS
    assert story(tmp_path) == story(undisturbed)
    assert Service(tmp_path).command("audit").returncode == 0


def test_the_served_feed_answers_conditional_requests(undisturbed: Path) -> None:
    service = Service(undisturbed)
    declared = (undisturbed / "watcher.toml").read_text()
    service.port = int(declared.partition('listen = "127.0.0.1:')[2].partition('"')[0])
    service.start()
    try:
        with httpx.Client(base_url=service.base, timeout=5) as client:
            first = ask(client, time.monotonic() + 20)
            again = client.get("/feed.atom", headers={"If-None-Match": first.headers["etag"]})
    finally:
        service.stop()

    assert first.status_code == 200
    assert again.status_code == 304


def ask(client: httpx.Client, until: float) -> httpx.Response:
    while True:
        try:
            return client.get("/feed.atom")
        except httpx.TransportError:
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.1)
