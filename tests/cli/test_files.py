"""`outline` and `compare` of files: offline, without declarations, touching nothing."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from demo.documents import RATING_AFTER, system_card
from tests.cli.conftest import Run

OLD = """# The Maple Charter

What Maple Lab owes Sapling, its model.

## Model welfare {#welfare}

Sapling may end a conversation that distresses it. We ask Sapling before each release.

We colour nothing.

## Weights

Weights are kept.
"""
NEW = (
    OLD.replace("may end", "can end")
    .replace("We colour", "We color")
    .replace("## Weights\n\nWeights are kept.", "## Release\n\nSapling is released in May.")
)


@pytest.fixture
def files(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.md").write_text(NEW)
    (tmp_path / "old.pdf").write_bytes(system_card())
    (tmp_path / "new.pdf").write_bytes(system_card(RATING_AFTER))
    return tmp_path


def test_they_touch_no_folder(run: Run, files: Path) -> None:
    before = sorted(files.rglob("*"))
    for words in (["outline", "old.md"], ["outline", "old.pdf", "--why"], ["compare", "old.md", "new.md"]):
        assert run(*words).code == 0
    assert sorted(files.rglob("*")) == before


def test_an_outline_is_a_tree_with_numbers_pages_words_and_topics(run: Run, files: Path) -> None:
    ran = run("outline", "old.pdf")
    row = next(line for line in ran.out.splitlines() if "Model welfare assessment" in line)
    assert row.startswith("● 3 Model welfare assessment")
    assert "p. 4" in row
    assert "commitments" in row
    assert "5 pages" in ran.out


def test_an_outline_as_json_is_the_contract(run: Run, files: Path) -> None:
    outline = json.loads(run("outline", "old.pdf", "--json").out)
    assert set(outline) == {"schema", "title", "pages", "dated", "changelog", "sections"}
    assert (outline["schema"], outline["pages"], outline["title"]) == (1, 5, "Fern 3 system card")
    section = outline["sections"][3]
    assert set(section) == {
        "number", "title", "level", "path", "anchor", "page_first", "page_last", "printed_first", "printed_last",
        "words", "topics", "relevant",
    }  # fmt: skip
    assert (section["number"], section["title"], section["page_first"], section["anchor"]) == (
        "3", "Model welfare assessment", 4, "page=4",
    )  # fmt: skip


def test_why_names_what_decided(run: Run, files: Path) -> None:
    assert "model welfare" in run("outline", "old.md", "--why").out.lower()
    assert "Weights" not in run("outline", "old.md", "--why").out


def test_why_says_what_was_not_enough(run: Run, tmp_path: Path) -> None:
    plain = tmp_path / "bread.md"
    plain.write_text("# Bread\n\nRye is kneaded twice.\n")
    ran = run("outline", str(plain), "--why")
    assert ran.code == 0
    assert "None of 1 section has a topic" in ran.out
    assert 'scope = "all"' in ran.out


def test_the_text_is_the_text_as_it_is_compared(run: Run, files: Path) -> None:
    before, after = (run("outline", name, "--text").out for name in ("old.md", "new.md"))
    (files / "t").write_text(before)
    (files / "d").write_text(run("compare", "old.md", "new.md", "--diff").out)
    subprocess.run(["patch", "-s", "t", "d"], check=True, cwd=files)
    assert (files / "t").read_text() == after


def test_a_comparison_in_a_pipe_is_plain_and_complete(run: Run, files: Path) -> None:
    out = run("compare", "old.md", "new.md").out
    assert "\x1b" not in out
    assert "Sapling [-may-]{+can+} end a conversation" in out
    assert "We [-colour-]{+color+} nothing" in out
    assert "- Weights are kept." in out
    assert "+ Sapling is released in May." in out
    assert out.index("may change meaning") < out.index("[-colour-]")


def test_a_comparison_on_a_terminal_is_in_colour(files: Path) -> None:
    shown = on_a_terminal(files, "compare", "old.md", "new.md")
    assert "\x1b[31m" in shown
    assert "\x1b[32m" in shown
    assert "[-may-]" not in shown
    assert "\x1b" not in on_a_terminal(files, "compare", "old.md", "new.md", NO_COLOR="1")


def on_a_terminal(folder: Path, *words: str, **environment: str) -> str:
    """Run the command with a real pseudo-terminal as its output."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "watcher", *words]
    base = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    done = subprocess.run(
        command, stdout=slave, stdin=slave, cwd=folder, check=True, env={**base, "TERM": "xterm", **environment}
    )
    os.close(slave)
    assert done.returncode == 0
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux says so where the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return shown.decode()


