"""Reads the tables of signs beside this module, once."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from re import Pattern
from typing import Any

NOWHERE = r"(?!)"


def table(name: str) -> dict[str, Any]:
    """Return one table."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def any_of(patterns: Sequence[str], fragments: Mapping[str, str] | None = None) -> Pattern[str]:
    """Return one pattern that matches where any does, with `{name}` filled in from the fragments; of none, nowhere."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns or (NOWHERE,))
    for name, fragment in (fragments or {}).items():
        joined = joined.replace(f"{{{name}}}", fragment)
    return re.compile(joined)
