"""Footnotes in HTML: which marks are references, which elements are the notes."""

import re

from bs4 import Tag

from watcher.extract.clean import clean
from watcher.extract.html.tree import above, attribute, holds, is_text, named, names_of, tags

_MARK = re.compile(r"[\[(]?(?P<mark>\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?")
_NOTE_NAMES = re.compile(
    r"(?:foot|end)note-?ref|fn-?ref|noteref|footnote-?(?:marker|link|number|anchor)|note-?mark", re.IGNORECASE
)
_INLINE_NAMES = re.compile(r"(?:^|\s)(?:ltx_role_footnote|sidenote|marginnote)(?:$|\s)")
_BACK_TARGET = re.compile(
    r"#(?:user-content-)?(?:fnref|_?footnote-?(?:anchor|ref)|_?ftnt?_?ref|_?ednref|sdfootnote\d+anc|cite_ref|endnote-?ref).*",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"[↩↑⏎^↵\ufe0e\ufe0f\s]+|(?:back|return|jump|go) (?:back |up )?to (?:the )?"
    r"(?:text|content|article|reference|footnote).*|jump (?:up|back)",
    re.IGNORECASE,
)
_NOTES_NAMES = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?)(?:$|[\s_-])", re.IGNORECASE)


def reference(tag: Tag) -> str | None:
    """Return the mark of a footnote reference; None where the element is none."""
    if tag.name == "a":
        return _mark(tag) if _refers(tag) else None
    if tag.name not in {"sup", "span"}:
        return None
    if tag.name == "span" and not _NOTE_NAMES.search(names_of(tag)):
        return None
    if "data-mark" in tag.attrs:
        return attribute(tag, "data-mark")
    refers = any(attribute(link, "href").startswith("#") for link in named(tag, {"a"}))
    return (
        _mark(tag) if refers or attribute(tag, "role") == "doc-noteref" or _NOTE_NAMES.search(names_of(tag)) else None
    )


def _refers(link: Tag) -> bool:
    if (
        "noteref" in {attribute(link, "role").removeprefix("doc-"), attribute(link, "epub:type")}
        or "data-footnote-ref" in link.attrs
        or _NOTE_NAMES.search(names_of(link))
    ):
        return True
    return holds(link, {"sup"}) and "#" in attribute(link, "href")


def _mark(tag: Tag) -> str | None:
    match = _MARK.fullmatch(clean(tag.get_text()))
    return match["mark"] if match else None


def leads_back(tag: Tag) -> bool:
    """Whether an element is only a link from a note back to its reference, with what raises or brackets it."""
    if tag.name in {"sup", "span"}:
        links = named(tag, {"a"})
        return (
            len(links) == 1
            and leads_back(links[0])
            and not tag.get_text().replace(links[0].get_text(), "").strip("[]() ")
        )
    if tag.name != "a":
        return False
    if attribute(tag, "role") == "doc-backlink" or "data-footnote-backref" in tag.attrs or "backref" in names_of(tag):
        return True
    leads = attribute(tag, "href")
    return bool(_BACK_TARGET.fullmatch(leads)) or (
        leads.startswith("#") and bool(_BACK.fullmatch(tag.get_text()) or _BACK.fullmatch(attribute(tag, "aria-label")))
    )


def is_inline(tag: Tag) -> bool:
    """Whether an element is a whole note inside the sentence that refers to it: Distill, LaTeXML, Tufte."""
    if tag.name in {"d-footnote", "dt-fn"}:
        return True
    return tag.name == "span" and "class" in tag.attrs and bool(_INLINE_NAMES.search(attribute(tag, "class")))


def text_of_inline(tag: Tag) -> str:
    """Return what such a note says, without the marks that stand in it again."""
    marks = [part for part in tags(tag) if _MARK_NAMES.search(attribute(part, "class"))]
    for mark in marks:
        mark.extract()
    return clean(tag.get_text())


_MARK_NAMES = re.compile(r"ltx_note_(?:mark|type)|ltx_tag_note|sidenote-number")


def mark_of(tag: Tag) -> str | None:
    """Return the mark of the note that an element is ("" where it has none); None where it is no note."""
    if not tag.attrs and tag.name not in _PARAGRAPHS:
        return None
    role = attribute(tag, "role")
    if role == "doc-footnote" or (
        tag.name in {"aside", "div", "p"} and re.search(r"(?:^|\s)footnote(?:$|\s)", names_of(tag))
    ):
        return _own_mark(tag)
    if tag.name == "li" and _in_notes(tag):
        return _own_mark(tag) or _number(tag)
    if tag.name == "p" and tag.parent is not None and _NOTES_NAMES.search(names_of(tag.parent)):
        typed = _TYPED.match(clean(tag.get_text()))
        return typed["mark"] if typed else None
    if tag.name == "li" and _is_led_back(tag):
        return _number(tag)
    return _typed_mark(tag) if tag.name in _PARAGRAPHS else None


def _typed_mark(tag: Tag) -> str | None:
    """Return the mark that a note begins with where it links back to its reference: Word, Google Docs, LibreOffice."""
    opening = tag.contents[0] if tag.contents else None
    if is_text(opening) and opening.strip():
        return None
    first = next((part for part in tag.descendants if is_text(part) and part.strip()), None)
    link = above(first, "a") if first is not None else None
    if link is not None and _BACK_TARGET.fullmatch(attribute(link, "href")) and tag.find(_PARAGRAPHS) is None:
        return _mark(link)
    raised = above(first, "sup") if first is not None and _NOTE_ID.fullmatch(attribute(tag, "id")) else None
    mark = _mark(raised) if raised is not None else None
    if mark is not None and raised is not None:
        raised.extract()
    return mark


_NOTE_ID = re.compile(r"(?:[\w-]*[-_])?(?:fn|ftn|footnote|note|endnote)[-_:]?\w{1,4}", re.IGNORECASE)


_PARAGRAPHS = ["p", "div", "li"]


def _in_notes(tag: Tag) -> bool:
    outer = tag.parent
    for _ in range(3):
        if outer is None:
            return False
        if (
            attribute(outer, "role") == "doc-endnotes"
            or "data-footnotes" in outer.attrs
            or _NOTES_NAMES.search(names_of(outer))
        ):
            return True
        outer = outer.parent
    return False


def _is_led_back(item: Tag) -> bool:
    """Whether an item of a list ends in a link back to a place in the text, as notes do that nothing names."""
    last: object = item
    while isinstance(last, Tag) and last.name != "a":
        last = next((part for part in reversed(last.contents) if isinstance(part, Tag) or str(part).strip()), None)
    return isinstance(last, Tag) and leads_back(last) and attribute(last, "href") not in _TOP


_TYPED = re.compile(r"\[?(?P<mark>\d{1,3}|[*†‡§¶]{1,3})[\].)]?\s+(?=[^\W\d_a-z]|[\"\u201c])")
_TOP = frozenset({"", "#", "#top", "#content", "#main", "#toc", "#contents"})


def _own_mark(tag: Tag) -> str:
    if "data-mark" in tag.attrs:
        return attribute(tag, "data-mark")
    match = re.search(r"(?:fn|ftn|footnote|note|endnote)[-_:]?(\w{1,4})$", attribute(tag, "id"), re.IGNORECASE)
    first = next((_mark(link) for link in named(tag, {"a"}) if leads_back(link)), None)
    return match[1] if match else first or ""


def _number(tag: Tag) -> str:
    value = attribute(tag, "value")
    return value or str(1 + len(tag.find_previous_siblings("li")))
