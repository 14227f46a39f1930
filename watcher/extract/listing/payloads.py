"""Lists that a page carries as data: flight data, `__NEXT_DATA__`, JSON-LD, other JSON, and states of frameworks."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from watcher.extract.listing import flight, states

_OPENING = re.compile(r"<script\b([^<>]{0,2000})>", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_JSON_TYPE = re.compile(r"type\s*=\s*[\"']?[^\"'>]*json", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z][\w-]*\s[^<>]*\bhref=", re.IGNORECASE)


def trees(markup: str) -> list[Any]:
    """Return the data of a page's scripts and attributes, in order; what is no JSON is left out."""
    found: list[Any] = []
    flown: list[str] = []
    for about, script in _scripts(markup):
        if _JSON_TYPE.search(about):
            found += map(states.resolved, _decoded(script))
        elif "__next_f" in script:
            flown.append(flight.segment(script))
        else:
            found += states.assigned(script)
    return [*found, *states.attributes(markup), *flight.rows("".join(flown))]


def written(trees: Sequence[Any]) -> str:
    """Return the HTML in data, one part of the page for each: elements of flights, and texts that are markup."""
    parts = (part for tree in trees for part in (flight.markup(tree), *_texts(tree)))
    return "\n".join(f"<section>{part}</section>" for part in parts if _MARKUP.search(part))


def decoded(text: str) -> Any:
    """Return what JSON says; raise ValueError where it is none or nests too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it nests too deep") from error


def _decoded(script: str) -> list[Any]:
    try:
        return [decoded(script)]
    except ValueError:
        return []


def _scripts(markup: str) -> Iterator[tuple[str, str]]:
    """Yield attributes and text of every script that ends."""
    place = 0
    while opening := _OPENING.search(markup, place):
        closing = _CLOSING.search(markup, opening.end())
        if closing is None:
            return
        yield opening[1], markup[opening.end() : closing.start()]
        place = closing.end()


def _texts(tree: Any) -> Iterator[str]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))
