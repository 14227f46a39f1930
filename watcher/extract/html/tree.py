"""Small questions to a tree, asked directly: bs4's own searches cost ten times as much on a page of 1,000 elements."""

from collections.abc import Collection
from typing import TypeGuard

from bs4 import Tag
from bs4.element import NavigableString, PageElement, TemplateString

BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
        ),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
        ),
        *(
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "search",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
        ),
        *(
            "thead",
            "tr",
            "ul",
            "br",
            "button",
            "legend",
            "d-title",
            "d-abstract",
            "d-article",
            "d-appendix",
            "template",
        ),
        *(
            "accordion",
            "accordiongroup",
            "callout",
            "card",
            "cardgroup",
            "check",
            "column",
            "columns",
            "danger",
            "expandable",
        ),
        *("frame", "info", "note", "step", "steps", "tab", "tabitem", "tabs", "tile", "tip", "update", "warning"),
    }
)
"""Elements that begin a line of their own: those of HTML, and the components of documentation sites.

Every other element, known or not, stands in the line that it is met in.
"""


_TEXTS = frozenset({NavigableString, TemplateString})
"""The kinds of strings that are text; comments, scripts and declarations are other kinds."""


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as one string, empty where there is none."""
    value = tag.attrs.get(name, "")
    return value if isinstance(value, str) else " ".join(value or ())


def is_text(node: object) -> TypeGuard[NavigableString]:
    """Whether a node is text that a reader could see."""
    return type(node) in _TEXTS


def names_of(tag: Tag) -> str:
    """Return an element's class names and id as one string."""
    if not tag.attrs:
        return ""
    return f"{attribute(tag, 'class')} {attribute(tag, 'id')}".strip()


def tags(root: Tag) -> list[Tag]:
    """Return every element below the root, in document order."""
    return [node for node in root.descendants if isinstance(node, Tag)]


def named(root: Tag, names: Collection[str]) -> list[Tag]:
    """Return the elements below the root with one of these names."""
    return [node for node in root.descendants if isinstance(node, Tag) and node.name in names]


def holds(root: Tag, names: Collection[str]) -> bool:
    """Whether an element with one of these names lies below the root."""
    return any(isinstance(node, Tag) and node.name in names for node in root.descendants)


def by_id(root: Tag) -> dict[str, Tag]:
    """Return the elements below the root by their id; the first of those that share one."""
    return {identity: tag for tag in reversed(tags(root)) if (identity := attribute(tag, "id"))}


def children(tag: Tag) -> list[Tag]:
    """Return the elements directly in this one."""
    return [node for node in tag.contents if isinstance(node, Tag)]


def above(node: PageElement, name: str) -> Tag | None:
    """Return the nearest element of this name around a node."""
    outer = node.parent
    while outer is not None and outer.name != name:
        outer = outer.parent
    return outer


def prose_chars(root: Tag) -> int:
    """Return the characters of text below the root that are no link and no button."""
    total = 0
    for node in root.descendants:
        if is_text(node) and not _in_link(node, root):
            total += len(node.strip())
    return total


_LINK_DEPTH_MAX = 4
"""How far above its text a link is looked for."""


def _in_link(node: NavigableString, root: Tag) -> bool:
    outer = node.parent
    for _ in range(_LINK_DEPTH_MAX):
        if outer is None or outer is root:
            return False
        if outer.name in {"a", "button"}:
            return True
        outer = outer.parent
    return False


def remove(tag: Tag, gone: set[int]) -> None:
    """Take an element out of the tree and note the ids (`id()`) of all that went with it.

    bs4's own `decomposed` searches the whole subtree for an element named "_decomposed" whenever the answer is no.
    """
    gone.add(id(tag))
    gone.update(id(part) for part in tags(tag))
    tag.extract()
