"""Readers as they are: each knows its items in its own way, asks when it likes, and takes offence in its own way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.publish.test_formats import atom_items, json_items, rss_items
from tests.publish.test_paging import previous
from tests.web.test_serving import Answer, Site

READ: dict[str, Callable[[str], list[dict[str, Any]]]] = {"rss": rss_items, "atom": atom_items, "json": json_items}
ERRORS_MAX = 3
"""A feed that fails so often is dropped by its reader, and its owner never hears of it."""


@dataclass
class Reader:
    """One subscription. It asks with what it was given the last time, as HTTP wants it."""

    name: str
    ending: str
    dated: bool = False
    """Knows items by GUID and date together: an item whose date moves is a new one."""
    patient: bool = False
    """Follows the archive back until it meets what it knows."""
    seen: list[str] = field(default_factory=list)
    known: set[object] = field(default_factory=set)
    tags: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def poll(self, site: Site) -> None:
        """Ask for the feed and take in what is new, oldest first."""
        if len(self.errors) >= ERRORS_MAX:
            return
        fresh: list[dict[str, Any]] = []
        path = f"/feed.{self.ending}"
        while path:
            answer = site.ask(path, If_None_Match=self.tags.get(path, '"none"'), Accept_Encoding="identity")
            if answer.status == 304:
                break
            items = self._items(path, answer)
            if not items:
                break
            self.tags[path] = answer.header("ETag") or ""
            new = [item for item in items if self._key(item) not in self.known]
            fresh += [item for item in new if item["id"] not in {one["id"] for one in fresh}]
            path = self._older(answer) if self.patient and len(new) == len(items) else ""
        self.known |= {self._key(item) for item in fresh}
        self.seen += [item["id"] for item in reversed(fresh)]

    def _key(self, item: dict[str, Any]) -> object:
        return (item["id"], item["told"]) if self.dated else item["id"]

    def _items(self, path: str, answer: Answer) -> list[dict[str, Any]]:
        """What is in the document; an error status, a document that cannot be read and an empty one are errors."""
        try:
            items = READ[self.ending](answer.body.decode()) if answer.status == 200 else []
        except (SyntaxError, ValueError) as error:  # ElementTree's ParseError is a SyntaxError
            self.errors.append(f"{path}: {error}")
            return []
        if not items:
            self.errors.append(f"{path}: {answer.status}, {len(answer.body)} bytes, no item")
        return items

    def _older(self, answer: Answer) -> str:
        return urlsplit(previous(answer.body.decode(), self.ending)).path


def subscribed() -> list[Reader]:
    """Readers of every kind."""
    return [
        Reader("by GUID, RSS", "rss"),
        Reader("by GUID, JSON", "json"),
        Reader("by GUID and date, Atom", "atom", dated=True),
        Reader("by GUID and date, RSS", "rss", dated=True),
        Reader("back through the archive, Atom", "atom", patient=True),
    ]
