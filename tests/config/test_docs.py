"""docs/declarations.md explains every key, and its examples load."""

import re
from pathlib import Path

from watcher.config import load
from watcher.config.declarations import INDEX_KEYS, SOURCE_KEYS, TEMPLATE_KEYS
from watcher.config.settings import SETTINGS_KEYS

DOCS = (Path(__file__).parents[2] / "docs/declarations.md").read_text()


def part(heading: str) -> str:
    return DOCS.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def rows(heading: str) -> set[str]:
    first_cells = re.findall(r"^\| (`[^|]+) \|", part(heading), re.MULTILINE)
    return {key for cell in first_cells for key in re.findall(r"`([a-z_]+)`", cell)}


def test_every_key_has_its_row() -> None:
    assert rows("A source") == set(SOURCE_KEYS)
    assert rows("An index") == {*INDEX_KEYS, "template"}
    assert rows("Settings") == set(SETTINGS_KEYS)
    assert all(f"`{key}`" in part("An index") for key in TEMPLATE_KEYS)


def test_the_examples_load(tmp_path: Path) -> None:
    source, index, settings = (
        part(heading).split("```toml\n")[1].split("```")[0] for heading in ("A source", "An index", "Settings")
    )
    (tmp_path / "sources.toml").write_text(source + index)
    (tmp_path / "watcher.toml").write_text(settings)
    found = load(tmp_path / "sources.toml")
    assert (found.sources[0].id, found.indexes[0].id) == ("acme-charter", "acme-cards")
    assert found.settings.contact == "mailto:me@example.org"
