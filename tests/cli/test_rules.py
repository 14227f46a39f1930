"""What other rules would read, said before anything is told by them."""

import sys
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_read_only import mount
from tests.loopback import Site

REMOVE = 'remove = ["h2#keeping", "h2#keeping ~ p"]\n'


def kept() -> dict[str, bytes]:
    """Return what stands in snapshots/ and feeds/, without the catalogue, whose pages SQLite may move."""
    folders = (Path("snapshots"), Path("feeds"))
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in files if "catalogue" not in path.name}


def test_an_audit_of_rules_says_what_they_read_differently_and_writes_nothing(run: Run, site: Site) -> None:
    run("check")
    same = run("audit", "--rules")
    assert (same.code, same.out) == (0, "1 document; 0 of them read differently under today's rules\n")
    declarations = Path("sources.toml")
    declarations.write_text(declarations.read_text() + REMOVE)
    before = kept()
    ran = run("audit", "--rules")
    assert ran.code == 0
    assert "maple-charter/" in ran.out
    assert "'Keeping weights'" in ran.out
    assert ran.out.endswith("1 document; 1 of them read differently under today's rules\n")
    assert kept() == before


def test_an_audit_of_rules_says_where_they_read_nothing(run: Run, site: Site) -> None:
    run("check")
    declarations = Path("sources.toml")
    declarations.write_text(declarations.read_text() + 'select = ["#gone"]\n')
    assert "today's rules cannot read it" in run("audit", "--rules").out


def test_a_backup_that_cannot_be_written_is_read_again(run: Run, site: Site, tmp_path: Path) -> None:
    run("check")
    done = mount(tmp_path / "snapshots", f"{sys.executable} -m watcher audit --rules")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 document; 0 of them")
