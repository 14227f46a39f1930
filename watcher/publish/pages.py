"""The pages for people: static, without scripts, with one style sheet, and linked relatively so that they can move."""

import hashlib
import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from watcher.entries.asides import weighed, weight_line
from watcher.entries.body import filled
from watcher.entries.clean import legal
from watcher.entries.membership import is_of_welfare
from watcher.entries.quoting import Run
from watcher.entries.sayings import headline
from watcher.entries.wording import CLASS_WORDS, EVENT_WORDS, moment
from watcher.model import Comparison, Entry, Reason, Review
from watcher.publish.channels import Channel
from watcher.publish.feeds import Head, page_name
from watcher.publish.kept import kept
from watcher.publish.urls import item_url, own_link, up
from watcher.publish.view import CONTENTS_MIN, Files, citation, move_views, page_limit, section_views, topic_views

_STYLE = re.compile(r' style="[a-z0-9:#;-]*"')


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page needs: where it stands, and what the service is called."""

    path: str
    """Below the public folder."""
    service: str
    base_url: str
    title: str

    @property
    def top(self) -> str:
        """The way to the top of the public folder."""
        return up(self.path)


@dataclass(frozen=True, slots=True)
class StatusLine:
    """How one document fares, on the front page."""

    id: str
    title: str
    kind: str
    url: str
    page: str
    status: str
    failing_since: datetime | None
    reason: str
    why: str
    last_good: datetime | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The changes of the same document before and after a change."""

    previous: Entry | None = None
    next: Entry | None = None


def change_page(
    frame: Frame, entry: Entry, *, corrections: Sequence[Entry], neighbours: Neighbours, review: Review | None
) -> str:
    """Return the page of a change; of a withdrawn one, its tombstone."""
    limit = page_limit(entry)
    comparison = entry.comparison or Comparison()
    sections = section_views(comparison, limit, Files.of(entry))
    apart = is_of_welfare(entry.kind, comparison)
    return _render(
        "change.html",
        frame,
        entry=entry,
        comparison=comparison,
        sections=[section for section in sections if section.relevant or not apart],
        elsewhere=[section for section in sections if apart and not section.relevant],
        moves=move_views(comparison),
        limit=limit,
        corrections=corrections,
        neighbours=neighbours,
        review=review,
        topics=() if entry.withdrawn else topic_views(entry),
        mixed=entry.reason is Reason.MIXED_RULES,
        citation=citation(entry, corrections, frame.service, f"{frame.base_url}/{frame.path}"),
    )


Corrections = Callable[[Entry], Sequence[Entry]]
"""What was said later against an entry, oldest first."""


def feed_page(
    frame: Frame,
    head: Head,
    channel: Channel,
    entries: Sequence[Entry],
    *,
    fares: StatusLine | None = None,
    corrections: Corrections,
) -> str:
    """Return the readable page beside a feed document; `fares`: how the one document fares that it is about."""
    older = page_name(head.stem, head.previous) if head.previous else None
    newer = head.stem if head.page is not None else None
    items = [_feed_item(entry, frame.top, corrections(entry)) for entry in entries]
    return _render("feed.html", frame, head=head, channel=channel, fares=fares, items=items, older=older, newer=newer)


def _feed_item(entry: Entry, top: str, corrections: Sequence[Entry]) -> Markup:
    """Return one item as a page shows it; one that was corrected since it was told says so."""
    item = _item(entry, top, corrections) if corrections else _item_as_told(entry, top).decode()
    return Markup(item)  # noqa: S704 - made of a template


@kept
def _item_as_told(entry: Entry, top: str) -> bytes:
    return _item(entry, top, ()).encode()


def _item(entry: Entry, top: str, corrections: Sequence[Entry]) -> str:
    return _environment().get_template("item.html").render(entry=entry, top=top, corrections=corrections)


def changes_page(
    frame: Frame, entries: Sequence[Entry], *, older: str | None, newer: str | None, corrections: Corrections
) -> str:
    """Return one page of the list of everything told, newest first."""
    return _render("changes.html", frame, entries=entries, older=older, newer=newer, corrections=corrections)


def index_page(frame: Frame, **parts: Any) -> str:
    """Return the front page."""
    return _render("index.html", frame, **parts)


def comparison_page(comparison: Comparison, *, before: str, after: str) -> str:
    """Return one self-contained page of a comparison, without a service around it."""
    style = (files("watcher.publish") / "static" / "style.css").read_text(encoding="utf-8")
    told = comparison.sections
    return (
        _environment()
        .get_template("comparison.html")
        .render(
            title=f"{PurePath(before).name} -> {PurePath(after).name}",
            summary=" ".join(weighed(headline(comparison, told, "section"), weight_line(told, quoting=True))),
            before=before,
            after=after,
            comparison=comparison,
            sections=section_views(comparison, None),
            moves=move_views(comparison),
            style=Markup(style),  # noqa: S704 - ours
            style_digest=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )


def _render(template: str, frame: Frame, **parts: Any) -> str:
    return _environment().get_template(template).render(frame=frame, **parts)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("watcher.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: legal(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "moment": moment,
        "iso": lambda when: when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "content": _content,
        "arrows": _arrows,
        "lang": _lang,
    }
    environment.globals |= {
        "CLASS_WORDS": CLASS_WORDS,
        "CONTENTS_MIN": CONTENTS_MIN,
        "EVENT_WORDS": EVENT_WORDS,
        "item_url": item_url,
        "own_link": own_link,
        "target": _target,
        "time": _time,
    }
    return environment


def _content(entry: Entry, top: str) -> Markup:
    """The stored HTML, which is escaped, with links relative to the page and its style left to the style sheet."""
    local = filled(entry.content_html, "BASE").replace('href="BASE/', f'href="{top}')
    return Markup(_STYLE.sub("", local))  # noqa: S704 - escaped when it was told


def _arrows(title: str) -> Markup:
    """A title whose arrows do not break at the end of a line."""
    return Markup('<span class="arrow">-&gt;</span>').join(legal(title).split("->"))


def _lang(runs: Iterable[Run]) -> Markup:
    """Pages are in English. Of words in another script it is said that their language is not known."""
    letter = next((char for run in runs for char in run.text if char.isalpha()), "a")
    return Markup("") if unicodedata.name(letter, "LATIN").startswith("LATIN") else Markup(' lang=""')


def _target(entry: Entry, top: str) -> str:
    """Where a title leads: to our page if there is one, else to the document."""
    page = own_link(entry, "page")
    return f"{top}{page}" if page else item_url(entry, top.rstrip("/") or ".")


def _time(when: datetime, near: datetime | None = None) -> Markup:
    words = moment(when, near=near)
    return Markup('<time datetime="{}">{}</time>').format(when.strftime("%Y-%m-%dT%H:%M:%SZ"), words)
