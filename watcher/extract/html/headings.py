"""What is a heading, what opens the text below it, and by which anchor it can be reached."""

import re
from collections.abc import Mapping

from bs4 import Tag

from watcher.extract.clean import clean
from watcher.extract.html.hidden import OPENER_NAMES, uncovers
from watcher.extract.html.sentences import is_sentence
from watcher.extract.html.tree import attribute, named, names_of, tags

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SIGNATURE = re.compile(r"(?:^|[\s_-])(?:author|byline)(?:[_-]*name)?(?:$|\s)", re.IGNORECASE)
"""Class names of who wrote a page; themes set them as headings."""
OPENED_LEVEL = 7
"""What a button or `summary` opens stands deeper than every numbered heading."""
_PERMALINK = re.compile(r"[#¶§🔗†⚓]|(?:permalink|link|direct link|copy link|anchor)\b.*", re.IGNORECASE)
_GENERATED = re.compile(
    r".*[:\s].*|(?:radix|headlessui|react-|mui-|__|ember\d|yui|ext-gen|docs-internal-guid|uid|w-node)[-_\w]*"
    r"|.*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}.*|[0-9a-f]{16,}|[a-z]?\d{4,}",
    re.IGNORECASE,
)


def level_of(tag: Tag) -> int | None:
    """Return the level of a heading; None of anything else."""
    level = _HEADINGS.get(tag.name)
    if level is None and attribute(tag, "role") == "heading":
        said = attribute(tag, "aria-level")
        return int(said) if said.isascii() and said.isdecimal() and 1 <= int(said) <= OPENED_LEVEL else 2
    if level is not None and "class" in tag.attrs and _SIGNATURE.search(attribute(tag, "class")):
        return None
    return level if attribute(tag, "role") != "presentation" else None


def opens(tag: Tag, identified: Mapping[str, Tag]) -> bool:
    """Whether a button is the heading of text that it opens: an accordion, not a menu.

    `identified` are the elements of the page by id.
    """
    if attribute(tag, "role") in {"tab", "menuitem", "option"}:
        return False
    if tag.name == "summary":
        return any(str(part).strip() for part in tag.next_siblings)
    identity = attribute(tag, "aria-controls") or _target(tag)
    panel = identified.get(identity.split()[0]) if identity.strip() else None
    if attribute(tag, "aria-haspopup"):
        return panel is not None and is_sentence(panel.get_text().strip())
    if panel is not None:
        return len(panel.get_text(strip=True)) >= _PANEL_CHARS_MIN
    if uncovers(tag):
        return True
    around = f"{names_of(tag)} {names_of(tag.parent) if tag.parent is not None else ''}"
    return ("aria-expanded" in tag.attrs or OPENER_NAMES.search(around) is not None) and (
        has_text_beside(tag) or (tag.parent is not None and has_text_beside(tag.parent))
    )


def _target(tag: Tag) -> str:
    """Return the id of what a Bootstrap button opens."""
    return (attribute(tag, "data-bs-target") or attribute(tag, "data-target")).removeprefix("#")


def opened_level(tag: Tag) -> int:
    """Return the level of a button that opens text: that of the heading in it, else deeper for each that is open."""
    inner = next((level for part in tags(tag) if (level := level_of(part))), None)
    outer = [part for part in tag.parents if part.name == "details"]
    return inner or OPENED_LEVEL + max(0, len(outer) - 1)


def has_text_beside(tag: Tag) -> bool:
    """Whether enough text to be a panel stands behind an element."""
    return any(isinstance(s, Tag) and len(s.get_text(strip=True)) >= _PANEL_CHARS_MIN for s in tag.next_siblings)


_PANEL_CHARS_MIN = 20


def anchor_of(tag: Tag) -> str | None:
    """Return the id by which a heading can be linked to; ids that are made anew at every build are none."""
    inner = (attribute(part, "id") or (attribute(part, "name") if part.name == "a" else "") for part in tags(tag))
    outer = attribute(tag.parent, "id") if tag.parent is not None and _first_in(tag) else ""
    for identity in (attribute(tag, "id"), *inner, outer):
        if identity and not _GENERATED.fullmatch(identity):
            return identity
    return None


def _first_in(tag: Tag) -> bool:
    return (
        tag.parent is not None
        and tag.parent.name in {"section", "article", "div", "li"}
        and tag.find_previous_sibling() is None
    )


def leads_elsewhere(tag: Tag) -> bool:
    """Whether a heading is a link to another page."""
    return any(not attribute(link, "href").startswith("#") for link in named(tag, {"a"}))


def without_permalinks(tag: Tag) -> None:
    """Remove the "#" or "¶" that leads from a heading to itself."""
    for link in named(tag, {"a"}):
        if _PERMALINK.fullmatch(clean(link.get_text())):
            link.extract()
