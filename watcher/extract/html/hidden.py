"""What a page hides: for good, until a reader opens it, from screen readers alone, or on one width of screen."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from bs4 import Tag

from watcher.extract.clean import clean
from watcher.extract.html.names import Why, is_foreign, named_as, names_slide
from watcher.extract.html.sentences import is_sentence
from watcher.extract.html.tree import attribute, children, holds, is_text, names_of, tags
from watcher.extract.vocabulary import class_name

_INVISIBLE = re.compile(r"display\s*:\s*none|(?P<seen>visibility\s*:\s*hidden(?!.*display\s*:\s*none))", re.IGNORECASE)
_MOVES_IN = re.compile(r"(?:^|\s)(?:wow|aos-\w+|animated|animate__\w+|fade-?in\w*|reveal\w*)(?:\s|$)", re.IGNORECASE)
"""Class names by which a script shows an element as soon as a reader comes to it."""
_AMP_HIDDEN = "nodisplay"
"""What AMP's own elements say until a reader opens them."""
_PANEL_CHARS_MIN = 20
"""An arrow beside a button that expands is no panel."""
_SENTENCE_WORDS_MIN = 8
"""Fewer words that are kept from screen readers are decoration."""
_SEPARATORS = frozenset("\u00b7\u2022|")
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_CONTROLS = frozenset({"button", "input", "form", "nav", "select", "dialog"})
_SCREEN_NAMES = re.compile(
    r"(?:^|\s)(?:(?:max-)?(?:xs|sm|md|lg|xl|2xl):(?:hidden|block|flex|grid|inline\S*)|d-(?:xs|sm|md|lg|xl|none)\S*"
    r"|(?:hidden|visible)-\S+|(?:show|hide)-(?:for|on|at|in)-\S+|u-(?:show|hide)\S*|ssr-variant"
    r"|(?:\S+[-_])?(?:desktop|mobile|tablet|phone)(?:[-_]\S+)?)(?:\s|$)",
    re.IGNORECASE,
)
"""Class names that show an element on some widths of screen."""
_HIDDEN_NAMES = class_name("hidden_names")


def panels(page: Sequence[Tag]) -> frozenset[str]:
    """Return the ids of what a button opens: an accordion's text is hidden until then, and is text."""
    openers = (tag for tag in page if not _OPENING.isdisjoint(tag.attrs) and tag.name in _OPENERS)
    return frozenset(
        identity.lstrip("#")
        for tag in openers
        if _toggles(tag) not in _OVERLAYS
        for name in (*_OPENING, *(["href"] if _toggles(tag) else []))
        for identity in attribute(tag, name).split()
    )


_OPENERS = frozenset({"button", "summary", "a", "div", "li", "h2", "h3", "h4"})
_OPENING = frozenset(
    {"aria-controls", "data-target", "data-bs-target", "data-tab", "data-tab-target", "data-toggle", "data-bs-toggle"}
)
_OVERLAYS = frozenset({"modal", "dropdown", "offcanvas", "popover", "tooltip"})
"""What Bootstrap's buttons open that is no text of the page."""


def _toggles(tag: Tag) -> str:
    """Return what a button says that it opens, to Bootstrap."""
    return attribute(tag, "data-toggle") or attribute(tag, "data-bs-toggle")


def is_hidden(tag: Tag, opened: Collection[str], only: Collection[int]) -> bool:
    """Whether an element is never read: not in `only` (`id`), no separator, and nothing that a button opens."""
    attrs = tag.attrs
    if attrs.get("data-sr-only") == "true" or "data-visually-hidden" in attrs:
        return True
    unspoken = attrs.get("aria-hidden") == "true"
    if id(tag) in only or (unspoken and (_separates(tag) or _begins_word(tag))):
        return False
    concealed = _is_concealed(tag)
    if not (concealed or unspoken):
        return False
    if unspoken and len(tag.get_text(strip=True)) < _PANEL_CHARS_MIN:
        return True
    return not _is_opened(tag, opened)


