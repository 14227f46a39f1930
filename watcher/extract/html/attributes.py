"""Attributes of an element as plain strings."""

from bs4 import Tag


def names_of(tag: Tag) -> str:
    """Return an element's class names and id as one string."""
    return f"{attribute(tag, 'class')} {attribute(tag, 'id')}".strip()


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as one string, empty where there is none."""
    value = tag.attrs.get(name)
    return value if isinstance(value, str) else " ".join(value or ())
