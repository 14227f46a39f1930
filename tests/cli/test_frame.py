"""The frame around every command: places, exit codes, help, completion, pipes."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run
from watcher.cli.opening import unknown_source
from watcher.cli.root import COMMANDS, group

SOURCES = """
[[source]]
id = "maple-charter"
title = "The Maple Charter"
publisher = "Maple Lab"
kind = "constitution"
url = "https://maple.example/charter"
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_a_person_can_learn_from(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: watcher {name}")
    for option in ("--config", "--snapshots", "--feeds", "--database"):
        assert option in ran.out
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert len((command.help or "").split()) > 5


def test_the_table_of_commands_is_the_help(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(name in ran.out for name in COMMANDS)


def test_no_command_at_all_shows_the_help_as_wrong_usage(run: Run) -> None:
    assert run().code == 64


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["changes", "--nonsense"],
        ["changes", "--class", "shocking"],
        ["changes", "--since", "yesterday-ish"],
        ["show"],
        ["show", "maple-charter", "--diff", "--text", "before"],
        ["validate", "maple-charter"],
    ],
)
def test_wrong_usage_exits_64(run: Run, words: list[str]) -> None:
    Path("sources.toml").write_text(SOURCES)
    ran = run(*words)
    assert ran.code == 64
    assert ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compar"], "Did you mean compare?"),
        (["xyzzy"], "--help"),
        (["changes", "--topic", "evidences"], "Did you mean evidence"),
        (["changes", "--topic", "xyzzy"], "moral-status.consciousness"),
    ],
)
def test_a_misspelt_word_is_told_with_what_it_is_like(run: Run, words: list[str], said: str) -> None:
    ran = run(*words)
    assert ran.code == 64
    assert said in ran.err


def test_help_is_a_word_too(run: Run) -> None:
    assert run("help").out == run("--help").out
    assert run("help", "compare").out == run("compare", "--help").out
    assert run("help").code == 0


def test_a_part_of_an_id_finds_the_ids_that_hold_it(run: Run) -> None:
    ids = ["asking-fern", "fern-constitution", "fern-3-system-card", "maple-charter"]
    said = str(unknown_source("fern", ids))
    assert said.index("fern-constitution") < said.index("asking-fern")
    assert "maple" not in said


def test_declarations_of_nothing_are_right_and_said_to_be_none(run: Run) -> None:
    Path("sources.toml").write_text("")
    ran = run("validate")
    assert (ran.code, "nothing is watched" in ran.out) == (0, True)


def test_options_stand_before_or_after_the_command_and_the_last_one_wins(run: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.toml"
    good.write_text(SOURCES)
    assert run("--config", str(good), "validate").code == 0
    assert run("validate", "--config", str(good)).code == 0
    assert run("--config", "missing.toml", "validate", "--config", str(good)).code == 0
    assert run("--config", str(good), "validate", "--config", "missing.toml").code == 2


def test_the_environment_names_places_and_the_line_outweighs_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "good.toml"
    good.write_text(SOURCES)
    monkeypatch.setenv("WATCHER_CONFIG", str(good))
    assert run("validate").code == 0
    assert run("--config", "missing.toml", "validate").code == 2
    assert run("validate", "--config", "missing.toml").code == 2
    monkeypatch.setenv("WATCHER_CONFIG", "missing.toml")
    assert run("validate").code == 2
    assert run("--config", str(good), "validate").code == 0


def test_a_wrong_declaration_exits_2_and_names_all_that_is_wrong(run: Run) -> None:
    Path("sources.toml").write_text(SOURCES.replace("kind =", "kinds =").replace("https:", "gopher:"))
    ran = run("validate")
    assert ran.code == 2
    assert "kinds" in ran.err
    assert "gopher" in ran.err
    assert "Traceback" not in ran.err


def test_a_right_declaration_is_counted(run: Run) -> None:
    Path("sources.toml").write_text(SOURCES)
    ran = run("validate")
    assert (ran.code, ran.out) == (0, "sources.toml is right: 1 source, 0 indexes\n")


def test_a_mistyped_folder_makes_no_catalogue(run: Run, tmp_path: Path) -> None:
    Path("sources.toml").write_text(SOURCES)
    ran = run("changes", "--snapshots", "snapshosts")
    assert ran.code == 4
    assert "snapshosts" in ran.err
    assert not (tmp_path / "snapshosts").exists()
    assert run("changes", "--database", "catalogue.sqlit").code == 4
    assert not (tmp_path / "catalogue.sqlit").exists()


def test_sources_are_listed_before_anything_was_read(run: Run, tmp_path: Path) -> None:
    Path("sources.toml").write_text(SOURCES)
    assert "not read yet" in run("sources").out
    assert '"last_good": null' in run("sources", "--json").out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sources.toml"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_completion(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_WATCHER_COMPLETE" in ran.out


def test_completion_offers_commands_and_ids(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(SOURCES)
    for words, offered in (("watcher chan", "changes"), ("watcher check ma", "maple-charter")):
        count = str(len(words.split()) - 1)
        environment = {**os.environ, "_WATCHER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
        done = subprocess.run(
            [sys.executable, "-m", "watcher"],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert offered in done.stdout


@pytest.mark.parametrize("form", ["", "--text", "--json", "--why"])
def test_a_reader_that_has_seen_enough_ends_a_command_quietly(tmp_path: Path, form: str) -> None:
    sections = (
        f"# Model welfare {number}\n\nA sentence on model welfare, number {number}.\n" for number in range(2500)
    )
    (tmp_path / "long.md").write_text("\n".join(sections))
    # A reader that leaves at once: nothing that is printed later can be written.
    command = f"{sys.executable} -m watcher outline long.md {form} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


BAD = os.fsdecode(b"bad \xff note")


@pytest.mark.parametrize(
    "words",
    [
        ["correct", "maple-charter", "--note", BAD],
        ["correct", "maple-charter", f"--note={BAD}", "--withdraw"],
        ["review", "maple-charter", "--note", "seen", "--by", BAD],
        ["review", BAD],
        ["add", "https://quill.example/care", "--title", BAD],
        ["check", BAD],
        ["outline", BAD],
        ["discover", "adopt", BAD],
        ["notify", "test", BAD],
        [BAD],
    ],
    ids=lambda words: words[0] if words[0].isascii() else "command",
)
def test_bytes_that_are_no_text_are_wrong_usage(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (64, "")
    assert "bad \\udcff note" in ran.err
    assert "no UTF-8" in ran.err


def test_a_file_whose_name_is_no_text_can_be_read(run: Run) -> None:
    name = os.fsdecode(b"old \xff.md")
    Path(name).write_text("# Rest\n\nEvery lamp rests.\n")
    assert run("outline", name).code == 0
    assert run("compare", name, name).code == 0
