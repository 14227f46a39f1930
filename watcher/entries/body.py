"""The body of an item as blocks, and its two prints: HTML for readers, plain text for everything else."""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from watcher.entries.clean import legal, right_to_left
from watcher.model import Link

BASE = "{base}"
"""Stands for `base_url` in a link to our own files. Only `href="{base}/` is ever filled in, and no escaped text can
hold that, because its quotation mark would be escaped."""

CELL_BORDER = " | "
"""Between the cells of a row in plain text."""
_STYLES = {
    "del": "background:#ffe3e0;color:#7a0b12;text-decoration:line-through",
    "ins": "background:#d9f5e0;color:#0b4f1f;text-decoration:none;font-weight:600",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in a block."""

    text: str
    mark: Literal["", "del", "ins", "strong", "em", "code"] = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One block: a heading, paragraph, list item, quotation or table row (one span a cell)."""

    kind: Literal["heading", "paragraph", "item", "quote", "row", "links"]
    spans: tuple[Span, ...]


def heading(text: str) -> Part:
    """Return a heading."""
    return Part("heading", (Span(text),))


def paragraph(*spans: Span | str) -> Part:
    """Return a paragraph of spans and plain strings."""
    return Part("paragraph", _spans(spans))


def item(*spans: Span | str) -> Part:
    """Return a list item."""
    return Part("item", _spans(spans))


def quote(*spans: Span | str) -> Part:
    """Return a line of quotation."""
    return Part("quote", _spans(spans))


def row(*cells: Span | str) -> Part:
    """Return a table row."""
    return Part("row", _spans(cells))


def links(targets: Iterable[Link]) -> Part:
    """Return a line of links; in plain text only those that lead elsewhere."""
    return Part("links", tuple(Span(link.title, "", _address(link)) for link in targets))


def to_html(parts: Iterable[Part]) -> str:
    """Return escaped HTML, one block a line, styled inline because readers drop style sheets."""
    return "\n".join(_group_html(kind, list(group)) for kind, group in groupby(parts, key=lambda part: part.kind))


def to_text(parts: Iterable[Part]) -> str:
    """Return the same as plain text: a blank line between blocks, none between the items of a list; no empty block."""
    said = [(part.kind, line) for part in parts if (line := _text(part))]
    groups = ([line for _, line in group] for _, group in groupby(said, key=lambda one: one[0]))
    return "\n\n".join(("\n" if _listed(lines) else "\n\n").join(lines) for lines in groups)


def filled(content_html: str, base_url: str) -> str:
    """Return the stored HTML with the links to our own files made absolute."""
    return content_html.replace(f'href="{BASE}/', f'href="{html.escape(base_url.rstrip("/"))}/')


def _address(link: Link) -> str:
    return link.href if "://" in link.href else own(link.href)


def own(path: str) -> str:
    """Return the placeholder address of one of our own files."""
    return f"{BASE}/{path}"


def _spans(spans: Iterable[Span | str]) -> tuple[Span, ...]:
    return tuple(Span(span) if isinstance(span, str) else span for span in spans)


def _group_html(kind: str, parts: list[Part]) -> str:
    if kind == "quote":
        return (
            "<blockquote>\n" + "\n".join(f'<p dir="auto">{_quote_html(part)}</p>' for part in parts) + "\n</blockquote>"
        )
    inner = [_inline(part) for part in parts]
    match kind:
        case "heading":
            return "\n".join(f"<h3>{text}</h3>" for text in inner)
        case "item":
            return "<ul>\n" + "\n".join(f"<li>{text}</li>" for text in inner) + "\n</ul>"
        case "row":
            return "<table>\n" + "\n".join(map(_row_html, parts)) + "\n</table>"
    return "\n".join(f"<p>{text}</p>" for text in inner)


def _row_html(part: Part) -> str:
    return "<tr>" + " ".join(f"<td>{_span_html(span)}</td>" for span in part.spans) + "</tr>"


def _quote_html(part: Part) -> str:
    """Words that run from right to left stand by themselves: else the label in front would turn their order."""
    label, *words = map(_span_html, part.spans)
    text = "".join(words)
    return f"{label} <bdi>{text.strip()}</bdi>" if right_to_left(text) else label + text


def _inline(part: Part) -> str:
    return (", " if part.kind == "links" else "").join(map(_span_html, part.spans))


def _span_html(span: Span) -> str:
    text = html.escape(legal(span.text))
    if span.mark:
        style = f' style="{_STYLES[span.mark]}"' if span.mark in _STYLES else ""
        text = f"<{span.mark}{style}>{text}</{span.mark}>"
    return f'<a href="{html.escape(span.href)}">{text}</a>' if span.href else text


def _text(part: Part) -> str:
    spans = [span for span in part.spans if part.kind != "links" or not (span.href or "").startswith(BASE)]
    between = {"row": CELL_BORDER, "links": "\n"}.get(part.kind, "")
    line = between.join(map(_span_text, spans))
    return f"- {line}" if part.kind == "item" else line


def _span_text(span: Span) -> str:
    text = legal(span.text)
    return f"{text} {span.href}" if span.href and not span.href.startswith(BASE) else text


def _listed(lines: list[str]) -> bool:
    return len(lines) > 1 and (lines[0].startswith("- ") or CELL_BORDER in lines[0])
