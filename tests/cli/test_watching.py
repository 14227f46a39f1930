"""A source from its first read to its correction, by commands alone, against a real server on loopback."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.charter import BEFORE, PAGE, SOURCE, publish_edit
from tests.cli.conftest import Run
from tests.loopback import Answer, Site
from watcher.cli.wording import last_reads
from watcher.model import SourceState
from watcher.publish import site as publishing

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)

pytestmark = pytest.mark.xdist_group("watching")
"""One worker, so that the change that most of these tests ask about is made once."""


def feed(name: str) -> list[dict[str, str]]:
    items: list[dict[str, str]] = json.loads(Path("feeds", f"{name}.json").read_text())["items"]
    return items


def test_a_first_read_a_quiet_one_and_a_change(run: Run, site: Site) -> None:
    first = run("check")
    assert (first.code, first.out.split()[:2]) == (0, ["baseline", "maple-charter"])
    assert [item["title"] for item in feed("feed")] == ["Watching begun: one document watched"]
    assert run("check").out.startswith("unchanged")
    publish_edit(site)
    assert run("check", "maple-charter").out.startswith("changed")
    assert len(feed("feed")) == 2
    assert run("check").out.startswith("unchanged")
    assert len(feed("feed")) == 2


def test_changes_are_listed_by_contract_and_filtered(run: Run, changed: str) -> None:
    row = json.loads(run("changes", "--json").out)[0]
    assert set(row) == {
        "id", "source", "title", "class", "relevant", "notice", "between", "told", "before", "after", "reviewed",
    }  # fmt: skip
    assert re.fullmatch(r"maple-charter/\d{14}\.\.\d{14}", row["id"])
    assert (row["class"], row["relevant"], row["notice"], row["reviewed"]) == (
        "substantive",
        True,
        "no-changelog",
        False,
    )
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time) for time in (*row["between"], row["told"]))
    assert changed in run("changes").out
    for fits in (
        ["--class", "substantive"],
        ["--since", "1h"],
        ["--kind", "constitution"],
        ["--source", "maple-charter"],
    ):
        assert len(json.loads(run("changes", "--json", *fits).out)) == 1
    for misses in (["--class", "editorial"], ["--since", "2999-01-01"], ["--kind", "post"], ["--topic", "phenomena"]):
        assert json.loads(run("changes", "--json", *misses).out) == []
    assert run("changes", "--source", "maple").code == 4


def test_a_change_is_named_by_id_page_or_source(run: Run, changed: str) -> None:
    page = f"https://elsewhere.example/w/changes/{changed.replace('..', '-')}.html"
    pages: tuple[str, ...] = (
        page,
        page.replace(".html", ".diff"),
        page.removesuffix(".html"),
        changed.replace("..", "-"),
    )
    pages += (f"changes/{changed.replace('..', '-')}",)
    shown = [run("show", name) for name in (changed, *pages, "maple-charter")]
    assert {ran.code for ran in shown} == {0}
    assert len({ran.out for ran in shown}) == 1
    assert "Sapling can {+always +}end" in shown[0].out
    for unknown in ("maple-charter/20200101000000..20200102000000", "maple-chart", "https://elsewhere.example/"):
        missing = run("show", unknown)
        assert (missing.code, missing.out) == (4, "")
    assert "maple-charter" in run("show", "maple-chart").err


def test_the_whole_diff_applies_to_the_old_text_and_gives_the_new(run: Run, changed: str) -> None:
    before, after, diff = (
        run("show", changed, *form).out for form in (("--text", "before"), ("--text", "after"), ("--diff",))
    )
    Path("before.txt").write_text(before)
    Path("change.diff").write_text(diff)
    patch = subprocess.run(["patch", "-s", "before.txt", "change.diff"], capture_output=True, check=False)
    assert patch.returncode == 0, patch.stdout
    assert Path("before.txt").read_text() == after
    assert diff.endswith("\n")
    assert "Sapling can always end" in after


def test_show_as_json_is_the_row_and_the_comparison(run: Run, changed: str) -> None:
    shown = json.loads(run("show", changed, "--json").out)
    row = json.loads(run("changes", "--json").out)[0]
    assert {key: shown[key] for key in row} == row
    assert shown["sections"][0]["edits"][0]["after"] == "always"


def test_a_review_is_remembered_and_private(run: Run, changed: str) -> None:
    assert run("review", changed, "no-such-source").code == 4
    assert len(json.loads(run("changes", "--unreviewed", "--json").out)) == 1
    assert run("review", changed, "--note", "seen by Kim", "--by", "Kim").code == 0
    assert json.loads(run("changes", "--unreviewed", "--json").out) == []
    assert "reviewed" in run("changes").out
    (page,) = Path("feeds/changes/maple-charter").glob("*.html")
    assert "not reviewed by a person yet" not in page.read_text()
    public = "".join(path.read_text() for path in Path("feeds").rglob("*") if path.is_file() and path.suffix != ".png")
    assert "Kim" not in public


def test_a_correction_is_told_and_a_withdrawal_removes_the_words_from_what_is_public(run: Run, changed: str) -> None:
    assert run("correct", changed, "--note", "  ").code == 64
    assert run("correct", changed).code == 64
    quoting = run(
        "correct", changed, "--note", "Not 'Sapling can always end a conversation that distresses it.'", "--withdraw"
    )
    assert (quoting.code, "say it without them" in quoting.err) == (64, True)
    before = feed("feed")
    tried = run("correct", changed, "--note", "Quoted by mistake.", "--withdraw", "--dry-run")
    assert tried.code == 0
    assert "No other changes lose words with it.\nChanges told later lose these words, too.\n" in tried.out
    assert "would withdraw: " in tried.out
    assert feed("feed") == before
    assert run("correct", changed, "--note", "Quoted by mistake.", "--withdraw").code == 0
    assert feed("feed")[0]["title"].startswith("Correction: ")
    public = [path for path in Path("feeds").rglob("*") if path.is_file() and path.suffix != ".png"]
    assert [path.name for path in public if "end a conversation that distresses" in path.read_text()] == []
    assert "always" in run("show", changed).out
    assert "cannot be taken back" in run("correct", "--help").out
    again = run("correct", changed, "--note", "One more word on it.")
    assert (again.code, "always" in again.out) == (0, False)
    assert "One more word on it." in feed("feed")[0]["content_text"]
    quoting = run("correct", changed, "--note", "Not 'Sapling can always end a conversation that distresses it.'")
    assert (quoting.code, "say it without them" in quoting.err) == (64, True)


def test_a_withdrawal_says_which_other_changes_lose_their_words_and_which_keep_them(
    run: Run, site: Site, changed: str
) -> None:
    site.put("/charter", Answer(PAGE.format(may="can often").encode()))
    run("check")
    site.put("/charter", Answer(PAGE.format(may="may").encode()))
    run("check")
    last, middle, _ = (row["id"] for row in json.loads(run("changes", "--json").out))

    said = run("correct", middle, "--note", "Quoted by mistake.", "--withdraw")

    assert f"One other change loses words with it:\n  {last}\n" in said.out
    more = "still quotes what stood before it; withdraw as well what must go"
    assert f"One other change {more}:\n  {changed}\n" in said.out
    public = [path for path in Path("feeds").rglob("*") if path.is_file() and path.suffix != ".png"]
    assert [path.name for path in public if "can often" in path.read_text()] == []


def test_what_was_corrected_is_listed_and_shown_as_corrected(run: Run, changed: str) -> None:
    assert "corrections" not in json.loads(run("changes", "--json").out)[0]
    for word in ("corrected", "withdrawn"):
        more = ["--withdraw"] if word == "withdrawn" else []
        assert run("correct", changed, "--note", "Quoted by mistake.", *more).code == 0
        assert f" · {word}" in run("changes").out
        assert f"({word})" in run("review", changed).out
        shown = run("show", changed).out
        assert re.search(rf"(?m)^{word.capitalize()} .* UTC: Quoted by mistake\.$", shown)
        said = json.loads(run("show", changed, "--json").out)["corrections"]
        assert said == json.loads(run("changes", "--json").out)[0]["corrections"]
        assert (said[-1]["note"], said[-1]["withdrawn"]) == ("Quoted by mistake.", word == "withdrawn")


def test_what_waits_for_a_word_is_named_by_its_source(run: Run, site: Site, changed: str) -> None:
    idle = run("accept", "maple-charter")
    assert (idle.code, "nothing of it waits" in idle.err) == (4, True)
    login = "<html><head><title>Sign in</title></head><body><form><input type=password></form><p>Sign in.</p></body>"
    site.put("/charter", Answer(login.encode()))
    assert run("check").out.startswith("suspect")
    waiting = run("history", "maple-charter").out.split("snapshot  ")[1].split()[0]
    offered = subprocess.run(
        [sys.executable, "-m", "watcher"], capture_output=True, text=True, check=True,
        env={**os.environ, "_WATCHER_COMPLETE": "bash_complete", "COMP_WORDS": "watcher reject ", "COMP_CWORD": "2"},
    )  # fmt: skip
    assert waiting in offered.stdout
    assert run("reject", "maple-charter").code == 0


@pytest.mark.parametrize(
    ("same", "said"),
    [
        (None, "last good read 2026-03-04 12:00 UTC, not verified unchanged since"),
        (NOON, "last good read 2026-03-04 12:00 UTC, verified unchanged 2026-03-04 12:00 UTC"),
        (
            NOON - timedelta(hours=1),
            "last good read 2026-03-04 12:00 UTC, not verified unchanged since (the words before it: 2026-03-04 11:00 UTC)",
        ),
    ],
)
def test_what_was_read_once_is_not_called_unchanged(same: datetime | None, said: str) -> None:
    assert last_reads(SourceState("maple-charter", last_good=NOON, verified_unchanged=same)) == said


def test_history_tells_snapshots_and_entries(run: Run, changed: str) -> None:
    ran = run("history", "maple-charter")
    assert ran.code == 0
    assert changed in ran.out
    assert ran.out.count("snapshot  maple-charter/") == 2
    assert ran.out.index(changed) < ran.out.index("snapshot  ")
    assert "not verified unchanged since\n" in ran.out
    assert run("history", "maple").code == 4


def test_sources_tell_when_each_was_read_and_why_not(run: Run, site: Site, changed: str) -> None:
    row = json.loads(run("sources", "--json").out)[0]
    assert set(row) == {"id", "kind", "url", "last_good", "verified_unchanged", "failing_since", "reason", "next"}
    assert row["failing_since"] is None
    site.put("/charter", Answer(b"gone", status=500))
    failed = run("check")
    assert failed.code == 1
    assert failed.out.startswith("failed")
    row = json.loads(run("sources", "--json").out)[0]
    assert row["reason"] == "server-error"
    assert row["failing_since"]
    assert "server-error" in run("sources", "--failing").out
    assert "server-error" in run("sources", "maple-charter").out
    assert run("sources", "maple").code == 4
    assert len(feed("feed")) == 2


def test_a_source_that_never_could_be_read_is_no_failure_of_the_pass(run: Run, site: Site) -> None:
    site.put("/charter", Answer(b"", status=404))
    ran = run("check")
    assert ran.code == 0
    assert "404" in ran.out
    assert "1 source could not be read, and never before either" in ran.out


def test_feeds_can_be_made_again_byte_for_byte(run: Run, changed: str) -> None:
    def public() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in Path("feeds").rglob("*") if path.is_file()}

    run("publish")
    before = public()
    for path in before:
        Path(path).unlink()
    assert run("publish").code == 0
    assert public() == before


def test_an_audit_is_clean_and_sees_every_kind_of_damage(run: Run, changed: str) -> None:
    clean = run("audit")
    assert (clean.code, clean.out.split(":")[0]) == (0, "clean")
    page = Path("feeds/changes", f"{changed.replace('..', '-')}.html")
    whole = page.read_bytes()
    damages: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: page.write_bytes(whole.replace(b"always", b"seldom")), "not what the catalogue says"),
        (page.unlink, "missing"),
        (lambda: Path("feeds/changes/extra.html").write_text("x"), "nothing that was published"),
    )
    for damage, word in damages:
        damage()
        ran = run("audit")
        assert ran.code == 3
        assert word in ran.out
        run("publish")
    Path("feeds/changes/extra.html").unlink()
    assert run("audit").code == 0
    shutil.rmtree("feeds")
    empty = run("audit")
    assert (empty.code, empty.out.count("\n")) == (3, 1)
    assert "holds none of" in empty.out
    run("publish")
    warc = next(Path("snapshots/maple-charter").glob("*.warc.gz"))
    warc.write_bytes(warc.read_bytes()[:-100])
    ran = run("audit")
    assert ran.code == 3
    assert "damaged" in ran.out


def test_an_audit_after_an_upgrade_or_other_settings_waits_for_the_next_start(
    run: Run, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "LAYOUT", publishing.LAYOUT + 1)
    ran = run("audit")
    assert ran.code == 0
    assert "the next start, or `watcher publish`, makes them again" in ran.out
    run("publish")
    assert "and every public file" in run("audit").out
    Path("watcher.toml").write_text('[watcher]\nbase_url = "https://moved.example"\n')
    assert "the next start" in run("audit").out
    Path("feeds/.published.json").write_text("{}")
    assert "the next start" in run("audit").out
    Path("feeds/.published.json").unlink()
    assert run("audit").code == 3
    assert run("publish").code == 0
    assert "and every public file" in run("audit").out


def test_an_outline_of_a_source_is_of_what_was_last_read(run: Run, site: Site) -> None:
    assert "has not been read yet" in run("outline", "maple-charter").err or run("outline", "maple-charter").code == 4
    run("check")
    site.put("/charter", Answer(b"", status=500))
    ran = run("outline", "maple-charter", "--json")
    assert ran.code == 0
    outline = json.loads(ran.out)
    assert [section["title"] for section in outline["sections"]][1:] == ["Leaving a conversation", "Keeping weights"]
    assert all(section["relevant"] for section in outline["sections"])


def test_a_named_source_that_is_paused_is_read_all_the_same(run: Run, site: Site) -> None:
    text = Path("sources.toml").read_text()
    Path("sources.toml").write_text(text + "enabled = false\n")
    assert run("check").code == 4
    assert run("check", "maple-charter").out.startswith("baseline")
    assert "paused" in run("sources").out


def test_adding_an_address_writes_into_the_operators_file_and_keeps_what_stands_there(run: Run, site: Site) -> None:
    ours = Path("watcher.toml").read_text()
    Path("watcher.toml").write_text(f"# mine\n{ours}[[source]]\nid = 'maple-charter'\nenabled = false\n# the end\n")
    shipped, mine = Path("sources.toml").read_bytes(), Path("watcher.toml").read_text()
    url = site.put("/notes", Answer(PAGE.replace("Maple Charter", "Maple Notes").encode()))
    ran = run("add", url, "--publisher", "Maple Lab", "--kind", "post")
    assert ran.code == 0
    assert "Leaving a conversation" in ran.out
    assert Path("sources.toml").read_bytes() == shipped
    text = Path("watcher.toml").read_text()
    assert text.startswith(mine)
    assert 'id = "maple-lab-the-notes"' in text
    assert run("validate").out.startswith("sources.toml is right: 2 sources")
    again = run("add", url)
    assert again.code == 4
    assert "maple-lab-the-notes" in again.err


def test_adding_says_what_it_decided_without_being_asked(run: Run, site: Site) -> None:
    Path("watcher.toml").unlink()
    ran = run("add", site.put("/notes", Answer(PAGE.replace("Maple Charter", "Maple Notes").encode())))
    assert 'id = "maple-lab-the-notes"' in Path("watcher.toml").read_text()
    assert "private network" in ran.out
    assert "publisher = 'Maple Lab' (--publisher)" in ran.out
    assert "restart" in ran.out
    assert run("check", "maple-lab-the-notes").out.startswith("baseline")


def test_adding_to_a_file_of_ones_choice(run: Run, site: Site) -> None:
    url = site.put("/notes", Answer(BEFORE.encode()))
    for name in ("sources.toml", "other.toml"):
        assert run("add", url, "--id", "notes", "--to", name, "--dry-run").code == 0
    assert not Path("other.toml").exists()
    assert run("add", url, "--id", "notes", "--to", "other.toml").code == 0
    assert run("add", url, "--id", "notes", "--to", "sources.toml").code == 0
    assert "notes" in Path("other.toml").read_text()
    assert "notes" in Path("sources.toml").read_text()


def test_a_stanza_that_cannot_be_written_is_shown(run: Run, site: Site) -> None:
    url = site.put("/notes", Answer(BEFORE.encode()))
    ran = run("add", url, "--id", "notes", "--to", "nowhere/watcher.toml")
    assert ran.code == 2
    assert "cannot be written" in ran.err
    assert '[[source]]\nid = "notes"' in ran.out


def test_adding_under_an_id_of_the_catalogue_writes_over_nothing(run: Run, site: Site) -> None:
    before = Path("watcher.toml").read_bytes()
    ran = run("add", site.put("/notes", Answer(BEFORE.encode())), "--id", "maple-charter")
    assert ran.code == 4
    assert "/charter already" in ran.err
    assert Path("watcher.toml").read_bytes() == before


def test_validating_live_demands_equal_text(run: Run, site: Site) -> None:
    assert run("validate", "--live").code == 0
    text = Path("sources.toml").read_text()
    moving = site.put("/moving", Answer(BEFORE.encode()))
    Path("sources.toml").write_text(text + SOURCE.format(id="moving", url=moving))
    original, calls = site.answers, iter(range(100))

    class Moving(dict[str, Answer]):
        def get(self, path: str, default: Answer | None = None) -> Answer | None:  # type: ignore[override]
            body = PAGE.format(may=f"can {next(calls)} times") if path == "/moving" else None
            return Answer(body.encode()) if body else original.get(path, default)

    site.answers = Moving()
    ran = run("validate", "--live")
    assert ran.code == 1
    assert "alike  maple-charter" in ran.out
    assert "differs  moving" in ran.out


def test_storage_that_fails_ends_the_pass_at_once(run: Run, site: Site) -> None:
    run("check")
    text = Path("sources.toml").read_text()
    more = "".join(SOURCE.format(id=f"more-{n}", url=site.put(f"/more-{n}", Answer(b"x"))) for n in range(20))
    Path("sources.toml").write_text(text + more)
    Path("watcher.toml").write_text('[watcher]\ndisk_free_min = "900TB"\n')
    began = time.monotonic()
    ran = run("check")
    assert ran.code == 3
    assert "free" in ran.err
    assert time.monotonic() - began < 20


@pytest.fixture
def lost(changed: str) -> str:
    """An installation whose catalogue is lost; the id of its one change."""
    for path in Path("snapshots").glob("catalogue.sqlite*"):
        path.unlink()
    return changed


@pytest.mark.parametrize(
    "words",
    [
        ("changes",),
        ("show", "maple-charter"),
        ("history", "maple-charter"),
        ("review", "maple-charter"),
        ("sources",),
        ("audit",),
        ("publish",),
        ("correct", "maple-charter", "--note", "It was the layout."),
    ],
)
def test_a_lost_catalogue_is_made_anew_before_anything_is_asked_of_it(
    run: Run, lost: str, words: tuple[str, ...]
) -> None:
    told = [item["id"] for item in feed("feed")]
    ran = run(*words)
    assert ran.code == 0
    assert "is missing or behind" in ran.err
    assert "not read yet" not in ran.out
    assert "No stored change" not in ran.out
    assert [item["id"] for item in feed("feed")][-len(told) :] == told
    listed = run("changes")
    assert (listed.err, lost in listed.out) == ("", True)


def test_a_catalogue_that_is_an_older_copy_is_brought_up(run: Run, site: Site) -> None:
    run("check")
    copies = {path: path.read_bytes() for path in Path("snapshots").glob("catalogue.sqlite*")}
    publish_edit(site)
    run("check")
    for path in Path("snapshots").glob("catalogue.sqlite*"):
        path.unlink()
    for path, body in copies.items():
        path.write_bytes(body)
    ran = run("publish")
    assert (ran.code, len(feed("feed"))) == (0, 2)


def test_nothing_is_published_out_of_a_folder_that_holds_nothing(run: Run, changed: str) -> None:
    before = feed("feed")
    ran = run("publish", "--snapshots", "mistyped")
    assert ran.code == 4
    assert "watcher check" in ran.err
    assert feed("feed") == before
    assert not Path("mistyped").exists()


def test_the_history_of_a_source_that_was_never_read_says_so(run: Run, changed: str) -> None:
    text = Path("sources.toml").read_text()
    Path("sources.toml").write_text(text + SOURCE.format(id="maple-notes", url="https://maple.example/notes"))
    ran = run("history", "maple-notes")
    assert ran.code == 4
    assert "has not been read yet" in ran.err
