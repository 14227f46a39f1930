"""What stands on a page and is not the document: decided by what an element says it is, never by a host's own names."""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from bs4 import Tag

from watcher.extract.html import controls, hidden
from watcher.extract.html.tree import above, attribute, holds, names_of, prose_chars, remove, tags
from watcher.extract.vocabulary import class_name, phrase

# fmt: off
_NEVER = frozenset({
    "head", "script", "style", "noscript", "svg", "iframe", "canvas", "video", "audio", "object", "embed", "applet",
    "select", "option", "datalist", "input", "textarea", "label", "legend", "dialog", "nav", "menu", "meter",
    "progress", "map", "area", "source", "track", "annotation", "frame", "frameset", "noframes", "rp", "rt",
    "title", "link", "meta", "base",
})
# fmt: on
_STRUCK = frozenset({"s", "del", "strike"})
"""Struck-out words are no longer said: a commitment that is struck out has left the text."""
# fmt: off
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
    "tooltip", "status", "log", "progressbar", "combobox", "listbox", "slider", "tablist", "timer", "scrollbar",
    "spinbutton",
})
# fmt: on
_HIDDEN_NAMES = class_name("hidden_names")
_CONSENT_NAMES = phrase("consent_names")
_CHROME_NAMES = class_name("chrome_names")
_QUOTED_NAMES = class_name("quoted_names")
_CONTROL_NAMES = class_name("control_names")
_CALLOUT_NAMES = class_name("callout_names")
_ICON_NAMES = class_name("icon_names")
_CHROME_IDS = phrase("chrome_ids")
_CHROME_LABELS = phrase("chrome_labels")
_VARIANT = re.compile(r"[:/()\[\]@]")
"""A utility class that applies under a condition ("toc-visible:grid", "md:sr-only") says nothing of the element."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_STRUCK_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_SHARE_MAX = 0.35
"""Nothing that holds more of the page's words than this is chrome, whatever it is called."""
_BREADCRUMB_TYPES = re.compile(r"BreadcrumbList|SiteNavigationElement|WPHeader|WPFooter|WPSideBar", re.IGNORECASE)
_ICON_CHARS_MAX = 40
_CONTROL_CHARS_MAX = 200
"""A control holds no more prose than this; a longer "sharing" or "feedback" is a chapter of the document."""
_SMALL_CHARS = 60
_LINE_CHARS_MAX = 120
_CLICKABLE = frozenset({"a", "button", "input", "select", "form"})
"""What holds a heading or more than a line, and nothing of these, is text whatever its class is called."""


class _Why(StrEnum):
    """Why an element is not part of the document, and with it how much it may hold."""

    NEVER = "never"
    HIDDEN = "hidden"
    CHROME = "chrome"
    CONTROL = "control"
    PLACE = "place"


@lru_cache(maxsize=20_000)
def _named(names: str) -> _Why | None:
    """Return what the class names of an element say it is."""
    words = _words(names)
    if _HIDDEN_NAMES.search(words):
        return _Why.HIDDEN
    if _CHROME_NAMES.search(words):
        return _Why.CHROME
    return _Why.CONTROL if _CONTROL_NAMES.search(words) else None


def _words(names: str) -> str:
    return _CAMEL.sub("-", " ".join(name for name in names.split() if not _VARIANT.search(name))).lower()


def prune(root: Tag, page: Sequence[Tag], kept: Iterable[Tag], used: Collection[int] = ()) -> None:
    """Remove from under `root` what no reader of the document would copy out; `kept` elements stay whole.

    `page` are all elements of the page, `used` those (`id`) whose text is read from elsewhere.
    """
    protected = {id(part) for tag in kept for part in (tag, *tag.parents, *tags(tag))}
    every = tags(root)
    gone: set[int] = set()
    for short, full in list(hidden.abridged(every)):
        remove(short, gone)
        full.attrs = {name: value for name, value in full.attrs.items() if name not in {"hidden", "style"}}
    opened, only = hidden.panels(page), hidden.only_copies(root, every, used)
    total = prose_chars(root)
    for tag in controls.found(every, root):
        if id(tag) not in gone and id(tag) not in protected and _fits(tag, _Why.CHROME, total):
            remove(tag, gone)
    for tag in hidden.screen_copies(every):
        if id(tag) not in gone and id(tag) not in protected:
            remove(tag, gone)
    for tag in every:
        if id(tag) in gone or id(tag) in protected:
            continue
        why = _why_not(tag, opened, only)
        if why and _fits(tag, why, total):
            remove(tag, gone)


def _fits(tag: Tag, why: _Why, total: int) -> bool:
    """Whether an element is as small as what it is said to be."""
    if why in {_Why.NEVER, _Why.HIDDEN}:
        return True
    prose = prose_chars(tag)
    if why is _Why.CONTROL and prose > _CONTROL_CHARS_MAX:
        return False
    if why is not _Why.PLACE and (prose > _LINE_CHARS_MAX or holds(tag, _TITLES)) and not holds(tag, _CLICKABLE):
        return False
    return prose <= max(_SHARE_MAX * total, _SMALL_CHARS) and not holds(tag, {"h1"})


