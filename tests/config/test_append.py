"""`watcher add`: a stanza at the end, and everything before it as it was."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.config import append_source, load, stanza_text
from watcher.config.values import LINE_CHARS_MAX, as_line
from watcher.errors import DeclarationError
from watcher.model import Kind, Rules, Scope, Source

CHARTER = Source(
    id="acme-charter",
    title='Acme\'s "charter" \\ of [[things]]',
    publisher="Acme",
    kind=Kind.CONSTITUTION,
    url="https://acme.example/charter",
    every=timedelta(minutes=90),
    scope=Scope.ALL,
    rules=Rules(select=("main [class*='Body']", "main")),
    published=date(2026, 1, 22),
    was=("acme-values",),
)
OURS = """# Ours, with care.\r

[[source]]  # the first
id    = 'acme-pledge'
title = "Acme's pledge"
publisher = "Acme"
kind = "commitment"
url = "https://acme.example/pledge" # no final slash
[[index]]
id = "acme-cards"
urls = ["https://acme.example/cards"]
match = "-card$"
adopt = "ask"

[[source]]
id = "acme-post"
title = "A post"
publisher = "Acme"
kind = "post"
url = "https://acme.example/post"
"""


def test_what_was_appended_reads_back_equal(tmp_path: Path) -> None:
    append_source(tmp_path / "sources.toml", CHARTER)
    assert load(tmp_path / "sources.toml").sources == (CHARTER,)


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_every_byte_before_stays(tmp_path: Path, end: str) -> None:
    file = tmp_path / "sources.toml"
    before = (OURS.rstrip("\n") + end).encode()
    file.write_bytes(before)
    append_source(file, CHARTER)
    assert file.read_bytes().startswith(before)
    assert [source.id for source in load(file).sources] == ["acme-pledge", "acme-post", "acme-charter"]


def test_two_in_a_row(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    append_source(file, CHARTER)
    append_source(file, Source("acme-faq", "FAQ", "Acme", Kind.DOCS, "https://acme.example/faq"))
    assert len(load(file).sources) == 2


def test_defaults_are_not_written() -> None:
    text = stanza_text(Source("acme-faq", "FAQ", "Acme", Kind.DOCS, "https://acme.example/faq"))
    assert text.splitlines() == [
        "[[source]]",
        'id = "acme-faq"',
        'title = "FAQ"',
        'publisher = "Acme"',
        'kind = "docs"',
        'url = "https://acme.example/faq"',
    ]


@pytest.mark.parametrize(
    ("every", "written"), [(timedelta(days=1), "1d"), (timedelta(seconds=1.5), "1.5s"), ("auto", "auto")]
)
def test_intervals_are_written_as_people_write_them(every: timedelta, written: str) -> None:
    source = Source("acme-faq", "FAQ", "Acme", Kind.DOCS, "https://acme.example/faq", every=every)
    assert f'every = "{written}"' in stanza_text(source)


def test_a_known_id_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    append_source(file, CHARTER)
    before = file.read_bytes()
    with pytest.raises(DeclarationError, match="already"):
        append_source(file, CHARTER)
    assert file.read_bytes() == before


def test_a_file_that_would_not_load_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(OURS.replace("commitment", "pledge-of-sorts"))
    with pytest.raises(DeclarationError) as caught:
        append_source(file, CHARTER)
    assert (caught.value.file, caught.value.line) == (file, 7)
    assert "acme-charter" not in file.read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["sources.toml"]


def test_rights_to_the_file_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(OURS)
    file.chmod(0o640)
    append_source(file, CHARTER)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="cannot be written: No such file"):
        append_source(tmp_path / "missing" / "sources.toml", CHARTER)


@given(st.text(max_size=400), st.text(max_size=400))
def test_whatever_a_page_calls_itself_the_stanza_loads(title: str, model: str) -> None:
    source = Source("acme-faq", title or "FAQ", "Acme", Kind.DOCS, "https://acme.example/faq", model=model or None)
    with tempfile.TemporaryDirectory() as folder:
        append_source(Path(folder) / "sources.toml", source)
        (loaded,) = load(Path(folder) / "sources.toml").sources
    assert loaded.title == as_line(source.title) or loaded.title == source.id
    assert len(loaded.title) <= LINE_CHARS_MAX


def test_directions_of_writing_and_lines_do_not_come_in_with_a_title() -> None:
    source = Source("acme-faq", "A\u202eB\n[[source]]\tC" + "x" * 400, "Acme", Kind.DOCS, "https://acme.example/faq")
    (line,) = (line for line in stanza_text(source).splitlines() if line.startswith("title"))
    assert line.startswith('title = "A B [[source]] Cxxx')
    assert line.endswith('x…"')


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(DeclarationError, match="UTF-8"):
        append_source(tmp_path / "sources.toml", CHARTER)


def test_beside_a_catalogue_both_are_checked_together(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(OURS)
    mine = tmp_path / "watcher.toml"
    mine.write_text('[[source]]\nid = "acme-post"\nenabled = false\n')
    append_source(mine, CHARTER, config=tmp_path / "sources.toml")
    assert [source.id for source in load(tmp_path / "sources.toml").sources][-1] == "acme-charter"


def test_beside_keys_that_are_written_over_an_adopted_source(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("")
    append_source(tmp_path / "adopted.toml", CHARTER)
    (tmp_path / "watcher.toml").write_text('[[source]]\nid = "acme-charter"\nenabled = false\n')
    faq = Source("acme-faq", "FAQ", "Acme", Kind.DOCS, "https://acme.example/faq")
    append_source(tmp_path / "watcher.toml", faq, config=tmp_path / "sources.toml", snapshots=tmp_path)
    assert len(load(tmp_path / "sources.toml", snapshots=tmp_path).sources) == 2


def test_a_mistake_in_the_file_beside_is_told_as_its_own(tmp_path: Path) -> None:
    config = tmp_path / "sources.toml"
    config.write_text(OURS.replace("commitment", "pledge-of-sorts"))
    with pytest.raises(DeclarationError) as caught:
        append_source(tmp_path / "watcher.toml", CHARTER, config=config)
    assert (caught.value.file, caught.value.line) == (config, 7)
    assert [path.name for path in tmp_path.iterdir()] == ["sources.toml"]
