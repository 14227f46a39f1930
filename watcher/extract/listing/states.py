"""Data that frameworks leave in a page in forms of their own: assignments in scripts, attributes, references.

Nuxt 3 and SvelteKit write a list in which every value of an object is the place of that value in the list
(https://github.com/Rich-Harris/devalue); Astro writes each property as `[kind, value]`
(packages/astro/src/runtime/server/serialize.ts); Inertia and others write JSON into an attribute of an element.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Any

STATES_MAX = 200
"""Assignments and attributes of one page that are looked at; a real page has a handful."""
_ASSIGNED = re.compile(r"(?:\b(?:window|self|globalThis)\s*(?:\.\s*[\w$]+|\[\s*[\"'][\w$]+[\"']\s*\])|\b__\w+)\s*=\s*")
_PARSED = re.compile(r"JSON\.parse\(\s*")
_ATTRIBUTE = re.compile(r"\s(?:props|data-[\w-]{2,40})\s*=\s*(?:\"((?:\{|\[)[^\"]*)\"|'((?:\{|\[)[^']*)')")
_DECODER = json.JSONDecoder()
_NESTED_MAX = 100
_PAIR = 2


def assigned(script: str) -> Iterator[Any]:
    """Yield the JSON that a script assigns to names of the page."""
    for number, match in enumerate(_ASSIGNED.finditer(script)):
        if number == STATES_MAX:
            return
        parsed = _PARSED.match(script, match.end())
        with suppress(ValueError, RecursionError):
            said, _ = _DECODER.raw_decode(script, parsed.end() if parsed else match.end())
            tree = json.loads(said) if parsed and isinstance(said, str) else said
            if isinstance(tree, list | dict):
                yield tree


def attributes(markup: str) -> Iterator[Any]:
    """Yield the JSON that stands in attributes of elements."""
    for number, match in enumerate(_ATTRIBUTE.finditer(markup)):
        if number == STATES_MAX:
            return
        with suppress(ValueError, RecursionError):
            yield unwrapped(json.loads(unescape(match[1] or match[2])))


def unwrapped(tree: Any, depth: int = 0) -> Any:
    """Return the tree with every `[kind, value]` as its value; what nests deeper than anything real stays."""
    if depth > _NESTED_MAX:
        return tree
    if isinstance(tree, dict):
        return {name: unwrapped(value, depth + 1) for name, value in tree.items()}
    if isinstance(tree, list):
        wrapped = len(tree) == _PAIR and isinstance(tree[0], int) and not isinstance(tree[1], int)
        return unwrapped(tree[1], depth + 1) if wrapped else [unwrapped(one, depth + 1) for one in tree]
    return tree


def resolved(tree: Any) -> Any:
    """Return a list of references as its objects, each with the texts that it refers to; any other tree as it is."""
    if not (isinstance(tree, list) and any(_refers(one, tree) for one in tree)):
        return tree
    return [_texts(one, tree) for one in tree if _refers(one, tree)]


def _refers(node: Any, places: list[Any]) -> bool:
    return (
        isinstance(node, dict)
        and bool(node)
        and all(isinstance(at, int) and not isinstance(at, bool) and -1 <= at < len(places) for at in node.values())
    )


def _texts(node: dict[str, int], places: list[Any]) -> dict[str, Any]:
    said = {name: places[at] for name, at in node.items() if at >= 0}
    inner = {
        name: {key: places[at] for key, at in value.items() if at >= 0 and isinstance(places[at], str)}
        for name, value in said.items()
        if _refers(value, places)
    }
    return {name: value for name, value in said.items() if isinstance(value, str)} | inner
