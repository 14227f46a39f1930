"""Next.js flight data: what `self.__next_f.push` brings, as rows of JSON and as the markup that it would become.

The format is React's own and documented in its source alone (packages/react-server, ReactFlightServer.js): rows
`<hex id>:<tag><JSON>`, one a line, where a text row is `T<hex bytes>,` and that many bytes without a line's end;
elements are `["$", type, key, props]`.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html import escape
from typing import Any

_PUSH = re.compile(r"__next_f\b[^;\n]{0,60}?\.push\(\s*")
_ROW = re.compile(r"([0-9a-f]{0,8}):([A-Z]?)", re.IGNORECASE)
_TEXT_ROW = re.compile(r"([0-9a-f]{1,8}),", re.IGNORECASE)
_TEXT_SEGMENT = 1
_DAMAGED_MAX = 100
"""Pushes of one script that are no JSON; each costs a look at the whole script, and a server writes none."""
_ELEMENT_PARTS = 4
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_SHOWN = ("href", "class", "title", "datetime", "aria-label", "alt")
_AS_ATTRIBUTE = {"className": "class", "dateTime": "datetime"}
_DECODER = json.JSONDecoder()


def segment(script: str) -> str:
    """Return the text that a script pushes, of all its pushes; empty where it pushes none."""
    said: list[str] = []
    damaged = 0
    for push in _PUSH.finditer(script):
        try:
            value, _ = _DECODER.raw_decode(script, push.end())
        except (ValueError, RecursionError):
            damaged += 1
            if damaged == _DAMAGED_MAX:
                break
            continue
        if isinstance(value, list) and value[:1] == [_TEXT_SEGMENT] and isinstance(value[-1], str):
            said.append(value[-1])
    return "".join(said)


def rows(text: str) -> Iterator[Any]:
    """Yield what the rows of a flight say; a damaged row costs itself alone."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    place = 0
    while row := _ROW.match(text, place):
        long = _TEXT_ROW.match(text, row.end()) if row[2] == "T" else None
        if long:
            size = int(long[1], 16)
            part = text[long.end() : long.end() + size].encode()[:size].decode("utf-8", "ignore")
            place = long.end() + len(part)
            yield part
            continue
        end = text.find("\n", row.end())
        end = len(text) if end < 0 else end
        if not row[2]:
            with suppress(ValueError, RecursionError):
                said = _DECODER.decode(text[row.end() : end])
                if isinstance(said, str | list | dict):
                    yield said
        place = end + 1


def markup(tree: Any) -> str:
    """Return the elements of a tree as HTML, so that a link in a script is read as a link in a page is."""
    made: list[str] = []
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _Closing):
            made.append(f"</{node}>")
        elif isinstance(node, str):
            made.append(escape(node.removeprefix("$")) if node[:1] != "$" or node[:2] == "$$" else "")
        elif _is_element(node):
            name, props = _tag(node[1]), node[3]
            made.append(f"<{name}{_attributes(props)}>")
            waiting += [_Closing(name), *reversed(_inside(props))]
        elif isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            waiting.extend(reversed([value for value in node.values() if isinstance(value, list | dict)]))
    return "".join(made)


class _Closing(str):
    """The name of an element whose inside has been written."""

    __slots__ = ()


def _is_element(node: Any) -> bool:
    return (
        isinstance(node, list)
        and len(node) >= _ELEMENT_PARTS
        and node[0] == "$"
        and isinstance(node[1], str)
        and isinstance(node[3], dict)
    )


def _tag(kind: str) -> str:
    """Return the name of an element; a component's is not known here."""
    return kind if _NAME.fullmatch(kind) and kind not in {"script", "style", "noscript"} else "x-part"


def _attributes(props: dict[str, Any]) -> str:
    said = {_AS_ATTRIBUTE.get(name, name): value for name, value in props.items() if isinstance(value, str)}
    return "".join(f' {name}="{escape(said[name])}"' for name in _SHOWN if name in said)


def _inside(props: dict[str, Any]) -> list[Any]:
    """Return what lies in an element: elements among its properties, then its children."""
    others = [value for name, value in props.items() if name != "children" and isinstance(value, list | dict)]
    return [*others, props.get("children")]
