"""`watcher run` as one real process: what it serves, how it ends, and what stands in its way."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from tests.cli.charter import AFTER, BEFORE, SOURCE
from tests.loopback import Answer, Site, serve

OFTEN = 'every = "1s"\n'


class Service:
    """A running `watcher run` over one source."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        (folder / "watcher.toml").write_text(f'[watcher]\nlisten = "127.0.0.1:{self.port}"\n')
        self.log = folder / "log"
        self.process = self.begin()

    def begin(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "watcher", "run"]
            return subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, env=clean_environment())

    def ask(self, path: str) -> tuple[int, bytes]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=5)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def health(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads(self.ask("/healthz")[1])
        except OSError:
            return {}
        return found

    def titles(self) -> list[str]:
        try:
            status, body = self.ask("/feed.json")
        except OSError:
            return []
        return [item["title"] for item in json.loads(body)["items"]] if status == 200 else []

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(12)


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("WATCHER_")}


def until(true: Callable[[], object], service: Service | None = None, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, service.log.read_text() if service else "it did not come about"
        time.sleep(0.05)


@contextmanager
def running(folder: Path) -> Iterator[Service]:
    service = Service(folder)
    try:
        yield service
    finally:
        service.process.kill()
        service.process.wait()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve() as site:
        url = site.put("/charter", Answer(BEFORE.encode(), etag=True))
        (tmp_path / "sources.toml").write_text(SOURCE.format(id="maple-charter", url=url) + OFTEN)
        yield site


def test_a_change_arrives_in_the_served_feed_and_a_restart_tells_nothing_again(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(lambda: service.titles() == ["Watching begun: one document watched"], service)
        until(lambda: service.health().get("status") == "ok", service)
        site.put("/charter", Answer(AFTER.encode(), etag=True))
        until(lambda: len(service.titles()) == 2, service)
        told = service.titles()
        assert service.stop() == 0
        service.process = service.begin()
        until(lambda: service.health().get("status") == "ok", service)
        time.sleep(2.5)
        assert service.titles() == told
        assert service.stop(signal.SIGINT) == 0
    assert "Traceback" not in service.log.read_text()


def test_links_lead_to_where_it_listens_while_base_url_is_not_set(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(service.titles, service)
        body = service.ask("/feed.rss")[1].decode()
        assert f"http://127.0.0.1:{service.port}/feed.rss" in body
        assert "set base_url" in service.log.read_text()


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_where_it_was(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(service.titles, service)
        for number in range(6):
            site.put("/charter", Answer(BEFORE.replace("can end", f"can, {number} times, end").encode()))
            time.sleep(0.4 + 0.27 * number)
            service.process.kill()
            service.process.wait()
            service.process = service.begin()
        until(lambda: service.titles() and b"5 times" in service.ask("/feed.json")[1], service)
        # What the killed one had begun to publish is served from the first moment, and finished before it is "ok".
        until(lambda: service.health().get("status") == "ok", service)
        assert service.stop() == 0
    items = json.loads((tmp_path / "feeds" / "feed.json").read_text())["items"]
    assert len({item["id"] for item in items}) == len(items)
    assert sum("begun" in item["title"] for item in items) == 1
    audit = subprocess.run(
        [sys.executable, "-m", "watcher", "audit"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=clean_environment(),
    )
    assert audit.returncode == 0, (audit.stdout + audit.stderr).decode()


def test_a_second_run_on_the_same_folder_exits_75_and_names_the_first(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(lambda: service.health().get("status") == "ok", service)
        second = subprocess.run(
            [sys.executable, "-m", "watcher", "run"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=20,
            env={**clean_environment(), "WATCHER_LISTEN": "127.0.0.1:0"},
        )  # fmt: skip
        assert second.returncode == 75
        assert str(service.process.pid) in second.stderr
        assert socket.gethostname() in second.stderr
        assert service.health()["status"] == "ok"


def test_checks_work_beside_it(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(lambda: service.health().get("status") == "ok", service)
        done = subprocess.run(
            [sys.executable, "-m", "watcher", "check"], cwd=tmp_path, capture_output=True, text=True, check=False,
            env=clean_environment(),
        )  # fmt: skip
        assert done.returncode == 0
        assert "maple-charter" in done.stdout


def test_a_change_that_could_not_be_published_is_published_once_it_can_be(site: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "watcher", "sources"]
    with running(tmp_path) as service:
        until(lambda: service.health().get("status") == "ok", service)
        until(lambda: service.titles() == ["Watching begun: one document watched"], service)
        in_the_way = tmp_path / "feeds" / "changes" / "maple-charter"
        in_the_way.write_text("no folder")
        site.put("/charter", Answer(AFTER.encode(), etag=True))
        until(lambda: "cannot be written" in str(service.health().get("why")), service)
        said = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False, env=clean_environment()
        )
        assert (said.returncode, "lacks what was told last" in said.stderr) == (3, True)
        assert len(service.titles()) == 1
        in_the_way.unlink()
        until(lambda: len(service.titles()) == 2, service)
        after = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=clean_environment())
        assert (after.returncode, after.stderr) == (0, b"")


def refused(folder: Path, listen: str) -> str:
    """Return what a `run` says that cannot listen there; its exit code lets the system start it again."""
    done = subprocess.run(
        [sys.executable, "-m", "watcher", "run"], cwd=folder, capture_output=True, text=True, check=False, timeout=20,
        env={**clean_environment(), "WATCHER_LISTEN": listen},
    )  # fmt: skip
    unit = (Path(__file__).parents[2] / "docs" / "running.md").read_text()
    final = next(line for line in unit.splitlines() if line.startswith("RestartPreventExitStatus="))
    assert done.returncode == 69
    assert "69" not in final
    assert "WATCHER_LISTEN" in done.stderr
    assert "as listen in watcher.toml" in done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_an_address_in_use_is_told_as_what_it_is(site: Site, tmp_path: Path) -> None:
    with closing(socket.socket()) as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        assert "in use: stop what listens there" in refused(tmp_path, f"127.0.0.1:{holder.getsockname()[1]}")


def test_an_address_that_the_machine_does_not_have_is_told_as_that(site: Site, tmp_path: Path) -> None:
    said = refused(tmp_path, "192.0.2.7:8080")
    assert "not an address of this machine, or not yet" in said
    assert "stop what listens" not in said


def test_a_wrong_declaration_stops_the_start_and_nothing_is_made(site: Site, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("[[source]]\nid = 7\n")
    with running(tmp_path) as service:
        assert service.process.wait(20) == 2
    assert not (tmp_path / "snapshots").exists()
    assert not (tmp_path / "feeds").exists()


def test_snapshots_that_cannot_be_written_stop_the_start_with_what_to_do(site: Site, tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "catalogue.sqlite").write_bytes(b"this is no database" * 1000)
    with running(tmp_path) as service:
        assert service.process.wait(20) == 3
    assert "catalogue.sqlite" in service.log.read_text()
    assert "Traceback" not in service.log.read_text()


def test_a_source_that_hangs_does_not_hold_up_the_end(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        asked = threading.Event()

        def accept() -> None:
            while True:
                try:
                    connection, _ = silent.accept()
                except OSError:
                    return
                request = connection.recv(1000)
                if b"robots.txt" in request:
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                    request = connection.recv(1000)
                held.append(connection)
                asked.set()

        held: list[socket.socket] = []
        threading.Thread(target=accept, daemon=True).start()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/charter"
        (tmp_path / "sources.toml").write_text(SOURCE.format(id="silent", url=url) + OFTEN)
        with running(tmp_path) as service:
            assert asked.wait(20), service.log.read_text()
            began = time.monotonic()
            assert service.stop() == 0
            assert time.monotonic() - began < 10
        for connection in held:
            connection.close()


@pytest.mark.slow
def test_dead_sites_are_no_failure_of_the_service(tmp_path: Path) -> None:
    with closing(socket.socket()) as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/charter"
        (tmp_path / "sources.toml").write_text(SOURCE.format(id="dead", url=url) + OFTEN)
        with running(tmp_path) as service:
            until(lambda: service.health().get("failing") == 1, service)
            assert service.ask("/healthz")[0] == 200
            assert service.ask("/")[0] == 200
    said = [line for line in (tmp_path / "log").read_text().splitlines() if "dead: failed: http://127.0.0.1:" in line]
    assert said
    assert all(" warning " in line for line in said)
    assert "set base_url" in (tmp_path / "log").read_text()


def test_links_that_lead_where_they_should_are_no_cause_for_a_warning(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(service.titles, service)
        service.stop()
        base = f'base_url = "http://127.0.0.1:{service.port}"\n'
        (tmp_path / "watcher.toml").write_text((tmp_path / "watcher.toml").read_text() + base)
        service.log.unlink()
        service.process = service.begin()
        until(service.titles, service)
        assert "set base_url" not in service.log.read_text()


def test_an_interrupted_check_ends_soon(tmp_path: Path) -> None:
    with ExitStack() as ending:
        silent = ending.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/charter"
        (tmp_path / "sources.toml").write_text(SOURCE.format(id="silent", url=url))
        command = [sys.executable, "-m", "watcher", "check"]
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            text=True,
            env=clean_environment(),
            preexec_fn=_interruptible,  # noqa: PLW1509
        )
        ending.enter_context(process)
        ending.callback(process.kill)
        silent.settimeout(20)
        connection, _ = silent.accept()
        ending.enter_context(connection)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=12)
    assert process.returncode == 130
    assert "Traceback" not in errors


def _interruptible() -> None:
    """Undo what a shell does to its background jobs, and they to all that they start: SIGINT ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_a_full_disk_stops_checks_and_not_the_serving(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(lambda: service.health().get("status") == "ok", service)
        assert service.stop() == 0
        settings = (tmp_path / "watcher.toml").read_text()
        (tmp_path / "watcher.toml").write_text(settings + 'disk_free_min = "900TB"\n')
        service.process = service.begin()
        until(lambda: service.health().get("status") == "archive", service)
        status, body = service.ask("/healthz")
        assert status == 503
        assert "free" in json.loads(body)["why"]
        assert service.ask("/feed.rss")[0] == 200
        assert service.stop() == 0
    command = [sys.executable, "-m", "watcher", "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=clean_environment())
    assert done.returncode == 3


@pytest.mark.slow
def test_a_source_adopted_while_it_runs_is_watched_without_a_restart(site: Site, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        until(lambda: service.health().get("status") == "ok", service)
        url = site.put("/found", Answer(BEFORE.replace("Charter", "Promise").encode()))
        (tmp_path / "snapshots" / ".adopted").write_text(SOURCE.format(id="maple-promise", url=url) + OFTEN)
        (tmp_path / "snapshots" / ".adopted").replace(tmp_path / "snapshots" / "adopted.toml")
        until(lambda: service.health().get("sources") == 2, service)
        until(lambda: b"maple-promise" in service.ask("/api/v1/sources.json")[1], service)
        (tmp_path / "snapshots" / "adopted.toml").write_text("this is [ no TOML")
        until(lambda: "adopted sources are not taken up" in service.log.read_text(), service)
        assert service.health()["status"] == "ok"
        assert service.stop() == 0
