"""Selectors that are likely to last: by what an element is and is called, never by its place or a build's hash."""

import re
from collections.abc import Iterator

from bs4 import Tag

from watcher.extract.html.tree import attribute

_STABLE = re.compile(r"[A-Za-z][A-Za-z]*(?:[-_]{1,2}[A-Za-z]+)*")
"""A name without a digit: hashes nearly always have one."""
_MODULE = re.compile(r"([A-Za-z][A-Za-z]*(?:[-_][A-Za-z]+)*)__?(?=[\w-]*[A-Z0-9])[\w-]{5,}")
"""A CSS module's class: a readable name, then a hash of the build."""
_MADE = re.compile(r"(?:css|sc|jsx|emotion|styled|svelte|astro|data-v)-.*|[a-z]{1,3}|_.*", re.IGNORECASE)
"""Classes that a build makes, or that say how something looks and not what it is."""
_LOOKS = re.compile(
    r"(?:m|p|w|h|min|max|text|font|bg|flex|grid|items|justify|gap|space|rounded|border|shadow|leading|tracking|relative"
    r"|absolute|block|inline|hidden|container|wrapper|row|col|column|mx|my|mt|mb|px|py|sm|md|lg|xl|is|has|active|u|l)"
    r"(?:-[\w-]*)?",
    re.IGNORECASE,
)
_ROOTS = frozenset({"article", "main"})


def selectors_of(tag: Tag) -> Iterator[str]:
    """Yield selectors of an element, those that are most likely to last first; none for one that is called nothing."""
    if tag.name in _ROOTS:
        yield "main article" if tag.name == "article" and any(up.name == "main" for up in tag.parents) else tag.name
    if attribute(tag, "itemprop") == "articleBody":
        yield '[itemprop="articleBody"]'
    if attribute(tag, "role") == "main":
        yield '[role="main"]'
    if _STABLE.fullmatch(attribute(tag, "id")):
        yield f"#{attribute(tag, 'id')}"
    for name in attribute(tag, "class").split():
        if module := _MODULE.fullmatch(name):
            yield f'{tag.name}[class*="{module[1]}_"]'
        elif _STABLE.fullmatch(name) and not _MADE.fullmatch(name) and not _LOOKS.fullmatch(name):
            yield f"{tag.name}.{name}"
    if tag.name == "time":
        yield "time"


def any_names_of(tag: Tag) -> Iterator[str]:
    """Yield selectors by classes that a build may have made: after the next one they choose nothing, and do no harm."""
    for name in attribute(tag, "class").split():
        if _NAME.fullmatch(name) and not _LOOKS.fullmatch(name):
            yield f"{tag.name}.{name}"


_NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
