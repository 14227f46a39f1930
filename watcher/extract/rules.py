"""Which rules a document was read under: another digest means that a difference may be ours and not the source's."""

from functools import lru_cache

from watcher.codec import digest
from watcher.extract.vocabulary import DIGEST
from watcher.model import Rules

EXTRACTOR_VERSION = 10
"""Raised by hand when reading the same bytes gives another document."""
_LIBRARIES = ("beautifulsoup4", "lxml", "trafilatura", "pypdfium2")


def rules_digest(rules: Rules) -> str:
    """Return the SHA-256 (hex) of selectors, extractor version and the versions of the parsers."""
    return digest({"rules": rules, "extractor": EXTRACTOR_VERSION, "vocabulary": DIGEST, "libraries": _versions()})


@lru_cache(maxsize=1)
def _versions() -> dict[str, str]:
    """Import what knows them where a digest is asked for: a reader never asks, and begins 30 ms earlier."""
    from importlib.metadata import version  # noqa: PLC0415

    return {name: version(name) for name in _LIBRARIES}
