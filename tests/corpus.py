"""Where the real documents are: the one bridge from the suite to the corpus, which is never part of the project."""

import gzip
import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("WATCHER_CORPUS", Path(__file__).parents[1] / ".." / "shared" / "corpus")).resolve()

needs_corpus = pytest.mark.skipif(
    not (ROOT / "README.md").is_file(),
    reason=f"no corpus of real documents at {ROOT}; set WATCHER_CORPUS to a folder that holds one",
)


def read(name: str) -> bytes:
    """Return the bytes of one corpus file, gunzipped where its name ends in .gz."""
    data = (ROOT / name).read_bytes()
    return gzip.decompress(data) if name.endswith(".gz") else data


def captures(folder: str) -> list[str]:
    """Return the names of a history's captures, oldest first."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).iterdir() if path.is_file())