def test_a_hostile_document_cannot_command_the_terminal(files: Path) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe"
    (files / "evil.txt").write_text(f"1 Intro{evil}\n\nA sentence {evil} here.\n")
    (files / "plain.txt").write_text("1 Intro\n\nA sentence here.\n")
    for words in (["outline", "evil.txt"], ["outline", "evil.txt", "--text"], ["compare", "plain.txt", "evil.txt"]):
        shown = on_a_terminal(files, *words, NO_COLOR="1")
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "\u202e" not in shown


def test_equal_files_say_so_and_exit_0(run: Run, files: Path) -> None:
    ran = run("compare", "old.md", "old.md")
    assert (ran.code, "No wording differs" in ran.out) == (0, True)
    comparison = json.loads(run("compare", "old.md", "old.md", "--json").out)
    assert (comparison["changed"], comparison["class"], comparison["sections"]) == (False, "mechanical", [])
    assert run("compare", "old.md", "old.md", "--diff").out == ""


def test_scope_all_makes_every_section_relevant(run: Run, files: Path) -> None:
    def relevant(*more: str) -> list[bool]:
        return [s["relevant"] for s in json.loads(run("compare", "old.md", "new.md", "--json", *more).out)["sections"]]

    assert not all(relevant())
    assert all(relevant("--scope", "all"))


def test_selectors_say_where_the_document_stands(run: Run, files: Path) -> None:
    page = "<html><body><div class=a><h1>T</h1><p>{a}</p></div><div class=b><h1>U</h1><p>{b}</p></div></body></html>"
    (files / "one.html").write_text(page.format(a="The first part stays.", b="The second part is here."))
    (files / "two.html").write_text(page.format(a="The first part stays.", b="The second part is there."))
    changed = ["compare", "one.html", "two.html", "--json"]
    assert json.loads(run(*changed, "--select", ".b").out)["changed"]
    assert not json.loads(run(*changed, "--select", ".a").out)["changed"]
    assert not json.loads(run(*changed, "--select", "body", "--remove", ".b").out)["changed"]
    missing = run(*changed, "--select", ".nowhere")
    assert (missing.code, missing.out) == (4, "")


def test_one_self_contained_page(run: Run, files: Path) -> None:
    ran = run("compare", "old.pdf", "new.pdf", "--html", "change.html")
    assert (ran.code, ran.out) == (0, "")
    page = (files / "change.html").read_text()
    assert "<style" in page
    for outside in ('<link rel="stylesheet"', "<script", 'src="http'):
        assert outside not in page
    assert "<del>14</del>" in page
    assert run("compare", "old.pdf", "new.pdf", "--html", "nowhere/change.html").code == 4


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("nosuch.pdf", None, "nosuch.pdf"),
        ("empty.html", b"", "holds no text"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "is neither HTML nor PDF"),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj", "is damaged or cut short"),
        ("script.html", b"<html><body><div id=app></div><script>render()</script></body></html>", "without its text"),
    ],
)
def test_what_cannot_be_read_exits_4_with_a_sentence_of_the_file(
    run: Run, files: Path, name: str, body: bytes | None, words: str
) -> None:
    if body is not None:
        (files / name).write_bytes(body)
    for command in (["outline", name], ["compare", "old.md", name], ["compare", name, "old.md"]):
        ran = run(*command)
        assert (ran.code, ran.out) == (4, "")
        assert ran.err.startswith("watcher: ")
        assert words in ran.err
        said = ran.err.replace("has no scheme as an address has", "").replace("Save the page from a browser", "")
        for wrong in ("browser", "address", "next check", "Watch", "Traceback"):
            assert wrong not in said


def test_a_target_that_is_no_file_and_no_source_is_said_to_be_neither(run: Run, files: Path) -> None:
    (files / "sources.toml").write_text(
        '[[source]]\nid = "fern-card"\ntitle = "Fern"\npublisher = "P"\nkind = "post"\nurl = "https://p.example/"\n'
    )
    said = run("outline", "nosuch.pdf").err
    assert "There is no file 'nosuch.pdf'" in said
    assert "no source 'nosuch.pdf'" in said


def test_the_mark_of_relevance_is_explained_where_it_stands(run: Run, files: Path) -> None:
    assert "● in a section" in run("compare", "old.md", "new.md").out
    assert "●" not in run("compare", "old.md", "old.md").out


def test_a_folder_and_a_strange_name_are_no_files(run: Run, files: Path) -> None:
    assert run("outline", str(files)).code == 4
    assert run("outline", "a\x00b").code == 4
    assert run("compare", "old.md", str(files)).code == 4
