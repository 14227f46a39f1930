"""Whether the public folder is what the catalogue says: it is made once more beside it, and both are compared."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from watcher.archive.catalogue import Catalogue
from watcher.config import Declarations
from watcher.publish import site
from watcher.publish.indexes import SOURCES_JSON
from watcher.publish.owner import taken

NOT_OURS = frozenset({"README.md"})


def outdated(catalogue: Catalogue, declared: Declarations, feeds: Path) -> bool:
    """Whether all of the folder waits to be made again, after an upgrade or a change of settings."""
    return not taken(catalogue, feeds) and site.outdated(catalogue, declared.settings, declared.sources, feeds)


def unpublished(catalogue: Catalogue, feeds: Path) -> Iterator[str]:
    """Yield a sentence where something that was told has not come into the public folder; nothing where all has."""
    if sentence := taken(catalogue, feeds):
        yield sentence
    elif site.behind(catalogue, feeds):
        yield (
            f"{feeds} lacks what was told last: it could not be written; a running service tries again until it can, "
            "`watcher publish` does it now"
        )


def differing(catalogue: Catalogue, declared: Declarations, feeds: Path) -> list[tuple[str, str]]:
    """Return the public files that are not as they would be made now, with a sentence; the write lock is held.

    The pages that show when each source was last read follow the checks by seconds, and are not compared.
    """
    if sentence := taken(catalogue, feeds):
        return [(str(feeds), sentence)]
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="watcher-audit-") as scratch:
        whole, status = Path(scratch) / "whole", Path(scratch) / "status"
        site.publish(catalogue, declared.settings, declared.sources, whole, now)
        _copy(feeds / SOURCES_JSON, status / SOURCES_JSON)  # so that the pages follow that it leaves behind
        site.publish_status(catalogue, declared.settings, declared.sources, status, now)
        moving = set(_files(status))
        wanted, found = set(_files(whole)) - moving, set(_files(feeds)) - moving - NOT_OURS
        if not found:
            return [(str(feeds), f"holds none of {len(wanted):,} public files; `watcher publish` makes them again")]
        missing = [(name, "is missing; `watcher publish` makes it again") for name in sorted(wanted - found)]
        extra = [(name, "is nothing that was published; remove it") for name in sorted(found - wanted)]
        other = [
            (name, "is not what the catalogue says; `watcher publish` makes it again")
            for name in sorted(wanted & found)
            if (whole / name).read_bytes() != (feeds / name).read_bytes()
        ]
    return missing + other + extra


def _copy(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True)
    if old.is_file():
        shutil.copyfile(old, new)


def _files(root: Path) -> Iterator[str]:
    """Yield the public names below a folder; what begins with a dot is not public."""
    for path in root.rglob("*"):
        name = path.relative_to(root)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()
