"""What stands on a page and is not the document: decided by what an element says it is, never by a host's own names."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from bs4 import Tag

from watcher.extract.html import controls, hidden, threads
from watcher.extract.html.names import (
    SURROUNDS,
    Why,
    is_foreign,
    named_as,
    names_callout,
    names_consent,
    names_icon,
    names_line_numbers,
    names_quotation,
)
from watcher.extract.html.sentences import adds_sentence, in_sentence, is_task, quotations
from watcher.extract.html.tree import above, attribute, holds, names_of, prose_chars, remove, tags
from watcher.extract.vocabulary import phrase

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
_CHROME_IDS = phrase("chrome_ids")
_CHROME_LABELS = phrase("chrome_labels")
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


@dataclass(frozen=True, slots=True)
class _Page:
    """What the rest of a page says of an element: what buttons open, and (`id`) only copies, quotations, words."""

    opened: Collection[str]
    only: Collection[int]
    quoted: Collection[int]
    spoken: Collection[int]
    """What says for screen readers what is drawn beside it."""


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
    only = hidden.only_copies(root, every, used)
    whole = _Page(hidden.panels(page), only, quotations(every, root), hidden.spoken(every))
    total = prose_chars(root)
    candidates = chain(
        threads.found(every, root),
        (tag for tag in controls.found(every, root) if id(tag) not in gone and _fits(tag, Why.CHROME, total)),
        hidden.screen_copies(every),
        (tag for tag in every if id(tag) not in gone and (why := _why_not(tag, whole)) and _fits(tag, why, total)),
    )
    for tag in candidates:
        if id(tag) not in gone and id(tag) not in protected:
            remove(tag, gone)


def _fits(tag: Tag, why: Why, total: int) -> bool:
    """Whether an element is as small as what it is said to be."""
    if why in {Why.NEVER, Why.HIDDEN}:
        return True
    prose = prose_chars(tag)
    if why in {Why.CONTROL, Why.WIDGET} and prose > _CONTROL_CHARS_MAX:
        return False
    if why is Why.WIDGET:
        return True
    if why is not Why.PLACE and (prose > _LINE_CHARS_MAX or holds(tag, _TITLES)) and not holds(tag, _CLICKABLE):
        return False
    return prose <= max(_SHARE_MAX * total, _SMALL_CHARS) and not holds(tag, {"h1"})


def _why_not(tag: Tag, whole: _Page) -> Why | None:
    name, attrs = tag.name, tag.attrs
    if _is_never(tag):
        return Why.NEVER
    if not attrs and name not in _BY_PLACE:
        return None
    if _asks_consent(tag):
        return Why.NEVER
    if hidden.is_hidden(tag, whole.opened, whole.only) or (
        "style" in attrs and _STRUCK_THROUGH.search(attribute(tag, "style"))
    ):
        return Why.HIDDEN
    if name in _BY_PLACE and _out_of_place(tag, whole.quoted):
        return Why.PLACE
    return _by_name(tag, whole.spoken) or _by_role(tag)


def _is_never(tag: Tag) -> bool:
    name = tag.name
    if name in _NEVER:
        return not _is_said(tag)
    return name in _STRUCK or name.endswith("-icon") or (name == "template" and not tag.get("shadowrootmode"))


_MEASURES = frozenset({"meter", "progress"})


def _is_said(tag: Tag) -> bool:
    """Whether what is a part of a form or menu stands where there is none: over a box of text, in a list, a sentence.

    Builders of sites make an accordion of a drop-down menu: its `nav` holds an answer, and leads nowhere.
    """
    if tag.name == "nav":
        return "aria-labelledby" in tag.attrs and adds_sentence(tag)
    if tag.name == "label":
        return is_task(tag) or in_sentence(tag)
    if tag.name in _MEASURES:
        return in_sentence(tag) or above(tag, "td") is not None
    box = above(tag, "fieldset") if tag.name == "legend" else None
    return box is not None and holds(box, {"p", "li"}) and not holds(box, _CLICKABLE)


def _asks_consent(tag: Tag) -> bool:
    """Whether an element is the box of a known consent tool, which may say more than the page does."""
    return tag.name not in _TEXTUAL and names_consent(names_of(tag))


def _by_name(tag: Tag, spoken: Collection[int]) -> Why | None:
    classes, identity = attribute(tag, "class"), attribute(tag, "id")
    if tag.name in {"i", "span"} and _is_icon(tag, classes):
        return Why.CONTROL
    said = named_as(classes) if classes else None
    if said is Why.CONTROL and tag.name in _TITLES and not any(char.isalpha() for char in tag.get_text()):
        return Why.NEVER
    if classes and names_line_numbers(classes) and _counts(tag):
        return Why.NEVER
    if said is Why.HIDDEN and id(tag) in spoken:
        return None
    textual = tag.name in _TEXTUAL
    if said in SURROUNDS and not textual and not is_foreign(classes) and adds_sentence(tag):
        said = None
    if said is Why.HIDDEN or (said and not textual):
        return said
    placed = identity and (tag.name == "td" or not textual)
    return Why.CHROME if placed and _CHROME_IDS.fullmatch(identity) else None


_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXTUAL = _TITLES | {"html", "body", "main", "article", "p", "li", "table", "td", "th", "tr", "pre", "blockquote"}
"""Elements that are the document whatever their class is called."""


_BOXES = frozenset({"div", "table", "section", "article"})


def _counts(tag: Tag) -> bool:
    """Whether an element holds nothing but numbers in a row: those of lines of code."""
    if holds(tag, _BOXES):
        return False
    said = tag.get_text(" ").split()
    first = int(said[0]) if said and said[0].isdecimal() else 0
    return said == [str(number) for number in range(first, first + len(said))]


def _is_icon(tag: Tag, classes: str) -> bool:
    """Whether an element is a picture from a font, whose name is its text."""
    return names_icon(classes) and len(tag.get_text()) < _ICON_CHARS_MAX and not tags(tag)


_BY_PLACE = frozenset({"header", "footer", "aside"})


_ROLE_ATTRIBUTES = frozenset({"role", "aria-label", "itemtype"})


def _by_role(tag: Tag) -> Why | None:
    """Return what the attributes for assistive software and for search engines say of an element."""
    if _ROLE_ATTRIBUTES.isdisjoint(tag.attrs):
        return None
    role = attribute(tag, "role").partition(" ")[0].lower()
    if role in _ROLES or (role == "complementary" and not names_callout(names_of(tag))):
        return Why.PLACE
    label = attribute(tag, "aria-label")
    if label and tag.name in {"div", "section", "ul", "ol", "form"} and _CHROME_LABELS.fullmatch(label):
        return Why.CHROME
    return Why.CHROME if _BREADCRUMB_TYPES.search(attribute(tag, "itemtype")) else None


def _adds_prose(aside: Tag, repeated: Collection[int]) -> bool:
    """Whether a box in an article says a sentence or a line and leads nowhere, and is no quotation from the article."""
    inside = aside.find_parent(["article", "main"]) is not None
    quoted = names_quotation(names_of(aside)) or attribute(aside, "aria-hidden") == "true"
    if not inside or quoted or is_foreign(names_of(aside)):
        return False
    if prose_chars(aside) > _LINE_CHARS_MAX:
        return not holds(aside, _CLICKABLE)
    return id(aside) not in repeated and adds_sentence(aside)


def _out_of_place(tag: Tag, quoted: Collection[int]) -> bool:
    if tag.name == "aside":
        noted = attribute(tag, "role") in {"note", "doc-footnote", "doc-endnotes"}
        return not noted and not names_callout(names_of(tag)) and not _adds_prose(tag, quoted)
    inside = tag.find_parent(["article", "main", "blockquote", "figure", "section"])
    if tag.name == "header":
        return inside is None or (prose_chars(tag) == 0 and not holds(tag, _TITLES))
    if inside is not None and inside.name in {"blockquote", "figure"}:
        return False
    return not any("footnote" in f"{attribute(part, 'role')} {names_of(part)}" for part in (tag, *tags(tag)))