def _is_concealed(tag: Tag) -> bool:
    if "hidden" in tag.attrs and tag.attrs["hidden"] != "until-found":
        return True
    if tag.attrs.get("layout") == _AMP_HIDDEN:
        return True
    match = _INVISIBLE.search(attribute(tag, "style")) if "style" in tag.attrs else None
    moves_in = match is not None and match["seen"] and _MOVES_IN.search(attribute(tag, "class"))
    return match is not None and not moves_in


def _is_opened(tag: Tag, opened: Collection[str]) -> bool:
    role = attribute(tag, "role")
    labelled = role == "tabpanel" or (role == "region" and "aria-labelledby" in tag.attrs)
    return labelled or attribute(tag, "id") in opened or _follows_opener(tag)


def _follows_opener(tag: Tag) -> bool:
    """Whether what stands in front says that it opens this: an expanding button, in a heading or bare."""
    before = tag.find_previous_sibling()
    if not isinstance(before, Tag):
        return False
    return (
        is_opener(before) or uncovers(before) or any("aria-expanded" in part.attrs for part in (before, *tags(before)))
    )


def is_opener(tag: Tag) -> bool:
    """Whether a button is one by whose class name a script knows what opens the text behind it."""
    return tag.name == "button" and bool(OPENER_NAMES.search(attribute(tag, "class")))


def uncovers(button: Tag) -> bool:
    """Whether a script shows what is hidden right behind a button, and that says a sentence."""
    panel = button.find_next_sibling() if button.name == "button" and not _ACTS.isdisjoint(button.attrs) else None
    return isinstance(panel, Tag) and _is_concealed(panel) and is_sentence(panel.get_text().strip())


_ACTS = frozenset({"onclick", "@click", "x-on:click", "v-on:click", "ng-click"})
OPENER_NAMES = re.compile(r"accordion|collapsible|disclosure|faq|(?:^|[\s_-])question", re.IGNORECASE)