def _why_not(tag: Tag, opened: Collection[str], only: Collection[int]) -> _Why | None:
    name, attrs = tag.name, tag.attrs
    if _is_never(tag):
        return _Why.NEVER
    if not attrs and name not in _BY_PLACE:
        return None
    if _asks_consent(tag):
        return _Why.NEVER
    if hidden.is_hidden(tag, opened, only) or ("style" in attrs and _STRUCK_THROUGH.search(attribute(tag, "style"))):
        return _Why.HIDDEN
    if name in _BY_PLACE and _out_of_place(tag):
        return _Why.PLACE
    return _by_name(tag) or _by_role(tag)


def _is_never(tag: Tag) -> bool:
    name = tag.name
    if name in _NEVER:
        return not _is_said(tag)
    return name in _STRUCK or name.endswith("-icon") or (name == "template" and not tag.get("shadowrootmode"))


def _is_said(tag: Tag) -> bool:
    """Whether the caption of a form stands where there is none: over a box of text."""
    box = above(tag, "fieldset") if tag.name == "legend" else None
    return box is not None and holds(box, {"p", "li"}) and not holds(box, _CLICKABLE)


def _asks_consent(tag: Tag) -> bool:
    """Whether an element is the box of a known consent tool, which may say more than the page does."""
    return tag.name not in _TEXTUAL and _names_consent(names_of(tag))


@lru_cache(maxsize=20_000)
def _names_consent(names: str) -> bool:
    return any(_CONSENT_NAMES.fullmatch(name) for name in names.split())


def _by_name(tag: Tag) -> _Why | None:
    classes, identity = attribute(tag, "class"), attribute(tag, "id")
    if tag.name in {"i", "span"} and _is_icon(tag, classes):
        return _Why.CONTROL
    said = _named(classes) if classes else None
    if said is _Why.CONTROL and tag.name in _TITLES and not any(char.isalpha() for char in tag.get_text()):
        return _Why.NEVER
    if said is _Why.HIDDEN and _spoken_for(tag):
        return None
    textual = tag.name in _TEXTUAL
    if said is _Why.HIDDEN or (said and not textual):
        return said
    placed = identity and (tag.name == "td" or not textual)
    return _Why.CHROME if placed and _CHROME_IDS.fullmatch(identity) else None


_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTUAL = _TITLES | {"html", "body", "main", "article", "p", "li", "table", "td", "th", "tr", "pre", "blockquote"}
"""Elements that are the document whatever their class is called."""


def _spoken_for(tag: Tag) -> bool:
    """Whether an element says for screen readers what its neighbour draws letter by letter, hidden from them."""
    said = "".join(tag.get_text().split())
    parent = tag.parent
    drawn = [part for part in parent.contents if isinstance(part, Tag)] if parent is not None else []
    return bool(said) and any(
        part is not tag and part.attrs.get("aria-hidden") == "true" and "".join(part.get_text().split()) == said
        for part in drawn
    )


def _is_icon(tag: Tag, classes: str) -> bool:
    """Whether an element is a picture from a font, whose name is its text."""
    return (
        bool(classes and _ICON_NAMES.search(_words(classes)))
        and len(tag.get_text()) < _ICON_CHARS_MAX
        and not tags(tag)
    )


_BY_PLACE = frozenset({"header", "footer", "aside"})


_ROLE_ATTRIBUTES = frozenset({"role", "aria-label", "itemtype"})


def _by_role(tag: Tag) -> _Why | None:
    """Return what the attributes for assistive software and for search engines say of an element."""
    if _ROLE_ATTRIBUTES.isdisjoint(tag.attrs):
        return None
    role = attribute(tag, "role").partition(" ")[0].lower()
    if role in _ROLES or (role == "complementary" and not _CALLOUT_NAMES.search(_words(names_of(tag)))):
        return _Why.PLACE
    label = attribute(tag, "aria-label")
    if label and tag.name in {"div", "section", "ul", "ol", "form"} and _CHROME_LABELS.fullmatch(label):
        return _Why.CHROME
    return _Why.CHROME if _BREADCRUMB_TYPES.search(attribute(tag, "itemtype")) else None


def _adds_prose(aside: Tag) -> bool:
    """Whether a box in an article says more than a line and leads nowhere, and is no quotation from the article."""
    inside = aside.find_parent(["article", "main"]) is not None
    quoted = _QUOTED_NAMES.search(_words(names_of(aside))) or attribute(aside, "aria-hidden") == "true"
    return inside and not quoted and prose_chars(aside) > _LINE_CHARS_MAX and not holds(aside, _CLICKABLE)


def _out_of_place(tag: Tag) -> bool:
    if tag.name == "aside":
        noted = attribute(tag, "role") in {"note", "doc-footnote", "doc-endnotes"}
        return not noted and not _CALLOUT_NAMES.search(_words(names_of(tag))) and not _adds_prose(tag)
    inside = tag.find_parent(["article", "main", "blockquote", "figure", "section"])
    if tag.name == "header":
        return inside is None or (prose_chars(tag) == 0 and not holds(tag, _TITLES))
    if inside is not None and inside.name in {"blockquote", "figure"}:
        return False
    return not any("footnote" in f"{attribute(part, 'role')} {names_of(part)}" for part in (tag, *tags(tag)))
