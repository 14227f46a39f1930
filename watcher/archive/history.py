"""What names one history of checks: its catalogue and its snapshots folder, wherever they lie."""

import re
import secrets
from pathlib import Path

from watcher.archive.catalogue import Catalogue
from watcher.archive.files import put, storing
from watcher.archive.locks import write_lock

HISTORY = "history_id"
"""The setting of the catalogue that holds it."""
_FORM = re.compile(r"[0-9a-f]{16}")


def mint_history(root: Path, catalogue: Catalogue) -> str:
    """Return the name of this history, minted at the first call, for ever: at random, for it is nobody's business.

    It stands in the catalogue and in `snapshots/history-id`, and in the public folder that this history publishes.
    """
    file = root / "history-id"
    with write_lock(root):
        written = _written(file)
        minted = catalogue.setting(HISTORY) or written or secrets.token_hex(8)
        if written != minted:
            put(file, f"{minted}\n".encode())
        if catalogue.setting(HISTORY) != minted:
            catalogue.set_setting(HISTORY, minted)
    return minted


def _written(file: Path) -> str | None:
    with storing(file):
        text = file.read_bytes().decode(errors="replace").strip() if file.is_file() else ""
    return text if _FORM.fullmatch(text) else None