def abridged(every: Sequence[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Yield the beginning of a text that breaks off, and what "Read more" shows: the hidden whole, or its rest."""
    for full in every:
        short = full.find_previous_sibling() if _is_concealed(full) else None
        if isinstance(short, Tag) and _ENDS.search(_last_words(short)) and _goes_on(_said(short), full):
            yield short, full


def _goes_on(short: str, full: Tag) -> bool:
    match = _BREAKS_OFF.fullmatch(short)
    begun = match["begun"] if match else ""
    if match and not begun:
        return full.name == "span"
    return len(begun.split()) >= _BEGUN_WORDS_MIN and _said(full).startswith(begun)


def _last_words(tag: Tag) -> str:
    """Return the last text in an element, without looking at the others."""
    node: object = tag
    while isinstance(node, Tag):
        node = next((part for part in reversed(node.contents) if isinstance(part, Tag) or str(part).strip()), "")
    return str(node)


_BEGUN_WORDS_MIN = 3
_ENDS = re.compile(r"(?:\u2026|\.\.\.|(?:read|show|see|view) more)\s*$", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?P<begun>.*?)\s*(?:\u2026|\.\.\.)\s*(?:(?:read|show|see|view) more)?", re.IGNORECASE)


def _separates(tag: Tag) -> bool:
    """Whether an element is the dot or bar that is drawn between two others: without it they would be one."""
    return tag.get_text(strip=True) in _SEPARATORS and bool(tag.find_previous_sibling() and tag.find_next_sibling())


def _begins_word(tag: Tag) -> bool:
    """Whether an element is the capital with which the word behind it begins, drawn larger."""
    behind = tag.next_sibling
    letter = tag.get_text().strip()
    return len(letter) == 1 and letter.isupper() and is_text(behind) and behind[:1].islower()


def only_copies(root: Tag, every: Sequence[Tag], used: Collection[int]) -> frozenset[int]:
    """Return (by `id`) what is kept from screen readers, but is drawn and says sentences that stand nowhere else.

    `every` are the elements below `root`, `used` those (`id`) whose text stands in the document already, such as the
    full list of a paged table.
    """
    hidden = [tag for tag in every if tag.attrs.get("aria-hidden") == "true"]
    unspoken = [tag for tag in hidden if _is_prose(tag, used) or _is_slide(tag)]
    if not unspoken:
        return frozenset()
    kept_apart = {id(tag) for tag in unspoken} | {id(tag) for tag in hidden if _is_named_hidden(tag)}
    spoken = _squeezed(_texts_outside(root, kept_apart))
    return frozenset(id(tag) for tag in unspoken if not all(_squeezed([said]) in spoken for said in _sayings(tag)))


def _is_prose(tag: Tag, used: Collection[int]) -> bool:
    if any(id(part) in used for part in (tag, *tag.parents)) or _is_concealed(tag) or holds(tag, _CONTROLS):
        return False
    if is_foreign(names_of(tag)):
        return False
    said = not _is_named_hidden(tag) and bool(_sentences(tag))
    return said and not any("role" in part.attrs for part in (tag, *tags(tag)))


def _is_slide(tag: Tag) -> bool:
    """Whether an element waits for its turn to be shown beside others of its kind."""
    if not _shown_in_turn(tag) or _is_named_hidden(tag) or tag.parent is None:
        return False
    return any(isinstance(part, Tag) and part is not tag and _shown_in_turn(part) for part in tag.parent.contents)


def _shown_in_turn(tag: Tag) -> bool:
    return attribute(tag, "aria-roledescription") == "slide" or names_slide(attribute(tag, "class"))


def _sayings(tag: Tag) -> list[str]:
    """Return what an element says that is more than a label; of a slide each text."""
    return [str(node) for node in tag.descendants if is_text(node)] if _is_slide(tag) else _sentences(tag)


def _is_named_hidden(tag: Tag) -> bool:
    return bool(_HIDDEN_NAMES.search(attribute(tag, "class").lower()))


def _sentences(tag: Tag) -> list[str]:
    texts = (str(node) for node in tag.descendants if is_text(node))
    return [text for text in texts if len(text.split()) >= _SENTENCE_WORDS_MIN]


def _texts_outside(root: Tag, apart: Collection[int]) -> Iterator[str]:
    waiting: list[object] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            waiting.extend(() if id(node) in apart else reversed(node.contents))
        elif is_text(node):
            yield str(node)


def _squeezed(texts: Iterable[str]) -> str:
    return clean(_MARKDOWN_LINK.sub(r"\1", "".join(texts))).replace(" ", "")


def spoken(every: Sequence[Tag]) -> frozenset[int]:
    """Return (by `id`) what says for screen readers what its neighbours draw letter by letter, hidden from them."""
    return frozenset(
        id(tag)
        for tag in every
        if "class" in tag.attrs and named_as(attribute(tag, "class")) is Why.HIDDEN and _is_drawn(tag)
    )


def _is_drawn(tag: Tag) -> bool:
    said = "".join(tag.get_text().split())
    around = (*reversed(list(islice(tag.previous_siblings, _DRAWN_MAX))), *islice(tag.next_siblings, _DRAWN_MAX))
    hidden = (part for part in around if isinstance(part, Tag) and part.attrs.get("aria-hidden") == "true")
    drawn = ["".join(part.get_text().split()) for part in hidden]
    return bool(said) and said in {*drawn, "".join(drawn)}


_DRAWN_MAX = 80
"""Neighbours on each side that may be the letters."""


def screen_copies(every: Sequence[Tag]) -> Iterator[Tag]:
    """Yield elements that say for one width of screen what a neighbour says for another."""
    for tag in every:
        if "class" in tag.attrs and _for_some_screens(attribute(tag, "class")) and tag.parent is not None:
            said = _said(tag)
            if said and any(
                _for_some_screens(attribute(earlier, "class")) and _said(earlier) == said
                for earlier in _before(tag, children(tag.parent))
            ):
                yield tag


@lru_cache(maxsize=20_000)
def _for_some_screens(names: str) -> bool:
    return bool(_SCREEN_NAMES.search(names))


_NEIGHBOURS_MAX = 3


def _before(tag: Tag, row: Sequence[Tag]) -> Sequence[Tag]:
    place = next(place for place, part in enumerate(row) if part is tag)
    return row[max(0, place - _NEIGHBOURS_MAX) : place]


def _said(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
