"""The words in `vocabulary.toml` as patterns, and a digest of them: other words read other documents."""

import hashlib
import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_TEXT = files("watcher.extract").joinpath("vocabulary.toml").read_text(encoding="utf-8")
_WORDS: dict[str, list[str]] = tomllib.loads(_TEXT)

DIGEST = hashlib.sha256(_TEXT.encode()).hexdigest()


def words(name: str) -> list[str]:
    """Return the words of a list, as they stand there."""
    return _WORDS[name]


@lru_cache(maxsize=64)
def any_of(name: str) -> str:
    """Return one regular expression for all words of a list."""
    return "(?:" + "|".join(f"(?:{word})" for word in _WORDS[name]) + ")"


def phrase(name: str) -> re.Pattern[str]:
    """Return a pattern for a whole phrase of a list; use `fullmatch`, or `match` for its beginning."""
    return re.compile(any_of(name), re.IGNORECASE)


def class_name(name: str) -> re.Pattern[str]:
    """Return a pattern that finds a name of a list among class names that are lower case and parted by hyphens."""
    return re.compile(rf"(?:^|[\s_-]){any_of(name)}(?:$|[\s_-])")
