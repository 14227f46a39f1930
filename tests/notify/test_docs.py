"""docs/notifications.md: every key has its row, the example loads, and the receiver's snippet works."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.notify.desk import SECRET
from watcher.config import load
from watcher.config.targets import NOTIFY_KEYS
from watcher.notify import courier, signing
from watcher.notify.senders import REFUSALS

DOCS = (Path(__file__).parents[2] / "docs/notifications.md").read_text()


def block(language: str) -> str:
    return DOCS.split(f"```{language}\n")[1].split("```")[0]


def test_every_key_has_its_row() -> None:
    table = DOCS.split("| Key | Value | Absent |")[1].split("\n\n")[0]
    cells = re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
    assert {key for cell in cells for key in re.findall(r"`([a-z_]+)`", cell)} == set(NOTIFY_KEYS)


def test_the_example_loads(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("")
    (tmp_path / "watcher.toml").write_text(block("toml"))
    assert [target.name for target in load(tmp_path / "sources.toml").targets] == ["desk", "phone", "operator"]


def test_the_receivers_snippet_believes_us_and_nobody_else() -> None:
    room: dict[str, Any] = {}
    exec(block("python"), room)
    body, now = b'{"type":"test"}', datetime.now(UTC)
    headers = dict(signing.headers("msg_1", now, body, signing.keys(SECRET)))
    assert room["is_ours"](SECRET, headers, body)
    assert not room["is_ours"](SECRET, headers, body + b" ")
    assert not room["is_ours"](SECRET, headers | {"webhook-id": "msg_2"}, body)
    assert not room["is_ours"](SECRET.replace("M", "N"), headers, body)
    old = signing.headers("msg_1", now - timedelta(minutes=6), body, signing.keys(SECRET))
    assert not room["is_ours"](SECRET, old, body)


def test_the_figures_are_those_of_the_code() -> None:
    pace = courier.PACE
    assert f"at most {pace.first_seconds:.0f} s," in DOCS
    assert f"up to {pace.longest_seconds / 3600:.0f} h" in DOCS
    assert f"After {pace.attempts} attempts" in DOCS
    assert f"after {pace.refused_attempts}, about" in DOCS
    assert f"up to {courier.BATCH_MAX}." in DOCS
    assert all(str(status) in DOCS for status in REFUSALS)
    assert pace.backlog == 5
    assert "more than five entries" in DOCS
