"""Sentences of the article that stand in a control, or in a box that is called like what surrounds an article."""

import re
from collections.abc import Sequence
from itertools import islice

from bs4 import Tag
from bs4.element import PageElement

from watcher.extract.html.tree import BLOCKS, above, attribute, holds, is_text, named, names_of, tags
from watcher.extract.vocabulary import phrase

_INVITES = phrase("invitations")
_RELATED = phrase("related_headings")
_PUBLISHERS = phrase("publisher_headings")
_INTERFACE = phrase("interface_lines")
_LABELS = phrase("link_labels")
_WORDS_MIN = 5
"""Fewer words are a label, whatever they end with."""
_PHRASE_WORDS_MAX = 12
"""A control inside a sentence says no more than a phrase of it."""
_CHAPTER_MIN = 3
"""So many statements are a chapter of the document, whatever else can be clicked there."""
_PARAGRAPHS_MAX = 50
"""A box that has stated nothing in so many paragraphs will not."""
_LINKED_SHARE_MAX = 0.5
_END = (".", "!", "\u3002", "\u2026", ":", ";")
_BEHIND_END = " \n\t\"'\u201d\u2019)]0123456789"
"""What may stand behind the end of a sentence: marks that close, and those of notes."""
_MARKS = "\u201c\u201d\u2018\u2019\"'\u00ab\u00bb.,\u2026"
_NEIGHBOURS_MAX = 8
"""Elements beside a box or control that are looked at."""
_STOPS = (".", "!", "?", ":")
_GOES_ON = re.compile(r"\s*[a-z,;.)\u2019']")
_CONTROLS = frozenset({"button", "input", "select", "textarea", "label", "option", "meter", "progress", "output"})
_ASKS = frozenset({"form", "input", "button", "select", "textarea", "iframe"})
_PARAGRAPHS = frozenset({"p", "li", "dd", "blockquote", "td"})
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FLOW = frozenset({"p", "ul", "ol", "table", "blockquote", *_TITLES})


def is_sentence(text: str) -> bool:
    """Whether a text is a statement, and no label, question or invitation."""
    return len(text.split()) >= _WORDS_MIN and text.rstrip(_BEHIND_END).endswith(_END) and _INVITES.search(text) is None


def adds_sentence(box: Tag) -> bool:
    """Whether a box in the flow of an article states something: nothing in it can be clicked but links in sentences."""
    if not _in_flow(box) or any(_leads_away(title) for title in named(box, _TITLES)):
        return False
    links = named(box, {"a"})
    linked = {id(part) for link in links for part in tags(link)}
    if above(box, "a") is not None:
        return False
    paragraphs = (part for part in named(box, _PARAGRAPHS) if id(part) not in linked and not holds(part, _PARAGRAPHS))
    candidates = list(islice(paragraphs, _PARAGRAPHS_MAX)) or [box]
    stated = {id(part) for part in islice((part for part in candidates if _states(part)), _CHAPTER_MIN)}
    if not stated or (holds(box, _ASKS) and len(stated) < _CHAPTER_MIN):
        return False
    return len(stated) >= _CHAPTER_MIN or all(any(id(outer) in stated for outer in link.parents) for link in links)


def _leads_away(title: Tag) -> bool:
    said = title.get_text().strip(" :\n")
    return bool(_RELATED.fullmatch(said) or _PUBLISHERS.fullmatch(said))


def quotations(every: Sequence[Tag], root: Tag) -> frozenset[int]:
    """Return (by `id`) the asides among these elements that say again, word for word, what the text says."""
    asides = [tag for tag in every if tag.name == "aside"]
    whole = _squeezed(root.get_text()) if asides else ""
    return frozenset(id(aside) for aside in asides if whole.count(_longest_of(aside)) > 1)


def _longest_of(box: Tag) -> str:
    return max((_squeezed(text) for text in box.descendants if is_text(text)), key=len, default="").strip(_MARKS)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _in_flow(box: Tag) -> bool:
    """Whether a box stands in an article, or between paragraphs."""
    if any(above(box, name) is not None for name in ("article", "main")):
        return True
    beside = (*islice(box.previous_siblings, _NEIGHBOURS_MAX), *islice(box.next_siblings, _NEIGHBOURS_MAX))
    return any(isinstance(part, Tag) and part.name in _FLOW for part in beside)


def _states(paragraph: Tag) -> bool:
    return is_sentence(paragraph.get_text(" ").strip()) and not _leads(paragraph)


def _leads(paragraph: Tag) -> bool:
    """Whether most of a paragraph is links."""
    linked = sum(len(link.get_text(strip=True)) for link in named(paragraph, {"a"}))
    return linked > _LINKED_SHARE_MAX * len(paragraph.get_text(strip=True))


def is_task(label: Tag) -> bool:
    """Whether a label is the text of a box in a list of tasks, and of nothing that can be sent."""
    item = above(label, "li")
    if item is None or above(label, "form") is not None:
        return False
    boxed = any(attribute(box, "type") == "checkbox" for box in named(item, {"input"}))
    return boxed and (in_task_list(label) or len(label.get_text().split()) >= _WORDS_MIN)


def in_task_list(tag: Tag) -> bool:
    """Whether an element stands in what Pandoc, GitHub and their kin call a list of tasks."""
    item = above(tag, "li")
    parts = (item, item.parent) if item is not None else ()
    return any("task-list" in names_of(part) for part in parts if part is not None)


def in_line(control: Tag) -> bool:
    """Whether words stand before and behind a control in the line that it is in."""
    return bool(_beside(control, forward=False) and _beside(control, forward=True))


def in_sentence(control: Tag) -> bool:
    """Whether a control stands among the words of a sentence, which would break without what it says."""
    said = " ".join(control.get_text().split())
    if not any(char.isalpha() for char in said) or len(said.split()) > _PHRASE_WORDS_MAX or _is_command(said):
        return False
    if above(control, "form") is not None:
        return False
    before, after = _beside(control, forward=False).rstrip(), _beside(control, forward=True)
    begun = bool(before) and not before.endswith(_STOPS)
    return bool(_GOES_ON.match(after)) or (begun and bool(after))


def _is_command(said: str) -> bool:
    return bool(
        _INTERFACE.fullmatch(said) or _LABELS.fullmatch(said) or said.lower() in {"copy", "share", "edit", "listen"}
    )


def _beside(control: Tag, *, forward: bool) -> str:
    """Return the words of the same line next to a control; other controls say nothing of a sentence."""
    node: PageElement = control
    while True:
        for part in islice(node.next_siblings if forward else node.previous_siblings, _NEIGHBOURS_MAX):
            if isinstance(part, Tag) and part.name in BLOCKS and part.name not in _CONTROLS:
                return ""
            said = _words_of(part)
            if said.strip():
                return said
        outer = node.parent
        if outer is None or outer.name in BLOCKS:
            return ""
        node = outer


def _words_of(part: PageElement) -> str:
    if isinstance(part, Tag):
        return "" if part.name in _CONTROLS else part.get_text()
    return str(part) if is_text(part) else ""
