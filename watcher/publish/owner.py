"""Whose a public folder is: that of the history which published it first. Two would overwrite each other for ever."""

from pathlib import Path

from watcher.archive.catalogue import Catalogue
from watcher.archive.history import HISTORY
from watcher.errors import FeedsTaken
from watcher.publish.files import Folder

OWNER = ".history"
"""Names the history, and nothing else: it lies in a folder that is public."""


def taken(catalogue: Catalogue, root: Path) -> str | None:
    """Return what to do where the folder belongs to another history than this catalogue's; None where it does not."""
    mine, theirs = catalogue.setting(HISTORY), _owner(Folder(root))
    if mine is None or theirs in ("", mine):
        return None
    return (
        f"{root} was published by another watcher, with snapshots of its own: name another folder by --feeds or "
        f"WATCHER_FEEDS; if that one is no more, empty {root}, {OWNER} in it too, and start again"
    )


def demand_own(catalogue: Catalogue, root: Path) -> None:
    """Raise FeedsTaken where the folder belongs to another history."""
    if sentence := taken(catalogue, root):
        raise FeedsTaken(sentence)


def own(catalogue: Catalogue, folder: Folder) -> None:
    """Put this history's name to the folder, before anything else; raise FeedsTaken where it has another's."""
    demand_own(catalogue, folder.root)
    if mine := catalogue.setting(HISTORY):
        folder.write(OWNER, f"{mine}\n")


def _owner(folder: Folder) -> str:
    return folder.read(OWNER).decode(errors="replace").strip()
