"""From an edit of a page to the receiver, by commands and by the service."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.charter import AFTER, BEFORE, SOURCE
from tests.cli.conftest import Run, run
from tests.loopback import Answer, Site, serve
from tests.notify.desk import SECRET
from tests.notify.receiver import Manner, Receiver, closed_port
from tests.notify.test_thousand import wait_until

__all__ = ["run"]

TARGET = """
[watcher]
base_url = "https://watch.maple.example"
listen = "127.0.0.1:{port}"

[[notify]]
name = "desk"
kind = "webhook"
url_env = "DESK_URL"
secret_file = "desk.secret"
allow_private = true
"""


@pytest.fixture
def site(tmp_path: Path, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("DESK_URL", receiver.url("/hidden-token"))
    (tmp_path / "desk.secret").write_text(f"{SECRET}\n")
    (tmp_path / "watcher.toml").write_text(TARGET.format(port=closed_port()))
    with serve() as site:
        url = site.put("/charter", Answer(BEFORE.encode()))
        (tmp_path / "sources.toml").write_text(SOURCE.format(id="maple-charter", url=url) + 'every = "1s"\n')
        yield site


def titles(receiver: Receiver) -> list[str]:
    return [
        entry["title"]
        for one in receiver.accepted("/hidden-token")
        for entry in json.loads(one.body)["data"]["entries"]
    ]


def test_a_pass_delivers_at_its_end(run: Run, site: Site, receiver: Receiver) -> None:
    assert run("notify").out.startswith("desk  webhook   0 entries waiting, last accepted never")
    first = run("check")
    assert "sent to desk: 1 entry" in first.out
    site.put("/charter", Answer(AFTER.encode()))
    assert "sent to desk: 1 entry" in run("check").out
    assert "sent" not in run("check").out
    assert len(titles(receiver)) == 2
    assert "can always" in titles(receiver)[1]
    assert json.loads(run("notify", "--json").out)["targets"][0]["waiting"] == 0


def test_what_is_not_accepted_is_shown_and_sent_later(run: Run, site: Site, receiver: Receiver) -> None:
    receiver.manner = lambda _number, _path: Manner(500)
    failed = run("check")
    assert failed.code == 0
    assert "desk: it answered 500" in failed.err
    shown = run("notify")
    assert "1 entry waiting" in shown.out
    assert "it answered 500; tried again" in shown.out
    everything = failed.out + failed.err + shown.out + shown.err + run("notify", "--json").out
    assert "hidden-token" not in everything
    assert SECRET not in everything


def test_dead_ones_are_shown_and_sent_again(run: Run, site: Site, receiver: Receiver) -> None:
    run("check")
    bury_all()
    shown = json.loads(run("notify", "--json").out)
    assert [(one["target"], one["title"]) for one in shown["dead"]] == [("desk", titles(receiver)[0])]
    assert "given up: desk: Watching begun" in run("notify").out
    again = run("notify", "retry", "desk")
    assert "1 entry to be sent now" in again.out
    assert "sent to desk: 1 entry" in again.out
    assert titles(receiver)[0] == titles(receiver)[1]


def test_what_waits_is_sent_now_when_a_person_says_so(run: Run, site: Site, receiver: Receiver) -> None:
    receiver.manner = lambda _number, _path: Manner(500)
    run("check")
    receiver.manner = lambda _number, _path: Manner()
    ran = run("notify", "retry", "desk")
    assert "1 entry to be sent now" in ran.out
    assert "sent to desk: 1 entry" in ran.out
    assert "0 entries" in run("notify", "retry", "desk").out


def bury_all() -> None:
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect("snapshots/catalogue.sqlite") as raw:
        raw.execute("UPDATE outbox SET accepted = NULL, dead = written, attempts = 32, sentence = 'it answered 500'")
    raw.close()


def test_a_test_is_accepted_or_says_why_not(run: Run, site: Site, receiver: Receiver) -> None:
    assert (run("notify", "test", "desk").out, len(receiver.requests)) == ("desk: accepted\n", 1)
    receiver.manner = lambda _number, _path: Manner(401)
    refused = run("notify", "test", "desk")
    assert (refused.code, refused.err) == (1, "watcher: desk: it answered 401\n")
    unknown = run("notify", "test", "dsk")
    assert unknown.code == 4
    assert "did you mean 'desk'?" in unknown.err
    assert not Path("snapshots").exists()


def test_a_missing_secret_is_shown_before_anything_fails(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_URL")
    assert "the environment variable DESK_URL is missing or empty" in run("notify").out
    assert run("check").code == 0


def test_a_topic_that_is_none_is_refused(run: Run, site: Site, tmp_path: Path) -> None:
    with (tmp_path / "watcher.toml").open("a") as file:
        file.write('topics = ["evidence", "commitment"]\n')
    for refused in (run("check"), run("notify"), run("validate")):
        assert refused.code == 2
        assert "'commitment', which is no topic; did you mean 'commitments'?" in refused.err


def test_a_source_that_is_none_as_yet_is_said(run: Run, site: Site, tmp_path: Path) -> None:
    with (tmp_path / "watcher.toml").open("a") as file:
        file.write('sources = ["lichen-card"]\n')
    validated = run("validate")
    assert validated.code == 0
    assert "1 target" in validated.out
    assert "The target 'desk' asks for 'lichen-card', which is no source as yet" in validated.out


def test_the_service_delivers_while_it_runs(site: Site, receiver: Receiver, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WATCHER_")}
    command = [sys.executable, "-m", "watcher", "run"]
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=log) as service,
    ):
        try:
            assert wait_until(lambda: len(titles(receiver)) == 1, 30)
            site.put("/charter", Answer(AFTER.encode()))
            assert wait_until(lambda: len(titles(receiver)) == 2, 30)
        finally:
            service.send_signal(signal.SIGTERM)
            assert service.wait(15) == 0
    assert "can always" in titles(receiver)[1]
    assert "hidden-token" not in (tmp_path / "log").read_text()
