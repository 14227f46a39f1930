"""sources.toml as it is shipped, without the watcher.toml that an operator may have put beside it."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from watcher.config import Declarations, load

SOURCES_TOML = Path(__file__).parents[1] / "sources.toml"


@cache
def shipped() -> Declarations:
    """Return what it declares."""
    with TemporaryDirectory() as folder:
        return load(Path(shutil.copy(SOURCES_TOML, folder)))
