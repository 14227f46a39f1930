"""What the class names of an element say it is."""

import re
from enum import StrEnum
from functools import lru_cache

from watcher.extract.vocabulary import class_name, phrase

_HIDDEN_NAMES = class_name("hidden_names")
_CONSENT_NAMES = phrase("consent_names")
_CHROME_NAMES = class_name("chrome_names")
_QUOTED_NAMES = class_name("quoted_names")
_CONTROL_NAMES = class_name("control_names")
_WIDGET_NAMES = class_name("widget_names")
_FOREIGN_NAMES = class_name("foreign_names")
_CALLOUT_NAMES = class_name("callout_names")
_ICON_NAMES = class_name("icon_names")
_LINE_NUMBER_NAMES = class_name("line_number_names")
_SLIDE_NAMES = class_name("slide_names")
_RENDERED_NAMES = class_name("rendered_names")
_VARIANT = re.compile(r"[:/()\[\]@]")
"""A utility class that applies under a condition ("toc-visible:grid", "md:sr-only") says nothing of the element."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Why(StrEnum):
    """Why an element is not part of the document, and with it how much it may hold."""

    NEVER = "never"
    HIDDEN = "hidden"
    CHROME = "chrome"
    CONTROL = "control"
    PLACE = "place"
    WIDGET = "widget"


SURROUNDS = frozenset({Why.CHROME, Why.CONTROL})
"""What may be called so by its own subject."""


@lru_cache(maxsize=20_000)
def named_as(names: str) -> Why | None:
    """Return what the class names of an element say it is."""
    words = _words(names)
    if _HIDDEN_NAMES.search(words):
        return Why.HIDDEN
    if _WIDGET_NAMES.search(words):
        return Why.WIDGET
    if _CHROME_NAMES.search(words):
        return Why.CHROME
    return Why.CONTROL if _CONTROL_NAMES.search(words) else None


@lru_cache(maxsize=20_000)
def is_foreign(names: str) -> bool:
    """Whether no text of an article is called so."""
    return bool(_FOREIGN_NAMES.search(_words(names)))


def _words(names: str) -> str:
    return _CAMEL.sub("-", " ".join(name for name in names.split() if not _VARIANT.search(name))).lower()


@lru_cache(maxsize=20_000)
def names_consent(names: str) -> bool:
    """Whether one of the names is that of the box of a consent tool."""
    return any(_CONSENT_NAMES.fullmatch(name) for name in names.split())


@lru_cache(maxsize=20_000)
def names_callout(names: str) -> bool:
    """Whether a box beside the text says by its name that it is part of it."""
    return bool(_CALLOUT_NAMES.search(_words(names)))


@lru_cache(maxsize=20_000)
def names_quotation(names: str) -> bool:
    """Whether a box says by its name that it repeats words of the text."""
    return bool(_QUOTED_NAMES.search(_words(names)))


@lru_cache(maxsize=20_000)
def names_icon(names: str) -> bool:
    """Whether an element is called a picture."""
    return bool(_ICON_NAMES.search(_words(names)))


@lru_cache(maxsize=20_000)
def names_line_numbers(names: str) -> bool:
    """Whether an element is called the numbers of the lines of code beside it."""
    return bool(_LINE_NUMBER_NAMES.search(_words(names)))


@lru_cache(maxsize=20_000)
def names_slide(names: str) -> bool:
    """Whether an element is called one of several that are shown in turn."""
    return bool(_SLIDE_NAMES.search(_words(names)))


@lru_cache(maxsize=20_000)
def names_rendered(names: str) -> bool:
    """Whether an element is called what hosts of files call one that they show."""
    return bool(_RENDERED_NAMES.search(_words(names)))
