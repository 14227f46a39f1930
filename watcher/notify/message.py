"""What is sent: one or more entries as a message, with an id that stays the same however often it is tried."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from watcher.entries.body import filled
from watcher.entries.clean import shortened
from watcher.model import Entry, Event
from watcher.publish.jsonfeed import json_item, json_text
from watcher.publish.urls import item_url

TYPE = "entries"
TYPE_TEST = "test"
_CALLS = re.compile(r"(?<![\w./])@(?=\w)|<(?=[!@#])")
"""What a chat would take as a call to somebody: nobody is to be called by words that a watched page chose."""
_STYLE = re.compile(r' style="[a-z0-9:#;-]*"')
_TURNS = (("<bdi>", "\u2068"), ("</bdi>", "\u2069"))
"""Chats refuse tags that they do not know: isolates, which are characters, do the same."""
BRIEF_CHARS_MIN = 20
"""With less room beside an address nothing is said but the address."""
REST_CHARS = 40
"""Room for the line that says how many entries were left out."""


@dataclass(frozen=True, slots=True)
class Message:
    """Entries for one target, oldest first, as the public may read them."""

    target: str
    entries: tuple[Entry, ...]
    base_url: str
    service: str
    """What the operator calls the service."""
    test: bool = False

    @property
    def id(self) -> str:
        """Its id, by which a receiver knows that it has it already."""
        names = "\n".join((self.target, *(entry.event_id for entry in self.entries)))
        return f"msg_{hashlib.sha256(names.encode()).hexdigest()[:32]}"

    @property
    def title(self) -> str:
        """One line for people."""
        if len(self.entries) == 1:
            return quiet(self.entries[0].title)
        return f"{self.service}: {len(self.entries)} entries"

    def json(self) -> bytes:
        """Return the body of a webhook: type, time and entries, each as it stands in the JSON Feed."""
        return json_text(
            {
                "type": TYPE_TEST if self.test else TYPE,
                "timestamp": self.entries[-1].told.isoformat(),
                "data": {"schema": 1, "entries": [json.loads(json_item(one, self.base_url)) for one in self.entries]},
            }
        )

    def topics(self) -> tuple[str, ...]:
        """Return the addresses of the feed documents that hold the entries, sorted."""
        stems = sorted({stem for entry in self.entries for stem in entry.feeds})
        return tuple(f"{self.base_url}/{stem}.{ending}" for stem in stems for ending in ("atom", "json", "rss"))

    def text(self, most: int) -> str:
        """Return the message as plain text: whole where it is no longer than that, else titles with addresses."""
        whole = "\n\n\n".join(map(self._text_of, self.entries))
        if len(whole) <= most:
            return whole
        return _fitting([self._brief_text(one, most - REST_CHARS) for one in self.entries], "\n\n", most)

    def html(self, most: int) -> str:
        """Return the message as HTML, everything from outside escaped: whole, without its colours, or briefly."""
        whole = "\n<hr>\n".join(map(self._html_of, self.entries))
        for said in (whole, _STYLE.sub("", whole)):
            if len(said) <= most:
                return said
        return _fitting([self._brief_html(one, most - REST_CHARS) for one in self.entries], "\n", most)

    def _text_of(self, entry: Entry) -> str:
        heading = f"{quiet(entry.title)}\n\n" if len(self.entries) > 1 else ""
        return f"{heading}{quiet(entry.content_text).strip()}\n\n{item_url(entry, self.base_url)}"

    def _html_of(self, entry: Entry) -> str:
        heading = f"<h2>{escape(quiet(entry.title))}</h2>\n" if len(self.entries) > 1 else ""
        content = filled(entry.content_html, self.base_url)
        for tag, isolate in _TURNS:
            content = content.replace(tag, isolate)
        return f"{heading}{quiet(content)}\n<p>{self._anchor(entry)}</p>"

    def _brief_text(self, entry: Entry, most: int) -> str:
        url = item_url(entry, self.base_url)
        return "\n".join(filter(None, (self._brief(entry, most - len(f"\n{url}")), url)))

    def _brief_html(self, entry: Entry, most: int) -> str:
        anchor = self._anchor(entry)
        said = escape(self._brief(entry, most - len(f"<p><br>{anchor}</p>"))).replace("\n", "<br>")
        return f"<p>{said}<br>{anchor}</p>"

    def _brief(self, entry: Entry, most: int) -> str:
        """Return what is said of an entry beside its address, which is never cut: nothing, where nothing fits."""
        said = quiet(entry.title if len(self.entries) > 1 else entry.summary)
        return shortened(said, most) if most >= BRIEF_CHARS_MIN else ""

    def _anchor(self, entry: Entry) -> str:
        """The address to follow, and to read where a service shows no links."""
        url = escape(item_url(entry, self.base_url))
        return f'<a href="{url}">{url}</a>'


def quiet(text: str) -> str:
    """Return text, or HTML, that calls nobody in a chat: a zero-width space stands after the sign."""
    return _CALLS.sub(lambda match: f"{match[0]}\u200b", text)


def trial_message(target: str, base_url: str, service: str, at: datetime) -> Message:
    """Return a message that says only that it is a test."""
    words = f"A test of {service}: the target {target!r} is reached."
    stamp = at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    event_id = f"_service/{stamp}/test"
    entry = Entry(
        event_id=event_id,
        guid=f"{base_url}/index.html#{event_id}",
        event=Event.BEGUN,
        told=at,
        title=words,
        summary="Nothing has happened.",
        content_html="<p>Nothing has happened: somebody asked for a test.</p>",
        content_text="Nothing has happened: somebody asked for a test.",
        feeds=("feed",),
        url=f"{base_url}/index.html",
    )
    return Message(target, (entry,), base_url, service, test=True)


def _fitting(parts: Sequence[str], between: str, most: int) -> str:
    """Return as many of the parts as fit, and how many do not; the first is never left out."""
    said = parts[0]
    for number, part in enumerate(parts[1:], 1):
        longer = f"{said}{between}{part}"
        if len(longer) + REST_CHARS * (number + 1 < len(parts)) > most:
            return f"{said}{between}... and {len(parts) - number} more."
        said = longer
    return said
