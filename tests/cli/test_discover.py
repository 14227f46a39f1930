"""Documents that an index lists, by commands alone, against a real server on loopback."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.loopback import Answer, Site, serve

INDEX = """
[[index]]
id = "maple-notes"
urls = ["{base}/notes"]
match = "/notes/"
adopt = "{adopt}"
allow_private = true
template = {{ publisher = "Maple Lab", kind = "post" }}
"""
NOTE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><main><article><h1>{title}</h1>
<p>Maple Lab asks whether a language model can have interests of its own, and whether it can be a moral patient.</p>
<p>Nobody here claims to know. Sapling is asked about its preferences before each release, and the answers are kept.</p>
</article></main></body></html>"""


def notes(*names: str) -> Answer:
    links = "".join(f'<li><a href="/notes/{name}">A note on {name}</a></li>' for name in names)
    return Answer(
        f"<!doctype html><html lang='en'><body><main><a href='/'>Home</a><ul>{links}</ul></main></body></html>".encode()
    )


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve() as site:
        (tmp_path / "watcher.toml").write_text('[watcher]\nbase_url = "https://watch.maple.example"\nhost_gap = "0s"\n')
        (tmp_path / "sources.toml").write_text(INDEX.format(base=site.base, adopt="ask"))
        for name in ("rest", "sleep", "bread"):
            site.put(f"/notes/{name}", Answer(NOTE.format(title=f"A note on {name}").encode()))
        site.put("/notes", notes("rest", "sleep"))
        yield site


def waiting(run: Run) -> list[str]:
    return [row["id"] for row in json.loads(run("discover", "--json").out)]


def test_what_waits_is_adopted_or_refused_with_one_command(run: Run, site: Site) -> None:
    assert run("check").code == 0
    shown = run("discover")
    assert shown.code == 0
    assert f"{site.base}/notes/rest" in shown.out
    assert waiting(run) == ["maple-lab-a-note-on-rest", "maple-lab-a-note-on-sleep"]
    assert run("discover", "adopt", "maple-lab-a-note-on-rest").out.startswith("adopted: maple-lab-a-note-on-rest")
    assert run("discover", "refuse", f"{site.base}/notes/sleep/").code == 0
    assert waiting(run) == []
    assert run("discover").out == "No document waits.\n"
    assert "maple-lab-a-note-on-rest" in run("check").out
    assert [row["id"] for row in json.loads(run("sources", "--json").out)] == [
        "maple-lab-a-note-on-rest",
        "maple-notes",
    ]
    again = run("discover", "refuse", "maple-lab-a-note-on-rest")
    assert (again.code, "watched already" in again.err) == (4, True)
    assert run("discover", "adopt", "nothing-like-it").code == 4
    assert run("discover", "adopt").code == 64
    assert run("audit").code == 0


def test_what_speaks_of_a_topic_is_read_in_the_same_pass_and_told_once(run: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(INDEX.format(base=site.base, adopt="on-topic"))
    assert run("check").code == 0
    begun = json.loads((tmp_path / "feeds/feed.json").read_text())["items"]
    assert [item["title"] for item in begun] == ["Watching begun: two documents watched"]
    site.put("/notes", notes("bread", "rest", "sleep"))
    assert run("check", "maple-notes").code == 0
    assert run("check").code == 0
    items = json.loads((tmp_path / "feeds/feed.json").read_text())["items"]
    assert [item["title"].partition(",")[0] for item in items][:-1] == ["New: A note on bread"]


def test_an_unknown_catalogue_is_not_begun_by_a_look(run: Run, site: Site) -> None:
    ran = run("discover")
    assert (ran.code, "no catalogue" in ran.err) == (4, True)
    assert not Path("snapshots/catalogue.sqlite").exists()
