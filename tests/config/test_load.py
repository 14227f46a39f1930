"""What the declaration files say, and how a mistake in them is told."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from watcher.config import load
from watcher.errors import DeclarationError
from watcher.model import Kind, Scope

ONE = """
[[source]]
id = "acme-charter"
title = "Acme's charter"
publisher = "Acme"
kind = "constitution"
url = "https://acme.example/charter"
"""


@pytest.fixture
def declare(tmp_path: Path):
    def write(sources: str = ONE, watcher: str | None = None) -> Path:
        (tmp_path / "sources.toml").write_text(sources)
        if watcher is not None:
            (tmp_path / "watcher.toml").write_text(watcher)
        return tmp_path / "sources.toml"

    return write


def test_a_source_has_what_its_stanza_says(declare) -> None:
    config = declare(
        ONE
        + """every = "90m"
scope = "all"
select = ["main article", "main"]
remove = ".related"
published = 2026-01-22
rights = "cc0"
was = ["acme-values"]
"""
    )
    (source,) = load(config).sources
    assert (source.id, source.kind, source.scope) == ("acme-charter", Kind.CONSTITUTION, Scope.ALL)
    assert source.every == timedelta(minutes=90)
    assert source.rules.select == ("main article", "main")
    assert source.rules.remove == (".related",)
    assert source.published == date(2026, 1, 22)
    assert (source.rights, source.was, source.enabled, source.adopted) == ("cc0", ("acme-values",), True, False)


def test_a_misspelt_key_is_named_with_its_place_and_the_right_spelling(declare) -> None:
    config = declare(ONE + 'evry = "1h"\n')
    with pytest.raises(DeclarationError) as caught:
        load(config)
    error = caught.value
    assert (error.file, error.line, error.source, error.key) == (config, 8, "acme-charter", "evry")
    assert "did you mean 'every'?" in str(error)
